"""What holds whatever is typed: deadlines, the waiting list, the running order, the way of an event."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.events.queries.checklists import shipped
from app.features.events.rules import budget, checklists, crew, plan, programme, registrations, results
from app.features.events.rules import tasks as rules
from app.features.events.rules.budget import BudgetDraft, Funding, MoneyLine
from app.features.events.rules.checklists import Facts
from app.features.events.rules.crew import CrewDraft, EquipmentLine, HelperLine, RiskLine
from app.features.events.rules.programme import ItemLine, ProgrammeDraft
from app.features.events.rules.registrations import Entry, PlacesDraft, RegistrationDraft
from app.features.events.rules.tasks import TaskDraft

START = datetime(2027, 1, 23, 12)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(
    lambda one: one.replace(second=0, microsecond=0)
)


@given(moments, st.integers(0, 24 * 60 * 3), st.integers(-3 * 24 * 60 + 1439, 3 * 24 * 60 - 1439))
def test_a_time_of_the_running_order_is_read_as_it_is_shown(
    starts_at: datetime, lasts: int, offset: int
) -> None:
    ends_at = starts_at + timedelta(minutes=lasts)
    typed = programme.clock_of(offset, starts_at, ends_at)
    assert programme.offset_of(typed, starts_at, ends_at) == offset


@pytest.mark.parametrize("typed", ["", "halb drei", "25:00", "Xx 12:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="keine Uhrzeit"):
        programme.offset_of(typed, START, START + timedelta(hours=8))


def test_one_place_holds_one_thing_at_a_time() -> None:
    lines = (
        ItemLine("12:00", 60, "Chor", "Bühne", offset_minutes=0),
        ItemLine("12:30", 30, "Band", "bühne", offset_minutes=30),
        ItemLine("13:00", 30, "Clown", "Wiese", offset_minutes=60),
    )
    said = programme.overlaps(programme.points(lines, START))
    assert len(said) == 1
    assert "„Band“ beginnt um 12:30 Uhr, während „Chor“ noch läuft" in said[0]


parties = st.lists(st.integers(1, 9), max_size=14)


@given(st.integers(9, 40), parties, st.lists(st.integers(0, 13), max_size=10))
def test_never_more_seats_than_there_are_and_nobody_passes(
    capacity: int, sizes: list[int], leaving: list[int]
) -> None:
    entries: list[Entry] = []
    for number, seats in enumerate(sizes):
        state = registrations.state_of_new(capacity, entries, seats)
        entries.append(Entry(number, seats, state, START))
        assert registrations.taken(entries) <= capacity
    for gone in leaving:
        entries = [
            Entry(one.id, one.seats, "cancelled" if one.id == gone else one.state, one.registered_at)
            for one in entries
        ]
        moved = {one.id for one in registrations.moving_up(capacity, entries)}
        entries = [
            Entry(one.id, one.seats, "confirmed" if one.id in moved else one.state, one.registered_at)
            for one in entries
        ]
        assert registrations.taken(entries) <= capacity
        waiting = [one for one in entries if one.state == "waiting"]
        if waiting:
            assert registrations.taken(entries) + waiting[0].seats > capacity, "the first could have moved up"
        assert moved.isdisjoint(one.id for one in waiting)
        assert all(one.id > max(moved, default=-1) for one in waiting), "somebody was passed"


def test_without_a_limit_everybody_comes() -> None:
    waits = Entry(1, 3, "waiting", START)
    assert registrations.moving_up(None, (waits,)) == (waits,)
    assert registrations.state_of_new(None, (), 400) == "confirmed"


@given(st.sampled_from(sorted(plan.STATES)), st.sampled_from(sorted(plan.VERBS)))
def test_only_what_the_table_allows_can_be_done(state: str, verb: str) -> None:
    day = date(2026, 11, 1)
    if (state, verb) in plan.TRANSITIONS:
        found = plan.after(state, verb, day=day, today=day, counted=True)
        assert found == plan.TRANSITIONS[state, verb]
        assert verb in plan.verbs(state)
    else:
        assert verb not in plan.verbs(state)
        with pytest.raises(Refused):
            plan.after(state, verb, day=day, today=day, counted=True)


def test_it_took_place_only_after_its_day() -> None:
    with pytest.raises(Refused, match="erst am 02"):
        plan.after("fixed", "hold", day=date(2026, 11, 2), today=date(2026, 11, 1), counted=True)


def test_every_shipped_checklist_can_be_kept_as_it_is() -> None:
    lists = shipped()
    assert {one.format for one in lists} == set(plan.FORMATS)
    assert len({one.name for one in lists}) == len(lists)
    for one in lists:
        assert checklists.checked(one).items == one.items
        assert len({checklists.key(item.title) for item in one.items}) == len(one.items)
        assert {item.condition for item in one.items} <= set(checklists.CONDITIONS)


def test_the_published_lead_times_are_kept() -> None:
    """Domain facts § 6.2: T−60 use of streets, T−56 large, T−28 alcohol, T−14 GEMA, T−10 neighbours."""
    street = next(one for one in shipped() if one.name == "Straßenfest")
    days = {item.title.split()[0]: item.offset for item in street.items}
    assert days["Sondernutzungserlaubnis"] == 60
    assert days["Große"] == 56
    assert days["Gestattung"] == 28
    assert days["Musik"] == days["Versicherungsnachweis"] == 14
    assert days["Anwohnerinnen"] == 10
    assert days["Rechnungen"] < 0


@pytest.mark.parametrize(
    ("facts", "held"),
    [
        (Facts(), {""}),
        (Facts(street="Hauptstraße"), {"", "street"}),
        (Facts(expected=201, enclosed=True), {"", "large"}),
        (Facts(expected=200, enclosed=True), {""}),
        (Facts(expected=5000, open_air=True), {"", "open_air"}),
        (Facts(text="Mit Bierstand und Live-Musik."), {"", "alcohol", "music"}),
        (Facts(text="Waffeln und Kaffee"), {""}),
    ],
)
def test_what_is_known_says_which_tasks_are_needed(facts: Facts, held: set[str]) -> None:
    assert checklists.holds(facts) == held


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(-60, 60))
def test_a_deadline_says_how_far_it_is(today: date, days: int) -> None:
    state = rules.state(
        today + timedelta(days=days),
        applied_on=None,
        granted_on=None,
        refused_on=None,
        done_on=None,
        today=today,
    )
    assert state == ("overdue" if days < 0 else "soon" if days <= 7 else "open")
    assert rules.left(today + timedelta(days=days), today)


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (TaskDraft(), {"title"}),
        (TaskDraft("Presse", how="fixed"), {"fixed_on"}),
        (TaskDraft("Presse", days=None), {"days"}),
        (TaskDraft("Presse", days=731), {"days"}),
        (TaskDraft("Presse", fee=Money(-1)), {"fee"}),
        (
            TaskDraft(
                "Gestattung",
                permission=True,
                applied_on=date(2026, 11, 9),
                granted_on=date(2026, 11, 2),
                refused_on=date(2026, 11, 10),
            ),
            {"granted_on", "refused_on"},
        ),
    ],
)
def test_what_a_task_cannot_be_is_said_beside_its_field(draft: TaskDraft, fields: set[str]) -> None:
    with pytest.raises(Refused) as refused:
        rules.checked(draft)
    assert {one.field for one in refused.value.all} == fields


amounts = st.one_of(st.none(), st.integers(0, 10**8).map(Money))
lines = st.lists(st.builds(MoneyLine, st.just("Bühne"), amounts, amounts), max_size=6).map(tuple)


@given(lines, lines)
def test_the_balance_is_income_less_costs(
    costs: tuple[MoneyLine, ...], incomes: tuple[MoneyLine, ...]
) -> None:
    draft = BudgetDraft(costs, incomes)
    for name in ("planned", "actual"):
        expected = sum((getattr(one, name) or Money(0)).cents for one in incomes) - sum(
            (getattr(one, name) or Money(0)).cents for one in costs
        )
        assert budget.balance(draft, name).cents == expected
    assert budget.sentence(draft)


def test_what_was_approved_stands_beside_the_plan() -> None:
    draft = BudgetDraft((MoneyLine("Bühne", Money(300_000)),))
    said = budget.beside_application(draft, Funding(1, "QF-2026-004", approved=Money(200_000)))
    assert said.replace("\u00a0", " ") == (
        "Antrag QF-2026-004: 2.000,00 € bewilligt; 1.000,00 € der geplanten Kosten kommen von anderswo."
    )


def test_hours_are_added_up_for_the_team_and_for_volunteers() -> None:
    found = crew.hours(
        (
            HelperLine(1, "", "Leitung", 120, 150),
            HelperLine(None, "Ada", "Kuchen", 60, None),
            HelperLine(role="Abbau", planned_minutes=30),
        )
    )
    assert (found.staff_planned, found.staff_worked) == (120, 150)
    assert (found.volunteers_planned, found.vacant) == (90, 1)
    assert "1 Aufgabe ist noch unbesetzt" in crew.sentence(found)


def test_all_that_is_wrong_in_a_table_is_said_with_its_cell() -> None:
    draft = CrewDraft((HelperLine(planned_minutes=30),), (EquipmentLine(),), (RiskLine(),))
    with pytest.raises(Refused) as refused:
        crew.checked(draft)
    assert {one.field for one in refused.value.all} == {
        "helpers[0].name",
        "equipment[0].label",
        "risks[0].risk",
    }
    with pytest.raises(Refused) as refused:
        programme.checked(ProgrammeDraft((ItemLine("mittags"),)), START, START)
    assert {one.field for one in refused.value.all} == {"items[0].title", "items[0].at"}


def test_a_registration_says_what_is_missing() -> None:
    with pytest.raises(Refused) as refused:
        registrations.checked(RegistrationDraft("", 0, email="nirgends"))
    assert {one.field for one in refused.value.all} == {"name", "seats", "email"}
    with pytest.raises(Refused, match="1 bis 100"):
        registrations.checked_places(PlacesDraft(capacity=0), 0)


@pytest.mark.parametrize("email", ["a@@b.de", "a@b", "@b.de", "a b@c.de"])
def test_an_address_nobody_can_write_to_is_said(email: str) -> None:
    with pytest.raises(Refused) as refused:
        registrations.checked(RegistrationDraft("Ayşe", 1, email=email))
    assert refused.value.field == "email"


@pytest.mark.parametrize("days", [-5, None, 731, 10**9])
def test_a_checklist_takes_no_absurd_days(days: int | None) -> None:
    item = checklists.ChecklistItem("Bühne bestellen", days, "before")
    with pytest.raises(Refused) as refused:
        checklists.checked(checklists.Checklist("Fest", "festival", (item,)))
    assert refused.value.field == "items[0].days"


def test_a_checklist_without_end_is_refused() -> None:
    item = checklists.ChecklistItem("Bühne bestellen", 5, "before")
    with pytest.raises(Refused, match="höchstens 300"):
        checklists.checked(checklists.Checklist("Fest", "festival", (item,) * 301))


def test_a_photograph_needs_its_description() -> None:
    with pytest.raises(Refused) as refused:
        results.checked_photo(results.PhotoDraft(), new=True)
    assert {one.field for one in refused.value.all} == {"picture", "alternative_text"}


@given(st.lists(st.integers(-2000, 2000), min_size=2, max_size=8))
def test_the_running_order_is_in_order(offsets: list[int]) -> None:
    ends_at = START + timedelta(hours=8)
    typed = ProgrammeDraft(
        tuple(ItemLine(programme.clock_of(one, START, ends_at), title="Punkt") for one in offsets)
    )
    kept = programme.checked(typed, START, ends_at).items
    assert all(one.offset_minutes <= other.offset_minutes for one, other in pairwise(kept))
    assert sorted(offsets) == [one.offset_minutes for one in kept]
