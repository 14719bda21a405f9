"""What one occurrence of a series says for itself."""

from app.domain.errors import Refused
from app.domain.text import clean_line, clean_text


def own_line(said: str, usual: str, field: str) -> str:
    """Title or place of one occurrence; empty where it is as the series has it.

    Raises:
        Refused: when it is too long.
    """
    line = clean_line(said, field)
    return "" if line == usual else line


def own_note(said: str, usual: str) -> str:
    """The remark of one occurrence, which lists show below that of its series.

    Raises:
        Refused: when the remark of the series itself would be another one, or it is too long.
    """
    note = clean_text(said, "note").strip()
    usual = usual.strip()
    if not note.startswith(usual):
        raise Refused(
            "Die Bemerkung gehört zur ganzen Serie. Bitte ändern Sie sie dort, wenn das für alle Termine "
            "gelten soll, oder tragen Sie bei diesem Termin eine eigene ein.",
            "note",
        )
    return note.removeprefix(usual).strip()
