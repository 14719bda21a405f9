"""Rules of the office: drafts, passphrases, pictures, courts, code lists."""

import contextlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.features.office.rules import codes, passphrases
from app.features.office.rules.courts import read_courts, suggest
from app.features.office.rules.drafts import (
    CityContactDraft,
    CityOfficeDraft,
    IdentityDraft,
    checked,
    checked_city_office,
    initials_of,
)
from app.features.office.rules.pictures import LARGEST, check_picture
from app.system import resources
from db.models import CODE_LISTS
from tests.kit.office import SECOND_PASSPHRASE


def png(width: int, height: int) -> bytes:
    """The smallest PNG that claims to be of that size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress((b"\0" + b"\x88" * 3 * min(width, 64)) * min(height, 64)))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


def jpeg_head(width: int, height: int) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    head = b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
    return head + frame + b"\xff\xda\0\2\xff\xd9"


def test_all_that_is_wrong_with_an_office_is_said_at_once() -> None:
    with pytest.raises(Refused) as caught:
        checked(
            IdentityDraft(name="x" * 301, postcode="584", email="a b"),
            required=(("city", "Bitte die Stadt."),),
        )
    assert [one.field for one in caught.value.all] == ["name", "city", "postcode", "email"]
    people = (
        CityContactDraft(function="Leitung", email="nein"),
        CityContactDraft(name="Frau Kaya", email="ja"),
    )
    with pytest.raises(Refused) as caught:
        checked_city_office(CityOfficeDraft(postcode="1", contacts=people))
    assert [one.field for one in caught.value.all] == [
        "name",
        "postcode",
        "contacts[0].name",
        "contacts[0].email",
        "contacts[1].email",
    ]


def test_every_list_of_the_file_has_a_name_and_defaults() -> None:
    assert set(codes.LISTS) == set(CODE_LISTS) == set(codes.DEFAULTS)


@pytest.mark.parametrize("key", CODE_LISTS)
def test_no_default_list_names_an_entry_twice(key: str) -> None:
    labels = [code.label for code in codes.DEFAULTS[key]]
    assert len({label.casefold() for label in labels}) == len(labels)
    assert all(codes.label(label, {}, None) == label for label in labels)


def test_the_entries_that_rules_refer_to_are_there() -> None:
    built_in = {(key, code.built_in) for key, found in codes.DEFAULTS.items() for code in found}
    assert ("target_group", "owner") in built_in
    assert [code.label for code in codes.DEFAULTS["channel"]] == [
        "Sprechzeit",
        "Telefon",
        "E-Mail",
        "aufsuchend",
        "Veranstaltung",
        "Vor-Ort-Termin",
    ]


def test_a_label_must_differ_from_the_others_but_not_from_itself() -> None:
    there = {1: "Müll", 2: "Grün"}
    with pytest.raises(Refused, match="steht schon"):
        codes.label(" mull ", there, None)
    assert codes.label("müll", there, 1) == "müll"
    with pytest.raises(Refused, match="Namen"):
        codes.label(" \n ", there, None)


def test_a_used_or_built_in_entry_cannot_be_deleted() -> None:
    codes.may_delete("Müll", 0, "")
    with pytest.raises(Refused, match="3-mal"):
        codes.may_delete("Müll", 3, "")
    with pytest.raises(Refused, match="ausgeblendet"):
        codes.may_delete("Eigentümer", 0, "owner")


def test_drafts_are_cleaned_and_name_the_field_that_is_wrong() -> None:
    draft = checked(IdentityDraft(name="  Stadtteil\x07büro\n Nord ", postcode="58452"))
    assert draft.name == "Stadtteilbüro Nord"
    with pytest.raises(Refused) as refused:
        checked(IdentityDraft(name="x", postcode="5845"))
    assert refused.value.field == "postcode"
    with pytest.raises(Refused) as refused:
        checked(IdentityDraft(name="x", email="kein at"))
    assert refused.value.field == "email"
    with pytest.raises(Refused) as refused:
        checked(IdentityDraft(), required=(("name", "Bitte."),))
    assert refused.value.field == "name"


def test_empty_contact_rows_are_left_out_and_wrong_ones_named_by_row() -> None:
    office = CityOfficeDraft(
        name="Bauamt", contacts=(CityContactDraft(), CityContactDraft(name=" Jan Roth "))
    )
    assert [row.name for row in checked_city_office(office).contacts] == ["Jan Roth"]
    nameless = CityOfficeDraft(name="Bauamt", contacts=(CityContactDraft(phone="1"),))
    with pytest.raises(Refused) as refused:
        checked_city_office(nameless)
    assert refused.value.field == "contacts[0].name"


def test_initials() -> None:
    assert initials_of("Ayşe Demir-Kaya") == "ADK"
    assert initials_of("") == ""


@given(st.text())
def test_a_passphrase_is_never_better_for_being_shorter(typed: str) -> None:
    found = passphrases.strength(typed)
    assert found.sentence.endswith(".")
    if len(typed) < passphrases.LEAST:
        assert found.level == 0


@pytest.mark.parametrize(
    "typed", ["passwort12", "aaaaaaaaaaaaaaaa", "1234567890", "abcdefghijkl", "Quartier2026"]
)
def test_easy_passphrases_are_refused(typed: str) -> None:
    with pytest.raises(Refused, match="schwach"):
        passphrases.accept(typed, typed)


def test_a_good_passphrase_is_accepted_and_must_be_repeated() -> None:
    good = SECOND_PASSPHRASE
    assert passphrases.accept(good, good) == good
    assert passphrases.strength(good).level == 3
    with pytest.raises(Refused) as refused:
        passphrases.accept(good, good + " ")
    assert refused.value.field == "repeated"


def test_the_own_name_adds_no_strength() -> None:
    typed = "Demirkaya-Wehringhausen"
    known = ("Ayşe Demirkaya", "Wehringhausen")
    assert passphrases.strength(typed, known).level < passphrases.strength(typed).level


def test_pictures_are_told_by_their_head() -> None:
    assert check_picture(png(40, 30)).media_type == "image/png"
    jpeg = check_picture(jpeg_head(800, 600))
    assert (jpeg.media_type, jpeg.width, jpeg.height) == ("image/jpeg", 800, 600)
    assert check_picture(b"<?xml version='1.0'?><svg viewBox='0 0 1 1'/>").media_type == "image/svg+xml"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kein brauchbares Bild"),
        (b"%PDF-1.7", "PDF-Dokument"),
        (b"GIF89a", "GIF-Bild"),
        (png(0, 30), "beschädigt"),
        (png(20_000, 10_000), "200 Megapixel"),
        (jpeg_head(60_000, 60_000), "Megapixel"),
        (png(40, 30)[:30], "beschädigt"),
        (jpeg_head(8, 8)[:20], "beschädigt"),
        (b"<svg><script>alert(1)</script></svg>", "Skript"),
        (b"<svg><image href='file:///etc/passwd'/></svg>", "lädt andere Dateien"),
        (b"\0" * (LARGEST + 1), "größer als 5 MB"),
    ],
)
def test_what_is_no_logo_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        check_picture(data)
    assert refused.value.field == "picture"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_look_at_a_picture(data: bytes) -> None:
    for head in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"<svg "):
        with contextlib.suppress(Refused):
            assert check_picture(head + data).width >= 0


@pytest.mark.parametrize(
    ("city", "court"),
    [
        ("Stadt Witten", "Arnsberg"),
        ("Hagen-Wehringhausen", "Arnsberg"),
        ("dortmund", "Gelsenkirchen"),
        ("Stadt Heiligenhaus", "Düsseldorf"),
        ("Bielefeld Baumheide", "Minden"),
        ("Bergisch Gladbach", "Köln"),
        ("Moenchengladbach", None),
        ("", None),
    ],
)
def test_the_court_is_suggested_by_the_city(city: str, court: str | None) -> None:
    found = suggest(read_courts(resources.text("courts.toml")), city)
    assert (found.name.removeprefix("Verwaltungsgericht ") if found else None) == court


def test_a_broken_file_of_courts_suggests_nothing() -> None:
    assert read_courts("[[court]\nname=") == ()
    assert read_courts("[[court]]\nname='x'") == ()
