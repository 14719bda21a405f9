"""Lists to choose from: a word too long ends in dots, and an empty list says where it is made."""

from dataclasses import dataclass
from typing import Any

from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.options import Option
from app.ui.fields import Choice, Host
from app.ui.fields.choice import Combo
from app.ui.form import Form, FormSpec, Section
from tests.kit.qt import SeenContext, texts

NONE = "Ämter tragen Sie unter „Büro“ ein."


@dataclass(frozen=True)
class Asked:
    """Which office."""

    office: int | None = None


def _form(qtbot: QtBot, context: SeenContext, offered: list[Option]) -> Form[Asked]:
    field = Choice("office", "Amt", options=lambda _session: list(offered), hint="Wer hilft.", none=NONE)
    form: Form[Asked] = Form(context, FormSpec(Section("", field)))
    qtbot.addWidget(form)
    form.show()
    form.show_draft(Asked())
    return form


def test_an_empty_list_says_where_it_is_made_until_it_is(qtbot: QtBot, context: SeenContext) -> None:
    offered: list[Option] = []
    form = _form(qtbot, context, offered)
    target = form.editor("office").target()
    assert NONE in texts(form)
    assert target.accessibleDescription() == NONE
    form.refuse(Refused("Bitte füllen Sie „Amt“ aus.", "office"))
    assert NONE not in texts(form), "one sentence at a time"
    offered.append(Option(1, "Bauamt"))
    form.show_draft(Asked())
    assert NONE not in texts(form)
    assert "Wer hilft." in texts(form)
    assert target.accessibleDescription() == "Wer hilft."


def test_a_chosen_word_too_long_for_its_place_ends_in_dots(qtbot: QtBot, context: SeenContext) -> None:
    options = (Option(1, "Eigentümerinnen und Eigentümer"),)
    host = Host(context, dict, lambda _name, _sentence: None)
    editor: Any = Choice("group", "Zielgruppe", options=options).editor(host)
    qtbot.addWidget(editor)
    editor.show_value(1)
    combo: Combo = editor.combo
    editor.resize(600, 40)
    editor.show()
    assert combo.shown_text() == "Eigentümerinnen und Eigentümer"
    editor.resize(160, 40)
    assert combo.shown_text().endswith("…")
    assert not editor.grab().isNull()
