"""Letters are prepared, changed, issued alone or together, and then stay as they are."""

from dataclasses import replace

import pytest

from app.domain import formats
from app.domain.errors import Refused
from app.features.applications import document, queries, service
from app.features.applications.rules.letter import (
    KIND_TITLES,
    Facts,
    LetterData,
    Terms,
)
from app.features.applications.service import following
from db.models import Application, Contact, Decision, Letter, Office
from db.store import Store
from tests.features.applications.case import TODAY, refused
from tests.features.applications.letter_case import draft_of, full
from tests.features.applications.paper import words

# -- prepared, changed, issued, frozen


def ready_to_write(store: Store) -> None:
    full(store)
    with store.write("entschieden") as session:
        for row in session.query(Decision).filter(Decision.id > 1):
            session.delete(row)


def issue_prepared(store: Store, letter_id: int) -> bytes:
    with store.read() as session:
        data = queries.prepared(session, letter_id, dated=TODAY, staff_id=1)
    made = document.build(data)
    with store.write("ausgeben", sealed=True) as session:
        service.issue_letter(session, 1, issue_of(data, made), now=store.clock.now(), staff_id=1)
    return made


def issue_of(data: LetterData, made: bytes) -> service.Issue:
    return service.Issue(
        data.kind,
        data.mode,
        data.dated,
        data.applicant,
        document.subject(data),
        document.file_name(data),
        made,
        data.decision_id,
        letter_id=data.letter_id,
        details=data.typed.store(),
    )


def test_a_letter_is_prepared_changed_and_issued_and_then_stays(store: Store) -> None:
    ready_to_write(store)
    with store.write("vorbereiten") as session:
        letter_id = service.prepare(session, 1, draft_of("proof_reminder"), today=TODAY)
    with store.write("ändern") as session:
        service.rewrite(session, letter_id, draft_of("proof_reminder", note="Bitte mit Fotos."), today=TODAY)
    with store.read() as session:
        assert [row.state for row in queries.post_of(session, 1)] == ["prepared", "prepared"]
        assert queries.typed_of(session, letter_id).note == "Bitte mit Fotos."
    made = issue_prepared(store, letter_id)
    assert "Bitte mit Fotos." in words(made)
    with store.write("ändern") as session:
        session.get_one(Contact, 1).street = "Anderswo"
        session.get_one(Application, 1).title = "Etwas anderes"
    with store.read() as session:
        row = next(row for row in queries.post_of(session, 1) if row.id == letter_id)
        assert row.file_id is not None
        assert queries.pdf(session, row.file_id) == made
        assert row.file_name == "CF-2026-001 Erinnerung an den Nachweis.pdf"
    for act in (
        lambda s: service.rewrite(s, letter_id, draft_of("proof_reminder"), today=TODAY),
        lambda s: service.discard(s, letter_id),
    ):
        refused(store, act, f"am {formats.moment(row.issued_at)} ausgegeben worden und bleibt")


def test_a_kind_that_does_not_fit_is_not_prepared(store: Store) -> None:
    ready_to_write(store)
    refused(
        store,
        lambda s: service.prepare(s, 1, draft_of("receipt"), today=TODAY),
        "„Eingangsbestätigung“ passt nicht zu CF-2026-001 (bewilligt)",
        "kind",
    )


def test_a_notice_is_dropped_only_for_an_agreement(store: Store) -> None:
    ready_to_write(store)
    refused(store, lambda s: service.discard(s, 1), "gehört zur Entscheidung")
    with store.write("Vereinbarung") as session:
        agreed = service.prepare(session, 1, draft_of("agreement"), today=TODAY)
    with store.write("verwerfen") as session:
        service.discard(session, 1)
    with store.read() as session:
        assert [row.id for row in queries.post_of(session, 1)] == [agreed]
    refused(store, lambda s: service.discard(s, 1), "gibt es nicht mehr")


def test_a_settlement_bears_the_figures_of_the_grant_it_settles(store: Store) -> None:
    full(store)
    with store.write("vorbereiten") as session:
        settled = session.query(Decision).filter_by(kind="settled").one().id
        record = session.get_one(Application, 1)
        letter_id = following.prepare_letter(session, record, "settlement", dated=TODAY, decision_id=settled)
    with store.read() as session:
        data = queries.prepared(session, letter_id, dated=TODAY, staff_id=1)
    assert data.decision_id == settled
    said = words(document.build(data))
    assert "Bewilligt waren 1.300,00 €" in said
    assert "endgültig fest auf 1.200,00 €" in said


def test_printing_a_notice_notes_when_it_was_posted(store: Store) -> None:
    ready_to_write(store)
    issue_prepared(store, 1)
    with store.write("gedruckt") as session:
        service.mark_printed(session, [1], now=store.clock.now())
    with store.read() as session:
        assert session.get_one(Decision, 1).posted_on == store.clock.now().date()
        assert session.get_one(Letter, 1).printed_at is not None


def test_many_are_issued_in_one_step_or_not_at_all(store: Store) -> None:
    ready_to_write(store)
    with store.write("vorbereiten") as session:
        service.prepare(session, 1, draft_of("proof_reminder"), today=TODAY)
    with store.read() as session:
        found = dict(queries.letters(session, [1, 2, 99], dated=TODAY, staff_id=1))
    assert list(found) == [1, 2]
    issues = [
        (data.application_id, issue_of(data, document.build(data)))
        for data in found.values()
        if isinstance(data, LetterData)
    ]
    stale = replace(issues[0][1], decision_id=77)
    with pytest.raises(Refused), store.write("ausgeben", sealed=True) as session:
        service.issue_all(session, [issues[1], (1, stale)], now=store.clock.now(), staff_id=1)
    with store.read() as session:
        assert len(queries.waiting_post(session)) == 2
    with store.write("ausgeben", sealed=True) as session:
        assert service.issue_all(session, issues, now=store.clock.now(), staff_id=1) == (1, 2)
    with store.read() as session:
        assert queries.waiting_post(session) == ()


def test_a_gap_of_one_letter_does_not_keep_back_the_others(store: Store) -> None:
    ready_to_write(store)
    with store.write("vorbereiten") as session:
        service.prepare(session, 1, draft_of("proof_reminder"), today=TODAY)
        session.get_one(Office, 1).court_name = ""
    with store.read() as session:
        found = dict(queries.letters(session, [1, 2], dated=TODAY, staff_id=1))
    assert isinstance(found[1], Refused)
    assert isinstance(found[2], LetterData)


def test_every_title_is_its_own() -> None:
    assert len(set(KIND_TITLES.values())) == len(KIND_TITLES)
    assert Facts().terms == Terms()
