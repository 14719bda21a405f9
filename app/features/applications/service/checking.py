"""The checks before a decision: complete, right in content, right in its sums, which holds money back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.errors import Refused, refuse
from app.domain.guideline import Calculation, obstacles
from app.domain.money import ZERO, Money
from app.features.applications.queries import cases
from app.features.applications.queries.drafts import draft_of
from app.features.applications.rules import (
    EarlyStartDraft,
    Status,
    Verb,
    Who,
    after,
    checked_day,
    checked_reason,
    early_start,
    open_points,
    open_questions,
    open_quotes,
    shortage,
    way,
)
from app.features.applications.service import aid, documents, following, freezing, reading
from app.features.applications.service.looking import look
from db.models import Application, Decision

_BEFORE_SUMS = frozenset({Status.RECEIVED, Status.INCOMPLETE, Status.COMPLETE})


@dataclass(frozen=True)
class Checked:
    """What a check led to.

    Args:
        id: the application.
        status: where it stands now; ``content_checked`` when a second person has to check the sums.
        calculation: the grant with its steps.
        reserved: what is held back for it now.
        shortage: why nothing could be held back; empty when all went well.
    """

    id: int
    status: str
    calculation: Calculation
    reserved: Money
    shortage: str


def check(session: Session, application_id: int, *, today: date, staff_id: int | None) -> Checked:
    """Every check that this person may make, one after the other.

    Where the office has two people, whoever checks the content leaves the sums to the other.

    Raises:
        Refused: naming everything that is missing or wrong.
    """
    record = reading.application(session, application_id)
    if record.status in _BEFORE_SUMS:
        sums_too = not reading.two_work_here(session, staff_id)
        refuse([*_content(session, record), *(_sums(session, record, today) if sums_too else ())])
        if record.status != Status.COMPLETE:
            complete(session, application_id, today=today)
        check_content(session, application_id, today=today, staff_id=staff_id)
        if not sums_too:
            return Checked(record.id, record.status, reading.calculation_of(session, record), ZERO, "")
    return check_sums(session, application_id, today=today, staff_id=staff_id)


def complete(session: Session, application_id: int, *, today: date) -> int:
    """Everything that was asked for is there.

    Raises:
        Refused: naming the documents that are missing.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.COMPLETE, record.reference)
    refuse(documents.missing_documents(session, record))
    record.status, record.completed_on = to.value, record.completed_on or today
    return record.id


def check_content(session: Session, application_id: int, *, today: date, staff_id: int | None) -> int:
    """The content is as the guideline wants it (sachliche Prüfung).

    Raises:
        Refused: naming everything that is missing or not as the guideline wants it.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.CHECK_CONTENT, record.reference)
    refuse(_content(session, record))
    record.status, record.content_checked_on = to.value, today
    record.content_checked_by_id = staff_id
    return record.id


def check_sums(session: Session, application_id: int, *, today: date, staff_id: int | None) -> Checked:
    """The sums are right (rechnerische Prüfung); the grant is calculated and held back if the money suffices.

    Raises:
        Refused: naming everything that is missing or wrong, or that the same person checked the content.
    """
    record = reading.application(session, application_id)
    to = way(record.status, Verb.CHECK, record.reference)
    if to.who is Who.SECOND:
        _must_be_second(session, record, staff_id)
    refuse([*_content(session, record), *_sums(session, record, today)])
    calculation = reading.calculation_of(session, record)
    fund = reading.fund(session, record.fund_id)
    short = shortage(calculation.grant, reading.free_for(session, record), fund.name, record.year)
    record.reserved = ZERO if short else calculation.grant
    record.status, record.checked_on, record.checked_by_id = to.to.value, today, staff_id
    return Checked(record.id, record.status, calculation, record.reserved, short)


def allow_early_start(
    session: Session, application_id: int, draft: EarlyStartDraft, *, today: date, staff_id: int | None
) -> int:
    """Consent in writing to a start before the decision; returns the decision.

    Raises:
        Refused: where the guideline knows no such consent, or the project has begun already.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.ALLOW_EARLY_START, record.reference)
    rules = cases.rules_of(session, record)
    if not rules.early_start:
        raise Refused(
            f"Die Richtlinie kennt keine Zustimmung zum vorzeitigen Beginn. {rules.clause('early_start')}"
        )
    day = checked_day(draft.day, record.received_on, today)
    reason = checked_reason(
        draft.reason, needed="Bitte begründen Sie die Zustimmung; sie steht im Schreiben."
    )
    refuse(early_start(reading.papers_of(session, record.id), day, None))
    record.early_start_consent_on = day
    decision = Decision(
        application_id=record.id,
        kind="early_start",
        decided_on=day,
        amount=ZERO,
        reason=reason,
        staff_id=staff_id,
        calculation={},
        snapshot=freezing.snapshot(session, record),
    )
    session.add(decision)
    session.flush()
    following.prepare_letter(session, record, "early_start", dated=today, decision_id=decision.id)
    return decision.id


def _content(session: Session, record: Application) -> list[Refused]:
    """Documents, purpose, period, declaration; applicant, area and object as the guideline wants them."""
    found = obstacles(cases.rules_of(session, record), cases.facts(session, record))
    return [
        *documents.missing_documents(session, record),
        *open_questions(draft_of(session, record)),
        *(Refused(sentence) for sentence in found),
    ]


def _sums(session: Session, record: Application, today: date) -> list[Refused]:
    """Plan, quotes, no early start, no more aid than allowed."""
    seen = look(session, record)
    papers = reading.papers_of(session, record.id)
    return [
        *(Refused(sentence, field) for sentence, field in open_points(seen.plan)),
        *open_quotes(seen.rules, seen.draft.quotes, seen.plan.total),
        *early_start(papers, today, record.early_start_consent_on),
        *aid.faults(session, record, seen.calculation.grant, today, seen.rules),
    ]


def _must_be_second(session: Session, record: Application, staff_id: int | None) -> None:
    same = staff_id is not None and staff_id == record.content_checked_by_id
    if same and reading.two_work_here(session, staff_id):
        who = reading.staff_name(session, record.content_checked_by_id)
        raise Refused(
            f"{who} hat {record.reference} sachlich geprüft. Rechnerisch prüft bitte eine andere Person "
            "(Vier-Augen-Prinzip)."
        )
