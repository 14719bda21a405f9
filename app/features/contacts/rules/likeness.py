"""When two contacts are probably one: compared by name, address, e-mail and phone.

Names are folded and sorted by word, so that „Müller, Änne“ and „Aenne Mueller“ meet; a name alone
must be nearly equal, a name at the same address may differ more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from app.domain.intake import Traits
from app.domain.text import fold

SURE = 100
"""Score of a shared e-mail address or phone number."""
NAME_ALONE = 90
NAME_AT_ADDRESS = 72
FEWEST_LETTERS = 3
"""Below this a name says nothing yet."""

_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_LEGAL = re.compile(r"\b(?:e ?v|ggmbh|gmbh|ag|kg|ohg|gbr|ug|eg|mbh)\b")
_STREET = re.compile(r"(?:strasse|str)\b")


@dataclass(frozen=True)
class Known:
    """What is compared of a contact."""

    id: int | None
    name: str
    street: str = ""
    house_number: str = ""
    town: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Likeness:
    """A contact that is probably the same, how surely (0 to 100) and why."""

    id: int
    name: str
    score: int
    reason: str


@dataclass(frozen=True)
class _Folded:
    name: str
    address: str
    email: str
    phones: frozenset[str]


def likely(typed: Known, known: Iterable[Known], limit: int = 3) -> list[Likeness]:
    """The contacts that are probably the one being typed, surest first."""
    wanted = _folded(typed)
    found = []
    for other in known:
        if other.id is None or other.id == typed.id:
            continue
        score, reason = _compare(wanted, _folded(other))
        if reason:
            found.append(Likeness(other.id, other.name, score, reason))
    return sorted(found, key=lambda like: (-like.score, like.name, like.id))[:limit]


def traits_of(contact: Known) -> Traits:
    """What a contact is recognised by in a list: the same folded words as while somebody types."""
    folded = _folded(contact)
    reach = folded.phones | ({folded.email} if folded.email else set())
    return Traits(reach=frozenset(reach), name=folded.name, place=folded.address, beside="gleiche Anschrift")


def _compare(one: _Folded, two: _Folded) -> tuple[int, str]:
    if one.email and one.email == two.email:
        return SURE, "gleiche E-Mail-Adresse"
    if one.phones & two.phones:
        return SURE, "gleiche Telefonnummer"
    if len(one.name) < FEWEST_LETTERS:
        return 0, ""
    same_place = bool(one.address) and one.address == two.address
    least = NAME_AT_ADDRESS if same_place else NAME_ALONE
    score = fuzz.token_sort_ratio(one.name, two.name, score_cutoff=least)
    if score < least:
        return 0, ""
    if same_place:
        return min(SURE - 1, int(score) + 5), "ähnlicher Name, gleiche Anschrift"
    return min(SURE - 1, int(score)), "gleicher Name" if score == SURE else "ähnlicher Name"


@lru_cache(maxsize=32_768)
def _folded(contact: Known) -> _Folded:
    """What is compared; remembered, because all contacts are compared again at every letter typed."""
    street = _STREET.sub("str", re.sub(r"[\s.\-]", "", fold(contact.street)))
    number = re.sub(r"\s", "", fold(contact.house_number))
    return _Folded(
        name=_plain(contact.name),
        address=f"{street} {number}" if street and number else "",
        email=contact.email.strip().casefold(),
        phones=frozenset(digits for phone in contact.phones if (digits := _digits(phone))),
    )


def _plain(name: str) -> str:
    """Words of the name without umlauts, however they were typed, and without legal forms."""
    text = re.sub(r"[^\w\s]", " ", fold(name))
    for pair, single in _UMLAUTS:
        text = text.replace(pair, single)
    return " ".join(_LEGAL.sub(" ", text).split())


def _digits(phone: str) -> str:
    """National digits without trunk and country prefix; empty when too short to identify anybody."""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    international = phone.strip().startswith("+") or digits.startswith("00")
    if international:
        digits = digits.removeprefix("00").removeprefix("49")
    digits = digits.lstrip("0")
    return digits if len(digits) >= 5 else ""
