"""The keys of every browser, the same in every feature."""

from typing import Any

from app.ui.actions import Shortcut

KEYS = (
    Shortcut("Speichern", "Ctrl+S"),
    Shortcut("Speichern und neu", "Ctrl+Shift+S"),
    Shortcut("Suchen in der Liste", "Ctrl+F"),
    Shortcut("Datensatz öffnen", "Return"),
    Shortcut("In das Formular", "F2"),
    Shortcut("Nächster Datensatz", "Ctrl+PgDown"),
    Shortcut("Vorheriger Datensatz", "Ctrl+PgUp"),
    Shortcut("Nächste Ansicht des Datensatzes", "Ctrl+Tab"),
    Shortcut("Vorherige Ansicht des Datensatzes", "Ctrl+Shift+Tab"),
    Shortcut("Neu laden", "F5"),
    Shortcut("Zurück zur Liste (Eingaben bleiben als Entwurf)", "Esc"),
)


def listen(browser: Any) -> None:
    """Let a browser hear its keys while it is the page in front."""
    told = {
        "Ctrl+S": browser.save,
        "Ctrl+Shift+S": browser.save_and_new,
        "Ctrl+F": browser.bar.search.setFocus,
        "F2": lambda: _to_form(browser),
        "Ctrl+PgDown": lambda: _step(browser, 1),
        "Ctrl+PgUp": lambda: _step(browser, -1),
        "Ctrl+Tab": lambda: _turn(browser, 1),
        "Ctrl+Shift+Tab": lambda: _turn(browser, -1),
        "F5": browser.reload,
        "Esc": lambda: _escape(browser),
    }
    if browser.can_create():
        told["Ctrl+N"] = browser.new_record
    browser.hear(told)


def _to_form(browser: Any) -> None:
    if not browser.panel.isHidden():
        browser.editing.focus_first()


def _turn(browser: Any, by: int) -> None:
    if not browser.panel.isHidden():
        browser.panel.step_tab(by)


def _escape(browser: Any) -> None:
    if not browser.panel.isHidden():
        browser.close_panel()


def _step(browser: Any, by: int) -> None:
    """The record below or above in the list."""
    view = browser.table.view
    row = view.currentIndex().row() + by
    if 0 <= row < view.model().rowCount():
        view.setCurrentIndex(view.model().index(row, view.arrangement.first()))
        record_id = view.current_id()
        if record_id is not None and not browser.panel.isHidden():
            browser.open_record(record_id)
