"""The tab „Richtlinie“: versions of the guideline, their rules, import and export."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.features.funds import service
from app.features.funds.queries import FundDetail, GuidelineRow
from app.features.funds.screen.versions import ask_change, ask_example, ask_version, version_before
from app.features.funds.screen.words import Words
from app.features.funds.table import GUIDELINE_COLUMNS
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.files import pick_file, save_file
from app.ui.table import SimpleTable
from app.ui.widgets import Button, IconButton, Text, fill_menu


class GuidelinePanel(QWidget):
    """Versions newest first; a version that applications were filed under stays as it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: FundDetail | None = None
        self._chosen: int | None = None
        self._table: SimpleTable[GuidelineRow] = SimpleTable(
            context,
            GUIDELINE_COLUMNS,
            key="guidelines",
            name="Fassungen der Richtlinie",
            empty="Noch keine Fassung. Ohne Richtlinie lässt sich kein Antrag annehmen.",
        )
        self._other: int | None = None
        self._said = Text("", role="h3")
        self._words = Words()
        self._add = Button("Neue Fassung", icon="plus", run=self._add_version)
        self._edit = Button("Ansehen und ändern …", icon="pencil", run=self._edit_version)
        self._menu = IconButton("ellipsis", "Einlesen, weitergeben, entfernen")
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._add, self._edit, self._menu):
            row.addWidget(button)
        row.addStretch()
        layout.addLayout(row)
        layout.addWidget(self._said)
        layout.addWidget(self._words)
        layout.addStretch(1)

    def show_record(self, detail: FundDetail) -> None:
        """Show this fund's versions; one that was just added is chosen."""
        known = self._detail.guidelines if self._detail and self._detail.id == detail.id else ()
        before = {row.id for row in known}
        self._detail = detail
        self._table.set_rows(detail.guidelines)
        ids = [row.id for row in detail.guidelines]
        added = [one for one in ids if before and one not in before]
        kept = [self._chosen] if self._chosen in ids else []
        self._choose(next(iter([*added, *kept, *ids]), None))

    def _open(self, guideline_id: int) -> None:
        self._choose(guideline_id)
        self._edit_version()

    def _choose(self, guideline_id: int | None) -> None:
        if guideline_id != self._chosen:
            self._other = None
        self._chosen = guideline_id
        row = self._row()
        with QSignalBlocker(self._table):
            self._table.select(guideline_id)
        self._edit.setEnabled(row is not None)
        self._say(row)
        menu = QMenu(self._menu)
        fill_menu(menu, self._menu_actions(row))
        old = self._menu.menu()
        self._menu.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _row(self) -> GuidelineRow | None:
        rows = self._detail.guidelines if self._detail else ()
        return next((row for row in rows if row.id == self._chosen), None)

    def _say(self, row: GuidelineRow | None) -> None:
        if row is None:
            self._said.setText("")
            self._words.show_nothing()
            return
        self._said.setText(f"Fassung „{row.version}“: {row.summary}")
        known = (("Quelle", row.draft.source), ("Hinweis", row.draft.note))
        besides = [(label, text) for label, text in known if text]
        self._words.show_version(row.rules, besides, self._compared(row))

    def _compared(self, row: GuidelineRow) -> tuple[str, Rules] | None:
        """The version it is compared with: the one chosen for it, else the one before."""
        rows = self._detail.guidelines if self._detail else ()
        other = next((one for one in rows if one.id == self._other), None) or version_before(rows, row)
        return (other.version, other.rules) if other is not None else None

    def _compare_with(self, guideline_id: int) -> None:
        self._other = guideline_id
        self._say(self._row())

    def _comparisons(self, row: GuidelineRow | None) -> list[Action]:
        rows = self._detail.guidelines if self._detail else ()
        return [
            Action(f"Vergleichen mit „{one.version}“", partial(self._compare_with, one.id), icon="scale")
            for one in rows
            if row is not None and one.id != row.id
        ]

    def _menu_actions(self, row: GuidelineRow | None) -> list[Action]:
        nothing = "Bitte wählen Sie zuerst eine Fassung."
        used = "Nach dieser Fassung wurden schon Anträge gestellt; sie bleibt."
        return [
            Action("Aus Datei einlesen …", self._import, icon="import"),
            Action("Veröffentlichte Richtlinie übernehmen …", self._example, icon="book-open"),
            Action(
                "Als Datei weitergeben …",
                self._export,
                icon="file-down",
                enabled=row is not None,
                why=nothing,
            ),
            *self._comparisons(row),
            Action(
                "Fassung entfernen",
                self._remove_version,
                icon="trash-2",
                enabled=row is not None and not row.used,
                why=used if row else nothing,
                danger=True,
            ),
        ]

    # -- what can be done ------------------------------------------------------------------

    def _add_version(self) -> None:
        if self._detail is not None:
            ask_version(self._context, self, self._detail)

    def _edit_version(self) -> None:
        detail, row = self._detail, self._row()
        if detail is not None and row is not None:
            ask_change(self._context, self, detail, row)

    def _example(self) -> None:
        if self._detail is not None:
            ask_example(self._context, self, self._detail)

    def _import(self) -> None:
        pick_file(self, "Richtlinie einlesen", "Richtlinie (*.toml)", self._read)

    def _read(self, path: Path) -> None:
        """Read the file here; whatever is wrong with it is said in sentences."""
        detail = self._detail
        if detail is None:
            return
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self._context.messages.refused(
                Refused(f"„{path.name}“ lässt sich nicht als Text lesen. Bitte wählen Sie eine TOML-Datei.")
            )
            return
        fund_id, name = detail.id, f"Richtlinie aus „{path.name}“ eingelesen"
        self._context.do(
            name,
            lambda session: service.import_guideline(session, fund_id, text),
            lambda _id: self._context.messages.done(name, undo=True),
            owner=self,
        )

    def _export(self) -> None:
        detail, row = self._detail, self._row()
        if detail is None or row is None:
            return
        name = f"{detail.draft.name} {row.version}.toml"
        save_file(self._context, self, row.toml.encode("utf-8"), name, "Richtlinie weitergeben")

    def _remove_version(self) -> None:
        row = self._row()
        if row is None:
            return
        guideline_id, name = row.id, f"Fassung „{row.version}“ entfernen"
        self._context.do(
            name,
            lambda session: service.remove_guideline(session, guideline_id),
            lambda _fund: self._context.messages.done(name, undo=True),
            owner=self,
        )
