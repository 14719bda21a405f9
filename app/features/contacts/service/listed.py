"""Fills in what a contact lacks, from a row of a list."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.features.contacts.queries import detail
from app.features.contacts.service.contacts import save


def complete(session: Session, record_id: int, values: Mapping[str, Any], *, today: date) -> int:
    """Put values into fields that are still empty; what is there stays.

    Raises:
        Refused: when a value cannot be right, or the contact is gone.
    """
    draft = detail(session, record_id).draft
    empty = {key: value for key, value in values.items() if not getattr(draft, key)}
    return save(session, replace(draft, **empty), record_id, today=today)
