"""The calculation of 10,000 applications against the same arithmetic on bare whole numbers."""

from collections.abc import Sequence

from app.bench.figures import Figure, interleaved
from app.domain.guideline import Area, Before, Case, Cost, Rules, calculate
from app.domain.money import Money

_APPLICATIONS = 10_000
_TARGET = 40.0
_RULES = Rules(
    rate_bp=5_000,
    cap_object=Money.euros(10_000),
    grant_per_m2=Money.euros(30),
    minimum_cost=Money.euros(1_000),
    excluded=("Dämmung",),
    clauses={"rate": "Nr. 5.1", "grant_per_m2": "Nr. 5.2", "cap_object": "Nr. 5.3"},
)


def figure(records: int, *, quick: bool) -> Figure:
    """Every case with three lines of cost, an area, money granted before and an amount asked for.

    Raises:
        AssertionError: when both do not come to the same sum; then the figure would be worth nothing.
    """
    cases = [_case(number) for number in range(_APPLICATIONS // (10 if quick else 1))]
    if _ours(cases) != _bare(cases):
        raise AssertionError("the bare loop calculates something else")
    ours, bare = interleaved(lambda: _ours(cases), lambda: _bare(cases), 3 if quick else 5)
    return Figure(
        "grants_ratio",
        f"{len(cases)} Anträge berechnen ÷ nackte Zahlen",
        records,
        ours / bare,
        "×",
        _TARGET,
        ours,
        bare,
        "mit Sätzen, Beträgen und Fundstellen je Schritt gegen eine Schleife über ganze Zahlen",
    )


def _case(number: int) -> Case:
    return Case(
        costs=(
            Cost(Money(450_000 + number * 137 % 1_900_000), "Anstrich"),
            Cost(Money(90_000 + number * 91 % 300_000), "Gerüst"),
            Cost(Money(60_000 + number * 53 % 200_000), "Dämmung"),
        ),
        requested=Money(300_000 + number * 211 % 900_000),
        areas=(Area("", 8_000 + number * 17 % 25_000),),
        before=Before(property_total=Money(number * 71 % 400_000)),
    )


def _ours(cases: Sequence[Case]) -> int:
    return sum(calculate(_RULES, case).grant.cents for case in cases)


def _bare(cases: Sequence[Case]) -> int:
    """The same rules, as little as one can write for them."""
    total = 0
    for case in cases:
        whole = sum(cost.amount.cents for cost in case.costs)
        eligible = sum(cost.amount.cents for cost in case.costs if cost.kind != "Dämmung")
        if whole < 100_000 or case.requested is None:
            continue
        total += min(
            eligible // 2,
            case.areas[0].dm2 * 3_000 // 100,
            max(1_000_000 - case.before.property_total.cents, 0),
            case.requested.cents,
        )
    return total
