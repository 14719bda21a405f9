"""Forms collect frozen drafts, show refusals beside fields, and lose no keystroke."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.money import Money
from app.ui.fields import Amount, LongText, Note, Secret, Text, YesNo
from app.ui.form import Form, FormSpec, Pair, Section
from tests.kit.qt import SeenContext, press, spoken, texts, type_into
from tests.kit.toy import FORM, Draft, ToyStore


@dataclass(frozen=True)
class Small:
    """A draft with more than the form shows."""

    name: str = ""
    note: str = ""
    amount: Money | None = None
    named: bool = False
    secret: str = ""
    hidden: int = 7


SMALL = FormSpec(
    Section(
        "", Pair(Text("name", "Name", required=True, hint="Wie am Klingelschild"), Amount("amount", "Betrag"))
    ),
    Section("Mehr", YesNo("named", "Namentlich"), LongText("note", "Notiz", visible_if=lambda v: v["named"])),
    Section("Zugang", Secret("secret", "Passphrase"), folded=True),
    Section("", Note(lambda values: "Das ist viel." if values["amount"] == Money(99_900) else "")),
)


@pytest.fixture
def form(qtbot: QtBot, context: SeenContext) -> Form[Small]:
    made: Form[Small] = Form(context, SMALL, draft_key="small:1")
    qtbot.addWidget(made)
    made.show()
    made.show_draft(Small(name="Müller"))
    return made


def test_what_is_typed_becomes_another_draft(form: Form[Small]) -> None:
    type_into(form, "name", "Yılmaz")
    type_into(form, "amount", "1250")
    assert form.dirty
    assert form.collect() == Small(name="Yılmaz", amount=Money(125_000))


def test_all_refusals_stand_beside_their_fields(form: Form[Small]) -> None:
    type_into(form, "name", "")
    type_into(form, "amount", "12x")
    assert form.collect() is None
    shown = texts(form)
    assert "Bitte füllen Sie „Name“ aus." in shown
    assert any("kein Betrag" in text for text in shown)
    assert "Wie am Klingelschild" not in shown, "the sentence stands where the hint was"
    assert form.editor("name").target().accessibleDescription() == "Bitte füllen Sie „Name“ aus."


def test_typing_takes_the_sentence_away(form: Form[Small]) -> None:
    form.refuse(Refused("Diesen Namen gibt es schon.", "name"))
    assert "Diesen Namen gibt es schon." in texts(form)
    type_into(form, "name", "X")
    assert "Diesen Namen gibt es schon." not in texts(form)


@pytest.mark.parametrize("name", ["name", "note"])
def test_the_sentence_about_a_cut_paste_outlives_the_paste_itself(form: Form[Small], name: str) -> None:
    form.editor("named").target().click()  # type: ignore[attr-defined] # a check box
    QGuiApplication.clipboard().setText("x" * 1_000_000)
    form.editor(name).target().paste()  # type: ignore[attr-defined]  # both have it
    QCoreApplication.processEvents()
    assert any("der Rest wurde nicht übernommen" in text for text in texts(form))


def test_a_refusal_without_a_field_here_goes_to_the_bar(form: Form[Small], context: SeenContext) -> None:
    form.refuse(Refused("Das Budget reicht nicht.", "budget"))
    assert spoken(context) == ["Das Budget reicht nicht."]


def test_hidden_fields_are_neither_asked_nor_changed(form: Form[Small]) -> None:
    form.show_draft(Small(name="A", named=True, note="bleibt"))
    form.editor("named").box.click()
    assert not form.editor("note").isVisibleTo(form)
    collected = form.collect()
    assert collected is not None
    assert collected.note == "bleibt"
    assert not collected.named


def test_notes_follow_and_folded_sections_open_for_a_refusal(form: Form[Small]) -> None:
    type_into(form, "amount", "999")
    assert "Das ist viel." in texts(form)
    assert not form.editor("secret").isVisibleTo(form)
    form.refuse(Refused("Zu kurz.", "secret"))
    assert form.editor("secret").isVisibleTo(form)


def test_showing_a_draft_is_no_edit(form: Form[Small]) -> None:
    form.show_draft(Small(name="B"))
    assert not form.dirty
    assert form.collect() == Small(name="B")


def test_typed_text_is_kept_within_a_second_while_typing_goes_on(
    qtbot: QtBot, form: Form[Small], toys: ToyStore
) -> None:
    for _ in range(6):
        type_into(form, "name", "X")
        qtbot.wait(160)
    assert toys.drafts.kept["small:1"]["fields"]["name"] == "X"


def test_drafts_are_offered_again_and_restored_even_half_typed(
    qtbot: QtBot, form: Form[Small], context: SeenContext
) -> None:
    type_into(form, "amount", "12x")
    type_into(form, "secret", "geheim")
    form.keep()
    again: Form[Small] = Form(context, SMALL, draft_key="small:1")
    qtbot.addWidget(again)
    again.show()
    again.show_draft(Small(name="Müller"))
    assert "Nicht gespeicherte Eingaben vom 20.11.2026, 10:00 sind noch da." in texts(again)
    press(again, "Wiederherstellen")
    assert again.dirty
    assert again.editor("amount").raw() == "12x"
    assert again.editor("secret").raw() == ""


def test_tab_reaches_an_offer_before_the_fields_below_it(
    qtbot: QtBot, form: Form[Small], context: SeenContext
) -> None:
    type_into(form, "name", "X")
    form.keep()
    page = QWidget()
    column = QVBoxLayout(page)
    above = QLineEdit(page)
    again: Form[Small] = Form(context, SMALL, draft_key="small:1", parent=page)
    for part in (above, again):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    again.show_draft(Small())
    again.focus_first()
    QApplication.processEvents()
    reached = []
    for _ in range(2):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
        focus = page.focusWidget()
        assert isinstance(focus, QPushButton)
        reached.append(focus.text())
    assert reached == ["Verwerfen", "Wiederherstellen"]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget() is above


def test_an_offer_can_be_thrown_away(qtbot: QtBot, form: Form[Small], toys: ToyStore) -> None:
    type_into(form, "name", "X")
    form.show_draft(Small(), key="small:1")
    press(form, "Verwerfen")
    assert not toys.drafts.kept
    assert not any("noch da" in text for text in texts(form))


def test_typing_on_does_not_overwrite_what_is_on_offer(form: Form[Small], toys: ToyStore) -> None:
    type_into(form, "name", "Erste Eingabe")
    form.show_draft(Small(), key="small:1")
    type_into(form, "name", "Zweite Eingabe")
    form.keep()
    assert [one["fields"]["name"] for one in toys.drafts.kept.values()] == ["Zweite Eingabe", "Erste Eingabe"]
    form.accept_saved()
    form.show_draft(Small(), key="small:1")
    press(form, "Wiederherstellen")
    assert form.editor("name").raw() == "Erste Eingabe"
    assert list(toys.drafts.kept) == ["small:1"]


def test_saving_and_discarding_forget_the_draft(form: Form[Small], toys: ToyStore) -> None:
    type_into(form, "name", "X")
    form.keep()
    form.accept_saved()
    assert not toys.drafts.kept
    assert not form.dirty
    type_into(form, "name", "Y")
    form.discard()
    assert form.editor("name").raw() == "Müller"
    assert not form.dirty
    assert not toys.drafts.kept


def test_another_record_keeps_what_was_typed_for_the_first(form: Form[Small], toys: ToyStore) -> None:
    type_into(form, "name", "X")
    form.show_draft(Small(name="B"), key="small:2")
    assert toys.drafts.kept["small:1"]["fields"]["name"] == "X"
    assert not form.dirty


def test_read_only_forms_take_no_keys(qtbot: QtBot, form: Form[Small]) -> None:
    form.set_read_only(True)
    qtbot.keyClicks(form.editor("name").target(), "X")
    assert form.editor("name").raw() == "Müller"


def test_labels_name_their_fields_and_tab_goes_in_reading_order(
    qtbot: QtBot, form: Form[Small], monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = {label.text(): label.buddy() for label in form.findChildren(QLabel) if label.buddy()}
    assert labels["Name *"] is form.editor("name").target()
    assert form.editor("name").target().accessibleName() == "Name, Pflichtfeld"
    assert form.editor("amount").target().accessibleName() == "Betrag"
    order = []
    widget: Any = form.editor("name").target()
    for _ in range(40):
        order.append(widget)
        widget = widget.nextInFocusChain()
    wanted = [form.editor(name).target() for name in ("name", "amount", "named", "note")]
    assert [widget for widget in order if widget in wanted][:4] == wanted


def test_every_control_of_the_whole_kit_has_a_name(qtbot: QtBot, context: SeenContext) -> None:
    form: Form[Draft] = Form(context, FORM)
    qtbot.addWidget(form)
    form.show_draft(Draft())
    form.show()
    nameless = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(form)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
    ]
    assert not nameless


def test_a_wrong_cell_is_shown_in_its_table(qtbot: QtBot, context: SeenContext) -> None:
    form: Form[Draft] = Form(context, FORM)
    qtbot.addWidget(form)
    form.show_draft(Draft())
    editor: Any = form.editor("items")
    editor.model.add()
    form.refuse(Refused("Der Betrag fehlt.", "items[0].amount"))
    assert "Der Betrag fehlt." in texts(form)
    assert editor.model.index(0, 2).data(Qt.ItemDataRole.ForegroundRole) is not None
    editor.model.setData(editor.model.index(0, 2), "5")
    assert editor.model.index(0, 2).data(Qt.ItemDataRole.ForegroundRole) is None


def test_the_offer_of_a_draft_cuts_nothing_below_it(qtbot: QtBot, context: SeenContext) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    made: Form[Draft] = Form(context, FORM)
    layout.addWidget(made)
    layout.addStretch()
    area.setWidget(holder)
    area.resize(1100, 300)
    area.show()
    context.drafts.save("toy:new", {"at": "26.11.2026, 09:38", "fields": {}})
    made.show_draft(Draft(), key="toy:new")
    QApplication.processEvents()
    assert any("sind noch da" in text for text in texts(made))
    for box in made.findChildren(QPlainTextEdit):
        parent = box.parentWidget()
        assert parent is not None
        assert box.geometry().bottom() <= parent.rect().bottom()


def test_a_text_box_is_as_high_as_its_text_at_this_width(qtbot: QtBot, form: Form[Small]) -> None:
    form.resize(200, 900)
    form.show_draft(Small(named=True, note="Ein Satz von einiger Länge, der sich umbricht. " * 6))
    box = form.editor("note").target()
    qtbot.waitUntil(lambda: box.width() < 250)
    narrow = box.height()
    form.resize(640, 900)
    qtbot.waitUntil(lambda: box.width() > 500)
    assert box.height() < narrow
