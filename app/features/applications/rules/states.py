"""States of an application as a table ``(state, verb) → state``; what is not in it is refused."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.errors import Refused


class Status(StrEnum):
    """Where an application stands."""

    RECEIVED = "received"
    CHECKED = "checked"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    """What a person does with an application."""

    CHANGE = "change"
    """Change what the decision rests on: plan, applicant, project."""
    ANNOTATE = "annotate"
    """Change what no decision rests on: note, account."""
    CHECK = "check"
    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    RECORD_PAPER = "record paper"
    REMOVE_PAPER = "remove paper"
    PAY = "pay"
    REVERSE_PAYMENT = "reverse payment"
    ISSUE_APPROVAL = "issue approval"
    ISSUE_REJECTION = "issue rejection"
    REMOVE = "remove"


STATUS_LABELS: Mapping[str, str] = {
    Status.RECEIVED: "eingegangen",
    Status.CHECKED: "geprüft",
    Status.APPROVED: "bewilligt",
    Status.REJECTED: "abgelehnt",
    Status.WITHDRAWN: "zurückgezogen",
}

WAITING = frozenset({Status.RECEIVED, Status.CHECKED})
"""States in which somebody waits for the office; only these hold money back."""

TRANSITIONS: Mapping[tuple[Status, Verb], Status] = {
    (Status.RECEIVED, Verb.CHANGE): Status.RECEIVED,
    (Status.RECEIVED, Verb.ANNOTATE): Status.RECEIVED,
    (Status.RECEIVED, Verb.CHECK): Status.CHECKED,
    (Status.RECEIVED, Verb.REJECT): Status.REJECTED,
    (Status.RECEIVED, Verb.WITHDRAW): Status.WITHDRAWN,
    (Status.RECEIVED, Verb.RECORD_PAPER): Status.RECEIVED,
    (Status.RECEIVED, Verb.REMOVE_PAPER): Status.RECEIVED,
    (Status.CHECKED, Verb.CHANGE): Status.RECEIVED,
    (Status.CHECKED, Verb.ANNOTATE): Status.CHECKED,
    (Status.CHECKED, Verb.CHECK): Status.CHECKED,
    (Status.CHECKED, Verb.APPROVE): Status.APPROVED,
    (Status.CHECKED, Verb.REJECT): Status.REJECTED,
    (Status.CHECKED, Verb.WITHDRAW): Status.WITHDRAWN,
    (Status.CHECKED, Verb.RECORD_PAPER): Status.CHECKED,
    (Status.CHECKED, Verb.REMOVE_PAPER): Status.CHECKED,
    (Status.APPROVED, Verb.ANNOTATE): Status.APPROVED,
    (Status.APPROVED, Verb.WITHDRAW): Status.WITHDRAWN,
    (Status.APPROVED, Verb.RECORD_PAPER): Status.APPROVED,
    (Status.APPROVED, Verb.PAY): Status.APPROVED,
    (Status.APPROVED, Verb.REVERSE_PAYMENT): Status.APPROVED,
    (Status.APPROVED, Verb.ISSUE_APPROVAL): Status.APPROVED,
    (Status.REJECTED, Verb.ANNOTATE): Status.REJECTED,
    (Status.REJECTED, Verb.RECORD_PAPER): Status.REJECTED,
    (Status.REJECTED, Verb.ISSUE_REJECTION): Status.REJECTED,
    (Status.WITHDRAWN, Verb.ANNOTATE): Status.WITHDRAWN,
    (Status.WITHDRAWN, Verb.RECORD_PAPER): Status.WITHDRAWN,
}
"""Rejecting from ``received`` is meant: who has begun early or may not apply never gets as far as a check."""

_WHAT: Mapping[Verb, str] = {
    Verb.CHANGE: "Der Antrag lässt sich nur ändern, solange er nicht entschieden ist.",
    Verb.ANNOTATE: "Notiz und Bankverbindung lassen sich hier nicht ändern.",
    Verb.CHECK: "Geprüft wird ein Antrag, bevor er entschieden ist.",
    Verb.APPROVE: "Bewilligt wird ein Antrag, wenn er geprüft und noch nicht entschieden ist.",
    Verb.REJECT: "Abgelehnt wird ein Antrag, solange er nicht entschieden ist.",
    Verb.WITHDRAW: "Zurückgezogen werden kann ein Antrag, solange er nicht abgelehnt ist.",
    Verb.RECORD_PAPER: "Unterlagen lassen sich hier nicht erfassen.",
    Verb.REMOVE_PAPER: "Unterlagen lassen sich nur entfernen, solange der Antrag nicht entschieden ist.",
    Verb.PAY: "Ausgezahlt wird nur auf einen bewilligten Antrag.",
    Verb.REVERSE_PAYMENT: "Zahlungen gibt es nur bei einem bewilligten Antrag.",
    Verb.ISSUE_APPROVAL: "Einen Bewilligungsbescheid gibt es nur zu einem bewilligten Antrag.",
    Verb.ISSUE_REJECTION: "Einen Ablehnungsbescheid gibt es nur zu einem abgelehnten Antrag.",
    Verb.REMOVE: "Ein Antrag mit Aktenzeichen wird nicht gelöscht, sonst hätte die Zählung eine Lücke; "
    "bitte ziehen Sie ihn zurück.",
}


def may(status: str, verb: Verb) -> bool:
    """Whether that verb is allowed in that state."""
    return (Status(status), verb) in TRANSITIONS


def after(status: str, verb: Verb, reference: str) -> Status:
    """The state a verb leads to.

    Raises:
        Refused: naming the application and its state, when the verb is not allowed there.
    """
    at = Status(status)
    to = TRANSITIONS.get((at, verb))
    if to is None:
        raise Refused(f"Der Antrag {reference} ist {STATUS_LABELS[at]}. {_WHAT[verb]}")
    return to
