"""The grant on eligible cost: share, bounds per m² and per type of measure.

A type of measure with a rate or bounds per m² of its own stands outside the general ones; all others share
the general rate and the general bounds per m². Amounts are kept in ten-thousandths of a cent, rounded once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import formats
from app.domain.guideline.amounts import MeasureRule
from app.domain.guideline.case import Area
from app.domain.guideline.counting import Line, known
from app.domain.guideline.rules import Rules
from app.domain.guideline.steps import Step
from app.domain.guideline.units import square_metres
from app.domain.money import WHOLE, ZERO, Money, Rounding


@dataclass
class Shared:
    """What comes of the cost before the caps of the project.

    Args:
        grant: rounded to the cent. eligible: within the bounds per m². bound_by: what set it.
        missing: what has to be known to calculate at all, as sentences.
    """

    grant: Money = ZERO
    eligible: Money = ZERO
    bound_by: str = "rate"
    steps: list[Step] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def shared(rules: Rules, lines: Sequence[Line], areas: Sequence[Area], before: Mapping[str, Money]) -> Shared:
    """Share of the eligible cost, within what is given per m² and per type of measure."""
    own = {known(rule.measure): rule for rule in rules.measures}
    found = Shared(bound_by="rate" if rules.rate_bp else "eligible")
    costs: dict[str, int] = {}
    for line in lines:
        name = known(line.measure)
        costs[name] = costs.get(name, 0) + line.cents
    apart = {name: own[name] for name in costs if _stands_apart(own.get(name))}
    exact, eligible = 0, 0
    for name, rule in apart.items():
        part = _apart(
            rules, rule, costs[name], _area(areas, name, rule.most_area or rules.most_area), before, found
        )
        exact, eligible = exact + part[0], eligible + part[1]
    others = {name: cents for name, cents in costs.items() if name not in apart}
    if others or not apart:
        taken = [area for area in areas if not _stands_apart(own.get(known(area.measure)))]
        area = _together(rules, own, taken)
        part = _general(rules, own, others, area, before, found)
        exact, eligible = exact + part[0], eligible + part[1]
    rounding = Rounding.HALF_UP if rules.rounding == "cent_half_up" else Rounding.DOWN
    found.grant, found.eligible = Money(exact).share(1, rounding), Money(eligible)
    if len(apart) + bool(others) > 1:
        found.steps.append(Step("zusammen", found.grant, rules.clause("measures")))
    return found


def _stands_apart(rule: MeasureRule | None) -> bool:
    return rule is not None and bool(rule.rate_bp or rule.cost_per_m2 or rule.grant_per_m2)


def _together(rules: Rules, own: Mapping[str, MeasureRule], areas: Sequence[Area]) -> int:
    """The area under the general bounds: each type of measure up to its own largest one, all up to theirs."""
    names = dict.fromkeys(known(area.measure) for area in areas)
    whole = sum(_area(areas, name, own[name].most_area if name in own else None) for name in names)
    return min(whole, rules.most_area or whole)


def _area(areas: Iterable[Area], name: str, most: int | None) -> int:
    """The area of one type of measure, as far as it counts."""
    found = sum(area.dm2 for area in areas if known(area.measure) == name)
    return min(found, most or found)


def _apart(
    rules: Rules, rule: MeasureRule, cents: int, area: int, before: Mapping[str, Money], found: Shared
) -> tuple[int, int]:
    """One type of measure with its own rate or bounds."""
    clause, rate = rules.clause("measures"), rule.rate_bp or rules.rate_bp or WHOLE
    name = rule.measure
    if (rule.cost_per_m2 or rule.grant_per_m2) and cents and not area:
        found.missing.append(_no_area(name, clause))
    eligible = cents
    if rule.cost_per_m2 is not None and _worth(area, rule.cost_per_m2) < cents:
        eligible, found.bound_by = _worth(area, rule.cost_per_m2), "measures"
        said = f"{name}: höchstens {_product(area, rule.cost_per_m2)} zuwendungsfähig"
        found.steps.append(Step(said, Money(eligible), clause))
    exact = eligible * rate
    found.steps.append(
        Step(f"{name}: {formats.percent(rate)} von {formats.money(Money(eligible))}", _cents(exact), clause)
    )
    if rule.grant_per_m2 is not None and _worth(area, rule.grant_per_m2) * WHOLE < exact:
        exact, found.bound_by = _worth(area, rule.grant_per_m2) * WHOLE, "measures"
        said = f"{name}: begrenzt auf {_product(area, rule.grant_per_m2)}"
        found.steps.append(Step(said, _cents(exact), clause))
    return _capped(rules, rule, exact, before, found), eligible


def _general(
    rules: Rules,
    own: Mapping[str, MeasureRule],
    costs: Mapping[str, int],
    area: int,
    before: Mapping[str, Money],
    found: Shared,
) -> tuple[int, int]:
    """Everything under the general rate and the general bounds per m²."""
    rate, whole = rules.rate_bp or WHOLE, sum(costs.values())
    if (rules.cost_per_m2 or rules.grant_per_m2) and whole and not area:
        found.missing.append(
            _no_area("", rules.clause("grant_per_m2" if rules.grant_per_m2 else "cost_per_m2"))
        )
    eligible = whole
    if rules.cost_per_m2 is not None and _worth(area, rules.cost_per_m2) < whole:
        eligible, found.bound_by = _worth(area, rules.cost_per_m2), "cost_per_m2"
        said = f"höchstens {_product(area, rules.cost_per_m2)} zuwendungsfähig"
        found.steps.append(Step(said, Money(eligible), rules.clause("cost_per_m2")))
    exact = eligible * rate
    if rules.rate_bp:
        said = f"Fördersatz {formats.percent(rate)} der zuwendungsfähigen Kosten"
        found.steps.append(Step(said, _cents(exact, rules), rules.clause("rate")))
    limited = [name for name in costs if name in own and own[name].cap]
    capped = sum(_capped(rules, own[name], costs[name] * rate, before, found) for name in limited)
    capped += sum(cents * rate for name, cents in costs.items() if name not in limited)
    exact = min(exact, capped)
    if rules.grant_per_m2 is not None and _worth(area, rules.grant_per_m2) * WHOLE < exact:
        exact, found.bound_by = _worth(area, rules.grant_per_m2) * WHOLE, "grant_per_m2"
        said = f"begrenzt auf {_product(area, rules.grant_per_m2)}"
        found.steps.append(Step(said, _cents(exact), rules.clause("grant_per_m2")))
    return exact, eligible


def _capped(rules: Rules, rule: MeasureRule, exact: int, before: Mapping[str, Money], found: Shared) -> int:
    """Within the cap of the type of measure, less what was granted for it before."""
    if rule.cap is None:
        return exact
    had = Money.total(amount for name, amount in before.items() if known(name) == known(rule.measure))
    left = max(rule.cap - had, ZERO)
    if left.cents * WHOLE >= exact:
        return exact
    found.bound_by = "measures"
    said = f"{rule.measure}: begrenzt auf den Höchstbetrag{used(rule.cap, had)}"
    found.steps.append(Step(said, left, rules.clause("measures")))
    return left.cents * WHOLE


def used(cap: Money, had: Money) -> str:
    """`` (10.000,00 € − 4.000,00 € bereits bewilligt)``; nothing where nothing was granted before."""
    return f" ({formats.money(cap)} − {formats.money(had)} bereits bewilligt)" if had else ""


def _worth(area: int, per_m2: Money) -> int:
    """Cents of an area in square decimetres, rounded down."""
    return area * per_m2.cents // 100


def _product(area: int, per_m2: Money) -> str:
    return f"{square_metres(area)} × {formats.money(per_m2)}/m²"


def _cents(exact: int, rules: Rules | None = None) -> Money:
    half = rules is not None and rules.rounding == "cent_half_up"
    return Money(exact).share(1, Rounding.HALF_UP if half else Rounding.DOWN)


def _no_area(measure: str, clause: str) -> str:
    what = f"für „{measure}“ " if measure else ""
    at = f" ({clause})" if clause else ""
    return f"Es fehlt {what}die Fläche in m²; ohne sie lässt sich die Grenze je m² nicht berechnen{at}."
