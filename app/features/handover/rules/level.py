"""How much about persons a handover may hold: nothing unless a person says so (Art. 25 (2) DSGVO)."""

from collections.abc import Iterable
from enum import Enum


class Level(Enum):
    """What may go out about persons, least first."""

    NONE = "none"
    STAFF = "staff"
    PERSONAL = "personal"

    @property
    def words(self) -> str:
        """``ohne Personenbezug``."""
        return _WORDS[self]

    @property
    def rank(self) -> int:
        """0 for the least; a higher level allows all that a lower one does."""
        return _ORDER.index(self)

    def allows(self, other: "Level") -> bool:
        """Whether what needs the other level may go out under this one."""
        return other.rank <= self.rank


_ORDER = tuple(Level)
_WORDS = {
    Level.NONE: "ohne Personenbezug",
    Level.STAFF: "mit Namen der Beschäftigten",
    Level.PERSONAL: "mit personenbezogenen Angaben",
}


def highest(levels: Iterable[Level]) -> Level:
    """The highest of them; nothing about persons where there is none."""
    return max(levels, key=lambda level: level.rank, default=Level.NONE)


def needed(*, personal: bool, about_staff: bool) -> Level:
    """The least level under which a column may go out."""
    if not personal:
        return Level.NONE
    return Level.STAFF if about_staff else Level.PERSONAL
