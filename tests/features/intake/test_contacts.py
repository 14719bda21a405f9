"""Old lists of contacts, from the file to the records and back."""

import pytest
from sqlalchemy import func, select

from app.domain.columns import Column, Kind
from app.domain.errors import Refused, Stopped
from app.excel.book import Book, SheetSpec, write_book
from app.features.contacts import queries as contacts
from app.features.intake import service
from app.features.intake.rules import Action
from db.models import Contact, Setting
from db.store import Store
from tests.features.consultations.desk import set_up
from tests.features.intake.lists import CONTACTS, actions, faults, state, take, text_list, work_on, workbook
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import NOW

ROWS = [
    CONTACTS,
    ("Yılmaz", "Ayşe", "Hauptstr. 12a", 1067, "Dresden", 2056123456, "ayse@example.org"),
    ("Müller", "Jan", "Weg 3", "42579", "Heiligenhaus", "02056 99", None),
    ("Boxclub Unterstadt e. V.", None, "Ring 5", 42579, "Heiligenhaus", None, "info@example.org"),
]


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Contact.display_name).order_by(Contact.display_name)))


def test_a_list_comes_in_with_addresses_taken_apart_and_zeros_put_back(store: Store) -> None:
    work = work_on(store, "contacts", workbook(ROWS))
    assert faults(work) == []
    taken = take(store, work)
    with store.read() as session:
        draft = contacts.detail(session, taken.created[0]).draft
        club = contacts.detail(session, taken.created[2]).draft
    assert (draft.street, draft.house_number, draft.postcode, draft.phone) == (
        "Hauptstr.",
        "12a",
        "01067",
        "02056123456",
    )
    assert (club.kind, club.organisation) == ("organisation", "Boxclub Unterstadt e. V.")


def test_the_whole_list_is_one_step_and_undone_as_one(store: Store) -> None:
    before = state(store)
    work = work_on(store, "contacts", workbook(ROWS))
    take(store, work)
    after = state(store)
    assert before != after
    store.undo()
    assert state(store) == before
    store.redo()
    assert state(store) == after


def test_the_same_list_again_changes_nothing(store: Store) -> None:
    take(store, work_on(store, "contacts", workbook(ROWS)))
    again = work_on(store, "contacts", workbook(ROWS))
    assert set(actions(again).values()) == {Action.SKIP}
    assert again.entries() == ()


def test_our_own_list_written_by_us_is_recognised_row_by_row(store: Store) -> None:
    with store.write("Kontakte") as session:
        for at in range(30):
            factories.contact(
                session,
                first_name=f"Vorname{at}",
                last_name=f"Name{at}",
                display_name=f"Name{at}, Vorname{at}",
                street="Ring",
                house_number=str(at),
                postcode=f"0{1000 + at}",
                town="Ort",
                phone=f"0205 {at}00{at}",
            )
    with store.read() as session:
        rows = list(session.scalars(select(Contact)))
        columns = [
            Column(key, title, Kind.TEXT)
            for key, title in (
                ("display_name", "Name"),
                ("street", "Straße"),
                ("house_number", "Hausnummer"),
                ("postcode", "PLZ"),
                ("town", "Ort"),
                ("phone", "Telefon"),
            )
        ]
        data = write_book(
            Book("Kontakte", "Büro", "", NOW, (SheetSpec("Kontakte", columns, rows),), cover=None)
        )
    before = state(store)
    work = work_on(store, "contacts", data)
    assert faults(work) == []
    assert set(actions(work).values()) == {Action.SKIP}
    assert all(
        row.like is not None and row.like.label == rows[at].display_name
        for at, row in enumerate(work.rows.values())
    )
    assert state(store) == before


def test_empty_fields_are_filled_and_nothing_is_overwritten(store: Store) -> None:
    with store.write("Kontakt") as session:
        known = factories.contact(session, email="", phone="0170 1", street="Hauptstr.", house_number="9").id
    row = ("Yılmaz", "Ayşe", "Hauptstr. 9", "42579", "Ort", "0170 999", "neu@example.org")
    work = work_on(store, "contacts", workbook([CONTACTS, row]))
    number = next(iter(work.rows))
    assert work.rows[number].action is Action.NEW or work.rows[number].like is not None
    work.decide([number], Action.FILL)
    assert dict(work.rows[number].fills) == {"email": "neu@example.org"}
    assert take(store, work).completed == (known,)
    with store.read() as session:
        draft = contacts.detail(session, known).draft
    assert (draft.email, draft.phone, draft.postcode) == ("neu@example.org", "0170 1", "")


def test_two_rows_of_one_person_are_proposed_as_one(store: Store) -> None:
    rows = [
        CONTACTS,
        ("Müller", "Jan", "Weg 3", "", "Ort", "", ""),
        ("Muller", "Jan", "Weg 3", "", "Ort", "", ""),
    ]
    work = work_on(store, "contacts", workbook(rows))
    assert actions(work) == {2: Action.NEW, 3: Action.SKIP}
    assert work.rows[3].told == "gleicher Name, gleiche Anschrift wie Zeile 2"
    work.decide([3], Action.NEW)
    assert len(take(store, work).created) == 2


def test_a_couple_with_one_telephone_stays_two_people(store: Store) -> None:
    rows = [
        CONTACTS,
        ("Müller", "Jan", "", "", "", "02056 77777", ""),
        ("Kaya", "Ulrike", "", "", "", "02056 77777", ""),
    ]
    work = work_on(store, "contacts", workbook(rows))
    assert set(actions(work).values()) == {Action.NEW}
    assert "Telefonnummer wie Zeile 2" in work.rows[3].told


def test_every_fault_has_its_cell_and_is_mended_in_place(store: Store) -> None:
    rows = [
        CONTACTS,
        ("Müller", "Jan", "Weg 3", "123", "Ort", "zehn", "kaputt@"),
        ("", "Ohne", "", "", "", "", ""),
    ]
    work = work_on(store, "contacts", workbook(rows))
    assert faults(work) == ["D2", "F2", "G2", "A3"]
    found = {fault.address: fault for row in work.rows.values() for fault in row.faults}
    assert found["G2"].value == "kaputt@"
    assert found["G2"].expected == "eine E-Mail-Adresse"
    assert "Nachnamen" in found["A3"].remedy
    work.type([2], 3, "42579")
    work.type([2], 5, "02056 10")
    work.type([2], 6, "")
    work.type([3], 0, "Name")
    assert faults(work) == []
    assert work.raw_text(2, 3) == "42579"
    take(store, work)
    assert names(store) == ["Müller, Jan", "Name, Ohne"]


def test_what_was_typed_is_kept_and_found_again(store: Store) -> None:
    data = workbook([CONTACTS, ("Müller", "Jan", "", "", "", "", "kaputt@")])
    work = work_on(store, "contacts", data)
    work.type([2], 6, "heil@example.org")
    work.decide([2], Action.LEAVE)
    work.assign(2, "")
    kept = work.typed()
    again = work_on(store, "contacts", data)
    again.take_typed(kept)
    again.check()
    assert again.raw_text(2, 6) == "heil@example.org"
    assert actions(again) == {2: Action.LEAVE}
    assert again.typed() == kept


def test_the_same_word_is_mended_in_all_rows_at_once_and_remembered(store: Store) -> None:
    set_up(store)
    rows = [(*CONTACTS, "Rolle"), *[(f"Name{at}", "A", "", "", "", "", "", "Anwohner") for at in range(5)]]
    work = work_on(store, "contacts", workbook(rows))
    assert faults(work) == [f"H{at}" for at in range(2, 7)]
    assert work.alike(2, 7) == [3, 4, 5, 6]
    work.type([2, *work.alike(2, 7)], 7, "Bewohner/in")
    assert faults(work) == []
    take(store, work)
    more = [*rows, ("Ganz", "Neu", "", "", "", "", "", "Anwohner")]
    again = work_on(store, "contacts", workbook(more))
    assert again.remembered
    assert faults(again) == []
    assert again.rows[7].values["roles"]


def test_the_columns_chosen_are_offered_again_for_the_same_headings(store: Store) -> None:
    rows = [("A", "B"), ("Müller", "Jan")]
    work = work_on(store, "contacts", workbook(rows))
    work.assign(0, "last_name")
    work.assign(1, "first_name")
    work.check()
    take(store, work)
    again = work_on(store, "contacts", workbook([*rows, ("Kaya", "Ulrike")]))
    assert [one.field for one in again.guesses] == ["last_name", "first_name"]
    other = work_on(store, "contacts", workbook([("A", "C"), ("Müller", "Jan")]))
    assert not other.remembered
    with store.read() as session:
        assert (
            session.scalar(select(func.count()).select_from(Setting).where(Setting.key == "intake.contacts"))
            == 1
        )


@pytest.mark.parametrize(
    "typed", ["=1+1", "<b>fett</b>", "@SUM(A1)", "+49", "-1", '=HYPERLINK("http://x")', "{{7*7}}"]
)
def test_what_is_typed_stays_a_text(store: Store, typed: str) -> None:
    data = text_list([("Nachname", "Vorname", "Notiz"), ("Müller", "Jan", typed)], ";", "utf-8")
    taken = take(store, work_on(store, "contacts", data, "liste.csv"))
    with store.read() as session:
        assert contacts.detail(session, taken.created[0]).draft.note == typed


def test_a_row_the_file_refuses_leaves_everything_as_it_was(store: Store) -> None:
    work = work_on(store, "contacts", workbook(ROWS))
    with store.write("Vorher") as session:
        known = factories.contact(session).id
    work.decide([2], Action.FILL)
    before = state(store)
    entries = (*work.entries(), type(work.entries()[0])(9, None, known + 99, {"email": "x@example.org"}))
    with pytest.raises(Refused) as caught, store.write("Liste") as session:
        service.take_over(
            session,
            work.intake,
            entries,
            headings="x",
            mapped=work.mapped(),
            now=NOW,
            staff_id=None,
            progress=_quiet,
        )
    assert caught.value.field == "rows[9]."
    assert state(store) == before


def test_stopping_leaves_everything_as_it_was(store: Store) -> None:
    work = work_on(
        store, "contacts", workbook([CONTACTS, *[(f"N{at}", "V", "", "", "", "", "") for at in range(40)]])
    )
    before = state(store)

    def stop(done: int, _of: int, _what: str) -> None:
        if done >= 20:
            raise Stopped

    with pytest.raises(Stopped), store.write("Liste") as session:
        service.take_over(
            session,
            work.intake,
            work.entries(),
            headings="x",
            mapped=work.mapped(),
            now=NOW,
            staff_id=None,
            progress=stop,
        )
    assert state(store) == before


def test_whatever_statement_fails_nothing_is_half_taken(store: Store) -> None:
    work = work_on(store, "contacts", workbook(ROWS[:3]))
    every_statement_fails_once(store, lambda: take(store, work))


def test_left_out_rows_can_be_taken_in(store: Store) -> None:
    work = work_on(
        store,
        "contacts",
        workbook([("Total", None, None), CONTACTS[:3], ("Müller", "Jan", "Weg 3"), ("Summe", None, None)]),
    )
    assert [row.left for row in work.rows.values()] == ["Zeile über der Überschrift", "", "Summenzeile"]
    work.decide([4], Action.NEW)
    assert len(take(store, work).created) == 2


def _quiet(_done: int, _of: int, _what: str) -> None:
    """Nobody watches."""
