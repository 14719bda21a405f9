"""Mutated workbooks saved once more by other programs: they say the same as before."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.features.handover.rules.returned import Comparison
from tests.features.handover.mutated import Sending, sending
from tests.kit.mutations import Book, render
from tests.kit.mutations.deeds import deeds
from tests.kit.mutations.hand import Thrown
from tests.kit.mutations.oracle import Oracle
from tests.kit.office import Template

LIBREOFFICE = shutil.which("soffice")
WORKBOOKS = 10
MOST_DEEDS = 5


@pytest.fixture(scope="module")
def sent(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sending]:
    """One handover for all."""
    made = sending(tmp_path_factory.mktemp("resaved") / "office", template)
    yield made
    made.store.close()


def returned(sent: Sending) -> list[bytes]:
    """The workbook untouched, and some that were mutated."""
    files = [sent.original.original]
    for seed in range(WORKBOOKS):
        book = sent.book()
        list(deeds(Thrown(random.Random(seed)), book, MOST_DEEDS))  # noqa: S311 - no secrets are thrown
        without_formulas(book)
        files.append(render(book))
        Oracle(book, sent.quick(files[-1])).check()
    return files


def without_formulas(book: Book) -> None:
    """Whoever saves a workbook computes its formulas anew, or drops their results."""
    for sheet in book.sheets:
        for row in sheet.rows:
            row.cells = [
                cell.cleared if cell.formula and cell.kind in {"", "e"} else replace(cell, formula="")
                for cell in row.cells
            ]


def told(comparison: Comparison) -> list[tuple[object, ...]]:
    """What is said of every cell."""
    return [
        (cell.sheet, cell.address, cell.grade, cell.uid, cell.key, cell.theirs, cell.way)
        for cell in comparison.cells
    ]


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_them_once_more(sent: Sending, tmp_path: Path) -> None:
    files = returned(sent)
    for number, data in enumerate(files):
        (tmp_path / f"{number}.xlsx").write_bytes(data)
    subprocess.run(  # noqa: S603 - the program found on this computer, with files of this test
        [
            str(LIBREOFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "saved"),
            *(str(tmp_path / f"{number}.xlsx") for number in range(len(files))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for number, data in enumerate(files):
        saved = (tmp_path / "saved" / f"{number}.xlsx").read_bytes()
        assert saved != data
        assert told(sent.compare(saved)) == told(sent.compare(data)), number
    assert sent.compare((tmp_path / "saved" / "0.xlsx").read_bytes()).cells == ()


def test_openpyxl_saves_them_once_more(sent: Sending) -> None:
    for data in returned(sent):
        workbook = load_workbook(BytesIO(data))
        target = BytesIO()
        workbook.save(target)
        assert told(sent.compare(target.getvalue())) == told(sent.compare(data))
