"""What single kinds of letters tell beyond the application and its decision."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.guideline import Calculation
from app.domain.money import ZERO, Money

_LIMIT = Money.euros(300_000)
"""Verordnung (EU) 2023/2831, Art. 3 (2)."""


@dataclass(frozen=True)
class Terms:
    """What the guideline says that changes the wording.

    Args:
        payment: ``after_proof``, ``instalments`` or ``advance``.
        first: amount of the first of two instalments.
        rest: amount of the second.
        advance_months: money is called for at most so many months ahead; 0 where nothing is said.
        own_cash_bp: least own share in cash; 0 when none.
        own_cash: least own share in cash as an amount; zero when none.
        labour_hour: what an hour of own labour counts; zero where nothing is said.
        publicity: whether the grant has to be made public; ``publicity_text`` is how.
        de_minimis: whether the grant counts as De-minimis aid.
        limit: most aid an undertaking may get in so many ``years``.
    """

    payment: str = "after_proof"
    first: Money = ZERO
    rest: Money = ZERO
    advance_months: int = 0
    own_cash_bp: int = 0
    own_cash: Money = ZERO
    labour_hour: Money = ZERO
    publicity: bool = False
    publicity_text: str = ""
    de_minimis: bool = False
    limit: Money = _LIMIT
    years: int = 3


@dataclass(frozen=True)
class Line:
    """A line of a plan as a sheet prints it."""

    kind: str
    text: str
    amount: Money
    note: str = ""


@dataclass(frozen=True)
class Cut:
    """A receipt of which less was recognised than claimed."""

    number: str
    subject: str
    claimed: Money
    recognised: Money
    reason: str


@dataclass(frozen=True)
class Settled:
    """What the checked proof led to."""

    final: Money
    claimed: Money
    recognised: Money
    cuts: tuple[Cut, ...] = ()
    calculation: Calculation | None = None
    checked_on: date | None = None


@dataclass(frozen=True)
class Demand:
    """Money asked back."""

    amount: Money
    reason: str
    hearing_on: date | None = None
    hearing_until: date | None = None
    answer: str = ""
    due_on: date | None = None
    interest_from: date | None = None
    interest_bp: int = 0
    interest: Money | None = None


@dataclass(frozen=True)
class Aid:
    """De-minimis aid with the six fields of the register, and what came before in the period."""

    granted_on: date
    amount: Money
    authority: str
    instrument: str
    sector: str
    before: Money = ZERO


@dataclass(frozen=True)
class Proposal:
    """Where the money is to go and from which account of the city."""

    payee: str
    iban: str
    account_code: str
    office: str


@dataclass(frozen=True)
class Visit:
    """An inspection as it was noted."""

    noted_on: date
    text: str
    present: str
    by: str


@dataclass(frozen=True)
class Facts:
    """All of it; None or empty where there is nothing of the kind."""

    terms: Terms = field(default_factory=Terms)
    paid: Money = ZERO
    former: Money | None = None
    """What was granted before an amendment."""
    noticed_on: date | None = None
    """Day of the notice that a later letter refers to."""
    committee: str = ""
    sitting_on: date | None = None
    account_holder: str = ""
    iban: str = ""
    group: str = ""
    place: str = ""
    costs: tuple[Line, ...] = ()
    finance: tuple[Line, ...] = ()
    settled: Settled | None = None
    demand: Demand | None = None
    aid: Aid | None = None
    proposal: Proposal | None = None
    visit: Visit | None = None
