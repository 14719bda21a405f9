from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db.models  # noqa: F401 - fills the metadata
from app.domain.columns import Column
from app.domain.dates import Week
from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.sheets import SheetSource
from app.features.handover.rules import (
    ColumnChoice,
    Entry,
    Level,
    Plan,
    SheetChoice,
    Telling,
    due_week,
    merged,
    net,
    period_of,
    read_level,
    read_plan,
    store_plan,
    tell,
    workbook_name,
)
from db.journal import Change

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10)
weeks = st.dates(date(2024, 1, 1), date(2026, 11, 15)).map(Week.of)


@given(st.sets(weeks, min_size=1, max_size=12))
def test_going_on_week_by_week_covers_every_day_once(chosen: set[Week]) -> None:
    done: set[Week] = set()
    days: list[date] = []
    for week in sorted(chosen):
        period = period_of(week, frozenset(done), TODAY)
        days += [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]
        assert len(period.missed) <= 8
        done |= {week, *period.missed}
    assert len(days) == len(set(days))
    assert days == sorted(days)


def test_a_week_left_out_is_made_up_for() -> None:
    period = period_of(Week(2026, 47), frozenset({Week(2026, 44)}), TODAY)
    assert period.missed == (Week(2026, 45), Week(2026, 46))
    assert period.first == date(2026, 11, 2)
    assert period.missed_words == "KW\u00a045/2026, KW\u00a046/2026"


def test_before_the_first_handover_nothing_is_missed() -> None:
    assert period_of(Week(2026, 47), frozenset(), TODAY).missed == ()


def test_the_rest_of_a_week_that_was_not_over_is_completed() -> None:
    done = frozenset({Week(2026, 46)})
    thursday, sunday = date(2026, 11, 12), date(2026, 11, 15)
    assert period_of(Week(2026, 47), done, TODAY, (Week(2026, 46), thursday)).first == thursday
    assert period_of(Week(2026, 47), done, TODAY, (Week(2026, 46), sunday)).first == sunday
    assert period_of(Week(2026, 47), done, TODAY, (Week(2026, 46), date(2026, 11, 16))).first == date(
        2026, 11, 16
    )
    again = period_of(Week(2026, 46), done, TODAY, (Week(2026, 46), thursday))
    assert again.first == date(2026, 11, 9)


def test_a_week_can_go_out_from_its_monday_on() -> None:
    assert period_of(Week(2026, 47), frozenset(), date(2026, 11, 16)).last == date(2026, 11, 22)
    with pytest.raises(Refused, match="noch nicht begonnen"):
        period_of(Week(2026, 47), frozenset(), date(2026, 11, 15))


def test_a_week_to_come_is_refused() -> None:
    with pytest.raises(Refused, match="noch nicht begonnen"):
        period_of(Week(2026, 48), frozenset(), TODAY)


def test_a_week_long_before_the_office_is_refused() -> None:
    begun = date(2026, 11, 9)
    assert period_of(Week(2026, 45), frozenset(), TODAY, begun=begun).week == Week(2026, 45)
    with pytest.raises(Refused, match=r"Das Büro beginnt am 09\.11\.2026"):
        period_of(Week(1900, 1), frozenset(), TODAY, begun=begun)


@pytest.mark.parametrize(
    ("day", "done", "wanted"),
    [
        (date(2026, 11, 16), set(), Week(2026, 46)),
        (date(2026, 11, 19), set(), Week(2026, 47)),
        (date(2026, 11, 16), {Week(2026, 46)}, Week(2026, 47)),
        (date(2027, 1, 1), set(), Week(2026, 53)),
    ],
)
def test_the_week_offered_first(day: date, done: set[Week], wanted: Week) -> None:
    assert due_week(day, frozenset(done)) == wanted


@pytest.mark.parametrize(
    ("district", "name"),
    [
        ("Baumheide", "Wochenliste_2026-KW07_Baumheide.xlsx"),
        ("Oberilp/Nonnenbruch", "Wochenliste_2026-KW07_Oberilp-Nonnenbruch.xlsx"),
        ('..\\ "?*', "Wochenliste_2026-KW07_Quartier.xlsx"),
    ],
)
def test_file_names_hold_the_week_and_suit_every_system(district: str, name: str) -> None:
    assert workbook_name(Week(2026, 7), district) == name


def source(key: str, *columns: Column[Any]) -> SheetSource:
    return SheetSource(key, key.title(), columns, lambda _session, _first, _last: (), frozenset())


TALKS = source(
    "talks", Column("number", "Nr."), Column("name", "Name", personal=True), Column("note", "x", shown=False)
)
FUNDS = source("funds", Column("name", "Fonds"))


def test_personal_columns_are_off_until_ticked() -> None:
    plan = merged((TALKS, FUNDS), ())
    assert plan.level is Level.NONE
    assert [(sheet.key, sheet.ticked, sheet.ticked_keys) for sheet in plan.sheets] == [
        ("talks", True, ("number",)),
        ("funds", True, ("name",)),
    ]


def test_a_saved_plan_keeps_order_and_takes_in_what_is_new() -> None:
    saved = (
        SheetChoice("gone", "", ticked=True, columns=()),
        SheetChoice("funds", "", ticked=False, columns=()),
        SheetChoice(
            "talks",
            "",
            ticked=True,
            columns=(ColumnChoice("name", "", ticked=True), ColumnChoice("old", "", ticked=True)),
        ),
    )
    value = store_plan(Plan(Level.PERSONAL, saved))
    plan = merged((TALKS, FUNDS), read_plan(value), read_level(value)).sheets
    assert [sheet.key for sheet in plan] == ["funds", "talks"]
    assert not plan[0].ticked
    assert plan[1].ticked_keys == ("name", "number")
    assert plan[1].personal_titles == ("Name",)


def change(
    number: int, before: dict[str, Any] | None, after: dict[str, Any] | None, table: str = "measures"
) -> Change:
    return Change(number, NOW + timedelta(minutes=number), 1, "Jana", "Schritt", table, 7, before, after)


values = st.integers(0, 3)


@given(st.lists(values, min_size=1, max_size=8))
def test_only_what_differs_in_the_end_is_told(progress: list[int]) -> None:
    lines = [
        change(at, {"progress": one}, {"progress": two})
        for at, (one, two) in enumerate(pairwise(progress))
        if one != two
    ]
    told = list(tell(net(lines), Telling({("measures", 7): "O/N 1"})))
    if progress[0] == progress[-1]:
        assert told == []
    else:
        assert [(row.before, row.after) for row in told] == [(str(progress[0]), str(progress[-1]))]
        assert told[0].record == "Maßnahme O/N 1"


def test_a_record_that_came_and_went_is_not_told() -> None:
    born, gone = change(1, None, {"title": "A"}), change(2, {"title": "A"}, None)
    assert net([born, gone]) == []
    assert [entry.born for entry in net([born, gone, change(3, None, {"title": "A"})])] == [True]


def test_personal_fields_wait_for_the_tick() -> None:
    before = {"contact_id": 3, "requested": Money(5_000)}
    lines = [change(1, before, {"contact_id": 4, "requested": Money(6_000)}, "applications")]
    labels = {
        ("applications", 7): "VF-2026-001",
        ("contacts", 3): "Yılmaz, Ayşe",
        ("contacts", 4): "Kaya, Ali",
    }
    plain = list(tell(net(lines), Telling(labels)))
    assert [(row.field, row.before, row.after) for row in plain] == [
        ("Beantragt", "50,00\u00a0€", "60,00\u00a0€")
    ]
    everything = list(tell(net(lines), Telling(labels, personal=True)))
    assert ("Antragsteller", "Yılmaz, Ayşe", "Kaya, Ali") in [
        (r.field, r.before, r.after) for r in everything
    ]


def test_what_no_sheet_shows_is_not_told_either() -> None:
    before = {"place": "Südring", "result": "Alt", "channel_id": 1, "minutes": 10}
    after = {"place": "Nordring", "result": "Neu", "channel_id": 2, "minutes": 20}
    born = Entry("consultations", 8, NOW, "Jana", born=True, after={"place": "Westring", "reference": "B-8"})
    topic = Entry(
        "consultation_topics", 3, NOW, "Jana", born=True, after={"consultation_id": 7, "code_id": 4}
    )
    entries = [*net([change(1, before, after, "consultations")]), born, topic]
    labels = {("consultations", 7): "B-7", ("codes", 4): "Leerstand"}

    def fields(*left_out: str) -> list[tuple[str, str]]:
        hidden = {"consultations": frozenset(left_out), "consultation_topics": frozenset(left_out)}
        return [(row.field, row.after) for row in tell(entries, Telling(labels, left_out=hidden))]

    assert fields() == [
        ("Ort", "Nordring"),
        ("Ergebnis", "Neu"),
        ("Weg", "Nr. 2"),
        ("Dauer", "20\u00a0min"),
        ("neu angelegt", "Westring"),
        ("Thema neu angelegt", "Leerstand"),
    ]
    assert fields("place", "result", "channel", "topics") == [
        ("Dauer", "20\u00a0min"),
        ("neu angelegt", ""),
    ]


def test_parts_of_a_new_record_are_told_with_it() -> None:
    whole = Entry("applications", 7, NOW, "Jana", born=True, after={"title": "Fest", "reference": "VF-1"})
    part = Entry("cost_items", 9, NOW, "Jana", born=True, after={"application_id": 7, "amount": Money(100)})
    alone = Entry("payments", 2, NOW, "Jana", born=True, after={"application_id": 8, "amount": Money(900)})
    told = list(tell([whole, part, alone], Telling({("applications", 8): "VF-2"})))
    assert [(row.record, row.field, row.after) for row in told] == [
        ("Antrag VF-1", "neu angelegt", "Fest"),
        ("Antrag VF-2", "Auszahlung neu angelegt", "9,00 €"),
    ]
