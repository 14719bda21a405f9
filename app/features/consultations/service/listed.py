"""Fills in what a consultation lacks, from a row of a list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.features.consultations.queries import detail
from app.features.consultations.service.consultations import save


def complete(session: Session, record_id: int, values: Mapping[str, Any], *, now: datetime) -> int:
    """Put values into fields that are still empty; what is there stays.

    Raises:
        Refused: when a value cannot be right, or the consultation is gone.
    """
    draft = detail(session, record_id).draft
    empty = {key: value for key, value in values.items() if getattr(draft, key) in {None, "", ()}}
    return save(session, replace(draft, **empty), record_id, now=now)
