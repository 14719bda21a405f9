"""The panel of the open record: head, tabs, form, and the row of buttons that save."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import Action
from app.ui.browser.declared import Heading, Tab
from app.ui.browser.history import HistoryPanel
from app.ui.browser.points import OpenPoints
from app.ui.browser.tab_page import TabPage, padded
from app.ui.browser.tab_row import TabRow
from app.ui.chips import ChipLabel
from app.ui.flow import FlowBox, FlowLayout, bounded
from app.ui.form import Form
from app.ui.reading import chain
from app.ui.theme import FORM_WIDTH, Tone
from app.ui.widgets import Banner, Button, Elided, IconButton, Quiet, action_button, fill_menu, rule

_MARGIN = 24
_BAR = 12
_BUTTONS = 2
"""So many actions are buttons; the others are in the menu."""


class Panel(QFrame):
    """Shows one record.

    Signals:
        closed: back to the list. tab_shown: number of the tab seen now.
    """

    closed = Signal()
    tab_shown = Signal(int)

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._tabs = tuple(tabs)
        self._built: dict[int, QWidget] = {}
        self._actions: list[QWidget] = []
        self.history = HistoryPanel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._tab_row())
        layout.addWidget(rule())
        self.locked = Banner("", Tone.NEUTRAL)
        self.locked.hide()
        self._pages = QStackedWidget()
        self._forms = _Forms(self.locked)
        self._pages.addWidget(self._forms)
        for _ in self._tabs:
            self._pages.addWidget(QWidget())
        self._pages.addWidget(padded(self.history))
        layout.addWidget(self._pages, 1)
        self._line = rule()
        layout.addWidget(self._line)
        layout.addWidget(self._foot())

    # -- head ------------------------------------------------------------------------------

    def show_heading(self, heading: Heading, actions: Sequence[Action]) -> None:
        """Title, chips, and what can be done with the record."""
        self.title.show_text(heading.title)
        self._subtitle.setText(heading.subtitle)
        self._subtitle.setVisible(bool(heading.subtitle))
        _empty(self._chips)
        for chip in heading.chips:
            self._chips.addWidget(ChipLabel(chip))
        self._chip_row.fit()
        self._chip_row.setVisible(bool(heading.chips))
        self._show_actions(actions)
        self.setAccessibleName(heading.title)

    def set_back(self, *, covers: bool) -> None:
        """Whether the panel covers the list, so that „zurück“ leads there."""
        self._back.setVisible(covers)
        self._close.setVisible(not covers)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 16, 16, 8)
        head.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._back = IconButton("arrow-left", "Zurück zur Liste (Esc)", run=self.closed.emit)
        self._close = IconButton("x", "Schließen (Esc)", run=self.closed.emit)
        self.title = Elided("", role="h2")
        self.menu = IconButton("ellipsis", "Weitere Aktionen")
        self._row.addWidget(self._back)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.menu)
        self._row.addWidget(self._close)
        self._subtitle = Quiet("")
        self._chip_row = FlowBox()
        self._chips = self._chip_row.flow
        # Beside the chips, not beside the title, which has all the width there is.
        self._doing = QHBoxLayout()
        self._doing.setSpacing(8)
        self._doing.setContentsMargins(0, 2, 8, 2)
        self._doing.addWidget(self._chip_row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._doing.addStretch()
        head.addLayout(self._row)
        head.addWidget(self._subtitle)
        head.addLayout(self._doing)
        return head

    def _show_actions(self, actions: Sequence[Action]) -> None:
        # The window's, not the program's: a question may still lie over it.
        focused = self.window().focusWidget() in self._actions
        for button in self._actions:
            self._doing.removeWidget(button)
            button.hide()
            button.deleteLater()
        buttons = [action for action in actions if not action.danger][:_BUTTONS]
        self._actions = [action_button(action) for action in buttons]
        for button in self._actions:
            self._doing.addWidget(button)
        rest = [action for action in actions if action not in buttons]
        old = self.menu.menu()
        menu = QMenu(self.menu)
        fill_menu(menu, rest)
        self.menu.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.menu.setVisible(bool(rest))
        if focused:
            # What was pressed is gone; what can be done now takes its place, not the far end of the window.
            taking = self._actions[0] if self._actions else self.bar
            taking.show()
            taking.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- tabs ------------------------------------------------------------------------------

    def _tab_row(self) -> QWidget:
        self._tab_bar = TabRow(("Angaben", *(tab.title for tab in self._tabs), "Verlauf"))
        self.bar = self._tab_bar.bar
        self.bar.currentChanged.connect(self._show_tab)
        return self._tab_bar

    def set_new(self, *, new: bool) -> None:
        """A new record has neither tabs nor history."""
        self._tab_bar.set_alone(alone=new)

    def show_tabs_of(self, detail: Any) -> None:
        """Show the tabs that this record has."""
        self._tab_bar.leave_out(
            frozenset(
                at
                for at, tab in enumerate(self._tabs, 1)
                if tab.shown_if is not None and not tab.shown_if(detail)
            )
        )

    def built(self) -> dict[int, QWidget]:
        """The tabs seen so far, by their number."""
        return dict(self._built)

    def step_tab(self, by: int) -> None:
        """Open the tab beside the one that is open."""
        self._tab_bar.step(by)

    def is_history(self, number: int) -> bool:
        """Whether that tab is „Verlauf“."""
        return number == self.bar.count() - 1

    def _show_tab(self, number: int) -> None:
        if 1 <= number <= len(self._tabs) and number not in self._built:
            page = self._tabs[number - 1].build()
            self._built[number] = page
            old = self._pages.widget(number)
            self._pages.insertWidget(number, TabPage(page))
            if old is not None:
                self._pages.removeWidget(old)
                old.deleteLater()
        self._pages.setCurrentIndex(number)
        self._foot_row.setVisible(number == 0 and self._editable)
        self._line.setVisible(number == 0 and self._editable)
        self.tab_shown.emit(number)

    # -- form ------------------------------------------------------------------------------

    def form_parent(self) -> QWidget:
        """What forms are built in, hidden until they are shown."""
        return self._forms.inside

    def show_form(self, form: Form[Any]) -> None:
        """Show this form on the first tab."""
        if self._forms.show_form(form):
            # What saves the form comes behind its last field.
            stops = [stop for section in form.sections for stop in section.stops()]
            chain((*stops[-1:], self.save, self.save_new, self.discard))

    def set_locked(self, sentence: str) -> None:
        """Say why the record cannot be edited; an empty sentence lets it be."""
        self._editable = not sentence
        self.locked.say(sentence)
        self.locked.setVisible(bool(sentence))
        self._foot_row.setVisible(self._editable and self.bar.currentIndex() == 0)
        self._line.setVisible(self._editable and self.bar.currentIndex() == 0)

    def can_save(self) -> bool:
        """Whether there is something here that may be edited."""
        return self._editable and not self.isHidden()

    def show_dirty(self, *, dirty: bool, new: bool) -> None:
        """Which of the buttons can be pressed."""
        self.save.setEnabled(dirty or new)
        self.save_new.setEnabled(dirty or new)
        self.discard.setVisible(dirty)
        self._status.setText("Noch nicht gespeichert" if dirty else "")

    def _foot(self) -> QWidget:
        self._editable = True
        self._foot_row = QWidget()
        foot = QVBoxLayout(self._foot_row)
        foot.setContentsMargins(_MARGIN, 12, 16, 12)
        foot.setSpacing(8)
        self.open_points = OpenPoints()
        foot.addWidget(self.open_points)
        row = QHBoxLayout()
        row.setSpacing(8)
        foot.addLayout(row)
        self.save = Button("Speichern", primary=True)
        self.save.setToolTip("Strg+S")
        self.save_new = Button("Speichern und neu")
        self.save_new.setToolTip("Strg+Umschalt+S")
        self.discard = Button("Verwerfen", role="quiet")
        self._status = Quiet("", wrap=False)
        row.addWidget(self.save)
        row.addWidget(self.save_new)
        row.addWidget(self.discard)
        row.addStretch()
        row.addWidget(self._status)
        return self._foot_row


class _Forms(QScrollArea):
    """Holds the forms of a record; one is shown."""

    def __init__(self, banner: Banner) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setProperty("role", "clear")
        self.setWidget(self.inside)
        self._layout = QVBoxLayout(self.inside)
        self._layout.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
        self._layout.setSpacing(16)
        self._layout.addLayout(bounded(banner, FORM_WIDTH))
        self._layout.addStretch()
        self._shown: Form[Any] | None = None

    def show_form(self, form: Form[Any]) -> bool:
        """Show this one instead of the last; False when it is shown already."""
        if self._shown is form:
            return False
        if self._shown is not None:
            self._shown.hide()
        if self._layout.indexOf(form) < 0:
            self._layout.insertWidget(1, form)
        form.show()
        # Never narrower than the form needs; the bar at its side must cover nothing.
        self.setMinimumWidth(form.minimumSizeHint().width() + 2 * _MARGIN + _BAR)
        self._shown = form
        self.verticalScrollBar().setValue(0)
        return True


def _empty(flow: FlowLayout) -> None:
    while flow.count():
        item = flow.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
