"""What people do to a workbook before they send it back, and what they typed for whom.

A workbook is taken apart into sheets, columns, rows and cells, changed as Excel would change it (cells
move with their styles, hidden columns stay hidden, names follow their column), and put together again
as Excel saves it: with shared texts, and formulas beside their last result. Every cell remembers what
a person meant by it.
"""

from tests.kit.mutations.model import Book, Cell, Row, Sheet, Typed
from tests.kit.mutations.rendering import render
from tests.kit.mutations.taking_apart import take_apart

__all__ = ["Book", "Cell", "Row", "Sheet", "Typed", "render", "take_apart"]
