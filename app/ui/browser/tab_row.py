"""The tabs of a record in one row; what does not fit stands in a menu at its end."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QWidget

from app.ui.theme import theme
from app.ui.widgets import Button

_MARGIN = 24
_PADDING = 4
_GAP = 16
_ROUNDING = 1
"""As the style sheet has them; asking Qt for the size of a tab that is hidden gives nothing."""


class TabRow(QWidget):
    """A row of tabs. The one that is open is always seen."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setAccessibleName("Ansichten des Datensatzes")
        for title in titles:
            self.bar.addTab(title)
        self.more = Button("Mehr", role="link", icon="chevron-down")
        self.more.setAccessibleName("Weitere Ansichten")
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self._alone = False
        self._out: frozenset[int] = frozenset()
        self._fitted: set[int] = set()
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self.bar)
        row.addWidget(self.more)
        row.addStretch()
        self.bar.currentChanged.connect(self.fit)
        theme().resized.connect(self.fit)

    def set_alone(self, *, alone: bool) -> None:
        """A new record has only the first of them, and no row."""
        self._alone = alone
        self.bar.setVisible(not alone)
        if alone:
            self.more.setVisible(False)
            for at in range(1, self.bar.count()):
                self.bar.setTabVisible(at, False)
            self.bar.setCurrentIndex(0)
            self._fitted = set()
        else:
            self.fit()

    def leave_out(self, out: frozenset[int]) -> None:
        """The tabs that the record does not have; where one of them was open, the first is now."""
        if out == self._out:
            return
        self._out = out
        if self.bar.currentIndex() in out:
            self.bar.setCurrentIndex(0)
        self._fitted = set()
        self.fit()

    def step(self, by: int) -> None:
        """Open a tab so many further on, also one in the menu; after the last comes the first."""
        there = [at for at in range(self.bar.count()) if at not in self._out]
        if not self._alone:
            self._show(there[(there.index(self.bar.currentIndex()) + by) % len(there)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds other tabs."""
        super().resizeEvent(event)
        self.fit()

    def fit(self, _current: int = -1) -> None:
        """Show as many as there is room for, in their order."""
        if self._alone:
            return
        seen = self._seen(self.width() - _MARGIN - 16)
        if seen == self._fitted and all(self.bar.isTabVisible(at) for at in seen):
            return
        self._fitted = seen
        for at in range(self.bar.count()):
            if self.bar.isTabVisible(at) != (at in seen):
                self.bar.setTabVisible(at, at in seen)
        # Qt does not tell the layout that a tab came or went.
        self.bar.updateGeometry()
        hidden = [at for at in range(self.bar.count()) if at not in seen | self._out]
        self._menu.clear()
        for at in hidden:
            self._menu.addAction(self.bar.tabText(at)).triggered.connect(partial(self._show, at))
        self.more.setVisible(bool(hidden))

    def _show(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt's signal gives it
        self.bar.setTabVisible(at, True)
        self.bar.setCurrentIndex(at)
        self.bar.setFocus()

    def _seen(self, room: int) -> set[int]:
        widths = [self._width(at) for at in range(self.bar.count())]
        if sum(widths) <= room:
            return set(range(len(widths))) - self._out
        left = room - self.more.sizeHint().width()
        current = max(self.bar.currentIndex(), 0)
        left -= widths[current]
        seen = {current}
        for at, width in enumerate(widths):
            if at in seen or at in self._out:
                continue
            if width > left:
                break
            left -= width
            seen.add(at)
        return seen

    def _width(self, at: int) -> int:
        if at in self._out:
            return 0
        metrics = self.bar.fontMetrics()
        return metrics.horizontalAdvance(self.bar.tabText(at)) + _PADDING + _GAP + _ROUNDING
