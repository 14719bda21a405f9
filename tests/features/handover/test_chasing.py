"""Questions that wait, reminders by letter, follow-ups: through the page and on the real store."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.paging import PageRequest
from app.features.handover.queries import outstanding, reminder
from app.features.handover.screen import HandoverScreen
from app.features.handover.service import chasing, minding
from app.features.handover.service.chasing import Reminder
from app.features.office.queries import places
from db.models import AnswerRequest, CityOffice, FollowUp, Letter, Office
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.sample import hand_over
from tests.features.handover.test_screen import WEEK
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import SeenContext, answer, dialog, press, said, spoken

TODAY = NOW.date()
ASKED = NOW - timedelta(days=23)
AMT = "Amt für Stadtentwicklung"
_LETTERS = "UVWXYZQRSTOP"


def _with_concerns(store: Store, count: int) -> Desk:
    made = set_up(store)
    with store.write("Büro und Amt") as session:
        session.query(Office).one().street = "Marktplatz 3"
        session.add(
            CityOffice(
                name=AMT,
                street="Rathausplatz 1",
                postcode="42579",
                town="Heiligenhaus",
                receives_handover=True,
            )
        )
        for number in range(count):
            factories.concern(session, text=f"Laterne {_LETTERS[number]} ist kaputt", raised_on=ASKED.date())
    hand_over(store, WEEK.shift(-3), ASKED)
    return made


@pytest.fixture
def desk(store: Store) -> Desk:
    return _with_concerns(store, 3)


@pytest.fixture
def page(screen: HandoverScreen) -> HandoverScreen:
    screen.new_record(show="answers")
    return screen


def _requests(desk: Desk) -> list[AnswerRequest]:
    with desk.store.read() as session:
        return session.query(AnswerRequest).order_by(AnswerRequest.id).all()


def _record(desk: Desk, request_id: int) -> int:
    """The concern a question is about; the sheet has its own order."""
    with desk.store.read() as session:
        return session.get_one(AnswerRequest, request_id).record_id


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(part.extract_text().split()) for part in PdfReader(BytesIO(pdf)).pages)


def test_the_list_says_what_waits_and_how_long(page: HandoverScreen) -> None:
    assert page.tabs.tabText(1) == "Rückmeldungen (3)"
    assert "3 Rückmeldungen der Stadt stehen aus, die älteste seit 23 Tagen." in said(page.outstanding)
    table = page.outstanding.table
    assert table.model.rowCount() == 3
    row = table.model.row(0)
    assert row is not None
    assert (row.days, row.question, row.number, row.state) == (23, "Antwort der Stadt", 1, "open")


def test_the_list_is_searched_sorted_and_filtered(desk: Desk) -> None:
    with desk.store.write("Frist") as session:
        session.get_one(AnswerRequest, 2).due_on = TODAY - timedelta(days=1)
        session.get_one(AnswerRequest, 3).asked_on = TODAY
    with desk.store.read() as session:
        found = outstanding.page(session, PageRequest(search="laterne V"))
        assert [row.label.split(" ist")[0][-9:] for row in found.rows] == ["Laterne V"]
        by_days = outstanding.page(session, PageRequest(sort="days"))
        assert [row.days for row in by_days.rows] == [0, 23, 23]
        waiting = outstanding.waiting(session, TODAY)
    assert (waiting.count, waiting.days, waiting.overdue) == (3, 23, 1)


def test_a_record_is_opened_from_the_list(page: HandoverScreen, context: SeenContext, desk: Desk) -> None:
    table = page.outstanding.table
    assert table.view.select_id(1)
    press(page.outstanding, "Vorgang öffnen")
    assert context.opened == [Ref("concern", _record(desk, 1))]


def test_settled_by_hand_with_a_reason_that_stands_in_the_history(
    page: HandoverScreen, context: SeenContext, desk: Desk
) -> None:
    assert page.outstanding.table.view.select_id(2)
    press(page.outstanding, "Erledigt …")
    answer("Erledigt", reason="am Telefon zugesagt")
    assert [one.settled_on for one in _requests(desk)] == [None, TODAY, None]
    assert page.tabs.tabText(1) == "Rückmeldungen (2)"
    told = desk.store.history("concerns", _record(desk, 2))[0]
    assert told.table == "answer_requests"
    assert told.name.endswith("(am Telefon zugesagt)")
    context.undo()
    assert [one.settled_on for one in _requests(desk)] == [None, None, None]
    assert page.outstanding.table.model.rowCount() == 3


def test_what_is_settled_meanwhile_is_refused(desk: Desk) -> None:
    with desk.store.write("Erledigt") as session:
        chasing.settle(session, [1], today=TODAY)
    with pytest.raises(Refused, match="inzwischen"), desk.store.write("Noch einmal") as session:
        chasing.settle(session, [1, 2], today=TODAY)
    assert [one.settled_on for one in _requests(desk)] == [TODAY, None, None]


def test_a_reminder_is_looked_at_issued_sealed_and_printed(
    page: HandoverScreen, context: SeenContext, desk: Desk
) -> None:
    press(page.outstanding, "Erinnerung schreiben …")
    assert f"An: Stadt Muster, {AMT}. 3 Vorgänge, am längsten wartet einer seit 23 Tagen." in said(dialog())
    answer("Schreiben ansehen")
    preview = dialog()
    with desk.store.read() as session:
        assert session.query(Letter).count() == 0
    press(preview, "Erinnerung ausgeben")
    with desk.store.read() as session:
        letter = session.query(Letter).one()
        assert (letter.kind, letter.recipient, letter.printed_at) == ("answer_reminder", AMT, None)
        assert letter.details == {"requests": [1, 2, 3]}
        text = _text(reminder.pdf(session, letter.id))
    assert "Laterne W ist kaputt" in text
    assert "23 Tage" in text
    assert "bis zum 4. Dezember 2026" in text
    assert [(one.reminders, one.reminded_on) for one in _requests(desk)] == [(1, TODAY)] * 3
    printed = dialog()
    press(printed, "Als gedruckt vermerken")
    printed.reject()
    with desk.store.read() as session:
        assert session.query(Letter).one().printed_at == CLOCK.now()
        assert places.home_of(session, Ref("letter", 1)) == Ref("reminder", 1)
    # The note can be taken back, the letter cannot.
    context.undo()
    context.undo()
    with desk.store.read() as session:
        assert session.query(Letter).one().printed_at is None
    assert page.reminders.isVisible()
    page.open_ref(Ref("reminder", 1))
    again = dialog()
    again.reject()


def test_only_the_selected_are_reminded_of(page: HandoverScreen, desk: Desk) -> None:
    view = page.outstanding.table.view
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    ids = set(view.selected_ids())
    assert len(ids) == 2
    press(page.outstanding, "An diese 2 erinnern …")
    answer("Schreiben ansehen")
    press(dialog(), "Erinnerung ausgeben")
    dialog().reject()
    assert {one.id for one in _requests(desk) if one.reminders} == ids


def test_a_letter_is_not_issued_when_an_answer_came_meanwhile(
    page: HandoverScreen, context: SeenContext, desk: Desk
) -> None:
    press(page.outstanding, "Erinnerung schreiben …")
    answer("Schreiben ansehen")
    with desk.store.write("Erledigt") as session:
        chasing.settle(session, [1], today=TODAY)
    press(dialog(), "Erinnerung ausgeben")
    assert "inzwischen eingegangen oder erledigt" in spoken(context)[-1]
    with desk.store.read() as session:
        assert session.query(Letter).count() == 0


@pytest.mark.parametrize(
    ("lacks", "says"),
    [
        ("office", "Anschrift des Büros"),
        ("receiver", "Kein Amt erhält die Übergabe"),
        ("address", f"Anschrift von „{AMT}“"),
        ("requests", "nichts zu erinnern"),
    ],
)
def test_what_is_missing_for_a_reminder_is_said(desk: Desk, lacks: str, says: str) -> None:
    with desk.store.write("Lücke") as session:
        if lacks == "office":
            session.query(Office).one().street = ""
        elif lacks == "receiver":
            session.query(CityOffice).one().receives_handover = False
        elif lacks == "address":
            session.query(CityOffice).one().postcode = ""
        else:
            chasing.settle(session, [1, 2, 3], today=TODAY)
    with desk.store.read() as session, pytest.raises(Refused, match=says):
        reminder.reminder(session, (), dated=TODAY, due_on=None, staff_id=None)


def test_many_open_points_are_a_list_that_is_enclosed(store: Store) -> None:
    from app.features.handover import document  # noqa: PLC0415 - the kit for paper

    desk = _with_concerns(store, 12)
    with desk.store.read() as session:
        data = reminder.reminder(session, (), dated=TODAY, due_on=date(2026, 12, 11), staff_id=desk.staff_id)
    made = document.reminder(data)
    assert made == document.reminder(data)
    pages = [part.extract_text() for part in PdfReader(BytesIO(made)).pages]
    assert len(pages) == 2
    assert "Laterne P" not in pages[0]
    assert "der beiliegenden Liste" in " ".join(pages[0].split())
    assert "Laterne P" in pages[1]


def _follow_ups(desk: Desk) -> None:
    with desk.store.write("Wiedervorlagen") as session:
        for number, due_on in ((1, TODAY - timedelta(days=2)), (2, TODAY), (3, TODAY + timedelta(days=9))):
            session.add(
                FollowUp(
                    record_table="concerns",
                    record_id=number,
                    kind="concern",
                    label=f"A-2026-00{number}",
                    text=f"Rückfrage der Stadt: Laterne {number}?",
                    due_on=due_on,
                )
            )


def test_follow_ups_are_ticked_off_and_moved(page: HandoverScreen, context: SeenContext, desk: Desk) -> None:
    _follow_ups(desk)
    card = page.follow_ups
    assert card.table.model.rowCount() == 3
    assert "Rückfrage der Stadt: Laterne 1?" in said(card)
    press(card, "Erledigt")
    assert card.table.model.rowCount() == 2
    press(card, "Verschieben …")
    answer("Verschieben", due_on="30.11.2026")
    with desk.store.read() as session:
        assert session.get_one(FollowUp, 2).due_on == date(2026, 11, 30)
        assert session.get_one(FollowUp, 1).done_on == TODAY
    context.undo()
    context.undo()
    assert card.table.model.rowCount() == 3
    page.open_ref(Ref("follow_up", 3))
    press(card, "Vorgang öffnen")
    assert context.opened == [Ref("concern", 3)]


def test_a_follow_up_is_not_moved_into_the_past_nor_done_twice(desk: Desk) -> None:
    _follow_ups(desk)
    for day in (None, TODAY - timedelta(days=1)):
        with pytest.raises(Refused) as told, desk.store.write("Verschieben") as session:
            minding.move(session, 2, day, today=TODAY)
        assert told.value.field == "due_on"
    with desk.store.write("Erledigen") as session:
        minding.finish(session, 2, today=TODAY)
    for again in (2, 99):
        with pytest.raises(Refused), desk.store.write("Noch einmal") as session:
            minding.finish(session, again, today=TODAY)


def test_whichever_statement_fails_nothing_is_left_behind(desk: Desk) -> None:
    _follow_ups(desk)
    letter = Reminder((1, 2), TODAY, AMT, "Ausstehend", "Erinnerung.pdf", b"%PDF-1.7")

    def act() -> None:
        with desk.store.write("Erinnerung", sealed=True) as session:
            chasing.issue(session, letter, now=NOW, staff_id=desk.staff_id)
            chasing.settle(session, [3], today=TODAY)
            minding.move(session, 2, TODAY + timedelta(days=3), today=TODAY)
            minding.finish(session, 3, today=TODAY)

    assert every_statement_fails_once(desk.store, act) > 6
    assert [one.reminders for one in _requests(desk)] == [1, 1, 0]
