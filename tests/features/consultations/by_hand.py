"""What a person does at the window of consultations."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.paging import PageRequest
from app.features.consultations import queries
from app.features.consultations.queries import ConsultationDetail
from tests.features.consultations.desk import Desk
from tests.kit.qt import press


def push(widget: QWidget, text: str) -> None:
    """Press once Qt has shown what was put into the layout just now."""
    QApplication.processEvents()
    press(widget, text)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def newest(desk: Desk) -> ConsultationDetail:
    with desk.store.read() as session:
        rows = queries.page(session, PageRequest(limit=1)).rows
        return queries.detail(session, rows[0].id)


class Keyboard:
    """Counts the keys a person presses, the free text apart."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        QTest.keyClick(focused(), key, modifier)

    def type(self, text: str) -> None:
        self.count += len(text)
        QTest.keyClicks(focused(), text)

    def free_text(self, text: str) -> None:
        for letter in text:  # QTest knows no keys for umlauts
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(focused(), event)
