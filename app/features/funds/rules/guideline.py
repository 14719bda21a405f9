"""A guideline version as typed in the window, and back into the rules of ``app.domain.guideline``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, make_dataclass
from datetime import date
from typing import Any

from app.domain.errors import Faults, Refused
from app.domain.guideline import CLAUSES, KEYS, Rules
from app.domain.guideline.keys import Key, Table
from app.domain.guideline.texts import Lines
from app.domain.guideline.units import Whole
from app.domain.text import clean_line
from app.features.funds.rules.consistency import misfits

CLAUSE = "clause_"
"""Before the topic: name of the field that the clause is typed in."""
_LONGEST_CLAUSE = 80


@dataclass(frozen=True)
class VersionDraft:
    """A guideline version as typed; with every key of the rules it is ``GuidelineDraft``."""

    version: str = ""
    valid_from: date | None = None
    source: str = ""
    note: str = ""


def _typed(one: Key, value: Any) -> Any:
    """A value as the form shows it: lists of texts as one text, days of the year and nothing as a text."""
    if isinstance(one.unit, Lines):
        return one.unit.divider.join(value)
    return one.unit.blank if value is None else value


GuidelineDraft = make_dataclass(
    "GuidelineDraft",
    [
        *((one.name, Any, field(default=_typed(one, one.default))) for one in KEYS),
        *((f"{CLAUSE}{topic}", str, field(default="")) for topic in CLAUSES),
    ],
    bases=(VersionDraft,),
    frozen=True,
)
"""A version as typed: an attribute for each key of the rules, and ``clause_…`` for each topic."""


def guideline_draft(
    version: str, valid_from: date | None, rules: Rules, source: str = "", note: str = ""
) -> VersionDraft:
    """The rules as the form shows them."""
    values = {one.name: _typed(one, getattr(rules, one.name)) for one in KEYS}
    clauses = {f"{CLAUSE}{topic}": text for topic, text in rules.clauses.items() if topic in CLAUSES}
    found: VersionDraft = GuidelineDraft(
        version=version, valid_from=valid_from, source=source, note=note, **values, **clauses
    )
    return found


def checked_guideline(draft: VersionDraft) -> tuple[str, date, Rules]:
    """Version, first day and rules.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    version = faults.take(clean_line, draft.version, "version", 60) or ""
    faults.add(_named(draft, version))
    rules = rules_of(draft, faults)
    # What is wrong by itself is told already; it is no measure for the rest.
    wrong = {(one.field or "").partition("[")[0] for one in faults.found}
    faults.add(one for one in misfits(rules) if (one.field or "").partition("[")[0] not in wrong)
    faults.refuse()
    return version, draft.valid_from or date.min, rules


def rules_of(draft: VersionDraft, faults: Faults) -> Rules:
    """The rules as far as they can be read; what cannot is kept as a fault and counts as not said."""
    values = {one.name: _taken(one, getattr(draft, one.name), faults) for one in KEYS}
    clauses = {}
    for topic in CLAUSES:
        name = f"{CLAUSE}{topic}"
        text = faults.take(clean_line, getattr(draft, name), name, _LONGEST_CLAUSE)
        if text:
            clauses[topic] = text
    return Rules(**values, clauses=clauses)


def rules_as_typed(values: Mapping[str, Any]) -> Rules:
    """The rules in a form that is being typed in: what is empty or not yet valid counts as not said."""
    known = {one.name for one in fields(GuidelineDraft)}
    said = {name: value for name, value in values.items() if name in known and value is not None}
    return rules_of(GuidelineDraft(**said), Faults())


def _taken(one: Key, typed: Any, faults: Faults) -> Any:
    if isinstance(one.unit, Table):
        return tuple(_row(one.unit, row, f"{one.name}[{at}]", faults) for at, row in enumerate(typed or ()))
    value = (typed or "").split(one.unit.divider) if isinstance(one.unit, Lines) else typed
    if value in (None, "", []):
        return _nothing(one)
    checked = faults.take(_checked, one, value, one.name)
    return one.default if checked is None else checked


def _nothing(one: Key) -> Any:
    """What an empty field means: not said; a number that always holds is 0, or what it is by default."""
    zero = isinstance(one.unit, Whole) and one.unit.least == 0 and one.default is not None
    return 0 if zero else one.default


def _row(unit: Table, row: Any, place: str, faults: Faults) -> Any:
    values = {}
    for one in unit.keys:
        value, at = getattr(row, one.name), f"{place}.{one.name}"
        if value not in (None, ""):
            value = faults.take(_checked, one, value, at)
        elif one.needed:
            faults.add([Refused(f"Bitte „{one.label}“ ausfüllen.", at)])
        values[one.name] = one.default if value is None else value
    return unit.row(**values)


def _checked(one: Key, value: Any, place: str) -> Any:
    try:
        return one.unit.check(value)
    except Refused as refused:
        # Examples are those of a file; in the window the field shows its own.
        said = refused.sentence.partition(", z. B.")[0]
        raise Refused(f"„{one.label}“ {said}; ohne Angabe bleibt das Feld leer.", place) from None


def _named(draft: VersionDraft, version: str) -> Iterator[Refused]:
    if not version:
        yield Refused(
            "Bitte geben Sie der Fassung eine Bezeichnung, z. B. 2026 oder „2. Änderung“.", "version"
        )
    if draft.valid_from is None:
        yield Refused("Bitte geben Sie an, ab wann diese Fassung gilt.", "valid_from")
