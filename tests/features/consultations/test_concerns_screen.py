from typing import Any

import pytest

from app.domain.errors import Refused
from app.features.consultations import queries, service
from app.features.consultations.screen import ConcernsScreen
from tests.features.consultations.by_hand import push
from tests.features.consultations.desk import Desk
from tests.kit import factories
from tests.kit.qt import dialog, type_into


def test_a_concern_is_recorded_passed_on_answered_and_closed(desk: Desk, concerns: ConcernsScreen) -> None:
    concerns.new_record()
    type_into(concerns, "text", "Bank fehlt")
    concerns.save()
    assert concerns.current is not None
    assert (concerns.current.reference, concerns.current.status) == ("A-2026-001", "open")
    push(concerns, "An die Stadt gegeben")
    assert concerns.current.status == "sent"
    push(concerns, "Antwort eintragen …")
    sheet: Any = dialog()
    type_into(sheet.form, "answer", "Kommt im Mai")
    push(sheet, "Eintragen")
    assert (concerns.current.status, concerns.current.draft.answer) == ("answered", "Kommt im Mai")
    push(concerns, "Erledigt")
    assert concerns.current.status == "done"
    with desk.store.write("x") as session, pytest.raises(Refused):
        service.remove_concern(session, concerns.current.id)


def test_an_open_concern_can_be_deleted_and_a_closed_one_offers_it_not(
    desk: Desk, concerns: ConcernsScreen
) -> None:
    with desk.store.write("Anliegen") as session:
        first = factories.concern(session).id
        second = factories.concern(session, status="done").id
    concerns.open_record(second)
    with pytest.raises(AssertionError, match="there is no „Löschen“"):
        push(concerns, "Löschen")
    concerns.open_record(first)
    push(concerns, "Löschen")
    with desk.store.read() as session, pytest.raises(Refused):
        queries.concern_detail(session, first)
