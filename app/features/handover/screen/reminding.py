"""Reminders to the city: the real page before one goes out, archived when it does, printed again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.features.handover.form import ASKED_BY, Moved
from app.features.handover.queries import reminder as queries
from app.features.handover.queries.reminder import ReminderRow
from app.features.handover.rules.reminding import ReminderData
from app.features.handover.service import chasing
from app.features.handover.service.chasing import Reminder
from app.features.handover.table import REMINDER_CHIPS, REMINDER_COLUMNS
from app.ui.actions import Action
from app.ui.cards import Card
from app.ui.context import Context
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet
from app.ui.sheet import Sheet
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet

_TITLE = "Erinnerung an Rückmeldungen"


class RemindersCard(Card):
    """Reminders that went out, and the way to a new one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Erinnerungen an die Stadt", parent=parent)
        self._context = context
        self._rows: tuple[ReminderRow, ...] = ()
        self._chosen: int | None = None
        self._wanted = False
        self.table: SimpleTable[ReminderRow] = SimpleTable(
            context,
            REMINDER_COLUMNS,
            key="handover.reminders",
            name="Erinnerungen",
            chips=REMINDER_CHIPS,
            empty="Noch wurde die Stadt nicht erinnert.",
        )
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.show_letter)
        self.proof = Quiet("")
        self.print_button = Button("Öffnen und drucken", icon="printer", run=self._open)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        column.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.print_button)
        row.addWidget(self.proof, 1)
        column.addLayout(row)
        self.set_widget(inside)

    def reload(self) -> None:
        """Read them anew."""
        self._context.look(queries.issued, self._show, self, slot="reminders")

    def show_letter(self, letter_id: int) -> None:
        """Show an archived reminder, to be printed."""
        self._context.look(
            lambda session: queries.pdf(session, letter_id),
            lambda pdf: self._printable(letter_id, pdf),
            self,
            slot="archived",
        )

    def set_wanted(self, *, wanted: bool) -> None:
        """Whether its place is seen; without any reminder it is not there."""
        self._wanted = wanted
        self._fit()

    def _fit(self) -> None:
        self.setVisible(self._wanted and bool(self._rows))

    # -- a new one -------------------------------------------------------------------------

    def write(self, request_ids: Sequence[int]) -> None:
        """Ask by when an answer is wanted, then show the letter; it names all that waits where none are."""
        today, staff_id = self._context.clock.today(), self._context.staff_id
        self._context.look(
            lambda session: queries.reminder(
                session, request_ids, dated=today, due_on=None, staff_id=staff_id
            ),
            self._ask_day,
            self,
            slot="reminder",
        )

    def _ask_day(self, data: ReminderData) -> None:
        count = formats.count(len(data.points), "Vorgang", "Vorgänge")
        oldest = formats.count(data.oldest, "Tag", "Tagen")
        sheet = Sheet(
            self._context,
            _TITLE,
            ASKED_BY,
            Moved(data.due_on),
            "Schreiben ansehen",
            explain=f"An: {', '.join(data.recipient[:2])}. {count}, am längsten wartet einer seit {oldest}.",
            parent=self.window(),
        )

        def submit(typed: Moved) -> None:
            sheet.accept()
            self._look_again(data, typed)

        sheet.on_submit(submit)
        sheet.open()

    def _look_again(self, data: ReminderData, typed: Moved) -> None:
        staff_id = self._context.staff_id
        self._context.look(
            lambda session: queries.reminder(
                session, data.ids, dated=data.dated, due_on=typed.due_on, staff_id=staff_id
            ),
            self._make,
            self,
            slot="reminder",
        )

    def _make(self, data: ReminderData) -> None:
        def build(_progress: Progress) -> Reminder:
            # The kit for paper is loaded here, beside the window, not when the page is first opened.
            from app.features.handover import document  # noqa: PLC0415 - see above

            return Reminder(
                data.ids,
                data.dated,
                data.recipient[1] if len(data.recipient) > 1 else data.recipient[0],
                document.reminder_subject(data),
                document.reminder_name(data),
                document.reminder(data),
            )

        self._context.make(build, self._preview, title="Erinnerung erstellen", owner=self)

    def _preview(self, letter: Reminder) -> None:
        show_pdf_sheet(
            self._context,
            self,
            _TITLE,
            letter.pdf,
            letter.file_name,
            actions=(Action("Erinnerung ausgeben", lambda: self._issue(letter), icon="send", primary=True),),
            draft="Vorschau. Beim Ausgeben wird das Schreiben unverändert archiviert, danach gedruckt.",
        )

    def _issue(self, letter: Reminder) -> None:
        now, staff_id = self._context.clock.now(), self._context.staff_id

        def issued(letter_id: int) -> None:
            self._context.messages.done("Die Erinnerung liegt unverändert im Archiv")
            self._printable(letter_id, letter.pdf)

        self._context.do(
            "Erinnerung an die Stadt ausgeben",
            lambda session: chasing.issue(session, letter, now=now, staff_id=staff_id),
            issued,
            owner=self,
            sealed=True,
        )

    # -- archived --------------------------------------------------------------------------

    def _printable(self, letter_id: int, pdf: bytes) -> None:
        now, context = self._context.clock.now(), self._context

        def printed() -> None:
            context.do(
                "Erinnerung als gedruckt vermerken",
                lambda session: chasing.mark_printed(session, letter_id, now=now),
                lambda _none: context.messages.done("Als gedruckt vermerkt.", undo=True),
                owner=self,
            )

        show_pdf_sheet(
            context,
            self,
            _TITLE,
            pdf,
            f"{_TITLE}.pdf",
            actions=(Action("Als gedruckt vermerken", printed, icon="printer"),),
        )

    def _show(self, rows: tuple[ReminderRow, ...]) -> None:
        self._rows = rows
        self.table.set_rows(rows)
        known = {row.id for row in rows}
        self._choose(self._chosen if self._chosen in known else next((row.id for row in rows), None))
        self._fit()

    def _choose(self, letter_id: int | None) -> None:
        self._chosen = letter_id
        self.table.select(letter_id)
        row = next((one for one in self._rows if one.id == letter_id), None)
        self.print_button.setVisible(row is not None)
        self.proof.setText(
            f"Unverändert archiviert; Prüfsumme {row.sha256[:16]} …" if row is not None else ""
        )

    def _open(self) -> None:
        if self._chosen is not None:
            self.show_letter(self._chosen)
