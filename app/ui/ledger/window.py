"""The window of a long list: table, sums, what is wrong, one button that saves all of it as one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.domain.options import Option
from app.ui.context import Context
from app.ui.fields import Cell
from app.ui.fitting import fit
from app.ui.form.form import AUTOSAVE
from app.ui.form.offer import DraftOffer
from app.ui.ledger.model import LedgerModel
from app.ui.ledger.view import LedgerView
from app.ui.sheet import Saving
from app.ui.theme import Tone
from app.ui.widgets import H2, Banner, Button, Quiet, Text

Line = TypeVar("Line")
_FIELD = "lines"
_WIDE, _HIGH = 1240, 760


@dataclass(frozen=True)
class LedgerSpec:
    """What a list is made of.

    Args:
        row: frozen dataclass of a line; all its attributes have defaults.
        cells: its columns. options: what a column with a choice offers.
        follows: cell → cell that takes its value over until somebody changes it.
        most: lines at most. fill: text of a button, and the cell that fills another where that is empty.
        remark: what is to be said about a line, shown below the table while the cursor is on it.
    """

    row: type[Any]
    cells: tuple[Cell, ...]
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)
    most: int = 5_000
    fill: tuple[str, str, str] | None = None
    remark: Callable[[LedgerModel, int], str] | None = None


class LedgerWindow(QDialog):
    """Types a list; Esc keeps what was typed as a draft."""

    def __init__(
        self, context: Context, title: str, spec: LedgerSpec, *, key: str, explain: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._spec, self._dirty = spec, False
        self._submit: Callable[[tuple[Any, ...]], None] | None = None
        self.model = LedgerModel(_FIELD, spec.row, spec.cells, spec.follows, context.clock.today, self)
        for name, options in spec.options.items():
            self.model.options[name] = {option.value: option for option in options}
        self.view = LedgerView(self.model, title, self.add_line, self)
        self._sums, self._remark = Text("", role="h3", wrap=False), Quiet("")
        self._wrong = Banner("", Tone.BAD)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(H2(title))
        layout.addWidget(Quiet(explain))
        self._offer = DraftOffer(context, self, layout, self._typed, self._restore, lambda: self._dirty)
        self._offer.key = key
        layout.addWidget(self._wrong)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._remark)
        layout.addLayout(self._foot())
        self._wrong.hide()
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(AUTOSAVE)
        self._autosave.timeout.connect(self.keep)
        self.model.edited.connect(self._edited)
        self.model.dataChanged.connect(lambda *_: self._told())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._say())
        for keys in ("Ctrl+Return", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.submit)
        fit(self, _WIDE, _HIGH)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(Button("Zeile hinzufügen", icon="plus", role="link", run=self.add_line))
        if self._spec.fill is not None:
            foot.addWidget(Button(self._spec.fill[0], icon="list-checks", role="link", run=self._fill_all))
        foot.addStretch()
        foot.addWidget(self._sums)
        foot.addSpacing(16)
        foot.addWidget(Button("Abbrechen", run=self.reject))
        self.accept_button = Button("Speichern", role="primary", run=self.submit)
        foot.addWidget(self.accept_button)
        return foot

    # -- showing ---------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show these lines, the cursor behind them in a new one."""
        self.model.show_rows(lines)
        if not lines:
            self.model.add()
        self._dirty = False
        self._told()
        self._offer.look()
        self.view.setFocus()
        self.view.go(self.model.rowCount() - 1, 0)

    def on_submit(self, submit: Callable[[tuple[Any, ...]], None]) -> None:
        """What happens with the lines; the window stays until :meth:`accept`."""
        self._submit = submit

    def refuse(self, refused: Refused) -> None:
        """Mark every wrong cell, say the first sentence, go there."""
        self.model.wrong.clear()
        places = [self._place(one) for one in refused.all]
        known = [place for place in places if place is not None]
        self.model.wrong.update((row, name) for row, name in known)
        more = len(refused.all) - 1
        again = "" if not more else f" ({more} weitere rot markiert)"
        self._wrong.say(f"{refused.sentence}{again}")
        self._wrong.show()
        if known:
            row, name = known[0]
            columns = [cell.name for cell in self.model.cells]
            self.view.go(row, columns.index(name) if name in columns else 0)
        self.view.viewport().update()

    # -- what can be done ------------------------------------------------------------------

    def add_line(self) -> None:
        """A new line at the end."""
        if self.model.rowCount() < self._spec.most:
            self.view.go(self.model.add(), 0)
            self.view.setFocus()

    def submit(self) -> None:
        """Save if every cell can be read; not twice."""
        if not self.accept_button.isEnabled():
            return
        # What stands in an open cell counts.
        self.view.setFocus()
        try:
            lines = self.model.values()
        except Refused as refused:
            self.refuse(refused)
            return
        if self._submit is not None:
            self._submit(lines)

    def keep(self) -> None:
        """Keep what is typed now, without waiting."""
        self._autosave.stop()
        if self._dirty:
            self._offer.keep(self._typed())

    def accept(self) -> None:
        """It was saved: nothing is left to keep."""
        self._autosave.stop()
        self._dirty = False
        self._offer.discard()
        super().accept()

    def reject(self) -> None:
        """Not now; what was typed is kept."""
        self.keep()
        super().reject()

    # -- inside ----------------------------------------------------------------------------

    def _fill_all(self) -> None:
        if self._spec.fill is not None:
            self.model.complete(*self._spec.fill[1:])

    def _edited(self) -> None:
        if not self._dirty:
            self._offer.typing_on()
        self._dirty = True
        if not self._autosave.isActive():
            self._autosave.start()
        self._told()

    def _told(self) -> None:
        sums = [f"{cell.label} {self.model.total(cell)}" for cell in self.model.cells if cell.total]
        self._sums.setText("   ".join(sums))
        self._say()

    def _say(self) -> None:
        row = self.view.currentIndex().row()
        known = self._spec.remark is not None and 0 <= row < self.model.rowCount()
        self._remark.setText(self._spec.remark(self.model, row) if known and self._spec.remark else "")

    def _typed(self) -> dict[str, Any]:
        return {_FIELD: self.model.raw()}

    def _restore(self, payload: Mapping[str, Any]) -> None:
        self.model.show_raw(payload.get("fields", {}).get(_FIELD, ()))
        self._dirty = True
        self._told()

    def _place(self, refused: Refused) -> tuple[int, str] | None:
        inside, _, name = (refused.field or "").removeprefix(f"{_FIELD}[").partition("].")
        return (self.model.row_of(int(inside)), name) if name and inside.isdigit() else None


def ask_ledger(
    context: Context,
    owner: QWidget,
    *,
    title: str,
    spec: LedgerSpec,
    lines: Sequence[Line],
    saving: Callable[[tuple[Line, ...]], Saving],
    key: str,
    explain: str = "",
) -> LedgerWindow:
    """Open a list whose lines become one step; refusals stay in it, at their cells."""
    window = LedgerWindow(context, title, spec, key=key, explain=explain, parent=owner.window())

    def submit(typed: tuple[Line, ...]) -> None:
        wanted = saving(typed)
        window.accept_button.setEnabled(False)

        def finished(_id: int | None) -> None:
            window.accept()
            context.messages.done(wanted.toast or wanted.name, undo=not wanted.sealed)

        context.do(
            wanted.name,
            wanted.act,
            finished,
            owner=window,
            failed=window.refuse,
            ended=lambda: window.accept_button.setEnabled(True),
        )

    window.on_submit(submit)
    window.open()
    window.show_lines(lines)
    return window
