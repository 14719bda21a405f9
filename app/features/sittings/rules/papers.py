"""What invitations and minutes say, gathered as values."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.letterhead import Writer
from app.domain.money import Money


@dataclass(frozen=True)
class AgendaLine:
    """An item as the enclosed agenda shows it."""

    number: int
    title: str
    applicant: str = ""
    asked: Money | None = None


@dataclass(frozen=True)
class Guest:
    """Somebody who is invited.

    Args:
        stands_in_for: name of the member a substitute would sit in for; empty for members.
        address: as in the window of the envelope; empty when there is none to write to.
    """

    contact_id: int
    name: str
    salutation: str
    address: tuple[str, ...]
    stands_in_for: str = ""


@dataclass(frozen=True)
class InvitationData:
    """Everything the letters of one sitting say."""

    sitting_id: int
    committee: str
    reference: str
    starts_at: datetime
    place: str
    dated: date
    writer: Writer
    city: str
    guests: tuple[Guest, ...]
    agenda: tuple[AgendaLine, ...]
    warning: str = ""
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def by_post(self) -> tuple[Guest, ...]:
        """Those a letter can reach."""
        return tuple(guest for guest in self.guests if guest.address)

    @property
    def unreachable(self) -> tuple[str, ...]:
        """Names of those without an address."""
        return tuple(guest.name for guest in self.guests if not guest.address)


@dataclass(frozen=True)
class Present:
    """A line of the attendance table in the minutes."""

    name: str
    party: str
    stands_for: str
    presence: str


@dataclass(frozen=True)
class MinutesItem:
    """An item as the minutes tell it."""

    number: int
    title: str
    is_application: bool
    facts: tuple[tuple[str, str], ...] = ()
    text: str = ""
    biased: tuple[str, ...] = ()
    quorum: str = ""
    vote: str = ""
    result: str = ""
    reason: str = ""
    conditions: str = ""
    resolution: str = ""
    task: str = ""
    acceded: tuple[str, ...] = ()


@dataclass(frozen=True)
class RankedLine:
    """A line of the ranking in the minutes."""

    rank: str
    title: str
    votes: str
    proposed: Money
    amount: Money


@dataclass(frozen=True)
class MinutesData:
    """Everything the minutes say; ``title`` names the sitting within its committee."""

    sitting_id: int
    title: str
    reference: str
    committee: str
    office: str
    facts: tuple[tuple[str, str], ...]
    present: tuple[Present, ...]
    findings: tuple[str, ...]
    opening: str
    items: tuple[MinutesItem, ...]
    closing: str
    dated: date
    chair: str
    secretary: str
    pots: tuple[tuple[str, tuple[RankedLine, ...]], ...] = ()
    is_draft: bool = False
