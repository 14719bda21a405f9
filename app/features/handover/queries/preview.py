"""The first rows of a sheet as it would go out, for whoever chooses its columns."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dates import Week
from app.domain.sheets import SheetSource
from app.features.handover.queries import material
from app.features.handover.rules import Plan, SheetData
from db.models import Handover

MOST = 8
"""Rows that show what a sheet looks like."""

_SINCE = select(Handover.last_step_id).order_by(Handover.number.desc()).limit(1)


def preview(
    session: Session, sources: Sequence[SheetSource], plan: Plan, key: str, week: Week, today: date
) -> SheetData:
    """The sheet under a plan that is not kept yet, with the first rows of the week.

    Raises:
        Refused: when the week has not begun or lies before the office.
    """
    choice = next(sheet for sheet in plan.sheets if sheet.key == key)
    period = material.covered(session, week, today)
    return material.sheet_of(session, sources, plan, choice, period, session.scalar(_SINCE), MOST)
