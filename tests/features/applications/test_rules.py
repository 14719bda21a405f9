"""States, plans and drafts: what holds for an application."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.rules import (
    FINANCE_KINDS,
    ApplicationDraft,
    CostLine,
    FinanceLine,
    add_up,
    basis,
    checked_draft,
    checked_iban,
    open_points,
    open_questions,
)
from tests.features.applications.case import TODAY

DRAFT = ApplicationDraft(
    fund_id=1,
    contact_id=1,
    title="Bänke am Rathausplatz",
    purpose="Aufenthalt",
    received_on=date(2026, 11, 2),
    starts_on=date(2026, 12, 1),
    ends_on=date(2027, 3, 31),
    requested=Money.euros(500),
    not_begun_declared=True,
)

# -- plan


def plan_of(costs: list[tuple[str, int, bool]], finance: list[tuple[str, int]], requested: int):  # noqa: ANN201 - a shorthand
    return add_up(
        [CostLine(kind, "", Money(cents), eligible) for kind, cents, eligible in costs],
        [FinanceLine(kind, "", Money(cents)) for kind, cents in finance],
        Money(requested),
    )


def test_a_plan_with_own_labour_on_both_sides_balances() -> None:
    plan = plan_of(
        [("Sachkosten", 80_00, True), ("Eigenleistung", 20_00, False)],
        [("own_cash", 30_00), ("own_labour", 20_00)],
        50_00,
    )
    assert open_points(plan) == []
    assert (plan.total, plan.eligible) == (Money(100_00), Money(80_00))


@pytest.mark.parametrize(
    ("costs", "finance", "requested", "field", "says"),
    [
        ([], [], 50_00, "costs", "Kostenplan ist leer"),
        ([("S", 100_00, True)], [("own_cash", 100_00)], 0, "requested", "Zuschuss"),
        ([("S", 100_00, True)], [("own_cash", 10_00)], 50_00, "finance", "Es fehlen 40,00"),
        ([("S", 100_00, True)], [("own_cash", 60_00)], 50_00, "finance", "liegt um 10,00"),
        ([("S", 100_00, True)], [("own_cash", 49_99)], 50_00, "finance", "Es fehlen 0,01"),
        ([("S", 100_00, True)], [("own_cash", 50_01)], 50_00, "finance", "liegt um 0,01"),
        ([("S", 100_00, True)], [("own_labour", 50_00)], 50_00, "finance", "auf beide Seiten"),
        ([("Eigenleistung", 100_00, True)], [("own_cash", 50_00)], 50_00, "finance", "auf beide Seiten"),
    ],
)
def test_an_unsound_plan_says_what_is_missing(
    costs: list[tuple[str, int, bool]], finance: list[tuple[str, int]], requested: int, field: str, says: str
) -> None:
    sentence, beside = open_points(plan_of(costs, finance, requested))[0]
    assert beside == field
    assert says in sentence


@given(
    st.lists(
        st.tuples(st.sampled_from(["Sachkosten", "Honorare"]), st.integers(0, 10**8), st.booleans()),
        max_size=6,
    ),
    st.lists(
        st.tuples(st.sampled_from(sorted(set(FINANCE_KINDS) - {"own_labour"})), st.integers(0, 10**8)),
        max_size=6,
    ),
    st.integers(1, 10**8),
)
def test_a_plan_is_sound_exactly_when_income_equals_cost(
    costs: list[tuple[str, int, bool]], finance: list[tuple[str, int]], requested: int
) -> None:
    plan = plan_of(costs, finance, requested)
    total = sum(cents for _, cents, _ in costs)
    assert plan.eligible <= plan.total
    assert (not open_points(plan)) == (total > 0 and total == sum(cents for _, cents in finance) + requested)


# -- the draft


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"fund_id": None}, "fund_id"),
        ({"contact_id": None}, "contact_id"),
        ({"title": "\t"}, "title"),
        ({"title": "x" * 1_000_000}, "title"),
        ({"requested": Money(-1)}, "requested"),
        ({"received_on": None}, "received_on"),
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
        ({"early_start_consent_on": TODAY + timedelta(days=1)}, "early_start_consent_on"),
        ({"ends_on": date(2026, 11, 30)}, "ends_on"),
        ({"iban": "DE00 1234"}, "iban"),
        ({"costs": (CostLine("S", "Bank", None),)}, "costs[0].amount"),
        ({"costs": (CostLine("S", "Bank", Money(-1)),)}, "costs[0].amount"),
        ({"finance": (FinanceLine("moon", "", Money(1)),)}, "finance[0].kind"),
        ({"finance": (FinanceLine("own_cash", "Kasse", None),)}, "finance[0].amount"),
    ],
)
def test_an_unsound_draft_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_draft(replace(DRAFT, **change), TODAY)  # type: ignore[arg-type] # a parameter table is untyped
    assert caught.value.field == field


def test_a_draft_is_cleaned_and_gets_its_budget_year() -> None:
    typed = replace(
        DRAFT,
        title='  =HYPERLINK(\x07"x")\n',
        iban="de89370400440532013000",
        costs=(CostLine(), CostLine("S", "Bank", Money(1))),
        finance=(FinanceLine(), FinanceLine("own_cash", "", Money(1))),
    )
    kept = checked_draft(typed, TODAY)
    assert kept.title == '=HYPERLINK("x")'
    assert kept.year == 2026
    assert kept.iban == "DE89 3704 0044 0532 0130 00"
    assert (len(kept.costs), len(kept.finance)) == (1, 1)


def test_note_and_account_are_no_basis_of_the_decision() -> None:
    assert basis(replace(DRAFT, note="x", iban="y", account_holder="z")) == basis(DRAFT)
    assert basis(replace(DRAFT, title="x")) != basis(DRAFT)


def test_an_empty_iban_stays_empty() -> None:
    assert checked_iban("  ") == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"purpose": ""}, "purpose"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": None}, "ends_on"),
        ({"not_begun_declared": False}, "not_begun_declared"),
    ],
)
def test_a_check_needs_period_purpose_and_declaration(change: dict[str, object], field: str) -> None:
    assert open_questions(DRAFT) == []
    found = open_questions(replace(DRAFT, **change))  # type: ignore[arg-type] # a parameter table is untyped
    assert [one.field for one in found] == [field]


def test_a_written_consent_replaces_the_declaration() -> None:
    assert open_questions(replace(DRAFT, not_begun_declared=False, early_start_consent_on=TODAY)) == []
