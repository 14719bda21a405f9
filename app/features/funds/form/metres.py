"""A field for an area in square metres."""

from dataclasses import dataclass
from typing import Any

from app.domain.errors import Refused
from app.domain.formats import NBSP
from app.domain.guideline.units import SquareMetres, square_metres
from app.domain.money import Money
from app.domain.text import quoted
from app.ui.fields import Editor, Field, Host
from app.ui.fields.line import LineEditor
from app.ui.widgets import Quiet


@dataclass(frozen=True)
class Metres(Field):
    """An area, typed as „120“ or „85,5“. Value: whole square decimetres or None."""

    def editor(self, host: Host) -> Editor:
        """A short line with the unit behind."""
        return _MetresEditor(self, host)


class _MetresEditor(LineEditor):
    def __init__(self, field: Metres, host: Host) -> None:
        super().__init__(field, host, parse=self._read, show=_text)
        self.line.setMinimumWidth(96)
        self.row.addWidget(Quiet("m²", wrap=False))

    def _read(self, typed: str) -> int:
        """Two places behind the comma are whole square decimetres, as cents are of euros."""
        try:
            found = Money.parse(typed.replace("m²", "")).cents
            return SquareMetres().check(found)
        except Refused:
            raise Refused(
                f"„{quoted(typed, 30)}“ ist keine Fläche. Bitte so eingeben: 120 oder 85,5.", self.field.name
            ) from None


def _text(value: Any) -> str:
    return "" if value is None else square_metres(value).removesuffix(f"{NBSP}m²")
