"""Lists in pages: filters, order and search as a person means them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import Session

from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from db import paging
from db.models import Consultation, Contact, Measure
from db.store import Store
from tests.kit import factories as make
from tests.kit.office import NOW

COLUMNS = {
    "number": Measure.number,
    "title": Measure.title,
    "cost": Measure.cost,
    "progress": Measure.progress,
    "starts_in": Measure.starts_in,
    "note": Measure.note,
}
MEASURES = [
    ("W 1", "Zeche", 500, 2026, "x"),
    ("W 2", "Ärztehaus", None, 2025, ""),
    ("W 3", "alte Schule", 100_00, None, "100 %_"),
    ("W 4", "Straße", 300_00, 2027, ""),
    ("W 5", "Strasse 2", 200_00, 2027, ""),
]


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write("anlegen") as session:
        for number, title, cost, year, note in MEASURES:
            make.measure(
                session,
                number=number,
                title=title,
                cost=None if cost is None else Money(cost),
                starts_in=year,
                note=note,
            )
    return store


def ask(store: Store, request: PageRequest, also: Any = None) -> tuple[list[str], int]:
    with store.read() as session:
        rows, total = paging.paged(
            session,
            select(Measure.id, Measure.number),
            request,
            COLUMNS,
            id_column=Measure.id,
            default_order=(Measure.number.asc(),),
            kind="measure",
            **({} if also is None else {"also": also}),
        )
    return [row["number"].removeprefix("W ") for row in rows], total


def numbers(store: Store, *filters: Filter, **more: object) -> str:
    found, total = ask(store, PageRequest(filters=filters, **more))
    assert total == len(found)
    return "".join(found)


def test_pages_follow_each_other(filled: Store) -> None:
    assert ask(filled, PageRequest(limit=2)) == (["1", "2"], 5)
    assert ask(filled, PageRequest(limit=2, offset=4)) == (["5"], 5)
    assert ask(filled, PageRequest(limit=2, offset=40)) == ([], 5)


def test_text_sorts_as_in_a_dictionary_and_empty_values_last(filled: Store) -> None:
    assert numbers(filled, sort="title") == "32451"
    assert numbers(filled, sort="title", descending=True) == "15423"
    assert numbers(filled, sort="cost") == "13542"
    assert numbers(filled, sort="cost", descending=True) == "45312"
    assert numbers(filled, sort="starts_in") == "21453"
    assert numbers(filled, sort="gibt es nicht") == "12345"


@pytest.mark.parametrize(
    ("key", "test", "value", "expected"),
    [
        ("title", Test.IS, "Zeche", "1"),
        ("cost", Test.IS, 500, "1"),
        ("cost", Test.IS, None, "2"),
        ("cost", Test.IS_NOT, 500, "2345"),
        ("cost", Test.AT_LEAST, 200_00, "45"),
        ("cost", Test.AT_MOST, 500, "1"),
        ("cost", Test.EMPTY, None, "2"),
        ("cost", Test.FILLED, None, "1345"),
        ("note", Test.EMPTY, None, "245"),
        ("note", Test.FILLED, None, "13"),
        ("starts_in", Test.ONE_OF, (2025, 2026), "12"),
        ("number", Test.ONE_OF, ("W 1", "W 9"), "1"),
        ("number", Test.ONE_OF, (), ""),
        ("title", Test.CONTAINS, "ärzt", "2"),
        ("title", Test.CONTAINS, "SCHULE", "3"),
        ("note", Test.CONTAINS, "%", "3"),
        ("note", Test.CONTAINS, "_", "3"),
        ("gone", Test.IS, 1, "12345"),
    ],
)
def test_filters(filled: Store, key: str, test: Test, value: object, expected: str) -> None:
    assert numbers(filled, Filter(key, test, value)) == expected


def test_filters_add_up_and_search_narrows(filled: Store) -> None:
    assert numbers(filled, Filter("starts_in", Test.IS, 2027), Filter("cost", Test.AT_LEAST, 250_00)) == "4"
    assert numbers(filled, search="strasse") == "45"
    assert numbers(filled, Filter("cost", Test.AT_LEAST, 250_00), search="strasse") == "4"
    assert numbers(filled, search="  ") == "12345"


def test_many_hits_are_all_found_with_a_filter_or_an_order(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MOST_HITS", 2)
    assert numbers(filled, search="w", sort="cost") == "13542"
    assert numbers(filled, Filter("starts_in", Test.FILLED), search="w") == "1245"
    assert numbers(filled, search="strasse", sort="title") == "45"


def test_many_hits_without_one_are_the_newest(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST_HITS", 2)
    assert ask(filled, PageRequest(search="w")) == (["4", "5"], 2)
    assert ask(filled, PageRequest(search="zeche")) == (["1"], 1)
    assert ask(filled, PageRequest(search="gibtesnicht")) == ([], 0)


@pytest.mark.parametrize("most", [2, 3, 4, 5, 100])
def test_ids_found_besides_may_come_several_times(
    filled: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """As a talk does that has two topics of the name that is typed."""
    monkeypatch.setattr(paging, "MOST_HITS", most)

    def also(_session: Session, _typed: str) -> Select[int]:
        thrice = union_all(*(select(Measure.id).where(Measure.id != 3) for _ in range(3))).subquery()
        return select(thrice.c.id)

    found, total = ask(filled, PageRequest(search="gibtesnicht"), also)
    assert found == ["1", "2", "4", "5"][-most:]
    assert total == min(most, 4)


def test_a_long_list_sorts_without_the_function(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "ALPHABETIC", 0)
    assert numbers(filled, sort="title") == "35412"


def test_a_day_as_a_filter_of_moments_means_the_whole_day(store: Store) -> None:
    with store.write("anlegen") as session:
        for hours in (-30, 0, 5, 20):
            make.consultation(session, began_at=NOW + timedelta(hours=hours))
    today = date(2026, 11, 20)
    request = PageRequest(
        filters=(Filter("at", Test.AT_LEAST, today), Filter("at", Test.AT_MOST, "2026-11-20"))
    )
    with store.read() as session:
        statement = select(Consultation.id, Consultation.began_at)
        columns = {"at": Consultation.began_at}
        rows, total = paging.paged(
            session, statement, request, columns, id_column=Consultation.id, default_order=()
        )
        conditions = paging.conditions(request, columns, Consultation.id)
        assert len(session.scalars(select(Consultation.id).where(*conditions)).all()) == 2
    assert [row["began_at"] for row in rows] == [datetime(2026, 11, 20, 15), datetime(2026, 11, 20, 10)]
    assert total == 2


def test_joins_and_unused_columns_do_not_matter(store: Store) -> None:
    with store.write("anlegen") as session:
        contact = make.contact(session, display_name="Özil, Ada")
        consent = make.consent(session, contact)
        make.consultation(session, contact_id=contact.id, consent_id=consent.id)
        make.consultation(session)
    statement = select(Consultation.id, Contact.display_name).outerjoin(
        Contact, Contact.id == Consultation.contact_id
    )
    columns = {"name": Contact.display_name}
    with store.read() as session:
        rows, total = paging.paged(
            session,
            statement,
            PageRequest(sort="name", descending=True),
            columns,
            id_column=Consultation.id,
            default_order=(),
        )
    assert [row["display_name"] for row in rows] == ["Özil, Ada", None]
    assert total == 2
