"""Handovers of the past: what went out, and the same bytes again."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.features.handover import queries
from app.features.handover.queries import Archived, HandoverDetail, returned_files
from app.features.handover.queries.returned_files import ReturnedRow
from app.features.handover.table import PAST_COLUMNS
from app.ui.cards import Card
from app.ui.context import Context
from app.ui.files import save_file
from app.ui.flow import FlowBox
from app.ui.printing import show_pdf_sheet
from app.ui.table import RecordTable
from app.ui.widgets import H3, Button, IconButton, Quiet, Text

_HEIGHT = 300
_SIDE = 344


class PastCard(Card):
    """The list, and the chosen handover beside it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Bisherige Übergaben", parent=parent)
        self._context = context
        self.table = RecordTable(
            context,
            PAST_COLUMNS,
            queries.page,
            key="handover.past",
            name="Bisherige Übergaben",
            embedded=True,
            empty="Noch keine Woche übergeben.",
        )
        self.table.setMinimumHeight(_HEIGHT)
        self.table.chosen.connect(self.show_handover)
        self.table.opened.connect(self._open_cover)
        self.detail = DetailView(self._save_again, self._open_cover, self._save_returned)
        inside = QWidget(self)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(self.detail)
        self.set_widget(inside)

    def reload(self) -> None:
        """Read the list anew, and what came back to the one beside it."""
        self.table.reload()
        shown = self.detail.shown
        if shown is not None:
            self._look_returned(shown.id)

    def show_handover(self, record_id: int) -> None:
        """Show one handover beside the list."""
        self._context.look(
            lambda session: queries.detail(session, record_id), self.detail.show_detail, self, slot="detail"
        )
        self._look_returned(record_id)

    def _look_returned(self, record_id: int) -> None:
        self._context.look(
            lambda session: returned_files.returned_of(session, record_id),
            lambda rows: self.detail.show_returned(record_id, rows),
            self,
            slot="returned",
        )

    def _save_returned(self, returned_id: int) -> None:
        self._context.look(
            lambda session: returned_files.returned_data(session, returned_id),
            lambda found: save_file(
                self._context, self, found.data, found.name, "Rückmeldung erneut speichern"
            ),
            self,
            slot="returned file",
        )

    def _save_again(self, record_id: int) -> None:
        self._context.look(
            lambda session: queries.archived(session, record_id), self._save, self, slot="archived"
        )

    def _save(self, archived: Archived) -> None:
        save_file(self._context, self, archived.data, archived.name, "Wochenliste erneut speichern")

    def _open_cover(self, record_id: int) -> None:
        self._context.look(
            lambda session: queries.archived(session, record_id, cover=True),
            self._show_cover,
            self,
            slot="cover",
        )

    def _show_cover(self, found: Archived) -> None:
        show_pdf_sheet(self._context, self, "Deckblatt", found.data, found.name)


class DetailView(QWidget):
    """One handover in words."""

    def __init__(
        self,
        save_again: Callable[[int], Any],
        open_cover: Callable[[int], Any],
        save_returned: Callable[[int], Any],
    ) -> None:
        super().__init__()
        self.shown: HandoverDetail | None = None
        self._save_returned = save_returned
        self._save_again = save_again
        self._open_cover = open_cover
        self.setFixedWidth(_SIDE)
        self.heading = H3("")
        self.facts = Quiet("")
        self.hash = Quiet("")
        self.hash.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.counts = Quiet("")
        self.save_button = Button("Erneut speichern …", icon="download", run=self._save)
        self.cover_button = Button("Deckblatt ansehen", icon="eye", run=self._cover)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.heading, self.facts, self.counts, self.hash):
            column.addWidget(widget)
        buttons = FlowBox(gap=8)
        buttons.flow.addWidget(self.save_button)
        buttons.flow.addWidget(self.cover_button)
        column.addWidget(buttons)
        self._returned = QVBoxLayout()
        self._returned.setSpacing(4)
        column.addLayout(self._returned)
        column.addStretch()
        self._clear()

    def show_detail(self, detail: HandoverDetail) -> None:
        """Show this one."""
        self.shown = detail
        row = detail.row
        self.heading.setText(f"Übergabe Nr. {row.number}")
        by = f" von {row.who}" if row.who else ""
        self.facts.setText(f"{row.week_words}\n{formats.moment(row.created_at)}{by}")
        self.counts.setText("\n".join(f"{title}: {formats.number(count)}" for title, count in detail.counts))
        # Groups of four can be compared by eye with what the city reads off its copy.
        self.hash.setText(f"SHA-256 {' '.join(row.sha256[at : at + 8] for at in range(0, 64, 8))}")
        self.save_button.show()
        self.cover_button.setVisible(detail.has_cover)

    def show_returned(self, record_id: int, rows: Sequence[ReturnedRow]) -> None:
        """Show which files came back to it, each to be saved again."""
        if self.shown is not None and self.shown.id != record_id:
            return
        while self._returned.count():
            item = self._returned.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if rows:
            self._returned.addWidget(Text("Zurückgekommen", role="label"))
        for row in rows:
            self._returned.addWidget(self._line(row))

    def _line(self, row: ReturnedRow) -> QWidget:
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        by = f" von {row.answered_by}" if row.answered_by else ""
        taken = f", übernommen von {row.who}" if row.who else ""
        inside.addWidget(Quiet(f"{formats.moment(row.received_at)}{by}: {row.words}{taken}"), 1)
        name = f"Rückmeldung vom {formats.moment(row.received_at)} erneut speichern …"
        inside.addWidget(IconButton("download", name, run=lambda: self._save_returned(row.id)))
        return line

    def _clear(self) -> None:
        self.heading.setText("")
        self.facts.setText("Wählen Sie links eine Übergabe aus, um sie anzusehen oder erneut zu speichern.")
        self.save_button.hide()
        self.cover_button.hide()

    def _save(self) -> None:
        if self.shown is not None:
            self._save_again(self.shown.id)

    def _cover(self) -> None:
        if self.shown is not None:
            self._open_cover(self.shown.id)
