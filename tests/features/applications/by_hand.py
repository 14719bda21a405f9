"""What a person does on the page „Anträge“."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.features.applications.screen import ApplicationsScreen
from db.models import Application
from db.store import Store
from tests.kit.qt import dialog, press, texts, type_into

TABS = ("Angaben", "Berechnung", "Unterlagen", "Zahlungen", "Schreiben", "Verlauf")


def application(store: Store, application_id: int = 1) -> Application:
    with store.read() as session:
        return session.get_one(Application, application_id)


def show_tab(page: ApplicationsScreen, title: str) -> None:
    page.panel.bar.setCurrentIndex(TABS.index(title))


def answer(button: str, **typed: str) -> None:
    """Fill in the open question and press its button."""
    question: Any = dialog()
    for name, text in typed.items():
        type_into(question.form, name, text)
    click(question, button)


def click(page: QWidget, button: str) -> None:
    """Press a button; what has just been put into a window is shown first."""
    QApplication.processEvents()
    press(page, button)


def said(page: QWidget) -> str:
    QApplication.processEvents()
    return " | ".join(texts(page))
