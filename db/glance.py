"""Columns of records that opening and the first page read, without the mapping of whole records.

Mapping every model takes a tenth of a second at each start; a first look needs a few columns of some of them.
The models stay the definition: a test holds every name and type here against theirs.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Boolean, Integer, String, TableClause, column, table
from sqlalchemy.types import TypeEngine

from db.types import DayType, MomentType, MoneyType

_TYPES: Mapping[str, TypeEngine[Any]] = {
    "whole": Integer(),
    "text": String(),
    "flag": Boolean(),
    "day": DayType(),
    "moment": MomentType(),
    "money": MoneyType(),
    "json": JSON(),
}


def _table(name: str, **names: str) -> TableClause:
    """A table with an id and the columns named, by the kind of their values."""
    columns = [column(one, _TYPES[kind]) for kind, several in names.items() for one in several.split()]
    return table(name, column("id", _TYPES["whole"]), *columns)


OFFICES = _table("office", text="name city", flag="is_demo")
STAFF = _table("staff", text="name slot_uid", flag="active")
CONSULTATIONS = _table(
    "consultations",
    text="reference follow_up_note concern",
    whole="minutes",
    day="follow_up_on follow_up_done_on",
    moment="began_at",
)
AGREED_STEPS = _table("agreed_steps", whole="consultation_id", text="text who", day="due_on done_on")
CONCERNS = _table("concerns", text="reference text status", day="due_on")
FUNDS = _table("funds", text="name prefix", flag="active")
FUND_YEARS = _table("fund_years", whole="fund_id year", money="budget carried", flag="closed")
GUIDELINES = _table("guidelines", json="rules")
APPLICATIONS = _table(
    "applications",
    whole="fund_id guideline_id year property_id",
    text="reference title status",
    day="received_on ends_on",
    money="requested reserved approved committed",
)
DEADLINES = _table("deadlines", whole="application_id", text="kind text", day="due_on done_on")
INVENTORY_ITEMS = _table("inventory_items", text="name")
LOANS = _table("loans", whole="inventory_item_id", day="due_on returned_on")
LETTERS = _table("letters", whole="application_id", text="kind")
OWNER_ADVICE = _table("owner_advice", whole="consultation_id property_id")
PAYMENTS = _table("payments", whole="application_id", money="amount")
COMMITTEES = _table("committees", whole="lead_days")
SITTINGS = _table("sittings", whole="committee_id", text="reference status", moment="starts_at")
AGENDA_ITEMS = _table("agenda_items", whole="sitting_id", text="resolution responsible", day="due_on done_on")
APPOINTMENTS = _table("appointments", text="title kind place", moment="starts_at ends_at")
CALENDAR_ENTRIES = _table(
    "calendar_entries", whole="appointment_id calendar_id", text="rule", flag="all_day", day="last_on"
)
CALENDAR_EXCEPTIONS = _table(
    "calendar_exceptions",
    whole="appointment_id",
    flag="cancelled",
    moment="original_at starts_at ends_at",
    text="title place note",
)
EVENTS = _table("events", whole="appointment_id", text="status")
EVENT_TASKS = _table("event_tasks", whole="event_id", text="title", day="due_on applied_on done_on")
ANSWER_REQUESTS = _table("answer_requests", day="asked_on settled_on")
FOLLOW_UPS = _table("follow_ups", whole="record_id", text="kind label text", day="due_on done_on")
HANDOVERS = _table("handovers", whole="number week_year week_number", moment="created_at", json="counts")
