"""What stands beside the views: the small month, and which dates are shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.actions import Action
from app.ui.calendar import pens
from app.ui.calendar.shown import Layer, Shown
from app.ui.calendar.small_month import SmallMonth
from app.ui.plain import face
from app.ui.theme import theme
from app.ui.theme.fonts import scaled
from app.ui.widgets import Button, Quiet, Text

WIDTH = 216
_SIGN = 14
_AROUND = 84
"""Pixels for the tick, the sign and the bar that scrolls."""


class Side(QScrollArea):
    """Small month above, ticks below.

    Signals:
        ticked: keys of the layers that are hidden now.
    """

    ticked = Signal(object)

    def __init__(self, shown: Shown, links: Sequence[Action] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(scaled(WIDTH))
        inside = QWidget(self)
        inside.setProperty("role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 8)
        column.setSpacing(4)
        self.small = SmallMonth(shown)
        column.addWidget(self.small)
        column.addSpacing(12)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(0)
        column.addLayout(self._lists)
        column.addSpacing(8)
        self._links = [Button(action.text, role="link", run=action.run) for action in links]
        for link in self._links:
            column.addWidget(link)
        column.addStretch(1)
        self.setWidget(inside)
        self._boxes: dict[str, QCheckBox] = {}
        self._layers: tuple[Layer, ...] = ()
        theme().changed.connect(self._paint)
        theme().resized.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedWidth(scaled(WIDTH))

    def set_layers(self, layers: Sequence[Layer], hidden: frozenset[str]) -> None:
        """Offer these, ticked but for the hidden ones."""
        if tuple(layers) != self._layers:
            self._build(tuple(layers))
        for key, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(key not in hidden)
            box.blockSignals(False)

    def keys(self) -> tuple[str, ...]:
        """The layers that are offered."""
        return tuple(self._boxes)

    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, as it is read."""
        return [*self.small.stops(), *self._boxes.values(), *self._links]

    def _build(self, layers: tuple[Layer, ...]) -> None:
        while self._lists.count():
            item = self._lists.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._layers, self._boxes = layers, {}
        ours = [layer for layer in layers if layer.kind]
        others = [layer for layer in layers if not layer.kind]
        self._section("Unsere Termine", ours)
        self._section("Andere Veranstalter", others)
        if not others:
            hint = Quiet("Noch keine. Deren Termine kommen aus Kalenderdateien oder werden eingetragen.")
            hint.setContentsMargins(6, 0, 0, 0)
            self._lists.addWidget(hint)
        self._paint()

    def _section(self, title: str, layers: Sequence[Layer]) -> None:
        head = Text(title, role="overline", wrap=False)
        head.setContentsMargins(6, 10, 0, 4)
        self._lists.addWidget(head)
        for layer in layers:
            box = QCheckBox()
            room = scaled(WIDTH) - _AROUND
            box.setText(face(box.fontMetrics().elidedText(layer.name, Qt.TextElideMode.ElideRight, room)))
            box.setAccessibleName(f"{layer.name} zeigen")
            box.setToolTip(layer.name)
            box.setFixedHeight(scaled(26))
            box.setIconSize(QSize(scaled(_SIGN), scaled(_SIGN)))
            box.toggled.connect(partial(self._toggled, layer.key))
            self._boxes[layer.key] = box
            self._lists.addWidget(box)

    def _toggled(self, _key: str, _checked: bool) -> None:  # noqa: FBT001 - as Qt's signal gives it
        self.ticked.emit(frozenset(key for key, box in self._boxes.items() if not box.isChecked()))

    def _paint(self) -> None:
        for layer in self._layers:
            self._boxes[layer.key].setIcon(_icon(layer, self.devicePixelRatioF()))


def _icon(layer: Layer, ratio: float) -> QIcon:
    side = scaled(_SIGN)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    pens.layer_sign(painter, QPointF(side / 2, side / 2), layer.kind, layer.colour)
    painter.end()
    return QIcon(picture)
