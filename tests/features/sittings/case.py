"""A committee of seven with a fund, applications that are ready, and a sitting of today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import service as applications
from app.features.applications.queries import calculation
from app.features.applications.rules import CostLine, FinanceLine
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import ItemRow, SittingDetail
from app.features.sittings.rules.committees import CommitteeDraft, MemberDraft
from app.features.sittings.rules.planning import SittingDraft
from app.features.sittings.rules.presence import AttendanceDraft
from app.features.sittings.service import closing, committees, planning, recording
from db.models import Application, CommitteeMember
from db.store import Store
from tests.features.applications.case import checked, make_fund
from tests.kit import factories
from tests.kit.office import NOW

TODAY = NOW.date()
STARTS = datetime(2026, 11, 20, 9, 0)
PARTIES = ("resident", "resident", "resident", "resident", "trade", "institution", "politics")


@dataclass
class Board:
    """What was made: the committee, its members and the substitute of the first."""

    fund_id: int
    committee_id: int
    members: tuple[int, ...]
    substitute: int


def make_board(store: Store, euros: int = 10_000, **changes: Any) -> Board:
    """A committee of seven, the first with a substitute; more than half must be there."""
    fund_id = make_fund(store, euros)
    with store.write("Gremium anlegen") as session:
        base = CommitteeDraft(
            name="Quartiersbeirat", short_name="Beirat", resident_majority=True, fund_ids=(fund_id,)
        )
        committee_id = committees.save(session, replace(base, **changes))
        members = tuple(
            committees.save_member(session, committee_id, MemberDraft(_person(session, at), party))
            for at, party in enumerate(PARTIES)
        )
        substitute = committees.save_member(
            session,
            committee_id,
            MemberDraft(_person(session, 9), "resident", substitute_for_id=members[0]),
        )
    return Board(fund_id, committee_id, members, substitute)


def _person(session: Any, at: int) -> int:
    return factories.contact(
        session,
        first_name=f"Vor{at}",
        last_name=f"Nach{at}",
        street="Marktstraße",
        house_number=str(at + 1),
        postcode="58452",
        town="Witten",
    ).id


def apply(store: Store, title: str = "Bänke", euros: int = 1500, **changes: Any) -> int:
    """An application checked and ready, for a grant of at most that much."""
    cost = Money.euros(2 * euros)
    base: dict[str, Any] = {
        "title": title,
        "requested": Money.euros(euros),
        "costs": (CostLine("Sachkosten", "Bänke", cost),),
        "finance": (FinanceLine("own_cash", "Vereinskasse", Money.euros(euros)),),
        "received_on": date(2026, 10, 2),
    }
    return checked(store, **{**base, **changes})


def plan(store: Store, board: Board, starts_at: datetime = STARTS, **changes: Any) -> int:
    """A sitting, planned."""
    with store.write("Sitzung planen") as session:
        draft = SittingDraft(board.committee_id, starts_at, place="Stadtteilbüro", chair="Vor1 Nach1")
        return planning.save(session, replace(draft, **changes))


def put_on(store: Store, sitting_id: int, *application_ids: int) -> None:
    """Applications onto the agenda."""
    with store.write("Tagesordnung") as session:
        planning.put_on(session, sitting_id, application_ids, calculation)


def detail(store: Store, sitting_id: int) -> SittingDetail:
    """The sitting as its page shows it."""
    with store.read() as session:
        return queries.detail(session, sitting_id)


def present(
    store: Store, sitting_id: int, member_ids: Sequence[int], *, came: str = "", left: str = ""
) -> None:
    """These are there, the others excused."""
    found = detail(store, sitting_id)
    lines = tuple(
        replace(line, presence="present", came=came, left=left)
        if line.member_id in member_ids
        else replace(line, presence="excused")
        for line in found.attendance
    )
    with store.write("Anwesenheit") as session:
        recording.record_attendance(session, sitting_id, AttendanceDraft(lines))


def items(store: Store, sitting_id: int) -> list[ItemRow]:
    """The applications on the agenda."""
    return [row for row in detail(store, sitting_id).items if row.kind == "application"]


def vote(store: Store, row: ItemRow, votes: str, **changes: Any) -> int:
    """Record an item; ``votes`` is one letter a line: j, n, e, b or a blank for none."""
    words = {"j": "yes", "n": "no", "e": "abstain", "b": "biased", " ": None}
    ballots = tuple(
        replace(line, vote=words[letter], reason="wohnt im Haus" if letter == "b" else "")
        for line, letter in zip(row.draft.ballots, votes.ljust(len(row.draft.ballots)), strict=True)
    )
    with store.write("Punkt speichern") as session:
        return recording.record_item(session, row.id, replace(row.draft, ballots=ballots, **changes), now=NOW)


def close(store: Store, sitting_id: int) -> int:
    """Close it with the real decisions behind it."""
    with store.write("Sitzung schließen") as session:
        return closing.close(session, sitting_id, applications.decide, today=TODAY, now=NOW, staff_id=None)


def application(store: Store, application_id: int) -> Application:
    """The application as it stands."""
    with store.read() as session:
        return session.get_one(Application, application_id)


def applicant(store: Store, application_id: int, contact: int) -> None:
    """Somebody else applies."""
    with store.write("Antragsteller") as session:
        session.get_one(Application, application_id).contact_id = contact


def contact_of(store: Store, member_id: int) -> int:
    """The person behind a member."""
    with store.read() as session:
        return session.get_one(CommitteeMember, member_id).contact_id


def refused(store: Store, act: Callable[[Any], Any], says: str, field: str | None = None) -> None:
    """Try that verb: it is refused with these words beside that field."""
    with pytest.raises(Refused, match=says) as caught, store.write("x") as session:
        act(session)
    assert caught.value.field == field
