"""What erasing a contact for good reaches, what it leaves, and what it must wait for (Art. 17 GDPR)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import formats

EMPTIED = "(gelöscht)"
"""Stands where a name was that a plan needs: hours, a place at the table."""
_SHOWN = 6
PAPERS: dict[str, tuple[str, str]] = {
    "labels": ("Bogen Etiketten", "Bögen Etiketten"),
    "letters": ("Serienbrief", "Serienbriefe"),
    "envelopes": ("Satz Umschläge", "Sätze Umschläge"),
    "dispatch": ("Versandprotokoll", "Versandprotokolle"),
    "badges": ("Satz Namensschilder", "Sätze Namensschilder"),
    "signs": ("Satz Tischschilder", "Sätze Tischschilder"),
    "attendance": ("Teilnahmeliste", "Teilnahmelisten"),
    "running_order": ("Ablaufplan", "Ablaufpläne"),
    "report": ("Kurzbericht", "Kurzberichte"),
}
"""Archived pieces that name persons, by kind: one, several."""


@dataclass(frozen=True)
class Place:
    """A record that names the contact.

    Args:
        words: what it is, ``Einsatz bei „Sommerfest“``.
        linked: it points to the contact; otherwise only the same name is typed there.
        named: the text there says who it is; a place where flyers lie may be called otherwise.
        spec: which kind of record it is, as the query numbers them.
    """

    table: str
    record_id: int
    words: str
    linked: bool
    named: bool = True
    spec: int = 0


@dataclass(frozen=True)
class Remains:
    """Where a contact stands beside its own record.

    Args:
        held: what needs it still, counted in words.
        coming: events to come it is registered for.
        places: records that name it.
        papers: archived pieces made since there is the contact, number by kind.
    """

    held: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    papers: tuple[tuple[str, int], ...] = ()

    @property
    def linked(self) -> tuple[Place, ...]:
        """Records that are emptied in any case."""
        return tuple(place for place in self.places if place.linked)

    @property
    def typed(self) -> tuple[Place, ...]:
        """Records where somebody of the same name stands; only a person knows whether it is the same."""
        return tuple(place for place in self.places if not place.linked)


def waits(name: str, remains: Remains) -> str:
    """Why a contact cannot be erased yet; empty when it can.

    The right to erasure ends where records must be kept by law (Art. 17 (3) b, e GDPR).
    """
    if remains.held:
        return (
            f"„{name}“ ist verknüpft mit {_and(remains.held)} und kann noch nicht endgültig gelöscht werden: "
            "Diese Vorgänge werden aufbewahrt (Art. 17 Abs. 3 DSGVO). Nehmen Sie bis dahin das Häkchen bei "
            "„Aktiv“ heraus."
        )
    if remains.coming:
        return (
            f"„{name}“ ist noch angemeldet zu {_and(remains.coming)}. Bitte melden Sie dort zuerst ab, damit "
            "der Platz frei wird; danach geht das endgültige Löschen."
        )
    return ""


def reached(remains: Remains) -> str:
    """What goes with the contact, in a sentence; empty when nothing does."""
    if not remains.linked:
        return ""
    return f"Der Name verschwindet auch hier: {_listed(remains.linked)}. Zahlen und Stunden bleiben."


def same_name(remains: Remains) -> str:
    """Where the same name is typed."""
    return f"Derselbe Name steht ohne Verknüpfung hier: {_listed(remains.typed)}."


def left(remains: Remains) -> str:
    """What stays in the archive, in a sentence; empty when there is nothing."""
    if not remains.papers:
        return ""
    pieces = [formats.count(number, *PAPERS[kind]) for kind, number in remains.papers]
    return (
        f"Im Archiv (Presse & Versand › Archiv) bleiben unverändert: {_and(pieces)}. Der Name kann darin "
        "stehen; so lange Sie sie als Nachweis brauchen, darf er das."
    )


def _listed(places: Sequence[Place]) -> str:
    shown = [place.words for place in places[:_SHOWN]]
    more = len(places) - len(shown)
    return _and([*shown, formats.count(more, "weitere Stelle", "weitere Stellen")] if more else shown)


def _and(words: Sequence[str]) -> str:
    return " und ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
