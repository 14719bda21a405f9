"""Applications and payments as sheets of the handover; persons' names stay in the office unless ticked."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.columns import Column, Kind
from app.domain.money import Money
from app.domain.sheets import ACKNOWLEDGING, Answering, SheetSource, Taking
from app.features.applications import queries
from app.features.applications.queries import ApplicationRow, BookedRow
from app.features.applications.rules import STATUS_LABELS
from app.features.applications.service import returned


@dataclass(frozen=True)
class SheetRow:
    """An application as a line of the sheet."""

    reference: str
    fund: str
    organisation: str
    person: str
    title: str
    total: Money
    requested: Money
    approved: Money | None
    paid: Money
    status: str
    received_on: date
    decided_on: date | None
    deadline: date | None
    uid: str
    asks: str


PRIVATE = "Privatperson"
_ONLY_NAMED = f"Namen nur von Organisationen, sonst „{PRIVATE}“."

APPLICATION_COLUMNS: tuple[Column[SheetRow], ...] = (
    Column("reference", "Aktenzeichen", width=120),
    Column("fund", "Fonds", width=200),
    Column("organisation", "Antragsteller (Organisation)", width=220, help=_ONLY_NAMED),
    Column("person", "Antragsteller (Person)", width=160, shown=False, personal=True),
    Column("title", "Projekt", width=260),
    Column("total", "Gesamtkosten", Kind.MONEY, 110),
    Column("requested", "Beantragt", Kind.MONEY, 110),
    Column("approved", "Bewilligt", Kind.MONEY, 110),
    Column("paid", "Gezahlt", Kind.MONEY, 110),
    Column("status", "Stand", Kind.STATE, 110),
    Column("received_on", "Eingang", Kind.DATE, 96),
    Column("decided_on", "Entschieden", Kind.DATE, 96),
    Column("deadline", "Nächste Frist", Kind.DATE, 110, help="Nach der Bewilligung: Verwendungsnachweis."),
)
PAYMENT_COLUMNS: tuple[Column[BookedRow], ...] = (
    Column("paid_on", "Gezahlt am", Kind.DATE, 96),
    Column("reference", "Aktenzeichen", width=120),
    Column("fund", "Fonds", width=200),
    Column("title", "Projekt", width=260),
    Column("organisation", "Empfänger (Organisation)", width=220, help=_ONLY_NAMED),
    Column("person", "Empfänger (Person)", width=160, shown=False, personal=True),
    Column("amount", "Betrag", Kind.MONEY, 110, help="Eine Gegenbuchung ist negativ."),
    Column("note", "Vermerk", width=220, shown=False, personal=True),
)


def application_rows(session: Any, first: date, last: date) -> Iterable[SheetRow]:
    """Applications received or decided in the period, and those that still wait."""
    return _applications(queries.rows_between(session, first, last))


def applications_now(session: Any, uids: Collection[str]) -> Iterable[SheetRow]:
    """These applications as they are now."""
    return _applications(queries.rows_now(session, uids))


def _applications(rows: Iterable[ApplicationRow]) -> Iterator[SheetRow]:
    for row in rows:
        yield SheetRow(
            reference=row.reference,
            fund=row.fund,
            organisation=row.organisation or PRIVATE,
            person=row.person,
            title=row.title,
            total=row.total,
            requested=row.requested,
            approved=row.approved,
            paid=row.paid,
            status=STATUS_LABELS[row.status],
            received_on=row.received_on,
            decided_on=row.decided_on,
            deadline=row.deadline,
            uid=row.uid,
            asks=row.asks,
        )


def payment_rows(session: Any, first: date, last: date) -> Iterable[BookedRow]:
    """Payments of the period."""
    return _payments(queries.payments_between(session, first, last))


def payments_now(session: Any, uids: Collection[str]) -> Iterable[BookedRow]:
    """These payments as they are now."""
    return _payments(queries.payments_now(session, uids))


def _payments(rows: Iterable[BookedRow]) -> Iterator[BookedRow]:
    for row in rows:
        yield row if row.organisation else replace(row, organisation=PRIVATE)


SHEETS: tuple[SheetSource, ...] = (
    SheetSource(
        key="applications",
        title="Förderanträge",
        columns=APPLICATION_COLUMNS,
        rows=application_rows,
        tables=frozenset({"applications", "cost_items", "payments"}),
        note="Anträge, die in der Woche eingingen, entschieden wurden oder noch offen sind.",
        table="applications",
        kind="application",
        names=("reference", "title"),
        now=applications_now,
        answering=Answering(returned.CHOICES, returned.take_reply, returned.SYNONYMS),
        taking=Taking(returned.KEYS, returned.change),
    ),
    SheetSource(
        key="payments",
        title="Zahlungen",
        columns=PAYMENT_COLUMNS,
        rows=payment_rows,
        tables=frozenset({"payments"}),
        note="Auszahlungen und Gegenbuchungen der Woche.",
        table="payments",
        names=("reference", "paid_on", "amount"),
        now=payments_now,
        answering=ACKNOWLEDGING,
    ),
)
