"""What does not fit together in a guideline, each beside the field where it is mended."""

from collections.abc import Iterator, Sequence

from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.guideline.area import plain_street
from app.domain.money import WHOLE
from app.domain.text import fold


def misfits(rules: Rules) -> Iterator[Refused]:
    """One sentence for each pair of rules that cannot both hold."""
    yield from _height(rules)
    yield from _twice(rules)
    yield from _applying(rules)
    yield from _streets(rules)
    yield from _sources(rules)
    if rules.rent_bp and rules.sublet_bp and rules.sublet_bp >= rules.rent_bp:
        yield Refused(
            f"Die Untermiete ({formats.percent(rules.sublet_bp)}) muss unter der Miete "
            f"({formats.percent(rules.rent_bp)}) liegen; sonst bleibt nichts zu fördern.",
            "sublet_bp",
        )


def _height(rules: Rules) -> Iterator[Refused]:
    limits = (
        rules.rate_bp, rules.fixed_amount, rules.cap_project, rules.cap_object, rules.cap_applicant_year,
        rules.cap_year, rules.cost_per_m2, rules.grant_per_m2, rules.measures, rules.rent_bp,
    )  # fmt: skip
    if not any(limits):
        yield Refused(
            "Bitte geben Sie an, wie hoch die Zuwendung ist: einen Fördersatz, einen Festbetrag oder eine "
            "Obergrenze.",
            "rate_bp",
        )
    if rules.rate_bp is not None and rules.fixed_amount is not None:
        yield Refused(
            "Fördersatz und Festbetrag schließen einander aus; bitte lassen Sie eines von beiden leer.",
            "fixed_amount",
        )
    cap, least = rules.cap_project, rules.minimum_grant
    if cap is not None and least is not None and least > cap:
        yield Refused(
            f"Die Mindestzuwendung ({formats.money(least)}) liegt über dem Höchstbetrag je Projekt "
            f"({formats.money(cap)}).",
            "minimum_grant",
        )


def _twice(rules: Rules) -> Iterator[Refused]:
    """What stands in a list twice."""
    for name, cell, values, what in (
        ("measures", "measure", [fold(row.measure) for row in rules.measures], "diese Maßnahmenart"),
        ("quotes", "from_amount", [row.from_amount for row in rules.quotes], "diesen Auftragswert"),
        ("tiers", "up_to", [row.up_to for row in rules.tiers], "diese Höhe"),
    ):
        for at in _repeated(values):
            yield Refused(
                f"Für {what} stehen zwei Zeilen da; bitte fassen Sie sie zusammen.", f"{name}[{at}].{cell}"
            )


def _repeated(values: Sequence[object]) -> list[int]:
    return [at for at, value in enumerate(values) if value in values[:at]]


def _applying(rules: Rules) -> Iterator[Refused]:
    if rules.least_goals is not None and rules.least_goals > len(rules.goals):
        yield Refused(
            f"Nötig wären {formats.count(rules.least_goals, 'Ziel', 'Ziele')}, genannt sind "
            f"{len(rules.goals)}; bitte nennen Sie mehr Ziele oder verlangen Sie weniger.",
            "least_goals",
        )


def _streets(rules: Rules) -> Iterator[Refused]:
    for at, row in enumerate(rules.streets):
        if row.first is not None and row.last is not None and row.first > row.last:
            yield Refused(
                f"„{row.street}“: Die kleinste Hausnummer ({row.first}) liegt über der größten ({row.last}).",
                f"streets[{at}].first",
            )
    known = [(plain_street(row.street), row.first, row.last, row.side) for row in rules.streets]
    for at in _repeated(known):
        yield Refused(f"„{rules.streets[at].street}“ steht schon da.", f"streets[{at}].street")


def _sources(rules: Rules) -> Iterator[Refused]:
    total = sum(row.share_bp or 0 for row in rules.sources)
    if rules.sources and total != WHOLE:
        yield Refused(
            f"Die Anteile der Mittelgeber ergeben {formats.percent(total)} statt {formats.percent(WHOLE)}.",
            "sources",
        )
