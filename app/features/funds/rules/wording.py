"""A guideline in words: in one line, rule by rule, and what changed from one version to the next."""

from collections.abc import Iterator
from typing import Any

from app.domain import formats
from app.domain.guideline import CLAUSES, GROUPS, KEYS, Rules
from app.domain.guideline.keys import Key, Table, keys_of
from app.domain.guideline.units import square_metres


def summary(rules: Rules) -> str:
    """``50 %, höchstens 5.000,00 € je Projekt``: what a list says of a guideline."""
    return ", ".join(_height(rules)) or "ohne Satz und Grenze"


def _height(rules: Rules) -> Iterator[str]:
    if rules.rate_bp is not None:
        yield formats.percent(rules.rate_bp)
    for amount, said in (
        (rules.fixed_amount, "Festbetrag {}"),
        (rules.cost_per_m2, "Kosten bis {}/m²"),
        (rules.grant_per_m2, "höchstens {}/m²"),
        (rules.cap_project, "höchstens {} je Projekt"),
        (rules.cap_object, "höchstens {} je Objekt"),
        (rules.cap_applicant_year, "höchstens {} je Antragsteller und Jahr"),
        (rules.cap_year, "höchstens {} im Jahr"),
        (rules.minimum_cost, "ab {} Gesamtkosten"),
        (rules.minimum_grant, "ab {} Zuwendung"),
    ):
        if amount is not None:
            yield said.format(formats.money(amount))
    if rules.measures:
        yield formats.count(
            len(rules.measures), "Maßnahmenart mit eigener Grenze", "Maßnahmenarten mit eigener Grenze"
        )
    if rules.rent_bp is not None:
        area = f" bis {square_metres(rules.rent_area)}" if rules.rent_area else ""
        yield f"Miete bis {formats.percent(rules.rent_bp)} der bisherigen{area}"


def in_words(rules: Rules) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every rule that says something beyond what always holds: group, then (label, value with clause)."""
    found = []
    for group in GROUPS:
        lines = [
            (one.label, _with_clause(said, rules.clause(one.clause)))
            for one in keys_of(group)
            if (said := _said(one, getattr(rules, one.name)))
        ]
        if lines:
            found.append((group.title, lines))
    return found


def changes(before: Rules, after: Rules) -> list[str]:
    """What is another in the later version, a sentence each; empty where nothing is."""
    found: list[str] = []
    for one in KEYS:
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old != new:
            found.extend(_rows(one, old, new) if isinstance(one.unit, Table) else [_turned(one, old, new)])
    for topic, label in CLAUSES.items():
        old, new = before.clause(topic), after.clause(topic)
        if old != new:
            found.append(f"Fundstelle „{label}“: {old or 'keine'} → {new or 'keine'}")
    return found


def _turned(one: Key, old: Any, new: Any) -> str:
    if isinstance(old, tuple) and isinstance(new, tuple):
        added = [f"+ {part}" for part in new if part not in old]
        gone = [f"− {part}" for part in old if part not in new]
        return f"{one.label}: {'; '.join([*added, *gone]) or 'andere Reihenfolge'}"
    return f"{one.label}: {_said_always(one, old)} → {_said_always(one, new)}"


def _rows(one: Key, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
    for sign, rows, others in (("+", new, old), ("−", old, new)):
        for row in rows:
            if row not in others:
                yield f"{one.label}: {sign} {one.unit.say((row,))}"
    if set(map(repr, old)) == set(map(repr, new)):
        yield f"{one.label}: andere Reihenfolge"


def _said(one: Key, value: Any) -> str:
    """A rule that differs from what holds where nothing is said; periods and rounding are always told."""
    always = one.name in {"rounding", "amounts", "proof_months", "retention_years", "payment"}
    if value == one.default and not always:
        return ""
    if isinstance(value, tuple):
        return "\n".join(one.unit.say((part,)) for part in value)
    return _said_always(one, value)


def _said_always(one: Key, value: Any) -> str:
    if value is None or value in ((), ""):
        return "keine Angabe"
    return one.unit.say(value)


def _with_clause(said: str, clause: str) -> str:
    return f"{said} ({clause})" if clause else said
