from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.features.consultations import queries
from app.features.consultations.screen import ConsultationsScreen
from app.system.clock import Clock
from db.models import Appointment
from tests.features.consultations.by_hand import focused, newest, push
from tests.features.consultations.desk import Desk
from tests.kit import factories
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import (
    SeenContext,
    inline_context,
    spoken,
    texts,
    threaded_context,
    type_into,
)
from tests.kit.steps import undoable

TODAY = NOW.date()


def test_the_watch_counts_from_the_moment_the_form_was_opened(desk: Desk, qtbot: QtBot) -> None:
    now = Ticking(NOW)
    context = inline_context(desk.store, now)  # type: ignore[arg-type] # a clock that moves
    screen = ConsultationsScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.new_record()
    type_into(screen, "concern", "langes Gespräch")
    now.at += timedelta(minutes=24, seconds=5)
    screen._show_minutes()
    line = screen.editing.editor("minutes").target()
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "läuft: 25\u00a0min"
    screen.save()
    assert newest(desk).draft.minutes == 25
    context.close()


class Ticking(Clock):
    """A clock that a test moves."""

    def __init__(self, at: datetime) -> None:
        object.__setattr__(self, "at", at)
        super().__init__(at)

    at: datetime

    def __setattr__(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)

    def now(self) -> datetime:
        return self.at


def test_with_real_threads_a_record_begun_at_once_has_its_defaults(desk: Desk, qtbot: QtBot) -> None:
    desk.log(channel_id=desk.codes["Telefon"])
    context = threaded_context(desk.store, CLOCK)
    screen = ConsultationsScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.new_record()
    qtbot.waitUntil(screen.panel.isVisible, timeout=5000)
    assert screen.editing.values()["channel_id"] == desk.codes["Telefon"]
    type_into(screen, "concern", "gleich")
    screen.save()
    qtbot.waitUntil(lambda: screen.current is not None, timeout=5000)
    qtbot.waitUntil(lambda: not context.jobs.running(), timeout=5000)  # type: ignore[attr-defined] # QtJobs
    assert newest(desk).draft.concern == "gleich"
    context.close()


@pytest.mark.parametrize(("typed", "minutes"), [("45", 45), ("1:30", 90), ("0", 0)])
def test_a_typed_duration_counts_instead(
    desk: Desk, screen: ConsultationsScreen, typed: str, minutes: int
) -> None:
    screen.new_record()
    type_into(screen, "concern", "kurz")
    type_into(screen, "minutes", typed)
    screen.save()
    assert newest(desk).draft.minutes == minutes


def test_save_and_new_keeps_the_context_and_not_the_text(desk: Desk, screen: ConsultationsScreen) -> None:
    screen.new_record()
    type_into(screen, "concern", "erste")
    type_into(screen, "place", "Markt")
    type_into(screen, "channel_id", "Telefon")
    type_into(screen, "target_group_id", "Gewerbe")
    screen.save_and_new()
    values = screen.editing.values()
    assert (values["place"], values["channel_id"]) == ("Markt", desk.codes["Telefon"])
    assert values["target_group_id"] == desk.codes["Gewerbe"]
    assert (values["concern"], values["topics"], values["minutes"]) == ("", (), None)
    assert focused() is screen.editing.editor("concern").target()


def test_the_office_hour_running_now_is_linked(desk: Desk, screen: ConsultationsScreen) -> None:
    with desk.store.write("Termin") as session:
        hour = Appointment(
            title="Sprechzeit", kind="office_hour", starts_at=NOW, ends_at=NOW + timedelta(hours=2)
        )
        session.add(hour)
        session.flush()
        appointment_id = hour.id
    screen.new_record()
    assert screen.editing.values()["appointment_id"] == appointment_id
    assert screen.editing.values()["channel_id"] == desk.codes["Sprechzeit"]


def test_a_missing_concern_is_said_beside_the_field_and_nothing_is_kept(
    desk: Desk, screen: ConsultationsScreen
) -> None:
    screen.new_record()
    screen.save()
    assert "Bitte füllen Sie „Anliegen“ aus." in texts(screen)
    assert undoable(desk.store) is not None
    assert undoable(desk.store).name == "Büro einrichten"  # type: ignore[union-attr] # asserted above


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("minutes", "bald", "„bald“"),
        ("follow_up_on", "31.02.2027", "gibt es nicht"),
        ("follow_up_on", "01.11.2026", "vor der Beratung"),
    ],
)
def test_impossible_input_gets_a_sentence_beside_its_field(
    screen: ConsultationsScreen, field: str, typed: str, said: str
) -> None:
    screen.new_record()
    type_into(screen, "concern", "Frage")
    type_into(screen, field, typed)
    screen.save()
    assert any(said in text for text in texts(screen))


def test_all_that_is_wrong_is_said_at_once(desk: Desk, screen: ConsultationsScreen) -> None:
    with desk.store.write("Kontakt") as session:
        contact_id = factories.contact(session).id
    screen.new_record(contact_id=contact_id)
    for field, typed in {"concern": "Frage", "minutes": "25:00", "follow_up_on": "01.11.2026"}.items():
        type_into(screen, field, typed)
    screen.save()
    for said in ("und 24 Stunden", "liegt vor der Beratung", "keine Einwilligung zur namentlichen"):
        assert any(said in text for text in texts(screen))


def test_hostile_text_is_kept_as_text(desk: Desk, screen: ConsultationsScreen) -> None:
    screen.new_record()
    type_into(screen, "concern", "=HYPERLINK(1) <b>&\x07")
    screen.save()
    assert newest(desk).draft.concern == "=HYPERLINK(1) <b>&"


def test_personal_data_in_an_anonymous_talk_is_pointed_out_but_can_be_saved(
    desk: Desk, screen: ConsultationsScreen
) -> None:
    screen.new_record()
    type_into(screen, "concern", "Rückruf 02056 123456")
    assert any("Telefonnummer" in text for text in texts(screen))
    screen.save()
    assert newest(desk).draft.concern == "Rückruf 02056 123456"


def test_naming_needs_consent_and_the_fields_appear_with_the_tick(
    desk: Desk, screen: ConsultationsScreen
) -> None:
    with desk.store.write("Kontakt") as session:
        contact_id = factories.contact(session).id
    screen.new_record(contact_id=contact_id)
    type_into(screen, "concern", "Frage")
    assert screen.editing.editor("consent_how").isVisible()
    screen.save()
    assert any("keine Einwilligung" in text for text in texts(screen))
    type_into(screen, "consent_how", "mündlich")
    screen.save()
    assert newest(desk).contact == "Yılmaz, Ayşe"


def test_owner_advice_opens_with_the_target_group(desk: Desk, screen: ConsultationsScreen) -> None:
    screen.new_record()
    assert not screen.editing.editor("object_street").isVisible()
    type_into(screen, "concern", "Fassade")
    type_into(screen, "target_group_id", "Eigentümerinnen und Eigentümer")
    assert screen.editing.editor("object_street").isVisible()
    type_into(screen, "object_street", "Hauptstraße")
    type_into(screen, "object_number", "12")
    type_into(screen, "year_built", "1906")
    screen.save()
    kept = newest(desk).draft
    assert (kept.object_street, kept.year_built, kept.object_town) == ("Hauptstraße", 1906, "Heiligenhaus")


def test_a_concern_typed_in_the_form_becomes_its_own_record_and_opens_from_the_tab(
    desk: Desk, screen: ConsultationsScreen, context: SeenContext
) -> None:
    screen.new_record()
    type_into(screen, "concern", "Laterne")
    type_into(screen, "passed_text", "Laterne dunkel")
    screen.save()
    screen.panel.bar.setCurrentIndex(1)
    panel = screen.panel.built()[1]
    concern = newest(desk).concerns[0]
    panel.table.opened.emit(concern.id)  # type: ignore[attr-defined] # the panel of this tab
    assert context.opened == [Ref("concern", concern.id)]
    push(panel, "Neues Anliegen")
    assert context.begun == [("concern", {"consultation_id": newest(desk).id})]


def test_a_talk_is_found_by_its_topic_while_typing(
    desk: Desk, screen: ConsultationsScreen, qtbot: QtBot
) -> None:
    desk.log(concern="Frage zum Anstrich")
    desk.log(concern="Sperrmüll", topics=(desk.codes["Sonstiges"],))
    screen.reload()
    assert screen.table.model.rowCount() == 2
    qtbot.keyClicks(screen.bar.search, "fassade")
    qtbot.waitUntil(lambda: screen.table.model.rowCount() == 1)


def test_follow_ups_are_ticked_off_in_the_list_and_undone_from_the_message(
    desk: Desk, screen: ConsultationsScreen
) -> None:
    record_id = desk.log(follow_up_on=TODAY)
    screen.reload()
    screen.table.select(record_id)
    push(screen, "Wiedervorlage abhaken")
    assert newest(desk).follow_up == "done"
    screen.context.undo()
    assert newest(desk).follow_up == "open"


def test_ticking_without_an_open_follow_up_says_so(desk: Desk, screen: ConsultationsScreen) -> None:
    record_id = desk.log()
    screen.reload()
    screen.table.select(record_id)
    push(screen, "Wiedervorlage abhaken")
    assert "keine Wiedervorlage offen" in spoken(screen.context)[-1]


def test_the_open_record_ticks_reopens_and_goes(desk: Desk, screen: ConsultationsScreen) -> None:
    record_id = desk.log(follow_up_on=TODAY)
    screen.open_record(record_id)
    push(screen, "Wiedervorlage erledigt")
    assert newest(desk).follow_up == "done"
    push(screen, "Wiedervorlage wieder öffnen")
    assert newest(desk).follow_up == "open"
    push(screen, "Löschen")
    with desk.store.read() as session, pytest.raises(Refused):
        queries.detail(session, record_id)


def test_the_history_speaks_in_words(desk: Desk, screen: ConsultationsScreen) -> None:
    record_id = desk.log()
    screen.open_record(record_id)
    type_into(screen, "channel_id", "Telefon")
    screen.save()
    screen.panel.bar.setCurrentIndex(screen.panel.bar.count() - 1)
    shown = screen.panel.history.text.toPlainText()
    assert "Weg: Sprechzeit → Telefon" in shown
    assert "Beratung speichern" in shown


def test_a_record_shown_and_saved_unchanged_is_not_changed(desk: Desk, screen: ConsultationsScreen) -> None:
    record_id = desk.log(target_group_id=desk.codes["Eigentümerinnen und Eigentümer"], object_street="Markt")
    before = undoable(desk.store)
    screen.open_record(record_id)
    screen.save()
    assert undoable(desk.store) == before
