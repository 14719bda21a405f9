"""What the plan of an event may say: its format, where it stands, and the way from idea to closed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text

FORMATS: dict[str, str] = {
    "festival": "Fest",
    "market": "Markt oder Flohmarkt",
    "culture": "Kultur, Film, Konzert",
    "action": "Mitmachaktion",
    "meeting": "Versammlung oder Empfang",
    "workshop": "Workshop",
    "walk": "Begehung",
    "survey": "Befragung",
    "jury": "Jurysitzung",
}
"""Format of an event and its German word."""

STATES: dict[str, str] = {
    "idea": "Idee",
    "planned": "in Planung",
    "fixed": "steht fest",
    "held": "hat stattgefunden",
    "closed": "abgeschlossen",
    "cancelled": "abgesagt",
}
"""Where an event stands, in the order it goes, and its German word."""

OVER = ("cancelled", "closed")
"""States in which nothing of an event is left to do."""

VERBS: dict[str, str] = {
    "plan": "Planung beginnen",
    "fix": "Steht fest",
    "hold": "Hat stattgefunden",
    "close": "Abschließen",
    "back": "Einen Schritt zurück",
    "cancel": "Absagen …",
    "revive": "Doch nicht absagen",
}
"""What can be done with the state, as buttons say it."""

TRANSITIONS: Mapping[tuple[str, str], str] = {
    ("idea", "plan"): "planned",
    ("idea", "cancel"): "cancelled",
    ("planned", "fix"): "fixed",
    ("planned", "back"): "idea",
    ("planned", "cancel"): "cancelled",
    ("fixed", "hold"): "held",
    ("fixed", "back"): "planned",
    ("fixed", "cancel"): "cancelled",
    ("held", "close"): "closed",
    ("held", "back"): "fixed",
    ("closed", "back"): "held",
    ("cancelled", "revive"): "planned",
}
"""(state, verb) → state; what is not here is not allowed."""

RUNNING = frozenset({"idea", "planned", "fixed", "held"})
"""States in which deadlines count; some come after the event."""
LARGE = 200
"""More than so many at once indoors or fenced in need twice the time (Gevelsberg: 8 weeks instead of 4)."""
MOST_VISITORS = 1_000_000


@dataclass(frozen=True)
class PlanDraft:
    """The plan as it stands in the form.

    Args:
        organiser_id: contact; None is the office itself.
        expected: visitors.
        enclosed: indoors or fenced in.
    """

    format: str | None = "festival"
    organiser_id: int | None = None
    expected: int | None = None
    enclosed: bool = False
    open_air: bool = True
    plan_b: str = ""
    description: str = ""
    application_id: int | None = None


@dataclass(frozen=True)
class PartnerDraft:
    """Who takes part in carrying it: a contact, or a name."""

    contact_id: int | None = None
    name: str = ""
    role: str = ""


@dataclass(frozen=True)
class CancelDraft:
    """Why an event does not take place."""

    why: str = ""


def verbs(state: str) -> tuple[str, ...]:
    """What can be done in a state, in the order of the buttons."""
    return tuple(verb for verb in VERBS if (state, verb) in TRANSITIONS)


def after(state: str, verb: str, *, day: date, today: date, counted: bool) -> str:
    """The state a verb leads to.

    Args:
        state: where it stands.
        verb: what is done.
        day: the day it begins.
        today: the day it is.
        counted: whether it is known how many came.

    Raises:
        Refused: when the state does not allow it, the day has not come, or nobody was counted.
    """
    target = TRANSITIONS.get((state, verb))
    if target is None:
        raise Refused(
            f"Die Veranstaltung ist „{STATES.get(state, state)}“; "
            f"„{VERBS.get(verb, verb).removesuffix(' …')}“ geht von da aus nicht."
        )
    if verb == "hold" and day > today:
        raise Refused(
            f"Die Veranstaltung ist erst am {formats.day(day)}. Bitte prüfen Sie den Beginn unter „Angaben“."
        )
    if verb == "close" and not counted:
        raise Refused(
            "Es steht noch nicht fest, wie viele da waren. Bitte zählen Sie unter „Auswertung“ die "
            "Teilnehmenden, oder schätzen Sie die Besucher."
        )
    return target


def checked(draft: PlanDraft) -> PlanDraft:
    """The plan with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    clean = replace(
        draft,
        plan_b=faults.take(clean_text, draft.plan_b, "plan_b") or "",
        description=faults.take(clean_text, draft.description, "description") or "",
    )
    faults.add(_faults(clean))
    faults.refuse()
    return clean


def _faults(draft: PlanDraft) -> Iterator[Refused]:
    if draft.format not in FORMATS:
        yield Refused("Bitte wählen Sie aus, was für eine Veranstaltung es ist.", "format")
    if draft.expected is not None and not 0 <= draft.expected <= MOST_VISITORS:
        yield Refused("Erwartet werden zwischen 0 und 1.000.000 Besucher. Bitte prüfen Sie.", "expected")


def checked_partner(draft: PartnerDraft) -> PartnerDraft:
    """A partner with clean texts.

    Raises:
        Refused: when it is neither a contact nor a name.
    """
    faults = Faults()
    clean = replace(
        draft,
        name=faults.take(clean_line, draft.name, "name") or "",
        role=faults.take(clean_line, draft.role, "role") or "",
    )
    if clean.contact_id is None and not clean.name:
        faults.add([Refused("Bitte wählen Sie einen Kontakt, oder geben Sie einen Namen an.", "name")])
    faults.refuse()
    return clean


def reason(draft: CancelDraft) -> str:
    """Why it is off.

    Raises:
        Refused: when nothing is said.
    """
    why = clean_text(draft.why, "why")
    if not why:
        raise Refused("Bitte schreiben Sie in einem Satz, warum die Veranstaltung ausfällt.", "why")
    return why
