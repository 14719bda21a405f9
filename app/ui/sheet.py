"""A modal question with a form: approve with an amount, name a view, pick a week."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.form import Form, FormSpec
from app.ui.pieces import Pieces
from app.ui.sight import settle
from app.ui.theme.fonts import scaled, text_scale
from app.ui.widgets import H2, Button, Quiet

Draft = TypeVar("Draft")
_WIDTH, _HIGHEST = 576, 680
_BROAD, _BESIDE = 664, 448
"""Widths of a form that something stands beside, and of that."""
_AROUND = 190
"""Title, explanation and buttons."""
Beside = Callable[[Form[Any], QWidget], QWidget]
"""Makes what stands to the right of a form: given the form and the parent to build it in."""
_BAR = 14
"""Room for the scroll bar, so that it covers nothing."""
_AT_ONCE = 8
"""So many fields stand when the sheet opens; those after them come some at a time, in the pauses."""


@dataclass(frozen=True)
class Saving:
    """One action as a screen names it.

    Args:
        name: the step as the Edit menu shows it. act: what happens; may return an id.
        sealed: issued to the outside, never taken back. toast: what is said afterwards, else the name.
    """

    name: str
    act: Callable[[Session], int | None]
    sealed: bool = False
    toast: str = ""


class Sheet(QDialog):
    """Title, explanation, form, two buttons. Esc keeps what was typed as a draft under its key.

    A long form is at work as soon as its first fields stand; the rest is built piece by piece, so that the
    window is never held for long.

    Args:
        beside: what stands to the right of the form and follows it.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        spec: FormSpec,
        draft: Any,
        button: str,
        *,
        key: str = "",
        explain: str = "",
        danger: bool = False,
        beside: Beside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._danger = danger
        self._submit: Callable[[Any], None] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        heading = H2(title)
        heading.setWordWrap(True)
        layout.addWidget(heading)
        if explain:
            layout.addWidget(Quiet(explain))
        sides = QHBoxLayout()
        sides.setSpacing(24)
        layout.addLayout(sides, 1)
        self._side = _Side(self)
        sides.addWidget(self._side, 1)
        self.form: Form[Any] = Form(context, spec, draft_key=key, piecewise=True, parent=self._side.inside)
        while sum(len(section.boxes) for section in self.form.sections) < _AT_ONCE and self.form.grow():
            pass
        self._side.hold(self.form)
        other = _Side(self, _BESIDE) if beside is not None else None
        if other is not None:
            sides.addWidget(other)
        buttons = QHBoxLayout()
        buttons.addStretch()
        self.cancel = Button("Abbrechen", run=self.reject)
        self.accept_button = Button(button, role="danger" if danger else "primary", run=self.submit)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.accept_button)
        layout.addLayout(buttons)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        self._grown = QTimer(self)
        self._grown.setSingleShot(True)
        self._grown.setInterval(0)
        self._grown.timeout.connect(self._grow)
        fit(self, _WIDTH if beside is None else _BROAD + 24 + _BESIDE, self._wanted())
        self.form.show_draft(draft)
        self.form.focus_first()
        self.form.installEventFilter(self)
        if not self.form.whole or beside is not None:
            Pieces(self).build(self._rest(beside, other))

    def _rest(self, beside: Beside | None, other: "_Side | None") -> Iterator[None]:
        """What is not built yet; what stands beside the form first, as it is in sight."""
        if beside is not None and other is not None:
            other.hold(beside(self.form, other.inside))
            yield
        while self.form.grow():
            yield
        self._side.widen()
        if other is not None:
            # Behind the form and before the buttons, as it is read.
            QWidget.setTabOrder(other.last_stop(), self.cancel)
            QWidget.setTabOrder(self.cancel, self.accept_button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sentences beside fields and offers above them need room; no scrolling while there is some."""
        if watched is self.form and self.form.whole and event.type() == QEvent.Type.LayoutRequest:
            self._grown.start()
        return super().eventFilter(watched, event)

    def _wanted(self) -> int:
        """The form is as high as its text already; the rest is designed for text of the usual size."""
        if not self.form.whole:
            return _HIGHEST
        return min(round(self.form.sizeHint().height() / text_scale()) + _AROUND, _HIGHEST)

    def _grow(self) -> None:
        settle()
        wide, high = (round(length / text_scale()) for length in (self.width(), self.height()))
        fit(self, wide, max(high, self._wanted()))

    def only_show(self) -> None:
        """Show without letting anything be typed that could not be saved."""
        self.form.set_read_only(True)
        self.accept_button.hide()
        self.cancel.setText("Schließen")
        self.cancel.setFocus()

    def on_submit(self, submit: Callable[[Any], None]) -> None:
        """What happens with a complete draft; the sheet stays until :meth:`accept`."""
        self._submit = submit

    def submit(self) -> None:
        """Take the draft if it is complete; not twice."""
        if not self.accept_button.isEnabled():
            return
        draft = self.form.collect()
        if draft is not None and self._submit is not None:
            self._submit(draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in a line is the button, as people expect; what cannot be undone has to be pressed."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            if not self._danger and isinstance(self.focusWidget(), QLineEdit):
                self.submit()
            return
        super().keyPressEvent(event)

    def accept(self) -> None:
        """It was done: nothing is left to keep."""
        self.form.accept_saved()
        super().accept()

    def reject(self) -> None:
        """Not now; what was typed is kept."""
        self.form.keep()
        super().reject()


def ask_form(
    context: Context,
    owner: QWidget,
    *,
    title: str,
    spec: FormSpec,
    draft: Draft,
    button: str,
    saving: Callable[[Draft], Saving],
    done: Callable[[int | None], None] | None = None,
    key: str = "",
    explain: str = "",
    danger: bool = False,
    beside: Beside | None = None,
) -> Sheet:
    """Open a sheet whose draft becomes one step; refusals stay in it, beside the field."""
    sheet = Sheet(
        context,
        title,
        spec,
        draft,
        button,
        key=key,
        explain=explain,
        danger=danger,
        beside=beside,
        parent=owner.window(),
    )

    def submit(typed: Draft) -> None:
        wanted = saving(typed)
        sheet.accept_button.setEnabled(False)

        def finished(record_id: int | None) -> None:
            sheet.accept()
            context.messages.done(wanted.toast or wanted.name, undo=not wanted.sealed)
            if done is not None:
                done(record_id)

        context.do(
            wanted.name,
            wanted.act,
            finished,
            owner=sheet,
            sealed=wanted.sealed,
            failed=sheet.form.refuse,
            ended=lambda: sheet.accept_button.setEnabled(True),
        )

    sheet.on_submit(submit)
    sheet.open()
    return sheet


class _Side(QScrollArea):
    """What may be longer than the window is high; as wide as given, else as there is room.

    It stands in the window before it is filled: under a style sheet Qt looks a whole subtree over again each
    time it gets another parent.
    """

    def __init__(self, parent: QWidget, width: int = 0) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._width = width
        self._held: QWidget | None = None
        self.inside = QWidget()
        self.inside.setProperty("role", "clear")
        self._column = QVBoxLayout(self.inside)
        self._column.setContentsMargins(0, 0, _BAR, 0)
        self.setWidget(self.inside)

    def hold(self, widget: QWidget) -> None:
        """Show what was built with ``inside`` as its parent."""
        self._column.addWidget(widget)
        self._held = widget
        self.widen()

    def widen(self) -> None:
        """Wide enough for what it holds."""
        if self._width:
            self.setFixedWidth(scaled(self._width))
        elif self._held is not None:
            self.setMinimumWidth(self._held.minimumSizeHint().width() + 2 * _BAR)

    def last_stop(self) -> QWidget:
        """The last widget in it that the Tab key comes to; what was built last stands last."""
        tab = Qt.FocusPolicy.TabFocus.value
        last: QWidget = self
        after = self.nextInFocusChain()
        while after is not None and after is not self:
            if self.isAncestorOf(after) and after.focusPolicy().value & tab:
                last = after
            after = after.nextInFocusChain()
        return last
