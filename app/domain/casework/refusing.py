"""What may be done in a state, and the sentence that refuses the rest."""

from collections.abc import Mapping

from app.domain.casework.states import STATUS_LABELS, Status, Verb
from app.domain.casework.table import TRANSITIONS, Way
from app.domain.errors import Refused

_WHAT: Mapping[Verb, str] = {
    Verb.CHANGE: "Der Antrag lässt sich nur ändern, solange er nicht entschieden ist.",
    Verb.ANNOTATE: "Notiz und Bankverbindung lassen sich hier nicht ändern.",
    Verb.RECEIVE: "Als Antrag aufgenommen wird nur, was noch Beratung ist.",
    Verb.REQUEST_DOCUMENTS: "Unterlagen werden angefordert, solange der Antrag nicht auf einer "
    "Tagesordnung steht oder entschieden ist.",
    Verb.COMPLETE: "Die Vollständigkeit wird nach dem Eingang festgestellt.",
    Verb.CHECK_CONTENT: "Sachlich geprüft wird ein vollständiger Antrag.",
    Verb.CHECK: "Rechnerisch geprüft wird ein Antrag nach der sachlichen Prüfung und vor der Entscheidung.",
    Verb.TABLE: "Auf die Tagesordnung kommt nur ein Antrag, der entscheidungsreif oder zurückgestellt ist.",
    Verb.UNTABLE: "Von der Tagesordnung genommen wird nur, was darauf steht.",
    Verb.APPROVE: "Bewilligt wird ein Antrag, der entscheidungsreif und noch nicht entschieden ist.",
    Verb.APPROVE_PARTLY: "Bewilligt wird ein Antrag, der entscheidungsreif und noch nicht entschieden ist.",
    Verb.REJECT: "Abgelehnt wird ein Antrag, solange er nicht entschieden ist.",
    Verb.DEFER: "Zurückgestellt wird ein Antrag, über den gerade zu entscheiden ist.",
    Verb.RESUME: "Wieder aufgenommen wird nur ein zurückgestellter Antrag.",
    Verb.ALLOW_EARLY_START: "Dem vorzeitigen Beginn wird vor der Entscheidung zugestimmt.",
    Verb.AMEND: "Geändert wird eine Bewilligung, solange der Nachweis nicht eingegangen ist.",
    Verb.ACCEPT: "Angenommen wird eine Bewilligung, bevor das Projekt beginnt.",
    Verb.BEGIN: "Begonnen wird ein Projekt nach der Bewilligung.",
    Verb.CALL_MONEY: "Mittel werden nach der Bewilligung und vor dem Nachweis abgerufen.",
    Verb.PAY: "Ausgezahlt wird nur auf einen bewilligten Antrag, und nicht während der Nachweis "
    "geprüft wird.",
    Verb.REVERSE_PAYMENT: "Zahlungen gibt es nur bei einem bewilligten, noch nicht abgeschlossenen Antrag.",
    Verb.RECEIVE_PROOF: "Ein Verwendungsnachweis gehört zu einem bewilligten Antrag.",
    Verb.RETURN_PROOF: "Zurückgegeben wird ein Nachweis, der eingegangen und noch nicht geprüft ist.",
    Verb.CHECK_PROOF: "Geprüft wird ein Nachweis, der eingegangen ist.",
    Verb.REOPEN_PROOF: "Wieder geöffnet wird ein geprüfter Nachweis, bevor der Rest gezahlt ist.",
    Verb.PAY_LAST: "Der Rest wird nach der Prüfung des Nachweises gezahlt.",
    Verb.SETTLE: "Abgerechnet wird nach der Prüfung des Nachweises.",
    Verb.RECLAIM: "Zurückgefordert wird nach der Prüfung des Nachweises oder nach einem Widerruf.",
    Verb.REFUND: "Rückzahlungen gibt es nur bei einer Rückforderung.",
    Verb.CLOSE: "Abgeschlossen wird ein Antrag, wenn alles gezahlt oder zurückgezahlt ist.",
    Verb.REOPEN: "Wieder geöffnet wird nur eine abgeschlossene Akte.",
    Verb.WITHDRAW: "Zurückgezogen werden kann ein Antrag, solange er weder abgelehnt noch nachgewiesen ist.",
    Verb.REVOKE: "Widerrufen wird eine Bewilligung, die noch nicht abgeschlossen ist.",
    Verb.RECORD_PAPER: "Unterlagen lassen sich hier nicht erfassen.",
    Verb.REMOVE_PAPER: "Unterlagen lassen sich nur entfernen, solange der Antrag nicht entschieden ist.",
    Verb.ISSUE_LETTER: "Zu diesem Antrag gibt es kein Schreiben.",
    Verb.REMOVE: "Ein Antrag mit Aktenzeichen wird nicht gelöscht, sonst hätte die Zählung eine Lücke; "
    "bitte ziehen Sie ihn zurück.",
}
_STATE_SAID: Mapping[Status, str] = {
    Status.ADVICE: "noch in der Beratung",
    Status.INCOMPLETE: "unvollständig; es fehlen Unterlagen",
    Status.PROOF_RECEIVED: "beim Nachweis; er ist eingegangen",
    Status.PROOF_CHECKED: "beim Nachweis; er ist geprüft",
    Status.TABLED: "zur Sitzung angemeldet",
    Status.AMENDED: "geändert bewilligt",
    Status.RECLAIM: "in der Rückforderung",
}
"""Where the label alone makes no sentence."""


def may(status: str, verb: Verb) -> bool:
    """Whether that verb is allowed in that state."""
    return (Status(status), verb) in TRANSITIONS


def way(status: str, verb: Verb, reference: str) -> Way:
    """Where a verb leads from a state, who may, and what must hold.

    Raises:
        Refused: naming the application and its state, when the verb is not allowed there.
    """
    at = Status(status)
    found = TRANSITIONS.get((at, verb))
    if found is None:
        raise Refused(f"Der Antrag {reference} ist {_STATE_SAID.get(at, STATUS_LABELS[at])}. {_WHAT[verb]}")
    return found


def after(status: str, verb: Verb, reference: str) -> Status:
    """The state a verb leads to.

    Raises:
        Refused: see ``way``.
    """
    return way(status, verb, reference).to
