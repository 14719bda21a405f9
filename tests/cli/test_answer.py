"""``answer``: what came back, for people and for programs, and taking the answers over."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.cli import console, main
from app.demo import PASSPHRASE
from tests.kit import demo
from tests.kit.demo import CLOCK

SHEET = "Förderanträge"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(console.VARIABLE, PASSPHRASE)
    return demo.copy(tmp_path / "office")


@pytest.fixture
def sent(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    out = tmp_path / "out"
    assert run("week", str(office), "--out", str(out)) == 0
    capsys.readouterr()
    return next(out.glob("*.xlsx"))


def run(*argv: str) -> int:
    return main(list(argv), clock=CLOCK)


def edited(sent: Path) -> Path:
    """A release, a title and an amount that is none."""
    book = load_workbook(BytesIO(sent.read_bytes()))
    page = book[SHEET]
    columns = {str(cell.value): cell.column for cell in page[1]}
    page.cell(2, columns["Rückmeldung"]).value = "Rückfrage"
    page.cell(2, columns["Bemerkung der Stadt"]).value = "Wer haftet?"
    page.cell(3, columns["Projekt"]).value = "Ein anderer Titel"
    page.cell(4, columns["Bewilligt"]).value = "viel"
    back = sent.with_name("zurück.xlsx")
    book.save(back)
    return back


def test_an_untouched_file_changes_nothing(
    office: Path, sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("answer", str(office), str(sent), "--apply") == 0
    said = capsys.readouterr().out
    assert "unverändert: " in said
    assert said.rstrip().endswith("Es gibt nichts zu übernehmen.")


def test_each_cell_is_an_object_for_programs(
    office: Path, sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("answer", str(office), str(edited(sent)), "--json") == 0
    cells = json.loads(capsys.readouterr().out)
    told = {(cell["column"], cell["theirs"]): cell for cell in cells if cell["grade"] != "unchanged"}
    assert {key: cell["grade"] for key, cell in told.items()} == {
        ("Rückmeldung", "Rückfrage"): "answer",
        ("Bemerkung der Stadt", "Wer haftet?"): "answer",
        ("Projekt", "Ein anderer Titel"): "proposed change",
        ("Bewilligt", "viel"): "unreadable",
    }
    title = told["Projekt", "Ein anderer Titel"]
    assert title["sheet"] == SHEET
    assert title["address"][1:] == "3"
    assert title["sent"] == title["ours"] != title["theirs"]
    assert len(title["uid"]) == 32
    book = load_workbook(BytesIO(sent.read_bytes()), data_only=True)
    for cell in cells:
        if cell["grade"] == "unchanged" and isinstance(cell["theirs"], int | float):
            assert book[cell["sheet"]][cell["address"]].value == cell["theirs"]


def test_answers_are_taken_over_once(office: Path, sent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    back = edited(sent)
    assert run("answer", str(office), str(back), "--apply") == 0
    assert "Übernommen: 2 Antworten." in capsys.readouterr().out
    assert run("answer", str(office), str(back), "--apply") == 0
    said = capsys.readouterr().out
    assert "schon eingelesen" in said
    assert said.rstrip().endswith("Es gibt nichts zu übernehmen.")
    assert run("verify", str(office)) == 0


def test_what_is_no_list_of_ours_is_refused_in_a_sentence(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notiz.xlsx").write_bytes(b"keine Mappe")
    assert run("answer", str(office), str(tmp_path / "notiz.xlsx")) == 4
    assert "keine Excel-Arbeitsmappe" in capsys.readouterr().err
    assert run("answer", str(office), str(tmp_path / "fehlt.xlsx")) == 3
