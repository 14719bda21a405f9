"""The logos of the letterhead and the strip: preview, order, what they show."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.features.office.form import LOGO
from app.features.office.queries import identity as queries
from app.features.office.queries.identity import PLACES, LogoRow
from app.features.office.rules.drafts import LogoDraft
from app.features.office.service import identity as service
from app.ui.context import Context
from app.ui.sheet import Saving, Sheet, ask_form
from app.ui.widgets import H3, Button, IconButton, Quiet, Text

_WIDTH, _HEIGHT = 120, 48


class LogosPanel(QWidget):
    """All logos by the place they stand in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: tuple[LogoRow, ...] = ()
        self._pressed = ""
        self.add_button = Button("Logo hinzufügen …", icon="image", run=self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(H3("Logos"))
        layout.addWidget(
            Quiet("Die Reihenfolge geben die Zuwendungsgeber vor. Erstellte Schreiben ändern sich nicht.")
        )
        layout.addLayout(self._list)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        layout.addLayout(row)

    def reload(self) -> None:
        """Read the logos anew."""
        self._context.look(queries.logos, self._show, self)

    def add(self) -> Sheet:
        """Ask for a picture and what it shows."""
        return ask_form(
            self._context,
            self,
            title="Logo hinzufügen",
            spec=LOGO,
            draft=LogoDraft(),
            button="Hinzufügen",
            saving=lambda draft: Saving("Logo hinzufügen", lambda session: service.add_logo(session, draft)),
            done=lambda _id: self.reload(),
        )

    def _show(self, rows: tuple[LogoRow, ...]) -> None:
        self.rows = rows
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if not rows:
            self._list.addWidget(Quiet("Noch kein Logo."))
        for at, logo in enumerate(rows):
            # Whether there is one of the same place before or behind it.
            ways = {by: 0 <= at + by < len(rows) and rows[at + by].place == logo.place for by in (-1, 1)}
            self._list.addWidget(self._card(logo, ways))
        self._go_on()

    def _go_on(self) -> None:
        """The cards are new; the focus is where it was, as far as that can be pressed."""
        pressed, self._pressed = self._pressed, ""
        buttons = [button for button in self.findChildren(IconButton) if button.isEnabled()]
        same = [button for button in buttons if button.accessibleName() == pressed]
        if pressed:
            (same[-1] if same else self.add_button).setFocus()

    def _card(self, logo: LogoRow, ways: Mapping[int, bool]) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        picture = QLabel()
        picture.setFixedSize(_WIDTH, _HEIGHT)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(draw(logo.data, QSize(_WIDTH, _HEIGHT), self.devicePixelRatioF()))
        picture.setAccessibleName(logo.alternative_text)
        row.addWidget(picture)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(logo.alternative_text, role="h3"))
        texts.addWidget(Quiet(dict(PLACES).get(logo.place, logo.place)))
        row.addLayout(texts, 1)
        name = logo.alternative_text
        for icon, verb, act, possible in (
            ("arrow-up", "nach vorn", lambda session: service.move_logo(session, logo.id, -1), ways[-1]),
            ("arrow-down", "nach hinten", lambda session: service.move_logo(session, logo.id, 1), ways[1]),
            ("trash-2", "entfernen", lambda session: service.remove_logo(session, logo.id), True),
        ):
            run = self._runner(f"{name} {verb}", f"Logo „{name}“ {verb}", act)
            button = IconButton(icon, f"{name} {verb}", run=run)
            button.setEnabled(possible)
            row.addWidget(button)
        return card

    def _runner(self, button: str, name: str, act: Callable[[Any], int]) -> Callable[[], None]:
        def done(_id: int) -> None:
            self._context.messages.done(name, undo=True)
            self._pressed = button
            self.reload()

        return lambda: self._context.do(name, act, done, owner=self)


def draw(data: bytes, room: QSize, ratio: float) -> QPixmap:
    """A picture on white, scaled while it is read, so that a large one never fills the memory."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(room * ratio, Qt.AspectRatioMode.KeepAspectRatio))
    read = reader.read()
    # Logos are made for white paper; on the dark theme they would vanish.
    paper = QPixmap(room * ratio)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    at = QRect(QPoint(0, 0), read.size())
    at.moveCenter(paper.rect().center())
    painter.drawImage(at, read)
    painter.end()
    paper.setDevicePixelRatio(ratio)
    return paper
