"""A grant that is altered, revoked, extended or closed: what is typed, and what must hold."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, clean_text

_LONGEST = 5_000


@dataclass(frozen=True)
class AmendDraft:
    """A grant as it is to be from now on; empty fields stay as they are."""

    amount: Money | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    purpose: str = ""
    reason: str = ""
    day: date | None = None


@dataclass(frozen=True)
class RevokeDraft:
    """A revocation as typed.

    Args:
        remains: what the applicant keeps; zero revokes the whole grant.
    """

    remains: Money | None = ZERO
    reason: str = ""
    day: date | None = None


@dataclass(frozen=True)
class DeadlineDraft:
    """A date to keep, or a new day for one that is there."""

    due_on: date | None = None
    text: str = ""


@dataclass(frozen=True)
class ReasonDraft:
    """Only a reason: for reopening a file, for giving a proof back."""

    reason: str = ""


def checked_amendment(draft: AmendDraft, paid: Money, approved: Money, today: date) -> AmendDraft:
    """An amendment: with a reason, never below what is paid.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    amount = approved if draft.amount is None else draft.amount
    if amount <= ZERO:
        faults.add(
            [Refused("Eine Bewilligung über nichts gibt es nicht; bitte widerrufen Sie sie.", "amount")]
        )
    elif amount < paid:
        sentence = (
            f"Gezahlt sind schon {formats.money(paid)}; weniger als das kann nicht bewilligt sein. Was zu "
            "viel gezahlt ist, wird widerrufen und zurückgefordert."
        )
        faults.add([Refused(sentence, "amount")])
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        sentence = f"Das Projekt kann nicht vor seinem Beginn am {formats.day(draft.starts_on)} enden."
        faults.add([Refused(sentence, "ends_on")])
    purpose = (faults.take(clean_text, draft.purpose, "purpose", _LONGEST) or "").strip()
    reason = _reason(draft.reason, "Bitte nennen Sie den Grund der Änderung; er steht im Bescheid.", faults)
    _must_be_today_or_before(draft.day, today, faults)
    faults.refuse()
    return replace(draft, amount=amount, purpose=purpose, reason=reason)


def checked_revocation(draft: RevokeDraft, approved: Money, today: date) -> RevokeDraft:
    """A revocation: with a reason, of more than nothing.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    remains = draft.remains or ZERO
    if not ZERO <= remains < approved:
        sentence = (
            f"Bewilligt sind {formats.money(approved)}; nach dem Widerruf muss weniger "
            "übrig sein, mindestens 0,00 €."
        )
        faults.add([Refused(sentence, "remains")])
    reason = _reason(draft.reason, "Bitte nennen Sie den Grund des Widerrufs; er steht im Bescheid.", faults)
    _must_be_today_or_before(draft.day, today, faults)
    faults.refuse()
    return replace(draft, remains=remains, reason=reason)


def checked_deadline(draft: DeadlineDraft, *, before: date | None = None) -> DeadlineDraft:
    """A date to keep; a date that moves needs its reason.

    Args:
        draft: as typed.
        before: the day as it stands, where one is moved.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    text = faults.take(clean_line, draft.text, "text") or ""
    if draft.due_on is None:
        faults.add([Refused("Bitte geben Sie das Datum an.", "due_on")])
    if not text:
        asked = "Bitte nennen Sie den Grund der Verlängerung." if before else "Bitte benennen Sie die Frist."
        faults.add([Refused(asked, "text")])
    if before is not None and draft.due_on == before:
        faults.add(
            [
                Refused(
                    f"Das ist schon der {formats.day(before)}; bitte wählen Sie einen anderen Tag.", "due_on"
                )
            ]
        )
    faults.refuse()
    return replace(draft, text=text)


def checked_why(draft: ReasonDraft, asked: str) -> str:
    """The reason.

    Raises:
        Refused: with the sentence that asks for it.
    """
    text = clean_text(draft.reason, "reason", _LONGEST).strip()
    if not text:
        raise Refused(asked, "reason")
    return text


def _reason(typed: str, asked: str, faults: Faults) -> str:
    text = (faults.take(clean_text, typed, "reason", _LONGEST) or "").strip()
    if not text:
        faults.add([Refused(asked, "reason")])
    return text


def _must_be_today_or_before(day: date | None, today: date, faults: Faults) -> None:
    if day is None:
        faults.add([Refused("Bitte geben Sie das Datum an.", "day")])
    elif day > today:
        faults.add([Refused(f"Der {formats.day(day)} liegt in der Zukunft.", "day")])
