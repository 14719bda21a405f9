"""Titles of one's own and the level: what goes out under which name, and what cannot go out at all."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.demo.sheets import SHEETS
from app.domain.dates import Week
from app.domain.errors import Refused
from app.excel.writing import sheet_names
from app.features.handover import queries, service
from app.features.handover.queries import CHANGES
from app.features.handover.rules import Level, Plan, merged, read_level, read_plan, store_plan, tidy
from tests.features.consultations.desk import Desk
from tests.features.handover.sample import collect, package
from tests.kit import factories
from tests.kit.office import NOW

WEEK = Week(2026, 47)
ALL = (*SHEETS, CHANGES)
BARE = merged(ALL, ())


def renamed(plan: Plan, sheet: str, own: str, column: str | None = None) -> Plan:
    """The plan with another title of a sheet, or of one of its columns."""
    found = next(one for one in plan.sheets if one.key == sheet)
    if column is None:
        changed = replace(found, own=own)
    else:
        columns = tuple(replace(one, own=own) if one.key == column else one for one in found.columns)
        changed = replace(found, columns=columns)
    return replace(plan, sheets=tuple(changed if one.key == sheet else one for one in plan.sheets))


def ticked(plan: Plan) -> Plan:
    """Every tick set."""
    return replace(
        plan,
        sheets=tuple(
            replace(sheet, columns=tuple(replace(column, ticked=True) for column in sheet.columns))
            for sheet in plan.sheets
        ),
    )


def kept(plan: Plan) -> Plan:
    """As it comes back from the setting."""
    value = store_plan(plan)
    return merged(ALL, read_plan(value), read_level(value))


def test_the_features_own_titles_can_stand() -> None:
    assert tidy(BARE) == BARE
    assert kept(BARE) == BARE


def test_own_titles_go_out_while_keys_stay(desk: Desk) -> None:
    desk.log()
    plan = renamed(
        renamed(BARE, "consultations", "Gespräche"), "consultations", "  Tag  des Gesprächs ", "day"
    )
    with desk.store.write("Titel") as session:
        service.choose(session, plan)
    material = collect(desk.store, WEEK)
    sheet = material.sheets[0]
    assert (sheet.key, sheet.title) == ("consultations", "Gespräche")
    assert [(one.key, one.title) for one in sheet.columns][:2] == [
        ("reference", "Nr."),
        ("day", "Tag des Gesprächs"),
    ]
    book = load_workbook(BytesIO(package(material).workbook))
    assert "Tag des Gesprächs" in [cell.value for cell in book["Gespräche"][1]]


def test_an_emptied_title_is_the_features_again() -> None:
    plan = renamed(renamed(BARE, "consultations", " \u200b\t "), "consultations", "Nr.", "reference")
    assert tidy(plan) == BARE


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("x" * 32, "hat 32 Zeichen; Excel erlaubt höchstens 31"),
        ("𝔘" * 16, "hat 32 Zeichen"),
        ("Woche/Tag", "steht „/“"),
        ("[neu]", "steht „[“"),
        ("'Liste", "Apostroph"),
        ("verlauf", "gibt es in der Mappe schon"),
        ("DECKBLATT", "gibt es in der Mappe schon"),
        ("Massnahmen", "gibt es in der Mappe schon"),
    ],
)
def test_a_sheets_title_excel_would_not_take_is_refused(own: str, said: str) -> None:
    with pytest.raises(Refused, match=said.replace("[", r"\[")) as caught:
        tidy(renamed(BARE, "consultations", own))
    assert caught.value.field == "consultations"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("x" * 256, "hat 256 Zeichen; Excel erlaubt höchstens 255"),
        ("THEMEN", "Zwei Spalten heißen"),
        ("Kennung", "für die Rückmeldung"),
        ("rückmeldung", "für die Rückmeldung"),
    ],
)
def test_a_columns_title_that_cannot_stand_is_refused(own: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as caught:
        tidy(renamed(BARE, "consultations", own, "day"))
    assert caught.value.field == "consultations.day"


def test_all_faults_are_told_at_once() -> None:
    plan = renamed(renamed(BARE, "consultations", "a:b"), "concerns", "x" * 300, "text")
    with pytest.raises(Refused) as caught:
        tidy(plan)
    assert [fault.field for fault in caught.value.all] == ["consultations", "concerns.text"]


@given(st.text(max_size=40))
def test_what_is_accepted_is_what_excel_shows(own: str) -> None:
    try:
        plan = tidy(renamed(BARE, "consultations", own))
    except Refused:
        return
    titles = [sheet.heading for sheet in plan.sheets]
    assert sheet_names(["Deckblatt", *titles])[1:] == titles


@pytest.mark.parametrize(
    ("level", "allowed"),
    [
        (Level.NONE, lambda column: not column.personal),
        (Level.STAFF, lambda column: not column.personal or column.about_staff),
        (Level.PERSONAL, lambda column: bool(column.key)),
    ],
)
def test_no_column_above_the_level_goes_out_even_when_ticked(
    level: Level, allowed: Callable[[Any], bool]
) -> None:
    plan = kept(ticked(BARE).at(level))
    out = {sheet.key: set(sheet.ticked_keys) for sheet in plan.sheets}
    assert out == {source.key: {column.key for column in source.columns if allowed(column)} for source in ALL}
    assert plan.level is level


def test_ticks_outlast_a_lower_level() -> None:
    plan = ticked(BARE)
    assert plan.at(Level.NONE).at(Level.PERSONAL) == plan.at(Level.PERSONAL)


def test_columns_about_staff_are_told_from_those_about_residents() -> None:
    staff = {(s.key, c.key) for s in ALL for c in s.columns if c.about_staff}
    assert staff == {
        ("consultations", "staff"),
        ("appointments", "staff"),
        ("changes", "staff"),
        ("permits", "staff"),
    }
    assert all(column.personal for source in ALL for column in source.columns if column.about_staff)


@pytest.mark.parametrize(
    ("ticks", "level"), [((), Level.NONE), (("staff",), Level.STAFF), (("staff", "contact"), Level.PERSONAL)]
)
def test_a_choice_older_than_levels_keeps_what_was_ticked(ticks: tuple[str, ...], level: Level) -> None:
    columns = [{"key": key, "ticked": True} for key in ("reference", *ticks)]
    value = {"sheets": [{"key": "consultations", "ticked": True, "columns": columns}]}
    plan = merged(ALL, read_plan(value), read_level(value))
    assert plan.level is level
    assert set(ticks) <= set(plan.sheets[0].ticked_keys)


def test_an_unknown_level_is_the_least() -> None:
    value = {**store_plan(ticked(BARE).at(Level.PERSONAL)), "level": "everything"}
    assert merged(ALL, read_plan(value), read_level(value)).personal == ()


def test_the_preview_shows_the_first_rows_of_a_plan_not_kept_yet(desk: Desk) -> None:
    for _time in range(10):
        desk.log()
    with desk.store.write("Maßnahme") as session:
        factories.measure(session)
    plan = renamed(ticked(BARE).at(Level.STAFF), "consultations", "Gespräche")
    with desk.store.read() as session:
        shown = queries.preview(session, SHEETS, plan, "consultations", WEEK, NOW.date())
        kept_plan = queries.plan(session, SHEETS)
    assert shown.title == "Gespräche"
    assert len(shown.rows) == 8
    assert [column.key for column in shown.columns if column.personal] == ["staff"]
    assert kept_plan.sheets[0].heading == "Beratungen"


def test_no_record_is_known_by_a_name_of_a_person() -> None:
    """What a record is called stands in open questions and reminders, whatever was ticked."""
    for source in ALL:
        assert not any(column.personal for column in source.columns if column.key in source.names)
