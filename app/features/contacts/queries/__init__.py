"""What is looked up about contacts."""

from app.features.contacts.queries.details import GONE, detail, timeline
from app.features.contacts.queries.erasing import remains
from app.features.contacts.queries.listed import desk
from app.features.contacts.queries.lists import page
from app.features.contacts.queries.options import (
    APPLICANT_OPTIONS,
    CHANNEL_OPTIONS,
    PURPOSE_OPTIONS,
    WAY_OPTIONS,
    all_contact_options,
    contact_label,
    contact_options,
    role_options,
    similar,
)
from app.features.contacts.queries.rows import ContactDetail, ContactRow, Event

__all__ = [
    "APPLICANT_OPTIONS",
    "CHANNEL_OPTIONS",
    "GONE",
    "PURPOSE_OPTIONS",
    "WAY_OPTIONS",
    "ContactDetail",
    "ContactRow",
    "Event",
    "all_contact_options",
    "contact_label",
    "contact_options",
    "desk",
    "detail",
    "page",
    "remains",
    "role_options",
    "similar",
    "timeline",
]
