"""Closing a sitting of sixty items: decisions, prepared letters, payment plans and deadlines in one step."""

import statistics
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy.orm import Session

from app.bench.figures import Figure, seconds
from app.bench.replayed import against_replay
from app.domain.money import Money
from app.features.applications import service as applications
from app.features.applications.queries import calculation
from app.features.applications.rules import ApplicationDraft, CostLine, FinanceLine
from app.features.contacts import service as contacts
from app.features.contacts.rules import ContactDraft
from app.features.funds import service as funds
from app.features.funds.rules import FundDraft, SourceLine, YearDraft
from app.features.sittings.queries import sittings as queries
from app.features.sittings.rules.committees import CommitteeDraft, MemberDraft
from app.features.sittings.rules.planning import SittingDraft
from app.features.sittings.rules.presence import AttendanceDraft
from app.features.sittings.service import closing, committees, planning, recording
from app.system.clock import Clock
from db.store import Store

_ITEMS, _MEMBERS = 60, 13
_TARGET = 2_500.0
_RATIO = 12.0
_FUND = FundDraft(
    name="Messfonds",
    prefix="MESS",
    kind="resident",
    letter_mode="office",
    sources=(SourceLine("city", "Stadt", 10_000),),
)
_GUIDELINE = """
name = "Messung"
kind = "resident"
version = "1"
valid_from = {year}-01-01
[rules]
rate_percent = 100
cap_project = 5000
"""


def figures(store: Store, clock: Clock, records: int, *, quick: bool) -> Iterator[Figure]:
    """One closing, undone after each round, so that the next one does the same."""
    count = _ITEMS // 6 if quick else _ITEMS
    sitting_id = _prepared(store, clock, count)
    times = []
    for _ in range(2 if quick else 5):
        times.append(seconds(lambda: _close(store, clock, sitting_id)) * 1000)
        store.undo()
    yield Figure(
        "sitting_close",
        f"Sitzung mit {count} Anträgen schließen",
        records,
        statistics.median(times),
        "ms",
        _TARGET,
        note="Entscheidungen, Bescheide, Zahlungspläne und Fristen in einem Schritt, mit Journal",
    )
    rounds = against_replay(store, partial(_closed, clock, store.staff_id, sitting_id), 2 if quick else 5)
    ours, bare = map(statistics.median, rounds)
    yield Figure(
        "sitting_ratio",
        "Sitzung schließen ÷ nackte Schreibbefehle",
        records,
        ours / bare,
        "×",
        _RATIO,
        ours,
        bare,
        "dieselben Befehle noch einmal in dieselbe Datei, ohne Lesen, Rechnen und Prüfen",
    )


def _close(store: Store, clock: Clock, sitting_id: int) -> None:
    with store.write("Sitzung schließen") as session:
        _closed(clock, store.staff_id, sitting_id, session)


def _closed(clock: Clock, staff_id: int | None, sitting_id: int, session: Session) -> None:
    now = clock.now()
    closing.close(session, sitting_id, applications.decide, today=now.date(), now=now, staff_id=staff_id)


def _prepared(store: Store, clock: Clock, count: int) -> int:
    """A committee, so many applications that are ready, a sitting of today, every vote recorded."""
    today = clock.today()
    with store.write("Messung vorbereiten") as session:
        people = [contacts.save(session, _person(number), None, today=today) for number in range(_MEMBERS)]
        fund_id = funds.save(session, _FUND, None)
        funds.save_year(session, fund_id, YearDraft(today.year, Money.euros(1_000_000)))
        funds.import_guideline(session, fund_id, _GUIDELINE.format(year=today.year))
        board = committees.save(session, CommitteeDraft("Messbeirat", fund_ids=(fund_id,)))
        for person in people:
            committees.save_member(session, board, MemberDraft(person))
    ids = [_application(store, clock, fund_id, people[0], number) for number in range(count)]
    starts_at = datetime.combine(today, time(9))
    with store.write("Sitzung planen") as session:
        sitting_id = planning.save(session, SittingDraft(board, starts_at, place="Büro"))
        planning.put_on(session, sitting_id, ids, calculation)
    _vote(store, clock, sitting_id)
    return sitting_id


def _person(number: int) -> ContactDraft:
    return ContactDraft(kind="person", first_name="Mess", last_name=f"Person {number}")


def _application(store: Store, clock: Clock, fund_id: int, contact_id: int, number: int) -> int:
    today = clock.today()
    amount = Money.euros(900 + number)
    draft = ApplicationDraft(
        fund_id=fund_id,
        year=today.year,
        contact_id=contact_id,
        title=f"Messung {number}",
        purpose="Gemessen wird, wie lange eine Sitzung zum Schließen braucht.",
        received_on=today,
        starts_on=today + timedelta(days=30),
        ends_on=today + timedelta(days=90),
        requested=amount - Money.euros(100),
        not_begun_declared=True,
        costs=(CostLine("Sachkosten", "Material", amount),),
        finance=(FinanceLine("own_cash", "Eigenmittel", Money.euros(100)),),
    )
    with store.write("Antrag aufnehmen") as session:
        application_id = applications.receive(session, draft, today=today)
    with store.write("Antrag prüfen") as session:
        applications.check(session, application_id, today=today, staff_id=None)
    return application_id


def _vote(store: Store, clock: Clock, sitting_id: int) -> None:
    with store.read() as session:
        lines = queries.detail(session, sitting_id).attendance
    with store.write("Anwesenheit erfassen") as session:
        there = tuple(replace(line, presence="present") for line in lines)
        recording.record_attendance(session, sitting_id, AttendanceDraft(there))
    with store.read() as session:
        rows = [row for row in queries.detail(session, sitting_id).items if row.application_id is not None]
    with store.write("Stimmen erfassen") as session:
        for row in rows:
            # The first member applies, and is biased already.
            ballots = tuple(replace(line, vote=line.vote or "yes") for line in row.draft.ballots)
            draft = replace(row.draft, ballots=ballots, outcome="approved")
            recording.record_item(session, row.id, draft, now=clock.now())
