"""What is kept, what is refused, what is left when the computer fails at any moment."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.paging import Filter, PageRequest, Test
from app.features.contacts.service import remove as remove_contact
from app.features.press import excel
from app.features.press.document import papers
from app.features.press.document.release import release as release_paper
from app.features.press.document.review import review_bytes
from app.features.press.queries import clippings as clipping_queries
from app.features.press.queries import mailing, options, prints, writing
from app.features.press.queries import releases as release_queries
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
from app.features.press.rules.releases import RecipientRow
from app.features.press.service import clippings, releases
from app.features.press.service import mailing as mailing_service
from app.features.press.service.prints import Piece, keep
from db.models import Clipping, PressRecipient, PressRelease
from db.store import Store
from tests.documents.samples import logo
from tests.features.press.case import TODAY, Case, clipping, make, release
from tests.kit import pdf
from tests.kit.faults import every_statement_fails_once, records
from tests.kit.office import NOW
from tests.kit.pdf_rules import problems


@pytest.fixture
def case(store: Store) -> Case:
    return make(store)


def write(store: Store, act: Callable[[Any], Any]) -> Any:
    with store.write("x") as session:
        return act(session)


def read(store: Store, query: Callable[[Any], Any]) -> Any:
    with store.read() as session:
        return query(session)


def save(store: Store, record_id: int | None = None, **changes: object) -> int:
    draft = release(**changes)
    return int(write(store, lambda s: releases.save(s, draft, record_id, today=TODAY, staff_id=1)))


def test_a_release_keeps_its_recipients_and_marks_who_got_it(store: Store, case: Case) -> None:
    kept = save(
        store,
        recipients=(RecipientRow(case.paper), RecipientRow(name="Radio")),
        picture=logo(),
        picture_caption="Fest",
        picture_credit="Ich",
    )
    found = read(store, lambda s: release_queries.detail(s, kept))
    assert (found.state, found.addresses) == ("draft", ("lokales@zeitung.example",))
    assert found.draft.picture == logo()
    first, second = found.recipients
    with pytest.raises(Refused, match="in der Zukunft"):
        write(
            store, lambda s: releases.mark_sent(s, kept, [first.id], TODAY + timedelta(days=1), today=TODAY)
        )
    with pytest.raises(Refused, match="kreuzen Sie an"):
        write(store, lambda s: releases.mark_sent(s, kept, [], TODAY, today=TODAY))
    write(store, lambda s: releases.mark_sent(s, kept, [first.id], TODAY, today=TODAY))
    found = read(store, lambda s: release_queries.detail(s, kept))
    assert found.state == "sent"
    assert [row.sent_on for row in found.recipients] == [TODAY, None]
    save(store, kept, recipients=(found.draft.recipients[1],))
    assert [row.id for row in read(store, lambda s: s.scalars(select(PressRecipient)).all())] == [second.id]


def test_a_release_may_point_to_nothing_that_is_gone(store: Store, case: Case) -> None:
    for changes, field in (
        ({"appointment_id": 99}, "appointment_id"),
        ({"recipients": (RecipientRow(99),)}, "recipients"),
        ({"picture": b"%PDF-", "picture_caption": "x", "picture_credit": "y"}, "picture"),
        ({"picture": b"nothing", "picture_caption": "x", "picture_credit": "y"}, "picture"),
    ):
        with pytest.raises(Refused) as caught:
            save(store, **changes)
        assert caught.value.field == field
    with pytest.raises(Refused, match="nicht mehr"):
        save(store, 99)
    assert read(store, lambda s: s.scalar(select(PressRelease))) is None


def test_a_release_begins_with_the_event_and_all_newsrooms(store: Store, case: Case) -> None:
    begun = read(store, lambda s: writing.beginning(s, case.event, today=TODAY, staff_id=1))
    assert begun.title == "Sommerfest"
    assert begun.body.startswith("Am Samstag, 5. Dezember 2026, 14:00 Uhr, findet „Sommerfest“ statt.")
    assert "Laternenzug" in begun.body
    assert [row.contact_id for row in begun.recipients] == [case.paper]
    assert begun.contact_line.splitlines() == [
        "Erika Muster, Leitung",
        "Telefon 0209 2",
        "muster@ruhrau.example",
    ]


def test_the_text_about_the_office_is_its_own_until_somebody_writes_one(store: Store, case: Case) -> None:
    assert "Anlaufstelle" in read(store, writing.boilerplate)
    write(store, lambda s: releases.keep_boilerplate(s, " Wir sind da. "))
    assert read(store, writing.boilerplate) == "Wir sind da."
    kept = save(store, appointment_id=case.event)
    paper = read(store, lambda s: writing.paper(s, kept, staff_id=1))
    data = release_paper(paper)
    assert problems(data) == []
    for part in (
        "PRESSEMITTEILUNG",
        "Ein Fest für alle",
        "Es gibt Suppe.",
        "Wir sind da.",
        "Kontakt für Rückfragen",
    ):
        assert part in pdf.text(data)
    empty = save(store, body="")
    with pytest.raises(Refused) as caught:
        read(store, lambda s: writing.paper(s, empty, staff_id=1))
    assert caught.value.field == "body"


def test_the_lists_find_by_state_and_by_word(store: Store, case: Case) -> None:
    kept = save(store, appointment_id=case.event, sent_on=TODAY)
    save(store, title="Anderes")
    write(store, lambda s: clippings.save(s, clipping(press_release_id=kept, tone="good"), None, today=TODAY))
    sent = PageRequest(filters=(Filter("state", Test.ONE_OF, ("sent",)),))
    rows = read(store, lambda s: release_queries.page(s, sent)).rows
    assert [(row.title, row.recipients, row.clippings, row.event) for row in rows] == [
        ("Ein Fest für alle", 2, 1, "Sommerfest")
    ]
    assert read(store, lambda s: release_queries.page(s, PageRequest(search="Anderes"))).total == 1
    media = PageRequest(filters=(Filter("medium", Test.ONE_OF, ("Ruhrauer Zeitung",)),))
    (row,) = read(store, lambda s: clipping_queries.page(s, media)).rows
    assert (row.release, row.tone_word, row.scan) == ("Ein Fest für alle", "wohlwollend", False)
    assert [one.label for one in read(store, clipping_queries.media)] == ["Ruhrauer Zeitung"]
    assert [one.value for one in read(store, clipping_queries.years)] == [2026]
    begun = read(store, lambda s: clipping_queries.beginning(s, appointment_id=None, press_release_id=kept))
    assert (begun.appointment_id, begun.press_release_id) == (case.event, kept)


def test_a_piece_keeps_its_scan_and_loses_its_release_with_it(store: Store, case: Case) -> None:
    kept = save(store)
    piece = write(store, lambda s: clippings.save(s, clipping(press_release_id=kept), None, today=TODAY))
    with pytest.raises(Refused, match="kein Ausschnitt"):
        read(store, lambda s: clipping_queries.scan(s, piece))
    write(store, lambda s: clippings.attach(s, piece, logo(), "scan.png"))
    assert read(store, lambda s: clipping_queries.scan(s, piece)) == ("scan.png", "image/png", logo())
    review = read(store, lambda s: clipping_queries.review(s, 2026, today=TODAY, scans=True))
    data = review_bytes(review)
    with pdf.opened(data) as opened:
        assert len(opened.pages) == 2
    alone = review_bytes(read(store, lambda s: clipping_queries.review(s, 2026, today=TODAY, scans=False)))
    assert problems(alone) == []
    assert "Pressespiegel 2026" in pdf.text(alone)
    with pytest.raises(Refused, match="noch nichts eingetragen"):
        read(store, lambda s: clipping_queries.review(s, 2020, today=TODAY, scans=False))
    write(store, lambda s: releases.remove(s, kept))
    assert read(store, lambda s: clipping_queries.detail(s, piece)).release is None
    write(store, lambda s: clippings.detach(s, piece))
    assert read(store, lambda s: clipping_queries.detail(s, piece)).scan_name == ""
    write(store, lambda s: clippings.remove(s, piece))
    assert read(store, lambda s: s.scalar(select(Clipping))) is None
    for changes in ({"appointment_id": 99}, {"press_release_id": 99}):
        with pytest.raises(Refused, match="nicht mehr"):
            write(store, lambda s, c=changes: clippings.save(s, clipping(**c), None, today=TODAY))


def test_a_contact_a_release_went_to_is_kept(store: Store, case: Case) -> None:
    save(store, recipients=(RecipientRow(case.paper),))
    with pytest.raises(Refused, match="1 Pressemitteilung"):
        write(store, lambda s: remove_contact(s, case.paper))


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


def test_the_week_is_told_what_was_published(store: Store, case: Case) -> None:
    write(store, lambda s: clippings.save(s, clipping(), None, today=TODAY))
    (sheet,) = excel.SHEETS
    rows = read(store, lambda s: list(sheet.rows(s, date(2026, 11, 16), date(2026, 11, 22))))
    assert [row.title for row in rows] == ["Ein Fest"]
    assert read(store, lambda s: [row.id for row in sheet.now(s, [rows[0].uid])]) == [rows[0].id]
    assert read(store, lambda s: list(sheet.rows(s, date(2026, 11, 9), date(2026, 11, 15)))) == []


def test_nothing_is_half_done_when_the_computer_fails(store: Store, case: Case) -> None:
    kept = save(store, recipients=(RecipientRow(case.paper),))
    found = read(store, lambda s: release_queries.detail(s, kept))
    changed = release(
        title="Neu",
        recipients=(*found.draft.recipients, RecipientRow(name="Radio")),
        picture=logo(),
        picture_caption="x",
        picture_credit="y",
    )
    every_statement_fails_once(
        store, lambda: write(store, lambda s: releases.save(s, changed, kept, today=TODAY, staff_id=1))
    )
    every_statement_fails_once(
        store, lambda: write(store, lambda s: releases.mark_sent(s, kept, [1], TODAY, today=TODAY))
    )
    every_statement_fails_once(
        store, lambda: write(store, lambda s: clippings.save(s, clipping(), None, today=TODAY))
    )
    pieces = (Piece("labels", "x", "x.pdf", b"%PDF-1", copies=1, appointment_id=case.event),)
    every_statement_fails_once(store, lambda: write(store, lambda s: keep(s, pieces, staff_id=1)))


def test_a_release_is_taken_back_whole(store: Store, case: Case) -> None:
    before = records(store)
    save(store, recipients=(RecipientRow(case.paper),))
    store.undo()
    assert records(store) == before
