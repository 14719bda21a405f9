"""Flyers and posters, everything printed, press work, where copies went."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record


class Publication(Record):
    """A flyer, poster, leaflet, invitation, door hanger or certificate as it is worked on."""

    __tablename__ = "publications"
    __search_kind__ = "publication"
    __search_title__ = ("title",)
    __search_text__ = ("plain",)

    title: Mapped[str]
    template: Mapped[str]
    """Key of the design; the kind of piece and its size belong to it."""
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey("appointments.id", ondelete="SET NULL"), index=True
    )
    contents: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Texts by language and place, colour, what is shown; no files."""
    plain: Mapped[str] = mapped_column(default="")
    """All texts in one, for the search."""
    picture_file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    picture_alternative_text: Mapped[str] = mapped_column(default="")
    picture_credit: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime] = mapped_column(index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class Printed(Record):
    """A printed piece as it left the program: exactly which bytes, for which event."""

    __tablename__ = "printed"

    kind: Mapped[str]
    """``publication``, ``attendance``, ``running_order``, ``month``, ``week``, ``report``, ``labels``,
    ``letters``, ``badges``, ``signs``, ``sign_up``, ``press_release``."""
    title: Mapped[str]
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey("appointments.id", ondelete="SET NULL"), index=True
    )
    publication_id: Mapped[int | None] = mapped_column(
        ForeignKey("publications.id", ondelete="SET NULL"), index=True
    )
    layout: Mapped[str] = mapped_column(default="")
    """How it was laid out: for the screen, for the desk printer (several on a sheet), for a print shop."""
    copies: Mapped[int | None]
    made_at: Mapped[datetime] = mapped_column(index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))
    sha256: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class Distribution(Record):
    """Copies that were put out: where, how many, when."""

    __tablename__ = "distributions"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publications.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    place: Mapped[str] = mapped_column(default="")
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    copies: Mapped[int | None]
    put_out_on: Mapped[date | None]
    by_whom: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class PressRelease(Record):
    """A release to the press."""

    __tablename__ = "press_releases"
    __search_kind__ = "press_release"
    __search_title__ = ("title",)
    __search_text__ = ("body",)

    title: Mapped[str]
    subtitle: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    dated: Mapped[date] = mapped_column(index=True)
    embargo_until: Mapped[datetime | None]
    """Not to be published before."""
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey("appointments.id", ondelete="SET NULL"), index=True
    )
    contact_line: Mapped[str] = mapped_column(default="")
    """Whom the press can ask."""
    picture_file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    picture_caption: Mapped[str] = mapped_column(default="")
    picture_credit: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class PressRecipient(Record):
    """To whom a release went."""

    __tablename__ = "press_recipients"

    press_release_id: Mapped[int] = mapped_column(
        ForeignKey("press_releases.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None]


class Clipping(Record):
    """What was published where about the district or an event."""

    __tablename__ = "clippings"
    __search_kind__ = "clipping"
    __search_title__ = ("title",)
    __search_text__ = ("medium", "note")

    title: Mapped[str]
    medium: Mapped[str] = mapped_column(default="")
    """Newspaper, station, page."""
    published_on: Mapped[date] = mapped_column(index=True)
    link: Mapped[str] = mapped_column(default="")
    tone: Mapped[str] = mapped_column(default="")
    """``good``, ``neutral``, ``bad`` or empty."""
    appointment_id: Mapped[int | None] = mapped_column(
        ForeignKey("appointments.id", ondelete="SET NULL"), index=True
    )
    press_release_id: Mapped[int | None] = mapped_column(
        ForeignKey("press_releases.id", ondelete="SET NULL"), index=True
    )
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    note: Mapped[str] = mapped_column(default="")
