"""Contacts: persons and organisations, their addresses, roles and consents."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record


class Contact(Record):
    """A person or an organisation (club, school, trader, institution)."""

    __tablename__ = "contacts"
    __table_args__ = (CheckConstraint("kind IN ('person', 'organisation')", name="kind"),)
    __search_kind__ = "contact"
    __search_title__ = ("display_name",)
    __search_text__ = ("street", "house_number", "postcode", "town", "email", "phone", "mobile", "note")

    kind: Mapped[str]
    salutation: Mapped[str] = mapped_column(default="")
    """``Frau``, ``Herr`` or empty."""
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    legal_form: Mapped[str] = mapped_column(default="")
    applicant_type: Mapped[str] = mapped_column(default="")
    """Privatperson, Initiative, Verein, Institution, Unternehmen … (councils ask for it)."""
    display_name: Mapped[str] = mapped_column(index=True)
    """``Yilmaz, Ayşe`` or the organisation; written by the service, sorted and searched by."""
    extra: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    house_number: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class ContactAddress(Record):
    """A further address (billing, property, private) beside the main one."""

    __tablename__ = "contact_addresses"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(default="")
    extra: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    house_number: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")


class ContactRole(Record):
    """What a contact is to the district: owner, club, school, trader … (code list ``role``)."""

    __tablename__ = "contact_roles"
    __table_args__ = (UniqueConstraint("contact_id", "code_id"),)

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    code_id: Mapped[int] = mapped_column(ForeignKey("codes.id"), index=True)


class Membership(Record):
    """A person in an organisation, with the function there."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("person_id", "organisation_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    function: Mapped[str] = mapped_column(default="")


class Consent(Record):
    """A consent for one purpose over one channel: which, when, how, withdrawn (Art. 7 DSGVO)."""

    __tablename__ = "consents"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str]
    """``advice`` (named in the log), ``invitation``, ``publication``, ``photo``, ``funding``."""
    channel: Mapped[str] = mapped_column(default="")
    """``post``, ``email``, ``phone`` or empty for all."""
    given_on: Mapped[date]
    how: Mapped[str]
    """``written``, ``oral``, ``email``, ``form``."""
    note: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
