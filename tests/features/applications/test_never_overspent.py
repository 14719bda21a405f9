"""Whatever people do in whatever order, undo and redo included: no fund is overspent, no cent is lost."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications import service
from app.features.applications.rules import CostLine, FinanceLine, PaymentDraft, RejectionDraft
from app.features.funds import queries as fund_queries
from app.features.funds import service as funds
from app.features.funds.rules import YearDraft
from db.balances import overspent
from db.models import Application, FundSource, Payment
from db.store import Store
from tests.features.applications.case import DRAFT, TODAY, approval, make_fund
from tests.kit.office import CLOCK, Template

Verb = tuple[str, int, int]
VERBS = (
    "receive",
    "check",
    "approve",
    "reject",
    "withdraw",
    "pay",
    "reverse",
    "budget",
    "carry",
    "undo",
    "redo",
)
ACTIONS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(1, 4), st.integers(1, 30)), min_size=6, max_size=14
)


def act(store: Store, verb: Verb) -> None:
    """Do one thing; what is refused is as if it had not been tried."""
    name, which, hundreds = verb
    if name == "undo":
        store.undo()
        return
    if name == "redo":
        store.redo()
        return
    euros = hundreds * 100
    with store.write(name) as session:
        if name == "receive":
            costs = (CostLine("Sachkosten", "", Money.euros(euros * 2)),)
            finance = (FinanceLine("own_cash", "", Money.euros(euros)),)
            draft = replace(DRAFT, costs=costs, finance=finance, requested=Money.euros(euros))
            service.receive(session, draft, today=TODAY)
        elif name == "budget":
            funds.save_year(session, 1, YearDraft(2026, Money.euros(euros), ZERO), 1)
        elif name == "carry":
            funds.carry_over(session, 1, 2026)
        elif name == "reverse":
            service.reverse_payment(session, which, today=TODAY)
        else:
            _decide(name)(session, which, euros)


def _decide(name: str) -> Callable[..., object]:
    return {
        "check": lambda s, at, _: service.check(s, at, today=TODAY, staff_id=None),
        "approve": lambda s, at, euros: service.approve(s, at, approval(euros), today=TODAY, staff_id=None),
        "reject": lambda s, at, _: service.reject(
            s, at, RejectionDraft("Nein.", TODAY), today=TODAY, staff_id=None
        ),
        "withdraw": lambda s, at, _: service.withdraw(s, at),
        "pay": lambda s, at, euros: service.book_payment(
            s, at, PaymentDraft(Money.euros(euros), TODAY), today=TODAY
        ),
    }[name]


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
            assert ZERO <= paid <= (application.approved or ZERO)
        numbers = [row.number for row in session.query(Application).order_by(Application.number)]
        assert numbers == list(range(1, len(numbers) + 1))


@given(ACTIONS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_actions_overspends(
    template: Template, tmp_path_factory: pytest.TempPathFactory, actions: Sequence[Verb]
) -> None:
    folder: Path = template.copy(tmp_path_factory.mktemp("money") / "office")
    store = Store.open(folder, template.key, CLOCK)
    try:
        make_fund(store, 2500)
        with store.write("Vorjahr und Geber", sealed=True) as session:  # undo stops here
            funds.save_year(session, 1, YearDraft(2025, Money.euros(700)))
            session.add(FundSource(fund_id=1, origin="state", share_bp=8000))
            session.add(FundSource(fund_id=1, position=1, origin="city", share_bp=2000))
        for verb in actions:
            with suppress(Refused):
                act(store, verb)
            must_hold(store)
    finally:
        store.close()
