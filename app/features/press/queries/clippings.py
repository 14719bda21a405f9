"""What the list of published pieces, one of them and the review of a year show."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.options import Option
from app.domain.paging import Page, PageRequest
from app.features.press.rules.clippings import TONES, ClippingDraft, Published, Review
from db import files, lookups
from db.models import Appointment, Clipping, Office, PressRelease
from db.paging import Key, paged

KIND = "clipping"
GONE = "Diesen Beitrag gibt es nicht mehr."


@dataclass(frozen=True)
class ClippingRow:
    """One line of the list and of the sheet."""

    id: int
    uid: str
    published_on: date
    medium: str
    title: str
    tone: str
    event: str
    release: str
    link: str
    note: str
    scan: bool

    @property
    def tone_word(self) -> str:
        """The tone in German."""
        return TONES.get(self.tone, "")


@dataclass(frozen=True)
class ClippingDetail:
    """One piece."""

    id: int
    draft: ClippingDraft
    event: str
    appointment: Ref | None
    release: Ref | None
    scan_name: str
    """Name of the file; empty when there is none."""


_COLUMNS: dict[str, Key] = {
    "published_on": Clipping.published_on,
    "medium": Clipping.medium,
    "title": Clipping.title,
    "tone": Clipping.tone,
    "event": Appointment.title,
    "release": PressRelease.title,
    "link": Clipping.link,
    "note": Clipping.note,
}
_FILTERS: Mapping[str, Key] = {
    "appointment_id": Clipping.appointment_id,
    "press_release_id": Clipping.press_release_id,
}
_STATEMENT: Any = (
    select(
        Clipping.id,
        Clipping.uid,
        Clipping.file_id,
        *(column.label(key) for key, column in _COLUMNS.items()),
    )
    .outerjoin(Appointment, Appointment.id == Clipping.appointment_id)
    .outerjoin(PressRelease, PressRelease.id == Clipping.press_release_id)
)


def page(session: Session, request: PageRequest) -> Page[ClippingRow]:
    """One page of the list, the newest first."""
    rows, total = paged(
        session,
        _STATEMENT,
        request,
        {**_COLUMNS, **_FILTERS},
        kind=KIND,
        id_column=Clipping.id,
        default_order=(Clipping.published_on.desc(), Clipping.id.desc()),
    )
    return Page(tuple(_row(row) for row in rows), total, request.offset)


def between(session: Session, first: date, last: date) -> Iterator[ClippingRow]:
    """Pieces published from one day to another, in order."""
    statement = _STATEMENT.where(Clipping.published_on.between(first, last)).order_by(
        Clipping.published_on, Clipping.id
    )
    for row in session.execute(statement).mappings():
        yield _row(row)


def rows_now(session: Session, uids: Collection[str]) -> Iterable[ClippingRow]:
    """These pieces as they are now."""
    for part in lookups.batched(sorted(uids)):
        for row in session.execute(_STATEMENT.where(Clipping.uid.in_(part))).mappings():
            yield _row(row)


def detail(session: Session, record_id: int) -> ClippingDetail:
    """One piece.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Clipping, record_id)
    if found is None:
        raise Refused(GONE)
    event = session.get(Appointment, found.appointment_id) if found.appointment_id else None
    return ClippingDetail(
        id=found.id,
        draft=ClippingDraft(
            title=found.title,
            medium=found.medium,
            published_on=found.published_on,
            link=found.link,
            tone=found.tone or None,
            appointment_id=found.appointment_id,
            press_release_id=found.press_release_id,
            note=found.note,
        ),
        event=event.title if event else "",
        appointment=Ref("appointment", event.id) if event else None,
        release=Ref("press_release", found.press_release_id) if found.press_release_id else None,
        scan_name=files.about(session, found.file_id).name if found.file_id else "",
    )


def beginning(session: Session, *, appointment_id: int | None, press_release_id: int | None) -> ClippingDraft:
    """A new piece about an event or a release; a release brings its event along."""
    release = session.get(PressRelease, press_release_id) if press_release_id else None
    return ClippingDraft(
        appointment_id=appointment_id or (release.appointment_id if release else None),
        press_release_id=press_release_id,
        title=release.title if release else "",
    )


def scan(session: Session, record_id: int) -> tuple[str, str, bytes]:
    """Name, media type and bytes of a piece's file.

    Raises:
        Refused: when there is none.
    """
    found = session.get(Clipping, record_id)
    if found is None or found.file_id is None:
        raise Refused("Zu diesem Beitrag liegt kein Ausschnitt vor. Bitte hängen Sie zuerst einen an.")
    about = files.about(session, found.file_id)
    return about.name, about.media_type, files.data(session, found.file_id)


def years(session: Session) -> Sequence[Option]:
    """Years in which something was published, the latest first."""
    year = extract("year", Clipping.published_on)
    found = session.scalars(select(year).distinct().order_by(year.desc()))
    return tuple(Option(int(one), str(one)) for one in found)


def media(session: Session) -> Sequence[Option]:
    """The media that published something, by name."""
    found = session.scalars(select(Clipping.medium).distinct().order_by(Clipping.medium))
    return tuple(Option(one, one) for one in found)


def review(session: Session, year: int, *, today: date, scans: bool) -> Review:
    """The year's press.

    Raises:
        Refused: when nothing was published in it.
    """
    rows = list(between(session, date(year, 1, 1), date(year, 12, 31)))
    if not rows:
        raise Refused(
            f"Für {year} ist noch nichts eingetragen. Bitte erfassen Sie zuerst, was erschienen ist.", "year"
        )
    office = session.scalars(select(Office)).first()
    kept = tuple(
        (f"{row.medium}: {row.title}", media_type, data)
        for row in rows
        if scans and row.scan
        for _, media_type, data in (scan(session, row.id),)
    )
    return Review(
        office=office.name if office else "",
        year=year,
        made_on=today,
        pieces=tuple(
            Published(row.published_on, row.medium, row.title, row.tone, row.event or row.release, row.link)
            for row in rows
        ),
        scans=kept,
    )


def _row(row: Any) -> ClippingRow:
    texts = {key: row[key] or "" for key in _COLUMNS if key != "published_on"}
    return ClippingRow(
        id=row["id"],
        uid=row["uid"],
        published_on=row["published_on"],
        scan=row["file_id"] is not None,
        **texts,
    )
