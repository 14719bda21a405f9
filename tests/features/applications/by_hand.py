"""What a person does on the page „Anträge“."""

from typing import Any

from PySide6.QtWidgets import QApplication

from app.features.applications.screen import ApplicationsScreen
from db.models import Application
from db.store import Store

TABS = (
    "Angaben",
    "Berechnung",
    "Unterlagen",
    "Schreiben",
    "Zahlungen",
    "Nachweis",
    "Akte",
    "Fristen",
    "Verlauf",
)


def application(store: Store, application_id: int = 1) -> Application:
    with store.read() as session:
        return session.get_one(Application, application_id)


def show_tab(page: ApplicationsScreen, title: str) -> None:
    page.panel.bar.setCurrentIndex(TABS.index(title))


def panel(screen: ApplicationsScreen, title: str) -> Any:
    """A tab of the open record, brought to the front."""
    show_tab(screen, title)
    QApplication.processEvents()
    return screen.panel.built()[TABS.index(title)]


def open_at(screen: ApplicationsScreen, title: str) -> Any:
    """That tab of the first application."""
    screen.open_record(1)
    return panel(screen, title)
