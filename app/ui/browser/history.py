"""„Verlauf“: who changed what and when, in the words of the form."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.answers import history_lines, is_told
from app.domain.text import shorten
from app.ui.context import Change
from app.ui.fields.declared import plain
from app.ui.form import Form
from app.ui.theme import theme

_LONGEST = 160
_LONGEST_TOLD = 600
_MOST_STEPS = 200


@dataclass(frozen=True)
class Word:
    """How a column of the file is called and shown."""

    label: str
    show: Callable[[Any], str] = plain


class HistoryPanel(QWidget):
    """All changes of the open record, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []
        self._words: dict[str, Word] = {}
        self.text = QTextBrowser()
        self.text.setAccessibleName("Verlauf")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        theme().changed.connect(self._draw)

    def show_changes(self, changes: Sequence[Change], words: Mapping[str, Word]) -> None:
        """Show these."""
        self._changes, self._words = list(changes), dict(words)
        self._draw()

    def _draw(self) -> None:
        quiet = theme().tokens.quiet
        blocks = []
        steps = groupby(self._changes, key=lambda change: change.step_id)
        for _, (_step, group) in zip(range(_MOST_STEPS), steps, strict=False):
            blocks.append(_block(list(group), self._words, quiet))
        nothing = f'<p style="color:{quiet}">Noch keine Änderungen.</p>'
        self.text.setHtml("".join(blocks) or nothing)


def words_of(form: Form[Any], extra: Mapping[str, Word]) -> dict[str, Word]:
    """Names and formats of columns: those of the form's fields, and the extra ones over them."""
    return {**{name: Word(label, show) for name, (label, show) in form.history_words().items()}, **extra}


def sentences(change: Change, words: Mapping[str, Word]) -> list[str]:
    """What a change changed, one line a column; columns without a name are inner matters."""
    told = history_lines(change.table, change.before, change.after)
    if told is not None:
        return [shorten(line, _LONGEST_TOLD) for line in told]
    if change.before is None or change.after is None:
        return []
    before, after = change.before, change.after
    lines = []
    for column, word in words.items():
        old, new = before.get(column), after.get(column)
        if (column in before or column in after) and old != new:
            lines.append(f"{word.label}: {_shown(word, old)} → {_shown(word, new)}")
    return lines


def _shown(word: Word, value: Any) -> str:
    if value is None or value == "":
        return "leer"
    try:
        return shorten(word.show(value), _LONGEST)
    except (TypeError, ValueError):
        # Kept by an older version in another form; better plain than nothing.
        return shorten(str(value), _LONGEST)


def _block(group: list[Change], words: Mapping[str, Word], quiet: str) -> str:
    first = group[0]
    lines = [line for change in group for line in sentences(change, words)]
    own = [change for change in group if not is_told(change.table)]
    if any(change.before is None for change in own) and not lines:
        lines = ["angelegt"]
    if any(change.after is None for change in own) and not lines:
        lines = ["gelöscht"]
    head = html.escape(f"{formats.moment(first.at)} · {first.who or 'System'}")
    body = "".join(f"<br>{html.escape(line)}" for line in lines)
    return (
        f'<p style="margin:0 0 12px 0"><span style="color:{quiet}">{head}</span>'
        f"<br><b>{html.escape(first.name)}</b>{body}</p>"
    )
