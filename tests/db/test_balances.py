"""Money of a fund: budget, promised, paid, free; and what depends on it in the report of an office."""

import pytest
from sqlalchemy import select

from app.domain.money import ZERO, Money
from db import backup, balances, lookups, numbering
from db.models import Application, FundYear, Payment, Setting
from db.store import Store
from db.verify import verify
from tests.kit import factories as make


@pytest.fixture
def funded(store: Store) -> Store:
    with store.write("anlegen") as session:
        fund = make.fund(session, budget=Money(100_000), name="Bürgerfonds")
        session.scalars(select(FundYear)).one().carried = Money(5_000)
        person = make.contact(session)
        make.application(session, fund, person, status="received", reserved=Money(10_000))
        make.application(session, fund, person, status="checked", reserved=Money(20_000))
        paid = make.application(session, fund, person, status="approved", approved=Money(40_000))
        make.application(session, fund, person, status="rejected", reserved=Money(7_000))
        make.application(session, fund, person, status="withdrawn", approved=Money(9_000))
        make.application(session, fund, person, year=2027, status="received", reserved=Money(1))
        first = Payment(application_id=paid.id, paid_on=make.TODAY, amount=Money(30_000))
        session.add(first)
        session.flush()
        session.add(
            Payment(application_id=paid.id, paid_on=make.TODAY, amount=Money(-12_000), reverses_id=first.id)
        )
    return store


def test_the_balance_adds_up(funded: Store) -> None:
    with funded.read() as session:
        found = balances.balance(session, 1, 2026)
    assert (found.name, found.prefix) == ("Bürgerfonds", "VF1")
    assert (found.budget, found.carried) == (Money(100_000), Money(5_000))
    assert (found.reserved, found.approved, found.paid) == (Money(30_000), Money(40_000), Money(18_000))
    assert found.whole == Money(105_000)
    assert found.free == Money(35_000)


def test_what_a_closed_year_gave_on_is_no_longer_free_there(funded: Store) -> None:
    with funded.write("übertragen") as session:
        session.scalars(select(FundYear)).one().closed = True
        session.add(FundYear(fund_id=1, year=2027, budget=Money(0), carried=Money(35_000)))
    with funded.read() as session:
        old, new = balances.balance(session, 1, 2026), balances.balance(session, 1, 2027)
        assert (old.passed_on, old.free) == (Money(35_000), ZERO)
        assert (new.passed_on, new.free) == (ZERO, Money(34_999))
        assert balances.overspent(session) == []
    with funded.write("zu viel übertragen") as session:
        session.scalars(select(FundYear).where(FundYear.year == 2027)).one().carried = Money(35_001)
    with funded.read() as session:
        assert [(one.year, one.free) for one in balances.overspent(session)] == [(2026, Money(-1))]


def test_more_paid_than_bound_is_told_by_its_reference(funded: Store) -> None:
    with funded.write("zu viel gezahlt") as session:
        one = session.scalars(select(Application).where(Application.committed > Money())).first()
        assert one is not None
        assert balances.overpaid(session) == []
        paid = sum(row.amount.cents for row in session.query(Payment).filter_by(application_id=one.id))
        more = one.committed - Money(paid) + Money(1)
        session.add(Payment(application_id=one.id, paid_on=make.TODAY, amount=more))
        assert balances.overpaid(session) == [(one.reference, Money(1))]
    told = [finding.sentence for finding in verify(funded) if finding.area == "Mittel"]
    assert f"Auf {one.reference} sind 0,01\u00a0€ mehr gezahlt, als bewilligt ist." in told


def test_years_without_a_budget_are_there_too(funded: Store) -> None:
    with funded.read() as session:
        every = balances.all_balances(session)
        assert [(one.year, one.free) for one in every] == [(2027, Money(-1)), (2026, Money(35_000))]
        assert [one.year for one in balances.all_balances(session, 2026)] == [2026]
        assert balances.balance(session, 1, 1999) == balances.Balance(1, "Bürgerfonds", "VF1", 1999)
        assert balances.balance(session, 1, 1999).free == ZERO
        with pytest.raises(LookupError):
            balances.balance(session, 77, 2026)
        assert [one.year for one in balances.overspent(session)] == [2027]


def test_a_sound_office_is_told_so_and_a_broken_one_by_area(store: Store) -> None:
    with store.write("anlegen") as session:
        make.measure(session)
    backup.backup(store)
    seen: list[str] = []
    found = verify(store, lambda _done, _of, area: seen.append(area))
    assert all(one.ok for one in found)
    assert [one.area for one in found] == seen
    with store.write("überziehen") as session:
        fund = make.fund(session, budget=Money(100), name="Klein")
        make.application(session, fund, make.contact(session), status="approved", approved=Money(250_00))
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM search_index")
        connection.exec_driver_sql("UPDATE steps SET name = 'Anders' WHERE id = 1")
    broken = {one.area: one.sentence for one in verify(store) if not one.ok}
    assert set(broken) == {"Verlauf", "Mittel", "Suche"}
    assert broken["Mittel"] == "Der Fonds „Klein“ ist 2026 um 249,00\u00a0€ überzogen."


def test_an_office_without_a_backup_is_told(store: Store) -> None:
    assert [one.sentence for one in verify(store) if not one.ok] == ["Es gibt keine geprüfte Sicherung."]


def test_numbers_of_series_and_years_do_not_mix(store: Store) -> None:
    with store.write("vergeben") as session:
        taken = [numbering.take(session, key, year) for key, year in (("a", 1), ("a", 1), ("b", 1), ("a", 2))]
        assert taken == [1, 2, 1, 1]
        assert numbering.last(session, "a", 1) == 2
        assert numbering.last(session, "c", 1) == 0


def test_code_lists_and_settings(store: Store) -> None:
    with store.write("anlegen") as session:
        make.code(session, "topic", "Wohnen", position=2)
        make.code(session, "topic", "Bauen", position=1, built_in="owner")
        make.code(session, "topic", "Altes", active=False)
        make.code(session, "role", "Verein")
        make.staff(session, name="Zoe")
        make.staff(session, name="Adam", active=False)
        lookups.put_setting(session, "week", {"columns": ["a"]})
        lookups.put_setting(session, "week", {"columns": ["b"]})
    with store.read() as session:
        assert [one.label for one in lookups.codes(session, "topic")] == ["Bauen", "Wohnen"]
        assert lookups.codes(session, "topic")[0].built_in == "owner"
        assert len(lookups.codes(session, "topic", all_of_them=True)) == 3
        assert lookups.labels(session)[4] == "Verein"
        assert [one.label for one in lookups.staff(session)] == ["Zoe"]
        assert [one.label for one in lookups.staff(session, all_of_them=True)] == ["Adam", "Zoe"]
        assert lookups.setting(session, "week") == {"columns": ["b"]}
        assert lookups.setting(session, "nie") == {}
        assert len(session.scalars(select(Setting)).all()) == 1
