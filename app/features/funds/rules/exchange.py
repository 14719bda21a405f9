"""Guidelines as TOML files, so that offices can share them: a sentence for every bad key.

Amounts are euros (``1249`` or ``1249.50`` or ``"1.249,50"``), shares are per cent, days are TOML
dates. No number ever becomes a float.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import tomli_w

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.money import Money
from app.features.funds.rules import values
from app.features.funds.rules.fund import KINDS
from app.features.funds.rules.guideline import ROUNDINGS, GuidelineDraft, checked_guideline

LONGEST_FILE = 200_000
_SHOWN = 5
_PLACE = re.compile(r"line (\d+), column (\d+)")


@dataclass(frozen=True)
class GuidelineFile:
    """A guideline as it is exchanged: its version and rules, for which kind of fund, where published."""

    name: str
    kind: str
    version: str
    valid_from: date
    rules: Rules
    source: str = ""
    note: str = ""


def read_guideline(text: str) -> GuidelineFile:
    """The guideline in a TOML text.

    Raises:
        Refused: with one sentence for every key that cannot be right.
    """
    data = _parsed(text)
    found = list(_problems(data))
    if found:
        rest = len(found) - _SHOWN
        more = [f"Dazu kommen {rest} weitere Fehler."] if rest > 0 else []
        raise Refused("\n".join([*found[:_SHOWN], *more]))
    return _built(data)


def problems(text: str) -> list[str]:
    """Everything that is wrong with a TOML text, one sentence each; empty when it can be read."""
    try:
        data = _parsed(text)
    except Refused as refused:
        return [refused.sentence]
    return list(_problems(data))


def write_guideline(guideline: GuidelineFile) -> str:
    """The TOML text that ``read_guideline`` reads back to the same guideline."""
    rules = guideline.rules
    body: dict[str, Any] = {"rate_percent": _plain(Decimal(rules.rate_bp) / 100)}
    for key in ("cap_project", "minimum_cost", "minimum_grant"):
        amount: Money | None = getattr(rules, key)
        if amount is not None:
            body[key] = _plain(Decimal(amount.cents) / 100)
    body |= {
        "rounding": rules.rounding,
        "net_if_input_tax": rules.net_if_input_tax,
        "legal_basis": rules.legal_basis,
        "conditions": list(rules.conditions),
        "proof_months": rules.proof_months,
        "retention_years": rules.retention_years,
        "binding_years": rules.binding_years,
        "clauses": dict(rules.clauses),
    }
    head = {
        "name": guideline.name,
        "kind": guideline.kind,
        "version": guideline.version,
        "valid_from": guideline.valid_from,
        "source": guideline.source,
        "note": guideline.note,
    }
    return tomli_w.dumps({**head, "rules": body}, multiline_strings=False)


def _plain(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > LONGEST_FILE:
        raise Refused("Die Datei ist zu groß für eine Richtlinie. Bitte wählen Sie eine andere Datei.")
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


_HEAD: Mapping[str, Callable[[Any], Any]] = {
    "name": values.needed_line,
    "kind": values.one_of(KINDS),
    "version": values.needed_line,
    "valid_from": values.day,
    "source": values.line,
    "note": values.paragraph,
}
_NEEDED = ("name", "kind", "version", "valid_from")
_RULES: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "rate_percent": ("rate_bp", values.rate),
    "cap_project": ("cap_project", values.money),
    "minimum_cost": ("minimum_cost", values.money),
    "minimum_grant": ("minimum_grant", values.money),
    "rounding": ("rounding", values.one_of(ROUNDINGS)),
    "net_if_input_tax": ("net_if_input_tax", values.truth),
    "legal_basis": ("legal_basis", values.paragraph),
    "conditions": ("conditions", values.texts),
    "proof_months": ("proof_months", values.whole(60)),
    "retention_years": ("retention_years", values.whole(50)),
    "binding_years": ("binding_years", values.whole(50)),
    "clauses": ("clauses", values.clauses),
}


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each key that is missing, unknown or wrong; then what does not fit together."""
    rules = data.get("rules")
    clean = True
    for sentence in (
        *_missing(data, _NEEDED, ""),
        *_unknown(data, (*_HEAD, "rules"), ""),
        *_wrong({key: data[key] for key in _HEAD if key in data}, _HEAD, ""),
        *_wrong_rules(rules),
    ):
        clean = False
        yield sentence
    if clean:
        try:
            _built(data)
        except Refused as refused:
            yield refused.sentence


def _wrong_rules(rules: Any) -> Iterator[str]:
    if not isinstance(rules, dict):
        yield "Es fehlt der Abschnitt [rules] mit den Regeln der Richtlinie."
        return
    readers = {key: read for key, (_, read) in _RULES.items()}
    yield from _missing(rules, ("rate_percent",), "rules.")
    yield from _unknown(rules, tuple(_RULES), "rules.")
    yield from _wrong({key: rules[key] for key in _RULES if key in rules}, readers, "rules.")


def _missing(data: Mapping[str, Any], needed: tuple[str, ...], where: str) -> Iterator[str]:
    for key in needed:
        if key not in data:
            yield f"Es fehlt die Angabe „{where}{key}“."


def _unknown(data: Mapping[str, Any], known: tuple[str, ...], where: str) -> Iterator[str]:
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f" Ist „{near[0]}“ gemeint?" if near else f" Möglich sind: {', '.join(known)}."
            yield f"Die Angabe „{where}{key[:60]}“ ist nicht bekannt.{hint}"


def _wrong(data: Mapping[str, Any], readers: Mapping[str, Callable[[Any], Any]], where: str) -> Iterator[str]:
    for key, value in data.items():
        try:
            readers[key](value)
        except Refused as refused:
            yield f"„{where}{key}“ {refused.sentence}"


def _built(data: Mapping[str, Any]) -> GuidelineFile:
    head = {key: read(data[key]) for key, read in _HEAD.items() if key in data}
    body = {name: read(data["rules"][key]) for key, (name, read) in _RULES.items() if key in data["rules"]}
    draft = replace(GuidelineDraft(version=head["version"], valid_from=head["valid_from"]), **body)
    version, valid_from, rules = checked_guideline(draft)
    return GuidelineFile(
        name=head["name"],
        kind=head["kind"],
        version=version,
        valid_from=valid_from,
        rules=rules,
        source=head.get("source", ""),
        note=head.get("note", ""),
    )
