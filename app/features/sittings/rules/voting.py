"""What must hold for an item: nobody biased votes, the totals fit, the votes carry the result."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO
from app.domain.parsing import parse_clock
from app.domain.text import clean_line, clean_text
from app.features.sittings.rules.committees import Member
from app.features.sittings.rules.items import BallotLine, ItemDraft, ItemFacts, item_quorum, tally
from app.features.sittings.rules.words import (
    APPLICATION_OUTCOMES,
    GRANTING,
    RESOLVING,
    TOPIC_OUTCOMES,
    VOTES,
)


def checked_item(draft: ItemDraft, facts: ItemFacts) -> ItemDraft:
    """The item with clean texts; complete only as far as its outcome asks for it.

    Raises:
        Refused: beside each field: a biased vote, totals that do not fit, an outcome the votes do not carry.
    """
    faults = Faults()
    clean = _cleaned(draft, faults)
    faults.refuse()
    clean = _seated(clean, facts)
    faults.add(_ballot_faults(clean, facts))
    faults.add(_outcome_faults(clean, facts))
    faults.refuse()
    return clean


def outcome_faults(draft: ItemDraft, facts: ItemFacts) -> list[Refused]:
    """What keeps the sitting from being closed on this item, with its number before each sentence."""
    found = [*_ballot_faults(draft, facts), *_outcome_faults(draft, facts)]
    if not draft.outcome and facts.kind == "application":
        found.append(Refused("Es ist noch nichts beschlossen. Bitte tragen Sie das Ergebnis ein."))
    return [Refused(f"TOP {facts.number}: {one.sentence}") for one in found]


def _cleaned(draft: ItemDraft, faults: Faults) -> ItemDraft:
    texts: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or "" for name in ("title", "responsible")
    }
    texts |= {
        name: faults.take(clean_text, getattr(draft, name), name) or ""
        for name in ("text", "reason", "conditions", "resolution")
    }
    taken = faults.take(parse_clock, draft.taken, "taken") if draft.taken.strip() else None
    if not texts["title"]:
        faults.add([Refused("Bitte geben Sie dem Tagesordnungspunkt einen Titel.", "title")])
    ballots = tuple(
        replace(line, reason=(faults.take(clean_line, line.reason, f"ballots[{at}].reason") or ""))
        for at, line in enumerate(draft.ballots)
    )
    return replace(
        draft,
        **texts,
        taken=f"{taken:%H:%M}" if taken else "",
        ballots=ballots,
        outcome=draft.outcome or "",
    )


def _seated(draft: ItemDraft, facts: ItemFacts) -> ItemDraft:
    """Amounts belong to grants only; who approves in full grants what the guideline gives."""
    if facts.kind == "topic" or draft.outcome not in GRANTING:
        return replace(draft, amount=None)
    if draft.outcome == "approved" and draft.amount is None:
        return replace(draft, amount=facts.proposed)
    return draft


def _ballot_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    may = {member.id for member in facts.voters(draft.taken)}
    barred = facts.barred or {}
    for at, line in enumerate(draft.ballots):
        if line.vote == "biased":
            if not line.reason:
                yield Refused(
                    f"{line.name}: Bitte nennen Sie den Grund der Befangenheit; "
                    "er steht in der Niederschrift.",
                    f"ballots[{at}].reason",
                )
        elif line.vote is None and line.member_id in barred and draft.outcome in RESOLVING:
            yield Refused(
                f"{line.name} {barred[line.member_id]}. Bitte tragen Sie „befangen“ mit dem Grund ein.",
                f"ballots[{at}].vote",
            )
        elif line.vote is not None:
            sentence = _vote_fault(line, draft, facts, may)
            if sentence:
                yield Refused(f"{line.name} {sentence}", f"ballots[{at}].vote")
    if draft.secret:
        yield from _total_faults(draft, facts)


def _vote_fault(line: BallotLine, draft: ItemDraft, facts: ItemFacts, may: set[int]) -> str:
    """What is wrong with a vote, said of its voter; empty when it counts."""
    barred = facts.barred or {}
    if line.vote not in VOTES:
        return "hat eine unbekannte Stimme. Bitte wählen Sie Ja, Nein, Enthaltung oder befangen."
    if line.member_id in barred:
        return (
            f"{barred[line.member_id]} und darf nicht mitstimmen (§ 20 VwVfG). "
            "Bitte lassen Sie „befangen“ stehen."
        )
    if line.member_id not in may:
        when = f" um {draft.taken}" if draft.taken else ""
        return (
            f"hat{when} keine Stimme: nach der Anwesenheitsliste nicht da oder vertreten. "
            "Bitte entfernen Sie die Stimme oder berichtigen Sie Uhrzeit und Anwesenheit."
        )
    if draft.secret:
        return (
            "hat geheim abgestimmt; dabei wird keine Stimme mit Namen festgehalten. "
            "Bitte leeren Sie sie und tragen Sie die Summen ein."
        )
    return ""


def _total_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    counted, may = tally(draft).cast, len(_entitled(draft, facts))
    if counted and counted != may:
        yield Refused(
            f"Die Summen ergeben {formats.count(counted, 'Stimme', 'Stimmen')}, stimmberechtigt und nicht "
            f"befangen anwesend {'ist' if may == 1 else 'sind'} {may}. "
            "Ungültige Stimmen zählen als Enthaltung; bitte prüfen Sie Summen und Anwesenheit.",
            "abstained",
        )


def _entitled(draft: ItemDraft, facts: ItemFacts) -> list[Member]:
    biased = {line.member_id for line in draft.ballots if line.vote == "biased"}
    return [member for member in facts.voters(draft.taken) if member.id not in biased]


def _outcome_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    words = APPLICATION_OUTCOMES if facts.kind == "application" else TOPIC_OUTCOMES
    outcome = draft.outcome
    if not outcome:
        return
    if outcome not in words:
        yield Refused("Bitte wählen Sie das Ergebnis aus der Liste.", "outcome")
        return
    if facts.kind == "application" and outcome == "noted" and not facts.withdrawn:
        yield Refused(
            "Über einen Antrag wird beschlossen; nur ein zurückgezogener wird zur Kenntnis genommen. "
            "Bitte wählen Sie bewilligt, abgelehnt oder zurückgestellt.",
            "outcome",
        )
    if outcome in RESOLVING:
        yield from _vote_faults(draft, facts)
    if facts.kind == "application":
        yield from _grant_faults(draft, facts)


def _vote_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    able = item_quorum(facts, draft)
    if not able.reached:
        yield Refused(
            f"Das Gremium ist bei diesem Punkt {able.words}. "
            "Bitte stellen Sie ihn zurück; beschließen lässt sich nichts.",
            "outcome",
        )
        return
    counted = tally(draft)
    missing = len(_entitled(draft, facts)) - counted.cast
    if missing > 0:
        yield Refused(
            f"Es {'fehlt' if missing == 1 else 'fehlen'} {formats.count(missing, 'Stimme', 'Stimmen')}. "
            "Bitte erfassen Sie alle oder berichtigen Sie die Anwesenheit.",
            "secret" if draft.secret else "ballots",
        )
        return
    if draft.outcome == "rejected" and counted.accepted:
        yield Refused(
            f"Mit {counted.words} ist zugestimmt; abgelehnt werden kann so nicht. "
            "Bitte prüfen Sie Stimmen und Ergebnis.",
            "outcome",
        )
    elif draft.outcome != "rejected" and not counted.accepted:
        tie = " Bei Stimmengleichheit ist abgelehnt." if counted.yes == counted.no else ""
        yield Refused(
            f"Mit {counted.words} fehlt die Mehrheit.{tie} Bitte wählen Sie „abgelehnt“ oder "
            "prüfen Sie die Stimmen.",
            "outcome",
        )


def _grant_faults(draft: ItemDraft, facts: ItemFacts) -> Iterator[Refused]:
    most = facts.proposed or ZERO
    amount = draft.amount or ZERO
    if draft.outcome in GRANTING and amount > most:
        yield Refused(
            f"{formats.money(amount)} sind mehr als die {formats.money(most)}, die nach der Richtlinie "
            "möglich sind. Bitte senken Sie den Betrag.",
            "amount",
        )
    elif draft.outcome in GRANTING and amount <= ZERO:
        yield Refused("Bitte geben Sie den bewilligten Betrag an.", "amount")
    elif draft.outcome == "approved" and amount < most:
        yield Refused(
            f"{formats.money(amount)} sind weniger als die möglichen {formats.money(most)}. "
            "Bitte wählen Sie „teilweise bewilligt“ oder heben Sie den Betrag an.",
            "outcome",
        )
    elif draft.outcome == "partly_approved" and amount == most:
        yield Refused(
            f"{formats.money(most)} ist der volle Betrag. Bitte wählen Sie „bewilligt“ oder senken Sie ihn.",
            "outcome",
        )
    if draft.outcome in {"partly_approved", "rejected", "deferred"} and not draft.reason:
        yield Refused(
            "Bitte nennen Sie den Grund; er steht in der Niederschrift und im Schreiben.",
            "reason",
        )
