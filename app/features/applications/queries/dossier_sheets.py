"""The tables of a dossier: plans, areas, quotes, checklist, decisions, money, proof, timeline."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.money import ZERO, Money
from app.features.applications.queries.drafts import draft_of
from app.features.applications.queries.story import story
from app.features.applications.rules import DECISION_LABELS, FINANCE_KINDS
from app.features.applications.rules.dossier import Sheet
from db.models import Application, Decision, Document, Income, Payment, Receipt, Staff

_STATE = {True: "da", False: "fehlt"}


def all_of(session: Session, record: Application) -> Iterator[Sheet]:
    """Every table that has something to say."""
    found = (
        *_plans(session, record),
        _documents(session, record.id),
        _decisions(session, record.id),
        _payments(session, record.id),
        _receipts(session, record.id),
        _incomes(session, record.id),
        _story(session, record.id),
    )
    yield from (sheet for sheet in found if sheet.rows)


def _plans(session: Session, record: Application) -> Iterator[Sheet]:
    draft = draft_of(session, record)
    yield Sheet(
        "Kostenplan",
        ("Kostenart", "Position", "Betrag", "Zählt"),
        tuple(
            (line.kind, line.text, formats.money(line.amount), formats.yes_no(line.eligible))
            for line in draft.costs
        ),
        frozenset({2}),
        ("Summe", "", _total([line.amount for line in draft.costs]), ""),
    )
    yield Sheet(
        "Finanzierungsplan",
        ("Herkunft", "Genauer", "Betrag"),
        (
            *(
                (FINANCE_KINDS.get(line.kind, line.kind), line.text, formats.money(line.amount))
                for line in draft.finance
            ),
            ("Zuschuss", "beantragt", formats.money(draft.requested)),
        ),
        frozenset({2}),
        ("Summe", "", _total([*(line.amount for line in draft.finance), draft.requested])),
    )
    yield Sheet(
        "Flächen",
        ("Maßnahmenart", "Genauer", "Fläche"),
        tuple((line.measure, line.text, formats.area(line.dm2)) for line in draft.areas),
        frozenset({2}),
    )
    yield Sheet(
        "Angebote",
        ("Leistung", "Firma", "Datum", "Betrag", "Auswahl"),
        tuple(
            (
                line.work,
                line.firm,
                formats.day(line.dated),
                formats.money(line.amount),
                ": ".join(part for part in ("gewählt" if line.chosen else "", line.reason) if part),
            )
            for line in draft.quotes
        ),
        frozenset({3}),
    )


def _documents(session: Session, application_id: int) -> Sheet:
    rows = session.scalars(
        select(Document)
        .where(Document.application_id == application_id)
        .order_by(Document.stage, Document.position)
    )
    return Sheet(
        "Checkliste",
        ("Unterlage", "Stand", "Da seit"),
        tuple(
            (
                row.label,
                f"entbehrlich: {row.waived}" if row.waived else _STATE[row.received_on is not None],
                formats.day(row.received_on),
            )
            for row in rows
        ),
    )


def _decisions(session: Session, application_id: int) -> Sheet:
    names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    rows = session.scalars(
        select(Decision).where(Decision.application_id == application_id).order_by(Decision.id)
    )
    return Sheet(
        "Entscheidungen",
        ("Tag", "Entscheidung", "Betrag", "Begründung", "Erfasst von"),
        tuple(
            (
                formats.day(row.decided_on),
                DECISION_LABELS.get(row.kind, row.kind),
                formats.money(row.amount),
                row.reason,
                names.get(row.staff_id or 0, ""),
            )
            for row in rows
        ),
        frozenset({2}),
    )


def _payments(session: Session, application_id: int) -> Sheet:
    rows = session.scalars(
        select(Payment).where(Payment.application_id == application_id).order_by(Payment.id)
    ).all()
    return Sheet(
        "Zahlungen",
        ("Tag", "Vermerk", "Betrag"),
        tuple((formats.day(row.paid_on), row.note, formats.money(row.amount)) for row in rows),
        frozenset({2}),
        ("Summe", "", _total([row.amount for row in rows])),
    )


def _receipts(session: Session, application_id: int) -> Sheet:
    rows = session.scalars(
        select(Receipt).where(Receipt.application_id == application_id).order_by(Receipt.position, Receipt.id)
    ).all()
    return Sheet(
        "Belegliste",
        ("Nr.", "Bezahlt am", "Empfänger und Gegenstand", "Nachgewiesen", "Anerkannt", "Grund"),
        tuple(
            (
                row.number,
                formats.day(row.paid_on),
                ": ".join(part for part in (row.payee, row.subject) if part),
                formats.money(row.claimed),
                formats.money(row.recognised),
                row.reason,
            )
            for row in rows
        ),
        frozenset({3, 4}),
        (
            "Summe",
            "",
            "",
            _total([row.claimed for row in rows]),
            _total([row.recognised for row in rows]),
            "",
        ),
    )


def _incomes(session: Session, application_id: int) -> Sheet:
    rows = session.scalars(
        select(Income).where(Income.application_id == application_id).order_by(Income.position, Income.id)
    ).all()
    return Sheet(
        "Einnahmen",
        ("Herkunft", "Genauer", "Betrag"),
        tuple((FINANCE_KINDS.get(row.kind, row.kind), row.text, formats.money(row.amount)) for row in rows),
        frozenset({2}),
        ("Summe", "", _total([row.amount for row in rows])),
    )


def _story(session: Session, application_id: int) -> Sheet:
    rows = reversed(story(session, application_id))
    return Sheet(
        "Zeitleiste", ("Tag", "Was geschah", "Wer"), tuple((formats.day(r.day), r.text, r.who) for r in rows)
    )


def _total(amounts: Sequence[Money | None]) -> str:
    return formats.money(Money.total(amount or ZERO for amount in amounts))
