"""What came back from the city about consultations and concerns, carried out as far as the rules allow."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from app.domain.sheets import QUERY, Desk, Effect, Reply, acknowledge
from app.features.consultations import queries, rules
from app.features.consultations.service import concerns, consultations

SETTLED, UNDER_WAY, DECLINED, ELSEWHERE = "erledigt", "in Bearbeitung", "abgelehnt", "nicht zuständig"
CONCERN_CHOICES = (SETTLED, UNDER_WAY, QUERY, DECLINED, ELSEWHERE)
"""What the city may answer to a concern."""
PENDING = frozenset({QUERY, UNDER_WAY})
"""Answers after which the city still owes one."""
SYNONYMS = {"ok": SETTLED, "fertig": SETTLED, "ja": SETTLED, "in arbeit": UNDER_WAY, "nein": DECLINED}

CONSULTATION_KEYS = frozenset({"place", "result", "follow_up_on"})
CONCERN_KEYS = frozenset({"text", "place", "due_on"})


def take_reply(session: Session, concern_id: int, reply: Reply, desk: Desk) -> Effect:
    """The city answered a concern: a final word answers it, anything else leaves it open and is seen to.

    Raises:
        Refused: when the concern is closed already, or the day cannot be.
    """
    if reply.verdict == QUERY:
        return acknowledge(session, concern_id, reply, desk)
    if reply.verdict == UNDER_WAY or not (reply.verdict or reply.remark):
        return Effect()
    answer = " – ".join(part for part in (reply.verdict, reply.remark) if part)
    if reply.file_number:
        answer = f"{answer} (Az. {reply.file_number})"
    if concerns.is_answered(session, concern_id):
        # Somebody entered an answer meanwhile; it stays, and what came now stands in the history.
        return Effect(follow_up=f"Noch eine Antwort der Stadt: {answer}" if reply.remark else "")
    concerns.answer_concern(session, concern_id, answer, on=reply.on or desk.today, today=desk.today)
    follow_up = "" if reply.verdict in {SETTLED, ""} else f"Antwort der Stadt weitergeben: {answer}"
    return Effect(f"Stand: {rules.STATUSES['answered']}", follow_up)


def change_concern(session: Session, concern_id: int, values: Mapping[str, Any], desk: Desk) -> None:
    """Take over what the city changed in a concern.

    Raises:
        Refused: when the concern cannot be as proposed.
    """
    draft = queries.concern_detail(session, concern_id).draft
    concerns.save_concern(session, replace(draft, **values), concern_id, today=desk.today)


def change_consultation(
    session: Session, consultation_id: int, values: Mapping[str, Any], desk: Desk
) -> None:
    """Take over what the city changed in a consultation.

    Raises:
        Refused: when the consultation cannot be as proposed.
    """
    draft = queries.detail(session, consultation_id).draft
    consultations.save(session, replace(draft, **values), consultation_id, now=desk.now)
