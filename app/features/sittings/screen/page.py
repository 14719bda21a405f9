"""The page „Gremien“: three lists behind tabs, each with its record beside it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.ids import Ref
from app.features.sittings.queries.sittings import Calculate
from app.features.sittings.screen.committees import CommitteesBrowser
from app.features.sittings.screen.resolutions import ResolutionsBrowser
from app.features.sittings.screen.sittings import SittingsBrowser
from app.features.sittings.service.closing import Decide
from app.ui.actions import Shortcut
from app.ui.browser import RecordBrowser
from app.ui.context import Context
from app.ui.screen import MARGIN, Screen, hear
from app.ui.widgets import rule

_SECTIONS = (("sitting", "Sitzungen"), ("resolution", "Beschlüsse"), ("committee", "Gremien"))
_KEYS = ("Alt+1", "Alt+2", "Alt+3")


class SittingsScreen(Screen):
    """Sittings first; what was resolved and who sits there are one tab away.

    Args:
        decide: carries a decision on an application out.
        calculate: reckons the grant of an application.
    """

    kind = "sittings"
    title = "Gremien"
    icon = "gavel"

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, decide: Decide, calculate: Calculate
    ) -> None:
        super().__init__(context, parent)
        self._builders: dict[str, Callable[[], RecordBrowser[Any, Any, Any]]] = {
            "sitting": lambda: SittingsBrowser(context, self._stack, decide=decide, calculate=calculate),
            "resolution": lambda: ResolutionsBrowser(context, self._stack),
            "committee": lambda: CommitteesBrowser(context, self._stack),
        }
        self._made: dict[str, RecordBrowser[Any, Any, Any]] = {}
        self.section = ""
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._tab_row())
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        hear(self, {key: partial(self.tabs.setCurrentIndex, at) for at, key in enumerate(_KEYS)})
        self.show_section("sitting")

    def browser(self, kind: str) -> RecordBrowser[Any, Any, Any]:
        """The list of a kind, brought to the front."""
        self.show_section(kind)
        return self._made[kind]

    def show_section(self, kind: str) -> None:
        """Bring a list to the front; it is made the first time."""
        if self.section and self.section != kind:
            self._made[self.section].leave()
        self.section = kind
        if kind not in self._made:
            self._made[kind] = self._builders[kind]()
            self._stack.addWidget(self._made[kind])
        shown = self._made[kind]
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self.tabs.setCurrentIndex([name for name, _ in _SECTIONS].index(kind))
        if not self._stale:
            shown.start()

    def reload(self) -> None:
        """Read the list in front; the others read themselves when they are seen."""
        self._made[self.section].start()

    def open_ref(self, ref: Ref) -> None:
        """Show a sitting, a resolution or a committee."""
        self.browser(ref.kind).open_record(ref.id)

    def new_of(self, kind: str, **preset: object) -> None:
        """Begin a sitting or a committee."""
        self.browser(kind).new_record(**preset)

    def leave(self) -> None:
        """Keep what is typed in any list."""
        for browser in self._made.values():
            browser.leave()

    def prepare(self) -> bool:
        """The form of the list in front, piece by piece."""
        return self._made[self.section].prepare()

    def shortcuts(self) -> Sequence[Shortcut]:
        """Those of the lists, and of the tabs."""
        own = [Shortcut(title, key) for (_, title), key in zip(_SECTIONS, _KEYS, strict=True)]
        return (*own, *self._made["sitting"].shortcuts())

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN - 8, 8, MARGIN, 0)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("Bereiche der Gremien")
        for _, title in _SECTIONS:
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(self._tab)
        row.addWidget(self.tabs)
        row.addStretch()
        return row

    def _tab(self, at: int) -> None:
        kind = _SECTIONS[at][0]
        # Qt tells of the first tab while the page is being made.
        if self.section and kind != self.section:
            self.show_section(kind)
