"""An event from the idea to its report: who, money, people, tasks with deadlines, registrations, results."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import Money
from db.base import Record


class Event(Record):
    """The plan of an event; title, time, place and who is in charge stand in its appointment."""

    __tablename__ = "events"
    __search_kind__ = "event"
    __search_title__ = ("reference",)
    __search_text__ = ("description", "results", "report")

    appointment_id: Mapped[int] = mapped_column(
        ForeignKey("appointments.id", ondelete="CASCADE"), unique=True
    )
    reference: Mapped[str] = mapped_column(default="")
    """Title of the appointment as it was when last saved; for the search."""
    format: Mapped[str] = mapped_column(default="festival")
    """``festival``, ``meeting``, ``market``, ``culture``, ``workshop``, ``walk``, ``survey``, ``jury`` …"""
    status: Mapped[str] = mapped_column(default="idea", index=True)
    """``idea``, ``planned``, ``fixed``, ``held``, ``closed``, ``cancelled``."""
    organiser_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    """None: the office itself."""
    description: Mapped[str] = mapped_column(default="")
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), index=True)
    expected: Mapped[int | None]
    """Visitors expected; more than 200 at once in a closed place changes the deadlines."""
    enclosed: Mapped[bool] = mapped_column(default=False)
    """Indoors or fenced in."""
    open_air: Mapped[bool] = mapped_column(default=True)
    capacity: Mapped[int | None]
    """Places for those who register; None is no limit."""
    registration_until: Mapped[date | None]
    plan_b: Mapped[str] = mapped_column(default="")
    """What happens in bad weather."""
    results: Mapped[str] = mapped_column(default="")
    feedback: Mapped[str] = mapped_column(default="")
    report: Mapped[str] = mapped_column(default="")
    visitors: Mapped[int | None]
    """Counted or estimated afterwards, when no groups were counted."""
    cancelled_why: Mapped[str] = mapped_column(default="")


class EventPartner(Record):
    """Who takes part in carrying it."""

    __tablename__ = "event_partners"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    """When it is no contact."""
    role: Mapped[str] = mapped_column(default="")


class EventMoney(Record):
    """A line of the plan of money."""

    __tablename__ = "event_money"
    __table_args__ = (CheckConstraint("direction IN ('cost', 'income')", name="direction"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    direction: Mapped[str] = mapped_column(default="cost")
    label: Mapped[str]
    planned: Mapped[Money | None]
    actual: Mapped[Money | None]
    note: Mapped[str] = mapped_column(default="")


class EventHelper(Record):
    """Staff or a volunteer, with hours; a volunteer may be a name or nobody yet."""

    __tablename__ = "event_helpers"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    planned_minutes: Mapped[int | None]
    worked_minutes: Mapped[int | None]


class EventEquipment(Record):
    """Something that is needed."""

    __tablename__ = "event_equipment"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str]
    quantity: Mapped[int | None]
    source: Mapped[str] = mapped_column(default="")
    """Where it comes from."""
    ready: Mapped[bool] = mapped_column(default=False)


class EventRisk(Record):
    """What may go wrong and what is done about it."""

    __tablename__ = "event_risks"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    risk: Mapped[str]
    weight: Mapped[str] = mapped_column(default="medium")
    """``low``, ``medium``, ``high``."""
    remedy: Mapped[str] = mapped_column(default="")


class EventItem(Record):
    """A point of the running order."""

    __tablename__ = "event_items"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    offset_minutes: Mapped[int] = mapped_column(default=0)
    """After the event begins; before it, below nothing."""
    minutes: Mapped[int | None]
    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)
    """Only for those who work there (setting up, clearing away)."""


class EventTask(Record):
    """A task with a deadline that counts from the event; a permission applied for is one."""

    __tablename__ = "event_tasks"
    __table_args__ = (Index("ix_event_tasks_open", "done_on", "due_on"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    days: Mapped[int] = mapped_column(default=0)
    """So many days before the event; below nothing after it."""
    working_days: Mapped[bool] = mapped_column(default=False)
    fixed_on: Mapped[date | None]
    """A day of its own, which does not move with the event."""
    due_on: Mapped[date] = mapped_column(index=True)
    """Worked out whenever the event or the task changes."""
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    authority: Mapped[str] = mapped_column(default="")
    permission: Mapped[bool] = mapped_column(default=False)
    """Whether something is applied for."""
    applied_on: Mapped[date | None]
    granted_on: Mapped[date | None]
    refused_on: Mapped[date | None]
    file_number: Mapped[str] = mapped_column(default="")
    fee: Mapped[Money | None]
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    """The rule it rests on (§ 18 StrWG NRW)."""


class TaskTemplate(Record):
    """A checklist that events begin with."""

    __tablename__ = "task_templates"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    format: Mapped[str] = mapped_column(default="")
    """Offered first for events of this kind."""


class TaskTemplateItem(Record):
    """A task of a checklist."""

    __tablename__ = "task_template_items"

    template_id: Mapped[int] = mapped_column(ForeignKey("task_templates.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    days: Mapped[int] = mapped_column(default=0)
    working_days: Mapped[bool] = mapped_column(default=False)
    authority: Mapped[str] = mapped_column(default="")
    permission: Mapped[bool] = mapped_column(default=False)
    condition: Mapped[str] = mapped_column(default="")
    """When it is needed: ``street``, ``alcohol``, ``music``, ``large``, ``open_air``; empty always."""
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")


class Registration(Record):
    """Somebody who registered; erased after the event when it was not agreed otherwise."""

    __tablename__ = "registrations"
    __table_args__ = (CheckConstraint("seats > 0", name="seats"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    seats: Mapped[int] = mapped_column(default=1)
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    registered_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="confirmed")
    """``confirmed``, ``waiting``, ``cancelled``."""
    attended: Mapped[bool | None]
    note: Mapped[str] = mapped_column(default="")


class ParticipantGroup(Record):
    """How many of a group came; nobody is named."""

    __tablename__ = "participant_groups"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    label: Mapped[str]
    number: Mapped[int] = mapped_column(default=0)


class EventPhoto(Record):
    """A photograph, and whether those on it agreed."""

    __tablename__ = "event_photos"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id"))
    caption: Mapped[str] = mapped_column(default="")
    alternative_text: Mapped[str] = mapped_column(default="")
    credit: Mapped[str] = mapped_column(default="")
    consent: Mapped[str] = mapped_column(default="open")
    """``given``, ``nobody`` (nobody can be recognised), ``open``, ``refused``."""
    consent_note: Mapped[str] = mapped_column(default="")


class ParticipationResult(Record):
    """What came out of a workshop, walk or survey, and what became of it."""

    __tablename__ = "participation_results"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    topic: Mapped[str] = mapped_column(default="")
    result: Mapped[str]
    votes: Mapped[int | None]
    state: Mapped[str] = mapped_column(default="open")
    """``open``, ``examined``, ``taken``, ``done``, ``declined``."""
    outcome: Mapped[str] = mapped_column(default="")
    """What became of it."""
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id"), index=True)
