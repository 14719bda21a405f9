"""Guidelines as TOML files, so that offices can share them: a sentence for every bad key.

Amounts are euros (``1249`` or ``1249.50`` or ``"1.249,50"``), shares are per cent, areas square metres, days
are TOML dates. Files of earlier versions are read as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import tomli_w

from app.domain.errors import Refused
from app.domain.guideline import CLAUSES, KEYS, Rules
from app.domain.guideline import keys as declared
from app.domain.guideline.keys import key, keys_of
from app.domain.guideline.rules import FORMER, upgraded
from app.domain.guideline.texts import Day, Line, Paragraph, choice
from app.features.funds.rules import toml
from app.features.funds.rules.fund import KINDS
from app.features.funds.rules.guideline import checked_guideline, guideline_draft


@dataclass(frozen=True)
class GuidelineHead:
    """What a guideline file says of itself: what it is, for which kind of fund, where it was published."""

    name: str = key(Line(), "Name", "Wie die Richtlinie heißt.", default="", needed=True)
    kind: str = key(
        choice(KINDS), "Art", "Für welche Art von Fonds sie gilt.", default="resident", needed=True
    )
    version: str = key(Line(longest=60), "Fassung", "Bezeichnung der Fassung.", default="", needed=True)
    valid_from: date = key(Day(), "Gültig ab", "Erster Tag, an dem sie gilt.", default=date.min, needed=True)
    source: str = key(Line(), "Quelle", "Wo die Richtlinie veröffentlicht ist.", default="")
    note: str = key(Paragraph(), "Hinweis", "Was noch zu wissen ist, z. B. was angenommen wurde.", default="")


@dataclass(frozen=True)
class GuidelineFile(GuidelineHead):
    """A guideline as it is exchanged."""

    rules: Rules = field(default_factory=Rules)


HEAD = keys_of(GuidelineHead)
_CLAUSES = "clauses"


def read_guideline(text: str) -> GuidelineFile:
    """The guideline in a TOML text.

    Raises:
        Refused: with one sentence for every key that cannot be right.
    """
    data = toml.parsed(text, "eine Richtlinie")
    toml.refuse(list(_problems(data)))
    return _built(data)


def problems(text: str) -> list[str]:
    """Everything that is wrong with a TOML text, one sentence each; empty when it can be read."""
    try:
        data = toml.parsed(text, "eine Richtlinie")
    except Refused as refused:
        return [refused.sentence]
    return list(_problems(data))


def write_guideline(guideline: GuidelineFile) -> str:
    """The TOML text that ``read_guideline`` reads back to the same guideline."""
    rules = declared.write(KEYS, guideline.rules)
    if guideline.rules.clauses:
        rules[_CLAUSES] = dict(guideline.rules.clauses)
    return tomli_w.dumps({**declared.write(HEAD, guideline), "rules": rules}, multiline_strings=False)


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for each key that is missing, unknown or wrong; then what does not fit together."""
    found = [*toml.faults(HEAD, data, "", ["rules"]), *_wrong_rules(data.get("rules"))]
    yield from found
    if found:
        return
    try:
        _built(data)
    except Refused as refused:
        yield from (one.sentence for one in refused.all)


def _wrong_rules(rules: Any) -> Iterator[str]:
    if not isinstance(rules, dict):
        yield "Es fehlt der Abschnitt [rules] mit den Regeln der Richtlinie."
        return
    if FORMER in rules and not isinstance(rules[FORMER], bool):
        yield f"„rules.{FORMER}“ muss true oder false sein; da steht {toml.shown(rules[FORMER])}."
    clauses = rules.get(_CLAUSES, {})
    yield from toml.faults(KEYS, _today(rules), "rules.", [_CLAUSES])
    if not isinstance(clauses, dict):
        there = toml.shown(clauses)
        yield f"„rules.{_CLAUSES}“ muss ein Abschnitt [rules.{_CLAUSES}] sein; da steht {there}."
        return
    for topic, text in clauses.items():
        if topic not in CLAUSES:
            yield toml.unknown(topic, list(CLAUSES), f"rules.{_CLAUSES}.")
        elif not isinstance(text, str):
            there = toml.shown(text)
            yield f"„rules.{_CLAUSES}.{topic}“ muss ein Text in Anführungszeichen sein; da steht {there}."


def _today(rules: Mapping[str, Any]) -> dict[str, Any]:
    """The rules with what an earlier version called otherwise."""
    return {name: value for name, value in upgraded(rules).items() if name != FORMER}


def _built(data: Mapping[str, Any]) -> GuidelineFile:
    head = declared.read(GuidelineHead, HEAD, data)
    rules = declared.read(Rules, KEYS, _today(data["rules"]))
    clauses = {topic: str(text) for topic, text in data["rules"].get(_CLAUSES, {}).items()}
    found = Rules(**{**{one.name: getattr(rules, one.name) for one in KEYS}, _CLAUSES: clauses})
    draft = guideline_draft(head.version, head.valid_from, found)
    version, valid_from, checked = checked_guideline(draft)
    return GuidelineFile(head.name, head.kind, version, valid_from, head.source, head.note, checked)
