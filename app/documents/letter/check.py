"""What would come out wrong on paper, said before anything is printed."""

from app.documents.glyphs import foreign
from app.documents.letter.address import fitted
from app.documents.letter.data import Letter
from app.domain.errors import Refused
from app.domain.text import shorten


def must_be_printable(letter: Letter) -> None:
    """Refuse a letter whose address would be cut or whose letters would be boxes.

    Raises:
        Refused: naming the text and what to do.
    """
    if fitted(letter.recipient) is None:
        raise Refused(
            f"Die Anschrift „{shorten(', '.join(letter.recipient), 120)}“ passt nicht in das Fenster des "
            "Umschlags. Bitte kürzen Sie Namen oder Zusatz beim Kontakt."
        )
    found = next(foreign(letter), None)
    if found is not None:
        marks, text = found
        named = ", ".join(f"„{mark}“" for mark in marks[:5])
        raise Refused(
            f"Die Schrift des Schreibens hat kein Zeichen für {named} (in „{shorten(text, 80)}“). "
            "Bitte schreiben Sie es dort mit lateinischen Buchstaben oder löschen Sie das Zeichen."
        )
