"""What cannot be taken back says why, whichever way it is asked for."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.domain.errors import Refused
from app.features.office.rules.drafts import IdentityDraft
from app.features.office.service import identity as service
from app.shell.opening import Desk
from app.shell.search import Palette
from app.shell.window import Window
from db.models import Office
from db.store import Guard
from tests.kit.steps import undoable
from tests.shell.toy_pages import page, rename, top_dialog, window

CONTROL = Qt.KeyboardModifier.ControlModifier
WHY = "„Woche übergeben“ lässt sich nicht rückgängig machen, weil damit etwas nach außen gegangen"


def hand_over(win: Window) -> None:
    """A step after which nothing before is taken back."""
    win.context.do(
        "Woche übergeben",
        lambda session: service.change(session, IdentityDraft(name="Übergeben", city="Witten")),
        owner=win,
        sealed=True,
    )


def edit_menu(win: Window) -> dict[str, bool]:
    """The entries of „Bearbeiten“ and whether they can be chosen."""
    menu = next(menu for menu in win.menuBar().findChildren(QMenu) if "Bearbeiten" in menu.title())
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def test_after_something_sealed_ctrl_z_says_why_nothing_is_taken_back(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    rename(win, "Neu")
    hand_over(win)
    said = len(win.messages.said)
    qtbot.keyClick(win, Qt.Key.Key_Z, CONTROL)
    assert [sentence.startswith(WHY) for sentence in win.messages.said[said:]] == [True]
    assert win.desk.name == "Übergeben"


def test_in_an_empty_field_the_key_says_it_too(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    hand_over(win)
    line = page(win, "today").line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert win.messages.said[-1].startswith(WHY)


def test_the_menu_and_the_palette_say_that_it_stays(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    assert edit_menu(win)["Wiederherstellen"] is False, "nothing was taken back yet"
    hand_over(win)
    assert edit_menu(win)["Rückgängig nicht möglich: Woche übergeben"] is True, "choosing it explains"
    win.commands.palette()
    palette = top_dialog(Palette)
    assert "Rückgängig nicht möglich: Woche übergeben" in palette.rows()
    palette.reject()
    rename(win, "Danach")
    assert edit_menu(win)["Rückgängig: Büro in „Danach“ umbenennen"] is True
    qtbot.keyClick(win, Qt.Key.Key_Z, CONTROL)
    entries = edit_menu(win)
    assert entries["Rückgängig nicht möglich: Woche übergeben"] is True
    assert entries["Wiederherstellen: Büro in „Danach“ umbenennen"] is True


def test_nothing_is_offered_while_the_desk_is_locked_whatever_changes_meanwhile(
    qtbot: Any, desk: Desk
) -> None:
    win = window(qtbot, desk)
    rename(win, "Neu")
    win.lock()
    rename(win, "Nebenbei")
    assert not win.undo.undo.isEnabled()
    qtbot.keyClick(win, Qt.Key.Key_Z, CONTROL)
    assert undoable(desk.store).name == "Büro in „Nebenbei“ umbenennen"


def test_what_a_rule_forbids_by_now_is_not_done_again_and_the_rule_says_why(qtbot: Any, desk: Desk) -> None:
    win = window(qtbot, desk)
    rename(win, "Neu")
    qtbot.keyClick(win, Qt.Key.Key_Z, CONTROL)

    def forbid(session: Any) -> None:
        if session.query(Office).one().name == "Neu":
            raise Refused("So darf das Büro nicht mehr heißen.")

    desk.store.guards.append(Guard(frozenset({"office"}), forbid))
    qtbot.keyClick(win, Qt.Key.Key_Y, CONTROL)
    assert win.messages.said[-1] == "So darf das Büro nicht mehr heißen."
    assert win.desk.name == "Büro Oberstadt"
    assert edit_menu(win)["Wiederherstellen: Büro in „Neu“ umbenennen"] is True
