"""The later accession of a member who was away: it never changes the count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.features.sittings.rules.committees import Member
from app.features.sittings.rules.words import VOTES


@dataclass(frozen=True)
class AccessionDraft:
    """A member who joins a decision later, as the form holds it."""

    member_id: int | None = None
    vote: str | None = "yes"
    day: date | None = None


@dataclass(frozen=True)
class Accession:
    """The same, checked."""

    member_id: int
    vote: str
    day: date


def checked(
    draft: AccessionDraft,
    members: Mapping[int, Member],
    *,
    voted: frozenset[int],
    barred: frozenset[int],
    sat_on: date,
    today: date,
) -> Accession:
    """The accession, complete.

    Args:
        draft: as typed.
        members: who belongs to the committee, by id.
        voted: who voted, or could have.
        barred: who applies themselves.
        sat_on: day of the sitting.
        today: no accession lies after it.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    member = members.get(draft.member_id or 0)
    if member is None or not member.voting:
        faults.add([Refused("Beitreten kann nur ein Mitglied mit Stimme. Bitte wählen Sie es.", "member_id")])
    elif member.id in voted:
        faults.add(
            [
                Refused(
                    f"{member.name} war bei der Abstimmung dabei; beitreten kann nur, wer gefehlt hat. "
                    "Bitte wählen Sie ein anderes Mitglied.",
                    "member_id",
                )
            ]
        )
    elif member.id in barred:
        faults.add(
            [
                Refused(
                    f"{member.name} stellt selbst den Antrag und darf auch nicht beitreten (§ 20 VwVfG).",
                    "member_id",
                )
            ]
        )
    if draft.vote not in VOTES or draft.vote == "biased":
        faults.add([Refused("Bitte wählen Sie Ja, Nein oder Enthaltung.", "vote")])
    if draft.day is None or not sat_on <= draft.day <= today:
        faults.add(
            [
                Refused(
                    f"Der Beitritt liegt zwischen der Sitzung am {formats.day(sat_on)} und heute. "
                    "Bitte prüfen Sie den Tag.",
                    "day",
                )
            ]
        )
    faults.refuse()
    return Accession(draft.member_id or 0, draft.vote or "", draft.day or sat_on)
