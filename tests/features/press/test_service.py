"""What is kept, what is refused, what is left when the computer fails at any moment."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.paging import Filter, PageRequest, Test
from app.features.contacts.service import remove as remove_contact
from app.features.press import excel
from app.features.press.document.release import release as release_paper
from app.features.press.document.review import review_bytes
from app.features.press.queries import clippings as clipping_queries
from app.features.press.queries import prints as print_queries
from app.features.press.queries import releases as release_queries
from app.features.press.queries import writing
from app.features.press.rules.releases import RecipientRow, file_name, print_mark
from app.features.press.service import clippings, releases
from app.features.press.service.prints import Piece, keep
from db import printed
from db.models import Clipping, PressRecipient, PressRelease
from db.store import Store
from tests.documents.samples import logo
from tests.features.press.by_hand import read, write
from tests.features.press.case import TODAY, Case, clipping, release
from tests.kit import pdf
from tests.kit.faults import every_statement_fails_once, records
from tests.kit.pdf_rules import problems


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


def test_papers_of_before_they_were_marked_are_known_by_their_file(store: Store, case: Case) -> None:
    with store.write("Mitteilung") as session:
        release = PressRelease(title="Fest", dated=TODAY, appointment_id=case.event)
        other = PressRelease(title="Fest", dated=TODAY)
        session.add_all((release, other))
        session.flush()
        name = file_name("Fest", TODAY)
        ids = release.id, other.id
        piece = printed.archive(
            session, "press_release", "Pressemitteilung: Fest", b"%PDF-a", name, appointment_id=case.event
        )
        marked = printed.archive(
            session, "press_release", "x", b"%PDF-b", "x.pdf", layout=print_mark(other.id)
        )
        gone = printed.archive(session, "press_release", "x", b"%PDF-c", "x.pdf", layout=print_mark(99))
        labels = printed.archive(session, "labels", "Etiketten", b"%PDF-d", "e.pdf")
        dispatch = printed.archive(session, "dispatch", "Protokoll", b"%PDF-e", "p.pdf")
    with store.read() as session:
        found = {
            at: print_queries.detail(session, at).belongs for at in (piece, marked, gone, labels, dispatch)
        }
        assert [row.id for row in release_queries.detail(session, ids[0]).papers] == [piece]
        assert [row.id for row in release_queries.detail(session, ids[1]).papers] == [marked]
    assert found[piece].release == Ref("press_release", ids[0])
    assert found[marked].release == Ref("press_release", ids[1])
    assert found[gone].release is None
    assert [one.ref for one in found[labels].beside] == [Ref("print", dispatch)]
    assert Ref("print", labels) in [one.ref for one in found[dispatch].beside]
