"""What the menus of the window do."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from sqlalchemy.orm import Session

from app.features.office.queries.seat import OfficeFacts, Person, by_slot, facts, people
from app.shell import menu
from app.shell.menu import Item, MenuSpec
from app.shell.preferences import SIZE, THEME, apply
from app.shell.registry import FEATURES, load
from app.ui.actions import Shortcut, Shortcuts
from db.vault import Unlocked

if TYPE_CHECKING:
    from app.shell.window import Window

_NEW = (
    ("Neue Beratung", "consultation", "messages-square"),
    ("Neuer Kontakt", "contact", "user-plus"),
    ("Neuer Antrag", "application", "file-plus"),
    ("Neuer Fonds", "fund", "piggy-bank"),
    ("Neue Sitzung", "sitting", "gavel"),
    ("Neue Maßnahme", "measure", "target"),
    ("Neuer Termin", "appointment", "calendar-days"),
)
"""Records one can begin from the palette, whatever page is in front."""


KEYS = "tasten"
"""Topic of the help that lists the shortcuts."""


class Commands:
    """Builds the menus and carries out what they say; what a dialog needs is loaded with the first."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._menus: tuple[MenuSpec, ...] = ()

    def build(self) -> None:
        """Fill the menu bar."""
        self._menus = (
            MenuSpec("&Datei", self._file()),
            MenuSpec("&Bearbeiten", self._edit()),
            MenuSpec("&Ansicht", self._view()),
            MenuSpec("&Hilfe", self._help_menu()),
        )
        menu.fill(self._window.menuBar(), self._window, self._menus)

    def enable(self, *, on: bool) -> None:
        """Let the shortcuts rest while the desk is locked."""
        for action in self._window.actions():
            if action not in {self._window.undo.undo, self._window.undo.redo}:
                action.setEnabled(on)
        self._window.undo.enable(on=on)

    def palette(self) -> None:
        """Search everything."""
        window = self._window
        undo = [(window.undo.undo, "undo-2"), (window.undo.redo, "redo-2")]
        ready = [
            Item(_plain(action), action.trigger, "", icon) for action, icon in undo if action.isEnabled()
        ]
        listed = MenuSpec("", tuple(ready))
        offered = menu.commands((listed, self._begin(), *self._menus))
        load("app.shell.search:Palette")(window.context, offered, window).open()

    def backups(self) -> None:
        """Show the page of backups."""
        self._office_section("backups")

    def help(self) -> None:
        """Open the help at the page in front."""
        self._show_help(self._window.pages.key)

    def keys(self) -> None:
        """Open the sheet of shortcuts."""
        self._show_help(KEYS)

    def shortcuts(self) -> Shortcuts:
        """Every shortcut of the window and of the pages made so far."""
        found = Shortcuts()
        found.add("Überall", [Shortcut("Rückgängig", "Ctrl+Z"), Shortcut("Wiederherstellen", "Ctrl+Shift+Z")])
        found.add("Überall", menu.shortcuts(self._menus))
        for key, screen in self._window.pages.screens().items():
            title = next(entry.title for entry in FEATURES if entry.key == key)
            found.add(title, screen.shortcuts())
        return found

    def seat(self, found: Unlocked) -> None:
        """Whoever unlocked sits at the desk from now on; the recovery code leaves the person as it was."""
        desk = self._window.desk
        if found.is_recovery:
            return
        with desk.store.read() as session:
            staff_id = by_slot(session, found.slot_uid)
        if staff_id is not None:
            desk.slot_uid, desk.store.staff_id = found.slot_uid, staff_id

    def reread(self) -> None:
        """Ask the file what the office and its people are called now."""

        def read(session: Session) -> tuple[OfficeFacts, tuple[Person, ...]]:
            return facts(session), people(session)

        self._window.context.look(read, lambda found: self._renamed(*found), self._window)

    def _renamed(self, now: OfficeFacts, team: tuple[Person, ...]) -> None:
        desk = self._window.desk
        desk.name, desk.city, desk.people = now.name, now.city, team
        self._window.retitle()

    def _file(self) -> tuple[Item | None, ...]:
        window = self._window
        return (
            Item("Jetzt sichern", self.back_up, "Ctrl+Shift+B", "shield-check"),
            Item("Sicherungen …", self.backups, "", "hard-drive"),
            None,
            Item("Liste übernehmen …", lambda: window.go("intake"), "", "import"),
            Item("Rückmeldung einlesen …", lambda: window.new("handover", {"show": "file"}), "", "import"),
            None,
            Item("Sperren", window.lock, "Ctrl+L", "lock"),
            Item("Person wechseln …", lambda: window.lock(switching=True), "", "users"),
            Item("Eigene Passphrase ändern …", self._change_passphrase, "", "key-round"),
            Item("Einstellungen …", self.preferences, "Ctrl+,", "settings"),
            None,
            Item("Anderes Büro öffnen …", lambda: window.closing.begin(another=True), "", "folder-open"),
            Item("Beenden", lambda: window.closing.begin(another=False), "Ctrl+Q", "log-out"),
        )

    def _edit(self) -> tuple[Item | QAction | None, ...]:
        undo = self._window.undo
        return (undo.undo, undo.redo, None, Item("Suchen …", self.palette, "Ctrl+K", "search", listed=False))

    def _view(self) -> tuple[Item | None, ...]:
        window = self._window
        pages = tuple(
            Item(entry.title, partial(window.go, entry.key), entry.shortcut, entry.icon, group="Seiten")
            for entry in FEATURES
        )
        looks = tuple(
            Item(f"Farben {label}", partial(self._prefer, THEME, value), "", icon)
            for value, label, icon in (
                ("light", "hell", "sun"),
                ("dark", "dunkel", "moon"),
                ("system", "wie das System", "monitor"),
            )
        )
        return (
            *pages,
            None,
            Item("Zurück", window.back, "Alt+Left", "arrow-left"),
            Item("Vorwärts", window.forward, "Alt+Right", "arrow-right"),
            None,
            *looks,
            None,
            Item("Größere Schrift", lambda: self._resize(1), "Ctrl++", "zoom-in"),
            Item("Kleinere Schrift", lambda: self._resize(-1), "Ctrl+-", "zoom-out"),
            Item("Ganzer Bildschirm", self._full_screen, "F11", "maximize"),
        )

    def _help_menu(self) -> tuple[Item | None, ...]:
        return (
            Item("Hilfe zu dieser Seite", self.help, "F1", "circle-help"),
            Item("Tastenkürzel", self.keys, "Ctrl+F1", "keyboard"),
            None,
            Item("Über Quartiersbuch", lambda: self._show_help("ueber"), "", "info"),
        )

    def _begin(self) -> MenuSpec:
        new = self._window.context.new
        return MenuSpec("", tuple(Item(text, partial(new, kind), "", icon) for text, kind, icon in _NEW))

    def _show_help(self, topic: str) -> None:
        handbook = load("app.shell.help:Help")
        shown = handbook(load("app.shell.help:topics")(self.shortcuts().sheet()), self._window)
        shown.show_topic(topic)
        shown.show()

    def _change_passphrase(self) -> None:
        self._office_section("staff")
        panel = getattr(self._window.pages.currentWidget(), "panel", None)
        if callable(panel):
            panel("staff").change_own()

    def _office_section(self, section: str) -> None:
        self._window.go("office")
        show = getattr(self._window.pages.currentWidget(), "show_section", None)
        if callable(show):
            show(section)

    def back_up(self) -> None:
        """Make a backup now and say what came of it."""
        window = self._window
        window.keeper.now("manual", self._backed_up)

    def _backed_up(self) -> None:
        if not self._window.keeper.needed:
            self._window.messages.done("Die Sicherung ist angelegt und geprüft.")

    def preferences(self) -> None:
        """Show the preferences of this computer."""
        around = self._window.around
        dialog = load("app.shell.preference_sheet:Preferences")
        dialog(around.settings, around.size, self.backups, self._window).open()

    def _prefer(self, key: str, value: object) -> None:
        around = self._window.around
        around.settings.put(key, value)
        apply(around.settings, around.size)

    def _resize(self, by: int) -> None:
        around = self._window.around
        around.settings.put(SIZE, around.size.step(by))

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "&")
