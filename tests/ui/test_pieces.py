"""What takes long to build is built piece by piece, and is at work before all of it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.fields import LongText, Text
from app.ui.form import Form, FormSpec, Section
from app.ui.pieces import Pieces
from app.ui.sheet import Sheet
from tests.kit.qt import SeenContext, stand, type_into


@dataclass(frozen=True)
class _Long:
    first: str = "erste"
    a: str = ""
    b: str = ""
    c: str = ""
    d: str = ""
    e: str = ""
    f: str = ""
    g: str = ""
    note: str = ""
    last: str = ""


_LONG = _Long(last="letzte")
FORM = FormSpec(
    Section("", Text("first", "Erste", required=True), *(Text(name, name.upper()) for name in "abcdefg")),
    Section("Weiteres", LongText("note", "Notiz"), folded=True, open_if=lambda draft: bool(draft.last)),
    Section("Ende", Text("last", "Letzte", longest=20), folded=True),
)
BESIDE = FormSpec(Section("", Text("q", "Daneben")))


def test_one_piece_at_a_time_and_the_newest_first(qtbot: QtBot) -> None:
    built: list[str] = []

    def pieces(name: str, count: int) -> Iterator[None]:
        for at in range(count):
            built.append(f"{name}{at}")
            yield

    owner = QObject()
    work = Pieces(owner)
    work.build(pieces("a", 3))
    assert built == [], "first comes what the window has to do"
    qtbot.waitUntil(lambda: built == ["a0", "a1", "a2"])
    work.build(pieces("b", 2))
    work.build(pieces("c", 2))
    work.finish()
    assert built[3:] == ["c0", "c1"], "what was left of another is not built any more"
    work.finish()
    assert built[3:] == ["c0", "c1"], "nothing is built twice"


def _opened(qtbot: QtBot, context: SeenContext, draft: _Long = _LONG) -> Sheet:
    sheet = Sheet(
        context,
        "Lang",
        FORM,
        draft,
        "Sichern",
        key="long",
        beside=lambda _form, parent: Form(context, BESIDE, parent=parent),
    )
    qtbot.addWidget(sheet)
    sheet.open()
    return sheet


def test_what_is_typed_before_all_stands_is_kept(qtbot: QtBot, context: SeenContext) -> None:
    sheet = _opened(qtbot, context)
    assert not sheet.form.whole, "it opens before everything is built"
    type_into(sheet.form, "first", "getippt")
    assert sheet.form.values()["last"] == "letzte", "what is not built yet counts as it is"
    qtbot.waitUntil(lambda: sheet.form.whole)
    taken: list[_Long] = []
    sheet.on_submit(taken.append)
    sheet.submit()
    assert (taken[0].first, taken[0].last) == ("getippt", "letzte")
    sheet.reject()


def test_whoever_is_quicker_than_the_program_saves_all_the_same(qtbot: QtBot, context: SeenContext) -> None:
    sheet = _opened(qtbot, context)
    taken: list[_Long] = []
    sheet.on_submit(taken.append)
    qtbot.keyClick(sheet.form.editor("first").target(), Qt.Key.Key_Return)
    assert taken == [_LONG]
    sheet.reject()


def test_folded_sections_open_as_is_declared_for_the_draft(qtbot: QtBot, context: SeenContext) -> None:
    for draft, is_open in ((_LONG, True), (_Long(), False)):
        sheet = _opened(qtbot, context, draft)
        stand(sheet)
        shown = {box.section.title: box.body.isVisibleTo(sheet) for box in sheet.form.sections}
        assert (shown["Weiteres"], shown["Ende"]) == (is_open, False)
        sheet.reject()


def test_the_tab_key_comes_to_the_form_then_beside_it_then_to_the_buttons(
    qtbot: QtBot, context: SeenContext
) -> None:
    sheet = _opened(qtbot, context)
    stand(sheet)
    beside = next(form for form in sheet.findChildren(Form) if form is not sheet.form)
    first = sheet.form.editor("first").target()
    order = [first, *_after(first)]
    wanted = [
        first,
        sheet.form.editor("last").target(),
        beside.editor("q").target(),
        sheet.cancel,
        sheet.accept_button,
    ]
    assert [widget for widget in order if widget in wanted] == wanted
    sheet.reject()


def test_a_sheet_that_is_only_read_stays_so_when_it_grows(qtbot: QtBot, context: SeenContext) -> None:
    sheet = _opened(qtbot, context)
    sheet.only_show()
    stand(sheet)
    assert sheet.form.editor("last").target().property("readOnly")
    sheet.reject()


def _after(first: QWidget) -> Iterator[QWidget]:
    widget = first.nextInFocusChain()
    while widget is not None and widget is not first:
        yield widget
        widget = widget.nextInFocusChain()
