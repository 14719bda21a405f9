"""Lists, balances by giver, chart and sheet of funds, on the real store."""

from datetime import date

from app.domain.money import ZERO, Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.funds import document, excel, queries, service
from app.features.funds.rules import FundDraft, GuidelineDraft, SourceLine, YearDraft, read_guideline
from db.models import Fund
from db.store import Store
from tests.kit import factories

THIRDS = (
    SourceLine("federal", "", 3333),
    SourceLine("state", "Land NRW", 3333),
    SourceLine("city", "", 3334),
)


def two(store: Store) -> int:
    """A fund with two years, promises and a payment; and one that is closed."""
    store.guards.extend(service.GUARDS)
    with store.write("Fonds") as session:
        fund_id = service.save(session, FundDraft("Cityfonds", "CF", "fifty_fifty", sources=THIRDS), None)
        service.save_year(session, fund_id, YearDraft(2025, Money.euros(1000)))
        service.save_year(session, fund_id, YearDraft(2026, Money.euros(500)))
        service.save_guideline(
            session,
            fund_id,
            GuidelineDraft(version="2026", valid_from=date(2026, 1, 1), rate_bp=5000, source="Amtsblatt 7"),
        )
        old = FundDraft("Alter Fonds", "AF", "facade", active=False, sources=THIRDS)
        service.save(session, old, None)
        fund = session.get_one(Fund, fund_id)
        who = factories.contact(session)
        factories.application(session, fund, who, year=2025, status="approved", approved=Money(100_01))
        factories.application(session, fund, who, year=2026, reserved=Money(50_00))
        service.carry_over(session, fund_id, 2026)
    return fund_id


def test_the_list_shows_this_year(store: Store) -> None:
    two(store)
    with store.read() as session:
        found = queries.page(session, PageRequest())
        active = queries.page(session, PageRequest(filters=(Filter("active", Test.IS, True),)))
        searched = queries.page(session, PageRequest(search="alter"))
    first, second = found.rows
    assert (first.name, first.year, first.budget, first.free) == (
        "Cityfonds",
        2026,
        Money(1399_99),
        Money(1349_99),
    )
    assert (second.name, second.year, second.budget) == ("Alter Fonds", None, ZERO)
    assert [row.name for row in active.rows] == ["Cityfonds"]
    assert [row.name for row in searched.rows] == ["Alter Fonds"]


def test_next_year_s_money_does_not_hide_what_is_free_now(store: Store) -> None:
    fund_id = two(store)
    with store.write("Mittel") as session:
        service.save_year(session, fund_id, YearDraft(2027, Money.euros(9000)))
    with store.read() as session:
        first = queries.page(session, PageRequest()).rows[0]
        years = queries.detail(session, fund_id).years
    assert (first.year, first.free) == (2026, Money(1349_99))
    assert [row.year for row in years] == [2027, 2026, 2025]
    assert queries.current_year(years, 2026) == years[1]
    assert queries.current_year(years, 2030) == years[0]
    assert queries.current_year((), 2026) is None


def test_each_year_is_split_to_the_cent(store: Store) -> None:
    fund_id = two(store)
    with store.read() as session:
        detail = queries.detail(session, fund_id)
    new, old = detail.years
    assert (old.closed, old.passed_on, old.free, new.carried) == (True, Money(899_99), ZERO, Money(899_99))
    for row in detail.years:
        for name in ("approved", "paid", "free"):
            assert Money.total(getattr(share, name) for share in row.shares) == getattr(row, name)
        assert Money.total(share.budget for share in row.shares) == row.whole
    assert [share.label for share in new.shares] == ["Bund", "Land NRW", "Stadt"]
    assert (old.state, new.state, detail.applications) == ("closed", "open", 2)


def test_a_version_can_be_handed_on_as_toml(store: Store) -> None:
    fund_id = two(store)
    with store.read() as session:
        row = queries.detail(session, fund_id).guidelines[0]
    read = read_guideline(row.toml)
    assert (read.name, read.source, read.rules.rate_bp) == ("Cityfonds", "Amtsblatt 7", 5000)
    assert row.used == 2
    assert row.draft.source == "Amtsblatt 7"


def test_the_chart_is_an_svg_and_says_the_same_in_words(store: Store) -> None:
    fund_id = two(store)
    with store.read() as session:
        years = queries.detail(session, fund_id).years
    for dark in (False, True):
        svg, words = document.balance_svg("Cityfonds", years, dark=dark)
        assert svg.startswith(b'<svg xmlns="http://www.w3.org/2000/svg" width="512"')
        assert b'viewBox="0 0 384' in svg
        assert "2026: 1.349,99" in words


def test_the_sheet_lists_the_years_of_the_period(store: Store) -> None:
    two(store)
    source = excel.SHEETS[0]
    with store.read() as session:
        week = list(source.rows(session, date(2026, 11, 16), date(2026, 11, 22)))
        turn = list(source.rows(session, date(2025, 12, 29), date(2026, 1, 4)))
    assert [(row.fund, row.year, row.free) for row in week] == [("Cityfonds", "2026", Money(1349_99))]
    assert len(turn) == 2
    assert [column.text(week[0]) for column in source.columns][:2] == ["Cityfonds", "2026"]
    assert not any(column.personal for column in source.columns)
    for row in turn:
        assert row.budget + row.carried == row.approved + row.reserved + row.passed_on + row.free


def test_choices(store: Store) -> None:
    with store.write("x") as session:
        factories.measure(session, number="V 1", title="Innenstadtbüro")
    with store.read() as session:
        assert [option.label for option in queries.measure_options(session, "innen")] == [
            "V 1 Innenstadtbüro"
        ]
        assert queries.measure_options(session, "")[0].value == 1
        assert queries.measure_label(session, 1) == "V 1 Innenstadtbüro"
        assert queries.city_office_options(session) == []
