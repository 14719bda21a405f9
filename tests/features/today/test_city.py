"""What answers of the city brought, and what the city still owes, on the start page."""

from datetime import timedelta

from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.domain.ids import Ref
from app.features.today import queries
from app.features.today.screen import TodayScreen
from db.models import AnswerRequest, FollowUp
from db.store import Store
from tests.features.consultations.desk import set_up
from tests.features.handover.sample import hand_over
from tests.features.handover.test_screen import WEEK
from tests.kit import factories
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import SeenContext, answer, inline_context, said

TODAY = NOW.date()


def _brought(store: Store, days: int, **values: object) -> None:
    with store.write("Wiedervorlage") as session:
        given = {"text": "Rückfrage der Stadt: Welcher Hof?", "label": "VF-2026-001"} | values
        session.add(FollowUp(due_on=TODAY + timedelta(days=days), **given))


def _page(store: Store, qtbot: QtBot) -> tuple[SeenContext, TodayScreen]:
    context = inline_context(store, CLOCK)
    screen = TodayScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1300, 900)
    screen.show()
    return context, screen


def test_follow_ups_of_answers_stand_among_those_of_consultations(store: Store) -> None:
    set_up(store)
    with store.write("Beratung") as session:
        factories.consultation(session, follow_up_on=TODAY - timedelta(days=1), follow_up_note="anrufen")
    _brought(store, -2, kind="application", record_id=1, record_table="applications")
    _brought(store, 0, label="", text="Straßenfest steht nicht in unserer Liste")
    _brought(store, 5)
    with store.read() as session:
        seen = queries.overview(session, TODAY)
    assert [one.text for one in seen.follow_ups] == [
        "VF-2026-001 · Rückfrage der Stadt: Welcher Hof?",
        "anrufen",
        "Straßenfest steht nicht in unserer Liste",
    ]
    assert [one.ref for one in seen.follow_ups] == [
        Ref("application", 1),
        Ref("consultation", 1),
        Ref("follow_up", 2),
    ]
    assert seen.follow_ups_total == 3
    assert [one.ref for one in seen.deadlines if one.what == "Wiedervorlage"] == [Ref("follow_up", 3)]


def test_they_are_ticked_off_and_moved_where_they_stand(store: Store, qtbot: QtBot) -> None:
    set_up(store)
    _brought(store, -2)
    _brought(store, 0, label="VF-2026-002")
    context, screen = _page(store, qtbot)
    buttons = {button.accessibleName(): button for button in screen.follow_ups.findChildren(QToolButton)}
    buttons["Wiedervorlage VF-2026-001 erledigen"].click()
    buttons["Wiedervorlage VF-2026-002 verschieben"].click()
    answer("Verschieben", due_on="30.11.2026")
    with store.read() as session:
        assert session.get_one(FollowUp, 1).done_on == TODAY
        assert session.get_one(FollowUp, 2).due_on == TODAY.replace(day=30)
    assert "Nichts ist fällig." in said(screen.follow_ups)
    context.undo()
    context.undo()
    assert "VF-2026-001" in said(screen.follow_ups)
    context.close()


def test_what_the_city_owes_is_told_and_leads_to_the_list(store: Store, qtbot: QtBot) -> None:
    set_up(store)
    with store.write("Anliegen") as session:
        factories.concern(session)
        factories.concern(session)
    hand_over(store, WEEK)
    with store.write("vor Wochen") as session:
        session.get_one(AnswerRequest, 1).asked_on = TODAY - timedelta(days=23)
    context, screen = _page(store, qtbot)
    shown = said(screen.handover)
    assert "2 Rückmeldungen stehen aus" in shown
    assert "seit 23 Tagen" in shown
    rows = [row for row in screen.handover.findChildren(QPushButton) if "Rückmeldungen" in row.toolTip()]
    rows[0].click()
    assert context.begun == [("handover", {"show": "answers"})]
    with store.write("Erledigt") as session:
        for row in session.query(AnswerRequest):
            row.settled_on = TODAY
    assert "Rückmeldung" not in said(screen.handover)
    context.close()
