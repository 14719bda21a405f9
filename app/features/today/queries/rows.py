"""What the cards of the start page show."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dates import Week
from app.domain.ids import Ref
from app.domain.money import Money
from app.features.today.rules import Hours


@dataclass(frozen=True)
class FollowUp:
    """A follow-up that is due.

    Args:
        own_id: the follow-up itself where an answer of the city brought it; None for that of a consultation.
    """

    ref: Ref
    reference: str
    text: str
    due_on: date
    own_id: int | None = None


@dataclass(frozen=True)
class Waiting:
    """An application nobody has decided yet."""

    ref: Ref
    reference: str
    title: str
    status: str
    received_on: date
    requested: Money


@dataclass(frozen=True)
class Deadline:
    """A day something must have happened by; ``deadline_id`` where a click says that it has."""

    ref: Ref
    what: str
    title: str
    due_on: date
    deadline_id: int | None = None


@dataclass(frozen=True)
class Date:
    """An appointment of this week."""

    ref: Ref
    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    all_day: bool = False


@dataclass(frozen=True)
class FundState:
    """A fund in this year; ``open`` is approved and not yet paid."""

    ref: Ref
    name: str
    budget: Money
    paid: Money
    open: Money
    reserved: Money
    free: Money


@dataclass(frozen=True)
class Unfunded:
    """A fund that takes applications and has no money entered for this year."""

    ref: Ref
    name: str


@dataclass(frozen=True)
class HandoverState:
    """The last handover, and the weeks before this one that are still missing."""

    ref: Ref | None
    number: int
    week: Week | None
    created_at: datetime | None
    missing: tuple[Week, ...]


@dataclass(frozen=True)
class AnswersState:
    """What the city was asked and has not answered: how much, and since how many days the oldest."""

    count: int
    days: int


@dataclass(frozen=True)
class BackupState:
    """The newest backup that was proven."""

    at: datetime
    size: int


@dataclass(frozen=True)
class Overview:
    """Everything on the start page, read in one go.

    Args:
        empty: nothing was ever logged here; the page then says how to begin.
    """

    follow_ups: tuple[FollowUp, ...]
    follow_ups_total: int
    waiting: tuple[Waiting, ...]
    waiting_total: int
    deadlines: tuple[Deadline, ...]
    deadlines_total: int
    dates: tuple[Date, ...]
    funds: tuple[FundState, ...]
    unfunded: tuple[Unfunded, ...]
    hours: Hours
    handover: HandoverState
    answers: AnswersState
    backup: BackupState | None
    empty: bool
