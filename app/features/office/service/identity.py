"""Set up the office and change what it is."""

import dataclasses

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.office.rules.codes import DEFAULTS
from app.features.office.rules.drafts import (
    NAMED,
    CourtDraft,
    IdentityDraft,
    LetterheadDraft,
    LogoDraft,
    OfficeDraft,
    StaffDraft,
    checked,
    initials_of,
)
from app.features.office.rules.pictures import check_picture
from db import files
from db.models import Code, Logo, Office, Staff

_PERSON = (("name", "Bitte geben Sie den Namen an."),)
_PLACES = frozenset({"office", "city", "strip"})


def set_up(
    session: Session,
    office: OfficeDraft,
    staff: StaffDraft,
    *,
    slot_uid: str | None = None,
    is_demo: bool = False,
) -> int:
    """Make a fresh file an office: its row, the first member of staff, the shipped code lists.

    Args:
        session: of the step.
        office: what the office is.
        staff: who sets it up.
        slot_uid: key slot that the person's passphrase opens.
        is_demo: marks the demo district for good.

    Returns:
        The id of the member of staff.

    Raises:
        Refused: when an office is there already, or a field cannot stay as it is.
    """
    if session.scalar(select(func.count(Office.id))):
        raise Refused("In diesem Ordner ist schon ein Büro. Bitte wählen Sie einen leeren Ordner.")
    facts = checked(office, required=NAMED[:1])
    session.add(Office(**_values(facts), is_demo=is_demo))
    person = checked(staff, required=_PERSON)
    row = Staff(**_values(person), slot_uid=slot_uid)
    row.initials = row.initials or initials_of(row.name)
    session.add(row)
    for list_key, codes in DEFAULTS.items():
        session.add_all(
            Code(list_key=list_key, label=code.label, position=at, built_in=code.built_in)
            for at, code in enumerate(codes)
        )
    session.flush()
    return row.id


def change(session: Session, draft: IdentityDraft | LetterheadDraft | CourtDraft) -> int:
    """Change the part of the office that the draft is about; the rest stays.

    Raises:
        Refused: beside the field that cannot stay as it is.
    """
    required = NAMED if isinstance(draft, IdentityDraft) else ()
    office = _office(session)
    for name, value in _values(checked(draft, required=required)).items():
        setattr(office, name, value)
    session.flush()
    return office.id


def add_logo(session: Session, draft: LogoDraft) -> int:
    """Add a picture to the letterhead or the logo strip.

    Raises:
        Refused: when it is no picture, or nobody said what it shows.
    """
    if draft.picture is None:
        raise Refused("Bitte wählen Sie eine Bilddatei.", "picture")
    if draft.place not in _PLACES:
        raise Refused("Bitte wählen Sie, wo das Logo stehen soll.", "place")
    facts = checked(
        draft,
        required=(("alternative_text", "Bitte beschreiben Sie das Bild, z. B. „Logo der Stadt Witten“."),),
    )
    picture = check_picture(draft.picture)
    stored = files.put(session, draft.picture, f"logo{picture.ending}", picture.media_type)
    last = session.scalar(select(func.max(Logo.position)).where(Logo.place == draft.place))
    logo = Logo(
        place=facts.place,
        position=0 if last is None else last + 1,
        alternative_text=facts.alternative_text,
        file_id=stored.id,
    )
    session.add(logo)
    session.flush()
    return logo.id


def remove_logo(session: Session, logo_id: int) -> int:
    """Take a logo away; letters already issued keep it.

    Raises:
        Refused: when it is gone already.
    """
    logo = session.get(Logo, logo_id)
    if logo is None:
        raise Refused("Dieses Logo gibt es nicht mehr.")
    session.delete(logo)
    return logo_id


def move_logo(session: Session, logo_id: int, by: int) -> int:
    """Move a logo within its place; the order on paper is prescribed by the funders."""
    logo = session.get(Logo, logo_id)
    if logo is None:
        raise Refused("Dieses Logo gibt es nicht mehr.")
    beside = list(
        session.scalars(select(Logo).where(Logo.place == logo.place).order_by(Logo.position, Logo.id))
    )
    at = beside.index(logo)
    beside.insert(max(0, min(len(beside) - 1, at + by)), beside.pop(at))
    for position, other in enumerate(beside):
        other.position = position
    session.flush()
    return logo_id


def _office(session: Session) -> Office:
    office = session.scalars(select(Office)).first()
    if office is None:
        raise Refused("Diese Datei enthält kein eingerichtetes Büro.")
    return office


def _values(draft: OfficeDraft | IdentityDraft | LetterheadDraft | CourtDraft | StaffDraft) -> dict[str, str]:
    return {field.name: getattr(draft, field.name) for field in dataclasses.fields(draft)}
