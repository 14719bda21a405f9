"""Old lists of consultations."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.features.consultations import queries as consultations
from app.features.consultations.excel import SHEETS as CONSULTATION_SHEETS
from app.features.intake.rules import Action
from db.models import Consultation, Contact
from db.store import Store
from tests.features.consultations.desk import set_up
from tests.features.intake.lists import all_known, faults, sheet, state, take, work_on, workbook
from tests.kit import factories

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
TALKS = (
    "Datum",
    "Uhrzeit",
    "Anliegen",
    "Weg",
    "Dauer",
    "Thema",
    "Name",
    "Einwilligung am",
    "Einwilligung wie",
)
ASKED = (
    "Az.",
    "Antragsteller",
    "Projekt",
    "Eingang",
    "Gesamtkosten",
    "Beantragt",
    "Status",
    "Bewilligt",
    "Fonds",
)


def test_consultations_come_in_anonymous_with_number_and_topics(store: Store) -> None:
    set_up(store)
    rows = [
        TALKS,
        (
            "12.3.2026",
            "14:30",
            "Zuschuss für den Anstrich",
            "telefonisch",
            "1:15",
            "Wohnen",
            "Kaya, Ulrike",
            None,
            None,
        ),
        (datetime(2026, 3, 13), None, "Mietminderung", None, None, None, None, None, None),
    ]
    work = work_on(store, "consultations", workbook(rows), constants={"channel_id": "Sprechzeit"})
    work.type([2], 5, "")
    work.type([3], 3, "Sprechzeit")
    work.type([3], 4, "20")
    assert faults(work) == []
    taken = take(store, work)
    with store.read() as session:
        one, two = (consultations.detail(session, found) for found in taken.created)
    assert (one.reference, one.draft.began_at, one.draft.minutes) == (
        "B-2026-0001",
        datetime(2026, 3, 12, 14, 30),
        75,
    )
    assert (one.draft.contact_id, one.draft.named) == (None, False)
    assert (two.reference, two.draft.minutes) == ("B-2026-0002", 20)


def test_what_a_list_of_talks_lacks_holds_for_all_rows(store: Store) -> None:
    set_up(store)
    work = work_on(store, "consultations", workbook([("Datum", "Anliegen"), ("1.2.2026", "Frage")]))
    assert work.missing == ()
    taken = take(store, work)
    with store.read() as session:
        draft = consultations.detail(session, taken.created[0]).draft
    assert (draft.minutes, draft.first_contact) == (0, True)


@pytest.mark.parametrize("consent", [True, False])
def test_a_name_needs_a_consent(store: Store, consent: bool) -> None:
    set_up(store)
    with store.write("Kontakt") as session:
        contact = factories.contact(session).id
    row = (
        "1.2.2026",
        None,
        "Frage",
        "Telefon",
        5,
        None,
        "Frau Ayşe Yılmaz",
        *(("1.2.2026", "mündlich") if consent else (None, None)),
    )
    work = work_on(store, "consultations", workbook([TALKS, row]))
    told = work.rows[2].drafted
    assert told is not None
    assert bool(told.remark) != consent
    taken = take(store, work)
    with store.read() as session:
        assert consultations.detail(session, taken.created[0]).draft.contact_id == (
            contact if consent else None
        )


def test_a_name_nobody_knows_stays_away(store: Store) -> None:
    set_up(store)
    row = ("1.2.2026", None, "Frage", "Telefon", 5, None, "Wer Auchimmer", "1.2.2026", "mündlich")
    work = work_on(store, "consultations", workbook([TALKS, row]))
    drafted = work.rows[2].drafted
    assert drafted is not None
    assert "anonym" in drafted.remark
    take(store, work)
    with store.read() as session:
        assert session.scalars(select(Contact)).all() == []


def test_talks_that_read_alike_are_two_talks_and_a_talk_of_tomorrow_is_none(store: Store) -> None:
    set_up(store)
    same = ("1.2.2026", None, "Fördermittel", "Telefon", 5, None, None, None, None)
    work = work_on(store, "consultations", workbook([TALKS, same, same, ("1.2.2031", *same[1:])]))
    assert [row.action for row in work.rows.values()] == [Action.NEW] * 3
    assert work.rows[3].told == "gleicher Wortlaut am selben Tag wie Zeile 2"
    assert faults(work) == ["A4"]


def test_our_own_sheet_of_consultations_is_known_row_by_row(store: Store) -> None:
    desk = set_up(store)
    for at in range(5):
        desk.log(concern=f"Anliegen {at}")
    before = state(store)
    work = work_on(store, "consultations", sheet(store, CONSULTATION_SHEETS[0]))
    assert all_known(work)
    assert faults(work) == []
    assert state(store) == before


def test_empty_fields_of_a_talk_are_filled(store: Store) -> None:
    desk = set_up(store)
    known = desk.log(place="", result="")
    rows = [
        ("Nr.", "Datum", "Anliegen", "Ort", "Ergebnis", "Verwiesen an"),
        ("B-2026-0001", "20.11.2026", "x", "Ring", "erledigt", "Mieterverein"),
    ]
    work = work_on(store, "consultations", workbook(rows))
    work.decide([2], Action.FILL)
    take(store, work)
    with store.read() as session:
        draft = consultations.detail(session, known).draft
    assert (draft.place, draft.referred_to, draft.concern) == ("Ring", "Mieterverein", desk.draft().concern)
    assert draft.result.startswith("erledigt")


def test_a_list_of_ours_never_makes_talks_twice(store: Store) -> None:
    desk = set_up(store)
    desk.log()
    take(store, work_on(store, "consultations", sheet(store, CONSULTATION_SHEETS[0])))
    with store.read() as session:
        assert len(session.scalars(select(Consultation)).all()) == 1


def test_personal_words_in_an_anonymous_talk_are_pointed_out(store: Store) -> None:
    set_up(store)
    row = ("1.2.2026", None, "Bitte zurückrufen: 0170 1234567", "Telefon", 5, None, None, None, None)
    drafted = work_on(store, "consultations", workbook([TALKS, row])).rows[2].drafted
    assert drafted is not None
    assert "eine Telefonnummer" in drafted.remark
