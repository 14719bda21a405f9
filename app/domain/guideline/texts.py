"""What a value of a guideline can be, beside numbers: yes or no, words to choose, texts, days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline.units import Unit
from app.domain.text import clean_line, clean_text

_YEAR_DAY = re.compile(r"^(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.?$", re.ASCII)
_MOST_LINES = 500


@dataclass(frozen=True)
class Truth(Unit):
    """Yes or no."""

    expected: str = "muss true oder false sein"

    def check(self, value: Any) -> bool:
        """One of the two."""
        if not isinstance(value, bool):
            raise Refused(self.expected)
        return value

    def say(self, value: bool) -> str:  # noqa: FBT001 - the value itself is shown
        """``ja``."""
        return formats.yes_no(value)


@dataclass(frozen=True)
class Choice(Unit):
    """One of the known words, each with its German label."""

    known: tuple[tuple[str, str], ...] = ()

    @property
    def speaks(self) -> bool:
        """By its label."""
        return True

    @property
    def form(self) -> str:
        """Every word with what it means."""
        return "eines von " + ", ".join(f"{word} ({label})" for word, label in self.known)

    def check(self, value: Any) -> str:
        """A known one."""
        if not isinstance(value, str) or value not in dict(self.known):
            raise Refused(f"muss eines von {', '.join(dict(self.known))} sein")
        return value

    def say(self, value: str) -> str:
        """Its label."""
        return dict(self.known).get(value, value)


@dataclass(frozen=True)
class Line(Unit):
    """One line of text."""

    expected: str = "muss ein Text in Anführungszeichen sein"
    longest: int = 300

    @property
    def blank(self) -> str:
        """No text."""
        return ""

    def check(self, value: Any) -> str:
        """Cleaned."""
        if not isinstance(value, str):
            raise Refused(self.expected)
        return _fitting(clean_line, value, self.longest)


@dataclass(frozen=True)
class Paragraph(Line):
    """A text of several sentences."""

    longest: int = 5_000

    def check(self, value: Any) -> str:
        """Cleaned."""
        if not isinstance(value, str):
            raise Refused(self.expected)
        return _fitting(clean_text, value, self.longest)


@dataclass(frozen=True)
class Day(Unit):
    """A date."""

    expected: str = "muss ein Datum ohne Anführungszeichen sein, z. B. 2026-01-01"

    def check(self, value: Any) -> date:
        """A day, no moment."""
        if isinstance(value, datetime) or not isinstance(value, date):
            raise Refused(self.expected)
        return value

    def say(self, value: date) -> str:
        """``22.11.2026``."""
        return formats.day(value)


@dataclass(frozen=True)
class YearDay(Unit):
    """A day of every year, kept as ``28.02.``."""

    expected: str = "muss ein Tag des Jahres sein, z. B. „28.02.“"

    @property
    def blank(self) -> str:
        """No text."""
        return ""

    def check(self, value: Any) -> str:
        """A day there is (the 29.02. too)."""
        match = _YEAR_DAY.match(value.strip()) if isinstance(value, str) else None
        try:
            found = date(2024, int(match["month"]), int(match["day"])) if match else None
        except ValueError:
            found = None
        if found is None:
            raise Refused(self.expected)
        return f"{found.day:02d}.{found.month:02d}."


@dataclass(frozen=True)
class Lines(Unit):
    """A list of values without further parts: texts, or days of the year.

    Args:
        of: what each of them is. empty_line: an empty line divides them where they are typed.
    """

    expected: str = 'muss eine Liste von Texten sein, z. B. ["Erster Text", "Zweiter Text"]'
    of: Unit = Line()
    empty_line: bool = False

    @property
    def divider(self) -> str:
        """What stands between two of them where they are typed as one text."""
        return "\n\n" if self.empty_line else "\n"

    def keep(self, value: tuple[Any, ...]) -> list[Any]:
        """A list."""
        return list(value)

    def check(self, value: Any) -> tuple[Any, ...]:
        """Each for itself; the same twice counts once."""
        if not isinstance(value, list | tuple) or len(value) > _MOST_LINES:
            raise Refused(self.expected)
        if not all(isinstance(part, str) for part in value):
            raise Refused(self.expected)
        texts = (" ".join(part.split()) for part in value)
        return tuple(dict.fromkeys(self.of.check(text) for text in texts if text))

    def say(self, value: tuple[Any, ...]) -> str:
        """One after the other."""
        return "; ".join(self.of.say(part) for part in value)


def choice(known: Mapping[str, str]) -> Choice:
    """One of these words."""
    return Choice(known=tuple(known.items()))


def _fitting(clean: Any, value: str, longest: int) -> str:
    try:
        text: str = clean(value, None, longest)
    except Refused:
        raise Refused(f"darf höchstens {formats.number(longest)} Zeichen lang sein") from None
    return text
