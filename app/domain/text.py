"""What people type, made safe to keep; nothing they meant is lost."""

import re
import unicodedata
from itertools import filterfalse

from app.domain.errors import Refused

LONGEST_LINE = 300
LONGEST_TEXT = 100_000

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff"
    r"\u202a-\u202e\u2066-\u2069]"
)
"""Among them what turns the reading direction of everything behind it (pasted telephone numbers bring it)."""
_LINE_END = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
_FOLDS = str.maketrans({"ß": "ss", "ẞ": "SS", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"})


def clean_line(typed: str, field: str | None = None, longest: int = LONGEST_LINE) -> str:
    """One line: control characters and line breaks become blanks, ends are trimmed.

    Raises:
        Refused: when it is longer than ``longest`` characters.
    """
    line = re.sub(r"\s+", " ", _CONTROL.sub("", typed.replace("\x00", " "))).strip()
    return _bounded(unicodedata.normalize("NFC", line), field, longest)


def clean_text(typed: str, field: str | None = None, longest: int = LONGEST_TEXT) -> str:
    r"""Several lines: control characters go, line ends become ``\n``, the end is trimmed.

    Raises:
        Refused: when it is longer than ``longest`` characters.
    """
    lines = _CONTROL.sub("", _LINE_END.sub("\n", typed))
    return _bounded(unicodedata.normalize("NFC", lines).rstrip(), field, longest)


def quoted(typed: str, longest: int = 40) -> str:
    """What was typed as a sentence about it quotes it: the beginning, on one line, nothing that disturbs."""
    return re.sub(r"\s+", " ", _CONTROL.sub("", typed.strip()[: 4 * longest])).strip()[:longest]


def fold(text: str) -> str:
    """For comparing and searching: lower case, no accents, ß as ss (``Müller`` → ``muller``)."""
    if text.isascii():
        return text.lower()
    compatible = unicodedata.normalize("NFKD", text).casefold().translate(_FOLDS)
    decomposed = unicodedata.normalize("NFKD", compatible).casefold()
    return "".join(filterfalse(unicodedata.combining, decomposed))


def shorten(text: str, longest: int) -> str:
    """One line of at most ``longest`` characters, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut
    return f"{head} …" if head != cut else f"{cut}…"


def _bounded(text: str, field: str | None, longest: int) -> str:
    if len(text) > longest:
        allowed = f"{longest:,}".replace(",", ".")
        typed = f"{len(text):,}".replace(",", ".")
        raise Refused(f"Der Text hat {typed} Zeichen, erlaubt sind {allowed}. Bitte kürzen Sie ihn.", field)
    return text
