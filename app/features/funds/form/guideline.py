"""The form of a guideline version: every field follows from the declared keys of the rules."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from app.domain.columns import Kind
from app.domain.guideline import GROUPS, texts
from app.domain.guideline import units as unit
from app.domain.guideline.keys import Key, Table, keys_of
from app.domain.options import Option
from app.features.funds.form.metres import Metres
from app.features.funds.rules import CLAUSE, GuidelineDraft, VersionDraft
from app.ui.fields import (
    Amount,
    Cell,
    Choice,
    Day,
    Field,
    LongText,
    Number,
    Rows,
    Share,
    Text,
    YesNo,
)
from app.ui.form import FormSpec, Pair, Section

_CLAUSE_WEIGHTS = (3, 1)
_OPEN = 2
"""So many groups are open at first; the others as soon as something stands in them."""
_CELLS: dict[type[unit.Unit], Kind] = {
    unit.Amount: Kind.MONEY,
    unit.PerArea: Kind.MONEY,
    unit.Share: Kind.SHARE,
    unit.SquareMetres: Kind.AREA,
    unit.Whole: Kind.NUMBER,
}
_BLANK = GuidelineDraft()
_YES_NO = (Option(value=True, label="ja"), Option(value=False, label="nein"))


def _field(one: Key) -> Field:
    """The field of a key."""
    kind = one.unit
    if isinstance(kind, Table):
        cells = tuple(_cell(column, at) for at, column in enumerate(kind.keys))
        return Rows(one.name, one.label, row=kind.row, cells=cells, add="Zeile hinzufügen", hint=one.help)
    if isinstance(kind, texts.Choice):
        options = tuple(Option(key, label) for key, label in kind.known)
        return Choice(one.name, one.label, options=options, required=True, hint=one.help)
    if isinstance(kind, unit.Whole):
        return Number(one.name, one.label, least=kind.least, most=kind.most, hint=one.help)
    for base, make in _PLAIN:
        if isinstance(kind, base):
            return make(one)
    raise TypeError(f"no field for {kind}")


def _lines(one: Key) -> Field:
    return LongText(one.name, one.label, rows=2, hint=one.help)


_PLAIN: tuple[tuple[type[unit.Unit], Callable[[Key], Field]], ...] = (
    (unit.PerArea, lambda one: Amount(one.name, one.label, hint=one.help, unit="€/m²")),
    (unit.Amount, lambda one: Amount(one.name, one.label, hint=one.help)),
    (unit.Share, lambda one: Share(one.name, one.label, hint=one.help)),
    (unit.SquareMetres, lambda one: Metres(one.name, one.label, hint=one.help)),
    (texts.Truth, lambda one: YesNo(one.name, one.label, hint=one.help)),
    (texts.YearDay, lambda one: Text(one.name, one.label, hint=one.help, longest=6, placeholder="31.01.")),
    (texts.Lines, _lines),
    (texts.Paragraph, _lines),
    (texts.Line, lambda one: Text(one.name, one.label, hint=one.help)),
)
"""The more special kind stands before the more general one."""


def _cell(one: Key, at: int) -> Cell:
    kind = one.unit
    if isinstance(kind, texts.Truth):
        return Cell(one.name, one.label, options=_YES_NO, width=100)
    if isinstance(kind, texts.Choice):
        options = tuple(Option(key, label) for key, label in kind.known)
        return Cell(one.name, one.label, options=options, width=150)
    width = 88 if type(kind) in _CELLS else 140
    return Cell(
        one.name,
        one.label,
        _CELLS.get(type(kind), Kind.TEXT),
        width=max(width, 8 * len(one.label) + 20),
        required=one.needed,
        stretch=at == 0,
    )


def _wide(one: Key) -> bool:
    return isinstance(one.unit, Table | texts.Lines | texts.Paragraph)


def _parts(keys: tuple[Key, ...]) -> Iterator[Field | Pair]:
    """Keys of one topic together, the clause beside the first of them."""
    for topic, group in groupby(keys, key=lambda one: one.clause):
        first, *others = group
        if not topic:
            yield from (_field(one) for one in (first, *others))
            continue
        if isinstance(first.unit, Table):
            # A table needs the whole width.
            yield _field(first)
            yield _clause(topic, f"Fundstelle zu „{first.label}“")
        else:
            yield Pair(
                _field(first),
                _clause(topic, "Fundstelle", f"Wo in der Richtlinie steht: {first.label}"),
                weights=_CLAUSE_WEIGHTS,
            )
        yield from _rest(others)


def _clause(topic: str, label: str, help_: str = "") -> Field:
    return Text(f"{CLAUSE}{topic}", label, longest=80, placeholder="Nr. 5.2", help=help_)


def _rest(keys: list[Key]) -> Iterator[Field | Pair]:
    """Further keys of a topic, short ones two and two."""
    short = [one for one in keys if not _wide(one)]
    for at in range(0, len(short), 2):
        pair = short[at : at + 2]
        yield Pair(*(_field(one) for one in pair)) if len(pair) > 1 else _field(pair[0])
    yield from (_field(one) for one in keys if _wide(one))


def _section(at: int, group: type[Any]) -> Section:
    keys = keys_of(group)
    names = [*(one.name for one in keys), *(f"{CLAUSE}{one.clause}" for one in keys if one.clause)]
    return Section(
        group.title, *_parts(keys), folded=at >= _OPEN, open_if=partial(_says, names) if at >= _OPEN else None
    )


def _says(names: Sequence[str], draft: VersionDraft) -> bool:
    """Whether something stands in any of these fields that does not stand in every draft."""
    return any(getattr(draft, name) != getattr(_BLANK, name) for name in names)


GUIDELINE_FORM = FormSpec(
    Section(
        "",
        Pair(
            Text("version", "Bezeichnung der Fassung", required=True, longest=60, placeholder="2026"),
            Day("valid_from", "Gültig ab", required=True),
        ),
        Text("source", "Quelle", longest=300, hint="Wo die Richtlinie veröffentlicht ist."),
        LongText("note", "Hinweis", rows=2, hint="Was noch zu wissen ist, etwa was angenommen wurde."),
    ),
    *(_section(at, group) for at, group in enumerate(GROUPS)),
)
