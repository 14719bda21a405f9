"""Printing: every page at the printer's resolution and at its real size, to the millimetre."""

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSize, QSizeF, Qt, QThread
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.errors import Unavailable
from app.ui.context import Context
from app.ui.jobs import Progress

_MOST_DPI = 600
"""More is not seen on paper, and a page would need hundreds of megabytes."""


def ask_and_print(context: Context, owner: QWidget, data: bytes, name: str) -> None:
    """Ask which printer and which pages, then print beside the window."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, owner.window())
    dialog.setWindowTitle("Drucken")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.finished.connect(lambda _result: dialog.deleteLater())

    def go() -> None:
        context.make(
            lambda progress: print_pages(data, printer, progress),
            lambda pages: context.messages.done(
                "1 Seite gedruckt." if pages == 1 else f"{pages} Seiten gedruckt."
            ),
            title="Drucken",
            owner=owner,
        )

    dialog.accepted.connect(go)
    QDialog.open(dialog)


def print_pages(data: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the chosen pages 1:1; how many they were.

    The page is drawn from the corner of the sheet, not of the printable area: a window envelope
    forgives nothing, and printers cut off their own margins.

    Raises:
        Unavailable: when the printer refuses.
        Stopped: when the person cancelled.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = _chosen(printer, document.pageCount())
    printer.setFullPage(True)
    _set_page(printer, document, pages[0] if pages else 0)
    painter = QPainter()
    if not painter.begin(printer):
        raise Unavailable(
            "Der Drucker nimmt keinen Auftrag an.", "Bitte prüfen Sie, ob er eingeschaltet und verbunden ist."
        )
    try:
        for number, page in enumerate(pages):
            progress(number, len(pages), f"Seite {page + 1}")
            if number:
                _set_page(printer, document, page)
                printer.newPage()
            _draw(painter, printer, document, page)
    finally:
        painter.end()
        document.close()
        if document.thread() is QThread.currentThread():
            document.deleteLater()
    return len(pages)


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    points = document.pagePointSize(page)
    drawn = min(printer.resolution(), _MOST_DPI)
    size = QSize(round(points.width() * drawn / 72), round(points.height() * drawn / 72))
    drawing = document.render(page, size)
    # Pages have no ground of their own; a printer would have to guess at what is see-through.
    image = QImage(drawing.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    ground = QPainter(image)
    ground.drawImage(0, 0, drawing)
    ground.end()
    on_paper = QRectF(
        0, 0, points.width() * printer.resolution() / 72, points.height() * printer.resolution() / 72
    )
    # In full-page mode the painter starts at the corner of the sheet.
    painter.drawImage(on_paper, image)


def _set_page(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """The sheet is as large as the page; landscape pages turn it."""
    points = document.pagePointSize(page)
    landscape = points.width() > points.height()
    size = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    layout = QPageLayout(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _chosen(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage(), printer.toPage()
    if not first:
        return list(range(count))
    return list(range(first - 1, min(last or count, count)))
