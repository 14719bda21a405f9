"""Logs and reports never hold what a person typed."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.system import logs


@pytest.fixture
def logger(tmp_path: Path) -> Iterator[logging.Logger]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logs.set_up(tmp_path, verbose=True)
    yield logging.getLogger("test")
    for handler in [handler for handler in root.handlers if handler not in before]:
        handler.close()
        root.removeHandler(handler)
    root.setLevel(level)


def _written(folder: Path) -> str:
    return (folder / logs.FILE).read_text(encoding="utf-8")


def test_texts_are_hidden_and_numbers_are_kept(tmp_path: Path, logger: logging.Logger) -> None:
    logger.info("record %s of %s saved in %d ms", 7, "Ayşe Yılmaz", 12)
    written = _written(tmp_path)
    assert "Ayşe" not in written
    assert "record 7 of … saved in 12 ms" in written


def test_exceptions_are_told_without_their_message(tmp_path: Path, logger: logging.Logger) -> None:
    try:
        int("Ayşe Yılmaz wohnt Hauptstraße 4")
    except ValueError:
        logger.exception("while saving")
    written = _written(tmp_path)
    assert "Ayşe" not in written
    assert "ValueError" in written
    assert "test_logs.py" in written


def test_a_report_names_type_place_and_cause_only() -> None:
    try:
        try:
            {}["geheim"]
        except KeyError as inner:
            raise RuntimeError("geheimer") from inner
    except RuntimeError as fault:
        report = logs.report(fault, "1.2.3")
    assert "geheim" not in report
    assert "RuntimeError" in report
    assert "KeyError" in report
    assert "1.2.3" in report
    assert str(Path.home()) not in report


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    before = list(logging.getLogger().handlers)
    logs.set_up(tmp_path / "file" / "logs")
    assert logging.getLogger().handlers == before
