"""What must hold when an application is decided and paid: no early start, never above what there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Refused, refuse
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, clean_text

PAPER_KINDS: Mapping[str, str] = {
    "quote": "Angebot",
    "order": "Auftrag",
    "contract": "Vertrag",
    "invoice": "Rechnung",
    "payment": "Zahlung",
    "other": "Sonstiges",
}
BINDING = frozenset({"order", "contract", "invoice", "payment"})
"""Papers that show that the project has begun (VG Sigmaringen 14 K 1932/21); a quote does not."""


@dataclass(frozen=True)
class PaperDraft:
    """A dated paper as typed."""

    kind: str = "quote"
    name: str = ""
    dated: date | None = None
    amount: Money | None = None


@dataclass(frozen=True)
class ApprovalDraft:
    """An approval as typed; ``conditions`` are those of this decision alone, one a line."""

    amount: Money | None = None
    day: date | None = None
    reason: str = ""
    conditions: str = ""


@dataclass(frozen=True)
class RejectionDraft:
    """A rejection as typed."""

    reason: str = ""
    day: date | None = None


@dataclass(frozen=True)
class EarlyStartDraft:
    """A consent to an early start as typed."""

    day: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class DayDraft:
    """The day of something that happened."""

    day: date | None = None


@dataclass(frozen=True)
class ReceivedDraft:
    """The day an application came in."""

    received_on: date | None = None


def checked_paper(draft: PaperDraft, today: date) -> PaperDraft:
    """The paper with its name cleaned.

    Raises:
        Refused: when kind, name or date cannot be right.
    """
    if draft.kind not in PAPER_KINDS:
        raise Refused("Bitte wählen Sie die Art der Unterlage.", "kind")
    name = clean_line(draft.name, "name")
    if not name:
        raise Refused("Bitte benennen Sie die Unterlage, z. B. „Malerbetrieb Schulz, Nr. 4711“.", "name")
    if draft.dated is None:
        raise Refused(
            "Bitte geben Sie das Datum der Unterlage an; an ihm hängt die Prüfung des Beginns.", "dated"
        )
    if draft.dated > today:
        raise Refused(
            f"Die Unterlage kann nicht vom {formats.day(draft.dated)} sein; der Tag kommt erst.", "dated"
        )
    if draft.amount is not None and draft.amount < ZERO:
        raise Refused("Der Betrag kann nicht negativ sein.", "amount")
    return replace(draft, name=name)


def early_papers(papers: Sequence[PaperDraft], before: date, consent_on: date | None) -> list[PaperDraft]:
    """Papers that show a start before the day, and before a written consent to it; earliest first."""
    limit = before if consent_on is None else min(before, consent_on)
    found = [paper for paper in papers if paper.kind in BINDING and paper.dated and paper.dated < limit]
    return sorted(found, key=lambda paper: (paper.dated or before, paper.name))


def must_not_have_begun(papers: Sequence[PaperDraft], before: date, consent_on: date | None) -> None:
    """The project has not begun before its approval (vorzeitiger Maßnahmenbeginn).

    Raises:
        Refused: naming the paper and its date.
    """
    refuse(early_start(papers, before, consent_on))


def early_start(papers: Sequence[PaperDraft], before: date, consent_on: date | None) -> list[Refused]:
    """Why a project has begun before its approval, with the paper and its date; empty when it has not."""
    early = early_papers(papers, before, consent_on)
    if not early:
        return []
    paper = early[0]
    more = (
        f" (und {formats.count(len(early) - 1, 'weitere Unterlage', 'weitere Unterlagen')})"
        if early[1:]
        else ""
    )
    consent = (
        "Eine schriftliche Zustimmung zum vorzeitigen Beginn liegt nicht vor."
        if consent_on is None
        else f"Die Zustimmung zum vorzeitigen Beginn gilt erst ab {formats.day(consent_on)}."
    )
    sentence = (
        f"{PAPER_KINDS[paper.kind]} „{paper.name}“ vom {formats.day(paper.dated)}{more}: Das Projekt hat "
        f"vor der Bewilligung begonnen und darf nicht gefördert werden. {consent}"
    )
    return [Refused(sentence, "day")]


def checked_day(day: date | None, received_on: date, today: date, field: str = "day") -> date:
    """The day of a decision: not before the application came in, not in the future.

    Raises:
        Refused: saying why the day cannot be.
    """
    if day is None:
        raise Refused("Bitte geben Sie das Datum an.", field)
    if day < received_on:
        raise Refused(
            f"Der {formats.day(day)} liegt vor dem Eingang des Antrags am {formats.day(received_on)}.", field
        )
    if day > today:
        raise Refused(f"Der {formats.day(day)} liegt in der Zukunft.", field)
    return day


def checked_amount(amount: Money | None, grant: Money, free: Money, fund: str, year: int) -> Money:
    """The amount to approve: above nothing, not above the calculation, not above what is free.

    Args:
        amount: what was typed.
        fund: name of the fund, for the sentence.
        year: budget year, for the sentence.
        grant: highest grant under the guideline.
        free: free money of the fund and year with what this application holds back itself.

    Raises:
        Refused: naming the limit.
    """
    if amount is None or amount <= ZERO:
        raise Refused(
            "Bitte geben Sie einen Betrag über 0 an; ohne Zuschuss lehnen Sie den Antrag ab.", "amount"
        )
    if amount > grant:
        raise Refused(
            f"Nach der Richtlinie sind höchstens {formats.money(grant)} möglich, "
            f"nicht {formats.money(amount)}.",
            "amount",
        )
    if amount > free:
        raise Refused(
            f"Im „{fund}“ sind {year} nur noch {formats.money(max(free, ZERO))} frei. Für "
            f"{formats.money(amount)} fehlen {formats.money(amount - max(free, ZERO))}.",
            "amount",
        )
    return amount


def checked_reason(reason: str, *, needed: str = "") -> str:
    """The reason of a decision.

    Args:
        reason: what was typed.
        needed: the sentence that asks for it where one is needed.

    Raises:
        Refused: when it is needed and missing.
    """
    text = clean_text(reason, "reason", 5000).strip()
    if needed and not text:
        raise Refused(needed, "reason")
    return text


def shortage(grant: Money, free: Money, fund: str, year: int) -> str:
    """Why nothing could be held back; empty when the free money suffices."""
    if grant <= free:
        return ""
    left = max(free, ZERO)
    return (
        f"Im „{fund}“ sind {year} nur {formats.money(left)} frei; für {formats.money(grant)} fehlen "
        f"{formats.money(grant - left)}. Es wurde nichts vorgemerkt."
    )
