"""The palette (Ctrl+K): everything that can be found or done, as you type, by keyboard alone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.domain.text import fold, quoted
from app.features.office.queries.places import KINDS
from app.shell.menu import Command
from app.shell.palette_rows import Entry, RowPainter, header_item, row_item
from app.shell.registry import KIND_NAMES, feature_of
from app.ui.context import Context
from app.ui.theme.fonts import scaled
from app.ui.widgets import Quiet
from db import search
from db.search import Hit

DELAY = 50
"""Milliseconds after the last key before the file is asked."""
_WIDTH, _HEIGHT = 640, 480
_MOST_COMMANDS = 8
_FOUND = 40


class Palette(QDialog):
    """A field and a list; arrows choose, Return opens, Esc closes."""

    def __init__(self, context: Context, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Suchen")
        self._context = context
        self._commands = tuple(commands)
        self._hits: tuple[Hit, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText("Suchen oder Befehl eingeben …")
        self.field.setAccessibleName("Suchen oder Befehl eingeben")
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Gefunden")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(RowPainter(self.list))
        self.list.setUniformItemSizes(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = Quiet("")
        self.nothing.hide()
        self._hint = Quiet("↑ ↓ wählen · Eingabe öffnen · Esc schließen", wrap=False)
        frame = QFrame()
        frame.setProperty("role", "frame")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        for widget in (self.field, self.list, self.nothing, self._hint):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self._place(parent)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Return move in the list while the field keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._move(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def rows(self) -> list[str]:
        """The texts one can choose, in order."""
        entries = (self._entry(self.list.item(at)) for at in range(self.list.count()))
        return [entry.text for entry in entries if entry is not None]

    def _typed(self, text: str) -> None:
        if not text.strip():
            self._hits = ()
        self._fill()
        self._timer.start()

    def _ask(self) -> None:
        typed = self.field.text()
        if not typed.strip():
            return

        def query(session: Session) -> list[Hit]:
            return search.find(session, typed, _FOUND)

        self._context.look(query, self._found, self, slot="palette")

    def _found(self, hits: list[Hit]) -> None:
        self._hits = tuple(hit for hit in hits if feature_of(hit.ref.kind) or hit.ref.kind in KINDS)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        typed = self.field.text()
        groups: dict[str, list[Entry]] = {}
        for command in self._matching(typed):
            entry = Entry(command.text, "", command.icon, command.keys, command.run)
            groups.setdefault(command.group, []).append(entry)
        for hit in self._hits:
            groups.setdefault(KIND_NAMES.get(hit.ref.kind, hit.ref.kind), []).append(self._hit(hit))
        for name, entries in groups.items():
            self.list.addItem(header_item(name))
            for entry in entries:
                self.list.addItem(row_item(entry))
        self.nothing.setText(f"Nichts gefunden für „{quoted(typed, 60)}“.")
        self.nothing.setVisible(not groups)
        self._move(1, fresh=True)

    def _hit(self, hit: Hit) -> Entry:
        feature = feature_of(hit.ref.kind)
        icon = feature.icon if feature else _ICONS.get(hit.ref.kind, "search")
        return Entry(hit.title, hit.excerpt, icon, "", partial(self._context.open, hit.ref))

    def _matching(self, typed: str) -> list[Command]:
        words = fold(typed).split()
        found = [command for command in self._commands if all(word in fold(command.text) for word in words)]
        if not words:
            return found
        return sorted(found, key=lambda one: not fold(one.text).startswith(words[0]))[:_MOST_COMMANDS]

    def _move(self, by: int, *, fresh: bool = False) -> None:
        count = self.list.count()
        at = -1 if fresh else self.list.currentRow()
        for _ in range(count):
            at = (at + (1 if by > 0 else -1)) % count
            if self._entry(self.list.item(at)) is not None:
                self.list.setCurrentRow(at)
                return

    def _run(self, item: QListWidgetItem | None) -> None:
        entry = self._entry(item)
        if entry is not None:
            self.accept()
            entry.run()

    @staticmethod
    def _entry(item: QListWidgetItem | None) -> Entry | None:
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Entry) else None

    def _place(self, parent: QWidget) -> None:
        width, height = (
            min(scaled(_WIDTH), parent.width() - 48),
            min(scaled(_HEIGHT), parent.height() - 96),
        )
        self.resize(width, height)
        corner = parent.mapToGlobal(QPoint((parent.width() - width) // 2, 64))
        self.move(corner)


_ICONS = {"letter": "mail", "property": "map-pin"}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
