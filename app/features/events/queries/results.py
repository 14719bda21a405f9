"""What came of an event: results, groups, photos, and the numbers of its report."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.events.queries import plan
from app.features.events.queries.plan import PlanDetail
from app.features.events.rules.results import (
    OUTCOMES,
    EvaluationDraft,
    GroupLine,
    PhotoDraft,
    ResultDraft,
    counted,
)
from db import files
from db.models import Event, EventPhoto, Measure, ParticipantGroup, ParticipationResult, Registration


@dataclass(frozen=True)
class ResultRow:
    """A result as the list shows it."""

    id: int
    topic: str
    result: str
    votes: int | None
    state: str
    outcome: str
    measure: str
    draft: ResultDraft

    @property
    def state_word(self) -> str:
        """What became of it, in German."""
        return OUTCOMES.get(self.state, self.state)


@dataclass(frozen=True)
class PhotoRow:
    """A photograph without its bytes."""

    id: int
    file_id: int
    caption: str
    consent: str
    credit: str
    draft: PhotoDraft


@dataclass(frozen=True)
class ResultsDetail:
    """Results of participation."""

    plan: PlanDetail
    rows: tuple[ResultRow, ...] = ()


@dataclass(frozen=True)
class EvaluationDetail:
    """The evaluation; ``registered`` and ``came`` are seats of the registrations."""

    plan: PlanDetail
    draft: EvaluationDraft
    photos: tuple[PhotoRow, ...] = ()
    registered: int = 0
    came: int = 0

    @property
    def count(self) -> int | None:
        """How many came; None when nobody counted."""
        return counted(self.draft.groups, self.draft.visitors)


def results(session: Session, appointment_id: int) -> ResultsDetail:
    """Results of an event with what became of them."""
    found = plan.detail(session, appointment_id)
    rows = session.execute(
        select(ParticipationResult, Measure.number, Measure.title)
        .outerjoin(Measure, Measure.id == ParticipationResult.measure_id)
        .where(ParticipationResult.event_id == found.event_id)
        .order_by(ParticipationResult.position, ParticipationResult.id)
    )
    return ResultsDetail(
        found,
        tuple(
            ResultRow(
                row.id,
                row.topic,
                row.result,
                row.votes,
                row.state,
                row.outcome,
                f"{number} {title}" if number else "",
                ResultDraft(row.topic, row.result, row.votes, row.state, row.outcome, row.measure_id),
            )
            for row, number, title in rows
        ),
    )


def evaluation(session: Session, appointment_id: int) -> EvaluationDetail:
    """The evaluation of an event."""
    found = plan.detail(session, appointment_id)
    event = session.get(Event, found.event_id) if found.event_id is not None else None
    if event is None:
        return EvaluationDetail(found, EvaluationDraft())
    groups = session.scalars(
        select(ParticipantGroup)
        .where(ParticipantGroup.event_id == event.id)
        .order_by(ParticipantGroup.position, ParticipantGroup.id)
    )
    draft = EvaluationDraft(
        tuple(GroupLine(row.label, row.number, row.id) for row in groups),
        event.visitors,
        event.results,
        event.feedback,
        event.report,
    )
    seats = session.execute(
        select(Registration.seats, Registration.attended).where(
            Registration.event_id == event.id, Registration.state == "confirmed"
        )
    ).all()
    return EvaluationDetail(
        found,
        draft,
        photos(session, event.id),
        sum(row.seats for row in seats),
        sum(row.seats for row in seats if row.attended),
    )


def photos(session: Session, event_id: int) -> tuple[PhotoRow, ...]:
    """Photographs of an event."""
    rows = session.scalars(
        select(EventPhoto).where(EventPhoto.event_id == event_id).order_by(EventPhoto.position, EventPhoto.id)
    )
    return tuple(
        PhotoRow(
            row.id,
            row.file_id,
            row.caption or row.alternative_text,
            row.consent,
            row.credit,
            PhotoDraft(None, row.caption, row.alternative_text, row.credit, row.consent, row.consent_note),
        )
        for row in rows
    )


def picture(session: Session, file_id: int) -> bytes:
    """The bytes of a photograph."""
    return files.data(session, file_id)
