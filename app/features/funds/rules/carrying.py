"""What carrying over the free money of a year would do, in words, before it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain import formats
from app.domain.money import Money

_NAMED = 5
"""Applications named one by one; the rest is counted."""


@dataclass(frozen=True)
class Waiting:
    """An application of the year that is not decided yet, and what is held back for it."""

    reference: str
    reserved: Money


@dataclass(frozen=True)
class Carrying:
    """Money of one year going into the next.

    Args:
        year: the year that gets it.
        stands: what is entered there as carried over.
        left: what it would be afterwards.
        closed: the year before gave its money on already; this adds what became free since.
        waiting: applications of the year before that would find it closed.
    """

    fund_id: int
    year: int
    stands: Money
    left: Money
    closed: bool
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True)
class CarryQuestion:
    """What the person is asked: one question, what to know for it, the button."""

    question: str
    explain: str
    yes: str


def carry_question(found: Carrying) -> CarryQuestion | None:
    """What has to be asked first; None where nothing is replaced and nobody waits."""
    last, replaces = found.year - 1, bool(found.stands) and found.stands != found.left
    if not replaces and not found.waiting:
        return None
    sentences = []
    if replaces:
        sentences.append(_compared(found))
    sentences.extend(_waiting(last, found.waiting))
    if not found.closed:
        sentences.append(f"{last} wird damit abgeschlossen.")
    if replaces:
        stands, left = formats.money(found.stands), formats.money(found.left)
        asked, yes = f"Übertrag {found.year} von {stands} auf {left} ändern?", "Übertrag ändern"
    else:
        many = len(found.waiting)
        who = "1 Antrag noch wartet" if many == 1 else f"{formats.number(many)} Anträge noch warten"
        asked, yes = f"{last} abschließen, obwohl {who}?", f"{last} abschließen"
    return CarryQuestion(asked, "\n".join(sentences), yes)


def _compared(found: Carrying) -> str:
    more = found.left > found.stands
    difference = found.left - found.stands if more else found.stands - found.left
    state, now = ("Übertragen", "jetzt") if found.closed else ("Eingetragen", "noch")
    return (
        f"{state} sind bisher {formats.money(found.stands)}. {found.year - 1} hat {now} "
        f"{formats.money(found.left)} übrig, {formats.money(difference)} {'mehr' if more else 'weniger'}."
    )


def _waiting(last: int, waiting: Sequence[Waiting]) -> Iterator[str]:
    held = [f"{one.reference} ({formats.money(one.reserved)})" for one in waiting if one.reserved]
    without = [one.reference for one in waiting if not one.reserved]
    if held:
        yield f"Aus {last} vorgemerkt bleiben: {_listed(held)}."
    if without:
        yield f"Ohne Geld aus {last} bleiben: {_listed(without)}."
    if waiting:
        yield f"Bitte prüfen oder entscheiden Sie zuerst, was noch aus {last} bezahlt werden soll."


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" und {formats.number(more)} weitere" if more > 0 else "")
