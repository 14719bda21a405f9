import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.dates import Week
from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.money import Money
from app.features.today import document, queries, rules, service
from app.features.today.queries import FundState, HandoverState, Overview
from app.features.today.rules import Urgency
from app.features.today.screen import TodayScreen, wording
from db.backup import backup
from db.models import AgreedStep, Appointment, Consultation
from db.store import Store
from tests.features.consultations.desk import set_up
from tests.features.handover.sample import hand_over
from tests.kit import factories
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import activate, inline_context, press, spoken, texts

TODAY = NOW.date()


def overview(store: Store, today: date = TODAY) -> Overview:
    with store.read() as session:
        return queries.overview(session, today)


def talk(store: Store, **values: Any) -> int:
    with store.write("Beratung") as session:
        return int(factories.consultation(session, **values).id)


@given(st.integers(-400, 400))
def test_words_and_urgency_of_a_day_agree(days: int) -> None:
    day = TODAY + timedelta(days=days)
    words, urgency = rules.due_words(day, TODAY), rules.urgency(day, TODAY)
    assert words.startswith("seit") == (urgency is Urgency.OVERDUE)
    assert (words == "heute") == (urgency is Urgency.TODAY)


@pytest.mark.parametrize(
    ("total", "words"), [(6, ""), (7, "Eine weitere zeigen"), (1206, "1.200 weitere Vorgänge zeigen")]
)
def test_what_found_no_room_is_counted(total: int, words: str) -> None:
    assert wording.rest(6, total, "Eine weitere", "Vorgänge") == words


def test_the_previous_week_is_missed_only_after_a_first_handover() -> None:
    previous = Week.of(TODAY).shift(-1)
    assert rules.handover_missing(TODAY, frozenset()) == ()
    assert rules.handover_missing(TODAY, frozenset({Week.of(TODAY)})) == ()
    assert rules.handover_missing(TODAY, frozenset({previous.shift(-1)})) == (previous,)
    assert rules.handover_missing(TODAY, frozenset({previous})) == ()
    some = frozenset({previous.shift(-3), previous.shift(-1), Week.of(TODAY)})
    assert rules.handover_missing(TODAY, some) == (previous,)


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ((), ""),
        ((46,), "Die KW\u00a046/2026 ist noch nicht übergeben."),
        ((45, 46), "KW\u00a045/2026 und KW\u00a046/2026 sind noch nicht übergeben."),
        ((44, 45, 46), "Von KW\u00a044/2026 bis KW\u00a046/2026 sind 3 Wochen noch nicht übergeben."),
    ],
)
def test_every_missed_week_is_told(weeks: tuple[int, ...], said: str) -> None:
    missing = tuple(Week(2026, week) for week in weeks)
    assert wording.missing(HandoverState(None, 0, None, None, missing)) == said


def test_an_empty_office_is_told_how_to_begin(store: Store) -> None:
    seen = overview(store)
    assert seen.empty
    assert (seen.follow_ups, seen.waiting, seen.deadlines, seen.dates, seen.funds) == ((), (), (), (), ())


def test_due_follow_ups_come_oldest_first_and_done_ones_not_at_all(store: Store) -> None:
    late = talk(store, follow_up_on=TODAY - timedelta(days=3), follow_up_note="Angebote da?")
    now = talk(store, follow_up_on=TODAY)
    coming = talk(store, follow_up_on=TODAY + timedelta(days=5))
    talk(store, follow_up_on=TODAY, follow_up_done_on=TODAY)
    talk(store, follow_up_on=TODAY + timedelta(days=40))
    seen = overview(store)
    assert [one.ref for one in seen.follow_ups] == [Ref("consultation", late), Ref("consultation", now)]
    assert seen.follow_ups[0].text == "Angebote da?"
    assert [one.ref.id for one in seen.deadlines] == [coming]


def test_a_card_shows_a_few_and_counts_all(store: Store) -> None:
    for back in range(12):
        talk(store, follow_up_on=TODAY - timedelta(days=back))
    seen = overview(store)
    assert (len(seen.follow_ups), seen.follow_ups_total) == (queries.SHOWN, 12)


def test_agreed_steps_and_answers_of_the_city_are_deadlines(store: Store) -> None:
    with store.write("Vereinbart") as session:
        owner = factories.consultation(session)
        session.add(AgreedStep(consultation_id=owner.id, text="Angebot", who="Büro", due_on=TODAY))
        session.add(AgreedStep(consultation_id=owner.id, text="Fertig", due_on=TODAY, done_on=TODAY))
        waiting = factories.concern(session, due_on=TODAY - timedelta(days=1), status="sent")
        factories.concern(session, due_on=TODAY, status="done")
        ids = (owner.id, waiting.id)
    found = [(one.ref, one.what, one.title) for one in overview(store).deadlines]
    assert found == [
        (Ref("concern", ids[1]), "Antwort der Stadt", "Die Laterne ist kaputt"),
        (Ref("consultation", ids[0]), "Vereinbart", "Angebot (Büro)"),
    ]


def test_this_weeks_dates_end_on_sunday(store: Store) -> None:
    with store.write("Termine") as session:
        for title, day in (("heute", 20), ("Sonntag", 22), ("Montag", 23), ("gestern", 19)):
            start = datetime(2026, 11, day, 9)
            session.add(Appointment(title=title, starts_at=start, ends_at=start + timedelta(hours=1)))
    assert [one.title for one in overview(store).dates] == ["heute", "Sonntag"]


def test_hours_are_compared_with_the_same_days_of_last_week(store: Store) -> None:
    for day, minutes in ((20, 30), (16, 45), (13, 20), (15, 60), (8, 500)):
        talk(store, began_at=datetime(2026, 11, day, 9), minutes=minutes)
    hours = overview(store).hours
    assert (hours.minutes, hours.talks, hours.before, hours.last_week) == (75, 2, 20, 80)


def test_the_last_proven_backup_is_named(store: Store) -> None:
    assert overview(store).backup is None
    made = backup(store)
    found = overview(store).backup
    assert found is not None
    assert (found.at, found.size) == (made.at, made.size)


def test_a_follow_up_is_ticked_off_once(store: Store) -> None:
    record_id = talk(store, follow_up_on=TODAY)
    with store.write("Erledigen") as session:
        service.tick_off(session, record_id, today=TODAY)
    with pytest.raises(Refused, match="schon erledigt"), store.write("Erledigen") as session:
        service.tick_off(session, record_id, today=TODAY)
    with pytest.raises(Refused, match="gibt es nicht mehr"), store.write("Erledigen") as session:
        service.tick_off(session, 4711, today=TODAY)


def test_the_chart_says_in_words_what_it_draws() -> None:
    state = FundState(
        Ref("fund", 1), "Cityfonds", *(Money.euros(n) for n in (15_000, 3_000, 2_000, 1_000, 9_000))
    )
    svg, words = document.funds([state], dark=False, width=470)
    assert svg.startswith(b"<svg")
    assert "Cityfonds" in words
    assert "9.000" in words
    assert document.funds([state], dark=True, width=470)[0] != svg
    size = re.search(rb'width="([0-9.]+)" height="[0-9.]+" viewBox="0 0 ([0-9.]+)', svg)
    assert size is not None
    assert float(size[1]) == pytest.approx(470, abs=1)
    assert float(size[1]) / float(size[2]) == pytest.approx(document.SCALE, abs=0.01)


def test_a_follow_up_is_ticked_off_on_the_page_and_taken_back(store: Store, qtbot: QtBot) -> None:
    desk = set_up(store)
    record_id = desk.log(follow_up_on=TODAY, follow_up_note="Liegen die Angebote vor?")
    context = inline_context(store, CLOCK)
    page = TodayScreen(context)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    assert "Liegen die Angebote vor?" in texts(page)
    tick = next(
        button
        for button in page.findChildren(QToolButton)
        if button.accessibleName().startswith("Wiedervorlage")
    )
    tick.click()
    with store.read() as session:
        assert session.get_one(Consultation, record_id).follow_up_done_on == TODAY
    assert "Nichts ist fällig." in texts(page)
    assert any("erledigt" in sentence for sentence in spoken(context))
    context.undo()
    assert "Liegen die Angebote vor?" in texts(page)
    context.close()


def test_a_missing_week_is_warned_of_and_leads_to_the_handover(store: Store, qtbot: QtBot) -> None:
    set_up(store)
    hand_over(store, Week(2026, 44))
    context = inline_context(store, CLOCK)
    page = TodayScreen(context)
    qtbot.addWidget(page)
    page.show()
    assert "KW\u00a045/2026 und KW\u00a046/2026 sind noch nicht übergeben." in texts(page)
    press(page, "Jetzt übergeben")
    assert context.begun == [("handover", {})]
    hand_over(store, Week(2026, 47))
    page.reload()
    assert not any("noch nicht übergeben" in text for text in texts(page)), "the next covered them"
    context.close()


def test_what_was_typed_and_not_saved_is_offered_on_the_start_page(store: Store, qtbot: QtBot) -> None:
    set_up(store)
    store.drafts.save("fund:7", {"fields": {}})
    store.drafts.save("office:letterhead", {"fields": {}})
    store.drafts.save("consultation:new", {"fields": {}})
    context = inline_context(store, CLOCK)
    page = TodayScreen(context)
    qtbot.addWidget(page)
    page.show()
    told = [text for text in texts(page) if text.startswith("Noch nicht gespeichert")]
    assert told == ["Noch nicht gespeichert: Beratung vom 20.11.2026, 10:00; Fonds vom 20.11.2026, 10:00."]
    press(page, "Weiterschreiben")
    assert context.begun == [("consultation", {})]
    assert context.drafts.resumes("consultation:new"), "the form takes it back without asking again"
    store.drafts.discard("consultation:new")
    page.hide()
    page.show()
    press(page, "Weiterschreiben")
    assert context.opened == [Ref("fund", 7)]
    store.drafts.discard("fund:7")
    page.hide()
    page.show()
    assert not any("Weiterschreiben" in text for text in texts(page))
    context.close()


def test_what_found_no_room_is_shown_by_one_click(store: Store, qtbot: QtBot) -> None:
    for back in range(queries.SHOWN + 2):
        talk(store, follow_up_on=TODAY - timedelta(days=back), follow_up_note=f"Nachfrage {back}.")
    context = inline_context(store, CLOCK)
    page = TodayScreen(context)
    qtbot.addWidget(page)
    page.show()
    assert "Nachfrage 0." not in texts(page)
    press(page, "2 weitere Wiedervorlagen zeigen")
    assert {f"Nachfrage {back}." for back in range(queries.SHOWN + 2)} <= set(texts(page))
    context.close()


def test_deadlines_are_counted_and_stand_below_their_kind(store: Store) -> None:
    with store.write("Vereinbart") as session:
        owner = factories.consultation(session)
        for back in range(queries.SHOWN):
            due_on = TODAY - timedelta(days=back)
            session.add(AgreedStep(consultation_id=owner.id, text="Angebot", due_on=due_on))
        for back in (1, 20):
            factories.concern(session, due_on=TODAY - timedelta(days=back), status="sent")
    seen = overview(store)
    assert (len(seen.deadlines), seen.deadlines_total) == (queries.SHOWN, queries.SHOWN + 2)
    rows = wording.deadlines(seen.deadlines, TODAY, lambda _ref: None, lambda _one: None)
    groups = [row.group for row in rows]
    assert groups == ["Antworten der Stadt"] * groups.count("Antworten der Stadt") + [
        "Vereinbarte Schritte"
    ] * groups.count("Vereinbarte Schritte")
    assert rows[0].when is not None
    assert rows[0].when.text == "seit 20 Tagen"


def test_a_consultation_is_begun_from_the_start_page_wherever_the_focus_is(
    store: Store, qtbot: QtBot
) -> None:
    context = inline_context(store, CLOCK)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    outside = QLineEdit()
    page = TodayScreen(context)
    layout.addWidget(outside)
    layout.addWidget(page)
    window.show()
    activate(qtbot, window)
    for target in (page, outside):
        target.setFocus()
        qtbot.keyClick(target, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert context.begun == [("consultation", {})] * 2
    page.hide()
    qtbot.keyClick(outside, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(context.begun) == 2
    context.close()


def test_a_proven_backup_is_told_to_the_start_page(store: Store, qtbot: QtBot) -> None:
    context = inline_context(store, CLOCK)
    page = TodayScreen(context)
    qtbot.addWidget(page)
    page.show()
    assert "Noch keine geprüfte Sicherung" in texts(page)
    backup(store)
    page.tables_changed(frozenset({"backups"}))
    assert "Noch keine geprüfte Sicherung" not in texts(page)
    context.close()
