"""Funds on the real encrypted store: budgets are never overspent, used versions never change."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.money import ZERO, Money
from app.features.funds import queries, service
from app.features.funds.rules import (
    FundDraft,
    GuidelineDraft,
    GuidelineFile,
    SourceLine,
    YearDraft,
    write_guideline,
)
from db.balances import balance, overspent
from db.models import Application, Fund, FundSource, FundYear, Guideline
from db.store import Store
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once

FUND = FundDraft(
    name="Cityfonds",
    prefix="CF",
    kind="fifty_fifty",
    sources=(SourceLine("state", "Land NRW", 8000), SourceLine("city", "", 2000)),
)
GUIDELINE = GuidelineDraft(version="2026", valid_from=date(2026, 1, 1), rate_bp=5000)


def found(store: Store, *years: tuple[int, int]) -> int:
    store.guards.extend(service.GUARDS)
    with store.write("Fonds anlegen") as session:
        fund_id = service.save(session, FUND, None)
        for year, euros in years:
            service.save_year(session, fund_id, YearDraft(year, Money.euros(euros)))
        service.save_guideline(session, fund_id, GUIDELINE)
    return fund_id


def promise(store: Store, fund_id: int, year: int, **values: object) -> int:
    with store.write("Antrag") as session:
        fund = session.get_one(Fund, fund_id)
        application: Application = factories.application(
            session, fund, factories.contact(session), year=year, **values
        )
        return application.id


def refused_with(store: Store, act: object, says: str, field: str | None = None) -> None:
    with pytest.raises(Refused) as caught, store.write("x") as session:
        act(session)  # type: ignore[operator] # a lambda
    assert says in caught.value.sentence
    assert caught.value.field == field


def test_a_fund_is_kept_with_its_givers_in_order(store: Store) -> None:
    fund_id = found(store)
    with store.write("Anteile ändern") as session:
        service.save(
            session,
            replace(
                FUND,
                sources=(
                    SourceLine("city", "", 3000),
                    SourceLine("state", "", 6000),
                    SourceLine("eu", "", 1000),
                ),
            ),
            fund_id,
        )
    with store.read() as session:
        rows = session.query(FundSource).order_by(FundSource.position).all()
        assert [(row.origin, row.share_bp) for row in rows] == [("city", 3000), ("state", 6000), ("eu", 1000)]
    store.undo()
    with store.read() as session:
        assert session.query(FundSource).count() == 2


def test_prefixes_are_unique_and_stay_once_used(store: Store) -> None:
    fund_id = found(store, (2026, 1000))
    refused_with(store, lambda s: service.save(s, replace(FUND, name="B"), None), "Cityfonds", "prefix")
    with store.write("Kürzel ändern") as session:
        service.save(session, replace(FUND, prefix="VF"), fund_id)
    promise(store, fund_id, 2026)
    refused_with(store, lambda s: service.save(s, replace(FUND, prefix="XX"), fund_id), "VF", "prefix")


def test_a_fund_with_applications_is_not_removed(store: Store) -> None:
    fund_id = found(store, (2026, 1000))
    promise(store, fund_id, 2026)
    refused_with(store, lambda s: service.remove(s, fund_id), "Häkchen")
    year_id = 1
    refused_with(store, lambda s: service.remove_year(s, year_id), "2026")


def test_an_unused_fund_and_year_can_go_and_come_back(store: Store) -> None:
    fund_id = found(store, (2026, 1000))
    with store.write("löschen") as session:
        service.remove_year(session, 1)
        service.remove(session, fund_id)
    with store.read() as session:
        assert session.get(Fund, fund_id) is None
    store.undo()
    with store.read() as session:
        assert session.get_one(FundYear, 1).budget == Money.euros(1000)


def test_a_budget_is_not_cut_below_what_is_promised(store: Store) -> None:
    fund_id = found(store, (2026, 1000))
    promise(store, fund_id, 2026, status="approved", approved=Money.euros(600))
    promise(store, fund_id, 2026, reserved=Money.euros(300))
    cut = YearDraft(2026, Money.euros(899))
    refused_with(store, lambda s: service.save_year(s, fund_id, cut, 1), "Es fehlen 1,00", "budget")
    with store.write("kürzen") as session:
        service.save_year(session, fund_id, YearDraft(2026, Money.euros(900)), 1)
    refused_with(
        store, lambda s: service.save_year(s, fund_id, YearDraft(2027, Money.euros(900)), 1), "2026", "year"
    )
    refused_with(store, lambda s: service.save_year(s, fund_id, YearDraft(2026, Money(1))), "schon", "year")


def test_the_guard_refuses_an_overspent_fund_whoever_writes(store: Store) -> None:
    fund_id = found(store, (2026, 1000))
    promise(store, fund_id, 2026, status="approved", approved=Money.euros(1000))
    with pytest.raises(Refused, match="Cityfonds"):
        promise(store, fund_id, 2026, status="approved", approved=Money(1))
    with pytest.raises(Refused, match="Cityfonds"), store.write("am Dienst vorbei") as session:
        session.get_one(FundYear, 1).budget = Money(1)
    with store.read() as session:
        assert overspent(session) == []
        assert session.query(Application).count() == 1


def test_undo_and_redo_cannot_overspend(store: Store) -> None:
    fund_id = found(store, (2026, 1000))
    with store.write("aufstocken") as session:
        service.save_year(session, fund_id, YearDraft(2026, Money.euros(2000)), 1)
    with store.write("aufgestockt nutzen, von anderer Hand") as session:
        session.info["x"] = 1
        fund = session.get_one(Fund, fund_id)
        factories.application(
            session, fund, factories.contact(session), status="approved", approved=Money.euros(1500)
        )
    assert store.undo() is not None
    assert store.undo() is not None
    with store.read() as session:
        assert balance(session, fund_id, 2026).free == Money.euros(1000)
    assert store.redo() is not None
    assert store.redo() is not None
    with store.read() as session:
        assert balance(session, fund_id, 2026).free == Money.euros(500)


def test_free_money_is_carried_over_and_the_year_closed(store: Store) -> None:
    fund_id = found(store, (2025, 1000), (2026, 500))
    spent = promise(
        store, fund_id, 2025, status="approved", approved=Money.euros(700), received_on=date(2025, 5, 1)
    )
    with store.write("Übertrag übernehmen") as session:
        assert service.carry_over(session, fund_id, 2026) == Money.euros(300)
    with store.read() as session:
        assert balance(session, fund_id, 2026).whole == Money.euros(800)
        assert session.get_one(FundYear, 1).closed
    refused_with(store, lambda s: service.carry_over(s, fund_id, 2026), "schon übertragen")
    with pytest.raises(Refused, match="2025"):  # the closed year's free money is gone
        promise(store, fund_id, 2025, status="approved", approved=Money(1))
    with store.write("Rückzug") as session:
        row = session.get_one(Application, spent)
        row.status, row.approved = "withdrawn", None
    with store.write("Übertrag übernehmen") as session:
        assert service.carry_over(session, fund_id, 2026) == Money.euros(1000)


def test_money_carried_over_cannot_be_carried_twice(store: Store) -> None:
    """A year that gave or got money neither moves nor goes, else the money would be there once more."""
    fund_id = found(store, (2025, 1000), (2026, 500))
    with store.write("übertragen") as session:
        service.carry_over(session, fund_id, 2026)
    for year_id, year, budget, carried in ((2, 2027, 500, 1000), (1, 2024, 1000, 0)):
        draft = YearDraft(year, Money.euros(budget), Money.euros(carried))
        refused_with(
            store, lambda s, d=draft, at=year_id: service.save_year(s, fund_id, d, at), "übertragen", "year"
        )
    refused_with(store, lambda s: service.remove_year(s, 1), "übertragen")
    cut = YearDraft(2025, Money.euros(999))
    refused_with(store, lambda s: service.save_year(s, fund_id, cut, 1), "2025", "budget")
    with store.write("später mehr bekommen") as session:
        service.save_year(session, fund_id, YearDraft(2025, Money.euros(1200)), 1)
        assert service.carry_over(session, fund_id, 2026) == Money.euros(1200)
    refused_with(store, lambda s: service.carry_over(s, fund_id, 2026), "schon übertragen")


def test_carrying_over_needs_both_years(store: Store) -> None:
    fund_id = found(store, (2026, 500))
    refused_with(store, lambda s: service.carry_over(s, fund_id, 2026), "2025")
    refused_with(store, lambda s: service.carry_over(s, fund_id, 2027), "2027")


def test_a_used_version_never_changes(store: Store) -> None:
    fund_id = found(store, (2026, 1000))
    with store.write("ändern, solange ungenutzt") as session:
        service.save_guideline(session, fund_id, replace(GUIDELINE, rate_bp=6000), 1)
    promise(store, fund_id, 2026)
    changed = replace(GUIDELINE, rate_bp=4000)
    refused_with(store, lambda s: service.save_guideline(s, fund_id, changed, 1), "neue Fassung")
    refused_with(store, lambda s: service.remove_guideline(s, 1), "2026")
    refused_with(store, lambda s: service.save_guideline(s, fund_id, changed), "gibt es schon", "version")
    with store.write("neue Fassung") as session:
        service.save_guideline(
            session, fund_id, replace(changed, version="2027", valid_from=date(2027, 1, 1))
        )
    with store.write("und wieder weg") as session:
        service.remove_guideline(session, 2)
    with store.read() as session:
        assert Rules.read(session.get_one(Guideline, 1).rules).rate_bp == 6000


def test_a_guideline_is_imported_from_toml(store: Store) -> None:
    fund_id = found(store)
    text = write_guideline(
        GuidelineFile(
            "Fremder Fonds",
            "resident",
            "2026",
            date(2026, 7, 1),
            "https://example.org",
            "",
            Rules(rate_bp=4000),
        )
    )
    with store.write("Richtlinie einlesen") as session:
        guideline_id = service.import_guideline(session, fund_id, text)
    with store.read() as session:
        row = session.get_one(Guideline, guideline_id)
        assert row.version == "2026 (ab 01.07.2026)"
        assert (row.rules["rate_bp"], row.rules["source"]) == (4000, "https://example.org")
    refused_with(store, lambda s: service.import_guideline(s, fund_id, "x = 1"), "„x“")


def test_nothing_half_done_when_the_disk_is_full(store: Store) -> None:
    fund_id = found(store, (2025, 1000), (2026, 500))

    def act() -> None:
        with store.write("Übertrag") as session:
            service.carry_over(session, fund_id, 2026)

    assert every_statement_fails_once(store, act) > 5
    with store.read() as session:
        assert balance(session, fund_id, 2026).carried == Money.euros(1000)
        assert balance(session, fund_id, 2025).reserved == ZERO


def test_the_account_of_the_city_is_kept_for_the_payment_proposal(store: Store) -> None:
    fund_id = found(store)
    with store.write("Konto") as session:
        service.save(session, replace(FUND, account_code="  0511.5318.010 "), fund_id)
    with store.read() as session:
        assert session.get_one(Fund, fund_id).account_code == "0511.5318.010"
        assert queries.detail(session, fund_id).draft.account_code == "0511.5318.010"
