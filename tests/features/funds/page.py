"""The page „Fonds“ as its tests use it."""

from app.features.funds.rules import SourceLine
from app.features.funds.screen import FundsScreen
from tests.kit.qt import type_into

TABS = ("Angaben", "Mittel", "Richtlinie", "Verlauf")


def found(page: FundsScreen) -> None:
    """Type a fund and save it."""
    page.new_record()
    type_into(page, "name", "Cityfonds")
    type_into(page, "prefix", "cf")
    page.editing.editor("sources").show_value((SourceLine("state", "", 8000), SourceLine("city", "", 2000)))
    page.save()


def show_tab(page: FundsScreen, title: str) -> None:
    page.panel.bar.setCurrentIndex(TABS.index(title))
