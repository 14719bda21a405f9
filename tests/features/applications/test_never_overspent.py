"""Whatever people do in whatever order, undo and redo included: no fund is overspent, no cent is lost."""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.casework import BINDING, Status
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.funds import queries as fund_queries
from app.features.funds import service as funds
from app.features.funds.rules import YearDraft
from app.features.funds.service import GUARDS
from db.balances import overspent
from db.models import Application, FundSource, Payment
from db.store import Store
from tests.features.applications.case import make_fund
from tests.features.applications.course import noticed, planned
from tests.features.applications.moves import MOVES
from tests.kit.office import CLOCK, Template
from tests.kit.steps import undoable

Verb = tuple[str, int, int]
TRIED = (*MOVES, "undo", "undo", "redo")
LONGEST = 24
ACTIONS = st.lists(
    st.tuples(st.sampled_from(TRIED), st.integers(1, 4), st.integers(1, 30)), min_size=10, max_size=LONGEST
)
WALKS = max(6, int(os.environ.get("QUARTIERSBUCH_MONEY_ACTIONS", "0")) // LONGEST)
"""How many walks are taken; before a release some 100,000 actions are tried (see the README)."""


def act(store: Store, verb: Verb) -> None:
    """Do one thing; what is refused is as if it had not been tried."""
    name, which, hundreds = verb
    if name == "undo":
        store.undo()
        return
    if name == "redo":
        store.redo()
        return
    with store.write(name) as session:
        MOVES[name](session, which, hundreds * 100)


def must_hold(store: Store) -> None:
    """The laws of the money."""
    with store.read() as session:
        assert overspent(session) == []
        for row in fund_queries.year_rows(session):
            assert row.free >= ZERO
            assert row.budget + row.carried == row.approved + row.reserved + row.passed_on + row.free
            assert ZERO <= row.paid <= row.approved
            assert Money.total(share.free for share in row.shares) == row.free
        for application in session.query(Application):
            paid = Money.total(
                row.amount for row in session.query(Payment).filter_by(application_id=application.id)
            )
            owed = application.final_grant if application.final_grant is not None else application.approved
            assert ZERO <= paid <= (application.approved or ZERO)
            if application.status in BINDING:
                assert application.committed == max(owed or ZERO, paid)
            else:
                assert paid == ZERO
            if application.status == Status.CLOSED:
                assert paid == application.final_grant
        numbers = [row.number for row in session.query(Application).order_by(Application.number)]
        assert numbers == list(range(1, len(numbers) + 1))


def standing(store: Store) -> object:
    """Every figure of every fund, and where each application stands."""
    with store.read() as session:
        figures = [
            (row.year, row.budget, row.carried, row.approved, row.reserved, row.paid, row.free, row.passed_on)
            for row in fund_queries.year_rows(session)
        ]
        states = [
            (one.id, one.status, one.reserved, one.committed, one.approved, one.final_grant)
            for one in session.query(Application).order_by(Application.id)
        ]
        return figures, states


@pytest.fixture(scope="module")
def begun(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with two grants that went out, in a fund with two givers and a year before."""
    folder: Path = template.copy(tmp_path_factory.mktemp("money") / "office")
    store = Store.open(folder, template.key, CLOCK)
    try:
        make_fund(store, 2500)
        noticed(store, 900)
        planned(store, ("first", 500), ("final", 400))
        noticed(store, 700)
        with store.write("Vorjahr und Geber", sealed=True) as session:  # undo stops here
            funds.save_year(session, 1, YearDraft(2025, Money.euros(700)))
            session.add(FundSource(fund_id=1, origin="state", share_bp=8000))
            session.add(FundSource(fund_id=1, position=1, origin="city", share_bp=2000))
    finally:
        store.close()
    return folder


@given(ACTIONS)
@settings(max_examples=WALKS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_actions_overspends(
    template: Template, begun: Path, tmp_path_factory: pytest.TempPathFactory, actions: Sequence[Verb]
) -> None:
    folder = tmp_path_factory.mktemp("walk") / "office"
    shutil.copytree(begun, folder)
    store = Store.open(folder, template.key, CLOCK)
    store.guards.extend(GUARDS)
    try:
        at_first = standing(store)
        for verb in actions:
            with suppress(Refused):
                act(store, verb)
            must_hold(store)
        while undoable(store) is not None:
            store.undo()
        assert standing(store) == at_first, "undo gives every cent back"
    finally:
        store.close()
        shutil.rmtree(folder)
