"""The proof of use: what was planned beside what was spent, income, and what is to pay or to be paid back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.guideline import Cost
from app.domain.money import WHOLE, ZERO, Money
from app.domain.text import clean_line, clean_text
from app.features.applications.rules.plan import FINANCE_KINDS, CostLine
from app.features.applications.rules.receipts import ReceiptLine

_T = TypeVar("_T")
DEVIATION = 2_000
"""Basis points by which a cost kind may differ from its plan before it is marked (ANBest-P Nr. 1.2: 20 %)."""


@dataclass(frozen=True)
class ProofDraft:
    """A proof of use as it comes in."""

    day: date | None = None
    finished_on: date | None = None
    report: str = ""


@dataclass(frozen=True)
class IncomeLine:
    """A line of the income of the project, as proved."""

    kind: str = "own_cash"
    text: str = ""
    received_on: date | None = None
    amount: Money | None = None


@dataclass(frozen=True)
class IncomesDraft:
    """The income of a project as typed."""

    lines: tuple[IncomeLine, ...] = ()


@dataclass(frozen=True)
class KindRow:
    """A cost kind: planned, claimed, recognised; ``id`` is its place in the list.

    Args:
        planned, claimed, recognised: sums of the kind.
    """

    id: int
    kind: str
    planned: Money
    claimed: Money
    recognised: Money

    @property
    def difference(self) -> Money:
        """What was recognised beyond the plan; below zero where less."""
        return self.recognised - self.planned

    @property
    def state(self) -> str | None:
        """``off`` where the plan was missed by more than a fifth, ``unplanned`` where there was none."""
        if not self.planned:
            return "unplanned" if self.recognised else None
        return "off" if abs(self.difference.cents) * WHOLE > self.planned.cents * DEVIATION else None


@dataclass(frozen=True)
class Balance:
    """Both sides of a proof.

    Args:
        spent: everything that is claimed, own labour included.
        recognised: what of it counts.
        income: proved income without the grant.
        grant: what is granted in the end, or approved as long as that is not known.
    """

    spent: Money
    recognised: Money
    income: Money
    grant: Money

    @property
    def covered(self) -> Money:
        """Income with the grant."""
        return self.income + self.grant

    @property
    def sentence(self) -> str:
        """Whether income covers what was spent, with the arithmetic."""
        sums = (
            f"Ausgaben {formats.money(self.spent)}; Einnahmen {formats.money(self.income)} und Zuwendung "
            f"{formats.money(self.grant)} ergeben {formats.money(self.covered)}"
        )
        if self.spent == self.covered:
            return f"{sums}: ausgeglichen."
        if self.spent > self.covered:
            return f"{sums}: Es fehlen {formats.money(self.spent - self.covered)} auf der Einnahmenseite."
        return f"{sums}: {formats.money(self.covered - self.spent)} mehr eingenommen als ausgegeben."


def checked_proof(draft: ProofDraft, decided_on: date, today: date) -> ProofDraft:
    """A proof as it comes in: not before the grant, not in the future.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    for name, what in (("day", "Der Eingang"), ("finished_on", "Der Abschluss des Projekts")):
        day: date | None = getattr(draft, name)
        if day is None:
            faults.add([Refused(f"{what} fehlt. Bitte geben Sie das Datum an.", name)])
        elif day < decided_on:
            sentence = f"{what} am {formats.day(day)} liegt vor der Bewilligung am {formats.day(decided_on)}."
            faults.add([Refused(sentence, name)])
        elif day > today:
            faults.add([Refused(f"{what} am {formats.day(day)} liegt in der Zukunft.", name)])
    if not faults.found and draft.finished_on and draft.day and draft.finished_on > draft.day:
        sentence = (
            f"Das Projekt kann nicht erst nach dem Eingang am {formats.day(draft.day)} abgeschlossen sein."
        )
        faults.add([Refused(sentence, "finished_on")])
    report = faults.take(clean_text, draft.report, "report") or ""
    faults.refuse()
    return replace(draft, report=report)


def checked_incomes(lines: Sequence[IncomeLine], today: date) -> tuple[IncomeLine, ...]:
    """The income side: kinds known, amounts not negative, no day in the future.

    Raises:
        Refused: for each cell that cannot be right.
    """
    faults = Faults()
    kept = []
    for at, line in enumerate(lines):
        place = f"lines[{at}]"
        faults.add(_wrong_income(at, line, today))
        kept.append(replace(line, text=faults.take(clean_line, line.text, f"{place}.text") or ""))
    faults.refuse()
    return tuple(kept)


def _wrong_income(at: int, line: IncomeLine, today: date) -> Iterator[Refused]:
    place = f"lines[{at}]"
    if line.kind not in FINANCE_KINDS:
        yield Refused(f"Zeile {at + 1}: Bitte wählen Sie die Herkunft.", f"{place}.kind")
    if line.amount is None or line.amount < ZERO:
        yield Refused(f"Zeile {at + 1}: Bitte geben Sie einen Betrag an.", f"{place}.amount")
    if line.received_on is not None and line.received_on > today:
        yield Refused(
            f"Zeile {at + 1}: Der {formats.day(line.received_on)} liegt in der Zukunft.",
            f"{place}.received_on",
        )


def by_kind(costs: Sequence[CostLine], receipts: Sequence[ReceiptLine]) -> tuple[KindRow, ...]:
    """Plan beside actual by cost kind, in the order of the plan; what was never planned follows."""
    kinds = list(dict.fromkeys([*(line.kind for line in costs), *(line.kind for line in receipts)]))

    def total(lines: Sequence[CostLine] | Sequence[ReceiptLine], kind: str, name: str) -> Money:
        return Money.total(getattr(line, name) or ZERO for line in lines if line.kind == kind)

    return tuple(
        KindRow(
            at,
            kind or "ohne Kostenart",
            total(costs, kind, "amount"),
            total(receipts, kind, "claimed"),
            total(receipts, kind, "recognised"),
        )
        for at, kind in enumerate(kinds)
    )


def balance_of(receipts: Sequence[ReceiptLine], incomes: Sequence[IncomeLine], grant: Money) -> Balance:
    """Both sides of a proof."""
    return Balance(
        Money.total(line.claimed or ZERO for line in receipts),
        Money.total(line.recognised or ZERO for line in receipts),
        Money.total(line.amount or ZERO for line in incomes),
        grant,
    )


def income_by_kind(incomes: Sequence[IncomeLine]) -> Mapping[str, Money]:
    """Proved income as the calculation takes it."""
    return {
        kind: Money.total(line.amount or ZERO for line in incomes if line.kind == kind)
        for kind in FINANCE_KINDS
    }


def planned_by_kind(costs: Sequence[CostLine]) -> Mapping[str, tuple[str, int | None]]:
    """By cost kind, the type of measure and the tax on which all lines of the plan agree."""
    return {
        kind: (
            _agreed([line.measure for line in costs if line.kind == kind]) or "",
            _agreed([line.vat_bp for line in costs if line.kind == kind]),
        )
        for kind in {line.kind for line in costs}
    }


def _agreed(values: Sequence[_T]) -> _T | None:
    return values[0] if len(set(values)) == 1 else None


def proven_costs(
    receipts: Sequence[ReceiptLine], roles: Mapping[str, str], hour: Money | None
) -> tuple[Cost, ...]:
    """What was recognised, as the calculation takes it.

    Own labour that was cut counts for as much time as what is left of it is worth.
    """
    return tuple(
        Cost(
            amount=line.recognised or ZERO,
            kind=line.kind,
            text=line.subject,
            measure=line.measure,
            role=roles.get(line.kind, ""),
            minutes=_minutes(line, hour),
            vat_bp=line.vat_bp,
        )
        for line in receipts
    )


def _minutes(line: ReceiptLine, hour: Money | None) -> int | None:
    if line.minutes is None or not hour or line.recognised == line.claimed:
        return line.minutes
    return (line.recognised or ZERO).cents * 60 // hour.cents


def outcome(final_grant: Money, paid: Money) -> str:
    """What is left to do after the proof, in one sentence."""
    said = f"Endgültige Zuwendung {formats.money(final_grant)}, gezahlt {formats.money(paid)}: "
    if paid == final_grant:
        return f"{said}es ist nichts mehr zu zahlen."
    if paid < final_grant:
        return f"{said}noch zu zahlen sind {formats.money(final_grant - paid)}."
    return f"{said}zurückzufordern sind {formats.money(paid - final_grant)}."
