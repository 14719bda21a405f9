"""What people type into cells, and what they mean by it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.columns import Kind
from app.features.handover.rules.sent import ANSWERED_ON, FILE_NUMBER, VERDICT, Plain
from tests.kit.mutations.model import Cell, Typed

GENERAL = "0"
_DAY_ZERO = date(1899, 12, 30)
_FIRST = date(2026, 11, 23)


@dataclass(frozen=True)
class Asked:
    """A cell that is typed into.

    Args:
        uid: the record.
        key: the column.
        kind: what the column holds.
        style: of the cell.
        choices: of the column of verdicts.
        number: makes what is typed unlike anything else.
    """

    uid: str
    key: str
    kind: Kind
    style: str
    choices: Sequence[str]
    number: int


Way = Callable[[Asked], Cell]


def _made(asked: Asked, kind: str, text: str, plain: Plain, **more: str) -> Cell:
    style = more.get("style", asked.style)
    typed = Typed(asked.uid, asked.key, plain, more.get("shown", text))
    return Cell(kind, text, style, more.get("formula", ""), typed)


def _choice(asked: Asked) -> Cell:
    choice = asked.choices[asked.number % len(asked.choices)]
    return _made(asked, "s", choice, choice)


def _sloppy_choice(asked: Asked) -> Cell:
    choice = asked.choices[asked.number % len(asked.choices)]
    return _made(asked, "s", f"  {choice.upper()}. ", choice, shown=choice.upper())


def _nonsense(asked: Asked) -> Cell:
    text = f"weiß nicht {asked.number}"
    return _made(asked, "s", text, None)


def _day(asked: Asked) -> date:
    return _FIRST + timedelta(days=asked.number % 900)


def _real_day(asked: Asked) -> Cell:
    day = _day(asked)
    return _made(asked, "n", str((day - _DAY_ZERO).days), day.isoformat(), shown=f"{day:%d.%m.%Y}")


def _day_as_text(asked: Asked) -> Cell:
    day = _day(asked)
    return _made(asked, "s", f" {day:%d.%m.%Y}", day.isoformat(), shown=f"{day:%d.%m.%Y}")


def _day_without_format(asked: Asked) -> Cell:
    day = _day(asked)
    number = str((day - _DAY_ZERO).days)
    return _made(asked, "n", number, day.isoformat(), style=GENERAL, shown=number)


def _text(asked: Asked) -> Cell:
    text = f"Notiz {asked.number} zu Straße & <Hof>"
    return _made(asked, "s", text, text)


def _lines(asked: Asked) -> Cell:
    text = f"Notiz {asked.number}\nzweite Zeile\n  dritte „x“"
    return _made(asked, "s", text, text)


def _like_a_formula(asked: Asked) -> Cell:
    text = f"=Notiz+{asked.number}"
    return _made(asked, "s", text, text)


def _long(asked: Asked) -> Cell:
    text = f"Notiz {asked.number} " + "x" * 32_700
    return _made(asked, "s", text, text)


def _number_as_text(asked: Asked) -> Cell:
    text = str(4_700_000 + asked.number)
    return _made(asked, "n", text, text)


def _computed(asked: Asked) -> Cell:
    text = f"Notiz {asked.number}"
    return _made(asked, "s", text, text, formula=f'"Notiz "&{asked.number}')


def _uncomputed(asked: Asked) -> Cell:
    formula = f'"Notiz "&{asked.number}'
    return _made(asked, "", "", None, formula=formula, shown=formula)


def _fault(asked: Asked) -> Cell:
    return _made(asked, "e", "#REF!", None, formula="Fort!A1", shown="#REF!")


def _whole(asked: Asked) -> Cell:
    number = 700 + asked.number
    return _made(asked, "n", str(number), number)


def _whole_as_text(asked: Asked) -> Cell:
    number = 700 + asked.number
    return _made(asked, "s", f" {number}", number, shown=str(number))


def _amount(asked: Asked) -> Cell:
    cents = 700_000 + asked.number * 101
    return _made(asked, "n", f"{cents // 100}.{cents % 100:02d}", cents, shown=_euros(cents))


def _amount_as_text(asked: Asked) -> Cell:
    cents = 700_000 + asked.number * 101
    text = _euros(cents)
    return _made(asked, "s", f"{text} €", cents, shown=text)


def _euros(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"


_TEXTS: tuple[Way, ...] = (_text, _lines, _like_a_formula, _number_as_text, _computed, _uncomputed, _long)
_WAYS: dict[Kind, tuple[Way, ...]] = {
    Kind.DATE: (_real_day, _day_as_text, _day_without_format, _nonsense, _fault),
    Kind.NUMBER: (_whole, _whole_as_text, _nonsense),
    Kind.MINUTES: (_whole, _whole_as_text, _nonsense),
    Kind.MONEY: (_amount, _amount_as_text, _nonsense),
}


def ways(key: str, kind: Kind, choices: Sequence[str]) -> tuple[Way, ...]:
    """How one may type into a column."""
    if key == VERDICT and choices:
        return (_choice, _choice, _sloppy_choice, _nonsense, _fault, _uncomputed)
    if key == ANSWERED_ON:
        return _WAYS[Kind.DATE]
    if key == FILE_NUMBER:
        return (_text, _number_as_text, _computed)
    if kind in {Kind.TEXT, Kind.LONG_TEXT, Kind.STATE}:
        return _TEXTS
    return _WAYS.get(kind, (_nonsense,))
