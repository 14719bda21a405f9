"""The grant under the rules: eligible cost, share, caps, in the order of DOMAIN §2.2.

The same function calculates what can be approved and, on proven cost with the approved amount as its limit,
what is paid in the end.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from app.domain import formats
from app.domain.guideline.case import Case
from app.domain.guideline.counting import Counted, Line, counted
from app.domain.guideline.rules import Rules
from app.domain.guideline.sharing import Shared, shared, used
from app.domain.guideline.steps import Calculation, Step
from app.domain.money import ZERO, Money, Rounding

_OTHER_MONEY = ("donation", "fees", "other_grant")


@dataclass(frozen=True)
class _Bound:
    """What a grant is bounded by; the arithmetic is only worded where it binds."""

    key: str
    limit: Money
    sentence: str
    clause: str = ""
    arithmetic: Callable[[], str] = str


@dataclass
class _Granted:
    """A grant on its way through the bounds."""

    amount: Money
    bound_by: str
    steps: list[Step] = field(default_factory=list)


def calculate(rules: Rules, case: Case) -> Calculation:
    """The highest grant for a case under the rules.

    Planning cost (where the rules bound it) counts up to its share of the grant there would be without it.
    The result is rounded once; below a minimum, without an area that is needed or without the own share in
    cash it is zero, and ``refused`` says why.
    """
    cost = counted(rules, case)
    cost = _planning_bounded(rules, case, cost)
    part = shared(rules, cost.lines, case.areas, case.before.measures)
    granted = _bounded(rules, case, cost, part)
    steps = (*cost.steps, *part.steps, *granted.steps)
    refusals = tuple(_refusals(rules, case, cost, part, granted.amount))
    if refusals:
        why = tuple(Step(sentence, ZERO, clause) for _, sentence, clause in refusals)
        sentences = tuple(sentence for _, sentence, _ in refusals)
        return Calculation((*steps, *why), ZERO, refusals[0][0], part.eligible, cost.total, sentences)
    last = "Höchstmögliche Zuwendung" if case.limit is None else "Endgültige Zuwendung"
    result = Step(last, granted.amount)
    return Calculation((*steps, result), granted.amount, granted.bound_by, part.eligible, cost.total)


def _planning_bounded(rules: Rules, case: Case, cost: Counted) -> Counted:
    planned = sum(line.cents for line in cost.lines if line.role == "planning")
    if rules.planning_bp is None or not planned:
        return cost
    works = replace(cost, lines=tuple(line for line in cost.lines if line.role != "planning"))
    without = _bounded(
        rules, case, works, shared(rules, works.lines, case.areas, case.before.measures)
    ).amount
    allowed = without.share(rules.planning_bp, Rounding.DOWN)
    if planned <= allowed.cents:
        return cost
    said = (
        f"Planungskosten höchstens {formats.percent(rules.planning_bp)} der Zuwendung von "
        f"{formats.money(without)} ohne Planung"
    )
    lines, left = [], allowed.cents
    for line in cost.lines:
        cents = min(line.cents, left) if line.role == "planning" else line.cents
        left -= cents if line.role == "planning" else 0
        lines.append(replace(line, cents=cents))
    clause = rules.clause("planning")
    steps = (
        Step(said, allowed, clause),
        Step("zuwendungsfähig mit so viel Planungskosten", _sum(lines), clause),
    )
    return replace(cost, lines=tuple(lines), steps=(*cost.steps, *steps))


def _bounded(rules: Rules, case: Case, cost: Counted, part: Shared) -> _Granted:
    """Within every bound, in order; the last one that lowered it is what bound it."""
    granted = _Granted(part.grant, part.bound_by)
    for bound in _bounds(rules, case, cost):
        if bound.limit < granted.amount:
            granted.amount, granted.bound_by = max(bound.limit, ZERO), bound.key
            said = f"begrenzt auf {bound.sentence}{bound.arithmetic()}"
            granted.steps.append(Step(said, granted.amount, bound.clause))
    if rules.rounding == "euro_down" and granted.amount.cents % 100:
        granted.amount = Money(granted.amount.cents // 100 * 100)
        granted.steps.append(Step("auf volle Euro abgerundet", granted.amount, rules.clause("rounding")))
    return granted


def _bounds(rules: Rules, case: Case, cost: Counted) -> Iterator[_Bound]:
    before, clause = case.before, rules.clause
    if rules.fixed_amount is not None:
        yield _Bound("fixed_amount", rules.fixed_amount, "den Festbetrag", clause("rate"))
    if rules.cap_project is not None:
        said = "den Höchstbetrag je Projekt"
        yield _Bound("cap_project", rules.cap_project, said, clause("cap_project"))
    for key, cap, had, said in (
        ("cap_object", rules.cap_object, before.property_total, "den Höchstbetrag je Objekt"),
        (
            "cap_applicant_year", rules.cap_applicant_year, before.applicant_year,
            "den Höchstbetrag je Antragsteller und Jahr",
        ),
        ("cap_year", rules.cap_year, before.fund_year, "den Höchstbetrag des Fonds im Jahr"),
    ):  # fmt: skip
        if cap is not None:
            yield _Bound(key, cap - had, said, clause(key), partial(used, cap, had))
    if case.requested is not None:
        yield _Bound("requested", case.requested, "den beantragten Betrag")
    yield from _financing(rules, case, cost)
    if case.limit is not None:
        yield _Bound("limit", case.limit, "den bewilligten Betrag")


def _financing(rules: Rules, case: Case, cost: Counted) -> Iterator[_Bound]:
    """Nobody gets more than is left to pay: own labour costs nothing, other money pays its part."""
    paid = cost.total - cost.labour
    others = Money.total(case.finance.get(kind, ZERO) for kind in _OTHER_MONEY)
    left = paid - others
    parts = ((cost.labour, "Eigenleistung"), (others, "andere Mittel"))
    yield _Bound("financing", left, "die ungedeckten Ausgaben", "", partial(_less, cost.total, parts))
    needed = own_cash_needed(rules, cost.total)
    if needed:
        said, own = "die Ausgaben ohne den Eigenanteil in Geld", ((needed, "Eigenanteil"),)
        yield _Bound("own_cash", left - needed, said, rules.clause("own_cash"), partial(_less, left, own))


def _less(whole: Money, parts: Iterable[tuple[Money, str]]) -> str:
    """`` (2.000,00 € − Eigenleistung 500,00 €)``; parts of nothing are left out."""
    said = (f" − {what} {formats.money(amount)}" for amount, what in parts if amount)
    return f" ({formats.money(whole)}{''.join(said)})"


def own_cash_needed(rules: Rules, total: Money) -> Money:
    """The least own share in cash: a share of the cost (rounded up), an amount, or the higher of both."""
    share = ZERO if rules.own_cash_bp is None else total.share(rules.own_cash_bp, Rounding.UP)
    return max(share, rules.own_cash or ZERO)


def _refusals(
    rules: Rules, case: Case, cost: Counted, part: Shared, grant: Money
) -> Iterator[tuple[str, str, str]]:
    """Key, sentence and clause of each reason why nothing can be given."""
    clause = rules.clause
    if rules.minimum_cost is not None and cost.total < rules.minimum_cost:
        yield "minimum_cost", _below("Gesamtkosten", cost.total, rules.minimum_cost), clause("minimum_cost")
    for sentence in part.missing:
        yield "area", sentence, clause("grant_per_m2")
    needed, given = own_cash_needed(rules, cost.total), case.finance.get("own_cash", ZERO)
    if case.finance and given < needed:
        sentence = (
            f"nicht förderfähig: Eigenanteil in Geld {formats.money(given)}, nötig sind mindestens "
            f"{formats.money(needed)}"
        )
        yield "own_cash", sentence, clause("own_cash")
    if rules.minimum_grant is not None and grant < rules.minimum_grant:
        yield "minimum_grant", _below("Zuwendung", grant, rules.minimum_grant), clause("minimum_grant")


def _below(what: str, amount: Money, minimum: Money) -> str:
    return (
        f"nicht förderfähig: {what} von {formats.money(amount)} unter der Bagatellgrenze von "
        f"{formats.money(minimum)}"
    )


def _sum(lines: list[Line]) -> Money:
    return Money(sum(line.cents for line in lines))
