"""The office itself: letterhead, staff, the city's offices, code lists, settings, text modules."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record


class Office(Record):
    """The one office this file belongs to (exactly one row)."""

    __tablename__ = "office"

    name: Mapped[str]
    district: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    """The contractor that runs the office (Träger)."""
    city: Mapped[str] = mapped_column(default="")
    """The town that commissions it, e.g. ``Stadt Witten``."""
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    hours: Mapped[str] = mapped_column(default="")
    """Office hours as printed in the letterhead."""
    footer: Mapped[str] = mapped_column(default="")
    funding_sentence: Mapped[str] = mapped_column(default="")
    court_name: Mapped[str] = mapped_column(default="")
    court_address: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)


class Logo(Record):
    """A logo of the letterhead or the logo strip, in the prescribed order."""

    __tablename__ = "logos"

    place: Mapped[str] = mapped_column(default="office")
    """``office`` and ``city`` head letters; ``strip`` stands on publicity."""
    position: Mapped[int] = mapped_column(default=0)
    alternative_text: Mapped[str] = mapped_column(default="")
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))


class Staff(Record):
    """A member of staff; ``slot_uid`` names the key slot that the own passphrase opens."""

    __tablename__ = "staff"
    __search_kind__ = "staff"
    __search_title__ = ("name",)
    __search_text__ = ("function", "email")

    name: Mapped[str]
    initials: Mapped[str] = mapped_column(default="")
    function: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    slot_uid: Mapped[str | None] = mapped_column(unique=True)
    active: Mapped[bool] = mapped_column(default=True)


class CityOffice(Record):
    """An office of the city (Amt) that concerns are sent to, that signs notices or gets the handover."""

    __tablename__ = "city_offices"
    __search_kind__ = "city_office"
    __search_title__ = ("name",)
    __search_text__ = ("short_name", "unit", "email")

    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    receives_handover: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class CityContact(Record):
    """A contact person in an office of the city."""

    __tablename__ = "city_contacts"

    city_office_id: Mapped[int] = mapped_column(ForeignKey("city_offices.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    salutation: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    function: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")


class Code(Record):
    """An entry of a code list that the office edits: topics, channels, target groups, cost kinds."""

    __tablename__ = "codes"
    __table_args__ = (
        UniqueConstraint("list_key", "label"),
        Index("ix_codes_list_key_position", "list_key", "position"),
    )

    list_key: Mapped[str]
    """One of ``db.models.CODE_LISTS``."""
    label: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    built_in: Mapped[str] = mapped_column(default="")
    """Set where a rule refers to the entry (e.g. ``owner`` opens the fields of owner advice)."""


class Setting(Record):
    """A setting of the office that is no column elsewhere, by its key, as JSON."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, Any]]


class TextModule(Record):
    """A text of letters as edited by the office; without a row the shipped text counts."""

    __tablename__ = "text_modules"

    key: Mapped[str] = mapped_column(unique=True)
    body: Mapped[str]


class Backups(Record):
    """Where backups go beside the office folder, and how often (exactly one row, optional)."""

    __tablename__ = "backup_settings"
    __table_args__ = (CheckConstraint("every_minutes > 0", name="every"),)

    second_folder: Mapped[str] = mapped_column(default="")
    every_minutes: Mapped[int] = mapped_column(default=30)
