"""Who may be written to is law: proven for any people, consents and ticks. And what may be typed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.letterhead import Writer
from app.domain.people import Party
from app.features.press.rules import clippings, papers, releases
from app.features.press.rules.mailing import (
    Candidate,
    Choice,
    Given,
    Standing,
    chosen,
    emails,
    good_reason,
    judged,
    lines_of,
    must_be_somebody,
    omitted,
    sift,
)
from app.features.press.rules.papers import Named, Occasion, Setting
from app.features.press.rules.releases import RecipientRow, ReleasePaper
from tests.features.press.case import TODAY, clipping, release

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CONSENTS = st.builds(
    Given,
    channel=st.sampled_from(("", "post", "email", "phone")),
    given_on=DAYS,
    how=st.sampled_from(("written", "form")),
    withdrawn_on=st.none() | DAYS,
)
PARTIES = st.builds(
    Party,
    kind=st.sampled_from(("person", "organisation")),
    last_name=st.sampled_from(("Yılmaz", "Still")),
    organisation=st.just("Boxclub"),
    street=st.sampled_from(("", "Hauptstraße", "Haupt Str.")),
    house_number=st.sampled_from(("4", "4 a")),
    postcode=st.just("45888"),
    town=st.sampled_from(("", "Ruhrau")),
)
PEOPLE = st.lists(
    st.builds(
        Candidate,
        id=st.integers(1, 6),
        name=st.sampled_from(("Yılmaz, Ayşe", "Still, Otto")),
        party=PARTIES,
        email=st.sampled_from(("", "ayse@mail.example")),
        consents=st.lists(CONSENTS, max_size=4).map(tuple),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)
CHOICES = st.builds(
    Choice,
    left_out=st.frozensets(st.integers(1, 6)),
    by_hand=st.dictionaries(st.integers(1, 6), st.sampled_from(("", "hat angerufen"))),
    one_each=st.booleans(),
)
CHANNEL = st.sampled_from(("post", "email"))


@given(PEOPLE, CHOICES, CHANNEL)
def test_nobody_without_consent_is_written_to_unless_by_hand_and_never_after_a_withdrawal(
    people: list[Candidate], choice: Choice, channel: str
) -> None:
    found = sift(people, channel, TODAY)
    for one in chosen(found, choice):
        person = one.candidate
        meant = [given for given in person.consents if given.channel in {"", channel}]
        valid = [given for given in meant if given.withdrawn_on is None and given.given_on <= TODAY]
        assert person.address if channel == "post" else "@" in person.email
        assert not person.is_person or valid or choice.reason(person.id)
        back = [given.withdrawn_on for given in meant if given.withdrawn_on and given.given_on <= TODAY]
        if person.is_person and back:
            assert any(given.given_on > max(back) for given in valid)


@given(PEOPLE, CHOICES, CHANNEL)
def test_everybody_is_either_written_to_or_counted_with_a_reason(
    people: list[Candidate], choice: Choice, channel: str
) -> None:
    found = sift(people, channel, TODAY)
    some = chosen(found, choice)
    assert len(some) + sum(number for _, number in omitted(found, choice)) == len(people)
    assert [
        one.candidate.id
        for one in some
        if one.candidate.id in choice.left_out and not choice.reason(one.candidate.id)
    ] == []
    assert len(lines_of(some, choice, channel)) == len(some)
    assert all(line.basis and line.where for line in lines_of(some, choice, channel))


@given(PEOPLE, CHANNEL)
def test_one_piece_each_leaves_nobody_of_a_household_without(people: list[Candidate], channel: str) -> None:
    found = sift(people, channel, TODAY)
    for one in found:
        if one.twin:
            assert any(other.candidate.name == one.twin and not other.twin for other in found)


def person(*given: Given, **changes: object) -> Candidate:
    party = Party(last_name="Yılmaz", street="Hauptstraße", house_number="4", postcode="45888", town="Ruhrau")
    base = Candidate(1, "Yılmaz, Ayşe", party, "ayse@mail.example", consents=given)
    return replace(base, **changes)  # type: ignore[arg-type]  # a test names what it is about


@pytest.mark.parametrize(
    ("given_ones", "channel", "standing"),
    [
        ((), "post", Standing.NO_CONSENT),
        ((Given("", TODAY, "form"),), "post", Standing.READY),
        ((Given("email", TODAY, "form"),), "post", Standing.NO_CONSENT),
        ((Given("post", TODAY + timedelta(days=1), "form"),), "post", Standing.NO_CONSENT),
        ((Given("post", TODAY, "form", TODAY),), "post", Standing.WITHDRAWN),
        (
            (Given("", date(2026, 1, 1), "form"), Given("post", date(2026, 1, 1), "form", TODAY)),
            "post",
            Standing.WITHDRAWN,
        ),
        (
            (Given("", date(2026, 1, 1), "form"), Given("post", date(2026, 1, 1), "form", TODAY)),
            "email",
            Standing.READY,
        ),
        (
            (
                Given("post", date(2026, 1, 1), "form", date(2026, 2, 1)),
                Given("post", date(2026, 3, 1), "oral"),
            ),
            "post",
            Standing.READY,
        ),
    ],
)
def test_a_consent_counts_for_its_way_until_it_is_taken_back(
    given_ones: tuple[Given, ...], channel: str, standing: Standing
) -> None:
    assert judged(person(*given_ones), channel, TODAY)[0] is standing


def test_an_organisation_needs_none_but_an_address() -> None:
    club = person(party=Party(kind="organisation", organisation="Boxclub", street="Weg", town="Ruhrau"))
    assert judged(club, "post", TODAY) == (Standing.READY, "Organisation")
    assert judged(replace(club, email=""), "email", TODAY)[0] is Standing.UNREACHABLE
    assert judged(person(party=Party(last_name="Y")), "post", TODAY)[1] == "keine Anschrift"


def test_addresses_of_mail_are_told_once_and_nobody_is_refused() -> None:
    found = sift((person(Given("", TODAY, "form")), person(Given("", TODAY, "form"), id=2)), "email", TODAY)
    assert emails(found) == ("ayse@mail.example",)
    assert found[1].twin == "Yılmaz, Ayşe"
    with pytest.raises(Refused, match="niemand angekreuzt"):
        must_be_somebody(())
    with pytest.raises(Refused, match="Grund"):
        good_reason(" x ")


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
