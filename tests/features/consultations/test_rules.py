from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.consultations import rules
from app.features.consultations.rules import ConcernDraft, ConsultationDraft, StepRow, hints

NOW = datetime(2026, 11, 20, 10, 0)
TODAY = NOW.date()
TALK = ConsultationDraft(concern="Zuschuss für die Fassade", began_at=NOW, minutes=20, channel_id=1)
HOUSE = replace(TALK, object_street="Hauptstraße", object_number="12")
CONCERN = ConcernDraft(text="Laterne dunkel", raised_on=TODAY)


def refusal(draft: ConsultationDraft, *, owner: bool = False) -> Refused:
    with pytest.raises(Refused) as caught:
        rules.check(draft, now=NOW, owner=owner)
    return caught.value


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"concern": " \n "}, "concern"),
        ({"concern": "x" * 1_000_000}, "concern"),
        ({"channel_id": None}, "channel_id"),
        ({"began_at": None}, "began_at"),
        ({"began_at": NOW + timedelta(days=1)}, "began_at"),
        ({"began_at": NOW.replace(year=1066)}, "began_at"),
        ({"minutes": None}, "minutes"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"named": True}, "contact_id"),
        ({"named": True, "contact_id": 1, "consent_on": TODAY + timedelta(days=1)}, "consent_on"),
        ({"follow_up_note": "anrufen"}, "follow_up_on"),
        ({"follow_up_done_on": TODAY}, "follow_up_on"),
        ({"follow_up_on": TODAY - timedelta(days=1)}, "follow_up_on"),
        ({"steps": (StepRow("Antrag holen"), StepRow(" "))}, "steps[1].text"),
        ({"passed_office_id": 3}, "passed_text"),
        ({"passed_text": "Laterne", "passed_due_on": TODAY - timedelta(days=1)}, "passed_due_on"),
        ({"place": "x" * 301}, "place"),
    ],
)
def test_a_wrong_talk_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    assert refusal(replace(TALK, **changes)).field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"object_street": ""}, "object_street"),
        ({"year_built": 799}, "year_built"),
        ({"year_built": 2032}, "year_built"),
        ({"dwellings": -1}, "dwellings"),
        ({"storeys": 201}, "storeys"),
        ({"cost_from": Money(-1)}, "cost_from"),
        ({"cost_from": Money(200), "cost_to": Money(100)}, "cost_to"),
    ],
)
def test_a_wrong_property_is_refused_only_for_owners(changes: dict[str, Any], field: str) -> None:
    draft = replace(HOUSE, **changes)
    assert refusal(draft, owner=True).field == field
    assert rules.check(draft, now=NOW, owner=False)


def test_every_refusal_is_a_sentence_for_a_person() -> None:
    sentence = refusal(replace(TALK, minutes=None)).sentence
    assert sentence == "Bitte geben Sie die Dauer an, z. B. 15 oder 1:30."


def test_texts_lose_control_characters_and_keep_what_was_meant() -> None:
    kept = rules.check(
        replace(TALK, concern="a\x00b\r\nc  ", place=" =HYPERLINK(1)\n<b>&"), now=NOW, owner=False
    )
    assert kept.concern == "ab\nc"
    assert kept.place == "=HYPERLINK(1) <b>&"


@given(st.text(max_size=400), st.text(max_size=400))
def test_whatever_is_typed_is_kept_clean_or_refused_beside_its_field(concern: str, place: str) -> None:
    draft = replace(TALK, concern=concern, place=place)
    try:
        kept = rules.check(draft, now=NOW, owner=False)
    except Refused:
        assert refusal(draft).field in {"concern", "place"}
    else:
        assert rules.check(kept, now=NOW, owner=False) == kept
        assert "\n" not in kept.place


@given(st.lists(st.integers(1, 9), max_size=12))
def test_a_topic_counts_once_and_keeps_its_place(topics: list[int]) -> None:
    kept = rules.check(replace(TALK, topics=tuple(topics)), now=NOW, owner=False).topics
    assert len(set(kept)) == len(kept)
    assert set(kept) == set(topics)
    assert list(kept) == sorted(kept, key=topics.index)


def test_spellings_of_one_address_meet() -> None:
    spellings = [
        ("Hauptstraße", "12a"),
        ("Haupt-Str.", "12 A"),
        ("hauptstrasse", "12a"),
        ("Haupt Straße", "12  a"),
    ]
    assert len({rules.object_key(*spelling) for spelling in spellings}) == 1
    assert rules.object_key("Hauptstraße", "12") != rules.object_key("Hauptstraße", "1")


@pytest.mark.parametrize("status", list(rules.STATUSES))
@pytest.mark.parametrize("verb", ["send", "answer", "finish", "reopen", "nonsense"])
def test_every_pair_of_status_and_verb_is_decided(status: str, verb: str) -> None:
    if (status, verb) in rules.ADVANCES:
        assert rules.advance(status, verb) in rules.STATUSES
        assert rules.advance(status, verb) != status
    else:
        with pytest.raises(Refused, match="Das Anliegen ist"):
            rules.advance(status, verb)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": " "}, "text"),
        ({"raised_on": None}, "raised_on"),
        ({"raised_on": TODAY + timedelta(days=1)}, "raised_on"),
        ({"due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"answered_on": TODAY}, "answer"),
        ({"answer": "Repariert", "answered_on": TODAY + timedelta(days=1)}, "answered_on"),
        ({"answer": "Repariert", "answered_on": TODAY - timedelta(days=1)}, "answered_on"),
    ],
)
def test_a_wrong_concern_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        rules.check_concern(replace(CONCERN, **changes), today=TODAY)
    assert caught.value.field == field


def test_an_answer_without_a_day_was_given_today() -> None:
    assert rules.check_concern(replace(CONCERN, answer="Repariert"), today=TODAY).answered_on == TODAY


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("bitte an ayse.y@example.org", "E-Mail"),
        ("Rückruf 02056 12 34 56", "Telefonnummer"),
        ("Rückruf +49 (0)2056/123456", "Telefonnummer"),
        ("Konto DE89 3704 0044 0532 0130 00", "IBAN"),
        ("Konto DE89370400440532013000 nennen", "IBAN"),
    ],
)
def test_personal_data_in_an_anonymous_talk_gives_a_hint(text: str, word: str) -> None:
    assert word in rules.personal_hint(text, named=False)
    assert rules.personal_hint(text, named=True) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Termin am 01.02.2026 um 10:30",
        "kostet 0,50 € je m², gesamt 120.000 Euro",
        "Baujahr 1961, 12 Wohnungen, 42579 Heiligenhaus",
        "Aktenzeichen VF-2026-014",
        "Förderung 2024 2025 2026",
    ],
)
def test_dates_amounts_and_numbers_of_files_give_no_hint(text: str) -> None:
    assert rules.personal_hint(text, named=False) == ""


def test_a_house_number_in_an_anonymous_talk_gives_a_hint() -> None:
    assert rules.place_hint("Hauptstraße 12 a", named=False, owner=False)
    assert not rules.place_hint("Hauptstraße, Südabschnitt", named=False, owner=False)
    assert not rules.place_hint("Block 4", named=False, owner=False)
    assert not rules.place_hint("Hauptstraße 12", named=True, owner=False)


@given(st.text(max_size=200))
def test_hints_never_stumble(text: str) -> None:
    assert isinstance(rules.personal_hint(text, named=False), str)


def test_a_very_long_word_is_searched_once_and_not_from_each_of_its_letters() -> None:
    """It would take minutes otherwise, with every keystroke."""
    assert hints._MAIL.search("M" * 3_000_000) is None
    assert hints._MAIL.search("x" * 500 + " erika.muster@beispiel.de")
