"""The form that moves a follow-up to another day."""

from dataclasses import dataclass
from datetime import date

from app.ui.fields import Day
from app.ui.form import FormSpec, Section


@dataclass(frozen=True)
class Moved:
    """The day it is seen to instead."""

    due_on: date | None = None


MOVED = FormSpec(Section("", Day("due_on", "Wieder vorlegen am", required=True, offsets=(1, 7, 14))))
