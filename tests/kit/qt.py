"""What tests of the window need, and the guards that are always on.

An unexpected warning of Qt, a window left behind, work still running or a modal question nobody
expected fails the test in which it happened.
"""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import Ref
from app.system.clock import Clock
from app.system.settings import Settings
from app.ui.context import Context, Navigation, StoreLike
from app.ui.fields.choice import ChoiceEditor
from app.ui.fields.line import LineEditor
from app.ui.jobs import Inline, Jobs, QtJobs
from app.ui.messages import Messages
from app.ui.pieces import Pieces

_HARMLESS = (
    "This plugin does not support",  # offscreen knows no size hints, no raising of windows
    "propagateSizeHints",
    "Populating font family aliases",
)
_jobs: list[QtJobs] = []
_PATIENCE = 30_000
"""Milliseconds: a busy computer is slow, and slowness is no fault of the program."""


class PatientBot(QtBot):
    """Waits longer than pytest-qt by itself; what comes at once is not held up."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:  # noqa: N802 - pytest-qt's name
        super().waitUntil(callback, timeout=max(timeout, _PATIENCE))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt has it, with more patience."""
    return PatientBot(request)


class SeenContext(Context):
    """A context that remembers which records were asked for."""

    def __init__(self, store: StoreLike, jobs: Jobs, clock: Clock, settings: Settings) -> None:
        self.opened: list[Ref] = []
        self.begun: list[tuple[str, dict[str, Any]]] = []
        navigation = Navigation(self.opened.append, lambda kind, preset: self.begun.append((kind, preset)))
        super().__init__(store, jobs, Messages(), clock, settings, navigation)
        self.messages.undo = self.undo


def inline_context(store: StoreLike, clock: Clock, settings: Settings | None = None) -> SeenContext:
    """A context whose work has happened when the call returns."""
    return SeenContext(store, Inline(), clock, settings or Settings())


def threaded_context(store: StoreLike, clock: Clock, settings: Settings | None = None) -> SeenContext:
    """A context with the real threads; the guard ends them."""
    jobs = QtJobs()
    _jobs.append(jobs)
    return SeenContext(store, jobs, clock, settings or Settings())


def activate(qtbot: Any, widget: QWidget) -> None:
    """Make it the active window, which alone hears shortcuts.

    Asked again until it is: a window of the test before that is still closing can take the turn.
    """

    def active() -> bool:
        if not widget.isActiveWindow():
            widget.activateWindow()
        return widget.isActiveWindow()

    qtbot.waitUntil(active)


def spoken(context: Context) -> list[str]:
    """Sentences said in the bar of the window so far."""
    return context.messages.said


def type_into(screen: Any, name: str, text: str) -> None:
    """Type into a field of the open record's form (or of a form), as a person does."""
    form = getattr(screen, "editing", screen)
    editor = form.editor(name)
    target = editor.target()
    if isinstance(editor, LineEditor):
        editor.line.setText(text)
        editor.line.textEdited.emit(text)
        editor.line.left.emit()
    elif isinstance(editor, ChoiceEditor):
        at = editor.combo.findText(text)
        assert at >= 0, f"{text} is not offered in {name}"
        editor.combo.setCurrentIndex(at)
    else:
        target.setPlainText(text)


def press(widget: QWidget, text: str) -> None:
    """Press the button, or choose the menu entry, with that text; it must be there and enabled."""
    QCoreApplication.processEvents()
    for button in widget.findChildren(QAbstractButton):
        if button.text() == text and button.isVisibleTo(widget):
            assert button.isEnabled(), f"„{text}“ cannot be pressed: {button.toolTip()}"
            button.click()
            return
    for menu in _menus(widget):
        for action in menu.actions():
            if action.text().split("\t")[0] == text:
                assert action.isEnabled(), f"„{text}“ cannot be chosen: {action.toolTip()}"
                action.trigger()
                return
    raise AssertionError(f"there is no „{text}“ here")


def texts(widget: QWidget) -> list[str]:
    """Everything a person reads in a widget."""
    stand(widget)
    QCoreApplication.processEvents()
    found: list[str] = []
    for child in widget.findChildren(QWidget):
        text = getattr(child, "text", None)
        if callable(text) and child.isVisibleTo(widget):
            with contextlib.suppress(TypeError):
                found.append(str(text()))
    return [text for text in found if text]


def dialog() -> QWidget:
    """The modal question that is open, as it stands after a moment; there must be one."""
    found = QApplication.activeModalWidget() or next(
        (widget for widget in QApplication.topLevelWidgets() if widget.isModal() and widget.isVisible()), None
    )
    assert found is not None, "no question is open"
    stand(found)
    return found


def stand(widget: QWidget) -> None:
    """Build what is built in the pauses."""
    for pieces in widget.findChildren(Pieces):
        pieces.finish()


def answer(button: str, **typed: str) -> None:
    """Fill in the open question and press its button."""
    question: Any = dialog()
    for name, text in typed.items():
        type_into(question.form, name, text)
    press(question, button)


def said(widget: QWidget) -> str:
    """All that can be read in a widget, once what was just put into it is shown."""
    QApplication.processEvents()
    return " | ".join(texts(widget))


def open_page(qtbot: QtBot, page: Any) -> None:
    """Show a page in a window of a usual size and let it read."""
    qtbot.addWidget(page)
    page.resize(1500, 900)
    page.show()
    page.start()


@pytest.fixture(autouse=True)
def _guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """See the first lines of this file; tests without a window pay nothing."""
    warnings: list[str] = []
    before = _top_levels()
    old = qInstallMessageHandler(_listener(warnings))
    yield
    qInstallMessageHandler(old)
    running = [jobs for jobs in _jobs if jobs.running()]
    ended = [jobs.shutdown(5) for jobs in _jobs]
    _jobs.clear()
    if QApplication.instance() is None:
        return
    modal = QApplication.activeModalWidget()
    _collect()
    left = [widget for widget in _top_levels() if widget not in before and widget.isVisible()]
    names = [f"{type(widget).__name__} „{widget.windowTitle()}“" for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not warnings, f"Qt warned: {warnings}"
    assert modal is None, f"a modal question was left open: {type(modal).__name__}"
    assert not names, f"left behind: {names}"
    assert not running, "work was still running"
    assert all(ended), "work did not end"


def _listener(warnings: list[str]) -> Callable[[QtMsgType, QMessageLogContext, str], None]:
    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        grave = kind in {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
        if grave and not any(part in message for part in _HARMLESS):
            warnings.append(message)

    return hear


def _top_levels() -> list[QWidget]:
    return QApplication.topLevelWidgets() if QApplication.instance() is not None else []


def _collect() -> None:
    """Let Qt carry out what was put off, so that only real leaks are left."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _menus(widget: QWidget) -> list[QMenu]:
    from_buttons = [button.menu() for button in widget.findChildren(QToolButton) if button.menu() is not None]
    open_ones = [child for child in widget.findChildren(QMenu) if child.isVisible()]
    return [*from_buttons, *open_ones]
