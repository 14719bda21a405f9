"""What features do beside the window: begun after it stands, again after unlocking, finished at the end."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.features.events.rules.appointments import AppointmentDraft
from app.features.events.rules.selection import Selection
from app.features.events.service import appointments, exchange
from app.shell import beside
from app.shell.beside import Beside
from app.shell.registry import FEATURES
from db.store import Store
from tests.kit.office import CLOCK, NOW
from tests.kit.qt import inline_context


def test_an_own_file_is_written_before_the_office_closes(store: Store, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "termine.ics"
    context = inline_context(store, CLOCK)
    companions = Beside(context, context)
    with store.write("Aktuell halten") as session:
        exchange.keep_current(session, Selection(path=str(path)))
    companions.start()
    with store.write("Termin") as session:
        draft = AppointmentDraft(title="Offene Tür", kind="event", starts_at=NOW, ends_at=NOW)
        appointments.save(session, draft)
    companions.leave()
    assert "Offene Tür" in path.read_text(encoding="utf-8")
    companions.again()
    context.close()


def test_only_features_that_ask_for_it_live_beside(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    context = inline_context(store, CLOCK)

    class Companion:
        def __init__(self, *_given: object) -> None:
            loaded.append("made")

        def start(self) -> None:
            loaded.append("start")

    def load(dotted: str) -> type[Companion]:
        loaded.append(dotted)
        return Companion

    monkeypatch.setattr(beside, "load", load)
    Beside(context, context).start()
    wanted = [entry.beside for entry in FEATURES if entry.beside]
    assert loaded == [*(part for dotted in wanted for part in (dotted, "made")), *["start"] * len(wanted)]
    context.close()
