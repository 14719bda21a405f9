"""The preview: the very bytes that are archived, drawn by QtPdf; zoom, save, print."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.actions import Action
from app.ui.context import Context
from app.ui.files import save_file
from app.ui.fitting import fit
from app.ui.theme import theme
from app.ui.widgets import Button, IconButton, Quiet, action_button, rule

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_STEP = 1.2
_LEAST, _MOST = 0.25, 5.0
_READABLE = 1.25
_AROUND = 40
"""Pixels beside a page: its margin and the bar that scrolls."""
_WIDE, _HIGH = 840, 900
"""Size of the window of its own, and what the screen keeps for its frame."""


class PdfPreview(QWidget):
    """One document with its tool row.

    Args:
        final: whether it may leave the house; else it is only looked at.
    """

    def __init__(self, context: Context, parent: QWidget | None = None, *, final: bool = True) -> None:
        super().__init__(parent)
        self._final = final
        # QtPdf is loaded with the first page, not with the first window.
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - see above
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415 - see above

        self._context = context
        self._data = b""
        self._name = ""
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self._fit_width = QPdfView.ZoomMode.FitToWidth
        self._fit_page = QPdfView.ZoomMode.FitInView
        self._custom = QPdfView.ZoomMode.Custom
        self._comfortable = True
        self.view.setZoomMode(self._custom)
        self.view.setAccessibleName("Vorschau der Seiten")
        self.view.setDocument(self.document)
        self.view.installEventFilter(self)
        self.pages = Quiet("", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._tools())
        layout.addWidget(rule())
        layout.addWidget(self.view, 1)
        theme().changed.connect(self._paint_ground)
        self._paint_ground()
        self.setEnabled(False)

    def show_pdf(self, data: bytes, file_name: str) -> None:
        """Show these bytes; they are what is saved and printed."""
        self._data, self._name = data, file_name
        self.document.close()
        # The document reads from the buffer as pages are needed, so it has to stay.
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        old, self._buffer = self._buffer, buffer
        if old is not None:
            old.deleteLater()
        count = self.document.pageCount()
        self.pages.setText("1 Seite" if count == 1 else f"{count} Seiten")
        self.view.setAccessibleDescription(f"{file_name}, {self.pages.text()}")
        self.setEnabled(count > 0)
        self._settle()

    def save(self) -> None:
        """Save the bytes where the person wants them."""
        save_file(self._context, self, self._data, self._name)

    def print_(self) -> None:
        """Ask for the printer, then print every page at its real size."""
        from app.ui.printing.printer import ask_and_print  # noqa: PLC0415 - QtPrintSupport when first printed

        ask_and_print(self._context, self, self._data, self._name)

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        self._comfortable = False
        self.view.setZoomMode(self._custom)
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * factor, _LEAST), _MOST))

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._comfortable = False
        self.view.setZoomMode(self._fit_width)

    def fit_page(self) -> None:
        """The whole page."""
        self._comfortable = False
        self.view.setZoomMode(self._fit_page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the page as wide as there is room, until the person chose a size."""
        if watched is self.view and event.type() == QEvent.Type.Resize:
            # Not when this widget gets another size: the view inside it has its own only afterwards.
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """As wide as there is room, but never so large that a letter no longer reads like one."""
        if not self._comfortable or not self.document.pageCount():
            return
        dots = self.document.pagePointSize(0).width() * self.logicalDpiX() / 72
        room = self.view.width() - _AROUND
        self.view.setZoomFactor(min(max(room / max(dots, 1), _LEAST), _READABLE))

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(4)
        keys: list[tuple[str, Callable[[], object]]] = []
        if self._final:
            row.addWidget(Button("Drucken …", icon="printer", run=self.print_))
            row.addWidget(Button("Speichern unter …", icon="download", run=self.save))
            row.addSpacing(12)
            keys.append(("Ctrl+P", self.print_))
        row.addWidget(IconButton("zoom-out", "Kleiner (Strg+-)", run=lambda: self.zoom(1 / _STEP)))
        row.addWidget(IconButton("zoom-in", "Größer (Strg++)", run=lambda: self.zoom(_STEP)))
        row.addWidget(IconButton("maximize", "Ganze Seite (Strg+0)", run=self.fit_page))
        row.addWidget(IconButton("move-horizontal", "Ganze Breite (Strg+1)", run=self.fit_width))
        row.addStretch()
        row.addWidget(self.pages)
        keys.extend(
            (
                ("Ctrl++", lambda: self.zoom(_STEP)),
                ("Ctrl+-", lambda: self.zoom(1 / _STEP)),
                ("Ctrl+0", self.fit_page),
                ("Ctrl+1", self.fit_width),
            )
        )
        for key, run in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        return row

    def _paint_ground(self) -> None:
        palette = self.view.palette()
        palette.setColor(palette.ColorRole.Dark, theme().colour("pressed"))
        self.view.setPalette(palette)


def show_pdf_sheet(
    context: Context,
    owner: QWidget,
    title: str,
    data: bytes,
    file_name: str,
    actions: Sequence[Action] = (),
    *,
    draft: str = "",
) -> QDialog:
    """The preview in a window of its own, with what can be done next.

    A ``draft`` says why the document is not to be printed or saved yet, and when it will be.
    """
    dialog = QDialog(owner.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.setSpacing(12)
    preview = PdfPreview(context, final=not draft)
    preview.setObjectName("preview")
    layout.addWidget(preview, 1)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Quiet(draft), 1)
    row.addWidget(Button("Schließen", run=dialog.close))
    for action in actions:
        button = action_button(action)
        button.clicked.connect(lambda _checked=False: dialog.close())
        row.addWidget(button)
    layout.addLayout(row)
    fit(dialog, _WIDE, _HIGH)
    preview.show_pdf(data, file_name)
    dialog.open()
    return dialog


def page_sizes(document: "QPdfDocument") -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    sizes = (document.pagePointSize(page) for page in range(document.pageCount()))
    return [(size.width() * 25.4 / 72, size.height() * 25.4 / 72) for size in sizes]
