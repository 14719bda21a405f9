"""The lists of the handover: sheets of the coming one, handovers of the past."""

from dataclasses import dataclass

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.features.handover.queries import HandoverRow
from app.features.handover.queries.follow_ups import FollowUpRow
from app.features.handover.queries.outstanding import RequestRow
from app.features.handover.queries.reminder import ReminderRow
from app.features.handover.rules import Level, SheetData
from app.ui.chips import Chip, Chips, Tone
from app.ui.filters import ChoiceFilter, Period, PeriodFilter, View


@dataclass(frozen=True)
class SheetRow:
    """One sheet of the coming handover."""

    id: int
    title: str
    count: int
    columns: str
    personal: str
    note: str

    @classmethod
    def of(cls, number: int, sheet: SheetData) -> "SheetRow":
        """The row of a sheet."""
        return cls(
            id=number,
            title=sheet.title,
            count=len(sheet.rows),
            columns=", ".join(column.title for column in sheet.columns),
            personal=sheet.disclosed.value,
            note=sheet.note,
        )


SHEET_COLUMNS: tuple[Column[SheetRow], ...] = (
    Column("title", "Blatt", width=190, sortable=False),
    Column("count", "Zeilen", Kind.NUMBER, 76, sortable=False),
    Column("personal", "Personenbezug", Kind.STATE, 128, sortable=False),
    Column("columns", "Spalten", width=520, sortable=False),
)
SHEET_CHIPS: Chips = {
    "personal": {
        Level.NONE.value: Chip("nein"),
        Level.STAFF.value: Chip("Beschäftigte", Tone.INFO),
        Level.PERSONAL.value: Chip("ja", Tone.WARN),
    },
}

PAST_COLUMNS: tuple[Column[HandoverRow], ...] = (
    Column("number", "Nr.", Kind.NUMBER, 64),
    Column("week_words", "Woche", width=200, sortable=False),
    Column("created_at", "Übergeben am", Kind.MOMENT, 140),
    Column("who", "Von", width=150),
    Column("rows", "Zeilen", Kind.NUMBER, 76, sortable=False),
    Column("returned", "Zurück", Kind.NUMBER, 84, help="Wie oft die Stadt geantwortet hat."),
    Column("file_name", "Datei", width=250, shown=False),
    Column("short_hash", "Prüfsumme", width=120, shown=False, sortable=False),
)

REQUEST_COLUMNS: tuple[Column[RequestRow], ...] = (
    Column("label", "Vorgang", width=320),
    Column("question", "Erbeten", width=160),
    Column("days", "Tage", Kind.NUMBER, 72, help="Ganze Tage seit der ersten Frage."),
    Column("state", "Stand", Kind.STATE, 118, rigid=True),
    Column("due_on", "Frist", Kind.DATE, 104),
    Column("number", "Übergabe", Kind.NUMBER, 92, roomy=True, help="In der zuerst gefragt wurde."),
    Column("asked_on", "Gefragt am", Kind.DATE, 104, roomy=True),
    Column("reminded", "Erinnert", Kind.NUMBER, 84, roomy=True, help="Wie oft schon erinnert wurde."),
    Column("reminded_on", "Zuletzt erinnert", Kind.DATE, 120, shown=False),
    Column("week", "Woche", width=100, shown=False, sortable=False),
)
REQUEST_CHIPS: Chips = {
    "state": {
        "open": Chip("offen", Tone.WARN),
        "reminded": Chip("erinnert", Tone.INFO),
        "settled": Chip("erledigt", Tone.GOOD),
    },
}
REQUEST_FILTERS = (
    ChoiceFilter(
        "state",
        "Stand",
        options=(Option("open", "offen"), Option("reminded", "erinnert"), Option("settled", "erledigt")),
    ),
    PeriodFilter("asked_on", "Gefragt"),
    PeriodFilter("due_on", "Frist", periods=(Period.OVERDUE, Period.THIS_WEEK, Period.NEXT_14_DAYS)),
)
REQUEST_VIEWS = (
    View("Offene", {"state": ("open", "reminded")}),
    View("Frist verstrichen", {"state": ("open", "reminded"), "due_on": Period.OVERDUE}, sort="due_on"),
    View("Erledigte", {"state": ("settled",)}, sort="asked_on", descending=True),
    View("Alle"),
)

FOLLOW_UP_COLUMNS: tuple[Column[FollowUpRow], ...] = (
    Column("due_on", "Fällig", Kind.DATE, 104, sortable=False),
    Column("late", "", Kind.STATE, 96, sortable=False),
    Column("label", "Vorgang", width=220, sortable=False),
    Column("text", "Was zu tun ist", width=460, sortable=False),
)
FOLLOW_UP_CHIPS: Chips = {
    "late": {
        "late": Chip("überfällig", Tone.BAD),
        "today": Chip("heute", Tone.WARN),
        "later": Chip("später"),
    },
}

REMINDER_COLUMNS: tuple[Column[ReminderRow], ...] = (
    Column("dated", "Vom", Kind.DATE, 104, sortable=False),
    Column("recipient", "An", width=220, sortable=False),
    Column("subject", "Betreff", width=380, sortable=False),
    Column("state", "Stand", Kind.STATE, 118, sortable=False),
)
REMINDER_CHIPS: Chips = {
    "state": {"issued": Chip("nicht gedruckt", Tone.WARN), "printed": Chip("gedruckt", Tone.GOOD)},
}
