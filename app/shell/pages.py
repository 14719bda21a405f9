"""The pages of the window: loaded when first looked at, kept while the office is open."""

import base64
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.domain.ids import Ref
from app.shell.registry import FEATURES, feature, feature_of, load
from app.system import loading
from app.ui.context import Context
from app.ui.jobs import Outcome, Progress
from db import housekeeping

if TYPE_CHECKING:
    from app.ui.screen import Screen

Builder = Callable[[Context, QWidget], "Screen"]
"""Makes a page below its parent: Qt looks up the style of a whole tree anew when it is put elsewhere."""
_PAUSE = 40
"""Milliseconds between two pieces made ahead: what is typed or clicked meanwhile comes first."""


class Pages(QStackedWidget):
    """Shows one page at a time.

    Signals:
        shown: key of the feature now in front.
    """

    shown = Signal(str)

    def __init__(self, builders: Mapping[str, Builder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._builders = dict(builders)
        self._context: Context | None = None
        self._screens: dict[str, Screen] = {}
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_PAUSE)
        self._ahead.timeout.connect(self._make_next)
        self.prepared = False
        self.key = ""
        self._seen: set[str] = set()

    def use(self, context: Context) -> None:
        """Give the pages what they may do."""
        self._context = context

    def screens(self) -> dict[str, "Screen"]:
        """The pages made so far."""
        return dict(self._screens)

    def go(self, key: str) -> "Screen":
        """Bring a page to the front; it is made the first time."""
        # Not "is made": pages are made ahead, before anybody has seen them.
        seen = key in self._seen
        screen = self._screens.get(key) or self._make(key)
        if self.key == key:
            return screen
        if self.key:
            self._screens[self.key].leave()
        self.key = key
        self._seen.add(key)
        self.setCurrentWidget(screen)
        screen.start()
        # Seen before, the stack gives the focus back to where it was; the first time it only takes what comes
        # first, where the page knows better (a list).
        if not seen or not screen.isAncestorOf(QApplication.focusWidget() or self):
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(key)
        return screen

    def open(self, ref: Ref) -> str:
        """Open a record on its feature's page; returns the feature's key, empty when no page shows it."""
        owner = feature_of(ref.kind)
        if owner is None:
            return ""
        screen = self.go(owner.key)
        open_ref = getattr(screen, "open_ref", None)
        if callable(open_ref):
            open_ref(ref)
        else:
            screen.open_record(ref.id)
        return owner.key

    def new(self, kind: str, preset: dict[str, object]) -> None:
        """Begin a record on the page of its feature."""
        owner = feature_of(kind)
        if owner is None:
            return
        screen = self.go(owner.key)
        new_of = getattr(screen, "new_of", None)
        if callable(new_of):
            new_of(kind, **preset)
        else:
            screen.new_record(**preset)

    def load_ahead(self) -> None:
        """Load the code of all pages beside the window, then make them piece by piece, each in a pause.

        The first look at a page then shows it and builds nothing. Pages read nothing before they are shown.
        """
        if self._context is not None:
            self._context.jobs.pool(load_code, self._loaded, owner=self)

    def tell(self, tables: frozenset[str]) -> None:
        """Something the pages show has changed, though no step of the file did it."""
        for screen in self._screens.values():
            screen.tables_changed(tables)

    def leave_all(self) -> None:
        """Let every page keep what is typed."""
        for screen in self._screens.values():
            screen.leave()

    def _loaded(self, outcome: object) -> None:
        """A page whose code cannot be loaded says so when it is opened."""
        if isinstance(outcome, Outcome):
            self._ahead.start()

    def _make_next(self) -> None:
        """The next piece; work in progress has its own use for the window's thread, so has a question."""
        if self._context is None or self._context.jobs.running() or _in_use() or self._make_piece():
            self._ahead.start()
        else:
            self.prepared = True
            loading.stands()

    def _make_piece(self) -> bool:
        """The page in front first, then the pages that are missing, then what their records need."""
        in_front = self._screens.get(self.key)
        if in_front is not None and in_front.prepare():
            return True
        missing = next((entry.key for entry in FEATURES if entry.key not in self._screens), None)
        if missing is None:
            return any(screen.prepare() for screen in self._screens.values())
        screen = self._make(missing)
        for widget in (screen, *screen.findChildren(QWidget)):
            widget.ensurePolished()
        return True

    def _make(self, key: str) -> "Screen":
        if self._context is None:
            raise RuntimeError("pages need a context")
        build = self._builders.get(key)
        if build is not None:
            screen: Screen = build(self._context, self)
        else:
            entry = feature(key)
            screen = load(entry.screen)(self._context, self, **entry.load_given())
        self._screens[key] = screen
        self.addWidget(screen)
        return screen


def load_code(_progress: Progress) -> None:
    """Load the code of all pages and map the records they show; needs no office."""
    for entry in FEATURES:
        load(entry.screen)
        entry.load_given()
    housekeeping.map_records()


def _in_use() -> bool:
    """Whether a menu or a question is open."""
    return QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None


def pack(state: bytes) -> str:
    """Bytes of Qt (a window's place) as text for the settings."""
    return base64.b64encode(state).decode("ascii")


def unpack(text: object) -> bytes:
    """The bytes again; nothing when they are not readable."""
    if not isinstance(text, str):
        return b""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
