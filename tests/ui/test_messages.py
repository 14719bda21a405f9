"""Sentences reach the person, questions are safe by default."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused, Unavailable
from app.ui.messages import MessageBar, Messages, Running
from app.ui.messages.crash import CrashDialog
from tests.kit.qt import dialog, press


def _bar(qtbot: QtBot, messages: Messages) -> MessageBar:
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    bar.resize(700, 200)
    bar.show()
    return bar


def test_a_success_can_be_taken_back(qtbot: QtBot) -> None:
    messages = Messages()
    undone: list[int] = []
    messages.undo = lambda: undone.append(1)
    bar = _bar(qtbot, messages)
    messages.done("Beratung gespeichert", undo=True)
    assert bar.sentences() == ["Beratung gespeichert"]
    press(bar, "Rückgängig")
    assert undone == [1]
    assert bar.sentences() == []


def test_successes_replace_each_other_and_problems_stay(qtbot: QtBot) -> None:
    messages = Messages()
    bar = _bar(qtbot, messages)
    messages.unavailable(Unavailable("Voll.", "Platz schaffen."))
    messages.done("Eins")
    messages.done("Zwei")
    assert bar.sentences() == ["Zwei", "Voll. Platz schaffen."]


def test_a_refusal_stays_until_something_is_done(qtbot: QtBot) -> None:
    messages = Messages()
    bar = _bar(qtbot, messages)
    messages.warn("Die Sicherung ist alt.")
    messages.refused(Refused("Das ist verknüpft."))
    messages.inform("Entwurf gesichert.")
    assert bar.sentences() == ["Entwurf gesichert.", "Das ist verknüpft.", "Die Sicherung ist alt."]
    messages.done("Beratung gespeichert")
    assert bar.sentences() == ["Beratung gespeichert", "Die Sicherung ist alt."]


def test_what_is_to_be_minded_goes_with_the_step_it_is_about(qtbot: QtBot) -> None:
    messages = Messages()
    undone: list[int] = []
    messages.undo = lambda: undone.append(1)
    bar = _bar(qtbot, messages)
    messages.warn("Die Sicherung ist alt.")
    messages.warn_done("Verschoben. Zu beachten: Feiertag.")
    messages.warn_done("Noch einmal verschoben. Zu beachten: Ferien.")
    assert bar.sentences() == ["Noch einmal verschoben. Zu beachten: Ferien.", "Die Sicherung ist alt."]
    press(bar, "Rückgängig")
    assert undone == [1]
    messages.warn_done("Verschoben. Zu beachten: Feiertag.")
    messages.done("Rückgängig gemacht: Termin verschieben")
    assert bar.sentences() == ["Rückgängig gemacht: Termin verschieben", "Die Sicherung ist alt."]


def test_the_same_problem_is_said_once(qtbot: QtBot) -> None:
    messages = Messages()
    bar = _bar(qtbot, messages)
    for _ in range(3):
        messages.warn("Achtung.")
    assert bar.sentences() == ["Achtung."]


def test_long_work_shows_and_can_be_cancelled(qtbot: QtBot) -> None:
    messages = Messages()
    bar = _bar(qtbot, messages)
    running = Running("Arbeitsmappe schreiben")
    stopped: list[int] = []
    running.stop = lambda: stopped.append(1)
    messages.started(running)
    qtbot.waitUntil(lambda: any(row.isVisible() for row in bar._rows.values()), timeout=2000)
    running.tell(3, 10, "Blatt 3")
    press(bar, "Abbrechen")
    assert stopped == [1]
    messages.ended(running)
    assert not bar._rows


def test_esc_gives_the_safe_answer(qtbot: QtBot) -> None:
    messages = Messages()
    done: list[str] = []
    messages.ask(
        "Wiederherstellen?",
        "Der jetzige Stand wird ersetzt.",
        "Ersetzen",
        lambda: done.append("yes"),
        danger=True,
        otherwise=lambda: done.append("no"),
    )
    question = dialog()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert done == ["no"]


def test_return_gives_the_safe_answer_too_and_a_click_the_other(qtbot: QtBot) -> None:
    messages = Messages()
    done: list[str] = []
    messages.ask("Löschen?", "Endgültig.", "Löschen", lambda: done.append("yes"), danger=True)
    qtbot.keyClick(dialog(), Qt.Key.Key_Return)
    assert not done
    messages.ask("Löschen?", "Endgültig.", "Löschen", lambda: done.append("yes"), danger=True)
    press(dialog(), "Löschen")
    assert done == ["yes"]


def test_the_crash_report_can_be_copied(qtbot: QtBot) -> None:
    box = CrashDialog("Bericht 123")
    qtbot.addWidget(box)
    box.show()
    press(box, "Bericht kopieren")
    assert box.copy.text() == "Kopiert"
    assert box.findChild(QPlainTextEdit).toPlainText() == "Bericht 123"
    press(box, "Weiterarbeiten")


def test_what_is_done_is_said_in_the_past_and_what_is_undone_only_named() -> None:
    messages = Messages()
    for sentence in (
        "Fonds „VF“ anlegen",
        "„Telefon“ verschieben",
        "Jan Roth den Zugang nehmen",
        "Zahlung zu CF-2026-003 zurückbuchen",
        "Beratung gespeichert",
        "Rückgängig: Fonds „VF“ anlegen",
        "anlegen",
    ):
        messages.done(sentence)
    assert messages.said == [
        "Fonds „VF“ angelegt",
        "„Telefon“ verschoben",
        "Jan Roth den Zugang genommen",
        "Zahlung zu CF-2026-003 zurückgebucht",
        "Beratung gespeichert",
        "Rückgängig: Fonds „VF“ anlegen",
        "anlegen",
    ]
