"""The file of an application: timeline, related applications, differences, notes, the dossier."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pypdf
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Money
from app.features.applications import queries, service
from app.features.applications.document import dossier_pdf, dossier_zip
from app.features.applications.queries.snapshots import plain_snapshot
from app.features.applications.rules import (
    AccountDraft,
    CostLine,
    NoteDraft,
    PaperDraft,
    differences,
)
from db.models import Receipt
from db.store import Store
from tests.features.applications.case import DRAFT, TODAY, approved, make_fund, received, refused


def test_the_timeline_tells_everything_once_and_the_newest_first(store: Store) -> None:
    make_fund(store)
    application_id = approved(store)
    with store.write("Notiz") as session:
        note = NoteDraft("inspection", TODAY, "Fläche gesehen.", "Frau Yılmaz")
        service.save_note(session, application_id, note, None, today=TODAY, staff_id=None)
    with store.read() as session:
        told = queries.case_file(session, application_id).story
    days = [row.day for row in told]
    assert days == sorted(days, reverse=True)
    texts = [row.text for row in told]
    for text in ("Antrag eingegangen", "sachlich geprüft", "rechnerisch geprüft"):
        assert texts.count(text) == 1
    assert any(text.startswith(("teilweise bewilligt", "bewilligt")) for text in texts)
    assert "Ortstermin: Fläche gesehen." in texts


def test_a_note_says_something_and_of_no_day_to_come(store: Store) -> None:
    make_fund(store)
    application_id = received(store)

    def note(draft: NoteDraft) -> object:
        return lambda s: service.save_note(s, application_id, draft, None, today=TODAY, staff_id=None)

    refused(store, note(NoteDraft("note", TODAY, "  ")), "was festzuhalten ist", "text")
    refused(store, note(NoteDraft("note", date(2027, 1, 1), "x")), "nicht nach dem 20.11.2026", "noted_on")
    refused(store, note(NoteDraft("fax", TODAY, "x")), "Art der Notiz", "kind")


def test_who_applied_before_is_known(store: Store) -> None:
    make_fund(store)
    first = received(store)
    second = received(store, title="Bänke am Rathausplatz")
    with store.read() as session:
        found = queries.case_file(session, second).relations
    assert [(row.id, row.why) for row in found] == [(first, "derselbe Antragsteller, dasselbe Projekt")]


def test_the_same_receipt_in_two_applications_is_told_own_labour_is_not(store: Store) -> None:
    make_fund(store)
    first, second = received(store), received(store, title="Anderes")
    with store.write("Belege") as session:
        for application_id in (first, second):
            for number, payee, kind in (
                ("RE-17", "Holz GmbH", "Sachkosten"),
                ("1", "Ehrenamt", "Eigenleistung"),
            ):
                row = Receipt(application_id=application_id, number=number, payee=payee, kind=kind)
                row.claimed = Money.euros(100)
                session.add(row)
    with store.read() as session:
        why = queries.case_file(session, second).relations[0].why
    assert why.replace("\u00a0", " ") == (
        "Beleg RE-17 von Holz GmbH über 100,00 € auch dort; derselbe Antragsteller"
    )


def test_what_changed_after_the_decision_is_told_in_words(store: Store) -> None:
    make_fund(store)
    application_id = approved(store)
    with store.read() as session:
        assert queries.case_file(session, application_id).differences == ()
    with store.write("Konto ändern") as session:
        draft = AccountDraft("Verein", "DE89 3704 0044 0532 0130 00", "")
        service.annotate(session, application_id, draft)
    with store.read() as session:
        found = queries.case_file(session, application_id).differences
    assert [(one.field, one.then, one.now) for one in found] == [
        ("Kontoinhaber", "–", "Verein"),
        ("IBAN", "–", "DE89 3704 0044 0532 0130 00"),
    ]


def test_only_the_lines_that_differ_are_told() -> None:
    more = CostLine("Honorare", "Musik", Money.euros(200), eligible=False)
    then = plain_snapshot(DRAFT)
    now = plain_snapshot(replace(DRAFT, costs=(*DRAFT.costs, more), ends_on=date(2027, 4, 30)))
    found = {one.field: (one.then, one.now.replace("\u00a0", " ")) for one in differences(then, now)}
    assert found == {
        "Abschluss geplant": ("31.03.2027", "30.04.2027"),
        "Kostenplan": ("–", "Honorare · Musik · 200,00 € · nicht förderfähig"),
    }


@given(st.sampled_from(["title", "purpose", "place", "other_grants"]), st.text(max_size=20))
def test_a_snapshot_differs_from_itself_never_and_from_another_always(field: str, text: str) -> None:
    then = plain_snapshot(DRAFT)
    assert differences(then, then) == ()
    changed = replace(DRAFT, **{field: text})
    assert bool(differences(then, plain_snapshot(changed))) is (text != getattr(DRAFT, field))


# -- the dossier


def scanned(store: Store, application_id: int, name: str, media_type: str, data: bytes) -> None:
    with store.write("Unterlage erfassen") as session:
        paper = PaperDraft("other", name, date(2026, 11, 3))
        service.record_paper(
            session, application_id, paper, today=TODAY, scan=(f"{name}.pdf", media_type, data)
        )


def blank_pdf() -> bytes:
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


def test_the_dossier_holds_everything_with_its_digest_and_is_always_the_same(store: Store) -> None:
    make_fund(store)
    application_id = approved(store)
    scanned(store, application_id, "Lageplan", "application/pdf", blank_pdf())
    scanned(store, application_id, "Kaputt", "application/pdf", b"%PDF-1.7 abgeschnitten")
    with store.read() as session:
        data = queries.dossier(session, application_id)
    pdf = dossier_pdf(data)
    assert pdf == dossier_pdf(data)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Akte CF-2026-001" in text
    assert "Kostenplan" in text
    own = len(reader.pages) - 2
    assert f"S. {own + 1}" in text, "the scan's pages come behind the sheets"
    assert "nur in der ZIP-Datei" in " ".join(text.split()), "what cannot be read is listed and not lost"
    digest = sha256(blank_pdf()).hexdigest()
    assert digest in text.replace(" ", "").replace("\n", "")


def test_the_archive_lists_the_digest_of_each_of_its_files(store: Store) -> None:
    make_fund(store)
    application_id = approved(store)
    scanned(store, application_id, "Foto: Bank/Platz", "image/png", b"\x89PNG\r\n")
    with store.read() as session:
        data = queries.dossier(session, application_id)
    packed = dossier_zip(data)
    assert packed == dossier_zip(data)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        sums = archive.read("CF-2026-001/SHA256SUMS.txt").decode().splitlines()
        listed = dict(reversed(line.split("  ", 1)) for line in sums)  # type: ignore[arg-type] # two parts each
        assert {f"CF-2026-001/{name}" for name in listed} | {"CF-2026-001/SHA256SUMS.txt"} == set(names)
        for name, digest in listed.items():
            assert sha256(archive.read(f"CF-2026-001/{name}")).hexdigest() == digest
        record = json.loads(archive.read("CF-2026-001/Antrag.json"))
    assert record["title"] == DRAFT.title
    assert not any(part in name for name in names for part in ("..", ":", "\\"))
