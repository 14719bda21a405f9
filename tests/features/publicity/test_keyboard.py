"""The page „Öffentlichkeit“ without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.features.publicity.screen.publications import PublicityScreen
from app.system.clock import Clock
from db.store import Store
from tests.kit.qt import activate, inline_context, open_page, stand


def test_the_keyboard_alone_leads_through_a_new_flyer_and_then_to_its_buttons(
    qtbot: QtBot, store: Store, clock: Clock
) -> None:
    context = inline_context(store, clock)
    screen = PublicityScreen(context)
    open_page(qtbot, screen)
    activate(qtbot, screen)
    screen.table.take_focus()
    qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stand(screen)
    first = screen.editing.editor("design").target()
    assert QApplication.focusWidget() is first
    seen: list[QWidget] = []
    while len(seen) < 60 and (focused := QApplication.focusWidget()) not in seen:
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    order = [screen.editing.editor(name).target() for name in ("title", "place", "picture", "organiser")]
    places = [seen.index(widget) for widget in order if widget in seen]
    assert places == sorted(places)
    named = [one.accessibleName() or getattr(one, "text", str)() for one in seen]
    assert all(named), "everything the keyboard reaches has a name"
    assert named.index("Speichern") == named.index("Termin") + 1, (
        "from the last field one comes to „Speichern“"
    )
    context.close()
