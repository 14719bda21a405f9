"""Serial printing: all prepared letters, ticked, looked at as a pile, issued in one step."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.documents.bundle import bundle
from app.domain import formats
from app.domain.errors import Refused
from app.features.applications import document, service
from app.features.applications.rules.letter import KIND_TITLES, LetterData
from app.features.applications.screen.letters.desk import Made, issue_of, made
from app.features.applications.screen.letters.sent import Pile, show_pile
from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.jobs import Progress
from app.ui.printing import PdfPreview
from app.ui.theme import Tone
from app.ui.theme.fonts import scaled
from app.ui.widgets import H2, Banner, Button, Quiet

_WIDE, _HIGH = 1240, 860
_LIST = 620
_ID = Qt.ItemDataRole.UserRole
_COLUMNS = ("Aktenzeichen", "Art", "Empfänger", "Fehlt noch")
_WIDTHS = (140, 200, 160)
_ROW = 32


class PileDialog(QDialog):
    """All prepared letters.

    Args:
        context: what a screen may do.
        pile: what waits.
        owner: the page that opened it; what is shown afterwards belongs to it.
    """

    def __init__(self, context: Context, pile: Pile, owner: QWidget) -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Schreiben ausgeben")
        self._context = context
        self._owner = owner
        self._rows = {row.id: row for row in pile.rows}
        self._letters = pile.letters
        self.fund = _combo("Fonds", "Alle Fonds", [(row.fund_id, row.fund) for row in pile.rows])
        self.sitting = _combo(
            "Sitzung",
            "Alle Sitzungen",
            [(row.sitting_id, row.sitting) for row in pile.rows if row.sitting_id is not None],
        )
        self.kind = _combo(
            "Art", "Alle Arten", [(row.kind, KIND_TITLES.get(row.kind, row.kind)) for row in pile.rows]
        )
        self.list = QTreeWidget()
        self.gap = Banner("", Tone.WARN)
        self.counted = Quiet("", wrap=False)
        self.preview = PdfPreview(context, final=False)
        self.look_button = Button("Stapel ansehen", icon="eye", run=self.look)
        self.issue_button = Button("Ausgeben", icon="send", primary=True, run=self.issue)
        self._build()
        self._fill()
        QShortcut(QKeySequence("Ctrl+Return"), self, self.issue)
        self.list.setFocus()

    def ticked(self) -> tuple[int, ...]:
        """The letters that go out, in the order of the list."""
        return tuple(
            int(item.data(0, _ID))
            for item in self._items()
            if not item.isHidden() and item.checkState(0) is Qt.CheckState.Checked
        )

    def look(self) -> None:
        """Draw the ticked letters as they would go out, one after the other."""
        wanted = self._wanted()
        if wanted:
            self._context.make(
                lambda progress: bundle([letter.pdf for letter in _all_made(wanted, progress)]),
                lambda pdf: self.preview.show_pdf(pdf, "Schreiben.pdf"),
                title="Stapel erstellen",
                owner=self,
            )

    def issue(self) -> None:
        """Archive the ticked letters in one sealed step, then offer to print and save them."""
        wanted = self._wanted()
        if not wanted or not self.issue_button.isEnabled():
            return
        self.issue_button.setEnabled(False)
        self._context.make(
            lambda progress: _all_made(wanted, progress),
            self._archive,
            title=f"{formats.count(len(wanted), 'Schreiben', 'Schreiben')} erstellen",
            owner=self,
            failed=self._count,
        )

    def _archive(self, letters: Sequence[Made]) -> None:
        now, staff_id = self._context.clock.now(), self._context.staff_id
        issues = [(letter.data.application_id, issue_of(letter)) for letter in letters]
        said = formats.count(len(letters), "Schreiben", "Schreiben")

        def issued(letter_ids: tuple[int, ...]) -> None:
            self.accept()
            self._context.messages.done(f"{said} ausgegeben; sie liegen unverändert im Archiv.")
            files = [(issue.file_name, issue.pdf) for _, issue in issues]
            show_pile(self._context, self._owner, letter_ids, files)

        self._context.do(
            f"{said} ausgeben",
            lambda session: service.issue_all(session, issues, now=now, staff_id=staff_id),
            issued,
            owner=self,
            sealed=True,
            ended=self._count,
        )

    def _wanted(self) -> list[LetterData]:
        found = (self._letters.get(letter_id) for letter_id in self.ticked())
        return [letter for letter in found if isinstance(letter, LetterData)]

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _fill(self) -> None:
        self.list.blockSignals(True)
        for row in self._rows.values():
            letter = self._letters.get(row.id)
            gap = _short(letter) if isinstance(letter, Refused) else ""
            item = QTreeWidgetItem([row.reference, KIND_TITLES.get(row.kind, row.kind), row.recipient, gap])
            item.setData(0, _ID, row.id)
            item.setSizeHint(0, QSize(0, scaled(_ROW)))
            item.setToolTip(3, gap)
            if gap:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            else:
                item.setCheckState(0, Qt.CheckState.Checked)
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)
        for first in self._items()[:1]:
            self.list.setCurrentItem(first)
        self._count()

    def _filter(self) -> None:
        for item in self._items():
            row = self._rows[int(item.data(0, _ID))]
            wanted = ((self.fund, row.fund_id), (self.sitting, row.sitting_id), (self.kind, row.kind))
            item.setHidden(any(box.currentData() not in {None, value} for box, value in wanted))
        self._count()

    def _tick_all(self) -> None:
        """All that can go out, or none when all are ticked already."""
        free = [item for item in self._items() if not item.isHidden() and self._is_free(item)]
        on = any(item.checkState(0) is not Qt.CheckState.Checked for item in free)
        self.list.blockSignals(True)
        for item in free:
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._count()

    def _is_free(self, item: QTreeWidgetItem) -> bool:
        return isinstance(self._letters.get(int(item.data(0, _ID))), LetterData)

    def _count(self) -> None:
        ticked = len(self.ticked())
        gaps = sum(1 for item in self._items() if not item.isHidden() and not self._is_free(item))
        held = f", {gaps} mit Lücken bleiben liegen" if gaps else ""
        self.counted.setText(f"{formats.count(ticked, 'Schreiben', 'Schreiben')} angekreuzt{held}")
        self.issue_button.setText(f"{ticked} ausgeben" if ticked else "Ausgeben")
        self.issue_button.setEnabled(bool(ticked))
        self.look_button.setEnabled(bool(ticked))

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        """The page of the letter under the cursor, or what it still misses."""
        if item is None:
            return
        letter = self._letters.get(int(item.data(0, _ID)))
        missing = isinstance(letter, Refused)
        self.gap.setVisible(missing)
        if isinstance(letter, Refused):
            self.gap.say("\n".join(one.sentence for one in letter.all))
        elif letter is not None:
            self._context.make(
                lambda _progress: made(letter),
                lambda drawn: self.preview.show_pdf(drawn.pdf, document.file_name(drawn.data)),
                title="Vorschau",
                owner=self,
            )

    def _build(self) -> None:
        self.list.setColumnCount(len(_COLUMNS))
        self.list.setHeaderLabels(list(_COLUMNS))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName("Vorbereitete Schreiben")
        self.list.setProperty("role", "framed")
        self.list.setMinimumWidth(_LIST)
        for at, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(at, width)
        self.list.header().setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        self.list.itemChanged.connect(lambda _item, _column: self._count())
        self.list.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.gap.hide()
        for box in (self.fund, self.sitting, self.kind):
            box.currentIndexChanged.connect(lambda _at: self._filter())
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for box in (self.fund, self.sitting, self.kind):
            filters.addWidget(box)
        filters.addStretch()
        filters.addWidget(Button("Alle an/aus", role="quiet", icon="list-checks", run=self._tick_all))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(filters)
        left.addWidget(self.list, 1)
        left.addWidget(self.gap)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 1)
        both.addWidget(self.preview, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.counted)
        buttons.addStretch()
        buttons.addWidget(Button("Schließen", run=self.reject))
        buttons.addWidget(self.look_button)
        buttons.addWidget(self.issue_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(H2("Schreiben ausgeben"))
        layout.addWidget(
            Quiet(
                "Angekreuzte Schreiben werden zusammen ausgegeben: unverändert archiviert, in einem Schritt, "
                "der sich nicht zurücknehmen lässt. Gedruckt oder gespeichert wird danach."
            )
        )
        layout.addLayout(both, 1)
        layout.addLayout(buttons)
        fit(self, _WIDE, _HIGH)


def _all_made(letters: Sequence[LetterData], progress: Progress) -> list[Made]:
    found = []
    for done, letter in enumerate(letters):
        progress(done, len(letters), letter.reference)
        found.append(made(letter))
    return found


def _short(refused: Refused) -> str:
    """What is missing, without the name of the letter, which stands beside it."""
    return refused.sentence.rsplit("“ zu ", 1)[-1].split(": ", 1)[-1]


def _combo(name: str, everything: str, entries: Sequence[tuple[Any, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(everything, None)
    for value, text in sorted(dict(entries).items(), key=lambda entry: entry[1]):
        box.addItem(text, value)
    return box
