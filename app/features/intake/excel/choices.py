"""Words of old lists for the entries of the office's own lists."""

from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz

from app.domain.intake import IntakeField
from app.domain.options import Option
from app.excel.values import Unfit
from app.features.intake.rules import squeezed

_MANY = ("\n", ";", ",", "/", "|", "+", " und ", " & ")
_ALIKE = 88
_LISTED = 8
_PERHAPS = 65
"""Likeness from which a word is proposed."""


class Wrong(Unfit):
    """The cell does not hold what its field expects; says what that is and what to do."""

    def __init__(self, expected: str, remedy: str) -> None:
        super().__init__(expected)
        self.expected = expected
        self.remedy = remedy


def chosen(field: IntakeField, text: str, options: Sequence[Option]) -> Any:
    """The option a word means, or several of them.

    Raises:
        Wrong: when it means none.
    """
    found = _several(text, options) if field.many else _one(text, options)
    if found is None:
        raise _unknown(text, options)
    return found


def _one(text: str, options: Sequence[Option]) -> Any:
    """The option meant: its word, its short form, the beginning of it, or a slip of the keyboard."""
    said = squeezed(text)
    if not said:
        return None
    for option in options:
        if said in {squeezed(option.label), squeezed(option.hint)}:
            return option.value
    for meant in (_begins, _among, _longer):
        found = {option.value for option in options if len(said) >= 3 and meant(said, squeezed(option.label))}
        if len(found) == 1:
            return found.pop()
    scored = sorted(
        ((fuzz.ratio(said, squeezed(one.label)), one.value) for one in options), key=lambda two: -two[0]
    )
    near = [value for score, value in scored if score >= _ALIKE]
    return near[0] if len(near) == 1 else None


def _begins(said: str, label: str) -> bool:
    """``tel.`` for ``Telefon``."""
    return label.startswith(said)


def _among(said: str, label: str) -> bool:
    """``Mail`` for ``E-Mail``."""
    return set(said.split()) <= set(label.split())


def _longer(said: str, label: str) -> bool:
    """``telefonisch`` for ``Telefon``."""
    return len(label) >= 5 and said.startswith(label) and " " not in said[len(label) :]


def _several(text: str, options: Sequence[Option]) -> tuple[Any, ...] | None:
    whole = _one(text, options)
    if whole is not None:
        return (whole,)
    for separator in _MANY:
        parts = [part.strip() for part in text.split(separator) if part.strip()]
        if len(parts) < 2:
            continue
        found = [_several(part, options) for part in parts]
        if all(one is not None for one in found):
            return tuple(dict.fromkeys(value for one in found if one for value in one))
    return None


def _unknown(text: str, options: Sequence[Option]) -> Wrong:
    if not options:
        return Wrong("ein Eintrag der Liste", "Die Liste im Büro ist noch leer. Bitte die Zelle leeren.")
    active = [option.label for option in options if option.active]
    words = ", ".join(active[:_LISTED]) + (" …" if len(active) > _LISTED else "")
    score, best = max(
        ((fuzz.WRatio(squeezed(text), squeezed(label)), label) for label in active), default=(0, "")
    )
    perhaps = f", vielleicht „{best}“," if score >= _PERHAPS else ""
    return Wrong(f"einer von: {words}", f"Bitte aus der Liste wählen{perhaps} oder die Zelle leeren.")
