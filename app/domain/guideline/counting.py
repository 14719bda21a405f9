"""Which cost counts: tax, own labour, what the guideline excludes, shop rent (DOMAIN §2.2, §3.2, §6.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain import formats
from app.domain.guideline.case import Case, Cost, Rent
from app.domain.guideline.rules import Rules
from app.domain.guideline.steps import ELIGIBLE, Step
from app.domain.guideline.units import square_metres
from app.domain.money import WHOLE, Money, Rounding
from app.domain.text import fold


@dataclass(frozen=True)
class Line:
    """Cost that counts, in cents."""

    cents: int
    measure: str = ""
    role: str = ""
    minutes: int = 0


@dataclass(frozen=True)
class Counted:
    """All cost of a case.

    Args:
        total: all cost as it counts for this applicant. labour: own labour in it, which nobody pays for.
        lines: what is eligible, planning included. steps: how it came about.
    """

    total: Money
    labour: Money
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]


def counted(rules: Rules, case: Case) -> Counted:
    """The cost that counts.

    Own labour is worth its minutes (rounded down to the cent) where the rules value an hour. Tax contained in
    an amount is taken out, rounded half up, where net amounts count.
    """
    net = rules.counts_net(input_tax=case.input_tax)
    typed = [_value(rules, cost) for cost in case.costs]
    amounts = [_net(cents, cost) for cents, cost in zip(typed, case.costs, strict=True)] if net else typed
    rented = case.rent.new.cents * case.rent.months if case.rent else 0
    plan = "Kosten- und Finanzierungsplan" if case.limit is None else "Verwendungsnachweis"
    steps = [Step(f"Gesamtkosten laut {plan}", Money(sum(typed) + rented))]
    total = Money(sum(amounts) + rented)
    if total != steps[0].amount:
        steps.append(Step("ohne die enthaltene Umsatzsteuer", total, rules.clause("amounts")))
    lines, left_out = _eligible(rules, case, amounts)
    if case.rent is not None:
        paid = tuple(_rent_steps(rules, case.rent))
        steps.extend(paid)
        lines.append(Line(paid[-1].amount.cents, role="rent"))
    eligible = _sum(lines)
    if eligible != total:
        steps.append(Step(ELIGIBLE + _without(left_out), eligible, rules.clause("eligible")))
    labour = Money(sum(amounts[at] for at, cost in enumerate(case.costs) if cost.role == "labour"))
    lines, bounded = _labour_bounded(rules, lines)
    return Counted(total, labour, tuple(lines), (*steps, *bounded))


def _value(rules: Rules, cost: Cost) -> int:
    if cost.role == "labour" and cost.minutes is not None and rules.labour_per_hour is not None:
        return cost.minutes * rules.labour_per_hour.cents // 60
    return cost.amount.cents


def _net(cents: int, cost: Cost) -> int:
    """Without the tax in it: 119,00 € with 19 % are 100,00 €."""
    if not cost.vat_bp or cost.role == "labour":
        return cents
    whole = WHOLE + cost.vat_bp
    return cents - (2 * cents * cost.vat_bp + whole) // (2 * whole)


def _eligible(rules: Rules, case: Case, amounts: Sequence[int]) -> tuple[list[Line], list[str]]:
    """The lines that count, and the kinds of cost that the guideline leaves out."""
    excluded = {known(kind): kind for kind in rules.excluded}
    lines: list[Line] = []
    left_out: dict[str, None] = {}
    for cost, cents in zip(case.costs, amounts, strict=True):
        why = _left_out(rules, case, cost, excluded)
        if why:
            left_out[why] = None
        elif cost.eligible:
            lines.append(Line(cents, cost.measure, cost.role, cost.minutes or 0))
    return lines, list(left_out)


def _left_out(rules: Rules, case: Case, cost: Cost, excluded: dict[str, str]) -> str:
    if cost.role == "labour" and not rules.labour_eligible:
        return "Eigenleistung"
    if case.rent is not None and not rules.rent_refit:
        return "Umbau"
    return excluded.get(known(cost.kind), "") if excluded else ""


@lru_cache(maxsize=4096)
def known(name: str) -> str:
    """A kind of cost or type of measure for comparing; there are few, and they come again and again."""
    return fold(name.strip())


def _without(left_out: Sequence[str]) -> str:
    return f" (ohne {', '.join(left_out)})" if left_out else ""


def _sum(lines: Sequence[Line]) -> Money:
    return Money(sum(line.cents for line in lines))


def _rent_steps(rules: Rules, rent: Rent) -> Iterator[Step]:
    """Rent that counts: at most a share of the old one, less the least sublet, for so many months and m².

    Shares are rounded down for the rent, up for the sublet.
    """
    monthly = rent.new
    if rules.rent_bp is not None:
        most = rent.old.share(rules.rent_bp, Rounding.DOWN)
        monthly = min(monthly, most)
        said = f"höchstens {formats.percent(rules.rent_bp)} der bisherigen {formats.money(rent.old)}"
        yield Step(f"Miete im Monat, {said}", monthly, rules.clause("rent"))
    if rules.sublet_bp is not None:
        least = rent.old.share(rules.sublet_bp, Rounding.UP)
        monthly = max(monthly - least, Money(0))
        said = f"mindestens {formats.percent(rules.sublet_bp)} der bisherigen Miete, {formats.money(least)}"
        yield Step(f"abzüglich Untermiete ({said})", monthly, rules.clause("sublet"))
    if rules.rent_area is not None and rent.dm2 > rules.rent_area:
        monthly = Money(monthly.cents * rules.rent_area // rent.dm2)
        said = f"{square_metres(rules.rent_area)} von {square_metres(rent.dm2)}"
        yield Step(f"anteilig für {said}", monthly, rules.clause("rent"))
    months = rent.months if rules.rent_months is None else min(rent.months, rules.rent_months)
    said = f"{formats.money(monthly)} × {formats.count(months, 'Monat', 'Monate')}"
    yield Step(f"Miete: {said}", monthly * months, rules.clause("rent"))


def _labour_bounded(rules: Rules, lines: list[Line]) -> tuple[list[Line], tuple[Step, ...]]:
    """Own labour within its bounds; the lines that stand first keep theirs."""
    typed = sum(line.cents for line in lines if line.role == "labour")
    allowed, why = typed, ""
    for limit, sentence in _labour_limits(rules, lines):
        if limit < allowed:
            allowed, why = limit, sentence
    if not why:
        return lines, ()
    clause, left, kept = rules.clause("labour"), allowed, []
    for line in lines:
        cents = min(line.cents, left) if line.role == "labour" else line.cents
        left -= cents if line.role == "labour" else 0
        kept.append(replace(line, cents=cents))
    steps = (
        Step(f"Eigenleistung höchstens {why}", Money(allowed), clause),
        Step("zuwendungsfähig mit so viel Eigenleistung", _sum(kept), clause),
    )
    return kept, steps


def _labour_limits(rules: Rules, lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Each bound in cents, with its arithmetic."""
    labour = [line for line in lines if line.role == "labour"]
    minutes = sum(line.minutes for line in labour)
    if rules.labour_hours is not None and minutes > rules.labour_hours * 60:
        timed = sum(line.cents for line in labour if line.minutes)
        untimed = sum(line.cents for line in labour if not line.minutes)
        said = f"für {formats.count(rules.labour_hours, 'Stunde', 'Stunden')} von {formats.minutes(minutes)}"
        yield untimed + timed * rules.labour_hours * 60 // minutes, said
    if rules.labour_cap is not None:
        yield rules.labour_cap.cents, formats.money(rules.labour_cap)
    share = rules.labour_share_bp
    if share is not None and share < WHOLE:
        others = sum(line.cents for line in lines if line.role != "labour")
        # A share of the whole with the labour in it: labour ≤ share × (others + labour).
        yield others * share // (WHOLE - share), f"{formats.percent(share)} der zuwendungsfähigen Kosten"
