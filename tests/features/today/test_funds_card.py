"""The card „Fonds“ of the start page: what is there, and what is still to be entered."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.ids import Ref
from app.domain.money import Money
from app.features.today import queries
from app.features.today.screen import TodayScreen
from app.system.clock import Clock
from db.models import Fund, FundYear
from db.store import Store
from tests.kit.qt import SeenContext, inline_context, texts

YEAR = 2026


@pytest.fixture
def context(store: Store, clock: Clock) -> Iterator[SeenContext]:
    """What a screen may do."""
    made = inline_context(store, clock)
    yield made
    made.close()


def add(store: Store, name: str, *years: int, active: bool = True) -> None:
    with store.write("Fonds") as session:
        fund = Fund(name=name, prefix=name[:2].upper(), kind="resident", active=active)
        session.add(fund)
        session.flush()
        session.add_all(FundYear(fund_id=fund.id, year=year, budget=Money.euros(1000)) for year in years)


def shown(qtbot: QtBot, context: SeenContext) -> TodayScreen:
    page = TodayScreen(context)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    page.start()
    QApplication.processEvents()
    return page


def test_without_any_fund_one_can_be_made(qtbot: QtBot, store: Store, context: SeenContext) -> None:
    add(store, "Beendet", active=False)
    card = shown(qtbot, context).funds
    assert "Noch ist kein Fonds angelegt, der Anträge annimmt." in texts(card)
    assert "Fonds anlegen" in texts(card)


def test_a_fund_without_money_this_year_is_named_and_leads_there(
    qtbot: QtBot, store: Store, context: SeenContext
) -> None:
    add(store, "Cityfonds", YEAR - 1)
    page = shown(qtbot, context)
    assert {"Cityfonds", "2026 noch ohne Mittel"} <= set(texts(page.funds))
    assert "Fonds anlegen" not in texts(page.funds)
    add(store, "Aktionsfonds", YEAR)
    # Below the chart of the others, which is drawn once the width of the card has settled.
    qtbot.waitUntil(lambda: "2026 noch ohne Mittel" in texts(page.funds))
    lines = page.funds.findChildren(QPushButton)
    next(line for line in lines if "Cityfonds" in line.accessibleName() and line.isVisible()).click()
    assert context.opened == [Ref("fund", 1)]


def test_money_given_on_to_the_next_year_is_not_this_year_s(store: Store) -> None:
    add(store, "Cityfonds", YEAR, YEAR + 1)
    with store.write("Übertrag") as session:
        session.get_one(FundYear, 1).closed = True
        session.get_one(FundYear, 2).carried = Money.euros(400)
    with store.read() as session:
        (fund,) = queries.overview(session, date(YEAR, 11, 20)).funds
    assert fund.budget == fund.paid + fund.open + fund.reserved + fund.free
    assert fund.budget == Money.euros(600)
