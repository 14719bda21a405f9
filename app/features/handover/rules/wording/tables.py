"""The words: for each table that is told, its German noun and the names of its fields.

A table that is not here (settings, code lists, staff, contacts, calendars of others, checklists, the archive
of printed pieces) is the office's own affair and is not told. A field that is personal is told only when the
handover was set to do so.
"""

from collections.abc import Mapping

from app.features.handover.rules.wording.calendar import CALENDAR
from app.features.handover.rules.wording.district import CONSULTATIONS, DISTRICT
from app.features.handover.rules.wording.events import EVENTS
from app.features.handover.rules.wording.filing import FILING
from app.features.handover.rules.wording.funding import APPLICATIONS, FUNDS
from app.features.handover.rules.wording.money import INVENTORY, MONEY
from app.features.handover.rules.wording.publicity import PUBLICITY
from app.features.handover.rules.wording.word import TableWords

TABLES: Mapping[str, TableWords] = {
    **CONSULTATIONS,
    **APPLICATIONS,
    **FILING,
    **MONEY,
    **INVENTORY,
    **FUNDS,
    **DISTRICT,
    **CALENDAR,
    **EVENTS,
    **PUBLICITY,
}
"""Every table that is told."""
