"""Letters after DIN 5008 form B: a ``Letter`` in, the bytes of a tagged PDF out."""

from app.documents.letter.data import DRAFT_MARK, REGARDS, Letter, Logo, Sender, Signatory, sender_of
from app.documents.letter.pages import letter_bytes, letters_bytes

__all__ = [
    "DRAFT_MARK",
    "REGARDS",
    "Letter",
    "Logo",
    "Sender",
    "Signatory",
    "letter_bytes",
    "letters_bytes",
    "sender_of",
]
