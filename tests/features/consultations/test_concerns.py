from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.features.consultations import queries, service
from app.features.consultations.rules import ConcernDraft
from db.models import Concern
from tests.features.consultations.desk import Desk
from tests.features.consultations.talks import detail, full_draft, save
from tests.kit import factories
from tests.kit.office import NOW

TODAY = NOW.date()


def test_concerns_are_numbered_and_begin_open(desk: Desk) -> None:
    record_id = save(desk, full_draft(desk))
    (row,) = detail(desk, record_id).concerns
    assert (row.reference, row.status, row.place, row.raised_on) == ("A-2026-001", "open", "Südring", TODAY)
    assert row.text == "Laterne vor Nr. 12\ndunkel"


def test_a_concern_once_kept_is_not_kept_again_with_its_consultation(desk: Desk) -> None:
    record_id = save(desk, full_draft(desk))
    save(desk, replace(detail(desk, record_id).draft, result="neu"), record_id)
    assert len(detail(desk, record_id).concerns) == 1


def test_a_concern_the_city_has_heard_of_cannot_be_deleted(desk: Desk) -> None:
    row = detail(desk, save(desk, full_draft(desk))).concerns[0]
    with desk.store.write("Weitergeben") as session:
        service.advance_concern(session, row.id, "send")
    with pytest.raises(Refused, match="A-2026-001"), desk.store.write("Löschen") as session:
        service.remove_concern(session, row.id)
    with desk.store.write("Wieder öffnen") as session:
        service.advance_concern(session, row.id, "reopen")
    with desk.store.write("Löschen") as session:
        service.remove_concern(session, row.id)
    with desk.store.read() as session:
        assert session.scalar(select(Concern)) is None


def test_a_concern_goes_its_way(desk: Desk) -> None:
    with desk.store.write("Anliegen") as session:
        record_id = service.save_concern(
            session, ConcernDraft(text="Bank fehlt", raised_on=TODAY), None, today=TODAY
        )
    with desk.store.write("Weitergeben") as session:
        service.advance_concern(session, record_id, "send")
    with desk.store.write("Antwort") as session:
        service.answer_concern(session, record_id, " Kommt im Mai ", on=TODAY, today=TODAY)
    with desk.store.read() as session:
        kept = queries.concern_detail(session, record_id)
    assert (kept.status, kept.draft.answer, kept.draft.answered_on) == ("answered", "Kommt im Mai", TODAY)
    with desk.store.write("Erledigt") as session:
        service.advance_concern(session, record_id, "finish")
    with pytest.raises(Refused, match="erledigt"), desk.store.write("Antwort") as session:
        service.answer_concern(session, record_id, "zu spät", on=TODAY, today=TODAY)


def test_an_answer_typed_into_the_form_answers_the_concern(desk: Desk) -> None:
    draft = ConcernDraft(text="Bank fehlt", raised_on=TODAY, answer="Kommt")
    with desk.store.write("Anliegen") as session:
        record_id = service.save_concern(session, draft, None, today=TODAY)
    with desk.store.read() as session:
        assert queries.concern_detail(session, record_id).status == "answered"
    with desk.store.write("Löschen") as session, pytest.raises(Refused):
        service.remove_concern(session, record_id)


def test_an_empty_answer_is_refused(desk: Desk) -> None:
    with desk.store.write("Anliegen") as session:
        record_id = factories.concern(session).id
    with pytest.raises(Refused) as caught, desk.store.write("Antwort") as session:
        service.answer_concern(session, record_id, "  ", on=TODAY, today=TODAY)
    assert caught.value.field == "answer"
