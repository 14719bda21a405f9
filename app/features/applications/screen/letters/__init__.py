"""Letters on the screen: written, looked at, issued one by one or as a pile, printed again."""

from app.features.applications.screen.letters.desk import LetterDesk
from app.features.applications.screen.letters.panel import LettersPanel
from app.features.applications.screen.letters.waiting import ask_pile
from app.features.applications.screen.letters.writing import ask_letter

__all__ = ["LetterDesk", "LettersPanel", "ask_letter", "ask_pile"]
