import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.bench import command, flyers, ical, papers, sitting, start
from app.bench import store as on_store
from app.bench.figures import Figure, interleaved, p95
from app.bench.heartbeat import Heartbeat
from app.cli import main
from app.domain.dates import Week
from db.models import Application, Sitting
from db.store import Store
from tests.features.consultations.desk import set_up
from tests.kit.office import CLOCK


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=200))
def test_at_most_one_in_twenty_lies_above_the_95th(values: list[float]) -> None:
    limit = p95(values)
    assert limit in values
    assert sum(value > limit for value in values) <= len(values) // 20


def test_both_are_taken_in_turns() -> None:
    order: list[str] = []
    interleaved(lambda: order.append("ours"), lambda: order.append("bare"), 3)
    assert order == ["ours", "bare"] * 3


def test_a_figure_says_whether_it_is_within_its_target() -> None:
    good, bad = (Figure("k", "Suche", 10, value, "ms", 50.0) for value in (49.9, 50.1))
    assert (good.ok, bad.ok) == (True, False)
    assert "VERFEHLT" in bad.line()
    assert "49,9 ms" in good.line()
    assert bad.as_json()["ok"] is False


def test_search_and_save_are_measured_on_a_real_office(store: Store) -> None:
    set_up(store)
    found = {figure.key: figure for figure in on_store.figures(store, CLOCK, 10, 1)}
    assert set(found) == {"search_p95", "save_p95"}
    assert all(figure.value > 0 for figure in found.values())


def test_calendar_files_are_compared_with_the_bare_library() -> None:
    found = {figure.key: figure for figure in ical.figures(10, quick=True)}
    assert set(found) == {"ical_read_ratio", "ical_write_ratio"}
    for figure in found.values():
        assert figure.ours
        assert figure.bare
        assert figure.value == pytest.approx(figure.ours / figure.bare)


def test_the_workbook_is_compared_with_the_same_cells(store: Store) -> None:
    desk = set_up(store)
    desk.log(began_at=CLOCK.now().replace(day=11))
    (figure,) = papers.figures(store, CLOCK, 10, 1)
    assert figure.key == "workbook_ratio"
    assert figure.ours
    assert figure.bare
    assert figure.value == pytest.approx(figure.ours / figure.bare)
    assert Week.of(CLOCK.today()).shift(-1) == Week(2026, 46)


def test_a_sitting_is_closed_again_and_again(store: Store) -> None:
    set_up(store)
    figure, ratio = sitting.figures(store, CLOCK, 10, quick=True)
    assert (figure.key, figure.unit) == ("sitting_close", "ms")
    assert figure.value > 0
    assert (ratio.key, ratio.unit) == ("sitting_ratio", "×")
    assert ratio.value > 1, "the bare statements leave out all reading and deciding"
    with store.read() as session:
        assert set(session.scalars(select(Application.status))) == {"tabled"}, "each closing was taken back"
        assert set(session.scalars(select(Sitting.status))) == {"open"}


def test_the_heart_notices_a_held_window(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    heart.doing = "lange Arbeit"
    qtbot.wait(20)
    begun = CLOCK.now()
    assert begun
    _hold(0.08)
    QCoreApplication.processEvents()
    heart.stop()
    assert heart.longest >= 60
    assert heart.during == "lange Arbeit"


def _hold(seconds: float) -> None:
    from time import perf_counter  # noqa: PLC0415 - a busy wait, as a slow slot would be

    end = perf_counter() + seconds
    while perf_counter() < end:
        pass


def test_the_start_is_compared_with_an_office_without_consultations(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[str] = []

    def one(module: str, folder: Path, _around: object) -> float:
        begun.append(f"{module} {folder.name}")
        return {"full": 1.5, "empty": 1.0}[folder.name]

    monkeypatch.setattr(start, "_one", one)
    figure = start.growth(tmp_path / "full", tmp_path / "empty", 100_000, 2)
    assert (figure.value, figure.ok) == (1.5, False)
    assert begun == ["start_ours full", "start_ours empty"] * 3


def test_the_command_reports_every_figure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(records: int, _clock: object, *, quick: bool, largest: bool) -> Any:
        assert quick
        yield Figure("start_ratio", "Start", records, 1.2, "×", 1.5)
        if largest:
            yield Figure("start_growth", "Wachstum", records, 1.2, "×", 1.1)

    monkeypatch.setattr(command, "_measured", measured)

    def letters(records: int, *, quick: bool) -> Figure:
        assert quick
        return Figure("letters_ratio", "Briefe", records, 1.6, "×", 1.5)

    def figure(records: int, *, quick: bool) -> Figure:
        assert quick
        return Figure("flyers_ratio", "Flyer", records, 1.1, "×", 1.5)

    monkeypatch.setattr(papers, "letters", letters)
    monkeypatch.setattr(flyers, "figure", figure)

    def files(records: int, *, quick: bool) -> Any:
        assert quick
        yield Figure("ical_read_ratio", "Kalenderdatei", records, 0.3, "×", 1.5)

    monkeypatch.setattr(ical, "figures", files)
    arguments = ["bench", "--quick", "--records", "100", "--records", "200"]
    assert main([*arguments, "--json"], clock=CLOCK) == 0
    report = json.loads(capsys.readouterr().out)
    assert [(one["key"], one["ok"]) for one in report["figures"]] == [
        ("start_ratio", True),
        ("start_ratio", True),
        ("start_growth", False),
        ("flyers_ratio", True),
        ("ical_read_ratio", True),
        ("letters_ratio", False),
    ]
    assert main(arguments, clock=CLOCK) == 0
    assert "2 Ziel(e) verfehlt." in capsys.readouterr().out
