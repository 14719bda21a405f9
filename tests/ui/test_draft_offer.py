"""What was typed and not saved is offered once for each time it was left, and taken back by one click."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.drafts import Pending
from app.ui.fields import LongText, Text
from app.ui.form import Form, FormSpec, Section
from tests.kit.qt import SeenContext, activate, press, spoken, texts, type_into
from tests.kit.toy import ToyScreen, ToyStore

AT = datetime(2026, 11, 20, 9, 0)


@dataclass(frozen=True)
class Talk:
    """Two lines."""

    concern: str = ""
    place: str = ""


TALK = FormSpec(Section("", LongText("concern", "Anliegen"), Text("place", "Ort")))


@pytest.fixture
def form(qtbot: QtBot, context: SeenContext) -> Form[Talk]:
    made: Form[Talk] = Form(context, TALK)
    qtbot.addWidget(made)
    made.show()
    made.show_draft(Talk(), key="talk:new")
    return made


def _interrupted(form: Form[Talk], text: str) -> None:
    """Something is typed, then another talk comes in between."""
    type_into(form, "concern", text)
    form.show_draft(Talk(), key="talk:new")


def _concern(form: Form[Talk]) -> object:
    return form.editor("concern").raw()


def test_three_interruptions_lose_none_of_three_texts(form: Form[Talk], toys: ToyStore) -> None:
    for text in ("Eins", "Zwei", "Drei"):
        _interrupted(form, text)
    found = []
    for _ in range(3):
        press(form, "Wiederherstellen")
        found.append(_concern(form))
        form.accept_saved()
        form.show_draft(Talk(), key="talk:new")
    assert found == ["Drei", "Zwei", "Eins"]
    assert not toys.drafts.kept


def test_after_one_is_thrown_away_the_next_is_offered(form: Form[Talk], toys: ToyStore) -> None:
    for text in ("Eins", "Zwei"):
        _interrupted(form, text)
    press(form, "Verwerfen")
    press(form, "Wiederherstellen")
    assert _concern(form) == "Eins"
    form.accept_saved()
    assert not toys.drafts.kept


def test_what_was_typed_before_taking_the_offer_makes_way(form: Form[Talk], context: SeenContext) -> None:
    _interrupted(form, "Zuerst")
    type_into(form, "concern", "Danach")
    press(form, "Wiederherstellen")
    assert _concern(form) == "Zuerst"
    assert spoken(context) == ["Was Sie eben getippt haben, ist als Entwurf gesichert."]
    form.accept_saved()
    form.show_draft(Talk(), key="talk:new")
    press(form, "Wiederherstellen")
    assert _concern(form) == "Danach"


def test_throwing_the_offer_away_leaves_what_is_typed_now(form: Form[Talk], toys: ToyStore) -> None:
    _interrupted(form, "Zuerst")
    type_into(form, "concern", "Danach")
    form.keep()
    press(form, "Verwerfen")
    assert [kept["fields"]["concern"] for kept in toys.drafts.kept.values()] == ["Danach"]
    assert _concern(form) == "Danach"


def test_who_asked_to_go_on_is_not_asked_again(qtbot: QtBot, form: Form[Talk], context: SeenContext) -> None:
    type_into(form, "concern", "Angefangen")
    form.keep()
    again: Form[Talk] = Form(context, TALK)
    qtbot.addWidget(again)
    again.show()
    activate(qtbot, again)
    context.drafts.resume(Pending("talk", None, AT))
    again.show_draft(Talk(), key="talk:new")
    assert _concern(again) == "Angefangen"
    assert again.dirty
    assert not any("noch da" in text for text in texts(again))
    assert QApplication.focusWidget() is again.editor("concern").target()
    again.accept_saved()
    _interrupted(again, "Später")
    assert any("noch da" in text for text in texts(again)), "it was asked for once"


def test_what_was_typed_goes_with_the_record_it_was_typed_for(
    qtbot: QtBot, context: SeenContext, toys: ToyStore
) -> None:
    screen = ToyScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    for text in ("Erstens", "Zweitens"):
        screen.open_record(4)
        type_into(screen, "concern", text)
        screen.editing.keep()
        screen.close_panel()
    screen.open_record(4)
    type_into(screen, "concern", "Drittens")
    press(screen, "Löschen")
    assert not toys.drafts.kept, "nobody is asked to go on with a record that is gone"
    context.drafts.save("toy:4", {"fields": {"concern": "Viertens"}})
    screen.open_record(4)
    assert not toys.drafts.kept
