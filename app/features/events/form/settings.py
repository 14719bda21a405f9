"""The forms of days off and of other organisers' calendars."""

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.events.queries import calendars as calendar_queries
from app.features.events.rules.calendars import COLOURS, CalendarLine
from app.features.events.rules.days_off import DayRange
from app.system.holidays import LANDS
from app.ui.fields import Cell, Choice, LongText, Note, Rows
from app.ui.form import FormSpec, Section

_RANGE = (
    Cell("name", "Name", width=220, required=True, stretch=True),
    Cell("first_on", "Erster Tag", Kind.DATE, 120, required=True),
    Cell("last_on", "Letzter Tag", Kind.DATE, 120),
)

DAYS_OFF = FormSpec(
    Section(
        "",
        Choice(
            "land",
            "Gesetzliche Feiertage",
            options=tuple(Option(key, name) for key, name in LANDS.items()),
            required=True,
            hint="Danach zählen auch Fristen in Werktagen.",
        ),
    ),
    Section(
        "Schulferien",
        Rows(
            "school",
            "Schulferien",
            row=DayRange,
            cells=_RANGE,
            add="Ferien hinzufügen",
        ),
        LongText(
            "pasted",
            "Liste einfügen",
            rows=3,
            placeholder="Herbstferien; 17.10.2026; 31.10.2026",
            hint="Eine Zeile je Ferien: Name; erster Tag; letzter Tag. "
            "Die Termine veröffentlicht das Schulministerium des Landes.",
        ),
    ),
    Section(
        "Büro geschlossen",
        Rows(
            "closed",
            "Büro geschlossen",
            row=DayRange,
            cells=_RANGE,
            add="Schließtage hinzufügen",
        ),
        help="Betriebsferien, Brückentage, Umzug: Der Kalender weist bei Terminen darauf hin.",
    ),
)

CALENDARS = FormSpec(
    Section(
        "",
        Note(
            "Termine anderer stehen im Kalender neben den eigenen: Schule, Stadt, Vereine, Kirchengemeinden. "
            "Beim Eintragen wird auf Überschneidungen mit ihnen hingewiesen."
        ),
        Rows(
            "calendars",
            "Kalender anderer Veranstalter",
            row=CalendarLine,
            cells=(
                Cell("name", "Name", width=170, required=True, stretch=True),
                Cell(
                    "colour",
                    "Farbe",
                    width=104,
                    options=tuple(Option(key, word) for key, word in COLOURS.items()),
                ),
                Cell(
                    "shown",
                    "Angezeigt",
                    width=88,
                    options=(Option("yes", "ja"), Option("no", "nein")),
                ),
                Cell("contact_id", "Veranstalter", width=150, options=calendar_queries.organiser_options),
                Cell("dates", "Termine", Kind.NUMBER, 72, fixed=True),
            ),
            add="Kalender hinzufügen",
        ),
    ),
)
