"""Letters on the real store, and what is refused."""

import pytest

from app.domain.errors import Refused
from app.features.applications import service
from db import files
from db.models import Letter
from db.store import Store
from tests.features.applications.case import (
    TODAY,
    approved,
    make_fund,
    refused,
)

PDF = b"%PDF-1.7 a letter"


def issue_of(decision_id: int = 1, kind: str = "approval", pdf: bytes = PDF) -> service.Issue:
    return service.Issue(
        kind, "city_draft", TODAY, "Ayşe Yılmaz", "Bewilligung", "CF-2026-001.pdf", pdf, decision_id
    )


def test_an_issued_letter_is_archived_sealed_and_reprinted_the_same(store: Store) -> None:
    make_fund(store)
    approved(store)
    with store.write("Brief ausgeben", sealed=True) as session:
        letter_id = service.issue_letter(session, 1, issue_of(), now=store.clock.now(), staff_id=None)
    with pytest.raises(Refused):
        store.undo()
    with store.write("gedruckt") as session:
        service.mark_printed(session, [letter_id], now=store.clock.now())
    with store.read() as session:
        letter = session.get_one(Letter, letter_id)
        assert files.data(session, letter.file_id) == PDF
        assert letter.printed_at == store.clock.now()
        assert letter.sha256 == files.about(session, letter.file_id).sha256
    refused(
        store,
        lambda s: service.issue_letter(s, 1, issue_of(), now=store.clock.now(), staff_id=None),
        "20.11.2026, 10:00",
    )


def test_a_letter_must_tell_of_the_decision_that_stands(store: Store) -> None:
    make_fund(store)
    approved(store)
    now = store.clock.now()
    refused(
        store,
        lambda s: service.issue_letter(s, 1, issue_of(7), now=now, staff_id=None),
        "inzwischen geändert",
    )
    refused(
        store,
        lambda s: service.issue_letter(s, 1, issue_of(kind="rejection"), now=now, staff_id=None),
        "inzwischen geändert",
    )
    with pytest.raises(ValueError, match="PDF"), store.write("x") as session:
        service.issue_letter(session, 1, issue_of(pdf=b"no"), now=now, staff_id=None)
