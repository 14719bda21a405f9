"""What an archived piece belongs to beside its event: the release, who got it, what was made with it.

The archive keeps no such link of its own. A release is told by the mark on its prints, those of older
versions by the name of their file; what was given out together was archived at the same moment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.ids import Ref
from app.features.press.rules.releases import file_name, marked, print_mark
from db.models import Contact, PressRecipient, PressRelease, Printed
from db.tables import METADATA

_FILES = METADATA.tables["files"]
_RELEASE = "press_release"
_NAMED = 8
"""So many newsrooms are named one by one."""


@dataclass(frozen=True)
class Beside:
    """A piece that was given out together with another."""

    ref: Ref
    kind: str


@dataclass(frozen=True)
class Belonging:
    """What a piece belongs to.

    Args:
        release: the press release it is the paper of.
        went_to: who got it, in words; empty when nobody knows.
        beside: what was given out with it.
    """

    release: Ref | None = None
    went_to: str = ""
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class PaperRow:
    """A paper of a release in the archive."""

    id: int
    made_at: datetime
    name: str
    digest: str


def belonging(session: Session, piece: Printed) -> Belonging:
    """What that piece belongs to."""
    if piece.kind == _RELEASE:
        release_id = _release_of(session, piece)
        if release_id is None:
            return Belonging()
        return Belonging(Ref("press_release", release_id), _went_to(session, release_id))
    return Belonging(beside=tuple(_beside(session, piece)))


def papers_of(session: Session, record: PressRelease, most: int) -> tuple[PaperRow, ...]:
    """Papers of a release in the archive, the newest first."""
    own = Printed.layout == print_mark(record.id)
    # Papers of before they were marked.
    older = (
        (Printed.layout == "")
        & (_FILES.c.name == file_name(record.title, record.dated))
        & (Printed.appointment_id.is_not_distinct_from(record.appointment_id))
    )
    rows = session.execute(
        select(Printed.id, Printed.made_at, _FILES.c.name, Printed.sha256)
        .join(_FILES, _FILES.c.id == Printed.file_id)
        .where(Printed.kind == _RELEASE, own | older)
        .order_by(Printed.made_at.desc(), Printed.id.desc())
        .limit(most)
    )
    return tuple(PaperRow(row[0], row[1], row[2], row[3][:16]) for row in rows)


def _release_of(session: Session, piece: Printed) -> int | None:
    number = marked(piece.layout)
    if number is not None:
        return session.scalar(select(PressRelease.id).where(PressRelease.id == number))
    name = session.scalar(select(_FILES.c.name).where(_FILES.c.id == piece.file_id))
    same_event = PressRelease.appointment_id.is_not_distinct_from(piece.appointment_id)
    for record in session.scalars(select(PressRelease).where(same_event).order_by(PressRelease.id.desc())):
        if file_name(record.title, record.dated) == name:
            return record.id
    return None


def _went_to(session: Session, release_id: int) -> str:
    rows = session.execute(
        select(func.coalesce(Contact.display_name, ""), PressRecipient.name, PressRecipient.sent_on)
        .outerjoin(Contact, Contact.id == PressRecipient.contact_id)
        .where(PressRecipient.press_release_id == release_id, PressRecipient.sent_on.is_not(None))
        .order_by(PressRecipient.sent_on, PressRecipient.position, PressRecipient.id)
    ).all()
    said = [f"{contact or name or 'ohne Namen'} ({formats.day(on)})" for contact, name, on in rows]
    more = len(said) - _NAMED
    if more > 0:
        said[_NAMED:] = [formats.count(more, "weitere Redaktion", "weitere Redaktionen")]
    return ", ".join(said)


def _beside(session: Session, piece: Printed) -> Iterator[Beside]:
    rows = session.execute(
        select(Printed.id, Printed.kind)
        .where(
            Printed.made_at == piece.made_at,
            Printed.id != piece.id,
            Printed.staff_id.is_not_distinct_from(piece.staff_id),
            (Printed.kind == "dispatch") != (piece.kind == "dispatch"),
        )
        .order_by(Printed.id)
    )
    for record_id, kind in rows:
        yield Beside(Ref("print", record_id), kind)
