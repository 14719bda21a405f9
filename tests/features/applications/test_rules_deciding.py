"""Early start, decision, payment, proof: the limits of an approval."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.rules import (
    BINDING,
    PAPER_KINDS,
    PaperDraft,
    checked_amount,
    checked_day,
    checked_paper,
    checked_reason,
    early_papers,
    must_not_have_begun,
    shortage,
)
from tests.features.applications.case import TODAY

# -- early start


@pytest.mark.parametrize("kind", sorted(BINDING))
def test_a_binding_paper_before_the_approval_is_refused_by_name_and_date(kind: str) -> None:
    papers = [PaperDraft(kind, "Malerbetrieb Schulz", date(2026, 11, 3))]
    with pytest.raises(Refused) as caught:
        must_not_have_begun(papers, date(2026, 11, 10), None)
    assert "Malerbetrieb Schulz" in caught.value.sentence
    assert "03.11.2026" in caught.value.sentence
    assert PAPER_KINDS[kind] in caught.value.sentence


@pytest.mark.parametrize("kind", sorted(set(PAPER_KINDS) - BINDING))
def test_a_quote_before_the_approval_is_fine(kind: str) -> None:
    must_not_have_begun([PaperDraft(kind, "Schulz", date(2026, 11, 3))], date(2026, 11, 10), None)


@given(
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_early_is_before_approval_and_before_consent(
    days: list[date], approval: date, consent: date | None
) -> None:
    papers = [PaperDraft("order", f"Auftrag {at}", day) for at, day in enumerate(days)]
    early = early_papers(papers, approval, consent)
    assert [paper.dated for paper in early] == sorted(
        day for day in days if day < approval and (consent is None or day < consent)
    )


def test_a_consent_that_came_too_late_is_named() -> None:
    papers = [
        PaperDraft("order", "Schulz", date(2026, 11, 3)),
        PaperDraft("invoice", "Bau", date(2026, 11, 4)),
    ]
    with pytest.raises(Refused, match=r"1 weitere Unterlage.*erst ab 05\.11\.2026"):
        must_not_have_begun(papers, date(2026, 11, 10), date(2026, 11, 5))
    must_not_have_begun(papers, date(2026, 11, 10), date(2026, 11, 3))


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PaperDraft("moon", "x", TODAY), "kind"),
        (PaperDraft("quote", "", TODAY), "name"),
        (PaperDraft("quote", "x", None), "dated"),
        (PaperDraft("quote", "x", TODAY + timedelta(days=1)), "dated"),
        (PaperDraft("quote", "x", TODAY, Money(-1)), "amount"),
    ],
)
def test_an_unsound_paper_is_refused(draft: PaperDraft, field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_paper(draft, TODAY)
    assert caught.value.field == field


# -- decision and payment


@given(st.integers(-5, 10**6), st.integers(0, 10**6), st.integers(-100, 10**6))
def test_an_approval_stays_within_every_limit(amount: int, grant: int, free: int) -> None:
    if 0 < amount <= min(grant, free):
        assert checked_amount(Money(amount), Money(grant), Money(free), "Cityfonds", 2026) == Money(amount)
    else:
        with pytest.raises(Refused) as caught:
            checked_amount(Money(amount), Money(grant), Money(free), "Cityfonds", 2026)
        assert caught.value.field == "amount"


def test_an_approval_beyond_the_fund_says_what_is_free() -> None:
    with pytest.raises(Refused, match=r"nur noch 100,00.*fehlen 50,00"):
        checked_amount(Money(150_00), Money(200_00), Money(100_00), "Cityfonds", 2026)


@pytest.mark.parametrize("day", [None, date(2026, 11, 1), TODAY + timedelta(days=1)])
def test_a_decision_day_lies_between_receipt_and_today(day: date | None) -> None:
    with pytest.raises(Refused):
        checked_day(day, date(2026, 11, 2), TODAY)
    assert checked_day(TODAY, date(2026, 11, 2), TODAY) == TODAY


def test_a_reason_is_asked_for_only_where_needed() -> None:
    assert checked_reason("  ") == ""
    with pytest.raises(Refused, match="Grund"):
        checked_reason(" ", needed="Bitte nennen Sie den Grund.")


def test_a_shortage_says_how_much_is_missing() -> None:
    assert shortage(Money(100), Money(100), "Cityfonds", 2026) == ""
    assert "fehlen 50,00" in shortage(Money(80_00), Money(30_00), "Cityfonds", 2026)
    assert "nur 0,00" in shortage(Money(80_00), Money(-5), "Cityfonds", 2026)
