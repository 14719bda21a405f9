"""The German help (F1): pages in Markdown from ``resources/help``, and the sheet of shortcuts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.domain.text import fold
from app.shell.commands import KEYS
from app.system import resources
from app.ui.actions import Shortcut
from app.ui.fitting import fit
from app.ui.theme import theme

_ORDERED = re.compile(r"^\d+[a-z]?-")
_SIZES = {1: 1.6, 2: 1.2}
"""Headings by level, as multiples of the text."""


@dataclass(frozen=True)
class Topic:
    """One page of the help."""

    key: str
    title: str
    text: str


def topics(sheet: Sequence[tuple[str, Sequence[Shortcut]]] = ()) -> tuple[Topic, ...]:
    """All pages in their order; the shortcuts come last, made from what the program really listens to."""
    found = []
    for path in resources.listed("help", ".md"):
        text = path.read_text(encoding="utf-8")
        title = text.splitlines()[0].lstrip("# ").strip()
        found.append(Topic(_ORDERED.sub("", path.stem), title, text))
    return (*found, Topic(KEYS, "Tastenkürzel", shortcut_page(sheet)))


def shortcut_page(sheet: Sequence[tuple[str, Sequence[Shortcut]]]) -> str:
    """The sheet of shortcuts as Markdown."""
    lines = ["# Tastenkürzel", "", "Alles geht auch ohne Maus. Mit Tab wandern Sie von Feld zu Feld.", ""]
    for scope, shortcuts in sheet:
        lines += [f"## {scope}", "", "| Tasten | Was geschieht |", "|---|---|"]
        lines += [f"| **{one.shown}** | {one.text} |" for one in shortcuts]
        lines.append("")
    return "\n".join(lines)


class Help(QDialog):
    """Topics at the left, the page at the right; stands beside the window while one works."""

    def __init__(self, pages: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Hilfe – Quartiersbuch")
        fit(self, 920, 680)
        self._pages = {page.key: page for page in pages}
        self.field = QLineEdit()
        self.field.setPlaceholderText("In der Hilfe suchen …")
        self.field.setAccessibleName("In der Hilfe suchen")
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Themen")
        self.page = QTextBrowser()
        self.page.setProperty("role", "framed")
        self.page.setOpenLinks(False)
        self.page.setAccessibleName("Hilfetext")
        self.page.anchorClicked.connect(self._follow)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(left, 2)
        layout.addWidget(self.page, 5)
        for topic in pages:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic.key)
            self.list.addItem(item)
        self.field.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda item, _old: self._chosen(item))
        theme().changed.connect(self._repaint)
        self.list.setFocus()

    def show_topic(self, key: str) -> None:
        """Open a page; an unknown one opens the first."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentItem(item)
                return
        self.list.setCurrentRow(0)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        topic = self._pages[item.data(Qt.ItemDataRole.UserRole)]
        document = self.page.document()
        document.setDocumentMargin(24)
        self.page.setMarkdown(topic.text)
        _space_headings(document)
        self.page.verticalScrollBar().setValue(0)

    def _filter(self, typed: str) -> None:
        words = fold(typed).split()
        for at in range(self.list.count()):
            item = self.list.item(at)
            text = fold(self._pages[item.data(Qt.ItemDataRole.UserRole)].text)
            item.setHidden(not all(word in text for word in words))

    def _follow(self, link: QUrl) -> None:
        self.show_topic(_ORDERED.sub("", link.path().removesuffix(".md")))

    def _repaint(self) -> None:
        self._chosen(self.list.currentItem())


def _space_headings(document: QTextDocument) -> None:
    """Markdown sets headings heavy and close; they get the weights and distances of the window."""
    size = document.defaultFont().pointSizeF()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        if level:
            letters = QTextCharFormat()
            letters.setFontWeight(QFont.Weight.DemiBold)
            letters.setFontPointSize(size * _SIZES.get(level, 1.0))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
            shape.setTopMargin(0 if level == 1 else 18)
        shape.setBottomMargin(6)
        if not cursor.currentTable():
            cursor.mergeBlockFormat(shape)
        block = block.next()
