"""The recovery code: shown once, to be printed or copied, and confirmed before one goes on."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPagedPaintDevice, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from app.shell.entry import Entry, side_by_side
from app.shell.welcome.page import Column
from app.ui.widgets import Button, Text

_WHY = (
    "Dieser Code öffnet Ihr Büro, wenn niemand mehr eine Passphrase weiß. Er wird nur jetzt gezeigt. "
    "Drucken Sie ihn aus und legen Sie ihn an einen sicheren Ort, zum Beispiel in den Tresor des Trägers."
)
_LEFT, _WIDTH = 20, 190
"""Left margin in millimetres, and about what a printer leaves of the width of A4."""


class RecoveryPage(Column):
    """Goes on only when the last group of the code was typed, so that it was really kept.

    Signals:
        confirmed: the person has the code.
    """

    confirmed = Signal()

    def __init__(self, code: str, office: str) -> None:
        super().__init__("Ihr Wiederherstellungscode", _WHY)
        self._code = code
        self._office = office
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(24, 20, 24, 20)
        self.code = Text(code, role="h1")
        self.code.setTextInteractionFlags(
            self.code.textInteractionFlags().TextSelectableByMouse
            | self.code.textInteractionFlags().TextSelectableByKeyboard
        )
        self.code.setAccessibleName("Wiederherstellungscode")
        inner.addWidget(self.code)
        self.body.addWidget(card)
        self.copy = Button("Kopieren", icon="copy", run=self._copy)
        self.print = Button("Drucken …", icon="printer", run=self._print)
        row = side_by_side(self.copy, self.print)
        row.addStretch(1)
        self.body.addLayout(row)
        self.check = Entry(f"Zur Bestätigung: die letzten {self._last_length} Zeichen des Codes", longest=40)
        self.check.entered.connect(self.confirm)
        self.body.addWidget(self.check)
        self.next = Button("Zum Büro", primary=True, run=self.confirm)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next)
        self.finish()
        QTimer.singleShot(0, self, self.check.field.setFocus)

    @property
    def _last_length(self) -> int:
        return len(self._code.rsplit("-", maxsplit=1)[-1])

    def confirm(self) -> None:
        """Go on when what was typed is the end of the code."""
        typed = "".join(self.check.text().upper().split()).replace("-", "")
        if typed and self._code.replace("-", "").endswith(typed) and len(typed) >= self._last_length:
            self.confirmed.emit()
            return
        self.check.refuse("Das stimmt nicht mit dem Code überein. Bitte sehen Sie auf Ihrem Ausdruck nach.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self.copy.setText("Kopiert")

    def _print(self) -> None:
        print_code(self, self._code, self._office)


def print_code(parent: QWidget, code: str, office: str) -> None:
    """Print the code on a page that says what it is; the system's dialog chooses the printer."""
    # QtPrintSupport is needed by hardly any start of the program.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - see above

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent.window())

    dialog.accepted.connect(lambda _printer: draw_code(printer, parent.font().family(), code, office))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    QDialog.open(dialog)


def draw_code(printer: QPagedPaintDevice, family: str, code: str, office: str) -> None:
    """The sheet for the safe; lines that are too long go on below instead of over the edge."""
    painter = QPainter(printer)
    page = painter.viewport()
    left = page.width() * _LEFT // _WIDTH
    top = page.height() // 8
    for size, gap, text in (
        (16, 1.0, "Wiederherstellungscode – Quartiersbuch"),
        (12, 2.5, office),
        (20, 2.0, code),
        (11, 2.5, "Öffnet das Büro ohne Passphrase. Bitte sicher verwahren, nicht am Computer."),
        (11, 1.0, f"Ausgedruckt am {'_' * 18}     Verwahrt bei {'_' * 30}"),
    ):
        painter.setFont(QFont(family, size))
        room = QRect(left, top, page.width() - 2 * left, page.height())
        taken = painter.drawText(room, Qt.TextFlag.TextWordWrap, text)
        height = taken.height() if isinstance(taken, QRect) else painter.fontMetrics().height()
        top += height + int(gap * painter.fontMetrics().height())
    painter.end()
