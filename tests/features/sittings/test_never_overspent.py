"""Whatever a committee does in whatever order, undo included: no fund is overspent and no cent is lost."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.casework import BINDING, Status
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.sittings.rules.ranking import RankingDraft, by_rank, filled, in_proportion
from app.features.sittings.service import planning, recording
from db.balances import balance, overspent
from db.models import AgendaItem, Application, Sitting
from db.store import Store
from tests.features.sittings.case import (
    Board,
    apply,
    close,
    detail,
    items,
    make_board,
    plan,
    present,
    put_on,
    vote,
)
from tests.kit.office import CLOCK, NOW, Template

BUDGET = 4_000


def _newest(store: Store) -> int:
    with store.read() as session:
        return session.scalars(select(Sitting.id).order_by(Sitting.id.desc()).limit(1)).first() or 0


def _apply(store: Store, _board: Board, number: int) -> None:
    apply(store, f"Projekt {number}", 300 + number * 150)


def _plan(store: Store, board: Board, number: int) -> None:
    plan(store, board, datetime(2026, 11, 20, 8, 0) - timedelta(minutes=number))


def _put_on(store: Store, _board: Board, number: int) -> None:
    with store.read() as session:
        ready = session.scalars(
            select(Application.id).where(Application.status.in_(("checked", "deferred")))
        ).all()
    put_on(store, _newest(store), *ready[: 1 + number % 5])


def _attend(store: Store, board: Board, number: int) -> None:
    present(store, _newest(store), board.members[: 3 + number % 5])


def _vote(store: Store, _board: Board, number: int) -> None:
    for at, row in enumerate(items(store, _newest(store))):
        count = len(row.draft.ballots)
        yes = (number + at) % (count + 1)
        outcome = "approved" if yes > count - yes else "rejected"
        vote(store, row, "j" * yes + "n" * (count - yes), outcome=outcome, reason="Beschluss", amount=None)


def _rank(store: Store, _board: Board, number: int) -> None:
    found = detail(store, _newest(store))
    claims = [row.claim for row in found.items if row.claim is not None]
    pot = found.pots[0].free if found.pots else ZERO
    amounts = (by_rank if number % 2 else in_proportion)(claims, pot)
    with store.write("Rangfolge") as session:
        draft = RankingDraft(filled(found.ranking, claims, amounts))
        recording.set_ranking(session, found.id, draft)


def _close(store: Store, _board: Board, _number: int) -> None:
    close(store, _newest(store))


def _cancel(store: Store, _board: Board, _number: int) -> None:
    with store.write("Absagen") as session:
        planning.cancel(session, _newest(store))


def _defer(store: Store, _board: Board, _number: int) -> None:
    for row in items(store, _newest(store))[:1]:
        with store.write("Zurückstellen") as session:
            blank = tuple(replace(line, vote=None, reason="") for line in row.draft.ballots)
            draft = replace(row.draft, outcome="deferred", amount=None, reason="Später.", ballots=blank)
            recording.record_item(session, row.id, draft, now=NOW)


def _undo(store: Store, _board: Board, _number: int) -> None:
    store.undo()


def _redo(store: Store, _board: Board, _number: int) -> None:
    store.redo()


MOVES: tuple[Callable[[Store, Board, int], None], ...] = (
    *(_apply, _apply, _plan, _put_on, _attend, _vote, _vote, _rank, _close, _close),
    *(_cancel, _defer, _undo, _redo),
)
COURSE = (_apply, _apply, _apply, _plan, _put_on, _attend, _vote, _rank, _close)
"""A walk that gets somewhere; chance begins after it."""


def must_hold(store: Store) -> None:
    """The laws of the money and of the states."""
    with store.read() as session:
        assert overspent(session) == []
        found = balance(session, 1, 2026)
        assert found.free >= ZERO
        assert found.whole == found.approved + found.reserved + found.free
        assert found.whole == Money.euros(BUDGET)
        for record in session.scalars(select(Application)):
            assert record.status in set(Status)
            if record.status in BINDING:
                assert record.committed == record.approved
            tabled = session.scalars(
                select(Sitting.status)
                .join(AgendaItem, AgendaItem.sitting_id == Sitting.id)
                .where(AgendaItem.application_id == record.id)
            ).all()
            if record.status == Status.TABLED:
                assert set(tabled) & {"planned", "invited", "open"}, "whoever waits waits for a sitting"


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 20)), min_size=8, max_size=16))
def test_no_walk_of_a_committee_overspends_a_fund(
    template: Template, tmp_path: Path, walk: list[tuple[Callable[[Store, Board, int], None], int]]
) -> None:
    shutil.rmtree(tmp_path / "walked", ignore_errors=True)
    store = Store.open(template.copy(tmp_path / "walked"), template.key, CLOCK)
    try:
        board = make_board(store, BUDGET)
        for move in COURSE:
            move(store, board, 7)
            must_hold(store)
        assert detail(store, _newest(store)).status == "closed"
        for move, number in walk:
            with suppress(Refused):
                move(store, board, number)
            must_hold(store)
    finally:
        store.close()
