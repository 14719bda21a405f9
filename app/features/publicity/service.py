"""What people do with publications: write, take over from the event, print, put out."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.domain.errors import Faults, Refused
from app.features.publicity.queries import beginning
from app.features.publicity.queries import publications as queries
from app.features.publicity.rules import publications as rules
from app.features.publicity.rules.drafts import Defaults, DistributionDraft, PublicationDraft
from db import files, lookups
from db.models import Appointment, Contact, Distribution, Printed, Publication
from db.printed import archive

_PNG = b"\x89PNG"


def save(
    session: Session, draft: PublicationDraft, record_id: int | None = None, staff_id: int | None = None
) -> int:
    """Write a new publication, or change one.

    Raises:
        Refused: when a field cannot be right, or the event is gone.
    """
    faults = Faults()
    clean = faults.take(rules.checked, draft) or draft
    faults.add(_gone(session, clean))
    faults.refuse()
    record = _found(session, record_id) if record_id is not None else Publication(staff_id=staff_id)
    record.title = clean.title
    record.template = f"{clean.design}/{clean.format}"
    record.appointment_id = clean.appointment_id
    record.contents = rules.packed(clean)
    record.plain = rules.plain(clean)
    record.picture_file_id = _picture(session, clean)
    record.picture_alternative_text = clean.picture_alternative_text
    record.picture_credit = clean.picture_credit
    record.changed_at = session.info["now"]
    session.add(record)
    session.flush()
    return record.id


def copy(session: Session, record_id: int) -> int:
    """The publication once more, to be changed into another.

    Raises:
        Refused: when it is gone.
    """
    draft = queries.detail(session, record_id).draft
    return save(session, replace(draft, title=f"{draft.title} (Kopie)"))


def take_over(session: Session, record_id: int) -> int:
    """Take over what the event says by now.

    Raises:
        Refused: when the publication or its event is gone.
    """
    found = queries.detail(session, record_id)
    if found.told is None:
        raise Refused("Diesen Termin gibt es nicht mehr.")
    return save(session, rules.taken_over(found.draft, found.told), record_id)


def remove(session: Session, record_id: int) -> None:
    """Take a publication out of the list; what was printed stays in the archive."""
    record = _found(session, record_id)
    session.execute(update(Printed).where(Printed.publication_id == record_id).values(publication_id=None))
    session.delete(record)


def keep_print(
    session: Session,
    record_id: int,
    data: bytes,
    *,
    layout: str,
    copies: int | None,
    name: str,
    staff_id: int | None,
) -> int:
    """Archive what is printed, with its event and digest.

    Raises:
        Refused: when the publication is gone.
    """
    record = _found(session, record_id)
    return archive(
        session,
        "publication",
        record.title,
        data,
        name,
        appointment_id=record.appointment_id,
        publication_id=record.id,
        layout=layout,
        copies=copies,
        staff_id=staff_id,
    )


def put_out(session: Session, record_id: int, draft: DistributionDraft, line_id: int | None = None) -> int:
    """Note where copies went, or change such a note.

    Raises:
        Refused: when a field cannot be right, or something is gone.
    """
    clean = rules.checked_distribution(draft)
    _found(session, record_id)
    if clean.contact_id is not None and session.get(Contact, clean.contact_id) is None:
        raise Refused("Diesen Kontakt gibt es nicht mehr.", "contact_id")
    if line_id is None:
        last = session.scalar(
            select(func.max(Distribution.position)).where(Distribution.publication_id == record_id)
        )
        line = Distribution(publication_id=record_id, position=(last or 0) + 1)
    else:
        line = _line(session, line_id)
    for field in ("place", "contact_id", "copies", "put_out_on", "by_whom", "note"):
        setattr(line, field, getattr(clean, field))
    session.add(line)
    session.flush()
    return line.id


def take_off(session: Session, line_id: int) -> None:
    """Remove a note of where copies went."""
    session.delete(_line(session, line_id))


def keep_defaults(session: Session, draft: Defaults) -> None:
    """Keep what new publications begin with.

    Raises:
        Refused: when the colour is none.
    """
    lookups.put_setting(session, beginning.SETTING, rules.checked_defaults(draft))


def _picture(session: Session, draft: PublicationDraft) -> int | None:
    if draft.picture is None:
        return None
    png = draft.picture.startswith(_PNG)
    name, media = ("bild.png", "image/png") if png else ("bild.jpg", "image/jpeg")
    return files.put(session, draft.picture, name, media).id


def _found(session: Session, record_id: int) -> Publication:
    record = session.get(Publication, record_id)
    if record is None:
        raise Refused("Diese Veröffentlichung gibt es nicht mehr.")
    return record


def _line(session: Session, line_id: int) -> Distribution:
    line = session.get(Distribution, line_id)
    if line is None:
        raise Refused("Diese Zeile der Verteilung gibt es nicht mehr.")
    return line


def _gone(session: Session, draft: PublicationDraft) -> Iterator[Refused]:
    if draft.appointment_id is not None and session.get(Appointment, draft.appointment_id) is None:
        yield Refused("Diesen Termin gibt es nicht mehr.", "appointment_id")
