"""What office hours brought: a tab of the record, and a list of all of them as a workbook."""

from datetime import date

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.errors import Refused
from app.features.events.excel import hours_book
from app.features.events.form.settings import PERIOD
from app.features.events.queries import office_hours as queries
from app.features.events.queries.appointments import AppointmentDetail
from app.features.events.rules import office_hours as rules
from app.features.events.rules.office_hours import Held, HourDetail, HourFigures, PeriodDraft
from app.ui.context import Context
from app.ui.files import save_file
from app.ui.jobs import Progress
from app.ui.sheet import Sheet
from app.ui.table import SimpleTable
from app.ui.widgets import H3, Quiet, Text

_COLUMNS: tuple[Column[Held], ...] = (
    Column("day", "Tag", Kind.DATE, 100, sortable=False, rigid=True),
    Column("span", "Uhrzeit", Kind.TEXT, 110, sortable=False),
    Column("who", "Wer", Kind.TEXT, 90, sortable=False),
    Column("talks", "Beratungen", Kind.NUMBER, 100, sortable=False),
    Column("talk_minutes", "Gesprächszeit", Kind.MINUTES, 110, sortable=False),
)
_NONE = "Nur Sprechzeiten werden ausgewertet. Dieser Termin ist keine."


class OfficeHourPanel(QWidget):
    """How often it was held in the last year, who came and what about."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.figures = Text("")
        self.topics = Quiet("")
        self.table: SimpleTable[Held] = SimpleTable(
            context,
            _COLUMNS,
            key="events.office_hour",
            name="Gehaltene Sprechzeiten",
            empty="Noch nicht gehalten. Beratungen, die Sie währenddessen eintragen, werden hier gezählt.",
        )
        self.table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(H3("In den letzten zwölf Monaten"))
        layout.addWidget(self.figures)
        layout.addWidget(self.topics)
        layout.addWidget(self.table)
        layout.addStretch()

    def show_record(self, detail: AppointmentDetail) -> None:
        """Read and show what this one brought."""
        self._context.look(lambda session: queries.detail(session, detail.id), self._show, self, slot="hours")

    def _show(self, found: HourDetail | None) -> None:
        self.table.setVisible(found is not None)
        self.topics.setVisible(bool(found and found.figures.topics))
        if found is None:
            self.figures.setText(_NONE)
            return
        one = found.figures
        held = f"{formats.number(one.held)}-mal gehalten" if one.held else "Noch nicht gehalten"
        out = f", {formats.number(one.cancelled)}-mal ausgefallen" if one.cancelled else ""
        talks = formats.count(one.talks, "Beratung", "Beratungen")
        self.figures.setText(
            f"{held}{out}, {formats.minutes(one.minutes)} geöffnet. {talks}: {one.per_time} je Sprechzeit, "
            f"{one.per_hour} je Stunde; Gesprächszeit {formats.minutes(one.talk_minutes)}."
        )
        self.topics.setText(f"Themen: {one.topic_words}" if one.topics else "")
        self.table.set_rows(found.times)


def ask_statistics(context: Context, owner: QWidget) -> None:
    """All office hours of a period, as a workbook."""
    today = context.clock.today()
    draft = PeriodDraft(today.replace(month=1, day=1), today)
    sheet = Sheet(
        context,
        "Sprechzeiten auswerten",
        PERIOD,
        draft,
        "Als Excel speichern …",
        key="events_office_hours",
        explain="Je Sprechzeit: wie oft gehalten, wie viele Beratungen, je Stunde und nach Themen.",
        parent=owner.window(),
    )

    def submit(typed: PeriodDraft) -> None:
        try:
            first, last = rules.checked(typed)
        except Refused as refused:
            sheet.form.refuse(refused)
            return
        sheet.accept()
        _make(context, owner, first, last)

    sheet.on_submit(submit)
    sheet.open()


def _make(context: Context, owner: QWidget, first: date, last: date) -> None:
    now = context.clock.now()

    def found(given: tuple[str, tuple[HourFigures, ...]]) -> None:
        office, rows = given
        if not rows:
            context.messages.inform(
                f"Vom {formats.day(first)} bis {formats.day(last)} wurde keine Sprechzeit gehalten."
            )
            return

        def build(progress: Progress) -> bytes:
            return hours_book(rows, office, first, last, now, progress)

        name = f"Sprechzeiten_{first.isoformat()}_{last.isoformat()}.xlsx"
        context.make(
            build,
            lambda data: save_file(context, owner, data, name),
            title="Sprechzeiten auswerten",
            owner=owner,
        )

    context.look(
        lambda session: (queries.office_name(session), queries.statistics(session, first, last)),
        found,
        owner,
        slot="hours",
    )
