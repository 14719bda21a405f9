"""Which sheets and columns were chosen for the handover."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.sheets import SheetSource
from app.features.handover.queries import changes, unanswered
from app.features.handover.rules import SETTING, Plan, merged, read_level, read_plan
from db.models import Setting


def plan(session: Session, sources: Sequence[SheetSource]) -> Plan:
    """The sheets on offer with what was chosen; the changes come last unless moved."""
    value = session.scalar(select(Setting.value).where(Setting.key == SETTING))
    return merged(offered(sources), read_plan(value or {}), read_level(value or {}))


def offered(sources: Sequence[SheetSource]) -> tuple[SheetSource, ...]:
    """All sheets there are: those of the features, the changes, and what was asked and not answered."""
    return (*sources, changes.SOURCE, unanswered.source_of(sources))
