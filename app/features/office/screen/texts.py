"""The text modules of letters, with a live preview and mistakes named as one types."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import Refused
from app.domain.text import fold
from app.features.office.queries import texts as queries
from app.features.office.queries.texts import TextRow
from app.features.office.rules.samples import SAMPLE
from app.features.office.service import texts as service
from app.ui.context import Context
from app.ui.filters.search_line import SearchLine
from app.ui.theme import theme
from app.ui.theme.fonts import scaled
from app.ui.widgets import H3, Button, Quiet, Text

_LIST_WIDTH, _GROWN = 280, 220
"""Pixels: as designed, and what it grows from with the text, since the wording needs the room more."""
_DELAY = 150
_KEEP = 700
"""Milliseconds until what is typed is kept as a draft."""


class TextsPanel(QWidget):
    """Modules at the left, wording and preview at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[str, TextRow] = {}
        self._key = ""
        self._fresh = False
        self._touched = False
        self.list = QListWidget()
        self.search = SearchLine("Textbausteine durchsuchen")
        self.search.textChanged.connect(self._filter)
        self.search.downward.connect(self.list.setFocus)
        self.list.setProperty("role", "framed")
        self.list.setAccessibleName("Textbausteine")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().resized.connect(self._take_width)
        self._take_width()
        self.list.currentItemChanged.connect(lambda item, _old: self._chosen(item))
        self.title = H3("")
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName("Wortlaut")
        self.editor.setTabChangesFocus(True)
        self.editor.textChanged.connect(self._typed)
        self.problem = Text("", role="error")
        self.problem.hide()
        self.preview = QTextBrowser()
        self.preview.setProperty("role", "framed")
        self.preview.setAccessibleName("Vorschau")
        self.insert = Button("Platzhalter …", icon="plus", role="quiet", run=self._offer)
        self.reset = Button("Zurücksetzen", role="quiet", icon="rotate-ccw", run=self._reset)
        self.save_button = Button("Speichern", primary=True, run=self.save)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY)
        self._timer.timeout.connect(self._preview)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP)
        self._keeping.timeout.connect(self.keep)
        self._build()

    @property
    def dirty(self) -> bool:
        """Whether the wording is another than the one kept."""
        row = self._rows.get(self._key)
        return row is not None and self.editor.toPlainText().strip() != row.body

    def reload(self) -> None:
        """Read the modules anew; what is typed stays."""
        self._context.look(queries.texts, self._show, self)

    def save(self) -> None:
        """Keep the wording."""
        key, typed, row = self._key, self.editor.toPlainText(), self._rows.get(self._key)
        if row is None or not self.save_button.isEnabled():
            return
        name = f"Textbaustein „{row.title}“ ändern"

        def done(_id: int | None) -> None:
            self._context.drafts.discard(self._draft_key(key))
            self._context.messages.done(name, undo=True)
            self._fresh = True
            # The button rests now, and Qt would go on to whatever comes next in the window.
            self.editor.setFocus()
            self.reload()

        self._context.do(
            name, lambda session: service.save(session, key, typed), done, owner=self, failed=self._refused
        )

    def keep(self) -> None:
        """Keep what is typed as a draft, so that leaving loses nothing; typed back, there is none."""
        self._keeping.stop()
        if self.dirty:
            self._context.drafts.save(self._draft_key(self._key), {"body": self.editor.toPlainText()})
        elif self._touched:
            self._context.drafts.discard(self._draft_key(self._key))
        self._touched = False

    def open_key(self, key: str) -> None:
        """Show one module."""
        for at in range(self.list.count()):
            if self.list.item(at).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(at)
                return

    def _take_width(self) -> None:
        self.list.setFixedWidth(max(_LIST_WIDTH, scaled(_GROWN)))
        self.search.setFixedWidth(max(_LIST_WIDTH, scaled(_GROWN)))

    def _show(self, rows: tuple[TextRow, ...]) -> None:
        self._rows = {row.key: row for row in rows}
        if self.list.count() == 0:
            group = ""
            for row in rows:
                if row.group != group:
                    group = row.group
                    self.list.addItem(_heading(group))
                item = QListWidgetItem(row.title)
                item.setData(Qt.ItemDataRole.UserRole, row.key)
                self.list.addItem(item)
            self.list.setCurrentRow(1)
        for at in range(self.list.count()):
            item = self.list.item(at)
            found = self._rows.get(item.data(Qt.ItemDataRole.UserRole) or "")
            if found is not None:
                item.setText(f"{found.title} (eigener Text)" if found.own else found.title)
        if self._fresh or not self.dirty:
            self._fresh = False
            self._fill()

    def _filter(self, typed: str) -> None:
        """Only modules that have all the words; headings with something below them."""
        words = fold(typed).split()
        heading: QListWidgetItem | None = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            row = self._rows.get(item.data(Qt.ItemDataRole.UserRole) or "")
            if row is None:
                heading = item
                item.setHidden(bool(words))
                continue
            text = fold(f"{row.group} {row.title} {row.key} {row.body}")
            item.setHidden(not all(word in text for word in words))
            if heading is not None and not item.isHidden():
                heading.setHidden(False)
        self._stay_in_sight()

    def _stay_in_sight(self) -> None:
        """What is edited is among what is listed; what is typed is kept as a draft when it is not."""
        now = self.list.currentItem()
        items = [self.list.item(at) for at in range(self.list.count())]
        shown = [item for item in items if not item.isHidden() and item.data(Qt.ItemDataRole.UserRole)]
        if shown and (now is None or now.isHidden()):
            self.list.setCurrentItem(shown[0])

    def _chosen(self, item: QListWidgetItem | None) -> None:
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if not isinstance(key, str) or key == self._key:
            return
        self.keep()
        self._key = key
        self._fill()
        self._context.drafts.load(self._draft_key(key), self._restore, self)

    def _restore(self, payload: dict[str, object] | None) -> None:
        body = payload.get("body") if payload else None
        row = self._rows.get(self._key)
        if isinstance(body, str) and row is not None and body.strip() != row.body:
            self.editor.setPlainText(body)
            self._context.messages.inform("Ihr nicht gespeicherter Text ist wieder da.")

    def _fill(self) -> None:
        row = self._rows.get(self._key)
        if row is None:
            return
        self.title.setText(f"{row.group}: {row.title}")
        self.editor.blockSignals(True)
        self.editor.setPlainText(row.body)
        self.editor.blockSignals(False)
        self._preview()

    def _typed(self) -> None:
        self._touched = True
        self._timer.start()
        if not self._keeping.isActive():
            self._keeping.start()

    def _preview(self) -> None:
        try:
            text, problems = queries.preview(self.editor.toPlainText(), dict(SAMPLE))
        except Refused as refused:
            text, problems = "", (refused.sentence,)
        self.problem.setText("\n".join(problems[:3]))
        self.problem.setVisible(bool(problems))
        if not problems:
            self.preview.setPlainText(text)
        row = self._rows.get(self._key)
        self.save_button.setEnabled(self.dirty and not problems)
        self.reset.setEnabled(row is not None and (row.own or self.dirty))

    def _refused(self, refused: Refused) -> None:
        self.problem.setText(refused.sentence)
        self.problem.show()

    def _reset(self) -> None:
        row = self._rows.get(self._key)
        if row is not None:
            # As if typed, so that Ctrl+Z brings back what stood there.
            cursor = self.editor.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(row.shipped)
            self.editor.setFocus()

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, group in queries.placeholders():
            below = menu.addMenu(title)
            for name, meaning in group:
                entry = below.addAction(f"{name}: {meaning}".replace("&", "&&"))
                entry.triggered.connect(partial(self._insert, f"{{{{ {name} }}}}"))
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))

    def _insert(self, placeholder: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        self.editor.insertPlainText(placeholder)
        self.editor.setFocus()

    @staticmethod
    def _draft_key(key: str) -> str:
        return f"office:text:{key}"

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.editor, 3)
        right.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.insert)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        right.addLayout(buttons)
        right.addWidget(Quiet("Vorschau mit Beispielwerten", wrap=False))
        right.addWidget(self.preview, 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        layout.addLayout(left)
        layout.addLayout(right, 1)
        self.setMinimumHeight(480)


def _heading(text: str) -> QListWidgetItem:
    """The name of a group; it cannot be chosen."""
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    # Its size is left open, so that it is the list's whatever the person chooses.
    bold = QFont()
    bold.setBold(True)
    item.setFont(bold)
    item.setSizeHint(QSize(0, 36))
    return item
