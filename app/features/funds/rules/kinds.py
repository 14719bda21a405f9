"""Kinds of cost and types of measure that a guideline names, and whether applications can have them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain import formats
from app.domain.guideline import Rules
from app.domain.text import fold, quoted

_NAMED = 3
"""So many names stand in the sentence; the rest is counted."""


@dataclass(frozen=True)
class Kinds:
    """What an application can choose from: labels of the office's lists of cost kinds and measure types."""

    costs: tuple[str, ...] = ()
    works: tuple[str, ...] = ()


def unknown_kinds(rules: Rules, kinds: Kinds) -> dict[str, str]:
    """By field a sentence about names that no application can have; empty where all of them are known.

    A rule about such a name never holds, so the sentence says how to mend it. It is no refusal: the lists may
    follow later.
    """
    costs, works = "„Kostenarten“", "„Maßnahmenarten“"
    return {
        "excluded": _sentence(rules.excluded, kinds.costs, f"in der Liste {costs}"),
        "measures": _sentence([row.measure for row in rules.measures], kinds.works, f"in der Liste {works}"),
        "documents": _sentence(
            [row.kind for row in rules.documents],
            (*kinds.costs, *kinds.works),
            f"in den Listen {costs} und {works}",
        ),
    }


def _sentence(named: Sequence[str], known: Collection[str], where: str) -> str:
    there = {fold(name.strip()) for name in known}
    missing = list(dict.fromkeys(name.strip() for name in named if name.strip()))
    missing = [name for name in missing if fold(name) not in there]
    if not missing:
        return ""
    names = ", ".join(f"„{quoted(name)}“" for name in missing[:_NAMED])
    more = len(missing) - _NAMED
    rest = f" und {formats.count(more, 'weitere', 'weitere')}" if more > 0 else ""
    verb = "steht" if len(missing) == 1 else "stehen"
    return (
        f"{names}{rest} {verb} nicht {where}, deshalb wirkt die Regel dort nicht: bitte unter "
        "„Büro › Listen“ ergänzen oder hier so schreiben wie dort."
    )
