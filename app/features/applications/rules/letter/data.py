"""What a letter says, gathered as values."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.guideline import Calculation
from app.domain.letterhead import Writer
from app.domain.money import Money
from app.features.applications.rules.letter.facts import Facts
from app.features.applications.rules.letter.kinds import LetterKind, Signer, kind_of
from app.features.applications.rules.letter.typed import LetterDraft


@dataclass(frozen=True)
class LetterData:
    """Everything a letter says.

    What a decision froze (title, purpose, period, calculation, eligible cost) is as it was decided. Without a
    decision ``decided_on`` is None and the amounts are those of the application.

    Args:
        by_share: the grant is a share of the cost. fixed: it is an amount that the guideline names.
        own_conditions: those of this decision alone.
        texts: text modules that the office words itself, by key.
        typed: what was typed for this letter. proving: the proof of use is in.
    """

    kind: str
    mode: str
    application_id: int
    decision_id: int | None
    reference: str
    dated: date
    writer: Writer
    office_name: str
    city: str
    recipient: tuple[str, ...]
    salutation: str
    applicant: str
    title: str
    purpose: str
    received_on: date
    decided_on: date | None
    starts_on: date | None
    ends_on: date | None
    consent_on: date | None
    year: int
    fund: str
    guideline: str
    legal_basis: str
    givers: str
    requested: Money
    eligible: Money
    amount: Money
    rate_bp: int
    calculation: Calculation
    reason: str
    conditions: tuple[str, ...]
    approval_end: date | None
    proof_due: date | None
    retention_years: int
    binding_years: int
    court_name: str
    court_address: str
    by_share: bool = True
    fixed: bool = False
    own_conditions: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    typed: LetterDraft = field(default_factory=LetterDraft)
    facts: Facts = field(default_factory=Facts)
    proving: bool = False
    letter_id: int | None = None
    reclaim_id: int | None = None

    @property
    def of(self) -> LetterKind:
        """Its kind."""
        return kind_of(self.kind)

    @property
    def day(self) -> date:
        """Day of the decision, or of the letter where nothing was decided."""
        return self.decided_on or self.dated

    @property
    def due_on(self) -> date | None:
        """Until when something is to happen: as typed, else as the reclaim says."""
        demand = self.facts.demand
        if self.typed.due_on is not None or demand is None:
            return self.typed.due_on
        return demand.hearing_until if self.kind == "hearing" else demand.due_on

    @property
    def for_city(self) -> bool:
        """Whether it is a draft for the city's signature."""
        return self.mode == "city_draft" and self.of.signer in {Signer.GRANTER, Signer.PARTIES}
