"""Letters as lists show them: those of an application, and those that wait to go out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.casework import GRANTED, PROVING, Status
from app.domain.dates import working_day_from
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.domain.options import Option
from app.features.applications.queries.checklist import missing_labels
from app.features.applications.queries.letter.facts import known, paid
from app.features.applications.rules.letter import LetterDraft, LetterKind, kinds_for
from app.system.holidays import public_holidays
from db import files
from db.models import (
    AgendaItem,
    Application,
    CaseNote,
    Decision,
    Fund,
    Letter,
    Sitting,
)

_ANSWER = timedelta(days=14)


@dataclass(frozen=True)
class PostRow:
    """A letter, prepared or gone out.

    Args:
        state: ``prepared``, ``issued`` or ``printed``.
        file_id: None while it is only prepared.
        fund_id, sitting_id: by which a pile of letters is picked.
    """

    id: int
    application_id: int
    kind: str
    reference: str
    title: str
    recipient: str
    subject: str
    dated: date
    issued_at: datetime | None
    printed_at: datetime | None
    file_id: int | None
    file_name: str
    sha256: str
    fund_id: int
    fund: str
    sitting_id: int | None
    sitting: str

    @property
    def state(self) -> str:
        """For the chip."""
        if self.issued_at is None:
            return "prepared"
        return "printed" if self.printed_at is not None else "issued"


@dataclass(frozen=True)
class Desk:
    """What somebody who writes a letter chooses from.

    Args:
        kinds: those that fit the application as it stands.
        missing: documents of the checklist that are still open, one a line.
        visits: inspections that were noted.
        payable: what could be paid now.
        due_on: until when an answer is usually expected: in two weeks, on a working day.
    """

    application_id: int
    reference: str
    kinds: tuple[LetterKind, ...]
    missing: str
    visits: tuple[Option, ...]
    payable: Money
    due_on: date


_SELECTED: tuple[Any, ...] = (
    Letter,
    Application.reference,
    Application.title,
    Fund.id.label("fund_id"),
    Fund.name.label("fund"),
    Sitting.id.label("sitting_id"),
    Sitting.reference.label("sitting"),
)
_STATEMENT: Select[Any] = (
    select(*_SELECTED)
    .join(Application, Application.id == Letter.application_id)
    .join(Fund, Fund.id == Application.fund_id)
    .outerjoin(Decision, Decision.id == Letter.decision_id)
    .outerjoin(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
    .outerjoin(Sitting, Sitting.id == func.coalesce(Letter.sitting_id, AgendaItem.sitting_id))
)


def post_of(session: Session, application_id: int) -> tuple[PostRow, ...]:
    """Letters of an application: those to go out first, then the newest."""
    rows = session.execute(
        _STATEMENT.where(Letter.application_id == application_id).order_by(
            Letter.issued_at.is_not(None), Letter.issued_at.desc(), Letter.id.desc()
        )
    )
    return tuple(_row(session, row) for row in rows)


def waiting_post(session: Session) -> tuple[PostRow, ...]:
    """All letters that are prepared and not issued, in the order of their reference numbers."""
    rows = session.execute(
        _STATEMENT.where(Letter.issued_at.is_(None)).order_by(Application.reference, Letter.id)
    )
    return tuple(_row(session, row) for row in rows)


def typed_of(session: Session, letter_id: int) -> LetterDraft:
    """What was typed for a prepared letter.

    Raises:
        Refused: when it is gone.
    """
    row = session.get(Letter, letter_id)
    if row is None:
        raise Refused("Dieses vorbereitete Schreiben gibt es nicht mehr.")
    return LetterDraft.read(row.kind, row.dated, row.details)


def desk(session: Session, application_id: int) -> Desk:
    """What can be written for an application now.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    decided = session.scalar(
        select(Decision.kind)
        .where(Decision.application_id == record.id)
        .order_by(Decision.id.desc())
        .limit(1)
    )
    return Desk(
        application_id=record.id,
        reference=record.reference,
        kinds=kinds_for(record.status, known(session, record), decided or ""),
        missing="\n".join(_missing(session, record)),
        visits=_visits(session, record.id),
        payable=_payable(session, record),
        due_on=working_day_from(session.info["now"].date() + _ANSWER, public_holidays()),
    )


def _missing(session: Session, record: Application) -> tuple[str, ...]:
    stage = "proof" if record.status in {*PROVING, *GRANTED} else "application"
    return missing_labels(session, record.id, stage)


def _visits(session: Session, application_id: int) -> tuple[Option, ...]:
    rows = session.scalars(
        select(CaseNote)
        .where(CaseNote.application_id == application_id, CaseNote.kind == "inspection")
        .order_by(CaseNote.noted_on.desc(), CaseNote.id.desc())
    )
    return tuple(Option(row.id, formats.long_day(row.noted_on)) for row in rows)


def _payable(session: Session, record: Application) -> Money:
    if record.status not in {*GRANTED, *PROVING, Status.PAID}:
        return ZERO
    granted = record.final_grant if record.final_grant is not None else record.approved
    return max((granted or ZERO) - paid(session, record.id), ZERO)


def _row(session: Session, row: Any) -> PostRow:
    letter: Letter = row.Letter
    name = files.about(session, letter.file_id).name if letter.file_id is not None else ""
    return PostRow(
        id=letter.id,
        application_id=letter.application_id or 0,
        kind=letter.kind,
        reference=row.reference,
        title=row.title,
        recipient=letter.recipient,
        subject=letter.subject,
        dated=letter.dated,
        issued_at=letter.issued_at,
        printed_at=letter.printed_at,
        file_id=letter.file_id,
        file_name=name,
        sha256=letter.sha256,
        fund_id=row.fund_id,
        fund=row.fund,
        sitting_id=row.sitting_id,
        sitting=row.sitting or "",
    )
