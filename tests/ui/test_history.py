"""„Verlauf“ of a record: its own changes, and what the city answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from tests.kit.toy import ToyScreen, ToyStore


@dataclass(frozen=True)
class Change:
    step_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    at: datetime = datetime(2026, 11, 20, 10, 5)
    who: str = "Erika Muster"
    name: str = "Beratung ändern"
    table: str = "rows"
    record_id: int = 4
    about: tuple[str, int] = ("rows", 4)


def test_the_history_speaks_in_the_words_of_the_form(screen: ToyScreen, toys: ToyStore) -> None:
    toys.changes = [
        Change(1, None, {"concern": "a"}, name="Beratung anlegen"),
        Change(2, {"cost": 100, "concern": "<b>&"}, {"cost": 125_000, "concern": "<b>&", "inner": 1}),
    ]
    screen.open_record(4)
    screen.panel.bar.setCurrentIndex(screen.panel.bar.count() - 1)
    told = screen.panel.history.text.toPlainText()
    assert told.index("Beratung ändern") < told.index("Beratung anlegen")
    assert "20.11.2026, 10:05 · Erika Muster" in told
    assert "Gesamtkosten: 1,00 € → 1.250,00 €" in told
    assert "angelegt" in told
    assert "inner" not in told


def test_the_history_tells_what_the_city_answered(screen: ToyScreen, toys: ToyStore) -> None:
    answer = {
        "verdict": "Freigabe",
        "answered_on": date(2026, 11, 24),
        "file_number": "61-2/2026",
        "remark": "<b>vor Beginn melden</b>",
        "answered_by": "Frau Krüger",
        "effect": "Der Antrag ist freigegeben.",
        "concern": "kein Feld der Beratung",
    }
    name = "Rückmeldung auf Übergabe Nr. 12 übernehmen"
    toys.changes = [
        Change(3, None, answer, name=name, table="answers"),
        Change(3, None, {"due_on": date(2026, 12, 1), "text": "Anrufen"}, name=name, table="follow_ups"),
        Change(4, answer, None, name=f"Rückgängig: {name}", table="answers"),
    ]
    screen.open_record(4)
    screen.panel.bar.setCurrentIndex(screen.panel.bar.count() - 1)
    told = screen.panel.history.text.toPlainText()
    said = "Freigabe, 24.11.2026, Az. 61-2/2026, Bemerkung: <b>vor Beginn melden</b>; von Frau Krüger"
    assert f"Rückmeldung der Stadt: {said}\n" in told
    assert "Der Antrag ist freigegeben." in told
    assert "Wiedervorlage am 01.12.2026: Anrufen" in told
    assert f"Rückmeldung der Stadt zurückgenommen: {said}" in told
    assert "angelegt" not in told
    assert "kein Feld" not in told


def test_what_happened_elsewhere_is_told_when_the_page_is_seen_again(
    screen: ToyScreen, toys: ToyStore
) -> None:
    screen.open_record(4)
    screen.panel.bar.setCurrentIndex(screen.panel.bar.count() - 1)
    screen.hide()
    toys.changes = [Change(3, None, {"verdict": "Rückfrage"}, table="answers")]
    screen.show()
    assert "Rückmeldung der Stadt: Rückfrage" in screen.panel.history.text.toPlainText()


def test_lines_of_a_part_say_which_of_them_is_meant_by_the_name_it_had_then(
    screen: ToyScreen, toys: ToyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ToyScreen, "named", {"tasks": "task"})
    stage, renamed = {"task": "Bühne", "cost": 100}, {"task": "Kleine Bühne"}
    toys.changes = [
        Change(5, {"cost": 200}, {"cost": 300}, table="tasks", record_id=9),
        Change(4, {"task": "Bühne"}, renamed, table="tasks", record_id=9),
        Change(3, {"cost": 100, "concern": "a"}, {"cost": 200, "concern": "b"}, table="tasks", record_id=9),
        Change(3, {"cost": 700}, {"cost": 800}),
        Change(2, None, stage, table="tasks", record_id=9),
        Change(1, {"cost": 500}, {"cost": 600}, table="tasks", record_id=8),
    ]
    screen.open_record(4)
    screen.panel.bar.setCurrentIndex(screen.panel.bar.count() - 1)
    told = screen.panel.history.text.toPlainText()
    assert "„Kleine Bühne“: Gesamtkosten: 2,00 € → 3,00 €" in told
    assert "„Bühne“: Anliegen: a → b; Gesamtkosten: 1,00 € → 2,00 €" in told
    # The record's own lines, and a row of which no name is kept, stand for themselves.
    assert "\nGesamtkosten: 7,00 € → 8,00 €" in told
    assert "\nGesamtkosten: 5,00 € → 6,00 €" in told
