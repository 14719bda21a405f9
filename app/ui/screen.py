"""The base of every page in the window."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.actions import Action, Shortcut
from app.ui.context import Context
from app.ui.widgets import H1, Quiet, action_button

MARGIN = 24


class Screen(QWidget):
    """A page the navigation leads to.

    ``kind`` is the kind of the records it opens (``Ref.kind``), or any key for a page without
    records. After a step that changed one of the tables it ``shows``, it is reloaded: at once when
    it can be seen, else when it is seen next.
    """

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = "circle"
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self._stale = True
        context.changed.connect(self.tables_changed)

    def start(self) -> None:
        """Load what it shows if that is not what the file holds; the shell calls it, showing does too."""
        if self._stale:
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Read everything anew."""

    def open_record(self, record_id: int) -> None:
        """Show one record; pages without records do nothing."""

    def new_record(self, **preset: object) -> None:
        """Start a record; pages without records do nothing."""

    def prepare(self) -> bool:
        """Build ahead the next piece of what is seen later; False when everything stands."""
        return False

    def leave(self) -> None:
        """About to be hidden or closed: keep what is typed."""

    def shortcuts(self) -> Sequence[Shortcut]:
        """Lines for the shortcut sheet."""
        return ()

    def tables_changed(self, tables: frozenset[str]) -> None:
        """Reload, now or when it is seen, if it shows any of these."""
        if not tables & self.shows:
            return
        self._stale = True
        if self.isVisible():
            self.start()

    def hear(self, told: Mapping[str, Callable[[], object]]) -> None:
        """Listen to keys while the page is in front, wherever in the window the focus is."""
        hear(self, told)

    def showEvent(self, event: QShowEvent) -> None:
        """Seen (again)."""
        super().showEvent(event)
        self.start()


def hear(page: QWidget, told: Mapping[str, Callable[[], object]]) -> None:
    """Let a page hear its keys; Qt asks only what can be seen, so hidden pages stay silent."""
    for keys, run in told.items():
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)


class Page(QScrollArea):
    """Title row and a body that scrolls: for pages that are no list."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # What is put on the page takes this as its parent from the beginning: Qt looks up the style of
        # a whole tree anew when it is put elsewhere.
        self.inside = inside = QWidget(self)
        inside.setProperty("role", "clear")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        outer.setSpacing(16)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self.heading = H1(title)
        self.subtitle = Quiet(subtitle, wrap=False)
        self._row.addWidget(self.heading)
        self._row.addSpacing(8)
        self._row.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        outer.addLayout(self._row)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        outer.addLayout(self.body, 1)
        self.setWidget(inside)

    def add_action(self, action: Action) -> None:
        """A button at the right end of the title row."""
        self._row.addWidget(action_button(action))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget, stretch)
