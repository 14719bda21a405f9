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
        self._names: dict[int, str] = {}
        self.text = QTextBrowser()
        self.text.setAccessibleName("Verlauf")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        theme().changed.connect(self._draw)

    def show_changes(
        self, changes: Sequence[Change], words: Mapping[str, Word], named: Mapping[str, str] | None = None
    ) -> None:
        """Show these; lines of the tables in ``named`` say which of their rows they mean, by that column."""
        self._changes, self._words = list(changes), dict(words)
        self._names = names_of(self._changes, named or {})
        self._draw()

    def _draw(self) -> None:
        quiet = theme().tokens.quiet
        blocks = []
        steps = groupby(self._changes, key=lambda change: change.step_id)
        for _, (_step, group) in zip(range(_MOST_STEPS), steps, strict=False):
            blocks.append(_block(list(group), self._words, self._names, quiet))
        nothing = f'<p style="color:{quiet}">Noch keine Änderungen.</p>'
        self.text.setHtml("".join(blocks) or nothing)


def words_of(form: Form[Any], extra: Mapping[str, Word]) -> dict[str, Word]:
    """Names and formats of columns: those of the form's fields, and the extra ones over them."""
    return {**{name: Word(label, show) for name, (label, show) in form.history_words().items()}, **extra}


def names_of(changes: Sequence[Change], named: Mapping[str, str]) -> dict[int, str]:
    """What the row of a change was called then, by the identity of the change; changes come newest first.

    A change of something else than the name keeps only that; the name is the one told last before it.
    """
    known: dict[tuple[str, int], str] = {}
    found: dict[int, str] = {}
    for change in reversed(changes):
        column = named.get(change.table)
        if column is None:
            continue
        row = change.table, change.record_id
        for kept in (change.before, change.after):
            if kept and kept.get(column):
                known[row] = str(kept[column])
        if row in known:
            found[id(change)] = known[row]
    return found


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


def _block(group: list[Change], words: Mapping[str, Word], names: Mapping[int, str], quiet: str) -> str:
    first = group[0]
    lines = [line for change in group for line in _named(sentences(change, words), names.get(id(change), ""))]
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


def _named(lines: list[str], name: str) -> list[str]:
    """All that changed of a row with a name in one line that begins with it."""
    return [f"„{shorten(name, _LONGEST)}“: {'; '.join(lines)}"] if name and lines else lines
