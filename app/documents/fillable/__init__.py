"""Forms to fill in on the screen or by hand: a ``Blank`` in, a PDF out; and what was filled in."""

from app.documents.fillable.blank import Blank, Box, Grid, Group, Row, Tick, names
from app.documents.fillable.drawing import blank_bytes, page_count
from app.documents.fillable.reading import Filled, read_filled

__all__ = [
    "Blank",
    "Box",
    "Filled",
    "Grid",
    "Group",
    "Row",
    "Tick",
    "blank_bytes",
    "names",
    "page_count",
    "read_filled",
]
