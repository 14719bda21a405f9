"""The kinds of letters as one table: what each is called, who signs it, when it fits, what it asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.casework import GRANTED, WAITING, Status
from app.domain.errors import Refused


class Signer(StrEnum):
    """Who signs a letter."""

    OFFICE = "office"
    """The office writes in its own name."""
    GRANTER = "granter"
    """The city where the fund says so (Entwurf zur Unterschrift), else the office on its behalf."""
    PARTIES = "parties"
    """Both sides: an agreement."""
    NOBODY = "nobody"
    """A paper of the file; what is signed on it are lines of its own."""


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter.

    Args:
        key: as kept with the letter; also the beginning of the keys of its text modules.
        title: what it is called in lists and file names.
        group: heading it stands under where one is chosen.
        signer: who signs.
        states: states of an application in which it can be written by hand.
        asks: names of the fields of ``LetterDraft`` that are typed for it.
        notice: it decides something: instruction on remedies, dates on the decision.
        sheet: no address, no salutation: a paper of the file.
        tells: kinds of decisions it tells of; empty when it needs none.
        needs: a fact it cannot do without: ``consent``, ``reclaim``, ``aid``, ``settled``, ``visit``,
            ``proof_due``, ``account``.
        help: one sentence for whoever chooses.
    """

    key: str
    title: str
    group: str
    signer: Signer
    states: frozenset[Status]
    asks: tuple[str, ...] = ()
    notice: bool = False
    sheet: bool = False
    tells: frozenset[str] = field(default_factory=frozenset)
    needs: str = ""
    help: str = ""


_OPEN = frozenset(WAITING)
_GRANTED = frozenset(GRANTED)
_PROVING = frozenset({Status.PROOF_RECEIVED, Status.PROOF_CHECKED})
_SETTLING = frozenset({Status.PROOF_CHECKED, Status.PAID, Status.RECLAIM, Status.CLOSED})
_AFTER = frozenset({Status.PAID, Status.RECLAIM, Status.REVOKED})
_GIVEN = frozenset({"approved", "partly_approved", "amended"})

_ALL = (
    LetterKind(
        "receipt",
        "Eingangsbestätigung",
        "Antrag",
        Signer.OFFICE,
        _OPEN,
        asks=("items", "due_on", "note"),
        help="Bestätigt den Eingang, nennt das Aktenzeichen und was noch fehlt.",
    ),
    LetterKind(
        "documents_requested",
        "Nachforderung von Unterlagen",
        "Antrag",
        Signer.OFFICE,
        _OPEN | _PROVING,
        asks=("due_on", "items", "note"),
        help="Liste der fehlenden Unterlagen mit Frist.",
    ),
    LetterKind(
        "early_start",
        "Zustimmung zum vorzeitigen Beginn",
        "Antrag",
        Signer.GRANTER,
        _OPEN,
        asks=("note",),
        needs="consent",
        help="Erlaubt den Beginn vor der Bewilligung, auf eigenes Risiko.",
    ),
    LetterKind(
        "approval",
        "Bewilligung",
        "Entscheidung",
        Signer.GRANTER,
        frozenset({Status.APPROVED}),
        notice=True,
        tells=frozenset({"approved"}),
        help="Zuwendungsbescheid mit Berechnung, Nebenbestimmungen und Rechtsbehelfsbelehrung.",
    ),
    LetterKind(
        "partial_approval",
        "Teilbewilligung",
        "Entscheidung",
        Signer.GRANTER,
        frozenset({Status.PARTLY_APPROVED}),
        notice=True,
        tells=frozenset({"partly_approved"}),
        help="Zuwendungsbescheid über weniger als berechnet, mit dem Grund dafür.",
    ),
    LetterKind(
        "agreement",
        "Vereinbarung",
        "Entscheidung",
        Signer.PARTIES,
        _GRANTED,
        asks=("note",),
        tells=_GIVEN,
        help="Statt eines Bescheids: beide Seiten unterschreiben.",
    ),
    LetterKind(
        "rejection",
        "Ablehnung",
        "Entscheidung",
        Signer.GRANTER,
        frozenset({Status.REJECTED}),
        notice=True,
        tells=frozenset({"rejected"}),
        help="Ablehnungsbescheid mit Gründen und Rechtsbehelfsbelehrung.",
    ),
    LetterKind(
        "deferral",
        "Zurückstellung",
        "Entscheidung",
        Signer.OFFICE,
        frozenset({Status.DEFERRED}),
        asks=("due_on", "items", "note"),
        tells=frozenset({"deferred"}),
        help="Sagt, warum noch nicht entschieden ist und wie es weitergeht.",
    ),
    LetterKind(
        "amendment",
        "Änderungsbescheid",
        "Entscheidung",
        Signer.GRANTER,
        _GRANTED,
        notice=True,
        tells=frozenset({"amended"}),
        help="Ändert Betrag, Zeitraum oder Zweck einer Bewilligung.",
    ),
    LetterKind(
        "de_minimis",
        "De-minimis-Bescheinigung",
        "Entscheidung",
        Signer.GRANTER,
        _GRANTED | _PROVING | _AFTER | {Status.CLOSED},
        needs="aid",
        help="Bescheinigt einem Unternehmen die Beihilfe (Verordnung (EU) 2023/2831).",
    ),
    LetterKind(
        "proof_reminder",
        "Erinnerung an den Nachweis",
        "Auszahlung und Nachweis",
        Signer.OFFICE,
        _GRANTED,
        asks=("due_on", "items", "note"),
        needs="proof_due",
        help="Erinnert an den Verwendungsnachweis und setzt eine Frist.",
    ),
    LetterKind(
        "payment_proposal",
        "Auszahlungsvorschlag",
        "Auszahlung und Nachweis",
        Signer.NOBODY,
        _GRANTED | _PROVING | {Status.PAID},
        asks=("amount", "due_on", "purpose"),
        needs="account",
        help="An die Stadt: Empfänger, IBAN, Betrag, Produktsachkonto; sachlich und rechnerisch richtig.",
    ),
    LetterKind(
        "settlement",
        "Schlussbescheid",
        "Auszahlung und Nachweis",
        Signer.GRANTER,
        _SETTLING,
        asks=("note",),
        notice=True,
        tells=frozenset({"settled"}),
        needs="settled",
        help="Ergebnis der Prüfung des Nachweises: endgültige Zuwendung, Restzahlung oder Erstattung.",
    ),
    LetterKind(
        "hearing",
        "Anhörung",
        "Widerruf und Erstattung",
        Signer.GRANTER,
        _GRANTED | _PROVING | _AFTER,
        asks=("due_on", "reason", "note"),
        needs="reclaim",
        help="Vor Widerruf und Rückforderung: Gelegenheit zur Äußerung (§ 28 VwVfG NRW).",
    ),
    LetterKind(
        "revocation",
        "Widerruf",
        "Widerruf und Erstattung",
        Signer.GRANTER,
        frozenset({Status.REVOKED, Status.RECLAIM}),
        notice=True,
        tells=frozenset({"revoked"}),
        help="Widerruft die Bewilligung und fordert zurück, was gezahlt wurde.",
    ),
    LetterKind(
        "reclaim",
        "Rückforderung",
        "Widerruf und Erstattung",
        Signer.GRANTER,
        frozenset({Status.RECLAIM}),
        notice=True,
        needs="reclaim",
        help="Setzt die Erstattung mit Zinsen und Frist fest (§ 49a VwVfG NRW).",
    ),
    LetterKind(
        "calculation",
        "Berechnungsbogen",
        "Akte",
        Signer.NOBODY,
        frozenset(Status) - {Status.ADVICE},
        sheet=True,
        help="Alle Rechenschritte, wie sie entschieden oder abgerechnet sind.",
    ),
    LetterKind(
        "inspection",
        "Vermerk Ortstermin",
        "Akte",
        Signer.NOBODY,
        frozenset(Status),
        asks=("note_id",),
        sheet=True,
        needs="visit",
        help="Was bei einer Besichtigung festgestellt wurde.",
    ),
)

KINDS: Mapping[str, LetterKind] = {kind.key: kind for kind in _ALL}
"""Every kind by its key, in the order of a case."""

KIND_TITLES: Mapping[str, str] = {kind.key: kind.title for kind in _ALL}

DUE = frozenset({"documents_requested", "proof_reminder", "hearing"})
"""Kinds that set a day until which an answer is expected."""


def kind_of(key: str) -> LetterKind:
    """The kind of that key.

    Raises:
        Refused: when there is none.
    """
    found = KINDS.get(key)
    if found is None:
        raise Refused(
            f"Ein Schreiben der Art „{key}“ gibt es nicht. Bitte wählen Sie eine aus der Liste.", "kind"
        )
    return found


def letter_title(key: str) -> str:
    """What a letter of that kind is called."""
    return KIND_TITLES.get(key, key)


def kinds_for(status: str, facts: frozenset[str], decided: str = "") -> tuple[LetterKind, ...]:
    """The kinds that can be written by hand for an application.

    Args:
        status: where the application stands.
        facts: which of the facts named by ``needs`` there are.
        decided: kind of the newest decision; empty when there is none.
    """
    return tuple(
        kind
        for kind in _ALL
        if status in kind.states
        and (not kind.needs or kind.needs in facts)
        and (not kind.tells or decided in kind.tells)
    )


def likeliest(kinds: Sequence[LetterKind]) -> str:
    """What is probably to be written: the first, but an agreement only where there is nothing else.

    It takes the place of a notice; nobody writes one without meaning to.
    """
    keys = [kind.key for kind in kinds]
    return next((key for key in keys if key != "agreement"), keys[0] if keys else "")
