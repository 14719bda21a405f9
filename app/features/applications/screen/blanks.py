"""The application form of a fund: handed out empty, read back when it was filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.ids import Ref
from app.domain.options import Option
from app.features.applications import document, queries, service
from app.features.applications.form import taking_form
from app.features.applications.queries import KnownForm
from app.features.applications.rules.blank import MOST_BYTES
from app.features.applications.rules.filled import FormFile, TakingDraft
from app.system.files import read_bounded
from app.ui.context import Context
from app.ui.files import pick_file
from app.ui.fitting import fit
from app.ui.form import Form
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet
from app.ui.table import SimpleTable
from app.ui.theme import Tone
from app.ui.widgets import H2, H3, Banner, Button, Quiet

_WIDE, _HIGH = 900, 780
NEW = 0
"""Value of the choice that makes a new contact."""


@dataclass(frozen=True)
class _Line:
    """A field that was understood."""

    id: int
    label: str
    value: str


_COLUMNS: tuple[Column[_Line], ...] = (
    Column("label", "Feld", Kind.TEXT, 210, sortable=False),
    Column("value", "Verstanden als", Kind.TEXT, 420, sortable=False),
)


def show_blank(context: Context, owner: QWidget, fund_id: int) -> None:
    """Show the empty form of a fund, to print and to save."""
    today = context.clock.today()

    def build(data: Any) -> None:
        def work(progress: Progress) -> bytes:
            progress(0, 1, data.fund)
            return document.build_blank(data)

        name = document.blank_name(data)

        def show(pdf: bytes) -> None:
            show_pdf_sheet(context, owner, f"Antragsvordruck „{data.fund}“", pdf, name)

        context.make(
            work,
            show,
            title="Vordruck erstellen",
            owner=owner,
        )

    context.look(lambda session: queries.blank(session, fund_id, today=today), build, owner, slot="blank")


def ask_blank(context: Context, owner: QWidget) -> None:
    """Offer the empty form of each fund that takes applications, and to read one back."""

    def offer(funds: Sequence[Option]) -> None:
        menu = QMenu(owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reading = menu.addAction("Ausgefüllten Vordruck einlesen …")
        reading.triggered.connect(lambda _checked=False: ask_form_file(context, owner))
        menu.addSeparator()
        for fund in funds:
            if fund.active:
                entry = menu.addAction(f"Leerer Vordruck: {fund.label}".replace("&", "&&"))
                entry.triggered.connect(
                    lambda _checked=False, fund_id=int(fund.value): show_blank(context, owner, fund_id)
                )
        menu.popup(QCursor.pos())

    context.look(queries.fund_options, offer, owner, slot="forms")


def ask_form_file(context: Context, owner: QWidget) -> None:
    """Let the person pick a form that came back, and show what was understood."""
    read = partial(read_file, context, owner)
    pick_file(owner, "Ausgefüllten Vordruck einlesen", "PDF-Dokument (*.pdf)", read)


def read_file(context: Context, owner: QWidget, path: Path) -> None:
    """Read a form and show what was understood; a bad file gets its sentence in the bar."""
    today = context.clock.today()

    def work(progress: Progress) -> FormFile:
        progress(0, 1, path.name)
        return document.read_form(read_bounded(path, MOST_BYTES), today)

    def look(form: FormFile) -> None:
        context.look(
            lambda session: queries.known(session, form, today=today),
            lambda found: FormDialog(context, form, found, owner).open(),
            owner,
            slot="known",
        )

    context.make(work, look, title="Vordruck lesen", owner=owner)


class FormDialog(QDialog):
    """What a form says, before anything is created.

    Args:
        context: what a screen may do.
        filled: the form.
        known: what the file knows of fund and applicant.
        owner: the page that opened it.
    """

    def __init__(self, context: Context, filled: FormFile, known: KnownForm, owner: QWidget) -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Vordruck einlesen")
        self._context = context
        self._filled = filled
        options = _contacts(filled, known)
        self.form: Form[TakingDraft] = Form(context, taking_form(options))
        self.table: SimpleTable[_Line] = SimpleTable(
            context, _COLUMNS, key="forms.read", name="Verstanden", empty="Der Vordruck ist leer."
        )
        self.table.set_rows(
            tuple(_Line(at, label, value) for at, (label, value) in enumerate(filled.understood, start=1))
        )
        self.unclear = Banner("\n".join(one.sentence for one in filled.unclear), Tone.WARN)
        self.unclear.setVisible(bool(filled.unclear))
        self.take_button = Button("Antrag anlegen", icon="check", primary=True, run=self.take)
        self._build(known)
        first = int(options[0].value) if options else None
        self.form.show_draft(TakingDraft(first, filled.draft.title, context.clock.today()))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.take)
        self.form.focus_first()

    def take(self) -> None:
        """Create contact and application in one step, and open it."""
        draft = self.form.collect()
        if draft is None or not self.take_button.isEnabled():
            return
        self.take_button.setEnabled(False)
        chosen = replace(draft, contact_id=draft.contact_id or None)
        today = self._context.clock.today()
        name = f"Antrag „{draft.title}“ aus dem Vordruck aufnehmen"

        def taken(application_id: int) -> None:
            self.accept()
            self._context.messages.done(name, undo=True)
            self._context.open(Ref("application", application_id))

        self._context.do(
            name,
            lambda session: service.take_in(session, self._filled, chosen, today=today),
            taken,
            owner=self,
            failed=self.form.refuse,
            ended=lambda: self.take_button.setEnabled(True),
        )

    def _build(self, known: KnownForm) -> None:
        count = formats.count(len(self._filled.understood), "Angabe", "Angaben")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(H2(f"Vordruck „{known.fund}“"))
        layout.addWidget(Quiet("Noch ist nichts angelegt. Was unklar ist, steht hier und dann in der Notiz."))
        inside = QWidget()
        inside.setProperty("role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(12)
        column.addWidget(self.unclear)
        column.addWidget(self.form)
        column.addWidget(H3(f"{count} verstanden"))
        column.addWidget(self.table)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        layout.addWidget(area, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(Button("Abbrechen", run=self.reject))
        buttons.addWidget(self.take_button)
        layout.addLayout(buttons)
        fit(self, _WIDE, _HIGH)


def _contacts(filled: FormFile, known: KnownForm) -> tuple[Option, ...]:
    """Those it may be, the surest first; and a new one, where the form names anybody."""
    found = [
        Option(one.value, f"{one.label} ({one.hint})" if one.hint else one.label) for one in known.contacts
    ]
    name = filled.applicant.name
    made = [Option(NEW, f"Neuer Kontakt: {name}")] if name else []
    return (*found, *made)
