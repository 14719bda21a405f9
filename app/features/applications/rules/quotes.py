"""Areas that are worked on, and quotes for the work: how many there must be, and which one is chosen why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline import Rules, quotes_needed
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, fold


@dataclass(frozen=True)
class AreaLine:
    """An area as typed, in square decimetres."""

    measure: str = ""
    text: str = ""
    dm2: int | None = None


@dataclass(frozen=True)
class QuoteLine:
    """A quote as typed; quotes for the same work are compared with each other."""

    work: str = ""
    firm: str = ""
    dated: date | None = None
    amount: Money | None = None
    chosen: bool = False
    reason: str = ""
    file_id: int | None = None


def checked_areas(lines: Sequence[AreaLine]) -> tuple[AreaLine, ...]:
    """The areas with cleaned texts; lines with nothing in them are left out.

    Raises:
        Refused: when a size is missing, beside its cell.
    """
    kept = []
    for at, line in enumerate(lines):
        if not (line.measure or line.text.strip() or line.dm2):
            continue
        text = clean_line(line.text, f"areas[{at}].text")
        if not line.dm2:
            what = text or line.measure
            raise Refused(f"Bitte geben Sie für „{what}“ die Fläche in m² an.", f"areas[{at}].dm2")
        kept.append(replace(line, text=text, measure=clean_line(line.measure, f"areas[{at}].measure")))
    return tuple(kept)


def checked_quotes(lines: Sequence[QuoteLine], today: date) -> tuple[QuoteLine, ...]:
    """The quotes with cleaned texts; lines with nothing in them are left out.

    Raises:
        Refused: when firm, day or amount is missing or cannot be, or two are chosen for the same work.
    """
    kept: list[QuoteLine] = []
    for at, line in enumerate(lines):
        if not (line.firm.strip() or line.amount or line.work.strip()):
            continue
        field = f"quotes[{at}]"
        clean = replace(
            line,
            work=clean_line(line.work, f"{field}.work"),
            firm=clean_line(line.firm, f"{field}.firm"),
            reason=clean_line(line.reason, f"{field}.reason"),
            chosen=bool(line.chosen),
        )
        _must_be_quote(clean, today, field)
        if clean.chosen and any(one.chosen and fold(one.work) == fold(clean.work) for one in kept):
            raise Refused(
                f"Für „{clean.work or 'dieselbe Leistung'}“ sind zwei Angebote gewählt; es zählt nur eines.",
                f"{field}.chosen",
            )
        kept.append(clean)
    return tuple(kept)


def _must_be_quote(line: QuoteLine, today: date, field: str) -> None:
    if not line.firm:
        raise Refused("Bitte geben Sie an, von wem das Angebot ist.", f"{field}.firm")
    if line.dated is None:
        raise Refused(f"Bitte geben Sie das Datum des Angebots von „{line.firm}“ an.", f"{field}.dated")
    if line.dated > today:
        raise Refused(f"Das Angebot von „{line.firm}“ liegt in der Zukunft.", f"{field}.dated")
    if line.amount is None or line.amount <= ZERO:
        raise Refused(f"Bitte geben Sie den Betrag des Angebots von „{line.firm}“ an.", f"{field}.amount")


def open_quotes(rules: Rules, lines: Sequence[QuoteLine], total: Money) -> Iterator[Refused]:
    """What the guideline still misses: enough quotes for each work, one chosen, a reason if not the cheapest.

    Without any quote the whole cost is what quotes are needed for; work that somebody asked quotes for is
    measured by its dearest quote.
    """
    works: dict[str, list[QuoteLine]] = {}
    for line in lines:
        works.setdefault(fold(line.work), []).append(line)
    if not works:
        needed = quotes_needed(rules, total)
        if needed:
            yield Refused(
                f"Nach der Richtlinie sind ab diesem Betrag {formats.count(needed, 'Angebot', 'Angebote')} "
                f"nötig; es liegt keines vor{_at(rules)}.",
                "quotes",
            )
    for group in works.values():
        yield from _open_work(rules, group)


def _open_work(rules: Rules, group: Sequence[QuoteLine]) -> Iterator[Refused]:
    name = group[0].work or "die Leistung"
    amounts = [line.amount or ZERO for line in group]
    needed = quotes_needed(rules, max(amounts))
    if needed > len(group):
        yield Refused(
            f"Für „{name}“ liegen {len(group)} von {needed} nötigen Angeboten vor{_at(rules)}.", "quotes"
        )
    chosen = [line for line in group if line.chosen]
    if not chosen:
        yield Refused(f"Bitte wählen Sie für „{name}“ das Angebot, das zählt.", "quotes")
    elif (chosen[0].amount or ZERO) > min(amounts) and not chosen[0].reason:
        yield Refused(
            f"Für „{name}“ ist nicht das günstigste Angebot gewählt "
            f"({formats.money(chosen[0].amount)} statt {formats.money(min(amounts))}). "
            "Bitte geben Sie den Grund an.",
            "quotes",
        )


def _at(rules: Rules) -> str:
    clause = rules.clause("quotes")
    return f" ({clause})" if clause else ""
