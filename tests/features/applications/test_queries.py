"""Lists, record, sheets: what is shown of applications, on the real store."""

from dataclasses import replace
from datetime import date

from app.domain.money import ZERO, Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.applications import excel, queries, service
from app.features.applications.rules import PaperDraft, PaymentDraft, RejectionDraft
from db.models import Code, Contact
from db.store import Store
from tests.features.applications.case import DRAFT, TODAY, checked, make_fund, received
from tests.features.applications.course import noticed, planned
from tests.kit import factories

WEEK = (date(2026, 11, 16), date(2026, 11, 22))


def three(store: Store) -> None:
    """A waiting one, an approved and partly paid one of an organisation, a rejected one."""
    make_fund(store)
    received(store)
    with store.write("Verein") as session:
        club = factories.contact(
            session,
            kind="organisation",
            organisation="Boxclub",
            display_name="Boxclub",
            first_name="",
            last_name="",
        )
    second = noticed(store, contact_id=club.id)
    planned(store, ("first", 1400), application_id=second)
    third = checked(store, title="Graffiti")
    with store.write("weiter") as session:
        service.book_payment(session, second, PaymentDraft(Money.euros(500), TODAY), today=TODAY)
        service.reject(session, third, RejectionDraft("Außerhalb.", TODAY), today=TODAY, staff_id=None)


def test_the_list_shows_state_waiting_and_money(store: Store) -> None:
    three(store)
    with store.read() as session:
        found = queries.page(session, PageRequest(sort="reference"))
    first, second, third = found.rows
    assert (first.status, first.waiting, first.person, first.organisation) == (
        "received",
        18,
        "Yılmaz, Ayşe",
        "",
    )
    assert (second.status, second.waiting, second.organisation) == ("approved", None, "Boxclub")
    assert (second.approved, second.paid, second.total) == (
        Money.euros(1400),
        Money.euros(500),
        Money.euros(3100),
    )
    assert (second.deadline, second.letter) == (date(2027, 5, 31), "issued")
    assert (third.status, third.letter, third.deadline, first.letter) == ("rejected", "open", None, None)


def test_the_list_filters_sorts_and_searches(store: Store) -> None:
    three(store)
    with store.read() as session:
        waiting = queries.page(
            session, PageRequest(filters=(Filter("status", Test.ONE_OF, ("received", "checked")),))
        )
        searched = queries.page(session, PageRequest(search="graffiti"))
        by_money = queries.page(session, PageRequest(sort="approved", descending=True))
        to_write = queries.page(session, PageRequest(filters=(Filter("letter", Test.IS, "open"),)))
    assert [row.reference for row in waiting.rows] == ["CF-2026-001"]
    assert [row.title for row in searched.rows] == ["Graffiti"]
    assert by_money.rows[0].reference == "CF-2026-002"
    assert to_write.total == 1


def test_the_record_shows_plan_calculation_papers_and_decision(store: Store) -> None:
    make_fund(store)
    application_id = checked(store)
    with store.write("Unterlage") as session:
        service.record_paper(session, 1, PaperDraft("order", "Schulz", date(2026, 11, 18)), today=TODAY)
        service.record_paper(session, 1, PaperDraft("quote", "Meier", date(2026, 11, 1)), today=TODAY)
    with store.read() as session:
        found = queries.detail(session, application_id)
    assert found.draft == replace(DRAFT, iban="", account_holder="")
    assert (found.plan.total, found.calculation.grant, found.reserved) == (
        Money.euros(3100),
        Money.euros(1400),
        Money.euros(1400),
    )
    assert [(row.name, row.state) for row in found.papers] == [("Meier", None), ("Schulz", "early")]
    assert (found.free, found.decision, found.letter_due) == (Money.euros(10_000), None, False)
    assert ("cost_items", 1) in found.parts


def test_an_own_word_for_own_labour_counts(store: Store) -> None:
    make_fund(store)
    with store.write("Kostenarten") as session:
        session.query(Code).filter_by(built_in="own_labour").one().label = "Muskelhypothek"
    mine = tuple(
        replace(line, kind="Muskelhypothek") if "Eigen" in line.kind else line for line in DRAFT.costs
    )
    application_id = checked(store, costs=mine)
    with store.read() as session:
        assert queries.detail(session, application_id).plan.labour_cost == Money.euros(300)
        assert [option.label for option in queries.cost_kind_options(session)] == ["Muskelhypothek"]


def test_payments_and_their_counter_entries(store: Store) -> None:
    three(store)
    with store.write("zurück") as session:
        service.reverse_payment(session, 1, today=TODAY)
    with store.read() as session:
        found = queries.detail(session, 2)
        booked = list(queries.payments_between(session, *WEEK))
    assert [row.state for row in found.payments] == ["reversed", "counter"]
    assert (found.paid, found.open_amount) == (ZERO, Money.euros(1400))
    assert [row.amount for row in booked] == [Money.euros(500), Money.euros(-500)]
    assert {row.organisation for row in booked} == {"Boxclub"}


def test_the_sheets_hold_no_names_of_persons_unless_ticked(store: Store) -> None:
    three(store)
    with store.read() as session:
        rows = list(excel.application_rows(session, *WEEK))
    assert [row.status for row in rows] == ["eingegangen", "bewilligt", "abgelehnt"]
    assert [row.organisation for row in rows] == ["Privatperson", "Boxclub", "Privatperson"]
    for sheet in excel.SHEETS:
        plain = [column for column in sheet.columns if not column.personal]
        with store.read() as session:
            told = [column.text(row) for row in sheet.rows(session, *WEEK) for column in plain]
        assert not any("Yılmaz" in text for text in told)
        assert any(column.personal for column in sheet.columns)


def test_a_quiet_week_still_lists_what_waits(store: Store) -> None:
    three(store)
    with store.read() as session:
        later = list(queries.rows_between(session, date(2026, 12, 7), date(2026, 12, 13)))
        before = list(queries.rows_between(session, date(2026, 10, 5), date(2026, 10, 11)))
    assert [(row.reference, row.waiting) for row in later] == [("CF-2026-001", 41)]
    assert before == []


def test_choices_of_the_form(store: Store) -> None:
    make_fund(store)
    with store.write("Twin") as session:
        factories.contact(
            session, first_name="Ayşe", last_name="Yılmaz", street="Bahnhofstraße", town="Hagen"
        )
        factories.measure(session)
        factories.estate(session)
    with store.read() as session:
        twins = queries.contact_options(session, "yilmaz")
        facts = queries.plan_facts(session).funds[1]
        assert len(queries.contact_options(session, "")) == 2
        assert {option.hint for option in twins} == {"Ruhrstraße 4, Witten", "Bahnhofstraße, Hagen"}
        assert queries.contact_label(session, 1) == "Yılmaz, Ayşe"
        assert (
            queries.property_label(session, queries.property_options(session, "haupt")[0].value)
            == "Hauptstraße 12"
        )  # type: ignore[arg-type] # an id
        assert queries.measure_options(session, "fassade")[0].label == "O 1 Fassadenprogramm"
        assert [option.label for option in queries.fund_options(session)] == ["Cityfonds"]
        assert session.get_one(Contact, 1).town == "Witten"
    assert facts.free == {2026: Money.euros(10_000)}
    rules = facts.rules_on(TODAY)
    assert rules is not None
    assert rules.rate_bp == 5000
    assert facts.rules_on(date(2025, 1, 1)) is None
