"""What a person does on the page „Anträge“."""

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
