"""Every key of a guideline file and of an application file, from their declarations."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.guideline import CLAUSES, GROUPS
from app.domain.guideline.keys import Key, Part, Table, keys_of
from app.features.funds.rules import APPLICATION, HEAD

_INDENT = "  "


def described() -> str:
    """Both files, key by key."""
    return "\n".join([*_guideline(), "", *_application()])


def _guideline() -> Iterator[str]:
    yield "RICHTLINIE.toml"
    yield ""
    yield from _keys(HEAD, "")
    for group in GROUPS:
        yield ""
        yield f"[rules]  {group.title}"
        yield from _keys(keys_of(group), "rules.")
    yield ""
    yield '[rules.clauses]  Fundstellen in der Richtlinie; jede ist ein Text, z. B. rate = "Nr. 5.1"'
    yield from (f"{_INDENT}{topic}: {label}" for topic, label in CLAUSES.items())


def _application() -> Iterator[str]:
    yield "ANTRAG.toml"
    yield ""
    yield from _keys(APPLICATION, "")


def _keys(keys: Sequence[Key], where: str) -> Iterator[str]:
    """Keys with what stands in them, then the sections they open."""
    for one in keys:
        if not isinstance(one.unit, Table | Part):
            yield f"{_INDENT}{one.exchanged}: {one.label}. {_form(one)}. {one.help}"
    for one in keys:
        if isinstance(one.unit, Table):
            yield f"{_INDENT}[[{where}{one.exchanged}]]  {one.label}: {one.help}"
            yield from (f"{_INDENT}{line}" for line in _keys(one.unit.keys, f"{where}{one.exchanged}."))
        elif isinstance(one.unit, Part):
            yield f"{_INDENT}[{where}{one.exchanged}]  {one.label}: {one.help}"
            yield from (f"{_INDENT}{line}" for line in _keys(one.unit.keys, f"{where}{one.exchanged}."))


def _form(one: Key) -> str:
    """``Ein Betrag in Euro …; ohne Angabe 300000``."""
    form = one.unit.form
    needed = "; Pflicht" if one.needed else _default(one)
    return f"{form[:1].upper()}{form[1:]}{needed}"


def _default(one: Key) -> str:
    nothing: tuple[Any, ...] = (None, "", ())
    if one.default in nothing:
        return ""
    written = one.unit.write(one.default)
    shown = {True: "true", False: "false"}.get(written) if isinstance(written, bool) else written
    return f"; ohne Angabe {shown}"
