"""Money asked back: hearing, demand, interest (§§ 28, 49, 49a VwVfG NRW)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import WHOLE, ZERO, Money
from app.domain.text import clean_text

DAYS_A_YEAR = 365
"""Interest is reckoned by the day, a year at 365 days (act/365); § 49a (3) VwVfG NRW names no other way."""
_LONGEST = 5_000


@dataclass(frozen=True)
class ReclaimDraft:
    """A reclaim as it begins: why, how much, and until when the applicant may answer."""

    reason: str = ""
    amount: Money | None = None
    hearing_on: date | None = None
    hearing_until: date | None = None


@dataclass(frozen=True)
class DemandDraft:
    """The demand after the hearing.

    Args:
        rate_bp: interest a year in basis points: five points above the base rate (§ 49a (3) VwVfG NRW).
    """

    answer: str = ""
    demanded_on: date | None = None
    due_on: date | None = None
    interest_from: date | None = None
    rate_bp: int | None = None


@dataclass(frozen=True)
class Repaid:
    """Money that came back on a day."""

    day: date
    amount: Money


@dataclass(frozen=True)
class Span:
    """Days over which the same amount bore interest."""

    first: date
    until: date
    amount: Money
    days: int
    cents_days: int


@dataclass(frozen=True)
class Interest:
    """Interest with its arithmetic.

    Args:
        amount: all spans together, rounded down to the cent once.
        spans: in their order.
        rate_bp: rate a year in basis points.
    """

    amount: Money
    spans: tuple[Span, ...]
    rate_bp: int

    @property
    def sentence(self) -> str:
        """``1.000,00 € × 91 Tage × 6,27 % ÷ 365 = 15,63 €``."""
        parts = [
            f"{formats.money(span.amount)} × {formats.count(span.days, 'Tag', 'Tage')}"
            for span in self.spans
            if span.days
        ]
        if not parts or not self.rate_bp:
            return "Zinsen fallen nicht an."
        sums = parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"
        rate = formats.percent(self.rate_bp)
        return f"Zinsen: {sums} × {rate} ÷ {DAYS_A_YEAR} = {formats.money(self.amount)}."


def interest(
    amount: Money, since: date, until: date, rate_bp: int, repaid: Sequence[Repaid] = ()
) -> Interest:
    """Interest on what was still owed, day by day (act/365), from a day on until the day it came back.

    Args:
        amount: what was to be paid back at first.
        since: first day that bears interest.
        until: day on which interest ends; that day bears none any more.
        rate_bp: rate a year in basis points.
        repaid: what came back in between; each lowers the amount from its day on.
    """
    spans, owed, at = [], amount, since
    for one in sorted(repaid, key=lambda part: part.day):
        day = min(max(one.day, at), until)
        spans.append(_span(at, day, owed))
        owed, at = max(owed - one.amount, ZERO), day
    if at < until:
        spans.append(_span(at, until, owed))
    total = sum(span.cents_days for span in spans) * rate_bp // (WHOLE * DAYS_A_YEAR)
    return Interest(Money(total), tuple(span for span in spans if span.days and span.amount), rate_bp)


def _span(first: date, until: date, amount: Money) -> Span:
    days = max((until - first).days, 0)
    return Span(first, until, amount, days, amount.cents * days)


def checked_reclaim(draft: ReclaimDraft, owed: Money, today: date) -> ReclaimDraft:
    """A reclaim as it begins.

    Raises:
        Refused: without a reason, above what is paid beyond the final grant, or with impossible days.
    """
    faults = Faults()
    reason = (faults.take(clean_text, draft.reason, "reason", _LONGEST) or "").strip()
    if not reason:
        faults.add([Refused("Bitte nennen Sie den Grund der Rückforderung; er steht im Bescheid.", "reason")])
    amount = draft.amount
    if amount is None or amount <= ZERO:
        faults.add([Refused("Bitte geben Sie an, wie viel zurückgefordert wird.", "amount")])
    elif amount > owed:
        faults.add(
            [
                Refused(
                    f"Über die endgültige Zuwendung hinaus gezahlt sind {formats.money(owed)}; mehr kann "
                    "nicht zurückgefordert werden.",
                    "amount",
                )
            ]
        )
    if draft.hearing_on is not None and draft.hearing_on > today:
        faults.add([Refused(f"Der {formats.day(draft.hearing_on)} liegt in der Zukunft.", "hearing_on")])
    if draft.hearing_until is not None and draft.hearing_until <= (draft.hearing_on or today):
        faults.add(
            [
                Refused(
                    "Die Frist zur Äußerung muss nach der Anhörung liegen (§ 28 VwVfG NRW).", "hearing_until"
                )
            ]
        )
    faults.refuse()
    return replace(draft, reason=reason)


def checked_demand(
    draft: DemandDraft, hearing_until: date | None, first_paid: date, today: date
) -> DemandDraft:
    """The demand: after the hearing, due later, interest not before money was paid.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    answer = (faults.take(clean_text, draft.answer, "answer", _LONGEST) or "").strip()
    if draft.demanded_on is None:
        faults.add([Refused("Bitte geben Sie an, wann zurückgefordert wird.", "demanded_on")])
    else:
        faults.add(_wrong_demand(draft.demanded_on, hearing_until, today, answered=bool(answer)))
        if draft.due_on is None or draft.due_on <= draft.demanded_on:
            sentence = "Bitte geben Sie eine Zahlungsfrist an, die nach der Rückforderung liegt."
            faults.add([Refused(sentence, "due_on")])
    if draft.interest_from is not None and draft.interest_from < first_paid:
        faults.add(
            [
                Refused(
                    f"Zinsen fallen frühestens ab der ersten Zahlung am {formats.day(first_paid)} an.",
                    "interest_from",
                )
            ]
        )
    if draft.interest_from is not None and draft.rate_bp is None:
        faults.add(
            [
                Refused(
                    "Bitte geben Sie den Zinssatz an: 5 Prozentpunkte über dem Basiszinssatz der Bundesbank "
                    "(§ 49a Abs. 3 VwVfG NRW).",
                    "rate_bp",
                )
            ]
        )
    faults.refuse()
    return replace(draft, answer=answer)


def _wrong_demand(day: date, hearing_until: date | None, today: date, *, answered: bool) -> list[Refused]:
    if day > today:
        return [Refused(f"Der {formats.day(day)} liegt in der Zukunft.", "demanded_on")]
    if hearing_until is not None and day <= hearing_until and not answered:
        return [
            Refused(
                f"Die Frist zur Äußerung läuft bis {formats.day(hearing_until)}. Bitte warten Sie sie ab, "
                "oder tragen Sie ein, was der Antragsteller gesagt hat.",
                "demanded_on",
            )
        ]
    return []
