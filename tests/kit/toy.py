"""A small feature without tables, so that the kit can be seen and tested by itself."""

from collections.abc import Mapping
from typing import Any

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.money import Money
from app.domain.options import Option
from app.domain.text import fold
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving
from app.ui.chips import Chip, Tone
from app.ui.fields import (
    Amount,
    Cell,
    Choice,
    ChoiceChips,
    Day,
    Link,
    LongText,
    Minutes,
    Moment,
    Note,
    Number,
    Rows,
    Share,
    Similar,
    Text,
    YesNo,
)
from app.ui.filters import ChoiceFilter, Period, PeriodFilter, View, YesNoFilter
from app.ui.form import FormSpec, Pair, Section
from tests.kit.toy_rows import (
    CHANNELS,
    PEOPLE,
    SOURCES,
    TOPICS,
    Draft,
    Item,
    Row,
    ToyStore,
    keep,
    load,
    page,
    remove,
)

__all__ = [
    "CHANNELS",
    "CHIPS",
    "COLUMNS",
    "FILTERS",
    "FORM",
    "PEOPLE",
    "VIEWS",
    "Draft",
    "Item",
    "Row",
    "ToyScreen",
    "ToyStore",
    "alike",
    "page",
    "people",
    "person",
]

COLUMNS: tuple[Column[Row], ...] = (
    Column("day", "Datum", Kind.DATE, 104),
    Column("concern", "Anliegen", Kind.TEXT, 320),
    Column("channel", "Weg", Kind.STATE, 120),
    Column("state", "Stand", Kind.STATE, 120),
    Column("place", "Ort", Kind.TEXT, 160, shown=False),
    Column("minutes", "Dauer", Kind.MINUTES, 88),
    Column("cost", "Kosten", Kind.MONEY, 112),
)
CHIPS: Mapping[str, Mapping[Any, Chip]] = {
    "state": {
        "open": Chip("offen", Tone.WARN),
        "done": Chip("erledigt", Tone.GOOD),
        "new": Chip("neu", Tone.INFO),
    },
}
FILTERS = (
    ChoiceFilter("channel", "Weg", options=CHANNELS),
    PeriodFilter("day", "Datum"),
    YesNoFilter("follow_up_open", "Wiedervorlage offen"),
)
VIEWS = (
    View("Alle"),
    View("Diese Woche", {"day": Period.THIS_WEEK}, sort="day", descending=True),
    View("Offene Wiedervorlagen", {"follow_up_open": True, "channel": ("phone", "walk-in")}),
)


def _missing(values: Mapping[str, Any]) -> str:
    cost, items = values["cost"], values["items"] or ()
    if cost is None:
        return ""
    rest = cost - Money.total(item.amount for item in items if item.amount)
    return f"Im Kostenplan fehlen noch {formats.money(rest)}." if rest else ""


def people(_session: Any, typed: str) -> list[Option]:
    """People whose name holds what was typed."""
    return [option for option in PEOPLE if fold(typed) in fold(option.label)]


def person(_session: Any, record_id: int) -> str:
    """The name of one."""
    return next(option.label for option in PEOPLE if option.value == record_id)


def alike(_session: Any, values: Mapping[str, Any]) -> list[Option]:
    """People at the place typed."""
    place = values["place"] or ""
    return [option for option in PEOPLE if place and fold(place) in fold(option.hint)]


FORM = FormSpec(
    Section(
        "",
        Pair(
            Choice("channel", "Weg", options=lambda _session: CHANNELS, required=True),
            Day("day", "Datum", required=True),
        ),
        Pair(Minutes("minutes", "Dauer", stopwatch=True), Text("place", "Ort")),
        Similar(watch=("place",), find=alike, kind="contact", sentence="Diese Kontakte wohnen dort:"),
        LongText("concern", "Anliegen", required=True, rows=3, hint="Worum geht es? Ein Satz genügt."),
        ChoiceChips("topics", "Themen", options=lambda _session: TOPICS),
    ),
    Section(
        "Person",
        YesNo("named", "Namentlich erfassen"),
        Link(
            "contact_id",
            "Kontakt",
            kind="contact",
            find=people,
            label_of=person,
            can_create=True,
            visible_if=lambda values: values["named"],
        ),
        help="Anonym, wenn nichts anderes vereinbart ist.",
    ),
    Section(
        "Kosten",
        Pair(Amount("cost", "Gesamtkosten"), Share("share", "Förderquote"), Number("dwellings", "Wohnungen")),
        Rows(
            "items",
            "Kostenplan",
            row=Item,
            cells=(
                Cell("text", "Position", required=True),
                Cell("source_id", "Mittel", width=130, options=SOURCES),
                Cell("amount", "Betrag", Kind.MONEY, width=120, total=True),
            ),
            add="Position hinzufügen",
        ),
        Note(_missing, Tone.WARN),
    ),
    Section(
        "Wie es weitergeht",
        LongText("result", "Ergebnis"),
        Pair(
            Day("follow_up", "Wiedervorlage", offsets=(7, 14, 30)), Moment("begins", "Termin"), weights=(4, 3)
        ),
    ),
)


class ToyScreen(RecordBrowser[Row, Row, Draft]):
    """A whole feature screen."""

    kind = "toy"
    title = "Beratungen"
    icon = "messages-square"
    shows = frozenset({"rows"})
    noun = Noun("Beratung", "Beratungen", new="Neue Beratung")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    views = VIEWS
    form = FORM
    keeps = ("channel", "day")
    empty_hint = "Noch keine Beratung. Mit Strg+N halten Sie die erste fest."
    page = staticmethod(page)
    load = staticmethod(load)

    def blank(self, preset: Mapping[str, Any]) -> Draft:
        return Draft(day=self.context.clock.today(), contact_id=preset.get("contact_id"))

    def draft(self, detail: Row) -> Draft:
        return detail.draft

    def heading(self, detail: Row) -> Heading:
        return Heading(
            detail.concern, f"{formats.day(detail.day)} · {detail.place}", (CHIPS["state"][detail.state],)
        )

    def saving(self, draft: Draft, record_id: int | None) -> Saving:
        return Saving("Beratung speichern", lambda s: keep(s, draft, record_id))

    def locked(self, detail: Row) -> str:
        return "Diese Beratung ist abgeschlossen." if detail.state == "done" and detail.id % 2 else ""

    def removing(self, detail: Row) -> Saving:
        return Saving("Beratung löschen", lambda s: remove(s, detail.id))

    def record_actions(self, detail: Row) -> tuple[Action, ...]:
        del detail
        return (
            Action("Erledigen", lambda: self.perform("Beratung erledigen", lambda _s: None), icon="check"),
            Action("Drucken", lambda: None, icon="printer"),
            Action("Als Vorlage verwenden", lambda: None, icon="copy"),
        )

    def history_of(self, detail: Row) -> tuple[tuple[str, int], ...]:
        return (("rows", detail.id),)
