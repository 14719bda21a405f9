"""Whom a mailing finds, what its papers say, how they are archived."""

from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.paging import Filter, PageRequest, Test
from app.features.press import excel
from app.features.press.document import papers
from app.features.press.queries import mailing, options, prints
from app.features.press.rules.mailing import Choice, Dispatch, chosen, lines_of, omitted, sift
from app.features.press.rules.papers import (
    SERIAL_SUBJECT,
    SERIAL_TEXT,
    BadgesDraft,
    EnvelopesDraft,
    LabelsDraft,
    SerialDraft,
    SignsDraft,
    SignUpDraft,
)
from app.features.press.service import mailing as mailing_service
from app.features.press.service.prints import Piece, keep
from db.store import Store
from tests.features.press.by_hand import read, write
from tests.features.press.case import TODAY, Case
from tests.kit import pdf
from tests.kit.office import NOW
from tests.kit.pdf_rules import problems


def candidates(store: Store, *filters: Filter, search: str = "", also: tuple[int, ...] = ()) -> list[int]:
    request = PageRequest(search=search, filters=filters)
    return [one.id for one in read(store, lambda s: mailing.candidates(s, request, also))]


def test_a_choice_finds_by_role_event_kind_and_word(store: Store, case: Case) -> None:
    press = read(store, mailing.role_options)[0].value
    assert candidates(store, Filter("role", Test.ONE_OF, (press,))) == [case.paper]
    assert set(candidates(store, Filter("event", Test.ONE_OF, (case.event,)))) == {case.club, case.agreed}
    assert set(candidates(store, Filter("kind", Test.ONE_OF, ("organisation",)))) == {case.club, case.paper}
    assert candidates(store, search="Still") == [case.silent]
    assert set(candidates(store, search="Still", also=(case.club, case.silent))) == {case.silent, case.club}
    assert [one.value for one in read(store, mailing.event_options)] == [case.event]
    assert [one.value for one in read(store, lambda s: options.contact_options(s, "Boxclub"))] == [case.club]


def test_the_law_holds_for_what_the_file_says(store: Store, case: Case) -> None:
    found = sift(read(store, lambda s: mailing.candidates(s, PageRequest())), "post", TODAY)
    some = [one.candidate.id for one in chosen(found, Choice())]
    assert set(some) == {case.club, case.agreed, case.spouse}
    assert dict(omitted(found, Choice())) == {
        "ohne Einwilligung": 1,
        "Einwilligung widerrufen": 1,
        "ohne Anschrift oder E-Mail-Adresse": 2,
    }
    by_hand = Choice(
        by_hand={case.silent: "hat angerufen", case.withdrawn: "x", case.homeless: "x"}, one_each=True
    )
    assert {one.candidate.id for one in chosen(found, by_hand)} == {case.club, case.agreed, case.silent}


def papers_of(store: Store, case: Case, event: int | None) -> tuple[Any, Any]:
    found = sift(read(store, lambda s: mailing.candidates(s, PageRequest())), "post", TODAY)
    made = read(store, lambda s: mailing.setting(s, event, today=TODAY, staff_id=1))
    return made, chosen(found, Choice())


def test_every_paper_says_what_was_chosen(store: Store, case: Case) -> None:
    made, some = papers_of(store, case, case.event)
    labels = papers.labels(made, LabelsDraft("Fest"), some)
    assert pdf.text(labels).count("Hauptstraße 4") == 3
    assert "Frau" in pdf.text(papers.envelopes(made, EnvelopesDraft("Fest"), some))
    draft = SerialDraft(SERIAL_SUBJECT, SERIAL_TEXT + "\n\n{{ name }} · {{ organisation }} · {{ buero }}")
    letters = papers.serial(made, draft, some)
    with pdf.opened(letters) as opened:
        assert len(opened.pages) == 3
    said = pdf.text(letters)
    for part in (
        "Einladung: Sommerfest",
        "Sehr geehrte Frau Yılmaz,",
        "Sehr geehrte Damen und Herren,",
        "Samstag, 5. Dezember 2026, 14:00 Uhr",
        "Kirchplatz",
        "Boxclub Unterstadt e. V.",
    ):
        assert part in said
    assert problems(papers.serial(made, draft, some[:1])) == []
    badges = pdf.text(papers.badges(made, BadgesDraft(blank=1)))
    assert all(name in badges for name in ("Ayşe Yılmaz", "Heinz Kraft", "Erika Muster"))
    assert "Zoë Warte" not in badges
    assert papers.badge_count(made, BadgesDraft(blank=1)) == 4
    assert made.partners == ("Boxclub Unterstadt e. V.; Bühne",)
    assert "Boxclub Unterstadt e. V." in pdf.text(papers.signs(made, SignsDraft(made.partners[0])))
    listed = pdf.text(papers.sign_up(made, SignUpDraft(notice=made.notice)))
    assert "Sommerfest" in listed
    assert "Telefon oder E-Mail" in listed
    book = excel.address_book("Büro", "Fest", some, NOW, lambda *_: None)
    assert book.startswith(b"PK")


@pytest.mark.parametrize(
    ("draft", "says", "field"),
    [
        (SerialDraft("x", "{{ nmae }}"), "Meinten Sie „name“", "text"),
        (SerialDraft("{{ foo }}", "x"), "gibt es nicht", "subject"),
        (SerialDraft("x", "{% for a in b %}{% endfor %}"), "nur Platzhalter", "text"),
        (SerialDraft("x", "{{ ort }}"), "fehlt die Angabe", "text"),
    ],
)
def test_a_serial_letter_is_refused_before_any_is_made(
    store: Store, case: Case, draft: SerialDraft, says: str, field: str
) -> None:
    made, some = papers_of(store, case, None)
    with pytest.raises(Refused, match=says) as caught:
        papers.serial(made, draft, some)
    assert caught.value.field == field


def test_what_cannot_be_made_says_why(store: Store, case: Case) -> None:
    made, some = papers_of(store, case, None)
    for act, field in (
        (lambda: papers.labels(made, LabelsDraft("x", first=30), some), "first"),
        (lambda: papers.labels(made, LabelsDraft("x", grid="1"), some), "grid"),
        (lambda: papers.envelopes(made, EnvelopesDraft("x", size=None), some), "size"),
        (lambda: papers.signs(made, SignsDraft("x", tent=None)), "tent"),
        (lambda: papers.badges(made, BadgesDraft(blank=300)), "blank"),
        (lambda: papers.serial(made, SerialDraft("x", "y"), ()), None),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.field == field


def test_what_goes_out_is_archived_with_event_and_digest_and_comes_back_as_it_was(
    store: Store, case: Case
) -> None:
    made, some = papers_of(store, case, case.event)
    record = Dispatch(
        "Büro", "Etiketten", "Post", TODAY, lines_of(some, Choice(), "post"), (("abgewählt", 2),)
    )
    data = papers.dispatch(record)
    assert problems(data) == []
    assert "Einwilligung vom 01.03.2026 (Formular)" in " ".join(pdf.text(data).split())
    assert "2 abgewählt" in pdf.text(data)
    pieces = (
        Piece(
            "labels",
            "Etiketten: Fest",
            "Etiketten.pdf",
            papers.labels(made, LabelsDraft("Fest"), some),
            "3475",
            3,
            case.event,
        ),
        Piece("dispatch", "Versandprotokoll", "Protokoll.pdf", data, "Post", 3, case.event),
    )
    ids = write(store, lambda s: keep(s, pieces, staff_id=1))
    assert write(store, lambda s: keep(s, pieces, staff_id=1)) == ids
    found = read(store, lambda s: prints.detail(s, ids[0]))
    assert (found.event, found.copies, found.staff) == ("Sommerfest", 3, "Erika Muster")
    assert read(store, lambda s: prints.paper(s, ids[1])).data == data
    assert read(store, lambda s: prints.page(s, PageRequest(search="protokoll"))).total == 1
    event = PageRequest(filters=(Filter("appointment_id", Test.ONE_OF, (case.event,)),))
    assert read(store, lambda s: prints.page(s, event)).total == 2
    assert [one.value for one in read(store, prints.event_options)] == [case.event]
    with pytest.raises(Refused, match="nicht mehr"):
        read(store, lambda s: prints.detail(s, 99))


def test_the_last_serial_letter_is_offered_again(store: Store, case: Case) -> None:
    write(store, lambda s: mailing_service.keep_serial(s, SerialDraft("Betreff", "Text")))
    assert read(store, lambda s: mailing.setting(s, None, today=TODAY, staff_id=1)).serial == (
        "Betreff",
        "Text",
    )
