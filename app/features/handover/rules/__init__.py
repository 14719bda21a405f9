"""Rules of the handover: which weeks it covers, which sheets and columns it holds, how changes read."""

from app.features.handover.rules import password
from app.features.handover.rules.level import Level, needed
from app.features.handover.rules.material import (
    SERIES,
    FundFigure,
    Material,
    Sender,
    SheetData,
    Summary,
)
from app.features.handover.rules.naming import cover_name, workbook_name
from app.features.handover.rules.period import Period, due_week, missed_before, period_of
from app.features.handover.rules.plan import (
    SETTING,
    ColumnChoice,
    Plan,
    SheetChoice,
    merged,
    read_level,
    read_plan,
    store_plan,
)
from app.features.handover.rules.titles import tidy
from app.features.handover.rules.wording import TABLES, Entry, Labels, Telling, Told, Word, net, tell

__all__ = [
    "SERIES",
    "SETTING",
    "TABLES",
    "ColumnChoice",
    "Entry",
    "FundFigure",
    "Labels",
    "Level",
    "Material",
    "Period",
    "Plan",
    "Sender",
    "SheetChoice",
    "SheetData",
    "Summary",
    "Telling",
    "Told",
    "Word",
    "cover_name",
    "due_week",
    "merged",
    "missed_before",
    "needed",
    "net",
    "password",
    "period_of",
    "read_level",
    "read_plan",
    "store_plan",
    "tell",
    "tidy",
    "workbook_name",
]
