"""What pages with dates offer about calendar files; a page of the calendar uses the same."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from app.features.events.screen import file_in, file_out, wall
from app.features.events.screen.following import CalendarFiles
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.widgets import fill_menu


def offers(context: Context, owner: QWidget) -> Sequence[Action]:
    """All that goes in and out: calendar files, and sheets for the wall."""
    return (*file_offers(context, owner), *wall.offers(context, owner))


def file_offers(context: Context, owner: QWidget) -> Sequence[Action]:
    """All that can be done with calendar files."""
    return (
        Action("Kalenderdatei einlesen …", lambda: file_in.pick(context, owner), icon="import"),
        Action("Als Kalenderdatei speichern …", lambda: file_out.ask(context, owner), icon="download"),
        Action("Kalenderdateien neu lesen", lambda: read_again(context, owner), icon="refresh-cw"),
        Action(
            "Kalenderdatei aktuell halten …", lambda: file_out.ask_current(context, owner), icon="share-2"
        ),
    )


def read_again(context: Context, owner: QWidget) -> None:
    """Look at once whether a file that a calendar follows has changed."""
    found = owner.window().findChild(CalendarFiles)
    (found or CalendarFiles(context, owner)).again(asked=True)


def menu(owner: QWidget, actions: Sequence[Action]) -> None:
    """Offer them below the button that was pressed."""
    shown = QMenu(owner)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_menu(shown, actions)
    shown.popup(_place(owner))


def dropped(event: QDropEvent) -> Path | None:
    """The calendar file that is being dropped; None when it is something else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in file_in.ENDINGS else None


def _place(owner: QWidget) -> QPoint:
    """Below the button with the focus; where a click gives none, at the pointer."""
    button = QApplication.focusWidget()
    if isinstance(button, QPushButton) and owner.isAncestorOf(button):
        return button.mapToGlobal(button.rect().bottomLeft())
    return QCursor.pos()
