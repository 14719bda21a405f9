"""The one list of features: what stands in the navigation, who shows which records, whose sheets there are.

Screens and sheets are named, not imported, so that the window loads only what is looked at.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.intake import Intake
from app.domain.sheets import SheetSource


@dataclass(frozen=True)
class Feature:
    """One subject people work with.

    Args:
        key: its name in the program; mostly that of its folder below ``app.features``.
        title: word in the navigation.
        icon: name of an icon.
        screen: class of its page as ``module:Class``.
        kinds: kinds of records its page can open.
        sheets: its sheets of the week's workbook as ``module:NAME``, or None.
        shortcut: keys that show it.
        intakes: what it takes of old lists as ``module:NAME``, or None.
        given: what its page is given of other features, by the name of the argument, as ``module:NAME``;
            features do not know each other.
        beside: what of it lives beside the window as long as an office is open, as ``module:Class``.
    """

    key: str
    title: str
    icon: str
    screen: str
    kinds: tuple[str, ...] = ()
    sheets: str | None = None
    shortcut: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    intakes: str | None = None
    beside: str = ""

    def load_given(self) -> dict[str, Callable[..., Any]]:
        """What its page is given, loaded."""
        return {name: load(dotted) for name, dotted in self.given.items()}


FEATURES: tuple[Feature, ...] = (
    Feature(
        "today", "Heute", "layout-dashboard", "app.features.today.screen:TodayScreen", (), None, "Ctrl+1"
    ),
    Feature(
        "consultations",
        "Beratungen",
        "messages-square",
        "app.features.consultations.screen:ConsultationsScreen",
        ("consultation",),
        "app.features.consultations.excel:SHEETS",
        "Ctrl+2",
        intakes="app.features.consultations.excel:INTAKES",
    ),
    Feature(
        "concerns",
        "Anliegen",
        "megaphone",
        "app.features.consultations.screen:ConcernsScreen",
        ("concern",),
        None,
        "Ctrl+0",
    ),
    Feature(
        "contacts",
        "Kontakte",
        "users",
        "app.features.contacts.screen:ContactsScreen",
        ("contact",),
        None,
        "Ctrl+3",
        intakes="app.features.contacts.excel:INTAKES",
    ),
    Feature(
        "funds",
        "Fonds",
        "piggy-bank",
        "app.features.funds.screen:FundsScreen",
        ("fund",),
        "app.features.funds.excel:SHEETS",
        "Ctrl+4",
    ),
    Feature(
        "applications",
        "Anträge",
        "file-text",
        "app.features.applications.screen:ApplicationsScreen",
        ("application",),
        "app.features.applications.excel:SHEETS",
        "Ctrl+5",
        intakes="app.features.applications.excel:INTAKES",
    ),
    Feature(
        "sittings",
        "Gremien",
        "gavel",
        "app.features.sittings.screen:SittingsScreen",
        ("sitting", "committee", "resolution"),
        given={
            "decide": "app.features.applications.service:decide",
            "calculate": "app.features.applications.queries:calculation",
        },
    ),
    Feature(
        "measures",
        "Maßnahmen",
        "target",
        "app.features.measures.screen:MeasuresScreen",
        ("measure",),
        "app.features.measures.excel:SHEETS",
        "Ctrl+6",
        intakes="app.features.measures.excel:INTAKES",
    ),
    Feature(
        "calendar",
        "Kalender",
        "calendar",
        "app.features.events.screen.calendar:CalendarScreen",
        shortcut="Ctrl+Shift+K",
    ),
    Feature(
        "events",
        "Termine",
        "calendar-days",
        "app.features.events.screen.appointments:EventsScreen",
        ("appointment", "event"),
        "app.features.events.excel:SHEETS",
        "Ctrl+7",
        intakes="app.features.events.excel:INTAKES",
        beside="app.features.events.screen.following:CalendarFiles",
    ),
    Feature(
        "press",
        "Presse & Versand",
        "mail",
        "app.features.press.screen:PressScreen",
        ("press_release", "clipping", "mailing", "print"),
        "app.features.press.excel:SHEETS",
        "Ctrl+Shift+E",
    ),
    Feature(
        "publicity",
        "Öffentlichkeit",
        "image",
        "app.features.publicity.screen.publications:PublicityScreen",
        ("publication",),
        None,
        "Ctrl+Shift+F",
    ),
    Feature(
        "inventory",
        "Inventar",
        "package-check",
        "app.features.inventory.screen:InventoryScreen",
        ("inventory",),
        None,
        "Ctrl+Shift+I",
    ),
    Feature(
        "handover",
        "Übergabe",
        "send",
        "app.features.handover.screen:HandoverScreen",
        ("handover", "reminder", "follow_up"),
        "app.features.handover.excel:SHEETS",
        "Ctrl+8",
    ),
    Feature(
        "intake", "Listen", "import", "app.features.intake.screen:IntakeScreen", (), None, "Ctrl+Shift+L"
    ),
    Feature(
        "office",
        "Büro",
        "settings",
        "app.features.office.screen:OfficeScreen",
        ("staff", "city_office"),
        None,
        "Ctrl+9",
    ),
)

KIND_NAMES = {
    "consultation": "Beratungen",
    "concern": "Anliegen",
    "contact": "Kontakte",
    "fund": "Fonds",
    "application": "Anträge",
    "letter": "Schreiben",
    "sitting": "Sitzungen",
    "committee": "Gremien",
    "handover": "Übergaben",
    "measure": "Maßnahmen",
    "property": "Objekte",
    "appointment": "Termine",
    "event": "Veranstaltungen",
    "publication": "Flyer und Plakate",
    "inventory": "Inventar",
    "press_release": "Pressemitteilungen",
    "clipping": "Presseberichte",
    "staff": "Team",
    "city_office": "Ämter",
}
"""What the kinds of records are called in the search."""


def feature(key: str) -> Feature:
    """The feature of that key.

    Raises:
        KeyError: when there is none.
    """
    return _BY_KEY[key]


def feature_of(kind: str) -> Feature | None:
    """The feature whose page opens records of a kind; None when no page does."""
    return _BY_KIND.get(kind)


def load(dotted: str) -> Any:
    """What stands behind ``module:NAME``."""
    module, _, name = dotted.partition(":")
    return getattr(importlib.import_module(module), name)


_INTAKE_ORDER = ("contacts", "consultations", "applications", "events", "measures")
"""Kinds of old lists in the order an office brings them in: later ones refer to earlier ones."""


def intakes() -> tuple[Intake, ...]:
    """What the features take of old lists."""
    return tuple(
        one for key in _INTAKE_ORDER if feature(key).intakes for one in load(str(feature(key).intakes))
    )


_SHEET_ORDER = ("consultations", "applications", "funds", "events", "measures")
"""Sheets of the week's workbook in the order the city reads them; others follow."""


def sheets() -> tuple[SheetSource, ...]:
    """The sheets of all features for the week's workbook."""
    entries = sorted(
        (entry for entry in FEATURES if entry.sheets),
        key=lambda entry: _SHEET_ORDER.index(entry.key) if entry.key in _SHEET_ORDER else len(_SHEET_ORDER),
    )
    return tuple(source for entry in entries for source in load(str(entry.sheets)))


_BY_KEY = {entry.key: entry for entry in FEATURES}
_BY_KIND = {kind: entry for entry in FEATURES for kind in entry.kinds}
