"""What a committee and its members may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text
from app.features.sittings.rules.words import FUNCTIONS, PARTIES

MORE_THAN_HALF = 5_001
"""What most rules of procedure ask for, in basis points."""
MOST_DAYS = 365
ENDS_SOON = timedelta(days=60)


@dataclass(frozen=True)
class CommitteeDraft:
    """A committee as it stands in the form.

    Args:
        decides: it decides itself; else it recommends and the city decides.
        quorum_number: voting members that must be there at least; None when there is no such number.
        quorum_bp: share of the voting members in basis points; of both the stricter one holds.
        resident_majority: residents hold at least one vote more than all others.
        lead_days: days between invitation and sitting.
        closing_days: days between the last day for applications and the sitting.
        fund_ids: funds whose applications are put before it.
    """

    name: str = ""
    short_name: str = ""
    decides: bool = True
    quorum_number: int | None = None
    quorum_bp: int | None = MORE_THAN_HALF
    resident_majority: bool = False
    lead_days: int | None = 14
    closing_days: int | None = 35
    public: bool = False
    note: str = ""
    active: bool = True
    fund_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class MemberDraft:
    """A member or a substitute as the form holds it; the term includes both days."""

    contact_id: int | None = None
    party: str | None = "resident"
    represents: str = ""
    function: str | None = None
    voting: bool = True
    substitute_for_id: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Member:
    """A member as sittings see it.

    Args:
        id: of the membership.
        contact_id: the person.
        party: group, one of ``PARTIES``.
        substitute_for_id: the member this one stands in for; None for a member.
    """

    id: int
    contact_id: int
    name: str
    party: str = "resident"
    represents: str = ""
    function: str = ""
    voting: bool = True
    substitute_for_id: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_substitute(self) -> bool:
        """Whether it only sits in for another."""
        return self.substitute_for_id is not None

    @property
    def party_word(self) -> str:
        """The group in German."""
        return PARTIES.get(self.party, self.party)

    def serves(self, day: date) -> bool:
        """Whether the term holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def checked(draft: CommitteeDraft) -> CommitteeDraft:
    """The draft with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    clean = replace(
        draft,
        name=faults.take(clean_line, draft.name, "name") or "",
        short_name=faults.take(clean_line, draft.short_name, "short_name", 40) or "",
        note=faults.take(clean_text, draft.note, "note") or "",
        lead_days=draft.lead_days or 0,
        closing_days=draft.closing_days or 0,
    )
    faults.add(_faults(clean))
    faults.refuse()
    return clean


def checked_member(draft: MemberDraft) -> MemberDraft:
    """The draft with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    clean = replace(
        draft,
        represents=faults.take(clean_line, draft.represents, "represents") or "",
        function=draft.function or "",
    )
    faults.add(_member_faults(clean))
    faults.refuse()
    return clean


def term_hint(member: Member, today: date) -> str:
    """``Amtszeit endete am 30.06.2026``, ``endet am …`` within two months; empty otherwise."""
    if member.until is None:
        return ""
    if member.until < today:
        return f"Amtszeit endete am {formats.day(member.until)}; wird nicht mehr eingeladen"
    if member.until - today <= ENDS_SOON:
        return f"Amtszeit endet am {formats.day(member.until)}"
    return ""


def balance(parties: Sequence[str]) -> tuple[int, int]:
    """How many residents hold a vote, and how many others."""
    residents = sum(party == "resident" for party in parties)
    return residents, len(parties) - residents


def balance_warning(parties: Sequence[str]) -> str:
    """The sentence when residents do not hold one vote more than all others; empty when they do."""
    residents, others = balance(parties)
    if residents > others:
        return ""
    missing = others + 1 - residents
    return (
        f"Die Bewohnerschaft hat {formats.count(residents, 'Stimme', 'Stimmen')}, alle anderen zusammen "
        f"{others}: Für die Mehrheit der Bewohnerschaft {'fehlt' if missing == 1 else 'fehlen'} "
        f"{formats.count(missing, 'Stimme', 'Stimmen')}."
    )


def _faults(draft: CommitteeDraft) -> Iterator[Refused]:
    if not draft.name:
        yield Refused("Bitte geben Sie den Namen des Gremiums an, z. B. „Quartiersbeirat“.", "name")
    if draft.quorum_number is not None and draft.quorum_number < 1:
        yield Refused(
            "Beschlussfähig ist ein Gremium mit mindestens einem Mitglied; bitte eine Zahl ab 1 eingeben.",
            "quorum_number",
        )
    for name, what in (("lead_days", "Die Ladungsfrist"), ("closing_days", "Der Antragsschluss")):
        days = getattr(draft, name)
        if not 0 <= days <= MOST_DAYS:
            yield Refused(
                f"{what} liegt bei {days} Tagen; möglich sind 0 bis {MOST_DAYS}. Bitte prüfen Sie die Zahl.",
                name,
            )


def _member_faults(draft: MemberDraft) -> Iterator[Refused]:
    if draft.contact_id is None:
        yield Refused("Bitte wählen Sie die Person aus den Kontakten.", "contact_id")
    if draft.party not in PARTIES:
        yield Refused("Bitte wählen Sie die Gruppe aus der Liste.", "party")
    if draft.function and draft.function not in FUNCTIONS:
        yield Refused("Bitte wählen Sie die Funktion aus der Liste.", "function")
    if draft.since is not None and draft.until is not None and draft.until < draft.since:
        yield Refused(
            f"Die Amtszeit endet am {formats.day(draft.until)} und damit vor ihrem Beginn am "
            f"{formats.day(draft.since)}. Bitte prüfen Sie beide Tage.",
            "until",
        )
