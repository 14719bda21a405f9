"""The people of the office."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.paging import Page, PageRequest
from app.features.office.rules.drafts import StaffDraft
from db.models import Staff
from db.paging import Key, paged


@dataclass(frozen=True)
class StaffRow:
    """A line of the list."""

    id: int
    name: str
    initials: str
    function: str
    access: bool
    active: bool


@dataclass(frozen=True)
class StaffDetail:
    """One person."""

    id: int
    draft: StaffDraft
    slot_uid: str | None
    active: bool


def page(session: Session, request: PageRequest) -> Page[StaffRow]:
    """The list of staff."""
    columns: dict[str, Key] = {
        "id": Staff.id,
        "name": Staff.name,
        "initials": Staff.initials,
        "function": Staff.function,
        "access": Staff.slot_uid.is_not(None).label("access"),
        "active": Staff.active,
    }
    statement: Select[Any] = select(*(column.label(key) for key, column in columns.items()))
    rows, total = paged(
        session,
        statement,
        request,
        columns,
        kind="staff",
        id_column=Staff.id,
        default_order=(Staff.active.desc(), Staff.name.asc()),
    )
    found = tuple(
        StaffRow(row["id"], row["name"], row["initials"], row["function"], bool(row["access"]), row["active"])
        for row in rows
    )
    return Page(found, total, request.offset)


def detail(session: Session, staff_id: int) -> StaffDetail:
    """One person.

    Raises:
        Refused: when there is no such person (any more).
    """
    staff = session.get(Staff, staff_id)
    if staff is None:
        raise Refused("Diese Person gibt es nicht mehr.")
    draft = StaffDraft(staff.name, staff.initials, staff.function, staff.phone, staff.email)
    return StaffDetail(staff.id, draft, staff.slot_uid, staff.active)
