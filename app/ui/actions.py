"""Actions a person can take, and the register of all shortcuts (the F1 sheet is made from it)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True)
class Action:
    """Something a person can do with what is on the screen.

    Args:
        text: German verb or noun, as on a button.
        run: what happens.
        icon: name of an icon.
        primary: the one filled button of the screen.
        enabled: whether it can be done now. why: the reason when not; becomes the tooltip.
        shortcut: e.g. ``Ctrl+E``; works while the screen is in front.
        danger: takes something away; drawn in red.
        always: offered above a list while nothing is in it, too.
    """

    text: str
    run: Callable[[], None]
    icon: str = ""
    primary: bool = False
    enabled: bool = True
    why: str = ""
    shortcut: str = ""
    danger: bool = False
    always: bool = False


@dataclass(frozen=True)
class Shortcut:
    """One line of the shortcut sheet."""

    text: str
    keys: str

    @property
    def shown(self) -> str:
        """The keys in the words of the keyboard: ``Strg+Umschalt+S``."""
        text = QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.PortableText)
        for english, german in _KEYS:
            text = text.replace(english, german)
        return text


_KEYS = (
    ("Ctrl", "Strg"),
    ("Shift", "Umschalt"),
    ("Return", "Eingabe"),
    ("Enter", "Eingabe"),
    ("Esc", "Esc"),
    ("Del", "Entf"),
    ("PgUp", "Bild auf"),
    ("PgDown", "Bild ab"),
    ("Home", "Pos1"),
    ("End", "Ende"),
    ("Up", "Pfeil auf"),
    ("Down", "Pfeil ab"),
    ("Left", "Pfeil links"),
    ("Right", "Pfeil rechts"),
    ("Space", "Leertaste"),
)


class Shortcuts:
    """All shortcuts by scope, in the order they were told; later ones of the same text replace."""

    def __init__(self) -> None:
        self._scopes: dict[str, dict[str, Shortcut]] = {}

    def add(self, scope: str, shortcuts: Iterable[Shortcut]) -> None:
        """Tell the shortcuts of a scope, e.g. ``Überall`` or ``Beratungen``."""
        told = self._scopes.setdefault(scope, {})
        for shortcut in shortcuts:
            told[shortcut.text] = shortcut

    def sheet(self) -> list[tuple[str, list[Shortcut]]]:
        """Scopes with their shortcuts, for the sheet."""
        return [(scope, list(told.values())) for scope, told in self._scopes.items() if told]

    def clashes(self) -> list[str]:
        """Keys told twice in one scope; a test keeps this empty."""
        found: list[str] = []
        for scope, told in self._scopes.items():
            keys = [shortcut.keys for shortcut in told.values()]
            found.extend(f"{scope}: {key}" for key in sorted(set(keys)) if keys.count(key) > 1)
        return found
