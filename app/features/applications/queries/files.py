"""The file of an application: what happened, what is related, what is different now, notes, aid."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dates import add_months
from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.queries.cases import rules_of
from app.features.applications.queries.drafts import draft_of
from app.features.applications.queries.relations import RelationRow, relations
from app.features.applications.queries.rows import AidRow
from app.features.applications.queries.snapshots import plain_snapshot
from app.features.applications.queries.story import StoryRow, story
from app.features.applications.rules import (
    Aid,
    Difference,
    NoteDraft,
    aid_before,
    differences,
    register_until,
)
from app.system.holidays import public_holidays
from db.models import AidGrant, Application, CaseNote, Decision

_GRANTING = ("approved", "partly_approved", "amended")


@dataclass(frozen=True)
class NoteRow:
    """A note of the file."""

    id: int
    draft: NoteDraft

    @property
    def noted_on(self) -> date | None:
        """Day of the note."""
        return self.draft.noted_on

    @property
    def kind(self) -> str:
        """Kind of the note."""
        return self.draft.kind

    @property
    def text(self) -> str:
        """The note, with who was there."""
        there = f" (anwesend: {self.draft.present})" if self.draft.present else ""
        return " ".join(f"{self.draft.text}{there}".split())


@dataclass(frozen=True)
class FileDetail:
    """What the tab „Akte“ shows.

    Args:
        decided_on: day of the decision that ``differences`` compares with; None before there is one.
        aid: de-minimis aid of the undertaking; empty where the guideline gives none.
        aid_sum: what counts today. aid_limit: what is allowed; None where the grant is no aid.
    """

    story: tuple[StoryRow, ...]
    relations: tuple[RelationRow, ...]
    decided_on: date | None
    differences: tuple[Difference, ...]
    notes: tuple[NoteRow, ...]
    aid: tuple[AidRow, ...]
    aid_sum: Money
    aid_limit: Money | None


def case_file(session: Session, application_id: int) -> FileDetail:
    """The file of an application.

    Raises:
        Refused: when it is gone.
    """
    record = session.get(Application, application_id)
    if record is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    decision = session.scalars(
        select(Decision)
        .where(Decision.application_id == record.id, Decision.kind.in_(_GRANTING))
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    now = plain_snapshot(draft_of(session, record))
    rules, today = rules_of(session, record), session.info["now"].date()
    rows = _aid(session, record, today, rules.de_minimis_years)
    return FileDetail(
        story=story(session, record.id),
        relations=relations(session, record.id),
        decided_on=decision.decided_on if decision else None,
        differences=differences(decision.snapshot, now) if decision else (),
        notes=_notes(session, record.id),
        aid=rows,
        aid_sum=aid_before([Aid(row.granted_on, row.amount) for row in rows], today, rules.de_minimis_years),
        aid_limit=rules.de_minimis_limit if rules.de_minimis else None,
    )


def _notes(session: Session, application_id: int) -> tuple[NoteRow, ...]:
    rows = session.scalars(
        select(CaseNote)
        .where(CaseNote.application_id == application_id)
        .order_by(CaseNote.noted_on.desc(), CaseNote.id.desc())
    )
    return tuple(NoteRow(row.id, NoteDraft(row.kind, row.noted_on, row.text, row.present)) for row in rows)


def _aid(session: Session, record: Application, today: date, years: int) -> tuple[AidRow, ...]:
    rows = session.scalars(
        select(AidGrant)
        .where(AidGrant.contact_id == record.contact_id, AidGrant.withdrawn_on.is_(None))
        .order_by(AidGrant.granted_on.desc(), AidGrant.id.desc())
    )
    since = add_months(today, -12 * years)
    return tuple(
        AidRow(
            row.id,
            row.granted_on,
            row.amount,
            row.authority,
            row.instrument,
            row.sector,
            row.registered_on,
            register_until(row.granted_on, public_holidays()) if row.application_id else None,
            row.application_id is not None,
            row.granted_on > since,
        )
        for row in rows
    )
