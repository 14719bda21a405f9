"""The ranking when the pot is too small, by its laws."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.sittings.rules.ranking import (
    Claim,
    Pot,
    RankingDraft,
    RankLine,
    by_rank,
    checked_ranking,
    filled,
    in_proportion,
    outcome_of,
    ranked,
    shortage_reason,
)

DAY = date(2026, 3, 1)
claims = st.lists(
    st.builds(
        Claim,
        st.integers(1, 10**6),
        st.integers(1, 5_000_00).map(Money),
        st.integers(1, 15),
        st.integers(0, 7),
        st.integers(0, 90).map(lambda days: DAY + timedelta(days=days)),
        st.none() | st.integers(0, 90).map(lambda days: DAY + timedelta(days=days)),
    ),
    max_size=12,
    unique_by=lambda claim: claim.item_id,
)
pots = st.integers(0, 20_000_00).map(Money)


@pytest.mark.parametrize("proposal", [by_rank, in_proportion])
@given(claims, pots)
def test_never_above_the_pot_never_above_a_proposal_and_used_to_the_cent(
    proposal: object, found: list[Claim], pot: Money
) -> None:
    amounts = proposal(found, pot)  # type: ignore[operator]  # one of the two
    asked = Money.total(claim.proposed for claim in found)
    assert set(amounts) == {claim.item_id for claim in found}
    assert Money.total(amounts.values()) == min(asked, pot)
    for claim in found:
        assert ZERO <= amounts[claim.item_id] <= claim.proposed


@given(claims, pots)
def test_by_rank_nobody_gets_anything_before_who_stands_above_got_all(found: list[Claim], pot: Money) -> None:
    amounts = by_rank(found, pot)
    order = ranked(found)
    for above, below in pairwise(order):
        assert amounts[below.item_id] == ZERO or amounts[above.item_id] == above.proposed


@given(claims, pots)
def test_in_proportion_shares_differ_by_a_cent_at_most(found: list[Claim], pot: Money) -> None:
    asked = Money.total(claim.proposed for claim in found)
    for item_id, amount in in_proportion(found, pot).items():
        proposed = next(claim.proposed for claim in found if claim.item_id == item_id)
        exact = min(pot, asked).cents * proposed.cents
        assert abs(amount.cents * asked.cents - exact) < asked.cents or amount == proposed


def test_the_order_is_votes_then_completeness_then_receipt() -> None:
    late = Claim(1, Money(100), 6, 2, DAY, DAY + timedelta(days=3))
    early = Claim(2, Money(100), 6, 2, DAY + timedelta(days=1), DAY + timedelta(days=2))
    more = Claim(3, Money(100), 7, 1, DAY + timedelta(days=9))
    unfinished = Claim(4, Money(100), 6, 2, DAY + timedelta(days=2))
    assert [claim.item_id for claim in ranked([late, early, more, unfinished])] == [3, 2, 4, 1]


def test_the_pot_of_wehringhausen_2022_is_used_to_the_cent() -> None:
    """31,241.62 € for nine applications over 37,820 € (DOMAIN §1.2)."""
    euros = (5_000, 4_820, 4_500, 4_500, 4_000, 4_000, 4_000, 3_500, 3_500)
    found = [
        Claim(at, Money.euros(sum_), 20 - at, 0, DAY + timedelta(days=at)) for at, sum_ in enumerate(euros)
    ]
    assert Money.total(claim.proposed for claim in found) == Money.euros(37_820)
    pot = Money(31_241_62)
    amounts = by_rank(found, pot)
    # 5,000 + 4,820 + 4,500 + 4,500 + 4,000 + 4,000 + 4,000 = 30,820: 421.62 are left for the eighth
    assert [amounts[at] for at in (6, 7, 8)] == [Money.euros(4_000), Money(421_62), ZERO]
    # 3,500 × 31,241.62 ÷ 37,820 = 2,891.2128…
    assert in_proportion(found, pot)[8] in {Money(2_891_21), Money(2_891_22)}


def test_people_may_change_it_within_the_pot_and_the_proposals() -> None:
    pot = Pot("VF 2026", Money.euros(100), Money.euros(200), ZERO, 2)
    lines = (
        RankLine(1, "VF 2026", "A", "", Money.euros(100), 1, Money.euros(60)),
        RankLine(2, "VF 2026", "B", "", Money.euros(100), 2, Money.euros(40)),
    )
    assert checked_ranking(RankingDraft(lines), [pot]).lines == lines
    for change, field in (
        ({"rank": 1}, "lines[1].rank"),
        ({"amount": Money.euros(101)}, "lines[1].amount"),
        ({"amount": Money(-1)}, "lines[1].amount"),
        ({"amount": Money.euros(41)}, "lines"),
    ):
        wrong = RankLine(**{**lines[1].__dict__, **change})
        with pytest.raises(Refused) as caught:
            checked_ranking(RankingDraft((lines[0], wrong)), [pot])
        assert caught.value.field == field


def test_a_proposal_fills_the_list_in_its_order() -> None:
    found = [Claim(1, Money(100), 4, 3, DAY), Claim(2, Money(100), 7, 0, DAY)]
    lines = (RankLine(1, "VF 2026", "A"), RankLine(2, "VF 2026", "B"), RankLine(3, "X 2026", "C"))
    done = filled(lines, found, by_rank(found, Money(150)))
    assert [(line.title, line.rank, line.amount) for line in done] == [
        ("B", 1, Money(100)),
        ("A", 2, Money(50)),
        ("C", None, None),
    ]


def test_what_an_amount_means() -> None:
    assert outcome_of(ZERO, Money(100)) == "deferred"
    assert outcome_of(Money(50), Money(100)) == "partly_approved"
    assert outcome_of(Money(100), Money(100)) == "approved"
    assert "Warteliste (Rang 4)" in shortage_reason("VF 2026", 4, ZERO)
    assert "nach der Rangfolge gekürzt" in shortage_reason("VF 2026", None, Money(1))


def test_a_short_pot_says_how_much_is_missing() -> None:
    pot = Pot("QF 2022", Money(31_241_62), Money.euros(37_820), ZERO, 9)
    assert pot.words.replace("\u00a0", " ") == (
        "QF 2022: 9 Anträge über 37.820,00 €, frei sind 31.241,62 €; es fehlen 6.578,38 €."
    )
