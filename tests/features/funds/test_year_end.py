"""Year end: no money counts twice, a closed year opens again, each giver's line adds up."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.funds import queries, service
from app.features.funds.rules import FundDraft, SourceLine, YearDraft
from app.features.funds.screen import FundsScreen
from app.system.clock import Clock
from db.models import Fund, FundYear, Guideline
from db.store import Store
from tests.kit import factories
from tests.kit.qt import SeenContext, dialog, inline_context, open_page, press, spoken

SOURCES = (SourceLine("state", "", 6_667), SourceLine("city", "", 1_666), SourceLine("private", "", 1_667))


@pytest.fixture
def fund(store: Store) -> int:
    store.guards.extend(service.GUARDS)
    with store.write("Fonds") as session:
        fund_id = service.save(session, FundDraft("Cityfonds", "CF", "fifty_fifty", sources=SOURCES), None)
        service.save_year(session, fund_id, YearDraft(2025, Money.euros(9_000)))
        service.save_year(session, fund_id, YearDraft(2026, Money.euros(5_000)))
        session.add(
            Guideline(fund_id=fund_id, version="2025", valid_from=date(2025, 1, 1), rules={"rate_bp": 5000})
        )
    return fund_id


def promise(store: Store, year: int, **values: object) -> None:
    with store.write("Antrag") as session:
        fund = session.get_one(Fund, 1)
        factories.application(session, fund, factories.contact(session), year=year, **values)


def refused(store: Store, act: object, says: str, field: str | None = None) -> None:
    with pytest.raises(Refused) as caught, store.write("x") as session:
        act(session)  # type: ignore[operator] # a function of the session
    assert says in caught.value.sentence.replace("\xa0", " ")
    assert caught.value.field == field


def test_a_carry_over_typed_while_the_year_before_is_open_is_refused(store: Store, fund: int) -> None:
    draft = YearDraft(2026, Money.euros(5_000), Money.euros(3_000))
    refused(
        store,
        lambda s: service.save_year(s, fund, draft, 2),
        "2025 ist noch offen; von Hand eingetragen zählte der Übertrag von 3.000,00 € doppelt",
        "carried",
    )
    new = YearDraft(2027, Money.euros(1), Money.euros(1))
    refused(store, lambda s: service.save_year(s, fund, new), "2026 ist noch offen", "carried")


def test_where_the_year_before_is_not_in_the_program_it_is_typed(store: Store, fund: int) -> None:
    with store.write("Anfang") as session:
        service.save_year(session, fund, YearDraft(2025, Money.euros(9_000), Money.euros(500)), 1)
    refused(
        store,
        lambda s: service.save_year(s, fund, YearDraft(2024, Money.euros(100))),
        "Bei 2025 sind schon 500,00 € Übertrag von Hand eingetragen",
        "year",
    )


def test_what_stands_from_an_older_file_can_still_be_changed_otherwise(store: Store, fund: int) -> None:
    with store.write("von früher") as session:
        session.get_one(FundYear, 2).carried = Money.euros(300)
    with store.write("mehr") as session:
        service.save_year(session, fund, YearDraft(2026, Money.euros(6_000), Money.euros(300)), 2)
    with store.read() as session:
        assert session.get_one(FundYear, 2).budget == Money.euros(6_000)


def test_a_closed_year_is_opened_again_and_its_money_comes_back(store: Store, fund: int) -> None:
    refused(store, lambda s: service.reopen_year(s, 1), "ist offen")
    with store.write("Übertrag") as session:
        service.carry_over(session, fund, 2026)
    with store.write("öffnen") as session:
        service.reopen_year(session, 1)
    with store.read() as session:
        this, last = queries.year_rows(session, fund)
        assert (last.closed, last.free, this.carried) == (False, Money.euros(9_000), ZERO)
    store.undo()
    with store.read() as session:
        assert session.get_one(FundYear, 2).carried == Money.euros(9_000)


def test_a_year_stays_closed_when_its_money_is_promised_already(store: Store, fund: int) -> None:
    with store.write("Übertrag") as session:
        service.carry_over(session, fund, 2026)
    promise(store, 2026, status="approved", approved=Money.euros(6_000), committed=Money.euros(6_000))
    refused(
        store,
        lambda s: service.reopen_year(s, 1),
        "Von den 9.000,00 €, die nach 2026 übertragen sind, sind dort nur noch 8.000,00 € frei",
    )


def test_the_line_of_each_giver_adds_up(store: Store, fund: int) -> None:
    promise(store, 2025, status="approved", approved=Money(1_234_57), committed=Money(1_234_57))
    promise(store, 2025, status="checked", reserved=Money(99_99))
    with store.write("Übertrag") as session:
        service.carry_over(session, fund, 2026)
    with store.read() as session:
        for row in queries.year_rows(session, fund):
            for name in ("reserved", "approved", "paid", "free"):
                assert Money.total(getattr(share, name) for share in row.shares) == getattr(row, name)
            assert Money.total(share.budget for share in row.shares) == row.whole


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock, fund: int) -> Iterator[FundsScreen]:
    context = inline_context(store, clock)
    page = FundsScreen(context)
    open_page(qtbot, page)
    yield page
    context.close()


def test_the_year_is_opened_again_by_a_button(screen: FundsScreen, store: Store, fund: int) -> None:
    with store.write("Übertrag") as session:
        service.carry_over(session, fund, 2026)
    screen.open_record(1)
    screen.panel.bar.setCurrentIndex(1)
    screen.panel.built()[1]._choose(1)  # type: ignore[attr-defined] # the panel of the money
    press(screen, "Jahr wieder öffnen")
    press(dialog(), "Wieder öffnen")
    context = screen.context
    assert isinstance(context, SeenContext)
    assert spoken(context)[-1] == "Jahr 2025 wieder geöffnet"
    with store.read() as session:
        assert not session.get_one(FundYear, 1).closed
