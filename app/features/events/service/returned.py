"""What the city changed in its list of appointments, written where it belongs."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.sheets import Desk
from app.features.events.queries import sheet
from app.features.events.rules import occurrence as rules
from app.features.events.service import series
from db.models import Appointment


def take_occurrence(session: Session, uid: str, values: Mapping[str, Any], desk: Desk) -> None:
    """Take over what the city changed in one occurrence of a series; the others stay as they are.

    Args:
        session: of the step.
        uid: what the occurrence is known by outside the file.
        values: title, place or note as they are to be for this one.
        desk: who takes it over.

    Raises:
        Refused: when the occurrence is gone, or its remark is that of the whole series.
    """
    del desk
    found = sheet.parts_of(session, {uid}).get(uid)
    if found is None:
        raise Refused("Diesen Termin der Serie gibt es nicht mehr.")
    appointment_id, original_at = found
    appointment, entry = (
        session.get_one(Appointment, appointment_id),
        series.entry_of(session, appointment_id),
    )
    one = series.exception_at(session, appointment_id, original_at)
    if "title" in values:
        one.title = rules.own_line(str(values["title"] or ""), appointment.title, "title")
    if "place" in values:
        one.place = rules.own_line(str(values["place"] or ""), appointment.place, "place")
    if "note" in values:
        one.note = rules.own_note(str(values["note"] or ""), appointment.note)
    if not any((one.starts_at, one.ends_at, one.title, one.place, one.note, one.staff_id)):
        # As the series has it again.
        session.delete(one)
    if entry is not None:
        series.settle(session, appointment, entry)
