"""The consultation log, what was agreed in it, and concerns passed on to the city."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import Money
from db.base import Record


class Consultation(Record):
    """One talk: anonymous unless the person agreed to be named."""

    __tablename__ = "consultations"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        CheckConstraint("minutes >= 0", name="minutes"),
        CheckConstraint("contact_id IS NULL OR consent_id IS NOT NULL", name="named_with_consent"),
        # With the minutes, so that the hours of a week are added up without reading the talks themselves.
        Index("ix_consultations_began_at", "began_at", "minutes"),
        Index("ix_consultations_open_follow_ups", "follow_up_on", "follow_up_done_on"),
    )
    __search_kind__ = "consultation"
    __search_title__ = ("reference", "concern")
    __search_text__ = ("place", "result", "referred_to", "follow_up_note")

    year: Mapped[int]
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(unique=True)
    began_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(default=0)
    channel_id: Mapped[int] = mapped_column(ForeignKey("codes.id"), index=True)
    target_group_id: Mapped[int | None] = mapped_column(ForeignKey("codes.id"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consents.id"), index=True)
    first_contact: Mapped[bool] = mapped_column(default=True)
    place: Mapped[str] = mapped_column(default="")
    """Street section or block; no house number for anonymous talks."""
    concern: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")
    referred_to: Mapped[str] = mapped_column(default="")
    city_office_id: Mapped[int | None] = mapped_column(ForeignKey("city_offices.id"), index=True)
    follow_up_on: Mapped[date | None]
    follow_up_note: Mapped[str] = mapped_column(default="")
    follow_up_done_on: Mapped[date | None]
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"), index=True)


class ConsultationTopic(Record):
    """A topic of a consultation (code list ``topic``), in the order chosen."""

    __tablename__ = "consultation_topics"
    __table_args__ = (
        UniqueConstraint("consultation_id", "code_id"),
        # With the consultation, so that those with a topic are found without reading the topics themselves.
        Index("ix_consultation_topics_code_id", "code_id", "consultation_id"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultations.id", ondelete="CASCADE"))
    code_id: Mapped[int] = mapped_column(ForeignKey("codes.id"))
    position: Mapped[int] = mapped_column(default=0)


class AgreedStep(Record):
    """Who does what until when, agreed in a consultation."""

    __tablename__ = "agreed_steps"

    consultation_id: Mapped[int] = mapped_column(
        ForeignKey("consultations.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]


class OwnerAdvice(Record):
    """What advice to an owner adds: the property and what is considered there."""

    __tablename__ = "owner_advice"

    consultation_id: Mapped[int] = mapped_column(
        ForeignKey("consultations.id", ondelete="CASCADE"), unique=True
    )
    property_id: Mapped[int] = mapped_column(ForeignKey("properties.id"), index=True)
    considered: Mapped[list[str]]
    """Measures considered, as labels of the code list ``works``."""
    cost_from: Mapped[Money | None]
    cost_to: Mapped[Money | None]
    programmes: Mapped[str] = mapped_column(default="")
    visited_on: Mapped[date | None]
    next_step: Mapped[str] = mapped_column(default="")


class Concern(Record):
    """A concern passed on to an office of the city (Anliegen an die Stadt)."""

    __tablename__ = "concerns"
    __table_args__ = (UniqueConstraint("year", "number"),)
    __search_kind__ = "concern"
    __search_title__ = ("reference", "text")
    __search_text__ = ("place", "answer")

    year: Mapped[int]
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(unique=True)
    consultation_id: Mapped[int | None] = mapped_column(
        ForeignKey("consultations.id", ondelete="SET NULL"), index=True
    )
    raised_on: Mapped[date] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    city_office_id: Mapped[int | None] = mapped_column(ForeignKey("city_offices.id"), index=True)
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="open", index=True)
    """``open``, ``sent``, ``answered``, ``done``."""
    answer: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
