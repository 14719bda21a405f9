"""Writing a letter by hand: what is typed at the left, the real page beside it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.errors import Refused, Unavailable
from app.domain.money import ZERO
from app.features.applications import document, queries, service
from app.features.applications.form import letter_form
from app.features.applications.queries import Desk
from app.features.applications.rules.letter import (
    DUE,
    KINDS,
    LetterData,
    LetterDraft,
    checked_letter,
    likeliest,
)
from app.features.applications.screen.letters.desk import LetterDesk, Made, made
from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.form import Form
from app.ui.jobs import Progress
from app.ui.printing import PdfPreview
from app.ui.theme import Tone
from app.ui.theme.fonts import scaled
from app.ui.widgets import H2, Banner, Button

_WIDE, _HIGH = 1160, 860
_FORM = 460
_PAUSE = 350
"""Milliseconds after the last keystroke until the page is drawn anew."""


class LetterDialog(QDialog):
    """A letter to one application.

    Args:
        context: what a screen may do.
        desk: the kinds to choose from.
        draft: how it begins.
        letter_id: the prepared letter that is changed; None for a new one.
        parent: the window.
    """

    def __init__(
        self, context: Context, desk: Desk, draft: LetterDraft, letter_id: int | None, parent: QWidget
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context = context
        self._desk = desk
        self._letter_id = letter_id
        self._letters = LetterDesk(context, parent)
        title = f"Schreiben zu {desk.reference}"
        self.setWindowTitle(title)
        key = f"letter:{desk.application_id}:{letter_id or 'new'}"
        self.form: Form[LetterDraft] = Form(context, letter_form(desk), draft_key=key)
        self.preview = PdfPreview(context, final=False)
        self.problem = Banner("", Tone.WARN)
        self.problem.hide()
        self.keep_button = Button("Speichern" if letter_id else "Vorbereiten", run=self.prepare)
        self.issue_button = Button("Ausgeben", icon="send", primary=True, run=self.issue)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._draw)
        self._kind = draft.kind
        self._build(title)
        self.form.show_draft(draft)
        if letter_id is None:
            self._suggest(draft.kind)
        self.form.changed.connect(self._changed)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.issue)
        QShortcut(QKeySequence("Ctrl+S"), self, self.prepare)
        self.form.focus_first()
        self._draw()

    def prepare(self) -> None:
        """Keep the letter until it is issued."""
        draft = self._checked()
        if draft is None:
            return
        today, kind = self._context.clock.today(), KINDS[draft.kind]
        letter_id, application_id = self._letter_id, self._desk.application_id
        name = f"„{kind.title}“ zu {self._desk.reference} {'ändern' if letter_id else 'vorbereiten'}"

        def act(session: Any) -> int:
            if letter_id is None:
                return service.prepare(session, application_id, draft, today=today)
            return service.rewrite(session, letter_id, draft, today=today)

        def done(_id: int) -> None:
            self._context.messages.done(name, undo=True)
            self.accept()

        self._context.do(name, act, done, owner=self, failed=self.form.refuse)

    def issue(self) -> None:
        """Send the letter out as it is shown."""
        draft = self._checked()
        if draft is None or not self.issue_button.isEnabled():
            return
        letter_id, today = self._letter_id, self._context.clock.today()
        if letter_id is None:
            self._letters.issue_by_hand(self._desk.application_id, draft, self.accept)
            return
        name = f"„{KINDS[draft.kind].title}“ zu {self._desk.reference} ändern"

        def rewritten(_id: int) -> None:
            self.accept()
            self._letters.preview_prepared(letter_id)

        self._context.do(
            name,
            lambda session: service.rewrite(session, letter_id, draft, today=today),
            rewritten,
            owner=self,
            failed=self.form.refuse,
        )

    def accept(self) -> None:
        """It was done: nothing is left to keep."""
        self._timer.stop()
        self.form.accept_saved()
        super().accept()

    def reject(self) -> None:
        """Not now; what was typed is kept."""
        self._timer.stop()
        self.form.keep()
        super().reject()

    def _checked(self) -> LetterDraft | None:
        draft = self.form.collect()
        if draft is None:
            return None
        try:
            return checked_letter(draft, self._context.clock.today())
        except Refused as refused:
            self.form.refuse(refused)
            return None

    def _changed(self) -> None:
        kind = self.form.values().get("kind") or ""
        if kind != self._kind:
            self._kind = kind
            self._suggest(kind)
        self._timer.start()

    def _suggest(self, kind: str) -> None:
        """What the chosen kind usually says, in fields where nobody typed anything."""
        values = self.form.values()
        asks = KINDS[kind].asks if kind in KINDS else ()
        if "items" in asks and not values.get("items") and self._desk.missing:
            self.form.editor("items").show_value(self._desk.missing)
        if "due_on" in asks and kind in DUE and values.get("due_on") is None:
            self.form.editor("due_on").show_value(self._desk.due_on)
        if "amount" in asks and not values.get("amount") and self._desk.payable > ZERO:
            self.form.editor("amount").show_value(self._desk.payable)
        if "note_id" in asks and values.get("note_id") is None and self._desk.visits:
            self.form.editor("note_id").show_value(self._desk.visits[0].value)

    def _draw(self) -> None:
        values = {name: value for name, value in self.form.values().items() if value is not None}
        draft = replace(LetterDraft(), **values)
        if draft.kind not in KINDS:
            self._fault(Refused("Bitte wählen Sie die Art des Schreibens."))
            return
        today, staff_id = self._context.clock.today(), self._context.staff_id
        application_id, letter_id = self._desk.application_id, self._letter_id
        self._context.look(
            lambda session: queries.letter_by_hand(
                session, application_id, draft, dated=today, staff_id=staff_id, letter_id=letter_id
            ),
            self._make,
            self,
            slot="letter",
            failed=self._fault,
        )

    def _make(self, data: LetterData) -> None:
        def build(progress: Progress) -> Made | Refused:
            progress(0, 1, data.of.title)
            try:
                return made(data)
            except Refused as refused:
                return refused

        self._context.make(build, self._show, title="Vorschau", owner=self)

    def _show(self, drawn: Made | Refused) -> None:
        if isinstance(drawn, Refused):
            self._fault(drawn)
            return
        self.problem.hide()
        self.issue_button.setEnabled(True)
        self.preview.show_pdf(drawn.pdf, document.file_name(drawn.data))

    def _fault(self, fault: Exception) -> None:
        """What is missing stands above the page, which shows what it was."""
        sentences = [one.sentence for one in fault.all] if isinstance(fault, Refused) else [_said(fault)]
        self.problem.say("\n".join(sentences))
        self.problem.show()
        self.issue_button.setEnabled(False)
        self.preview.setEnabled(False)

    def _build(self, title: str) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(H2(title))
        left.addWidget(_scrolling(self.form), 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.problem)
        right.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left)
        both.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(Button("Abbrechen", run=self.reject))
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.issue_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(both, 1)
        layout.addLayout(buttons)
        fit(self, _WIDE, _HIGH)


def ask_letter(context: Context, owner: QWidget, application_id: int, letter_id: int | None = None) -> None:
    """Open the dialog: for a new letter, or for a prepared one."""
    today = context.clock.today()

    def read(session: Any) -> tuple[Desk, LetterDraft]:
        desk = queries.desk(session, application_id)
        if letter_id is None:
            return desk, LetterDraft(kind=likeliest(desk.kinds), dated=today)
        draft = queries.typed_of(session, letter_id)
        return replace(desk, kinds=(KINDS[draft.kind],)), replace(draft, dated=today)

    def show(found: tuple[Desk, LetterDraft]) -> None:
        desk, draft = found
        if not desk.kinds:
            context.messages.inform(f"Zu {desk.reference} lässt sich zurzeit nichts schreiben.")
            return
        LetterDialog(context, desk, draft, letter_id, owner).open()

    context.look(read, show, owner, slot="desk")


def _said(fault: Exception) -> str:
    return f"{fault.what} {fault.remedy}" if isinstance(fault, Unavailable) else str(fault)


def _scrolling(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    inside.setProperty("role", "clear")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 14, 0)
    column.addWidget(form)
    area.setWidget(inside)
    area.setFixedWidth(max(scaled(_FORM), form.minimumSizeHint().width() + 28))
    return area
