"""``calc``: what a guideline gives for an application, step by step; needs no office and no passphrase."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from app.cli import console
from app.cli.codes import OK, USAGE, WRONG
from app.cli.describe import described
from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline import (
    BODIES,
    BOUNDS,
    DUE,
    Calculation,
    DocumentRule,
    Rules,
    TierRule,
    approval_end,
    binding_end,
    calculate,
    documents_needed,
    execution_end,
    instalments,
    last_application_day,
    obstacles,
    proof_due,
    quotes_needed,
    tier,
)
from app.domain.money import Money
from app.features.funds.rules import ApplicationFile, GuidelineFile, read_application, read_guideline
from app.system.clock import Clock

Made = TypeVar("Made")
_WIDE = 76


@dataclass(frozen=True)
class Result:
    """Everything that follows from a guideline for an application."""

    calculation: Calculation
    obstacles: tuple[str, ...]
    tier: TierRule | None
    quotes: int
    documents: tuple[DocumentRule, ...]
    instalments: tuple[Money, ...]
    dates: tuple[tuple[str, date], ...]


def run(options: Namespace, clock: Clock) -> int:
    """Calculate and say it; 1 when nothing can be given or something stands against it."""
    del clock
    if options.describe:
        console.say(described())
        return OK
    if options.guideline is None or options.application is None:
        console.complain("Es fehlen die Dateien: calc RICHTLINIE.toml ANTRAG.toml. Hilfe: calc --help")
        return USAGE
    guideline = _read(options.guideline, read_guideline)
    application = _read(options.application, read_application)
    result = _result(guideline.rules, application)
    if options.json:
        console.say_json(_as_json(guideline, application, result))
    else:
        console.say("\n".join(_lines(guideline, application, result)))
    return WRONG if result.calculation.refused or result.obstacles else OK


def _read(path: Path, read: Callable[[str], Made]) -> Made:
    """What stands in a file; what is wrong with it is said with its name."""
    try:
        return read(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Refused(
            f"„{path.name}“ lässt sich nicht als Text lesen. Bitte geben Sie eine TOML-Datei in UTF-8 an."
        ) from None
    except Refused as refused:
        raise Refused(f"{path.name}: {refused.sentence}") from None


def _result(rules: Rules, application: ApplicationFile) -> Result:
    found = calculate(rules, application.case)
    return Result(
        calculation=found,
        obstacles=obstacles(rules, application.facts),
        tier=tier(rules, found.grant),
        quotes=quotes_needed(rules, found.total),
        documents=documents_needed(rules, application.case),
        instalments=instalments(rules, found.grant),
        dates=tuple(_dates(rules, application)),
    )


def _dates(rules: Rules, application: ApplicationFile) -> Iterator[tuple[str, date]]:
    found: list[tuple[str, date | None]] = []
    if application.sitting_on:
        found.append(("last_application_day", last_application_day(rules, application.sitting_on)))
    if application.decided_on:
        found.append(("approval_end", approval_end(rules, application.decided_on)))
        found.append(("execution_end", execution_end(rules, application.decided_on)))
    if application.ends_on:
        found.append(("proof_due", proof_due(rules, application.ends_on)))
        found.append(("binding_end", binding_end(rules, application.ends_on)))
    yield from ((name, day) for name, day in found if day is not None)


_DATES = {
    "last_application_day": "Antragsschluss",
    "approval_end": "Ende des Bewilligungszeitraums",
    "execution_end": "Ende der Durchführung",
    "proof_due": "Verwendungsnachweis bis",
    "binding_end": "Zweckbindung bis",
}


def _lines(guideline: GuidelineFile, application: ApplicationFile, result: Result) -> Iterator[str]:
    found = result.calculation
    yield f"{guideline.name}, Fassung {guideline.version} (gültig ab {formats.day(guideline.valid_from)})"
    if application.title:
        yield application.title
    yield ""
    rows = [(step.sentence, step.clause, formats.money(step.amount)) for step in found.steps]
    yield from _table(rows)
    yield ""
    yield f"Bestimmend: {BOUNDS.get(found.bound_by, found.bound_by)}"
    if result.tier is not None:
        verb = "empfiehlt" if result.tier.recommends else "entscheidet"
        yield f"Es {verb}: {BODIES[result.tier.body]}"
    if result.quotes:
        yield f"Nötig: {formats.count(result.quotes, 'Angebot', 'Angebote')}"
    yield from (f"Unterlage ({DUE[one.due]}): {one.label}" for one in result.documents)
    if len(result.instalments) > 1:
        yield f"Raten: {', '.join(formats.money(part) for part in result.instalments)}"
    yield from (f"{_DATES[name]}: {formats.day(day)}" for name, day in result.dates)
    yield from (f"Steht entgegen: {sentence}" for sentence in result.obstacles)


def _table(rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Sentence, clause and amount in columns; long sentences go on in further lines."""
    clause = max(len(row[1]) for row in rows)
    amount = max(len(row[2]) for row in rows)
    for sentence, where, money in rows:
        *before, last = _wrapped(sentence)
        yield from before
        yield f"{last:<{_WIDE}}  {where:<{clause}}  {money:>{amount}}".rstrip()


def _wrapped(sentence: str) -> list[str]:
    lines = [""]
    for word in sentence.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _WIDE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return lines


def _as_json(guideline: GuidelineFile, application: ApplicationFile, result: Result) -> dict[str, Any]:
    found = result.calculation
    return {
        "guideline": guideline.name,
        "version": guideline.version,
        "title": application.title,
        "grant_cents": found.grant.cents,
        "eligible_cents": found.eligible.cents,
        "total_cents": found.total.cents,
        "bound_by": found.bound_by,
        "refused": list(found.refused),
        "steps": [
            {"sentence": step.sentence, "cents": step.amount.cents, "clause": step.clause}
            for step in found.steps
        ],
        "obstacles": list(result.obstacles),
        "tier": result.tier and {"body": result.tier.body, "recommends": result.tier.recommends},
        "quotes": result.quotes,
        "documents": [{"label": one.label, "due": one.due} for one in result.documents],
        "instalments_cents": [part.cents for part in result.instalments],
        "dates": {name: day.isoformat() for name, day in result.dates},
    }
