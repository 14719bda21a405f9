"""Picking and saving files with the dialogs of the system; nothing is overwritten unasked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.system.files import safe_name, write_whole
from app.ui.context import Context
from app.ui.jobs import Progress

_LAST = "files.last_folder"


def pick_file(parent: QWidget, title: str, patterns: str, then: Callable[[Path], None]) -> None:
    """Let the person pick an existing file; nothing happens when they cancel."""
    dialog = QFileDialog(parent.window(), title, str(Path.home()), patterns)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, then)


def pick_folder(parent: QWidget, title: str, then: Callable[[Path], None], start: Path | None = None) -> None:
    """Let the person pick a folder."""
    dialog = QFileDialog(parent.window(), title, str(start or Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, then)


def save_file(
    context: Context, owner: QWidget, data: bytes, name: str, title: str = "Speichern unter"
) -> None:
    """Let the person choose where a document goes, write it whole, and say where it is."""
    ending = Path(name).suffix
    folder = Path(context.settings.get(_LAST) or Path.home())
    dialog = QFileDialog(owner.window(), title, str(folder / safe_name(Path(name).stem, ending)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.lstrip("."))
    if ending:
        dialog.setNameFilter(f"{_NAMES.get(ending, 'Datei')} (*{ending})")

    def chosen(path: Path) -> None:
        context.settings.put(_LAST, str(path.parent))
        write(context, owner, data, path)

    _open(dialog, chosen)


def write(context: Context, owner: QObject, data: bytes, path: Path) -> None:
    """Write a document beside the window and say where it is."""

    def build(progress: Progress) -> Path:
        progress(0, 0, path.name)
        write_whole(path, data)
        return path

    context.make(
        build,
        lambda written: context.messages.done(f"Gespeichert: {written}"),
        title="Datei schreiben",
        owner=owner,
    )


_NAMES = {
    ".pdf": "PDF-Dokument",
    ".xlsx": "Excel-Arbeitsmappe",
    ".toml": "Richtlinie",
    ".txt": "Text",
    ".zip": "ZIP-Archiv",
    ".ics": "Kalenderdatei",
}


def _open(dialog: QFileDialog, then: Callable[[Path], None]) -> None:
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()
