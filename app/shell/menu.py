"""The menu bar; the palette and the sheet of shortcuts are made from the same entries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.actions import Shortcut
from app.ui.icons import set_icon


@dataclass(frozen=True)
class Command:
    """Something that can be done or a page that can be shown.

    Args:
        text: as in the menu. run: what happens. icon: name of an icon. keys: shown at the right.
        group: heading it stands under.
    """

    text: str
    run: Callable[[], None]
    icon: str = ""
    keys: str = ""
    group: str = "Befehle"


@dataclass(frozen=True)
class Item:
    """One entry of a menu.

    Args:
        text: as in the menu. run: what happens. keys: its shortcut. icon: name of an icon.
        listed: whether the palette offers it. group: heading it stands under there.
    """

    text: str
    run: Callable[[], None]
    keys: str = ""
    icon: str = ""
    listed: bool = True
    group: str = "Befehle"


@dataclass(frozen=True)
class MenuSpec:
    """One menu: entries, ready-made actions, and None for a line between them."""

    title: str
    entries: tuple[Item | QAction | None, ...]


def fill(bar: QMenuBar, owner: QWidget, menus: Sequence[MenuSpec]) -> None:
    """Build the menus; every action also belongs to the owner, so that its keys work with a hidden bar."""
    bar.setNativeMenuBar(False)
    for spec in menus:
        menu = bar.addMenu(spec.title)
        icons: dict[QAction, str] = {}
        for entry in spec.entries:
            _add(menu, owner, entry, icons)
        # Drawing all icons would cost the start a tenth of a second; they are needed when a menu opens.
        menu.aboutToShow.connect(partial(_draw, icons))


def commands(menus: Sequence[MenuSpec]) -> list[Command]:
    """What the palette offers."""
    return [
        Command(item.text.rstrip(" …"), item.run, item.icon, Shortcut(item.text, item.keys).shown, item.group)
        for item in _items(menus)
        if item.listed
    ]


def shortcuts(menus: Sequence[MenuSpec]) -> list[Shortcut]:
    """What the sheet shows."""
    return [Shortcut(item.text.rstrip(" …"), item.keys) for item in _items(menus) if item.keys]


def _items(menus: Sequence[MenuSpec]) -> list[Item]:
    return [entry for spec in menus for entry in spec.entries if isinstance(entry, Item)]


def _draw(icons: dict[QAction, str]) -> None:
    """Give the entries their icons, the first time the menu opens."""
    for action, name in icons.items():
        set_icon(action, name, "quiet")
    icons.clear()


def _add(menu: QMenu, owner: QWidget, entry: Item | QAction | None, icons: dict[QAction, str]) -> None:
    if entry is None:
        menu.addSeparator()
        return
    if isinstance(entry, QAction):
        menu.addAction(entry)
        icons[entry] = entry.objectName()
        return
    action = QAction(entry.text, owner)
    if entry.icon:
        icons[action] = entry.icon
    if entry.keys:
        action.setShortcut(QKeySequence(entry.keys))
    action.triggered.connect(lambda _checked=False, run=entry.run: run())
    menu.addAction(action)
    owner.addAction(action)
