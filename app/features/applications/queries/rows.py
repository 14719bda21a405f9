"""What a record of an application is made of."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.guideline import Calculation, Rules
from app.domain.money import ZERO, Money
from app.features.applications.rules import ApplicationDraft, Plan


@dataclass(frozen=True)
class PaperRow:
    """A dated paper; ``early`` when it shows a start before the approval or the consent."""

    id: int
    kind: str
    name: str
    dated: date
    amount: Money | None
    file_id: int | None
    early: bool

    @property
    def state(self) -> str | None:
        """``early`` or nothing, for the chip."""
        return "early" if self.early else None


@dataclass(frozen=True)
class DocumentRow:
    """An entry of the checklist."""

    id: int
    label: str
    stage: str
    by_guideline: bool
    requested_on: date | None
    due_on: date | None
    received_on: date | None
    waived: str
    file_id: int | None

    @property
    def open(self) -> bool:
        """Whether it is neither there nor waived."""
        return self.received_on is None and not self.waived

    @property
    def state(self) -> str:
        """``there``, ``waived``, ``asked`` or ``missing``, for the chip."""
        if self.received_on is not None:
            return "there"
        return "waived" if self.waived else ("asked" if self.requested_on else "missing")


@dataclass(frozen=True)
class AidRow:
    """De-minimis aid; ``own`` when it was granted here."""

    id: int
    granted_on: date
    amount: Money
    authority: str
    instrument: str
    sector: str
    registered_on: date | None
    register_until: date | None
    own: bool
    counts: bool

    @property
    def state(self) -> str:
        """For the chip: ``registered``, ``due``, ``declared``, ``past``."""
        if not self.counts:
            return "past"
        if not self.own:
            return "declared"
        return "registered" if self.registered_on else "due"


@dataclass(frozen=True)
class PaymentRow:
    """A payment or its counter-entry."""

    id: int
    paid_on: date
    amount: Money
    note: str
    state: str
    """``paid``, ``reversed`` or ``counter``."""


@dataclass(frozen=True)
class LetterRow:
    """A letter that went out."""

    id: int
    kind: str
    subject: str
    dated: date
    issued_at: datetime
    printed_at: datetime | None
    file_id: int
    file_name: str
    sha256: str


@dataclass(frozen=True)
class DecisionRow:
    """What was decided, with the calculation as it stood."""

    id: int
    kind: str
    decided_on: date
    amount: Money
    reason: str
    who: str
    calculation: Calculation


@dataclass(frozen=True)
class ApplicationDetail:
    """An application with plan, calculation, papers, decision, payments, letters.

    Args:
        free: what is free for this application, with what it holds back itself.
    """

    id: int
    draft: ApplicationDraft
    reference: str
    number: int | None
    status: str
    fund: str
    fund_kind: str
    applicant: str
    address: str
    guideline: str
    rules: Rules
    plan: Plan
    calculation: Calculation
    reserved: Money
    approved: Money | None
    final_grant: Money | None
    reclaiming: bool
    paid: Money
    free: Money
    waiting: int | None
    checked_on: date | None
    checked_by: str
    decided_on: date | None
    deadline: date | None
    place: int | None
    """Its place on the waiting list; None where it does not wait for money."""
    sitting_decides: str
    """Which body decides at a sitting; empty when the office or the city decides alone."""
    documents: tuple[DocumentRow, ...]
    papers: tuple[PaperRow, ...]
    payments: tuple[PaymentRow, ...]
    letters: tuple[LetterRow, ...]
    to_write: tuple[str, ...]
    decision: DecisionRow | None
    parts: tuple[tuple[str, int], ...]

    @property
    def letter_due(self) -> bool:
        """Whether a letter has yet to go out."""
        return bool(self.to_write)

    @property
    def open_amount(self) -> Money:
        """Granted, in the end or as approved, and not yet paid."""
        return self._owed - self.paid

    @property
    def owed_back(self) -> Money:
        """What is paid beyond what is granted in the end."""
        return max(self.paid - self._owed, ZERO) if self.final_grant is not None else ZERO

    @property
    def even(self) -> bool:
        """What is paid and not paid back is what is granted in the end."""
        return self.final_grant == self.paid

    @property
    def _owed(self) -> Money:
        return (self.approved or ZERO) if self.final_grant is None else self.final_grant
