"""Who may be written to, who is written to, and why the others are not.

An invitation to a person rests on a consent for invitations over that way (Art. 6 (1) a GDPR, § 7 UWG for
e-mail); it holds until it is taken back (Art. 7 (3)). Organisations are written to at their seat without one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain import formats
from app.domain.consents import WAYS
from app.domain.errors import Refused
from app.domain.people import Party, address_lines, one_line
from app.domain.text import clean_line, fold

PURPOSE = "invitation"
CHANNELS: Mapping[str, str] = {"post": "Post", "email": "E-Mail"}
SHORTEST_REASON = 5


class Standing(Enum):
    """Whether somebody may be written to: what is said of all of them, in one heading."""

    READY = "Dabei"
    NO_CONSENT = "Ohne Einwilligung in Einladungen auf diesem Weg"
    WITHDRAWN = "Einwilligung widerrufen"
    UNREACHABLE = "Nicht zu erreichen"


LAWFUL_BY_HAND = frozenset({Standing.NO_CONSENT})
"""Who may be ticked by hand, with a reason; a withdrawal is never overruled, nor is there a way without an
address."""


@dataclass(frozen=True)
class Given:
    """A consent for invitations."""

    channel: str
    given_on: date
    how: str
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Candidate:
    """Somebody the choice found."""

    id: int
    name: str
    party: Party
    email: str = ""
    roles: str = ""
    consents: tuple[Given, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether a consent is needed."""
        return self.party.kind != "organisation"

    @property
    def address(self) -> str:
        """The postal address in one line."""
        return one_line(self.party)


@dataclass(frozen=True)
class Sifted:
    """A candidate with what holds for it.

    Args:
        basis: what allows it, for the record of the mailing.
        twin: name of somebody before it in the same household, or of the same record entered twice.
    """

    candidate: Candidate
    standing: Standing
    basis: str
    twin: str = ""


@dataclass(frozen=True)
class Choice:
    """What a person ticked.

    Args:
        left_out: ids of those who may be written to and are not.
        by_hand: reason by id of those without a consent who are written to all the same.
        one_each: one piece for a household.
    """

    left_out: frozenset[int] = frozenset()
    by_hand: Mapping[int, str] | None = None
    one_each: bool = False

    def reason(self, candidate_id: int) -> str:
        """Why somebody without a consent is written to; empty for everybody else."""
        return (self.by_hand or {}).get(candidate_id, "")


@dataclass(frozen=True)
class Line:
    """A line of the record of a mailing."""

    name: str
    where: str
    basis: str


@dataclass(frozen=True)
class Dispatch:
    """The record of a mailing: to whom, on what basis, who was left out and why.

    Args:
        subject: what was sent.
        channel: word for the way.
        omitted: reasons with how many.
    """

    office: str
    subject: str
    channel: str
    made_on: date
    lines: tuple[Line, ...]
    omitted: tuple[tuple[str, int], ...] = ()
    event: str = ""


def sift(candidates: Iterable[Candidate], channel: str, today: date) -> tuple[Sifted, ...]:
    """What holds for each of them, in their order; households are pointed out from the second on."""
    seen: dict[tuple[str, ...], str] = {}
    found = []
    for candidate in candidates:
        standing, basis = judged(candidate, channel, today)
        key = _household(candidate, channel)
        twin = seen.get(key, "") if key and standing is Standing.READY else ""
        if key and standing is Standing.READY:
            seen.setdefault(key, candidate.name)
        found.append(Sifted(candidate, standing, basis, twin))
    return tuple(found)


def judged(candidate: Candidate, channel: str, today: date) -> tuple[Standing, str]:
    """Whether somebody may be written to over that way, and on what basis (or why not)."""
    if not _reachable(candidate, channel):
        return Standing.UNREACHABLE, "keine Anschrift" if channel == "post" else "keine E-Mail-Adresse"
    if not candidate.is_person:
        return Standing.READY, "Organisation"
    meant = [one for one in candidate.consents if one.channel in {"", channel} and one.given_on <= today]
    if not meant:
        return Standing.NO_CONSENT, "keine Einwilligung"
    taken_back = max((one.withdrawn_on for one in meant if one.withdrawn_on is not None), default=None)
    valid = [
        one for one in meant if one.withdrawn_on is None and (taken_back is None or one.given_on > taken_back)
    ]
    if not valid:
        return Standing.WITHDRAWN, f"widerrufen am {formats.day(taken_back)}"
    newest = max(valid, key=lambda one: one.given_on)
    how = WAYS.get(newest.how, newest.how)
    return Standing.READY, f"Einwilligung vom {formats.day(newest.given_on)} ({how})"


def is_chosen(one: Sifted, choice: Choice) -> bool:
    """Whether somebody is written to.

    Never without an address, never after a withdrawal, and without a consent only by hand with a reason.
    """
    if one.standing is Standing.READY:
        doubled = choice.one_each and bool(one.twin)
        return one.candidate.id not in choice.left_out and not doubled
    return one.standing in LAWFUL_BY_HAND and bool(choice.reason(one.candidate.id))


def chosen(sifted: Iterable[Sifted], choice: Choice) -> tuple[Sifted, ...]:
    """Those who are written to, in their order."""
    return tuple(one for one in sifted if is_chosen(one, choice))


def must_be_somebody(sifted: Sequence[Sifted]) -> None:
    """A mailing to nobody is none.

    Raises:
        Refused: when nobody is chosen.
    """
    if not sifted:
        raise Refused(
            "Es ist niemand angekreuzt. Bitte wählen Sie oben, wer gemeint ist, und kreuzen Sie an, wer "
            "etwas bekommt."
        )


def good_reason(typed: str) -> str:
    """Why somebody without a consent is written to.

    Raises:
        Refused: when it says nothing.
    """
    reason = clean_line(typed, "reason", 200)
    if len(reason) < SHORTEST_REASON:
        raise Refused(
            "Bitte geben Sie den Grund an, z. B. „hat am 12.11. am Telefon darum gebeten“. Er steht im "
            "Versandprotokoll.",
            "reason",
        )
    return reason


def omitted(sifted: Iterable[Sifted], choice: Choice) -> tuple[tuple[str, int], ...]:
    """Why how many are not written to, the law first, then what a person decided."""
    counted: dict[str, int] = {}
    for one in sifted:
        if not is_chosen(one, choice):
            counted[_why_not(one, choice)] = counted.get(_why_not(one, choice), 0) + 1
    return tuple((word, counted[word]) for word in _WHY_NOT if word in counted)


def lines_of(sifted: Iterable[Sifted], choice: Choice, channel: str) -> tuple[Line, ...]:
    """The record's lines for those who are written to."""
    return tuple(
        Line(
            one.candidate.name,
            one.candidate.address if channel == "post" else one.candidate.email,
            one.basis if one.standing is Standing.READY else f"von Hand: {choice.reason(one.candidate.id)}",
        )
        for one in sifted
    )


def addresses(sifted: Iterable[Sifted]) -> tuple[tuple[str, ...], ...]:
    """The lines of each label or envelope."""
    return tuple(address_lines(one.candidate.party) for one in sifted)


def emails(sifted: Iterable[Sifted]) -> tuple[str, ...]:
    """E-mail addresses, each once."""
    return tuple(dict.fromkeys(one.candidate.email for one in sifted if one.candidate.email))


_WHY_NOT = (
    "ohne Einwilligung",
    "Einwilligung widerrufen",
    "ohne Anschrift oder E-Mail-Adresse",
    "gleicher Haushalt",
    "abgewählt",
)


def _why_not(one: Sifted, choice: Choice) -> str:
    words = {
        Standing.NO_CONSENT: _WHY_NOT[0],
        Standing.WITHDRAWN: _WHY_NOT[1],
        Standing.UNREACHABLE: _WHY_NOT[2],
    }
    if one.standing in words:
        return words[one.standing]
    return _WHY_NOT[4] if one.candidate.id in choice.left_out else _WHY_NOT[3]


def _reachable(candidate: Candidate, channel: str) -> bool:
    if channel == "email":
        return "@" in candidate.email
    party = candidate.party
    return bool(
        party.town.strip() and (party.street.strip() or party.extra.strip()) and candidate.name.strip()
    )


def _household(candidate: Candidate, channel: str) -> tuple[str, ...]:
    """What two records share that get one and the same piece; empty where that cannot be told."""
    if channel == "email":
        return (fold(candidate.email.strip()),)
    party = candidate.party
    family = party.last_name if candidate.is_person else party.organisation
    place = (party.street, party.house_number, party.postcode, party.town)
    return tuple(_squeezed(part) for part in (family, *place))


def _squeezed(text: str) -> str:
    return "".join(fold(text).replace("strasse", "str").replace(".", "").split())
