"""Pages that only remember what was asked of them, so that the window is tested without any feature."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.features.office.rules.drafts import IdentityDraft
from app.features.office.service import identity as service
from app.shell.crash import CrashHook
from app.shell.opening import Desk
from app.shell.registry import FEATURES
from app.shell.text_size import TextSize
from app.shell.window import Surroundings, Window
from app.system.settings import Settings
from app.ui.actions import Shortcut
from app.ui.context import Context
from app.ui.jobs import Inline, Jobs
from app.ui.screen import Screen
from tests.kit.office import CLOCK
from tests.kit.qt import activate


class ToyPage(Screen):
    """One line, kept as a draft when the page is left."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.key = key
        self.asked: list[tuple[str, Any]] = []
        self.line = QLineEdit()
        self.button = QPushButton("Neu")
        self.setFocusProxy(self.line)
        layout = QVBoxLayout(self)
        layout.addWidget(self.button)
        layout.addWidget(self.line)

    def reload(self) -> None:
        self.asked.append(("reload", None))

    def open_record(self, record_id: int) -> None:
        self.asked.append(("open", record_id))

    def new_record(self, **preset: object) -> None:
        self.asked.append(("new", preset))

    def tables_changed(self, tables: frozenset[str]) -> None:
        super().tables_changed(tables)
        if "backups" in tables:
            self.asked.append(("told", tables))

    def leave(self) -> None:
        if self.line.text():
            self.context.drafts.save(self.key, {"line": self.line.text()})

    def shortcuts(self) -> Sequence[Shortcut]:
        return (Shortcut("Neu", "Ctrl+N"),)


def _toy_page(key: str, context: Context, parent: QWidget) -> ToyPage:
    return ToyPage(context, key, parent)


def window(qtbot: Any, desk: Desk, settings: Settings | None = None, jobs: Jobs | None = None) -> Window:
    """A window of toy pages on a real office; closed by the test or by pytest-qt."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    builders = {entry.key: partial(_toy_page, entry.key) for entry in FEATURES}
    around = Surroundings(
        jobs or Inline(), settings or Settings(), CLOCK, CrashHook(), TextSize(application), builders
    )
    made = Window(desk, around)
    qtbot.addWidget(made)
    made.show()
    made.start()
    activate(qtbot, made)
    return made


def top_dialog(kind: type[QWidget]) -> Any:
    """The open dialog of a class."""
    found = [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()
    ]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def page(win: Window, key: str) -> ToyPage:
    found = win.pages.screens()[key]
    assert isinstance(found, ToyPage)
    return found


def rename(win: Window, name: str) -> None:
    win.context.do(
        f"Büro in „{name}“ umbenennen",
        lambda session: service.change(session, IdentityDraft(name=name, city="Witten")),
        owner=win,
    )
