"""The live preview: the very file that would be printed, drawn anew beside the window while one types."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.documents.poster import Piece, Problem
from app.domain.errors import Refused
from app.features.publicity import document
from app.ui.context import Context
from app.ui.jobs import Failed, Outcome
from app.ui.theme import theme
from app.ui.widgets import H3, Quiet

_PAUSE = 90
"""Milliseconds after a keystroke; who types on is not held up by pictures of every letter."""
_AROUND = 28
_BETWEEN = 20
_MOST_WIDTH = 1400


@dataclass(frozen=True)
class Seen:
    """What was drawn: the pages as pictures, and what keeps them from being printed."""

    pages: tuple[QImage, ...]
    problems: tuple[Problem, ...]


class LivePreview(QFrame):
    """Shows a publication as it will be; the newest wins.

    Signals:
        found: the problems of what is shown now.
    """

    found = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("Vorschau")
        self._context = context
        self._ask: Callable[[], Piece] | None = None
        self._running = self._again = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.draw)
        self.pages = _Pages()
        self.pages.resized.connect(self._pause.start)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll.setAccessibleName("Seiten der Vorschau")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.pages)
        self.state = H3("Vorschau")
        self.notes = Quiet("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.state)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.notes)

    def follow(self, ask: Callable[[], Piece]) -> None:
        """Draw what this gives, soon."""
        self._ask = ask
        self._pause.start()

    def draw(self) -> None:
        """Draw it now, or right after what is being drawn."""
        if self._ask is None:
            return
        if self._running:
            self._again = True
            return
        self._running, self._again = True, False
        piece = self._ask()
        width = min(round(self.pages.room() * self.devicePixelRatioF()), _MOST_WIDTH)
        self._context.jobs.pool(lambda _progress: seen(piece, width), self._drawn, owner=self)

    def _drawn(self, outcome: Outcome[Seen] | Failed) -> None:
        self._running = False
        if isinstance(outcome, Outcome):
            self._show(outcome.value)
        elif isinstance(outcome.fault, Refused):
            self.notes.setText(outcome.fault.sentence)
        else:
            raise outcome.fault
        if self._again:
            self.draw()

    def _show(self, shown: Seen) -> None:
        self.pages.show_pages(shown.pages)
        count = len(shown.problems)
        self.state.setText("Vorschau" if not count else f"Vorschau – {_counted(count)} vor dem Druck")
        self.notes.setText("\n".join(problem.sentence for problem in shown.problems))
        self.notes.setVisible(bool(count))
        self.pages.setAccessibleDescription(self.notes.text() or "Alles passt.")
        self.found.emit(shown.problems)


def _counted(count: int) -> str:
    return "ein Punkt offen" if count == 1 else f"{count} Punkte offen"


def seen(piece: Piece, width: int) -> Seen:
    """Compose, make the file, draw its pages so wide; pure work beside the window."""
    composition, data = document.preview(piece)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)
    pages = tuple(_page(pdf, number, width) for number in range(pdf.pageCount()))
    pdf.close()
    if pdf.thread() is QThread.currentThread():
        pdf.deleteLater()
    return Seen(pages, composition.problems)


def _page(pdf: QPdfDocument, number: int, width: int) -> QImage:
    points = pdf.pagePointSize(number)
    size = QSize(width, max(round(width * points.height() / points.width()), 1))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, pdf.render(number, size))
    painter.end()
    return image


class _Pages(QWidget):
    """The pages one below the other, each with the shadow of paper.

    Signals:
        resized: there is another width to fill.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[QImage, ...] = ()
        self.setAccessibleName("Seiten der Veröffentlichung")

    def room(self) -> int:
        """Width of a page in pixels of the window."""
        return max(self.width() - _AROUND, 120)

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """Show these."""
        self._pages = pages
        self.setMinimumHeight(round(sum(self._heights())) + _BETWEEN * (len(pages) + 1))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper on the ground of the preview."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme().colour("pressed"))
        top = float(_BETWEEN) * 0.7
        for page, height in zip(self._pages, self._heights(), strict=True):
            place = QRectF((self.width() - self._wide(page)) / 2, top, self._wide(page), height)
            for spread, strength in ((3, 18), (1, 40)):
                painter.fillRect(
                    place.adjusted(-spread, -spread + 1, spread, spread + 1), QColor(0, 0, 0, strength)
                )
            painter.drawImage(place, page)
            top += height + _BETWEEN
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.show_pages(self._pages)
            self.resized.emit()

    def _wide(self, page: QImage) -> float:
        """Tall pages are not so wide that one would see only half of them."""
        view = self.parentWidget()
        high = (view.height() if view is not None else 600) - 2 * _BETWEEN
        fitting = high * page.width() / max(page.height(), 1)
        return float(min(self.room(), max(fitting, self.room() * 0.55)))

    def _heights(self) -> list[float]:
        return [self._wide(page) * page.height() / max(page.width(), 1) for page in self._pages]
