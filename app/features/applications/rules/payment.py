"""What must hold when money is planned, called for, paid and paid back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.dates import add_months
from app.domain.errors import Faults, Refused, refuse
from app.domain.guideline import Rules, instalments
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, clean_text

INSTALMENT_KINDS: Mapping[str, str] = {
    "first": "1. Rate",
    "second": "2. Rate nach dem Nachweis",
    "advance": "Vorschuss auf Abruf",
    "final": "nach dem Nachweis",
}
BEFORE_PROOF = frozenset({"first", "advance"})
"""What the plan pays before the proof; the rest waits for it."""
DRAWDOWN_STATES: Mapping[str, str] = {
    "called": "abgerufen",
    "accepted": "angenommen",
    "refused": "abgelehnt",
    "paid": "gezahlt",
}


@dataclass(frozen=True)
class PlanLine:
    """A line of the payment plan."""

    kind: str = "final"
    due_on: date | None = None
    amount: Money | None = None
    note: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """A payment plan as typed."""

    lines: tuple[PlanLine, ...] = ()


@dataclass(frozen=True)
class DrawdownDraft:
    """A call for money (Mittelabruf) as typed."""

    amount: Money | None = None
    called_on: date | None = None
    needed_until: date | None = None
    purpose: str = ""


@dataclass(frozen=True)
class RulingDraft:
    """What is answered to a call for money: an empty reason accepts."""

    reason: str = ""


@dataclass(frozen=True)
class PaymentDraft:
    """A payment as typed."""

    amount: Money | None = None
    day: date | None = None
    note: str = ""
    drawdown_id: int | None = None


@dataclass(frozen=True)
class Payable:
    """How much may be paid in all at this stage.

    Args:
        limit: the highest sum of all payments, in whole cents.
        paid: what is paid and not paid back.
        why: what sets the limit, as a sentence.
    """

    limit: Money
    paid: Money
    why: str

    @property
    def room(self) -> Money:
        """What may still be paid now."""
        return max(self.limit - self.paid, ZERO)


def proposed_plan(rules: Rules, amount: Money) -> tuple[PlanLine, ...]:
    """The payment plan after the guideline's variant: after the proof, in two instalments, or in advance."""
    parts = instalments(rules, amount)
    kinds = ("first", "second") if len(parts) > 1 else ("advance" if rules.payment == "advance" else "final",)
    return tuple(PlanLine(kind, None, part) for kind, part in zip(kinds, parts, strict=True) if part)


def checked_plan(draft: PlanDraft, approved: Money) -> tuple[PlanLine, ...]:
    """The payment plan: kinds known, amounts above nothing, together exactly the grant.

    Raises:
        Refused: naming the line, or by how much the sum differs.
    """
    faults = Faults()
    for at, line in enumerate(draft.lines):
        if line.kind not in INSTALMENT_KINDS:
            faults.add([Refused(f"Zeile {at + 1}: Bitte wählen Sie die Art.", f"lines[{at}].kind")])
        if line.amount is None or line.amount <= ZERO:
            sentence = f"Zeile {at + 1}: Bitte geben Sie einen Betrag über 0 an."
            faults.add([Refused(sentence, f"lines[{at}].amount")])
    faults.refuse()
    total = Money.total(line.amount or ZERO for line in draft.lines)
    if total != approved:
        more = total > approved
        difference = total - approved if more else approved - total
        raise Refused(
            f"Der Zahlungsplan ergibt {formats.money(total)}, bewilligt sind {formats.money(approved)}. "
            f"Das sind {formats.money(difference)} zu {'viel' if more else 'wenig'}.",
            "lines",
        )
    return tuple(replace(line, note=clean_line(line.note, "lines")) for line in draft.lines)


def before_proof(plan: Sequence[PlanLine], approved: Money) -> Money:
    """What the plan pays before the proof, never above the grant."""
    planned = Money.total(line.amount or ZERO for line in plan if line.kind in BEFORE_PROOF)
    return min(planned, approved)


def payable_before(plan: Sequence[PlanLine], approved: Money, firm: Money, paid: Money) -> Payable:
    """What may be paid before the proof: the plan's part, within the notice that is unappealable.

    Args:
        plan: the payment plan.
        approved: the grant as the newest notice has it.
        firm: the grant of the newest notice that is unappealable.
        paid: what is paid and not paid back.
    """
    planned = before_proof(plan, approved)
    if firm < planned:
        why = f"Bestandskräftig bewilligt sind {formats.money(firm)}."
        return Payable(firm, paid, why)
    if not planned:
        why = (
            "Nach dem Zahlungsplan wird erst nach der Prüfung des Nachweises gezahlt. Soll vorher gezahlt "
            "werden, ändern Sie bitte den Zahlungsplan."
        )
    else:
        why = f"Vor dem Nachweis sind nach dem Zahlungsplan {formats.money(planned)} zu zahlen."
    return Payable(planned, paid, why)


def payable_after(final_grant: Money, paid: Money) -> Payable:
    """What may be paid after the proof: up to the final grant."""
    return Payable(
        final_grant, paid, f"Nach dem Nachweis beträgt die Zuwendung {formats.money(final_grant)}."
    )


def checked_drawdown(
    draft: DrawdownDraft, open_room: Money, months_ahead: int | None, decided_on: date, today: date
) -> DrawdownDraft:
    """A call for money: within what the plan pays before the proof, and not further ahead than allowed.

    Args:
        draft: as typed.
        open_room: what is neither paid nor called for yet of the plan's part before the proof.
        months_ahead: within how many months the money must be spent (ANBest-P Nr. 1.4); None: no limit.
        decided_on: nothing is called for before the grant.
        today: nothing is called for later.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    faults.add(_call_amount(draft.amount, open_room))
    called = draft.called_on
    if called is None:
        faults.add([Refused("Bitte geben Sie an, wann der Abruf eingegangen ist.", "called_on")])
    elif called < decided_on:
        sentence = f"Vor der Bewilligung am {formats.day(decided_on)} gibt es keinen Abruf."
        faults.add([Refused(sentence, "called_on")])
    elif called > today:
        faults.add([Refused(f"Der {formats.day(called)} liegt in der Zukunft.", "called_on")])
    faults.add(_too_far_ahead(draft, months_ahead))
    purpose = faults.take(clean_text, draft.purpose, "purpose", 2000) or ""
    faults.refuse()
    return replace(draft, purpose=purpose.strip())


def _call_amount(amount: Money | None, room: Money) -> list[Refused]:
    if amount is None or amount <= ZERO:
        return [Refused("Bitte geben Sie den abgerufenen Betrag an.", "amount")]
    if amount > room:
        return [
            Refused(
                f"Abgerufen werden können noch {formats.money(room)}, nicht {formats.money(amount)}. Was der "
                "Zahlungsplan erst nach dem Nachweis vorsieht, wird nicht abgerufen.",
                "amount",
            )
        ]
    return []


def _too_far_ahead(draft: DrawdownDraft, months_ahead: int | None) -> list[Refused]:
    if months_ahead is None or draft.called_on is None:
        return []
    last = add_months(draft.called_on, months_ahead)
    within = formats.count(months_ahead, "Monat", "Monate")
    if draft.needed_until is None:
        return [
            Refused(
                f"Bitte geben Sie an, bis wann das Geld ausgegeben wird; erlaubt sind {within} im Voraus.",
                "needed_until",
            )
        ]
    if draft.needed_until > last:
        return [
            Refused(
                f"Mittel dürfen nur für {within} im Voraus abgerufen werden, hier also bis "
                f"{formats.day(last)}, nicht bis {formats.day(draft.needed_until)}. Bitte rufen Sie weniger "
                "ab und später den Rest.",
                "needed_until",
            )
        ]
    return []


def must_have_account(iban: str, reference: str) -> None:
    """Paid is only to an account whose IBAN was checked when it was entered.

    Raises:
        Refused: when there is none.
    """
    if not iban.strip():
        raise Refused(
            f"Für {reference} ist keine IBAN eingetragen. Bitte tragen Sie das Konto ein, bevor gezahlt wird."
        )


def checked_payment(draft: PaymentDraft, payable: Payable, decided_on: date, today: date) -> PaymentDraft:
    """A payment: above nothing, within what may be paid at this stage, not before the approval.

    Raises:
        Refused: naming the limit and what set it.
    """
    if draft.amount is None or draft.amount <= ZERO:
        raise Refused("Bitte geben Sie den gezahlten Betrag an.", "amount")
    if draft.amount > payable.room:
        raise Refused(
            f"{payable.why} Gezahlt sind {formats.money(payable.paid)}, offen sind noch "
            f"{formats.money(payable.room)}; {formats.money(draft.amount)} sind zu viel.",
            "amount",
        )
    _must_be_past(draft.day, decided_on, today)
    return replace(draft, note=clean_line(draft.note, "note"))


def checked_refund(draft: PaymentDraft, owed: Money, decided_on: date, today: date) -> PaymentDraft:
    """Money that came back: above nothing, not above what is owed; interest is no part of it.

    Raises:
        Refused: naming the limit.
    """
    if draft.amount is None or draft.amount <= ZERO:
        raise Refused("Bitte geben Sie an, wie viel zurückgezahlt wurde.", "amount")
    if draft.amount > owed:
        raise Refused(
            f"Zurückzuzahlen sind noch {formats.money(owed)}, nicht {formats.money(draft.amount)}. Zinsen "
            "werden nicht hier gebucht; sie stehen bei der Rückforderung.",
            "amount",
        )
    _must_be_past(draft.day, decided_on, today)
    return replace(draft, note=clean_line(draft.note, "note"))


def _must_be_past(day: date | None, decided_on: date, today: date) -> None:
    if day is None:
        raise Refused("Bitte geben Sie an, wann gezahlt wurde.", "day")
    if day < decided_on:
        refuse(
            [Refused(f"Vor der Bewilligung am {formats.day(decided_on)} darf nicht gezahlt werden.", "day")]
        )
    if day > today:
        raise Refused(f"Der {formats.day(day)} liegt in der Zukunft.", "day")
