"""What the assistant looks up: what the office already has, and how such a list was read before."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.intake import Desk, Intake
from app.features.intake.rules import Mapped, found_in, setting_key
from db import lookups


@dataclass(frozen=True)
class Ground:
    """What a list is checked against.

    Args:
        desk: choices and records that are there.
        now: when it was read.
    """

    desk: Desk
    now: datetime


def ground(session: Session, intake: Intake, *, now: datetime) -> Ground:
    """What is known before a list is looked at."""
    return Ground(intake.desk(session, now), now)


def remembered(session: Session, intake: Intake, headings: str) -> Mapped | None:
    """How a list with these headings was read the last time; None when there was none."""
    return found_in(lookups.setting(session, setting_key(intake.key)), headings)
