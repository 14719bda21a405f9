"""Charts on the screen: the drawing made for paper, crisp at every scale."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class SvgView(QWidget):
    """Shows an SVG, never distorted; its description is what screen readers read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # QtSvg is loaded with the first chart, not with the first window.
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - see above

        self._renderer = QSvgRenderer(self)
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(80)

    def show_svg(self, svg: bytes, description: str) -> None:
        """Show this drawing."""
        self._renderer.load(QByteArray(svg))
        self.setAccessibleName("Diagramm")
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The size it was drawn for."""
        size = self._renderer.defaultSize()
        return size if size.isValid() and not size.isEmpty() else QSize(320, 160)

    def hasHeightForWidth(self) -> bool:
        """Its proportions are kept."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the drawing is at that width, but never larger than it was drawn."""
        size = self.sizeHint()
        return round(min(width, size.width()) * size.height() / max(size.width(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as vectors."""
        del event
        if not self._renderer.isValid():
            return
        size = self._renderer.defaultSize()
        factor = min(self.width() / max(size.width(), 1), self.height() / max(size.height(), 1), 1.0)
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(0, 0, size.width() * factor, size.height() * factor))
        painter.end()
