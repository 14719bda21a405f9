"""Pure rules of paying, proving and asking back, with Hypothesis."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.guideline import Rules, instalments
from app.domain.money import ZERO, Money
from app.features.applications.rules.notice import Notice
from app.features.applications.rules.payment import (
    BEFORE_PROOF,
    DrawdownDraft,
    Payable,
    PaymentDraft,
    PlanDraft,
    PlanLine,
    before_proof,
    checked_drawdown,
    checked_payment,
    checked_plan,
    checked_refund,
    payable_before,
    proposed_plan,
)
from app.features.applications.rules.plan import CostLine
from app.features.applications.rules.proof import IncomeLine, balance_of, by_kind, outcome
from app.features.applications.rules.receipts import (
    Frame,
    ReceiptLine,
    checked_receipts,
    doubles,
    remarks,
    unproved,
)
from app.features.applications.rules.reclaim import Repaid, interest
from app.system.holidays import public_holidays

DAY = date(2026, 11, 20)
CENTS = st.integers(1, 50_000_00).map(Money)
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
FRAME = Frame(DAY, None, DAY + timedelta(days=10), DAY + timedelta(days=100))


# -- the notice


@given(DAYS)
@settings(deadline=None)  # the first one loads the holidays
def test_a_posted_notice_becomes_final_after_a_month_on_no_holiday(posted: date) -> None:
    notice = Notice(1, Money(1), posted, posted, posted, holidays=public_holidays())
    until, final = notice.appeal_until, notice.final_on
    assert until is not None
    assert final == until + timedelta(days=1)
    assert until.weekday() < 5
    assert until not in public_holidays()
    assert timedelta(days=32) <= until - posted <= timedelta(days=4 + 31 + 4)


@pytest.mark.parametrize(
    ("posted", "until"),
    [
        (date(2026, 11, 20), date(2026, 12, 24)),
        # notified on 25.11.; 25.12. is Christmas, 26.12. too and a Saturday, 27.12. a Sunday
        (date(2026, 11, 21), date(2026, 12, 28)),
        # notified on 31.01.; February has no 31st
        (date(2027, 1, 27), date(2027, 3, 1)),
    ],
)
def test_periods_for_an_action(posted: date, until: date) -> None:
    assert Notice(1, Money(1), posted, None, posted, holidays=public_holidays()).appeal_until == until


def test_an_agreement_needs_no_period_and_a_waiver_ends_it() -> None:
    assert Notice(1, Money(1), DAY, DAY, agreed=True).final_on == DAY
    assert Notice(1, Money(1), DAY, DAY, DAY, None, DAY + timedelta(days=2)).final_on == DAY + timedelta(2)
    assert Notice(1, Money(1), DAY, DAY).final_on is None


# -- the plan


@given(CENTS, st.sampled_from(["after_proof", "instalments", "advance"]), st.integers(1, 9999))
def test_a_proposed_plan_is_the_grant_to_the_cent(grant: Money, payment: str, share: int) -> None:
    rules = Rules(payment=payment, first_bp=share)
    plan = proposed_plan(rules, grant)
    assert Money.total(line.amount or ZERO for line in plan) == grant
    assert checked_plan(PlanDraft(plan), grant) == plan
    expected = {"after_proof": ZERO, "advance": grant, "instalments": instalments(rules, grant)[0]}
    assert before_proof(plan, grant) == expected[payment]


@given(
    st.lists(st.tuples(st.sampled_from(["first", "second", "advance", "final"]), CENTS)), CENTS, CENTS, CENTS
)
def test_never_more_is_payable_than_planned_granted_and_final(
    parts: list[tuple[str, Money]], approved: Money, firm: Money, paid: Money
) -> None:
    plan = [PlanLine(kind, None, amount) for kind, amount in parts]
    found = payable_before(plan, approved, firm, paid)
    planned = Money.total(amount for kind, amount in parts if kind in BEFORE_PROOF)
    assert found.limit == min(planned, approved, firm)
    assert found.room == max(found.limit - paid, ZERO)
    assert found.why.endswith(".")


@given(st.integers(1, 6), st.integers(-40, 220))
def test_money_is_called_for_no_further_ahead_than_allowed(months: int, days: int) -> None:
    draft = DrawdownDraft(Money(1), DAY, DAY + timedelta(days=days))
    last = date(2026 + (10 + months) // 12, (10 + months) % 12 + 1, 20)
    if DAY + timedelta(days=days) > last:
        with pytest.raises(Refused) as caught:
            checked_drawdown(draft, Money(1), months, DAY, DAY)
        assert caught.value.field == "needed_until"
    else:
        assert checked_drawdown(draft, Money(1), months, DAY, DAY) == draft


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_payments_never_exceed_the_grant(approved: int, paid: int, amount: int) -> None:
    draft = PaymentDraft(Money(amount), DAY)
    try:
        checked_payment(draft, Payable(Money(approved), Money(paid), "Bewilligt."), date(2026, 11, 2), DAY)
    except Refused:
        assert paid + amount > approved
    else:
        assert paid + amount <= approved


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_never_more_comes_back_than_is_owed(owed: int, amount: int) -> None:
    draft = PaymentDraft(Money(amount), DAY)
    try:
        checked_refund(draft, Money(owed), DAY, DAY)
    except Refused:
        assert amount > owed
    else:
        assert amount <= owed


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PaymentDraft(None, DAY), "amount"),
        (PaymentDraft(ZERO, DAY), "amount"),
        (PaymentDraft(Money(1), None), "day"),
        (PaymentDraft(Money(1), date(2026, 11, 1)), "day"),
        (PaymentDraft(Money(1), DAY + timedelta(days=1)), "day"),
    ],
)
def test_an_unsound_payment_is_refused(draft: PaymentDraft, field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_payment(draft, Payable(Money(100), ZERO, "Bewilligt."), date(2026, 11, 2), DAY)
    assert caught.value.field == field


# -- receipts


@given(st.integers(-10_000, 10_000), st.integers(-12_000, 12_000), st.sampled_from(["", "Grund"]))
def test_recognised_is_between_nothing_and_claimed_and_a_cut_has_its_reason(
    claimed: int, recognised: int, reason: str
) -> None:
    line = ReceiptLine(claimed=Money(claimed), recognised=Money(recognised), reason=reason)
    between = min(claimed, 0) <= recognised <= max(claimed, 0)
    sound = between and (recognised == claimed or bool(reason))
    if sound:
        assert checked_receipts([line], FRAME, DAY) == (line,)
    else:
        with pytest.raises(Refused):
            checked_receipts([line], FRAME, DAY)


@given(DAYS, st.none() | DAYS)
def test_a_receipt_before_the_grant_or_the_consent_is_early_and_refused_unless_cut_to_nothing(
    invoiced: date, consent: date | None
) -> None:
    frame = replace(FRAME, consent_on=consent)
    line = ReceiptLine(number="7", claimed=Money(100), recognised=Money(100), invoiced_on=invoiced)
    early = invoiced < min(DAY, consent or DAY)
    assert ("early" in remarks(line, frame, frozenset())) == early
    assert bool(list(unproved([line], frame))) == early
    assert not list(unproved([replace(line, recognised=ZERO, reason="zu früh")], frame))


def test_what_is_said_about_a_line() -> None:
    late = ReceiptLine(claimed=Money(1), invoiced_on=FRAME.ends_on and FRAME.ends_on + timedelta(days=1))
    assert remarks(late, FRAME, frozenset()) == ("outside", "open")
    twice = ReceiptLine(number="4", payee="Özdemir", claimed=Money(5), recognised=Money(4), reason="x")
    found = doubles([twice, replace(twice, number="5"), replace(twice, id=3)])
    assert remarks(twice, FRAME, found) == ("double", "cut")
    assert remarks(replace(twice, number="5"), FRAME, found) == ("cut",)


def test_an_unknown_cost_kind_and_too_many_lines_are_refused() -> None:
    line = ReceiptLine(claimed=Money(1), kind="Sachkosten")
    assert checked_receipts([line], FRAME, DAY, ["Sachkosten"]) == (line,)
    with pytest.raises(Refused, match="Die Kostenart „Sachkosten“ gibt es nicht"):
        checked_receipts([line], FRAME, DAY, ["Miete"])
    with pytest.raises(Refused, match=r"höchstens 5\.000"):
        checked_receipts([line] * 5001, FRAME, DAY)


# -- plan beside actual


KINDS = st.sampled_from(["Sachkosten", "Miete", "Honorare", ""])


@given(st.lists(st.tuples(KINDS, CENTS), max_size=12), st.lists(st.tuples(KINDS, CENTS, CENTS), max_size=12))
def test_no_cent_is_lost_between_plan_and_receipts(
    costs: list[tuple[str, Money]], spent: list[tuple[str, Money, Money]]
) -> None:
    plan = [CostLine(kind, "", amount) for kind, amount in costs]
    lines = [ReceiptLine(kind=kind, claimed=claimed, recognised=some) for kind, claimed, some in spent]
    rows = by_kind(plan, lines)
    assert Money.total(row.planned for row in rows) == Money.total(amount for _, amount in costs)
    assert Money.total(row.claimed for row in rows) == Money.total(claimed for _, claimed, _ in spent)
    assert Money.total(row.recognised for row in rows) == Money.total(some for _, _, some in spent)
    for row in rows:
        assert (row.state == "off") == (
            bool(row.planned) and 5 * abs(row.difference.cents) > row.planned.cents
        )


def test_both_sides_of_a_proof_in_words() -> None:
    lines = [ReceiptLine(claimed=Money.euros(300), recognised=Money.euros(280))]
    income = [IncomeLine("own_cash", "", None, Money.euros(200))]
    assert balance_of(lines, income, Money.euros(100)).sentence.endswith("ausgeglichen.")
    assert "Es fehlen 40,00" in balance_of(lines, income, Money.euros(60)).sentence
    assert "20,00\xa0€ mehr eingenommen" in balance_of(lines, income, Money.euros(120)).sentence
    assert outcome(Money(100), Money(100)).endswith("nichts mehr zu zahlen.")
    assert "noch zu zahlen sind 0,40" in outcome(Money(100), Money(60))
    assert "zurückzufordern sind 0,50" in outcome(Money(100), Money(150))


# -- interest


@given(CENTS, st.integers(0, 2000), st.integers(0, 1500))
def test_interest_is_days_by_rate_rounded_down(amount: Money, days: int, rate: int) -> None:
    found = interest(amount, DAY, DAY + timedelta(days=days), rate)
    assert found.amount.cents == amount.cents * days * rate // (10_000 * 365)


@given(
    CENTS,
    st.integers(0, 1500),
    st.lists(st.tuples(st.integers(-30, 900), st.integers(1, 10_000_00).map(Money)), max_size=6),
    st.integers(0, 800),
)
def test_what_comes_back_lowers_interest_and_never_below_nothing(
    amount: Money, rate: int, parts: list[tuple[int, Money]], days: int
) -> None:
    until = DAY + timedelta(days=days)
    repaid = [Repaid(DAY + timedelta(days=after), part) for after, part in parts]
    found = interest(amount, DAY, until, rate, repaid)
    assert ZERO <= found.amount <= interest(amount, DAY, until, rate).amount
    by_day = 0
    for number in range(days):
        day = DAY + timedelta(days=number)
        back = Money.total(one.amount for one in repaid if one.day <= day)
        by_day += max(amount - back, ZERO).cents
    assert found.amount.cents == by_day * rate // (10_000 * 365)


def test_a_year_of_interest_by_hand() -> None:
    """1,000 € × 365 days × 8.37 % ÷ 365 = 83.70 €."""
    found = interest(Money.euros(1000), date(2025, 1, 1), date(2026, 1, 1), 837)
    assert found.amount == Money(83_70)
    assert found.sentence.replace("\xa0", " ") == "Zinsen: 1.000,00 € × 365 Tage × 8,37 % ÷ 365 = 83,70 €."
    assert interest(Money(100), DAY, DAY, 500).sentence == "Zinsen fallen nicht an."
