"""Backups: what there is and whether it holds, back up now, restore, and the check of the whole file."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.columns import Column, Kind
from app.features.office.form import SECOND_FOLDER
from app.features.office.service import safety
from app.features.office.service.desk import OfficeDesk
from app.ui.chips import Chip, Tone
from app.ui.context import Context
from app.ui.fields.line import LineEditor
from app.ui.files import pick_folder
from app.ui.icons import icon
from app.ui.jobs import Progress
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.theme.fonts import scaled
from app.ui.widgets import H3, Button, Quiet
from db.backup import Backup
from db.verify import Finding

_REASONS = {
    "automatic": "von selbst",
    "manual": "von Hand",
    "closing": "beim Schließen",
    "upgrade": "vor einer Umstellung",
    "restore": "vor einer Wiederherstellung",
}
_WHY = (
    "Gesichert wird selbsttätig nach dem Start, alle 30 Minuten und beim Schließen, wenn sich etwas ändert. "
    "Jede Sicherung wird gleich nach dem Schreiben geöffnet und geprüft."
)


@dataclass(frozen=True)
class BackupRow:
    """A backup as the list shows it; ``id`` is its place in the list."""

    id: int
    at: str
    size: str
    reason: str
    proven: bool


@dataclass(frozen=True)
class FolderDraft:
    """Where backups also go."""

    second_folder: str = ""


COLUMNS: tuple[Column[BackupRow], ...] = (
    Column("at", "Angelegt", Kind.TEXT, 170, sortable=False, rigid=True),
    Column("reason", "Anlass", Kind.TEXT, 180, sortable=False),
    Column("size", "Größe", Kind.TEXT, 100, sortable=False),
    Column("proven", "Prüfung", Kind.STATE, 160, sortable=False),
)
CHIPS = {"proven": {True: Chip("geprüft", Tone.GOOD), False: Chip("nicht bestanden", Tone.BAD)}}


class BackupsPanel(QWidget):
    """The list of backups, and what can be done with them."""

    def __init__(self, context: Context, desk: OfficeDesk) -> None:
        super().__init__()
        self._context = context
        self._desk = desk
        self._backups: list[Backup] = []
        self._folder = ""
        self.table: SimpleTable[BackupRow] = SimpleTable(
            context,
            COLUMNS,
            key="office.backups",
            name="Sicherungen",
            chips=CHIPS,
            empty="Noch keine Sicherung. „Jetzt sichern“ legt die erste an.",
        )
        self.table.chosen.connect(lambda _id: self._enable())
        self.now = Button("Jetzt sichern", icon="shield-check", primary=True, run=desk.back_up)
        self.restore_button = Button("Wiederherstellen …", icon="history", run=self.restore)
        self.prove_button = Button("Erneut prüfen", icon="badge-check", run=self.prove)
        self.verify_button = Button("Bürodatei prüfen", icon="clipboard-check", run=self.verify)
        self.findings = QListWidget()
        self.findings.setProperty("role", "framed")
        self.findings.setAccessibleName("Ergebnis der Prüfung")
        self.findings.setWordWrap(True)
        self.findings.hide()
        self.second = Quiet("")
        self.second_button = Button("Ändern …", icon="folder-open", role="quiet", run=self.change_folder)
        self._build()

    def reload(self) -> None:
        """Read folder and backups anew."""
        store = self._desk.store
        self._context.run(lambda _store: safety.list_backups(store), self._show, owner=self)
        self._context.look(safety.second_folder, self._show_folder, self)

    def chosen(self) -> Backup | None:
        """The backup under the cursor."""
        at = self.table.view.current_id()
        return self._backups[at - 1] if at is not None and 0 < at <= len(self._backups) else None

    def restore(self) -> None:
        """Ask, then let the shell put the backup in the place of the file."""
        one = self.chosen()
        if one is None:
            return
        self._context.messages.ask(
            f"Stand vom {formats.moment(one.at)} Uhr wiederherstellen?",
            "Alles, was danach gespeichert wurde, ist dann nicht mehr zu sehen. Der jetzige Stand wird im "
            "Ordner „replaced“ aufgehoben. Danach melden Sie sich neu an.",
            "Wiederherstellen",
            lambda: self._desk.restore(one),
            danger=True,
        )

    def prove(self) -> None:
        """Prove the chosen backup once more."""
        one = self.chosen()
        if one is None:
            return
        store = self._desk.store

        def build(progress: Progress) -> str:
            progress(0, 0, "Sicherung öffnen und lesen")
            return safety.prove(store, one)

        self._context.make(build, self._proved, title="Sicherung prüfen", owner=self)

    def verify(self) -> None:
        """Check the whole file and show what was found."""
        store = self._desk.store
        self._context.make(
            lambda progress: safety.verify_all(store, progress),
            self._found,
            title="Bürodatei prüfen",
            owner=self,
        )

    def change_folder(self) -> None:
        """Ask where backups also go."""
        sheet = ask_form(
            self._context,
            self,
            title="Zweiter Sicherungsordner",
            spec=SECOND_FOLDER,
            draft=FolderDraft(self._folder),
            button="Übernehmen",
            explain="Jede Sicherung wird auch dorthin geschrieben und dort geprüft, sofern erreichbar.",
            saving=lambda draft: Saving(
                "Zweiten Sicherungsordner ändern",
                lambda session: safety.set_second_folder(session, draft.second_folder),
                toast="Der zweite Sicherungsordner ist geändert.",
            ),
            done=lambda _id: self.reload(),
        )
        field = sheet.form.editor("second_folder")
        if isinstance(field, LineEditor):
            field.row.addWidget(
                Button(
                    "Durchsuchen …",
                    icon="folder-open",
                    run=lambda: pick_folder(
                        sheet, "Zweiter Sicherungsordner", lambda path: field.show_raw(str(path))
                    ),
                )
            )

    def _show(self, found: list[Backup]) -> None:
        before = self.chosen()
        self._backups = found
        rows = [
            BackupRow(
                at,
                f"{formats.moment(one.at)} Uhr",
                _size(one.size),
                _REASONS.get(one.reason, one.reason),
                one.proven,
            )
            for at, one in enumerate(found, 1)
        ]
        self.table.set_rows(rows)
        # One made meanwhile stands above; the cursor stays on the backup it was on.
        for row, one in zip(rows, found, strict=True):
            if before is not None and one.path == before.path:
                self.table.view.select_id(row.id)
        self._enable()

    def _show_folder(self, folder: str) -> None:
        self._folder = folder
        self.second.setText(f"Zweiter Sicherungsordner: {folder or 'keiner'}")

    def _proved(self, wrong: str) -> None:
        if wrong:
            self._context.messages.warn(f"{wrong} Bitte verlassen Sie sich auf eine andere Sicherung.")
        else:
            self._context.messages.done("Die Sicherung ist vollständig und lässt sich öffnen.")

    def _found(self, findings: list[Finding]) -> None:
        self.findings.clear()
        for finding in findings:
            item = QListWidgetItem(f"{finding.area}: {finding.sentence}")
            self.findings.addItem(item)
            _mark(item, ok=finding.ok)
        self.findings.setFixedHeight(min(len(findings), 8) * scaled(34) + 12)
        self.findings.show()
        bad = sum(not finding.ok for finding in findings)
        if bad:
            self._context.messages.warn(f"Die Prüfung hat {formats.count(bad, 'Mangel', 'Mängel')} gefunden.")
        else:
            self._context.messages.done("Die Prüfung hat keine Mängel gefunden.")

    def _enable(self) -> None:
        one = self.chosen()
        self.restore_button.setEnabled(one is not None and one.proven)
        self.prove_button.setEnabled(one is not None)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Quiet(_WHY))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.now, self.restore_button, self.prove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(self.second, 1)
        row.addWidget(self.second_button)
        layout.addLayout(row)
        layout.addSpacing(8)
        layout.addWidget(H3("Prüfung der Bürodatei"))
        layout.addWidget(
            Quiet(
                "Datei, Protokollkette, Fondsstände, Suchverzeichnis, archivierte Schreiben und Sicherungen."
            )
        )
        check = QHBoxLayout()
        check.addWidget(self.verify_button)
        check.addStretch(1)
        layout.addLayout(check)
        layout.addWidget(self.findings)
        layout.addSpacing(8)
        layout.addWidget(H3("Wiederherstellungscode"))
        layout.addWidget(
            Quiet("Er öffnet das Büro, wenn niemand mehr eine Passphrase weiß. Ein neuer ersetzt den alten.")
        )
        row = QHBoxLayout()
        row.addWidget(Button("Neuen Code erzeugen …", icon="key-round", run=self._desk.new_code))
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)
        self._enable()


def _mark(item: QListWidgetItem, *, ok: bool) -> None:
    """A mark before a finding, and a word for those who cannot see it."""
    item.setIcon(icon("circle-check" if ok else "circle-alert", "good" if ok else "bad"))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{'In Ordnung' if ok else 'Mangel'}: {item.text()}")


def _size(size: int) -> str:
    if size < 1024 * 1024:
        return f"{formats.number(max(size // 1024, 1))} KB"
    tenths = size * 10 // (1024 * 1024)
    return f"{formats.number(tenths // 10)},{tenths % 10} MB"
