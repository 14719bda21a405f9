"""TOML texts read by declared keys: a sentence for every key that is missing, unknown or wrong.

No number ever becomes a float.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.domain.errors import Refused
from app.domain.guideline.keys import Key, Part, Table
from app.domain.text import quoted

LONGEST_FILE = 200_000
SHOWN = 5
_PLACE = re.compile(r"line (\d+), column (\d+)")


def parsed(text: str, what: str) -> dict[str, Any]:
    """The values in a TOML text.

    Args:
        text: of the file.
        what: what the file is to be, e.g. ``eine Richtlinie``.

    Raises:
        Refused: naming the place where it is no TOML.
    """
    if len(text) > LONGEST_FILE:
        raise Refused(f"Die Datei ist zu groß für {what}. Bitte wählen Sie eine andere Datei.")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f" in Zeile {place[1]}, Spalte {place[2]}" if place else " am Ende der Datei"
        raise Refused(
            f"Die Datei ist keine gültige TOML-Datei: Fehler{where}. Bitte prüfen Sie dort Anführungszeichen "
            "und Gleichheitszeichen."
        ) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise Refused("Die Datei enthält eine Zahl oder ein Datum, das es nicht gibt.") from None


def refuse(found: Sequence[str]) -> None:
    """Refuse for all sentences; the first ones are said, the rest is counted.

    Raises:
        Refused: when there are any.
    """
    if found:
        rest = len(found) - SHOWN
        more = [f"Dazu kommen {rest} weitere Fehler."] if rest > 0 else []
        raise Refused("\n".join([*found[:SHOWN], *more]))


def faults(
    keys: Sequence[Key], data: Mapping[str, Any], where: str = "", others: Sequence[str] = ()
) -> Iterator[str]:
    """One sentence for each key of a section that cannot be right.

    Args:
        keys: the known ones.
        data: the section.
        where: what stands before the name of the key: ``rules.``.
        others: names that may stand there too and are read elsewhere.
    """
    known = {one.exchanged: one for one in keys}
    for name, one in known.items():
        if one.needed and name not in data:
            yield f"Es fehlt die Angabe „{where}{name}“."
    for name, value in data.items():
        if name in known:
            yield from _wrong(known[name], value, where)
        elif name not in others:
            yield unknown(name, [*known, *others], where)


def unknown(name: str, known: Sequence[str], where: str) -> str:
    """A sentence about a key there is none of, with the one that is probably meant."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f" Ist „{near[0]}“ gemeint?" if near else f" Möglich sind: {', '.join(known)}."
    return f"Die Angabe „{where}{name[:60]}“ ist nicht bekannt.{hint}"


def shown(value: object) -> str:
    """What stands in the file, as a sentence quotes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "ein Abschnitt"
    if isinstance(value, list):
        return f"eine Liste mit {len(value)} Werten" if value else "eine leere Liste"
    return f"„{quoted(str(value))}“"


def _wrong(one: Key, value: Any, where: str) -> Iterator[str]:
    name = f"{where}{one.exchanged}"
    unit = one.unit
    try:
        if isinstance(unit, Table):
            for at, row in enumerate(unit.rows(value), start=1):
                yield from faults(unit.keys, row, f"{name}[{at}].")
        elif isinstance(unit, Part):
            yield from faults(unit.keys, unit.section(value), f"{name}.")
        elif unit.read(value) == "" and one.needed:
            yield f"„{name}“ darf nicht leer sein."
    except Refused as refused:
        yield f"„{name}“ {refused.sentence}; da steht {shown(value)}."
