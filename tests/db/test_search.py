"""What people type finds what they mean, in every state of the file."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.ids import Ref
from db import search, triggers
from db.models import Consultation, Contact, Measure
from db.store import Store
from db.tables import SEARCH_KINDS
from tests.kit import factories as make


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write("anlegen") as session:
        make.contact(session, display_name="Müller, Jörg", street="Große Straße", note="Fassadensanierung")
        make.contact(session, display_name="Mueller, Anna", note="wohnt oben")
        make.contact(session, display_name="Kowalski, Łukasz", email="l.kowalski@example.org")
        make.contact(session, display_name="(Ömer) Yılmaz", note='sagt "nein" * OR NOT')
        make.measure(session, number="W 11", title="Wärmenetz am Markt")
        make.consultation(session, concern="Heizung und Fassade", place="Marktplatz")
    return store


def found(store: Store, typed: str, **more: object) -> list[str]:
    with store.read() as session:
        return [hit.title for hit in search.find(session, typed, **more)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("Müller", {"Müller, Jörg", "Mueller, Anna"}),
        ("Muller", {"Müller, Jörg"}),
        ("mueller", {"Müller, Jörg", "Mueller, Anna"}),
        ("jorg", {"Müller, Jörg"}),
        ("Joerg", {"Müller, Jörg"}),
        ("strasse", {"Müller, Jörg"}),
        ("GROSSE STRASSE", {"Müller, Jörg"}),
        ("sanierung", {"Müller, Jörg"}),
        ("lukasz", {"Kowalski, Łukasz"}),
        ("yilmaz", {"(Ömer) Yılmaz"}),
        ("kowalski@exam", {"Kowalski, Łukasz"}),
        ("ö", {"(Ömer) Yılmaz", "Mueller, Anna"}),
        ("mu", {"Müller, Jörg", "Mueller, Anna"}),
        ("w", {"W 11 Wärmenetz am Markt", "Mueller, Anna"}),
        ("11", {"W 11 Wärmenetz am Markt"}),
        ("markt wärme", {"W 11 Wärmenetz am Markt"}),
        ("wärme gibtesnicht", set()),
        ('"nein"', {"(Ömer) Yılmaz"}),
        ("nein OR NOT", {"(Ömer) Yılmaz"}),
        ("üller", {"Müller, Jörg", "Mueller, Anna"}),
        ("Müller, Jörg.", {"Müller, Jörg"}),
        ("Jörg Müller,", {"Müller, Jörg"}),
        ("(Mueller)", {"Müller, Jörg", "Mueller, Anna"}),
        ("„Fassadensanierung“?", {"Müller, Jörg"}),
        ("Müller - Jörg & ", {"Müller, Jörg"}),
        ("(", {"(Ömer) Yılmaz"}),
        ("", set()),
        ("   ", set()),
    ],
)
def test_what_is_found(filled: Store, typed: str, titles: set[str]) -> None:
    assert set(found(filled, typed)) == titles


def test_titles_come_first_and_kinds_can_be_chosen(filled: Store) -> None:
    assert found(filled, "Markt")[0] == "W 11 Wärmenetz am Markt"
    assert len(found(filled, "Markt")) == 2
    assert found(filled, "Markt", kinds=["measure"]) == ["W 11 Wärmenetz am Markt"]
    assert found(filled, "Markt", kinds=[]) == []
    assert len(found(filled, "m", limit=1)) == 1


def test_the_excerpt_shows_the_place(store: Store) -> None:
    with store.write("anlegen") as session:
        make.consultation(session, result="Anfang " * 40 + "Wärmepumpe gewünscht " + "Ende " * 40)
    with store.read() as session:
        hit = search.find(session, "wärmepumpe")[0]
    assert hit.ref == Ref("consultation", 1)
    assert "Wärmepumpe gewünscht" in hit.excerpt
    assert len(hit.excerpt) <= 125


def test_matching_narrows_a_list(filled: Store) -> None:
    with filled.read() as session:
        ids = session.scalars(select(Contact.id).where(Contact.id.in_(search.matching("contact", "müller"))))
        assert set(ids) == {1, 2}
        every = session.scalars(
            select(Consultation.id).where(Consultation.id.in_(search.matching("consultation", " ")))
        )
        assert list(every) == [1]


def test_the_index_follows_change_delete_and_undo(filled: Store) -> None:
    with filled.write("ändern") as session:
        session.get_one(Measure, 1).title = "Nahwärme"
        session.delete(session.get_one(Contact, 1))
    assert found(filled, "wärmenetz") == []
    assert found(filled, "nahwarme") == ["W 11 Nahwärme"]
    assert found(filled, "jörg") == []
    filled.undo()
    assert found(filled, "wärmenetz") == ["W 11 Wärmenetz am Markt"]
    assert found(filled, "jörg") == ["Müller, Jörg"]


def test_a_damaged_index_is_noticed_and_rebuilt(filled: Store) -> None:
    with filled.engine.begin() as connection:
        rows = connection.exec_driver_sql("SELECT rowid FROM search_index").scalars().all()
        connection.exec_driver_sql("DELETE FROM search_index WHERE rowid = ?", (rows[0],))
        connection.exec_driver_sql(
            "INSERT INTO search_index (rowid, title, body) VALUES (?, 'x', 'y')", (rows[-1] + 5,)
        )
    with filled.read() as session:
        assert len(search.check(session)) in {1, 2}
    with filled.write("Suche neu aufbauen") as session:
        search.rebuild(session)
        assert search.check(session) == []
    assert set(found(filled, "müller")) == {"Müller, Jörg", "Mueller, Anna"}


def test_every_kind_has_its_number(store: Store) -> None:
    with store.read() as session:
        assert set(session.scalars(select(SEARCH_KINDS.c.kind))) == set(search.models())
        assert len(search.models()) == len([one for one in triggers.records() if one.__search_kind__])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_typed_text_breaks_the_search(filled: Store, typed: str) -> None:
    with filled.read() as session:
        search.find(session, typed)
        session.execute(search.matching("contact", typed)).all()


words = st.text(alphabet="aäoöuüßeéğıŁn-.5", min_size=1, max_size=9)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(words, min_size=1, max_size=4), st.data())
def test_every_piece_of_a_text_finds_it(store: Store, parts: list[str], data: st.DataObject) -> None:
    """Any piece of three and more letters of a word, any beginning of a word of one or two."""
    with store.write("anlegen") as session:
        record = make.contact(session, display_name="x", note=" ".join(parts))
        word = data.draw(st.sampled_from(parts))
        begin = data.draw(st.integers(0, max(len(word) - 3, 0)))
        end = data.draw(st.integers(min(begin + 3, len(word)), len(word)))
        typed = word[begin if end - begin > 2 else 0 : end]
        hits = search.find(session, typed, limit=1000)
    if search.query(typed):
        assert Ref("contact", record.id) in {hit.ref for hit in hits}
    store.undo()
