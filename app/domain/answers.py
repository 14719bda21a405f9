"""How an answer of the city, a question to it and a follow-up are told in words, wherever they stand."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.domain import formats

Values = Mapping[str, Any]


def answer_words(values: Values) -> str:
    """``Freigabe, 24.11.2026, Az. 61-2/2026, Bemerkung: bitte vor Beginn melden; von Frau Krüger``."""
    said = ", ".join(part for part in _parts(values) if part) or "ohne Angaben"
    by = values.get("answered_by")
    return f"{said}; von {by}" if by else said


def days_waiting(asked_on: date, today: date) -> int:
    """Whole days since the city was first asked; the day it was asked counts as none."""
    return max((today - asked_on).days, 0)


def waiting_words(count: int) -> str:
    """``5 Rückmeldungen der Stadt stehen aus``; empty when none does."""
    if not count:
        return ""
    verb = "steht" if count == 1 else "stehen"
    return f"{formats.count(count, 'Rückmeldung', 'Rückmeldungen')} der Stadt {verb} aus"


def since_words(days: int) -> str:
    """``seit heute``, ``seit 1 Tag``, ``seit 23 Tagen``."""
    return "seit heute" if days == 0 else f"seit {formats.count(days, 'Tag', 'Tagen')}"


def history_lines(table: str, before: Values | None, after: Values | None) -> list[str] | None:
    """What a change of something that points to a record says in that record's history.

    Returns None for a table that is told in the words of the record's own form.
    """
    tell = _TELLS.get(table)
    return None if tell is None else tell(before, after)


def is_told(table: str) -> bool:
    """Whether its changes are told in words of their own."""
    return table in _TELLS


def _parts(values: Values) -> tuple[str, ...]:
    number, remark = values.get("file_number"), values.get("remark")
    return (
        str(values.get("verdict") or ""),
        formats.day(values.get("answered_on")),
        f"Az. {number}" if number else "",
        f"Bemerkung: {remark}" if remark else "",
    )


def _answer(before: Values | None, after: Values | None) -> list[str]:
    if after is None:
        return [f"Rückmeldung der Stadt zurückgenommen: {answer_words(before or {})}"]
    if before is not None:
        return []
    effect = after.get("effect")
    return [f"Rückmeldung der Stadt: {answer_words(after)}", *([str(effect)] if effect else [])]


def _request(before: Values | None, after: Values | None) -> list[str]:
    if after is None:
        return ["Frage an die Stadt zurückgenommen"]
    if before is None:
        return [f"Bei der Stadt erbeten: {after.get('question') or 'Rückmeldung'}"]
    lines = []
    if after.get("settled_on"):
        lines.append(f"Frage an die Stadt erledigt am {formats.day(after['settled_on'])}")
    elif "settled_on" in after:
        lines.append("Frage an die Stadt wieder offen")
    if after.get("reminded_on"):
        lines.append(f"Die Stadt erinnert am {formats.day(after['reminded_on'])}")
    return lines


def _follow_up(before: Values | None, after: Values | None) -> list[str]:
    if after is None:
        return [f"Wiedervorlage zurückgenommen: {(before or {}).get('text', '')}"]
    if before is None:
        return [f"Wiedervorlage am {formats.day(after.get('due_on'))}: {after.get('text', '')}"]
    lines = []
    if after.get("done_on"):
        lines.append(f"Wiedervorlage erledigt am {formats.day(after['done_on'])}")
    elif "done_on" in after:
        lines.append("Wiedervorlage wieder offen")
    if "due_on" in after:
        lines.append(f"Wiedervorlage verschoben: {formats.day(before.get('due_on'))} → {_day(after)}")
    return lines


def _day(values: Values) -> str:
    return formats.day(values.get("due_on"))


_TELLS: Mapping[str, Callable[[Values | None, Values | None], list[str]]] = {
    "answers": _answer,
    "answer_requests": _request,
    "follow_ups": _follow_up,
}
