"""Strategies of rules and cases, as wide as the window lets a person type them."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from app.domain.guideline import (
    BASES,
    BODIES,
    DUE,
    PAYMENTS,
    ROUNDINGS,
    SIDES,
    Area,
    Before,
    Calculation,
    Case,
    Cost,
    DocumentRule,
    MeasureRule,
    QuoteRule,
    Rent,
    Rules,
    SourceRule,
    StreetRule,
    TierRule,
)
from app.domain.money import Money

wide = settings(suppress_health_check=[HealthCheck.too_slow])
"""For tests of every rule there is: many rules take their time to make up."""
MEASURES = ("Fassade", "Hof", "")
amounts = st.integers(1, 10**9).map(Money)
some_amount = st.none() | amounts
shares = st.none() | st.integers(1, 10_000)
per_m2 = st.none() | st.integers(1, 20_000).map(Money)
lines = st.sampled_from(["Dämmung", "Anstrich", "Sonstiges", "Ümläute „& <b>“", "Planung 1:100"])
measure_rules = st.lists(
    st.builds(
        MeasureRule,
        measure=st.sampled_from(["Fassade", "Hof", "Dach"]),
        rate_bp=shares,
        cost_per_m2=per_m2,
        grant_per_m2=per_m2,
        most_area=st.none() | st.integers(1, 10**5),
        cap=some_amount,
    ),
    max_size=3,
    unique_by=lambda rule: rule.measure,
).map(tuple)
calculating = {
    "rate_bp": shares,
    "rounding": st.sampled_from(sorted(ROUNDINGS)),
    "amounts": st.sampled_from(sorted(BASES)),
    "cap_project": some_amount,
    "cap_object": some_amount,
    "cap_applicant_year": some_amount,
    "cap_year": some_amount,
    "cost_per_m2": per_m2,
    "grant_per_m2": per_m2,
    "most_area": st.none() | st.integers(1, 10**5),
    "measures": measure_rules,
    "excluded": st.lists(lines, max_size=2, unique=True).map(tuple),
    "planning_bp": shares,
    "labour_eligible": st.booleans(),
    "labour_per_hour": st.none() | st.integers(1, 10_000).map(Money),
    "labour_hours": st.none() | st.integers(1, 100),
    "labour_cap": some_amount,
    "labour_share_bp": shares,
    "rent_bp": shares,
    "rent_area": st.none() | st.integers(1, 10**5),
    "rent_months": st.none() | st.integers(1, 48),
    "sublet_bp": shares,
    "rent_refit": st.booleans(),
    "clauses": st.just({"rate": "Nr. 5.1"}),
}
bounding = {
    "minimum_cost": st.none() | st.integers(1, 10**6).map(Money),
    "minimum_grant": st.none() | st.integers(1, 10**6).map(Money),
    "own_cash_bp": shares,
    "own_cash": st.none() | st.integers(1, 10**6).map(Money),
}
rules = st.builds(Rules, **calculating, **bounding)
unconditional = st.builds(Rules, **calculating)
"""Rules without thresholds below which everything falls away."""
every_rule = st.builds(
    Rules,
    **calculating,
    **bounding,
    applicants=st.lists(lines, max_size=2, unique=True).map(tuple),
    consultation=st.booleans(),
    refiling=st.booleans(),
    goals=st.lists(lines, min_size=2, max_size=4, unique=True).map(tuple),
    least_goals=st.none() | st.integers(1, 2),
    declarations=st.lists(lines, max_size=2, unique=True).map(tuple),
    documents=st.lists(
        st.builds(
            DocumentRule, label=lines, kind=st.just("") | lines, from_amount=some_amount,
            due=st.sampled_from(sorted(DUE)),
        ),
        max_size=2,
    ).map(tuple),
    quotes=st.lists(
        st.builds(QuoteRule, from_amount=some_amount, number=st.integers(1, 10)),
        max_size=2, unique_by=lambda row: row.from_amount,
    ).map(tuple),
    deadline_days=st.none() | st.integers(1, 365),
    deadlines=st.lists(st.sampled_from(["28.02.", "31.05.", "29.02."]), max_size=3, unique=True).map(tuple),
    streets=st.lists(
        st.builds(
            StreetRule, street=st.sampled_from(["Bahnhofstraße", "Am Markt"]),
            first=st.none() | st.integers(1, 10), last=st.none() | st.integers(10, 99),
            side=st.sampled_from(sorted(SIDES)),
        ),
        max_size=2, unique_by=lambda row: row.street,
    ).map(tuple),
    building_age=st.none() | st.integers(1, 500),
    dwellings=st.none() | st.integers(1, 1000),
    storeys=st.none() | st.integers(1, 100),
    trade_firm_only=st.booleans(),
    monument_consent=st.booleans(),
    tiers=st.lists(
        st.builds(
            TierRule, up_to=some_amount, body=st.sampled_from(sorted(BODIES)), recommends=st.booleans()
        ),
        max_size=3, unique_by=lambda row: row.up_to,
    ).map(tuple),
    early_start=st.booleans(),
    approval_months=st.none() | st.integers(1, 120),
    approval_year_end=st.booleans(),
    execution_months=st.none() | st.integers(1, 120),
    execution_year_end=st.booleans(),
    proof_months=st.integers(0, 60),
    proof_weeks=st.none() | st.integers(1, 260),
    proof_day=st.none() | st.sampled_from(["31.01.", "30.06."]),
    retention_years=st.integers(0, 50),
    binding_years=st.integers(0, 50),
    payment=st.sampled_from(sorted(PAYMENTS)),
    first_bp=shares,
    advance_months=st.none() | st.integers(1, 24),
    publicity=st.booleans(),
    publicity_text=st.just("") | st.just("Gefördert durch „Bund“, Land und Stadt."),
    de_minimis=st.booleans(),
    de_minimis_limit=amounts,
    de_minimis_years=st.integers(1, 10),
    sources=st.sampled_from([(), (SourceRule(name="Land", share_bp=10_000),)]),
    per_inhabitant=some_amount,
    legal_basis=st.just("") | st.just('Ziffer 10 "neu" \\ alt'),
    conditions=st.lists(st.sampled_from(["Erste.", "Zweite – <b>&."]), max_size=2, unique=True).map(tuple),
)  # fmt: skip
costs = st.builds(
    Cost,
    amount=st.integers(0, 10**7).map(Money),
    kind=st.just("") | lines,
    eligible=st.booleans(),
    measure=st.sampled_from(MEASURES),
    role=st.sampled_from(["", "", "labour", "planning"]),
    minutes=st.none() | st.integers(0, 6_000),
    vat_bp=st.sampled_from([None, 0, 700, 1900]),
)
some_before = st.builds(
    Before,
    applicant_year=st.integers(0, 10**6).map(Money),
    property_total=st.integers(0, 10**6).map(Money),
    measures=st.dictionaries(st.sampled_from(["Fassade", "Hof"]), st.integers(0, 10**5).map(Money)),
    fund_year=st.integers(0, 10**6).map(Money),
)
rents = st.builds(
    Rent,
    old=st.integers(0, 10**6).map(Money),
    new=st.integers(0, 10**6).map(Money),
    months=st.integers(1, 60),
    dm2=st.integers(1, 10**5),
)
cases = st.builds(
    Case,
    costs=st.lists(costs, max_size=5).map(tuple),
    finance=st.dictionaries(
        st.sampled_from(["own_cash", "own_labour", "donation", "fees", "other_grant"]),
        st.integers(0, 10**6).map(Money),
    ),
    requested=st.none() | st.integers(0, 10**8).map(Money),
    input_tax=st.booleans(),
    areas=st.lists(st.builds(Area, st.sampled_from(MEASURES), st.integers(1, 10**5)), max_size=3).map(tuple),
    before=some_before,
    rent=st.none() | rents,
    limit=st.none() | st.integers(0, 10**7).map(Money),
)


def euros(*amounts: int) -> Case:
    """A case with these costs."""
    return Case(tuple(Cost(Money.euros(amount)) for amount in amounts))


def said(result: Calculation) -> list[str]:
    """The sentences of the steps, with plain blanks."""
    return [step.sentence.replace("\xa0", " ") for step in result.steps]
