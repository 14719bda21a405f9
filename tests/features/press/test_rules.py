"""What may be typed for releases, pieces and papers."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.errors import Refused
from app.domain.letterhead import Writer
from app.features.press.rules import clippings, papers, releases
from app.features.press.rules.papers import Named, Occasion, Setting
from app.features.press.rules.releases import RecipientRow, ReleasePaper
from tests.features.press.case import TODAY, clipping, release


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"dated": None}, "dated"),
        ({"embargo_until": datetime(2026, 11, 19, 8)}, "embargo_until"),
        ({"sent_on": TODAY + timedelta(days=1)}, "sent_on"),
        ({"picture": b"x", "picture_caption": "Fest"}, "picture_credit"),
        ({"picture": b"x", "picture_credit": "Ich"}, "picture_caption"),
        ({"recipients": (RecipientRow(1), RecipientRow(1))}, "recipients"),
        ({"recipients": (RecipientRow(1, sent_on=TODAY + timedelta(days=1)),)}, "recipients"),
        ({"title": "x" * 201}, "title"),
    ],
)
def test_a_release_says_what_is_wrong_with_it(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as caught:
        releases.checked(release(**changes), TODAY)
    assert caught.value.field == field


def test_empty_recipients_are_left_out() -> None:
    draft = release(recipients=(RecipientRow(), RecipientRow(name=" Radio ")))
    assert [row.name for row in releases.checked(draft, TODAY).recipients] == ["Radio"]


def test_a_release_without_text_or_contact_does_not_go_out() -> None:
    paper = ReleasePaper(Writer("Büro"), "Ruhrau", "Fest", "", (), TODAY)
    with pytest.raises(Refused) as caught:
        releases.must_be_whole(paper)
    assert [one.field for one in caught.value.all] == ["body", "contact_line"]


def test_the_plain_text_says_all_the_paper_says() -> None:
    paper = ReleasePaper(
        Writer("Stadtteilbüro"),
        "Ruhrau",
        "Fest",
        "Suppe",
        releases.paragraphs("Eins\nzwei.\n\n\nDrei."),
        TODAY,
        datetime(2026, 11, 21, 10),
        "Wir sind da.",
        ("Erika Muster",),
        b"x",
        "Ein Topf",
        "Ich",
    )
    said = releases.plain_text(paper)
    for part in (
        "PRESSEMITTEILUNG",
        "Ruhrau, 20. November 2026",
        "Sperrfrist: Samstag, 21. November 2026, 10:00 Uhr",
        "Fest\nSuppe",
        "Eins zwei.\n\nDrei.",
        "(24 Zeichen mit Leerzeichen)",
        "Bild: Ein Topf\nFoto: Ich",
        "Über Stadtteilbüro:\nWir sind da.",
        "Kontakt für Rückfragen:\nErika Muster",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("sent_on", "until", "state"),
    [
        (None, None, "draft"),
        (TODAY, None, "sent"),
        (TODAY, datetime(2026, 11, 20, 10), "sent"),
        (TODAY, datetime(2026, 11, 20, 10, 1), "embargo"),
        (None, datetime(2026, 12, 1), "draft"),
    ],
)
def test_a_release_is_in_one_state(sent_on: date | None, until: datetime | None, state: str) -> None:
    assert releases.state(sent_on, until, datetime(2026, 11, 20, 10)) == state


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"medium": " "}, "medium"),
        ({"published_on": None}, "published_on"),
        ({"published_on": TODAY + timedelta(days=1)}, "published_on"),
        ({"link": "kein Link"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "file:///etc/passwd"}, "link"),
        ({"tone": "laut"}, "tone"),
    ],
)
def test_a_piece_says_what_is_wrong_with_it(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as caught:
        clippings.checked(clipping(**changes), TODAY)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("www.zeitung.example/a?b=1#c", "https://www.zeitung.example/a?b=1#c"),
        ("http://zeitung.example", "http://zeitung.example"),
        ("https://straße.example/fest", "https://straße.example/fest"),
    ],
)
def test_a_link_becomes_whole(typed: str, kept: str) -> None:
    assert clippings.whole_link(typed) == kept


def test_a_scan_is_a_pdf_or_a_picture() -> None:
    assert clippings.scan_kind(b"%PDF-1.7 ...") == ("application/pdf", ".pdf")
    assert clippings.scan_kind(b"\xff\xd8\xff\xe0")[0] == "image/jpeg"
    with pytest.raises(Refused, match="weder PDF noch"):
        clippings.scan_kind(b"GIF89a")
    with pytest.raises(Refused, match="größer als 20 MB"):
        clippings.scan_kind(b"%PDF-" + bytes(20_000_000))


def test_media_are_counted_whatever_their_case() -> None:
    pieces = [
        clippings.Published(date(2026, month, 3), medium, "x", "", "", "")
        for month, medium in ((1, "Bote"), (1, "Zeitung"), (3, "ZEITUNG"))
    ]
    assert clippings.by_medium(pieces) == [("Zeitung", 2), ("Bote", 1)]
    assert clippings.by_month(pieces) == [2, 0, 1, *[0] * 9]


def setting(**changes: object) -> Setting:
    base = Setting(Writer("Büro", phone="1"), "Ruhrau", TODAY, Occasion())
    return replace(base, **changes)  # type: ignore[arg-type]  # a test names what it is about


def test_a_letter_about_an_event_needs_one() -> None:
    with pytest.raises(Refused, match="fehlt die Angabe"):
        papers.must_be_given(("tag", "ort", "name"), setting())
    papers.must_be_given(("buero", "name"), setting())
    for draft, field in ((papers.SerialDraft("", "x"), "subject"), (papers.SerialDraft("x", " "), "text")):
        with pytest.raises(Refused) as caught:
            papers.checked_serial(draft)
        assert caught.value.field == field


def test_signs_are_lines_with_what_stands_below() -> None:
    assert papers.sign_lines("Ayşe; Boxclub; Halle\n\n Kasse ") == (("Ayşe", "Boxclub; Halle"), ("Kasse", ""))
    for typed in ("\n \n", "x\n" * 401):
        with pytest.raises(Refused) as caught:
            papers.sign_lines(typed)
        assert caught.value.field == "lines"


def test_each_name_gets_one_badge() -> None:
    people = (
        Named("Ayşe", "", "", "registrations"),
        Named("AYŞE", "Club", "Aufbau", "helpers"),
        Named("Erika", "", "Team", "staff"),
    )
    found = papers.badge_people(setting(people=people), papers.BadgesDraft())
    assert [(one.name, one.role) for one in found] == [("AYŞE", "Aufbau"), ("Erika", "Team")]
    only = papers.badge_people(setting(people=people), papers.BadgesDraft(("staff",)))
    assert [one.name for one in only] == ["Erika"]


def test_the_notice_of_a_list_names_whom_to_ask() -> None:
    assert "Auskunft: 1." in setting().notice
    assert "diese Veranstaltung" in setting(occasion=Occasion(1, "Fest")).notice
