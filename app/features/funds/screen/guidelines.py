"""The tab „Richtlinie“: versions of the guideline, their rules, import and export."""

from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.errors import Refused
from app.features.funds import service
from app.features.funds.form import GUIDELINE_FORM
from app.features.funds.queries import FundDetail, GuidelineRow
from app.features.funds.rules import GuidelineDraft, VersionDraft, in_words, read_guideline
from app.features.funds.table import GUIDELINE_COLUMNS
from app.system import resources
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.files import pick_file, save_file
from app.ui.sheet import Saving, Sheet, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import Button, IconButton, Quiet, fill_menu


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
        self._said = Quiet("")
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
        layout.addStretch(1)

    def show_record(self, detail: FundDetail) -> None:
        """Show this fund's versions."""
        self._detail = detail
        self._table.set_rows(detail.guidelines)
        ids = [row.id for row in detail.guidelines]
        self._choose(self._chosen if self._chosen in ids else (ids[0] if ids else None))

    def _open(self, guideline_id: int) -> None:
        self._choose(guideline_id)
        self._edit_version()

    def _choose(self, guideline_id: int | None) -> None:
        self._chosen = guideline_id
        row = self._row()
        self._table.select(guideline_id)
        self._edit.setEnabled(row is not None)
        self._said.setText(_in_words(row) if row else "")
        menu = QMenu(self._menu)
        fill_menu(menu, self._menu_actions(row))
        old = self._menu.menu()
        self._menu.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _row(self) -> GuidelineRow | None:
        rows = self._detail.guidelines if self._detail else ()
        return next((row for row in rows if row.id == self._chosen), None)

    def _menu_actions(self, row: GuidelineRow | None) -> list[Action]:
        nothing = "Bitte wählen Sie zuerst eine Fassung."
        used = "Nach dieser Fassung wurden schon Anträge gestellt; sie bleibt."
        shipped = [
            Action(f"Beispiel: {name}", partial(self._read, path), icon="book-open")
            for name, path in _shipped()
        ]
        return [
            Action("Aus Datei einlesen …", self._import, icon="import"),
            Action(
                "Als Datei weitergeben …",
                self._export,
                icon="file-down",
                enabled=row is not None,
                why=nothing,
            ),
            *shipped,
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
        row = self._row()
        if row is None:
            return
        explain = (
            f"Nach dieser Fassung wurden {formats.count(row.used, 'Antrag', 'Anträge')} gestellt; "
            "sie bleibt, wie sie ist. Änderungen gehören in eine neue Fassung."
            if row.used
            else ""
        )
        detail = self._detail
        if detail is not None:
            sheet = _ask(self._context, self, detail, f"Fassung „{row.version}“", row.draft, row.id, explain)
            if row.used:
                sheet.only_show()

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


def ask_version(context: Context, owner: QWidget, detail: FundDetail) -> None:
    """Ask for another version: it begins as the newest, the first one with the first year of money."""
    today = context.clock.today()
    if detail.guidelines:
        draft = replace(detail.guidelines[0].draft, version="", valid_from=today)
    else:
        first = min((row.year for row in detail.years), default=today.year)
        draft = GuidelineDraft(valid_from=date(first, 1, 1))
    _ask(context, owner, detail, "Neue Fassung der Richtlinie", draft, None)


def _ask(
    context: Context,
    owner: QWidget,
    detail: FundDetail,
    title: str,
    draft: VersionDraft,
    guideline_id: int | None,
    explain: str = "",
) -> Sheet:
    fund_id, fund = detail.id, detail.draft.name

    def saving(typed: VersionDraft) -> Saving:
        verb = "hinzufügen" if guideline_id is None else "ändern"
        return Saving(
            f"Fassung „{typed.version}“ des „{fund}“ {verb}",
            lambda session: service.save_guideline(session, fund_id, typed, guideline_id),
        )

    return ask_form(
        context,
        owner,
        title=title,
        spec=GUIDELINE_FORM,
        draft=draft,
        button="Hinzufügen" if guideline_id is None else "Ändern",
        saving=saving,
        key=f"guideline:{fund_id}:{guideline_id or 'new'}",
        explain=explain,
    )


@cache
def _shipped() -> tuple[tuple[str, Path], ...]:
    """The guidelines that come with the program, by the name they give themselves."""
    paths = resources.listed("guidelines", ".toml")
    return tuple((read_guideline(path.read_text(encoding="utf-8")).name, path) for path in paths)


def _in_words(row: GuidelineRow) -> str:
    """What the chosen version says, a rule a line."""
    lines = [f"Zuwendung: {row.summary}"]
    for title, said in in_words(row.rules):
        lines.extend(f"{label}: {value}" for label, value in said if title != "Höhe der Zuwendung")
    if row.draft.source:
        lines.append(f"Quelle: {row.draft.source}")
    return "\n".join(lines)
