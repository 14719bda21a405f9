"""What would come out wrong on paper, said before anything is printed."""

from app.documents.glyphs import must_have_glyphs
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
    must_have_glyphs(letter, "des Schreibens")
