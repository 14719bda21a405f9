"""The list of applications, and the same rows for the sheet."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.domain.casework import GRANTED, IN_CHECK, PROVING, RIPE, WAITING, Status
from app.domain.guideline import Rules, proof_due, tier
from app.domain.money import ZERO, Money
from app.domain.paging import Page, PageRequest
from db import lookups
from db.models import Application, Contact, CostItem, Fund, Guideline, Letter, Payment
from db.paging import paged


@dataclass(frozen=True)
class ApplicationRow:
    """An application in the list.

    Args:
        organisation: the applicant when it is a legal person.
        person: the applicant when it is a natural person (personal data).
        waiting: days since it came in while nothing is decided; None afterwards.
        deadline: the next date to keep; the proof of use after an approval.
        letter: ``open`` when one is to be written, ``issued`` when all went out, None when there is none.
        asks: what the city is asked about it: its release where the administration decides.
    """

    id: int
    uid: str
    reference: str
    fund: str
    year: int
    title: str
    applicant: str
    organisation: str
    person: str
    status: str
    received_on: date
    waiting: int | None
    total: Money
    requested: Money
    reserved: Money
    approved: Money | None
    paid: Money
    decided_on: date | None
    deadline: date | None
    letter: str | None
    asks: str


_PAID: Any = (
    select(func.coalesce(func.sum(Payment.amount), 0))
    .where(Payment.application_id == Application.id)
    .correlate(Application)
    .scalar_subquery()
)
_LETTERS: Any = select(Letter.id).where(Letter.application_id == Application.id).correlate(Application)
_LETTER: Any = case(
    (_LETTERS.where(Letter.issued_at.is_(None)).exists(), "open"),
    (_LETTERS.exists(), "issued"),
    else_=None,
)
_SELECTED: tuple[Any, ...] = (
    Application.id,
    Application.uid,
    Application.reference,
    Application.year,
    Application.title,
    Application.status,
    Application.received_on,
    Application.requested,
    Application.reserved,
    Application.approved,
    Application.decided_on,
    Application.ends_on,
    Fund.name.label("fund"),
    Contact.display_name.label("applicant"),
    Contact.kind.label("applicant_kind"),
    Guideline.rules,
    _PAID.label("paid"),
    _LETTER.label("letter"),
)
_STATEMENT: Select[Any] = (
    select(*_SELECTED)
    .join(Fund, Fund.id == Application.fund_id)
    .join(Contact, Contact.id == Application.contact_id)
    .join(Guideline, Guideline.id == Application.guideline_id)
)
STAGES: Mapping[str, str] = {
    "advice": "Beratung",
    "check": "in Prüfung",
    "ripe": "entscheidungsreif",
    "waiting_list": "Warteliste",
    "granted": "bewilligt",
    "proof": "Nachweis und Abrechnung",
    "ended": "beendet",
}
"""Parts of the course that the list can be cut down to."""


def _values(*states: Status) -> list[str]:
    return [state.value for state in states]


_STAGE: Any = case(
    (Application.status == Status.ADVICE.value, "advice"),
    (Application.status.in_(_values(*IN_CHECK)), "check"),
    (and_(Application.status.in_(_values(*RIPE)), Application.reserved == ZERO), "waiting_list"),
    (Application.status.in_(_values(*RIPE)), "ripe"),
    (Application.status.in_(_values(*GRANTED)), "granted"),
    (Application.status.in_(_values(*PROVING, Status.PAID, Status.RECLAIM)), "proof"),
    else_="ended",
)
_COLUMNS: dict[str, Any] = {
    "stage": _STAGE,
    "reference": Application.reference,
    "fund": Fund.name,
    "fund_id": Application.fund_id,
    "contact_id": Application.contact_id,
    "year": Application.year,
    "title": Application.title,
    "applicant": Contact.display_name,
    "status": Application.status,
    "received_on": Application.received_on,
    "requested": Application.requested,
    "reserved": Application.reserved,
    "approved": Application.approved,
    "decided_on": Application.decided_on,
    "letter": _LETTER,
}


def page(session: Session, request: PageRequest) -> Page[ApplicationRow]:
    """Applications, the newest first."""
    rows, total = paged(
        session,
        _STATEMENT,
        request,
        _COLUMNS,
        id_column=Application.id,
        default_order=(Application.received_on.desc(),),
        kind="application",
    )
    today = session.info["now"].date()
    totals = _totals(session, [row["id"] for row in rows])
    return Page(tuple(_row(dict(row), totals, today) for row in rows), total, request.offset)


def rows_between(session: Session, first: date, last: date) -> Iterable[ApplicationRow]:
    """Applications received or decided in the period, and all that still wait at its end."""
    statement = _STATEMENT.where(
        or_(
            Application.received_on.between(first, last),
            Application.decided_on.between(first, last),
            and_(Application.status.in_([state.value for state in WAITING]), Application.received_on <= last),
        )
    )
    return _rows(session, statement, last)


def rows_now(session: Session, uids: Collection[str]) -> Iterator[ApplicationRow]:
    """These applications as they are now."""
    today = session.info["now"].date()
    for part in lookups.batched(sorted(uids)):
        yield from _rows(session, _STATEMENT.where(Application.uid.in_(part)), today)


def _rows(session: Session, statement: Select[Any], today: date) -> Iterator[ApplicationRow]:
    ordered = statement.order_by(Application.received_on, Application.id)
    rows = session.execute(ordered).mappings().all()
    totals = _totals(session, [row["id"] for row in rows])
    for row in rows:
        yield _row(dict(row), totals, today)


def _totals(session: Session, ids: list[int]) -> dict[int, Money]:
    """Total cost by application."""
    rows = session.execute(
        select(CostItem.application_id, func.sum(CostItem.amount))
        .where(CostItem.application_id.in_(ids))
        .group_by(CostItem.application_id)
    )
    return {row[0]: _money(row[1]) for row in rows}


def _row(row: dict[str, Any], totals: dict[int, Money], today: date) -> ApplicationRow:
    rules, ends_on, kind = row.pop("rules"), row.pop("ends_on"), row.pop("applicant_kind")
    status, applicant = row["status"], row["applicant"]
    terms = Rules.read(rules)
    decides = tier(terms, row["requested"])
    asked = status in RIPE and decides is not None and decides.body == "administration"
    return ApplicationRow(
        **{**row, "paid": _money(row["paid"])},
        organisation=applicant if kind == "organisation" else "",
        person=applicant if kind == "person" else "",
        waiting=(today - row["received_on"]).days if status in WAITING else None,
        total=totals.get(row["id"], ZERO),
        deadline=proof_due(terms, ends_on) if status in GRANTED and ends_on else None,
        asks="Freigabe" if asked else "",
    )


def _money(amount: Any) -> Money:
    """Sums come as bare cents."""
    return amount if isinstance(amount, Money) else Money(int(amount or 0))
