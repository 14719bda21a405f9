from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.measures import queries, rules, service
from app.features.measures.excel import SHEETS
from app.features.measures.rules import MeasureDraft
from app.features.measures.screen import MeasuresScreen
from app.ui.fields.choice import Combo
from db.store import Store
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import inline_context, press, spoken, texts, type_into

DRAFT = MeasureDraft(
    number="O/N 1",
    title="Stadtteilmanagement",
    field="Themenübergreifende Maßnahmen",
    cost=Money.euros(960_000),
    funding="Städtebauförderung",
    priority="high",
    starts_in=2023,
    ends_in=2030,
    status="under_way",
    progress=45,
)


def saved(store: Store, draft: MeasureDraft = DRAFT, record_id: int | None = None) -> int:
    with store.write("Maßnahme speichern") as session:
        return service.save(session, draft, record_id)


def test_a_measure_comes_back_as_it_was_typed(store: Store) -> None:
    record_id = saved(store)
    with store.read() as session:
        assert queries.detail(session, record_id).draft == DRAFT


def test_all_that_is_wrong_is_said_at_once() -> None:
    wrong = replace(DRAFT, number="", title="x" * 301, cost=Money(-1), starts_in=2031, progress=101)
    with pytest.raises(Refused) as caught:
        rules.checked(wrong)
    assert {one.field for one in caught.value.all} == {"number", "title", "cost", "ends_in", "progress"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": "  "}, "number"),
        ({"title": ""}, "title"),
        ({"cost": Money(-1)}, "cost"),
        ({"status": "anders"}, "status"),
        ({"priority": "urgent"}, "priority"),
        ({"starts_in": 2031, "ends_in": 2030}, "ends_in"),
        ({"starts_in": 23}, "starts_in"),
        ({"progress": 101}, "progress"),
        ({"goals": "x" * 100_001}, "goals"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.checked(replace(DRAFT, **change))  # type: ignore[arg-type] # one field at a time
    assert refused.value.field == field


@given(st.integers(1970, 2100) | st.none(), st.integers(1970, 2100) | st.none())
def test_the_period_names_every_year_it_knows(start: int | None, end: int | None) -> None:
    words = rules.period(start, end)
    assert all(str(year) in words for year in (start, end) if year is not None)
    assert bool(words) == (start is not None or end is not None)


def test_a_number_is_given_once(store: Store) -> None:
    first = saved(store)
    with pytest.raises(Refused, match="hat schon die Maßnahme „Stadtteilmanagement“") as refused:
        saved(store, replace(DRAFT, title="Andere"))
    assert refused.value.field == "number"
    with pytest.raises(Refused) as refused:
        saved(store, replace(DRAFT, title="", number=f" {DRAFT.number} "))
    assert [one.field for one in refused.value.all] == ["title", "number"]
    assert saved(store, replace(DRAFT, progress=50), first) == first


def test_a_finished_measure_is_done_to_the_full(store: Store) -> None:
    record_id = saved(store)
    with store.write("Abschließen") as session:
        service.finish(session, record_id)
    with store.read() as session:
        draft = queries.detail(session, record_id).draft
    assert (draft.status, draft.progress) == ("done", 100)


def test_what_something_points_to_stays(store: Store) -> None:
    record_id = saved(store)
    with store.write("Beratung") as session:
        talk = factories.consultation(session, measure_id=record_id)
        ref = Ref("consultation", talk.id)
    with pytest.raises(Refused, match="mit 1 Beratung verknüpft"), store.write("Löschen") as session:
        service.remove(session, record_id)
    with store.read() as session:
        assert [one.ref for one in queries.detail(session, record_id).linked] == [ref]


def test_a_measure_nobody_needs_can_go(store: Store) -> None:
    record_id = saved(store)
    with store.write("Löschen") as session:
        service.remove(session, record_id)
    with store.read() as session, pytest.raises(Refused, match="gibt es nicht mehr"):
        queries.detail(session, record_id)


def test_a_failing_disk_leaves_nothing_behind(store: Store) -> None:
    assert every_statement_fails_once(store, lambda: saved(store)) > 3


def test_the_list_filters_sorts_and_searches(store: Store) -> None:
    saved(store)
    saved(
        store, MeasureDraft(number="V 1", title="Innenstadt-Büro", cost=Money.euros(600_000), status="done")
    )
    with store.read() as session:
        by_cost = queries.page(session, PageRequest(sort="cost"))
        done = queries.page(session, PageRequest(filters=(Filter("status", Test.ONE_OF, ("done",)),)))
        found = queries.page(session, PageRequest(search="stadtteil"))
    assert [row.number for row in by_cost.rows] == ["V 1", "O/N 1"]
    assert [row.number for row in done.rows] == ["V 1"]
    assert (found.total, found.rows[0].number) == (1, "O/N 1")


def test_the_sheet_speaks_german(store: Store) -> None:
    saved(store)
    with store.read() as session:
        rows = list(SHEETS[0].rows(session, NOW.date(), NOW.date()))
    shown = {column.title: column.text(rows[0]) for column in SHEETS[0].columns}
    assert shown["Stand"] == "in Umsetzung"
    assert shown["Priorität"] == "hoch"
    assert shown["Fortschritt (%)"] == "45"
    assert shown["Zeitraum"] == "2023–2030"


def test_a_measure_is_typed_saved_and_finished_in_the_window(store: Store, qtbot: QtBot) -> None:
    context = inline_context(store, CLOCK)
    screen = MeasuresScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1400, 900)
    screen.show()
    screen.start()
    screen.new_record()
    type_into(screen, "number", "II 17")
    type_into(screen, "title", "Unsere Mitte attraktiv")
    type_into(screen, "cost", "120.000")
    screen.save()
    assert any("Maßnahme gespeichert" in sentence for sentence in spoken(context))
    press(screen, "Abschließen")
    with store.read() as session:
        row = queries.page(session, PageRequest()).rows[0]
    assert (row.number, row.status, row.progress, row.cost) == ("II 17", "done", 100, Money.euros(120_000))
    assert "II 17 Unsere Mitte attraktiv" in texts(screen)
    context.close()


def test_a_measure_may_have_no_priority_any_more(store: Store, qtbot: QtBot) -> None:
    record_id = saved(store)
    context = inline_context(store, CLOCK)
    screen = MeasuresScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.new_record()
    combo = screen.editing.editor("priority").target()
    assert isinstance(combo, Combo)
    assert combo.currentText() == "–", "nothing is chosen, which is no riddle of dots"
    screen.open_record(record_id)
    assert combo.currentText() == "hoch"
    combo.setCurrentIndex(0)
    press(screen, "Speichern")
    assert spoken(context) == ["Maßnahme gespeichert"]
    with store.read() as session:
        assert queries.detail(session, record_id).draft == replace(DRAFT, priority="")
    context.close()
