from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.paging import Filter, PageRequest, Test
from app.excel.book import Book, SheetSpec, write_book
from app.features.consultations import excel, queries
from app.features.consultations.queries import ConcernRow, ConsultationRow
from app.features.consultations.table import COLUMNS, CONCERN_COLUMNS, CONCERN_FILTERS, FILTERS, views
from db import paging
from db.models import CityOffice
from tests.features.consultations.desk import Desk
from tests.kit import factories
from tests.kit.office import NOW

TODAY = NOW.date()


def rows(desk: Desk, *filters: Filter, **wanted: Any) -> tuple[ConsultationRow, ...]:
    with desk.store.read() as session:
        page = queries.page(session, PageRequest(filters=filters, **wanted))
    assert page.total == len(page.rows)
    return page.rows


def ids(desk: Desk, *filters: Filter, **wanted: Any) -> list[int]:
    return [row.id for row in rows(desk, *filters, **wanted)]


def concerns(desk: Desk, *filters: Filter, **wanted: Any) -> tuple[ConcernRow, ...]:
    with desk.store.read() as session:
        return queries.concern_page(session, PageRequest(filters=filters, **wanted)).rows


def view(desk: Desk, name: str) -> PageRequest:
    """The request of a declared view."""
    found = next(view for view in views(desk.staff_id) if view.name == name)
    by_key = {spec.key: spec for spec in FILTERS}
    states: Mapping[str, Any] = found.state(FILTERS)
    conditions = tuple(one for key, state in states.items() for one in by_key[key].conditions(state, TODAY))
    return PageRequest(filters=conditions, sort=found.sort, descending=found.descending)


def test_the_newest_stands_first_and_explicit_order_agrees(desk: Desk) -> None:
    old = desk.log(began_at=NOW - timedelta(days=3))
    new = desk.log(began_at=NOW)
    late = desk.log(began_at=NOW - timedelta(days=3))
    assert ids(desk) == [new, late, old]
    assert ids(desk, sort="began_at", descending=True) == [new, late, old]
    assert ids(desk, sort="began_at") == [old, late, new]


def test_a_row_says_everything_in_words(desk: Desk) -> None:
    with desk.store.write("Amt") as session:
        office = CityOffice(name="Tiefbauamt")
        session.add(office)
        session.flush()
        office_id = office.id
    desk.log(
        topics=(desk.codes["Verfügungsfonds"], desk.codes["Sonstiges"]),
        city_office_id=office_id,
        referred_to="Frau Klein",
        passed_text="Laterne",
        follow_up_on=TODAY,
    )
    (row,) = rows(desk)
    assert (row.channel, row.target_group) == ("Sprechzeit", "Bewohnerinnen und Bewohner")
    assert (row.topics, row.staff) == ("Verfügungsfonds, Sonstiges", "Erika Muster")
    assert (row.referred_to, row.concerns, row.follow_up) == ("Tiefbauamt, Frau Klein", 1, "open")


@pytest.mark.parametrize("column", [column.key for column in COLUMNS if column.sortable])
def test_every_sortable_column_sorts_both_ways(desk: Desk, column: str) -> None:
    desk.log(place="Markt", result="b", minutes=10)
    desk.log(place="Südring", result="a", minutes=20, began_at=NOW - timedelta(days=1))
    up, down = ids(desk, sort=column), ids(desk, sort=column, descending=True)
    assert sorted(up) == sorted(down)
    values = {row.id: getattr(row, column) for row in rows(desk)}
    if len(set(values.values())) == 2 and all(values.values()):
        assert up == down[::-1]


@pytest.mark.parametrize("column", [column.key for column in CONCERN_COLUMNS if column.sortable])
def test_every_column_of_concerns_sorts(desk: Desk, column: str) -> None:
    desk.log(passed_text="Bank", place="Markt")
    desk.log(passed_text="Laterne", place="Südring")
    assert len(concerns(desk, sort=column)) == len(concerns(desk, sort=column, descending=True)) == 2


def test_the_views_show_what_they_say(desk: Desk) -> None:
    other = desk.log(staff_id=None, began_at=NOW - timedelta(days=9))
    due = desk.log(began_at=NOW - timedelta(days=9), follow_up_on=TODAY)
    later = desk.log(follow_up_on=TODAY + timedelta(days=1), passed_text="Laterne")
    desk.log(began_at=NOW - timedelta(days=9), follow_up_on=TODAY, follow_up_done_on=TODAY)
    with desk.store.read() as session:

        def shown(name: str) -> list[int]:
            return [row.id for row in queries.page(session, view(desk, name)).rows]

        assert shown("Diese Woche") == [later]
        assert shown("Wiedervorlagen fällig") == [due]
        assert shown("Mit Anliegen an die Stadt") == [later]
        assert other not in shown("Meine")
        assert len(shown("Meine")) == 3
        assert len(shown("Alle")) == 4


def test_a_whole_day_belongs_to_the_period_that_ends_with_it(desk: Desk) -> None:
    late = desk.log(began_at=NOW)
    span = (Filter("began_at", Test.AT_LEAST, TODAY), Filter("began_at", Test.AT_MOST, TODAY))
    assert ids(desk, *span) == [late]


@pytest.mark.parametrize("most", [1, 2000])
def test_the_search_finds_topics_by_their_names(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    yard = desk.log(concern="Frage zum Anstrich", minutes=10)
    text = desk.log(concern="Die Fassade bröckelt", topics=(desk.codes["Sonstiges"],), minutes=20)
    desk.log(concern="Frage", topics=(desk.codes["Grün, Spiel und Sport"],))
    assert ids(desk, search="fassade") == [text, yard]
    assert ids(desk, search="Hof- und Fassadenprogramm") == [yard]
    assert len(ids(desk, search="gruen")) == 1
    assert ids(desk, search="fassade garten") == []
    monkeypatch.setattr(paging, "MOST_HITS", most)
    assert ids(desk, search="fassade", sort="minutes") == [yard, text]
    only = Filter("minutes", Test.AT_MOST, 10)
    assert ids(desk, only, search="fassade") == [yard]


def test_filters_on_topics_and_codes(desk: Desk) -> None:
    first = desk.log(topics=(desk.codes["Sonstiges"], desk.codes["Verfügungsfonds"]))
    second = desk.log(topics=(), channel_id=desk.codes["Telefon"], target_group_id=None)
    topic = desk.codes["Verfügungsfonds"]
    assert ids(desk, Filter("topic", Test.ONE_OF, (topic,))) == [first]
    assert ids(desk, Filter("topic", Test.IS, topic)) == [first]
    assert ids(desk, Filter("channel_id", Test.ONE_OF, (desk.codes["Telefon"],))) == [second]
    assert ids(desk, Filter("has_concern", Test.IS, value=False)) == [second, first]


def test_search_finds_parts_of_words_without_umlauts(desk: Desk) -> None:
    found = desk.log(concern="Fassadensanierung bei Müller")
    desk.log(concern="Sperrmüll")
    assert ids(desk, search="sanierung muller") == [found]
    assert ids(desk, search="B-2026-0001") == [found]


@pytest.mark.parametrize("spec", [*FILTERS, *CONCERN_FILTERS], ids=lambda spec: f"{spec.key}-{spec.label}")
def test_every_filter_is_known_to_its_query(spec: Any) -> None:
    known = {"topic", "has_concern", "follow_up", "began_at", "channel_id", "target_group_id", "staff_id"}
    known |= {"status", "city_office_id", "raised_on", "due_on"}
    assert spec.key in known


def test_pages_join_to_the_whole_list(desk: Desk) -> None:
    everything = [desk.log(began_at=NOW - timedelta(minutes=at)) for at in range(7)]
    found = []
    for offset in range(0, 9, 3):
        with desk.store.read() as session:
            page = queries.page(session, PageRequest(offset=offset, limit=3))
        assert page.total == 7
        found += [row.id for row in page.rows]
    assert found == everything


def test_the_sheet_names_nobody_unless_ticked(desk: Desk) -> None:
    with desk.store.write("Kontakt") as session:
        person = factories.contact(session)
        factories.consent(session, person)
        contact_id = person.id
    desk.log(named=True, contact_id=contact_id)
    source = excel.SHEETS[0]
    with desk.store.read() as session:
        (row,) = list(source.rows(session, TODAY, TODAY))
    minimal = [column for column in source.columns if not column.personal]
    texts = [column.text(row) for column in minimal]
    assert not any("Yılmaz" in text or "Muster" in text or "Zuschuss" in text for text in texts)
    assert {column.key for column in source.columns if column.personal} == {"staff", "concern", "contact"}
    assert row.contact == "Yılmaz, Ayşe"


def test_the_sheet_holds_exactly_the_days_asked_for_oldest_first(desk: Desk) -> None:
    desk.log(began_at=NOW - timedelta(days=7))
    second = desk.log(began_at=NOW.replace(hour=0, minute=0))
    first = desk.log(began_at=NOW - timedelta(days=1))
    desk.log(began_at=NOW - timedelta(days=2))
    with desk.store.read() as session:
        found = list(queries.consultation_sheet(session, TODAY - timedelta(days=1), TODAY))
        references = [queries.consultation_label(session, at) for at in (first, second)]
    assert [row.reference for row in found] == references
    assert [row.day for row in found] == [TODAY - timedelta(days=1), TODAY]


def test_the_sheet_of_concerns_keeps_older_ones_until_they_are_answered(desk: Desk) -> None:
    with desk.store.write("Anliegen") as session:
        factories.concern(session, raised_on=TODAY - timedelta(days=30), status="sent")
        factories.concern(session, raised_on=TODAY - timedelta(days=30), status="done")
        factories.concern(session, raised_on=TODAY)
        factories.concern(session, raised_on=TODAY + timedelta(days=1))
    with desk.store.read() as session:
        found = list(queries.concern_sheet(session, TODAY - timedelta(days=4), TODAY))
    assert [(row.reference, row.status) for row in found] == [
        ("A-2026-001", "an die Stadt gegeben"),
        ("A-2026-003", "offen"),
    ]


def test_the_sheets_are_written_as_a_workbook(desk: Desk) -> None:
    desk.log(result="=HYPERLINK(1)", passed_text="Laterne <dunkel>")
    with desk.store.read() as session:
        sheets = [
            SheetSpec(source.title, source.columns, list(source.rows(session, TODAY, TODAY)), source.note)
            for source in excel.SHEETS
        ]
    book = Book("Übergabe", "Büro", "KW 47/2026", NOW, sheets)
    assert write_book(book).startswith(b"PK")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_whatever_is_typed_into_the_search_the_list_answers(desk: Desk, typed: str) -> None:
    assert isinstance(ids(desk, search=typed), list)
