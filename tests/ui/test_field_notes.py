"""Notes, duplicates, pictures, consent, secrets, and how history reads."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.options import Option
from app.ui.fields import (
    Amount,
    Choice,
    ChoiceChips,
    Day,
    Editor,
    Link,
    Minutes,
    Moment,
    Note,
    Rows,
    Secret,
    Share,
    Similar,
    Text,
    YesNo,
    consent_fields,
)
from app.ui.fields.picture import Picture, checked_picture
from tests.kit.fields import SeenHost, editor_of, type_keys
from tests.kit.qt import SeenContext
from tests.kit.toy import CHANNELS, Item, alike


def test_notes_follow_the_values_and_hide_when_empty(qtbot: QtBot, host: SeenHost) -> None:
    note = Note(lambda values: "Zu hoch." if values["cost"] == 5 else "").editor(host)
    qtbot.addWidget(note)
    note.follow({"cost": 5})
    assert note.sentence() == "Zu hoch."
    note.follow({"cost": 1})
    assert note.sentence() == ""


def test_similar_records_are_offered_while_typing(qtbot: QtBot, host: SeenHost, context: SeenContext) -> None:
    editor: Any = Similar(watch=("place",), find=alike, kind="contact").editor(host)
    qtbot.addWidget(editor)
    editor.follow({"place": "markt"})
    editor._look()
    assert editor._links.count() == 1
    editor._links.itemAt(0).widget().click()
    assert context.opened[0].id == 2
    editor.follow({"place": ""})
    editor._look()
    assert editor._links.count() == 0


def test_pictures_are_checked_before_they_are_taken(qtbot: QtBot, host: SeenHost, tmp_path: Any) -> None:
    editor = editor_of(qtbot, Picture("logo", "Logo"), host)
    path = tmp_path / "logo.png"
    editor.grab().save(str(path))
    editor.load(path)
    assert editor.value() == path.read_bytes()
    raw = editor.raw()
    editor.show_value(None)
    editor.show_raw(raw)
    assert editor.value() == path.read_bytes()
    path.write_bytes(b"no picture")
    editor.load(path)
    assert "kein PNG" in host.said["logo"]
    editor.load(tmp_path / "gone.png")
    assert "gibt es nicht" in host.said["logo"]
    with pytest.raises(Refused):
        checked_picture(b"")


@pytest.mark.parametrize("kind", ["TIFF", "GIF", "BMP", "WEBP"])
def test_pictures_of_other_kinds_are_refused_and_nothing_dies(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, kind)
    with pytest.raises(Refused, match="als PNG oder JPEG"):
        checked_picture(out.getvalue())


def test_a_picture_with_too_many_pixels_says_how_many_are_possible() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 10_000)).save(out, "PNG")
    with pytest.raises(Refused, match=r"20\.000 Bildpunkte, möglich sind 6\.000"):
        checked_picture(out.getvalue())


def test_consent_asks_further_only_once_given(qtbot: QtBot) -> None:
    fields = consent_fields(purposes=(Option("news", "Einladungen"),), ways=(Option("paper", "schriftlich"),))
    assert next(field.name for field in fields) == "consent_given"
    for field in fields[1:]:
        assert field.visible_if is not None
        assert field.visible_if({"consent_given": True})
        assert not field.visible_if({"consent_given": False})


def test_secrets_are_never_kept_and_can_be_shown(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, Secret("t", "Passphrase"), host)
    type_keys(editor.line, "ein Satz")
    assert editor.raw() == ""
    assert editor.line.displayText() != "ein Satz"
    editor._toggle()
    assert editor.line.displayText() == "ein Satz"


def test_history_speaks_german(qtbot: QtBot) -> None:
    assert Amount("t", "T").history_text(125_000) == "1.250,00\u00a0€"
    assert Share("t", "T").history_text(1250) == "12,5\u00a0%"
    assert Minutes("t", "T").history_text(90) == "1:30\u00a0h"
    assert Day("t", "T").history_text("2026-11-22") == "22.11.2026"
    assert Moment("t", "T").history_text("2026-11-22T14:05:00") == "22.11.2026, 14:05"
    assert Choice("t", "T", options=CHANNELS).history_text("phone") == "Telefon"
    assert YesNo("t", "T").history_text(True) == "ja"
    assert Text("t", "T").history_text(None) == "leer"
    assert Link("t", "T").history_text(4) == "Nr. 4"
    assert Amount("t", "T").history_text(Money(125_000)) == "1.250,00\u00a0€"
    assert Day("t", "T").history_text(date(2026, 11, 22)) == "22.11.2026"
    assert Moment("t", "T").history_text(datetime(2026, 11, 22, 14, 5)) == "22.11.2026, 14:05"
    assert Text("t", "T").history_text(["a", 1, True]) == "a, 1, ja"


def test_codes_are_told_by_their_labels(qtbot: QtBot, host: SeenHost) -> None:
    choice = editor_of(qtbot, Choice("t", "T", options=lambda _session: CHANNELS), host)
    assert choice.history_text("phone") == "Telefon"
    assert choice.history_text("gone") == "gone"
    chips = editor_of(qtbot, ChoiceChips("t", "T", options=lambda _session: CHANNELS), host)
    assert chips.history_text(["phone", "gone"]) == "Telefon, gone"


def test_every_editor_names_what_takes_the_focus(qtbot: QtBot, host: SeenHost) -> None:
    for field in (
        Text("t", "T"),
        Choice("t", "T"),
        ChoiceChips("t", "T"),
        Day("t", "T"),
        Rows("items", "Kostenplan", row=Item),
    ):
        editor: Editor = editor_of(qtbot, field, host)
        assert editor.target() is not None


def test_chips_keep_the_order_of_the_list(qtbot: QtBot, host: SeenHost) -> None:
    editor = editor_of(qtbot, ChoiceChips("t", "T", options=lambda _session: CHANNELS), host)
    editor._buttons["mail"].click()
    editor._buttons["walk-in"].click()
    assert editor.value() == ("walk-in", "mail")
    editor._buttons["mail"].click()
    assert editor.value() == ("walk-in",)
    editor.set_read_only(True)
    assert list(editor._buttons) == ["walk-in"]
