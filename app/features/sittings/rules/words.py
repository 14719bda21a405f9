"""The words of committees and sittings, by what the file keeps."""

from collections.abc import Mapping

PARTIES: Mapping[str, str] = {
    "resident": "Bewohnerschaft",
    "institution": "Einrichtungen",
    "trade": "Gewerbe",
    "politics": "Politik",
    "administration": "Verwaltung",
    "other": "Sonstige",
}
"""Group a member stands for."""

FUNCTIONS: Mapping[str, str] = {
    "chair": "Vorsitz",
    "deputy": "Stellv. Vorsitz",
    "secretary": "Schriftführung",
}

PRESENCES: Mapping[str, str] = {"present": "anwesend", "excused": "entschuldigt", "absent": "fehlt"}

STATES: Mapping[str, str] = {
    "planned": "geplant",
    "invited": "eingeladen",
    "open": "eröffnet",
    "closed": "geschlossen",
    "cancelled": "abgesagt",
}
"""State of a sitting, in the order it goes through them."""

VOTES: Mapping[str, str] = {"yes": "Ja", "no": "Nein", "abstain": "Enthaltung", "biased": "befangen"}

APPLICATION_OUTCOMES: Mapping[str, str] = {
    "approved": "bewilligt",
    "partly_approved": "teilweise bewilligt",
    "rejected": "abgelehnt",
    "deferred": "zurückgestellt",
    "noted": "erledigt",
}
TOPIC_OUTCOMES: Mapping[str, str] = {
    "noted": "zur Kenntnis",
    "approved": "beschlossen",
    "rejected": "abgelehnt",
    "deferred": "vertagt",
}
RECOMMENDED: Mapping[str, str] = {
    "approved": "empfohlen",
    "partly_approved": "teilweise empfohlen",
    "rejected": "nicht empfohlen",
    "deferred": "zurückgestellt",
    "noted": "erledigt",
}
"""Outcomes of a committee that only recommends."""

_ON_PAPER: Mapping[str, str] = {
    "empfohlen": "zur Bewilligung empfohlen",
    "teilweise empfohlen": "zur teilweisen Bewilligung empfohlen",
    "nicht empfohlen": "zur Ablehnung empfohlen",
    "erledigt": "zur Kenntnis genommen (erledigt)",
    "zur Kenntnis": "zur Kenntnis genommen",
}
"""Outcomes that minutes say in full."""

GRANTING = frozenset({"approved", "partly_approved"})
RESOLVING = frozenset({"approved", "partly_approved", "rejected"})
"""Outcomes that need a quorum and a vote."""


WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def outcome_word(kind: str, outcome: str, *, decides: bool = True) -> str:
    """The German word of an outcome; nothing while there is none."""
    if kind == "topic":
        return TOPIC_OUTCOMES.get(outcome, "")
    return (APPLICATION_OUTCOMES if decides else RECOMMENDED).get(outcome, "")


def on_paper(word: str | None) -> str:
    """An outcome as the minutes say it."""
    return _ON_PAPER.get(word or "", word or "")
