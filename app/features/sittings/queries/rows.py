"""What lists and records of committees, sittings and resolutions show."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.casework import STATUS_LABELS, Status
from app.domain.money import Money
from app.features.sittings.rules.city import CityLine
from app.features.sittings.rules.committees import CommitteeDraft, Member, MemberDraft, term_hint
from app.features.sittings.rules.items import ItemDraft, ItemFacts, item_quorum, tally
from app.features.sittings.rules.planning import RUNNING, SittingDraft
from app.features.sittings.rules.presence import AttendanceLine, QuorumRule
from app.features.sittings.rules.ranking import Claim, Pot, RankLine
from app.features.sittings.rules.resolutions import ResolutionDraft
from app.features.sittings.rules.words import FUNCTIONS, RESOLVING, outcome_word


@dataclass(frozen=True)
class CommitteeRow:
    """A line of the list of committees."""

    id: int
    name: str
    short_name: str
    decides: bool
    members: int
    next_on: date | None
    active: bool


@dataclass(frozen=True)
class MemberRow:
    """A line of the members."""

    id: int
    member: Member
    draft: MemberDraft
    substitute_for: str
    hint: str = ""

    @property
    def name(self) -> str:
        """Who; a substitute stands below its member."""
        return f"↳ {self.member.name}" if self.substitute_for else self.member.name

    @property
    def party_word(self) -> str:
        """The group in German."""
        return self.member.party_word

    @property
    def represents(self) -> str:
        """For which house or club."""
        return self.member.represents

    @property
    def role(self) -> str:
        """``Vorsitz``, ``Vertretung``, ``beratend``."""
        if self.substitute_for:
            return "Vertretung"
        function = FUNCTIONS.get(self.member.function, "")
        return function or ("" if self.member.voting else "beratend")

    @property
    def until(self) -> date | None:
        """End of the term."""
        return self.member.until

    @classmethod
    def of(cls, member: Member, draft: MemberDraft, substitute_for: str, today: date) -> "MemberRow":
        """The line with its hint of that day."""
        return cls(member.id, member, draft, substitute_for, term_hint(member, today))


@dataclass(frozen=True)
class CommitteeDetail:
    """A committee with its members."""

    id: int
    draft: CommitteeDraft
    members: tuple[MemberRow, ...]
    sittings: int


@dataclass(frozen=True)
class SittingRow:
    """A line of the list of sittings."""

    id: int
    reference: str
    committee: str
    starts_at: datetime
    place: str
    status: str
    items: int
    applications_until: date | None


@dataclass(frozen=True)
class CommitteeFacts:
    """What a sitting must know of its committee."""

    id: int
    name: str
    decides: bool
    rule: QuorumRule
    resident_majority: bool
    lead_days: int
    closing_days: int
    public: bool


@dataclass(frozen=True)
class Accession:
    """A member who joined a decision later."""

    name: str
    day: date
    vote: str


@dataclass(frozen=True)
class ItemRow:
    """An item of the agenda with everything known of it.

    Args:
        decides: the committee decides it; else it recommends to the city.
        decider: who decides by the guideline because of the amount; empty where the committee may.
    """

    id: int
    number: int
    kind: str
    title: str
    draft: ItemDraft
    facts: ItemFacts
    decides: bool
    application_id: int | None = None
    reference: str = ""
    applicant: str = ""
    status: str = ""
    received_on: date | None = None
    late: bool = False
    requested: Money | None = None
    pot: str = ""
    rank: int | None = None
    claim: Claim | None = None
    decided: bool = False
    decider: str = ""
    accessions: tuple[Accession, ...] = ()
    resolution_done_on: date | None = None

    @property
    def heading(self) -> str:
        """Reference and title of an application, else the title."""
        return f"{self.reference} {self.title}".strip()

    @property
    def outcome(self) -> str:
        """Key of the outcome, empty while there is none."""
        return self.draft.outcome or ""

    @property
    def outcome_word(self) -> str | None:
        """The outcome in German, in the words of a committee that decides or recommends."""
        return outcome_word(self.kind, self.outcome, decides=self.decides) or None

    @property
    def proposed(self) -> Money | None:
        """What the guideline gives."""
        return self.facts.proposed

    @property
    def amount(self) -> Money | None:
        """What is granted."""
        return self.draft.amount

    @property
    def vote_words(self) -> str:
        """The count; empty while nobody voted."""
        counted = tally(self.draft)
        return counted.words if counted.cast else ""

    @property
    def votes(self) -> str:
        """The count where there is little room: ``8 : 2 : 1``."""
        counted = tally(self.draft)
        return counted.short if counted.cast else ""

    @property
    def quorum_words(self) -> str:
        """Whether the committee could decide on it; said only where it had to."""
        return item_quorum(self.facts, self.draft).finding if self.outcome in RESOLVING else ""

    @property
    def mark(self) -> str | None:
        """What is to be looked at: late, or no longer ready; None where all is well."""
        if self.kind == "application" and not self.decided and self.status != Status.TABLED:
            return STATUS_LABELS[self.status]
        return "nach Antragsschluss" if self.late else None


@dataclass(frozen=True)
class LetterRow:
    """An invitation that went out."""

    id: int
    dated: date
    recipient: str
    subject: str
    file_id: int
    sha256: str
    printed: str = ""


@dataclass(frozen=True)
class SittingDetail:
    """A sitting with everything its tabs show."""

    id: int
    draft: SittingDraft
    committee: CommitteeFacts
    reference: str
    number: int
    status: str
    invited_on: date | None
    closed_on: date | None
    minutes_file_id: int | None
    minutes_issued_on: date | None
    members: tuple[Member, ...]
    attendance: tuple[AttendanceLine, ...]
    items: tuple[ItemRow, ...]
    pots: tuple[Pot, ...]
    ranking: tuple[RankLine, ...]
    letters: tuple[LetterRow, ...]
    city: tuple[CityLine, ...]
    appointment_id: int | None = None
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def runs(self) -> bool:
        """Whether agenda, attendance and votes may change."""
        return self.status in RUNNING

    @property
    def day(self) -> date:
        """The day it sits."""
        return self.draft.starts_at.date() if self.draft.starts_at else date.min


@dataclass(frozen=True)
class ReadyRow:
    """An application that could be put on the agenda."""

    id: int
    reference: str
    title: str
    applicant: str
    fund: str
    received_on: date
    grant: Money
    requested: Money
    mark: str = ""


@dataclass(frozen=True)
class ResolutionRow:
    """A line of the control of resolutions."""

    id: int
    reference: str
    sat_on: date
    title: str
    resolution: str
    responsible: str
    due_on: date | None
    done_on: date | None
    state: str


@dataclass(frozen=True)
class ResolutionDetail:
    """A resolution and where it was taken."""

    id: int
    sitting_id: int
    reference: str
    sat_on: date
    number: int
    title: str
    state: str
    draft: ResolutionDraft = field(default_factory=ResolutionDraft)
