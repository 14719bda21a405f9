"""The tabs of an event by keyboard: everything is reached, in the order it is read, with a name."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.store import Store
from tests.features.events.festival import with_tasks
from tests.features.events.plan_window import SOON, opened, tab
from tests.kit.office import CLOCK
from tests.kit.qt import activate, inline_context


def said(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize("title", ["Planung", "Aufgaben", "Anmeldungen", "Auswertung", "Beteiligung"])
def test_tab_goes_down_the_page_and_names_each_stop(qtbot: QtBot, store: Store, title: str) -> None:
    context = inline_context(store, CLOCK)
    screen = opened(qtbot, context, with_tasks(store, SOON))
    activate(qtbot, screen)
    page = tab(screen, title)
    qtbot.waitUntil(page.isVisible)
    QApplication.processEvents()
    screen.panel.bar.setFocus()
    met: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here in met or here is screen.panel.bar:
            break
        met.append(here)
    inside = [one for one in met if page.isAncestorOf(one)]
    assert inside
    assert all(said(one) for one in inside)
    rows = [one.mapTo(page, QPoint(0, one.height() // 2)).y() for one in inside]
    for (above, below), one in zip(pairwise(rows), inside[1:], strict=True):
        assert below >= above - 24, said(one)
    stops = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert set(stops) <= set(inside)
    context.close()
