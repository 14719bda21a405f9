"""Sheets of labels: how many of which size stand where; millimetres from the top left corner of A4."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.errors import Refused
from app.domain.formats import number
from app.system import resources

PAGE = (210.0, 297.0)


@dataclass(frozen=True)
class Grid:
    """Equal fields on a sheet of A4, row by row from the top left.

    Args:
        key: stable name.
        name: as it stands on the pack.
        left: of the first field.
        top: of the first field.
        width: of each field.
        height: of each field.
        across: from a field to the next in the row.
        down: from a row to the next.
    """

    key: str
    name: str
    columns: int
    rows: int
    left: float
    top: float
    width: float
    height: float
    across: float
    down: float

    @property
    def each(self) -> int:
        """Fields on a sheet."""
        return self.columns * self.rows

    @property
    def title(self) -> str:
        """``Avery Zweckform 3475 (70 × 36 mm, 24 je Bogen)``."""
        return f"{self.name} ({_mm(self.width)} × {_mm(self.height)} mm, {self.each} je Bogen)"

    def place(self, at: int) -> tuple[int, float, float]:
        """Sheet (from 0), left and top of a field; ``at`` counts on over all sheets, from 0."""
        sheet, field = divmod(at, self.each)
        row, column = divmod(field, self.columns)
        return sheet, self.left + column * self.across, self.top + row * self.down


BADGES = Grid("badges", "Namensschilder", 2, 5, 15.0, 13.5, 90.0, 54.0, 90.0, 54.0)
"""Cards for the usual holders, 90 × 54 mm, edge to edge, so that one cut parts two."""


@cache
def formats() -> Mapping[str, Grid]:
    """The sheets the program knows, in the order they are offered."""
    data = tomllib.loads(resources.text("labels/formats.toml"))
    grids = [Grid(**entry) for entry in data["format"]]
    return {grid.key: grid for grid in grids}


def grid_of(key: str) -> Grid:
    """The sheet of that key.

    Raises:
        Refused: when there is none.
    """
    found = formats().get(key)
    if found is None:
        raise Refused(
            "Diesen Etikettenbogen kennt das Programm nicht. Bitte wählen Sie einen anderen.", "grid"
        )
    return found


def must_begin_on(grid: Grid, first: int | None) -> int:
    """The field to begin with, from 0, when it is on the sheet; people count from 1.

    Raises:
        Refused: when it is not.
    """
    if first is None or not 1 <= first <= grid.each:
        shown = "nichts" if first is None else number(first)
        raise Refused(
            f"Das erste Etikett ist mit {shown} angegeben; der Bogen {grid.key} hat die Nummern 1 bis "
            f"{grid.each}, gezählt zeilenweise von links oben.",
            "first",
        )
    return first - 1


def _mm(length: float) -> str:
    return f"{length:.1f}".rstrip("0").rstrip(".").replace(".", ",")
