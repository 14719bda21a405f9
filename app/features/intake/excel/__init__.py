"""Lists from outside: opened, understood cell by cell, checked row by row."""

from app.features.intake.excel.cells import sample_text, text_for
from app.features.intake.excel.reading import LARGEST, Source, column_letter, read_source
from app.features.intake.excel.work import Work, refused_rows

__all__ = [
    "LARGEST",
    "Source",
    "Work",
    "column_letter",
    "read_source",
    "refused_rows",
    "sample_text",
    "text_for",
]
