"""The composition root: from the first window through an office and back, with the real pages."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app import main
from app.domain.errors import Refused
from app.features.office.rules.drafts import IdentityDraft
from app.features.office.service import identity as service
from app.features.office.service import safety
from app.main import Program
from app.shell import opening
from app.shell.opening import Desk
from app.shell.pages import load_code
from app.shell.recent import recent
from app.shell.registry import FEATURES, load
from app.shell.self_test import self_test
from app.shell.welcome.start import StartPage
from app.shell.welcome.unlock import UnlockPage
from app.system.clock import Clock
from app.system.folders import Folders
from app.system.settings import Settings
from app.ui.jobs import Inline
from app.ui.jobs.outcome import quiet
from app.ui.messages.question import Question
from tests.kit import factories
from tests.kit.office import CLOCK, PASSPHRASE
from tests.shell.toy_pages import top_dialog

ROOT = Path(__file__).parents[2]


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """A program that keeps its things in the test's folder and does not end the tests' application."""
    made = Program(qapp, Folders.under(tmp_path / "eigen"), CLOCK, settings=Settings(), jobs=Inline())
    quits: list[int] = []
    monkeypatch.setattr(made, "quit", lambda: quits.append(1))
    yield made
    for window in (made.window, made.welcome):
        if window is not None:
            window.hide()
            window.deleteLater()


def rename(program: Program, name: str) -> None:
    assert program.window is not None
    program.window.context.do(
        "Umbenennen",
        lambda session: service.change(session, IdentityDraft(name=name, city="Witten")),
        owner=program,
    )


def enter(program: Program, folder: Path) -> Desk:
    desk = opening.open_office(folder, PASSPHRASE, CLOCK, main.guards())
    program.enter(desk)
    return desk


def test_from_the_passphrase_into_every_page_and_out_again(
    program: Program, folder: Path, qtbot: Any
) -> None:
    welcome = program.show_welcome(folder)
    page = welcome.page()
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(PASSPHRASE)
    page.unlock()
    window = program.window
    assert window is not None
    assert recent(program.settings)[0].folder == folder
    for entry in FEATURES:
        window.go(entry.key)
        assert window.pages.key == entry.key
    assert window.messages.said == []
    assert window.commands.shortcuts().clashes() == []
    window.close()
    qtbot.waitUntil(lambda: program.window is None)


def test_all_code_is_loaded_while_the_passphrase_is_typed(
    program: Program, folder: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the first click in the window would wait for it."""
    loaded: list[object] = []
    monkeypatch.setattr(main, "load_code", loaded.append)
    program.start(folder)
    qtbot.waitUntil(lambda: bool(loaded))
    assert isinstance(program.welcome.page() if program.welcome else None, UnlockPage)
    load_code(quiet)
    assert "db.models" in sys.modules


def test_what_stands_is_no_garbage_while_the_office_is_open(
    program: Program, folder: Path, qtbot: Any
) -> None:
    """Looking through all pages for garbage would hold the window for half a tenth of a second each time."""
    enter(program, folder)
    assert program.window is not None
    program.window.pages.load_ahead()
    qtbot.waitUntil(lambda: program.window is not None and program.window.pages.prepared)
    assert gc.get_freeze_count() > 0
    program.window.close()
    qtbot.waitUntil(lambda: program.window is None)
    assert gc.get_freeze_count() == 0


def test_another_office_leads_to_the_first_page(program: Program, folder: Path) -> None:
    desk = enter(program, folder)
    assert program.window is not None
    program.window.closing.begin(another=True)
    assert program.window is None
    assert program.welcome is not None
    assert isinstance(program.welcome.page(), StartPage)
    opening.open_office(folder, PASSPHRASE, CLOCK).store.close()
    assert desk.store.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # the pool is a QueuePool


def test_a_backup_is_restored_from_the_window(program: Program, folder: Path) -> None:
    desk = enter(program, folder)
    window = program.window
    assert window is not None
    safety.back_up(desk.store, "manual")
    rename(program, "Später umbenannt")
    window.commands.backups()
    panel = window.pages.screens()["office"].panel("backups")  # type: ignore[attr-defined]  # the office's page
    panel.table.view.select_id(1)
    panel.restore_button.click()
    question = top_dialog(Question)
    question.yes.click()
    assert program.window is None
    assert program.welcome is not None
    page = program.welcome.page()
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(PASSPHRASE)
    page.unlock()
    assert program.window is not None
    assert program.window.desk.name == "Büro Oberstadt"
    assert list((folder / "replaced").iterdir())


def test_the_fund_s_budget_is_guarded_whoever_writes(program: Program, folder: Path) -> None:
    desk = enter(program, folder)

    def overspend(session: Any) -> None:
        fund = factories.fund(session)
        made = factories.application(session, fund, factories.contact(session))
        made.approved = made.committed = made.requested * 1000
        made.status = "approved"

    with pytest.raises(Refused), desk.store.write("Zu viel") as session:
        overspend(session)


def test_every_rule_of_a_feature_is_asked_when_its_tables_change() -> None:
    for dotted, tables in main._GUARDS.items():
        for guard in load(dotted):
            assert guard.tables <= tables


def test_a_broken_demo_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path, _clock: Clock, _progress: object) -> None:
        folder.mkdir()
        (folder / "halb").write_text("x", encoding="utf-8")
        raise RuntimeError("power cut")

    monkeypatch.setattr(main, "load", lambda _name: broken)
    with pytest.raises(RuntimeError):
        main.build_demo(tmp_path / "demo", CLOCK, lambda _done, _of, _what: None)
    assert list(tmp_path.iterdir()) == []


def test_the_self_test_passes_with_the_real_pages(
    qapp: QApplication, program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    assert self_test(qapp, program.jobs, program.enter, CLOCK) == 0
    assert "bestanden" in capsys.readouterr().out


def test_the_self_test_fails_when_something_is_missing(
    qapp: QApplication, program: Program, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_name: str) -> Any:
        raise FileNotFoundError("resource icons/x.svg is missing")

    monkeypatch.setattr("app.shell.self_test.load", gone)
    assert self_test(qapp, program.jobs, program.enter, CLOCK) == 1
    assert "icons/x.svg" in capsys.readouterr().err


def test_the_first_window_loads_no_paper_no_excel_and_no_migrations() -> None:
    """Start-up imports only what the first window needs (house plan, section 15)."""
    code = (
        "import sys, app.main, app.features.today.screen;"
        "print([name for name in ('openpyxl', 'reportlab', 'alembic', 'lxml', 'pikepdf', 'holidays') "
        "if name in sys.modules])"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_the_window_knows_nothing_of_a_removed_folder(program: Program, folder: Path) -> None:
    shutil.rmtree(folder)
    assert isinstance(program.show_welcome(folder).page(), UnlockPage)
    page = program.welcome.page() if program.welcome else None
    assert isinstance(page, UnlockPage)
    page.passphrase.set_text(PASSPHRASE)
    page.unlock()
    assert "liegt kein Büro" in page.said()
