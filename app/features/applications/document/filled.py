"""Reads an application form that came back as a file."""

from datetime import date

from app.documents.fillable import read_filled
from app.features.applications.rules.filled import FormFile, form_file


def read_form(data: bytes, today: date) -> FormFile:
    """What was filled in, with everything that could not be understood.

    Raises:
        Refused: when the file is no form of this program, or one of a later version.
    """
    filled = read_filled(data)
    return form_file(filled.identity, filled.values, today)
