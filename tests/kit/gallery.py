"""Pictures of everything the kit can show: ``python -m tests.kit.gallery FOLDER``."""

import io
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import Refused, Unavailable
from app.system.clock import Clock
from app.ui.actions import Action
from app.ui.cards import Card, CardGrid, CardRow
from app.ui.chips import Chip, Tone
from app.ui.messages import MessageBar
from app.ui.messages.crash import CrashDialog
from app.ui.messages.question import Question
from app.ui.printing import PdfPreview
from app.ui.screen import Page
from app.ui.sheet import Sheet
from app.ui.theme import theme
from tests.kit.qt import SeenContext, inline_context
from tests.kit.toy import CHANNELS, FORM, Draft, Item, ToyScreen, ToyStore

SIZE = (1280, 800)


def _letter() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(210 * mm, 297 * mm), invariant=True)
    canvas.setFont("Helvetica", 11)
    for line, text in enumerate(
        ("Bewilligungsbescheid", "", "Sehr geehrte Frau Yılmaz,", "auf Ihren Antrag …")
    ):
        canvas.drawString(25 * mm, (180 - 6 * line) * mm, text)
    canvas.rect(25 * mm, 225 * mm, 80 * mm, 27 * mm)
    canvas.save()
    return stream.getvalue()


def _today() -> QWidget:
    page = Page("Heute", "Freitag, 20. November 2026")
    page.add_action(Action("Woche übergeben", lambda: None, icon="send", primary=True))
    grid = CardGrid()
    due = Card("Wiedervorlagen", on_more=lambda: None)
    due.set_rows(
        [
            CardRow("Heizungstausch", "18.11.2026", Chip("überfällig", Tone.BAD), lambda: None),
            CardRow("Zuschuss für neue Fenster", "20.11.2026", Chip("heute", Tone.WARN), lambda: None),
        ]
    )
    number = Card("Beratungen diese Woche")
    number.set_number("19", "9:00 Stunden, davon 7 zum ersten Mal")
    nothing = Card("Fristen")
    nothing.set_rows([], empty="In den nächsten 14 Tagen ist nichts fällig.")
    grid.add(due)
    grid.add(number)
    grid.add(nothing)
    page.add(grid)
    page.body.addStretch()
    window = QWidget()
    window.setObjectName("page")
    QVBoxLayout(window).addWidget(page)
    return window


def _messages(context: SeenContext) -> QWidget:
    window = QWidget()
    window.setObjectName("page")
    layout = QVBoxLayout(window)
    layout.addWidget(MessageBar(context.messages))
    layout.addStretch()
    context.messages.undo = lambda: None
    context.messages.unavailable(
        Unavailable("Der Datenträger ist voll.", "Bitte schaffen Sie Platz."), lambda: None
    )
    context.messages.refused(Refused("Das Budget reicht nicht: Es fehlen 1.250,00 €."))
    context.messages.done("Beratung gespeichert", undo=True)
    return window


def _preview(context: SeenContext) -> QWidget:
    window = QWidget()
    window.setObjectName("page")
    preview = PdfPreview(context)
    QVBoxLayout(window).addWidget(preview)
    window.resize(*SIZE)
    window.show()
    preview.show_pdf(_letter(), "Bescheid.pdf")
    return window


def _browsers(context: SeenContext) -> dict[str, QWidget]:
    listed, opened, wrong, narrow = (ToyScreen(context) for _ in range(4))
    for screen in (listed, opened, wrong, narrow):
        screen.resize(*SIZE)
        screen.show()
    listed.bar.show_view("Offene Wiedervorlagen")
    opened.open_record(4)
    wrong.new_record()
    wrong.editing.editor("items").show_value((Item("Gerüst"), Item("Anstrich")))
    wrong.editing.collect()
    narrow.open_record(1)
    return {"list": listed, "record": opened, "new": wrong, "locked": narrow}


def _dialogs(context: SeenContext) -> dict[str, QWidget]:
    sheet = Sheet(context, "Antrag bewilligen", FORM, Draft(channel=str(CHANNELS[1].value)), "Bewilligen")
    question = Question(
        "Sicherung vom 19.11. einspielen?",
        "Der jetzige Stand wird vorher gesichert und dann ersetzt.",
        "Einspielen",
        "Abbrechen",
        None,
        danger=True,
    )
    return {
        "sheet": sheet,
        "question": question,
        "crash": CrashDialog("Quartiersbuch 0.1.0\nLinux, Python 3.11\n\nbuiltins.KeyError\n  app/x.py:12 f"),
    }


def main(folder: Path) -> None:
    """Write the pictures, light and dark."""
    application = QApplication.instance() or QApplication(sys.argv)
    folder.mkdir(parents=True, exist_ok=True)
    current = theme()
    for mode in ("light", "dark"):
        current.choose(mode)
        context = inline_context(ToyStore(), Clock(datetime(2026, 11, 20, 10, 0)))
        windows: dict[str, Any] = {
            **_browsers(context),
            **_dialogs(context),
            "today": _today(),
            "messages": _messages(context),
            "preview": _preview(context),
        }
        for name, window in windows.items():
            if name not in {"sheet", "question", "crash", "shortcuts"}:
                window.resize(*SIZE)
            window.show()
            for _ in range(5):
                application.processEvents()
            window.grab().save(str(folder / f"{name}-{mode}.png"))
            window.hide()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
