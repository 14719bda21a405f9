"""The lists of the handover: sheets of the coming one, handovers of the past."""

from dataclasses import dataclass

from app.domain.columns import Column, Kind
from app.features.handover.queries import HandoverRow
from app.features.handover.rules import Level, SheetData
from app.ui.chips import Chip, Chips, Tone


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
    Column("file_name", "Datei", width=250, shown=False),
    Column("short_hash", "Prüfsumme", width=120, shown=False, sortable=False),
)
