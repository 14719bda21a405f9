"""A page of several lists behind tabs, each with its record beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.ids import Ref
from app.ui.actions import Shortcut
from app.ui.context import Context
from app.ui.screen import MARGIN, Screen, hear
from app.ui.widgets import rule

Part = TypeVar("Part", bound=Screen)


class SectionsScreen(Screen, Generic[Part]):
    """Shows one part at a time; each is made when it is first looked at.

    Args:
        titles: of the tabs, by the kind of record each shows, in their order.
        builders: make a part inside the widget they are given, by the same kinds.
        name: of the row of tabs, for those who hear it.
    """

    def __init__(
        self,
        context: Context,
        titles: Mapping[str, str],
        builders: Mapping[str, Callable[[QWidget], Part]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._titles = dict(titles)
        self._kinds = tuple(titles)
        self._keys = tuple(f"Alt+{at}" for at in range(1, len(titles) + 1))
        self._builders = builders
        self._made: dict[str, Part] = {}
        self.section = ""
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._tab_row(name))
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        hear(self, {key: partial(self.tabs.setCurrentIndex, at) for at, key in enumerate(self._keys)})
        self.show_section(self._kinds[0])

    def part(self, kind: str) -> Part:
        """A part of the page, brought to the front."""
        self.show_section(kind)
        return self._made[kind]

    def show_section(self, kind: str) -> None:
        """Bring a part to the front; it is made the first time."""
        if self.section and self.section != kind:
            self._made[self.section].leave()
        self.section = kind
        if kind not in self._made:
            self._make(kind)
        shown = self._made[kind]
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self.tabs.setCurrentIndex(self._kinds.index(kind))
        if not self._stale:
            shown.start()

    def reload(self) -> None:
        """Read the part in front; the others read themselves when they are seen."""
        self._made[self.section].start()

    def open_ref(self, ref: Ref) -> None:
        """Show a record in the part of its kind."""
        self.part(ref.kind).open_record(ref.id)

    def new_of(self, kind: str, **preset: object) -> None:
        """Begin a record of a kind."""
        self.part(kind).new_record(**preset)

    def leave(self) -> None:
        """Keep what is typed in any part."""
        for part in self._made.values():
            part.leave()

    def prepare(self) -> bool:
        """What the part in front needs next, then the parts behind it, piece by piece."""
        if self._made[self.section].prepare():
            return True
        missing = next((kind for kind in self._kinds if kind not in self._made), None)
        if missing is None:
            return any(part.prepare() for part in self._made.values())
        self._make(missing)
        return True

    def _make(self, kind: str) -> None:
        self._made[kind] = self._builders[kind](self._stack)
        self._stack.addWidget(self._made[kind])

    def shortcuts(self) -> Sequence[Shortcut]:
        """Those of the tabs, and of the first part."""
        own = [Shortcut(title, key) for title, key in zip(self._titles.values(), self._keys, strict=True)]
        return (*own, *self._made[self._kinds[0]].shortcuts())

    def _tab_row(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN - 8, 8, MARGIN, 0)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(name)
        for title in self._titles.values():
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(self._tab)
        row.addWidget(self.tabs)
        row.addStretch()
        return row

    def _tab(self, at: int) -> None:
        kind = self._kinds[at]
        # Qt tells of the first tab while the page is being made.
        if self.section and kind != self.section:
            self.show_section(kind)
