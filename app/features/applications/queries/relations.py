"""Other applications that somebody should know of: the same applicant, building, project, or receipt."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain import formats
from app.domain.casework import BINDING
from app.domain.money import Money
from app.domain.text import fold
from app.features.applications.queries.cases import roles
from db.models import Application, Fund, Receipt

_MOST = 50


@dataclass(frozen=True)
class RelationRow:
    """Another application and why it matters."""

    id: int
    reference: str
    title: str
    status: str
    fund: str
    amount: Money | None
    why: str


def relations(session: Session, application_id: int) -> tuple[RelationRow, ...]:
    """What could be funded twice, and who applied before; receipts handed in twice first."""
    record = session.get(Application, application_id)
    if record is None:
        return ()
    reasons: dict[int, list[str]] = {}
    for other, why in (*_receipts(session, record), *_projects(session, record)):
        reasons.setdefault(other, []).append(why)
    rows = session.execute(
        select(Application, Fund.name)
        .join(Fund, Fund.id == Application.fund_id)
        .where(Application.id.in_(list(reasons)[:_MOST]))
    )
    found = {application.id: (application, fund) for application, fund in rows}
    return tuple(_row(*found[other], "; ".join(reasons[other])) for other in reasons if other in found)


def _row(record: Application, fund: str, why: str) -> RelationRow:
    amount = record.committed if record.status in BINDING else record.requested
    return RelationRow(record.id, record.reference, record.title, record.status, fund, amount, why)


def _projects(session: Session, record: Application) -> Iterator[tuple[int, str]]:
    same = [Application.contact_id == record.contact_id]
    if record.property_id is not None:
        same.append(Application.property_id == record.property_id)
    rows = session.scalars(
        select(Application)
        .where(or_(*same), Application.id != record.id)
        .order_by(Application.received_on.desc(), Application.id.desc())
        .limit(_MOST)
    )
    for row in rows:
        if row.id == record.refiled_from_id:
            yield row.id, "der frühere Antrag"
        if row.contact_id == record.contact_id:
            same_title = fold(row.title) == fold(record.title) and row.id != record.refiled_from_id
            yield row.id, "derselbe Antragsteller" + (", dasselbe Projekt" if same_title else "")
        if record.property_id is not None and row.property_id == record.property_id:
            yield row.id, "dasselbe Gebäude"


def _labour(session: Session) -> list[str]:
    """Cost kinds of own labour: nobody writes a receipt for it, and hours look alike everywhere."""
    return [kind for kind, role in roles(session).items() if role == "labour"]


def _receipts(session: Session, record: Application) -> Iterator[tuple[int, str]]:
    """The same receipt handed in for two projects: number, payee and amount alike."""
    ours, theirs = aliased(Receipt), aliased(Receipt)
    rows = session.execute(
        select(theirs.application_id, ours.number, ours.payee, ours.claimed)
        .join(theirs, theirs.claimed == ours.claimed)
        .where(
            ours.application_id == record.id,
            theirs.application_id != record.id,
            ours.number != "",
            ours.minutes.is_(None),
            ours.kind.not_in(_labour(session)),
            func.lower(func.trim(theirs.number)) == func.lower(func.trim(ours.number)),
            func.lower(func.trim(theirs.payee)) == func.lower(func.trim(ours.payee)),
        )
        .limit(_MOST)
    )
    for row in rows:
        yield (
            row.application_id,
            f"Beleg {row.number} von {row.payee} über {formats.money(row.claimed)} auch dort",
        )
