"""A field for a picture: a logo of the letterhead."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import Refused, Unavailable
from app.domain.formats import number
from app.domain.pictures import picture_fault
from app.system.files import read_bounded
from app.ui.fields.declared import Editor, Field, Host
from app.ui.files import pick_file
from app.ui.widgets import Button

_MOST_BYTES = 5_000_000
_MOST_SIDE = 6_000
_PREVIEW = QSize(240, 80)


@dataclass(frozen=True)
class Picture(Field):
    """A picture file, PNG or JPEG. Value: its bytes or None.

    Args:
        most_bytes: of the file. most_side: pixels of the longer side.
    """

    most_bytes: int = _MOST_BYTES
    most_side: int = _MOST_SIDE

    def editor(self, host: Host) -> Editor:
        """A preview with buttons."""
        return _PictureEditor(self, host)

    def history_text(self, kept: Any) -> str:
        """Only whether there is one."""
        return "leer" if kept is None else "Bild"


class _PictureEditor(Editor):
    def __init__(self, field: Picture, host: Host) -> None:
        super().__init__(field, host)
        self._declared = field
        self._data: bytes | None = None
        self._packed: tuple[bytes | None, str] = (None, "")
        self._preview = QLabel("Kein Bild")
        self._preview.setProperty("role", "quiet")
        self._preview.setMinimumHeight(48)
        self._choose = Button("Bild wählen …", icon="image", run=self._pick)
        self._remove = Button("Entfernen", role="quiet", run=lambda: self._take(None))
        buttons = QHBoxLayout()
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._preview)
        layout.addLayout(buttons)
        self.show_value(None)

    def target(self) -> QWidget:
        return self._choose

    def value(self) -> bytes | None:
        return self._data

    def show_value(self, value: Any) -> None:
        self._data = value
        self._remove.setVisible(value is not None and self._choose.isVisibleTo(self))
        if value is None:
            self._preview.setPixmap(QPixmap())
            self._preview.setText("Kein Bild")
            return
        self._preview.setPixmap(_small(value))
        self._preview.setAccessibleName(f"{self.field.label}: Bild vorhanden")

    def raw(self) -> Any:
        if self._data is None:
            return None
        # Asked for with every pause in typing; a photograph takes its time.
        if self._packed[0] is not self._data:
            self._packed = (self._data, base64.b64encode(self._data).decode("ascii"))
        return self._packed[1]

    def show_raw(self, raw: Any) -> None:
        self.show_value(None if raw is None else base64.b64decode(raw))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        self._choose.setVisible(not read_only)
        self._remove.setVisible(not read_only and self._data is not None)

    def mark(self, wrong: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """The sentence below is enough."""

    def load(self, path: Path) -> None:
        """Take the picture of a file, or say why not."""
        try:
            data = read_bounded(path, self._declared.most_bytes)
            self._take(checked_picture(data, self.field.name, self._declared.most_side))
        except Unavailable as fault:
            self.host.say(self.field.name, f"{fault.what} {fault.remedy}")
        except Refused as refused:
            self.host.say(self.field.name, refused.sentence)

    def _pick(self) -> None:
        pick_file(self, "Bild wählen", "Bilder (*.png *.jpg *.jpeg)", self.load)

    def _take(self, data: bytes | None) -> None:
        self.show_value(data)
        self.host.say(self.field.name, "")
        self.edited.emit()


def _small(data: bytes) -> QPixmap:
    """The picture as large as the preview, made small while it is read; a photograph fills no memory."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_PREVIEW, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())


def checked_picture(data: bytes, field: str | None = None, most_side: int = _MOST_SIDE) -> bytes:
    """The same bytes when they are a PNG or JPEG of a sensible size.

    Raises:
        Refused: when they are not.
    """
    # Told from its marks first: Qt reads many more kinds, and of some of them it dies.
    fault = picture_fault(data)
    if fault:
        raise Refused(fault, field)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    size = QImageReader(buffer).size()
    if not size.isValid():
        raise Refused("Das Bild ist beschädigt. Bitte wählen Sie eine andere Datei.", field)
    longer = max(size.width(), size.height())
    if longer > most_side:
        raise Refused(
            f"Die längere Seite des Bilds hat {number(longer)} Bildpunkte, möglich sind {number(most_side)}. "
            "Bitte verkleinern Sie es.",
            field,
        )
    return data
