"""The forms of days off, of other organisers' calendars and of a period."""

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.events.queries import calendars as calendar_queries
from app.features.events.rules.calendars import COLOURS, CalendarLine
from app.features.events.rules.days_off import DayRange
from app.system.holidays import LANDS
from app.ui.fields import Cell, Choice, Day, LongText, Note, Rows, YesNo
from app.ui.form import FormSpec, Pair, Section

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
        "",
        Rows(
            "school",
            "Schulferien",
            row=DayRange,
            cells=_RANGE,
            since="first_on",
            add="Ferien hinzufügen",
        ),
        YesNo(
            "published",
            "Ferien in Nordrhein-Westfalen bis Ende 2028 eintragen",
            hint="Wie das Schulministerium sie veröffentlicht hat; bewegliche Ferientage der Schulen fehlen. "
            "Was schon in der Liste steht, bleibt.",
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
        "",
        Rows(
            "closed",
            "Büro geschlossen",
            row=DayRange,
            cells=_RANGE,
            since="first_on",
            add="Schließtage hinzufügen",
            hint="Betriebsferien, Brückentage, Umzug: Bei Terminen an diesen Tagen steht ein Hinweis.",
        ),
    ),
)

PERIOD = FormSpec(
    Section(
        "",
        Pair(
            Day("first_on", "Vom", required=True, today_button=False),
            Day("last_on", "Bis", required=True, today_button=False),
        ),
    )
)

CALENDARS = FormSpec(
    Section(
        "",
        Note(
            "Schule, Stadt, Vereine, Kirchengemeinden: Deren Termine stehen neben den eigenen, "
            "und auf Überschneidungen wird hingewiesen."
        ),
        Rows(
            "calendars",
            "Kalender anderer Veranstalter",
            row=CalendarLine,
            cells=(
                Cell("name", "Name", width=150, required=True, stretch=True),
                Cell(
                    "colour",
                    "Farbe",
                    width=92,
                    options=tuple(Option(key, word) for key, word in COLOURS.items()),
                ),
                Cell(
                    "shown",
                    "Angezeigt",
                    width=80,
                    options=(Option("yes", "ja"), Option("no", "nein")),
                ),
                Cell("contact_id", "Veranstalter", width=112, options=calendar_queries.organiser_options),
                Cell("dates", "Termine", Kind.NUMBER, 66, fixed=True),
            ),
            add="Kalender hinzufügen",
        ),
        YesNo("with_dates", "Termine entfernter Kalender mit löschen"),
    ),
)
