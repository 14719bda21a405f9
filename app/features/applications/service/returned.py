"""What came back from the city about an application, carried out as far as the rules allow."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.sheets import NOTED, QUERY, Desk, Effect, Reply, acknowledge
from app.features.applications.queries.drafts import draft_of
from app.features.applications.rules import (
    STATUS_LABELS,
    ApprovalDraft,
    RejectionDraft,
    Verb,
    may,
)
from app.features.applications.service import deciding, filing, reading
from app.features.applications.service.looking import look
from db.models import Application

RELEASED, DECLINED = "Freigabe", "abgelehnt"
CHOICES = (RELEASED, QUERY, DECLINED, NOTED)
"""What the city may answer to an application."""
SYNONYMS = {"freigegeben": RELEASED, "genehmigt": RELEASED, "bewilligt": RELEASED, "ok": RELEASED}

KEYS = frozenset({"title"})


def take_reply(session: Session, application_id: int, reply: Reply, desk: Desk) -> Effect:
    """The city answered: a release approves what is ripe and hers to decide, a refusal rejects it.

    A release approves what the guideline gives, never more; where a committee decides, or the application is
    not ripe, nothing is decided here and somebody has to see to it.

    Raises:
        Refused: when a rule forbids the decision: no money, early start, no reason, an impossible day.
    """
    record = reading.application(session, application_id)
    if reply.verdict == RELEASED:
        return _release(session, record, reply, desk)
    if reply.verdict == DECLINED:
        return _decline(session, record, reply, desk)
    return acknowledge(session, application_id, reply, desk)


def change(session: Session, application_id: int, values: Mapping[str, Any], desk: Desk) -> None:
    """Take over what the city changed.

    Raises:
        Refused: when the application is decided, or cannot be as proposed.
    """
    draft = draft_of(session, reading.application(session, application_id))
    filing.change(session, application_id, replace(draft, **values), today=desk.today)


def _release(session: Session, record: Application, reply: Reply, desk: Desk) -> Effect:
    if not may(record.status, Verb.APPROVE):
        return Effect(follow_up=_waits(record, "Freigabe"))
    amount = look(session, record).calculation.grant
    draft = ApprovalDraft(amount, reply.on or desk.today, reply.remark)
    deciding.approve(session, record.id, draft, today=desk.today, staff_id=desk.staff_id)
    return Effect(f"Stand: {STATUS_LABELS[record.status]}, {formats.money(amount)}")


def _decline(session: Session, record: Application, reply: Reply, desk: Desk) -> Effect:
    if not may(record.status, Verb.REJECT):
        return Effect(follow_up=_waits(record, "Ablehnung"))
    draft = RejectionDraft(reply.remark, reply.on or desk.today)
    deciding.reject(session, record.id, draft, today=desk.today, staff_id=desk.staff_id)
    return Effect(f"Stand: {STATUS_LABELS[record.status]}")


def _waits(record: Application, what: str) -> str:
    return f"{what} der Stadt liegt vor; {record.reference} ist „{STATUS_LABELS[record.status]}“."
