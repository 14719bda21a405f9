"""Dates as a calendar file: once, or in a file that is kept current."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.options import Option
from app.features.events import ical
from app.features.events.queries import exchange as queries
from app.features.events.queries.exchange import OTHERS, Outgoing
from app.features.events.rules.appointments import KINDS
from app.features.events.rules.selection import Selection, checked_selection
from app.features.events.screen import asking
from app.features.events.service import exchange as service
from app.ui.context import Context
from app.ui.fields import ChoiceChips, Day, YesNo
from app.ui.files import save_file
from app.ui.form import FormSpec, Pair, Section
from app.ui.sheet import Sheet

ENDING = ".ics"
_KINDS = ChoiceChips(
    "kinds",
    "Eigene Termine",
    options=tuple(Option(key, word) for key, word in KINDS.items() if key != OTHERS),
)
_OTHERS = YesNo("others", "Auch Termine anderer Veranstalter")
_NOTES = YesNo("notes", "Mit Bemerkungen")
ONCE = FormSpec(
    Section(
        "",
        _KINDS,
        _OTHERS,
        Pair(Day("first", "Ab"), Day("last", "Bis", hint="Ohne Angabe ohne Ende.")),
        _NOTES,
    )
)
CURRENT = FormSpec(Section("", _KINDS, _OTHERS, _NOTES))
_PRIVATE = "Beratungen und Namen Ratsuchender stehen nie in der Datei."


def ask(context: Context, owner: QWidget) -> None:
    """Ask which dates, then where the file goes."""
    sheet = Sheet(
        context,
        "Als Kalenderdatei speichern",
        ONCE,
        Selection(first=context.clock.today()),
        "Speichern …",
        explain=f"Outlook, Thunderbird, Google und Apple lesen die Datei. {_PRIVATE}",
        parent=owner.window(),
    )

    def submit(typed: Selection) -> None:
        selection = checked_selection(typed)
        sheet.accept()
        save(context, owner, selection, "Termine")

    asking.ask(sheet, submit)


def save(context: Context, owner: QWidget, selection: Selection, name: str) -> None:
    """Write the dates of a selection where the person wants them."""

    def found(outgoing: Outgoing) -> None:
        if not outgoing.items:
            context.messages.inform("In dieser Auswahl liegt kein Termin. Es wurde nichts gespeichert.")
            return
        context.make(
            lambda progress: ical.written(outgoing, progress),
            lambda data: save_file(context, owner, data, f"{name}{ENDING}", "Als Kalenderdatei speichern"),
            title="Kalenderdatei schreiben",
            owner=owner,
        )

    context.look(lambda session: queries.outgoing(session, selection), found, owner, slot="outgoing")


def save_some(context: Context, owner: QWidget, ids: Sequence[int], name: str) -> None:
    """Write these dates."""
    save(context, owner, Selection(ids=tuple(ids), others=True), name)


def ask_current(context: Context, owner: QWidget) -> None:
    """Choose the file that is kept current, or end it."""
    context.look(queries.kept_selection, lambda kept: _current(context, owner, kept), owner, slot="kept")


def _current(context: Context, owner: QWidget, kept: Selection) -> None:
    where = f"Jetzt: {kept.path}" if kept.path else "Noch wird keine Datei aktuell gehalten."
    sheet = Sheet(
        context,
        "Kalenderdatei aktuell halten",
        CURRENT,
        kept,
        "Datei wählen …",
        explain="Nach jeder Änderung und beim Schließen wird die Datei neu geschrieben, z. B. auf dem "
        f"Laufwerk, von dem die Internetseite sie holt. {_PRIVATE} {where}",
        parent=owner.window(),
    )

    def submit(typed: Selection) -> None:
        selection = checked_selection(typed)
        dialog = QFileDialog(sheet, "Welche Datei wird aktuell gehalten?", kept.path or str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.setNameFilter("Kalenderdatei (*.ics)")
        dialog.fileSelected.connect(lambda path: _keep(context, sheet, replace(selection, path=path)))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    if kept.path:
        _offer_end(context, sheet, kept)
    asking.ask(sheet, submit)


def _offer_end(context: Context, sheet: Sheet, kept: Selection) -> None:
    sheet.cancel.setText("Nicht mehr aktuell halten")
    sheet.cancel.clicked.disconnect()
    sheet.cancel.clicked.connect(lambda _checked=False: _keep(context, sheet, replace(kept, path="")))


def _keep(context: Context, sheet: Sheet, selection: Selection) -> None:
    said = f"Wird aktuell gehalten: {selection.path}" if selection.path else "Die Datei bleibt, wie sie ist."

    def done(_nothing: None) -> None:
        sheet.accept()
        context.messages.done(said, undo=True)

    context.do(
        "Kalenderdatei aktuell halten" if selection.path else "Kalenderdatei nicht mehr aktuell halten",
        lambda session: service.keep_current(session, selection),
        done,
        owner=sheet,
        failed=sheet.form.refuse,
    )
