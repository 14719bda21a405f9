"""The handover as one encrypted ZIP: a good password, nothing unencrypted beside it, nothing kept."""

import random
from io import BytesIO
from pathlib import Path

import pytest
import pyzipper
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import text

from app.domain.dates import Week
from app.domain.errors import Refused
from app.features.handover import queries, service
from app.features.handover.rules import password
from app.features.handover.screen import HandoverScreen
from app.features.handover.screen.zip_sheet import ZipSheet
from app.ui.widgets import Button
from tests.features.consultations.desk import Desk
from tests.features.handover.sample import collect, package
from tests.kit.office import NOW
from tests.kit.qt import SeenContext, dialog, press, spoken, texts, type_into

WEEK = Week(2026, 47)
GOOD = "bakuti-remufa-disapu-47"
OFFICE = "Quartiersbüro-Oberstadt"
ZIP = f"Wochenübergabe_2026-KW47_{OFFICE}.zip"
INSIDE = [f"Wochenliste_2026-KW47_{OFFICE}.xlsx", f"Deckblatt_2026-KW47_{OFFICE}.pdf"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Es fehlt das Kennwort"),
        ("kurz", "Noch 8 Zeichen fehlen bis zu den nötigen 12"),
        ("elf-zeichen", "Noch ein Zeichen fehlt"),
        ("x" * 100, "höchstens 99"),
        ("bäkuti-remufa-47", "ohne Umlaute"),
        (" bakuti-remufa-47", "am Rand kein Leerzeichen"),
        ("passwort12345", "zu leicht zu erraten"),
        ("aaaaaaaaaaaaaaaa", "zu leicht zu erraten"),
    ],
)
def test_a_weak_password_is_refused_with_the_remedy(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as caught:
        password.accept(typed, typed)
    assert caught.value.field == "password"
    assert not typed or said in password.strength(typed)


def test_both_inputs_have_to_be_the_same() -> None:
    assert password.accept(GOOD, GOOD) == GOOD
    with pytest.raises(Refused, match="verschieden") as caught:
        password.accept(GOOD, GOOD.upper())
    assert caught.value.field == "repeated"


def test_made_up_passwords_are_good_and_never_the_same() -> None:
    choose = random.Random(7).choice  # noqa: S311 - repeatable
    made = [password.make_up(choose) for _time in range(200)]
    assert len(set(made)) == len(made)
    assert {password.strength(one) for one in made} <= {"Gutes Kennwort.", "Sehr gutes Kennwort."}
    assert {password.accept(one, one) for one in made} == set(made)


def test_strength_is_told_in_a_sentence() -> None:
    assert password.strength("") == ""
    assert password.strength("wolkenkuchenboot") == "Ausreichend. Ein paar Zeichen mehr machen es gut."
    assert password.strength(GOOD) in {"Gutes Kennwort.", "Sehr gutes Kennwort."}


def test_the_draft_never_shows_what_was_typed() -> None:
    assert GOOD not in repr(password.ZipDraft(GOOD, GOOD))


def test_files_of_the_same_name_are_told_apart_in_the_zip(desk: Desk) -> None:
    made = package(collect(desk.store, WEEK))
    more = [("Bewilligung.pdf", b"1"), ("bewilligung.pdf", b"2"), ("Bewilligung.pdf", b"3")]
    ((name, data),) = service.outgoing(made, GOOD, more)
    assert name == ZIP
    with pyzipper.AESZipFile(BytesIO(data)) as opened:
        opened.setpassword(GOOD.encode())
        assert {one: opened.read(one) for one in opened.namelist()[2:]} == {
            "Bewilligung.pdf": b"1",
            "bewilligung (2).pdf": b"2",
            "Bewilligung (3).pdf": b"3",
        }
    assert service.outgoing(made, "", more)[2:] == more


@pytest.fixture
def sheet(screen: HandoverScreen) -> ZipSheet:
    screen.coming.zip.setChecked(True)
    press(screen, "Übergeben …")
    opened = dialog()
    assert isinstance(opened, ZipSheet)
    return opened


def to_folder(folder: Path) -> None:
    """Answer the question for the folder."""
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(folder))
    chooser.reject()


def test_a_password_made_up_is_copied_and_opens_the_zip(
    sheet: ZipSheet, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    press(sheet, "Kennwort erzeugen")
    made = sheet.made.text()
    press(sheet, "Kopieren")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == made
    assert bytes(copied.data("x-kde-passwordManagerHint").data()) == b"secret"
    press(sheet, "Weiter zum Ordner …")
    to_folder(out)
    assert [path.name for path in out.iterdir()] == [ZIP]
    with pyzipper.AESZipFile(out / ZIP) as opened:
        opened.setpassword(made.encode())
        assert opened.namelist() == INSIDE
        assert [opened.read(name)[:4] for name in INSIDE] == [b"PK\x03\x04", b"%PDF"]
    assert any(f"liegt in {out}" in sentence for sentence in spoken(context))
    assert made not in " ".join(spoken(context))
    assert made not in str(vars(context.settings))
    with desk.store.read() as session:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        kept = [str(session.execute(text(f'SELECT * FROM "{name}"')).all()) for name in names]  # noqa: S608 - names of our own tables
    assert len(kept) > 20
    assert not any(made in rows for rows in kept)
    QGuiApplication.clipboard().clear()


def test_what_is_typed_is_judged_and_has_to_be_repeated(sheet: ZipSheet, tmp_path: Path) -> None:
    press(sheet, "Kennwort erzeugen")
    type_into(sheet.form, "password", "kurz")
    assert not sheet.made.isVisible()
    assert any("Noch 8 Zeichen fehlen" in text for text in texts(sheet))
    press(sheet, "Weiter zum Ordner …")
    assert sheet.isVisible()
    type_into(sheet.form, "password", GOOD)
    type_into(sheet.form, "repeated", GOOD[:-1])
    press(sheet, "Weiter zum Ordner …")
    assert any("Die beiden Eingaben sind verschieden" in text for text in texts(sheet))
    type_into(sheet.form, "repeated", GOOD)
    press(sheet, "Weiter zum Ordner …")
    to_folder(tmp_path)
    assert (tmp_path / ZIP).is_file()


def test_the_tab_key_comes_to_everything_as_it_is_read(sheet: ZipSheet) -> None:
    press(sheet, "Kennwort erzeugen")
    chain: list[str] = []
    widget = sheet.form.editor("repeated").target()
    while len(chain) < 4:
        widget = widget.nextInFocusChain()
        if isinstance(widget, Button) and widget.isVisible():
            chain.append(widget.text())
    assert chain == ["Kennwort erzeugen", "Kopieren", "Abbrechen", "Weiter zum Ordner …"]
    sheet.reject()


def test_a_second_zip_never_takes_the_place_of_the_first(screen: HandoverScreen, tmp_path: Path) -> None:
    screen.coming.start(WEEK, tmp_path, GOOD)
    first = (tmp_path / ZIP).read_bytes()
    screen.coming.start(WEEK, tmp_path, GOOD)
    assert (tmp_path / ZIP).read_bytes() == first
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.is_file()).count(".zip") == 2


def test_the_wish_is_remembered_and_not_the_password(
    screen: HandoverScreen, context: SeenContext, sheet: ZipSheet
) -> None:
    sheet.reject()
    assert HandoverScreen(context, lambda: (), screen).coming.zip.isChecked()
    screen.coming.zip.setChecked(False)
    press(screen, "Übergeben …")
    chooser = dialog()
    assert isinstance(chooser, QFileDialog)
    chooser.reject()


def test_where_nothing_can_be_written_no_zip_is_counted(
    screen: HandoverScreen, context: SeenContext, desk: Desk, tmp_path: Path
) -> None:
    gone = tmp_path / "file"
    gone.write_text("no folder")
    screen.coming.start(WEEK, gone, GOOD)
    assert "lässt sich nicht anlegen" in spoken(context)[-1]
    with desk.store.read() as session:
        assert queries.standing(session, NOW.date()).last is None
