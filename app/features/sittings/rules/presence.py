"""Who is there, who may vote, and whether the committee may decide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from app.domain.errors import Faults, Refused
from app.domain.money import WHOLE
from app.domain.parsing import parse_clock
from app.features.sittings.rules.committees import Member, balance, balance_warning
from app.features.sittings.rules.words import PRESENCES


@dataclass(frozen=True)
class AttendanceLine:
    """One line of the attendance list.

    Args:
        member_id: who.
        name: as the list shows it.
        party_word: group in German.
        presence: ``present``, ``excused``, ``absent``; empty while nobody said.
        sits_for_id: the member a substitute sits in for.
        came: time of day when late, as typed; empty from the beginning.
        left: time of day when gone early, as typed.
    """

    member_id: int = 0
    name: str = ""
    party_word: str = ""
    presence: str | None = None
    sits_for_id: int | None = None
    came: str = ""
    left: str = ""


@dataclass(frozen=True)
class AttendanceDraft:
    """The whole list."""

    lines: tuple[AttendanceLine, ...] = ()


@dataclass(frozen=True)
class QuorumRule:
    """From how many voting members on the committee may decide; the stricter of both."""

    number: int | None = None
    share_bp: int | None = None

    def needed(self, voting: int) -> int:
        """So many must be there, of ``voting`` members with a vote; a share is rounded up to whole people."""
        share = -(-voting * (self.share_bp or 0) // WHOLE)
        return max(self.number or 0, share, 1)


@dataclass(frozen=True)
class Quorum:
    """Whether a committee may decide: how many votes there are, are there, are needed."""

    voting: int
    there: int
    needed: int

    @property
    def reached(self) -> bool:
        """Whether it may."""
        return self.there >= self.needed

    @property
    def finding(self) -> str:
        """``gegeben, 8 von 13 Stimmen vertreten (nötig: 7)``, after a label."""
        state = "gegeben" if self.reached else "nicht gegeben"
        return f"{state}, {self.there} von {self.voting} Stimmen vertreten (nötig: {self.needed})"

    @property
    def words(self) -> str:
        """``beschlussfähig: 8 von 13 Stimmen sind vertreten (nötig sind 7)``."""
        state = "beschlussfähig" if self.reached else "nicht beschlussfähig"
        verb = "ist" if self.there == 1 else "sind"
        return f"{state}: {self.there} von {self.voting} Stimmen {verb} vertreten (nötig: {self.needed})"


def checked_attendance(draft: AttendanceDraft, members: Sequence[Member]) -> AttendanceDraft:
    """The list with substitutes put where they belong.

    A substitute who is present sits in for the member named, else for their own.

    Raises:
        Refused: beside the cell, when a time cannot be read, or a seat would be taken twice.
    """
    by_id = {member.id: member for member in members}
    faults = Faults()
    lines = _seated(
        [
            _checked_line(line, by_id[line.member_id], f"lines[{at}]", faults)
            for at, line in enumerate(draft.lines)
            if line.member_id in by_id
        ],
        by_id,
    )
    faults.add(_seat_faults(lines, by_id))
    faults.refuse()
    return AttendanceDraft(lines)


def voters(
    members: Sequence[Member], lines: Sequence[AttendanceLine], at: time | None = None
) -> tuple[Member, ...]:
    """Who may vote at that time of day: voting members who are there, and substitutes in an empty seat.

    Args:
        members: everybody whose term holds.
        lines: the attendance.
        at: time of day; None counts whoever was there at any time.
    """
    by_id = {member.id: member for member in members}
    there = {line.member_id: line for line in lines if line.member_id in by_id and _is_there(line, at)}
    found = []
    for member in members:
        line = there.get(member.id)
        if line is None:
            continue
        seat = by_id.get(line.sits_for_id or 0) if member.is_substitute else member
        if seat is not None and seat.voting and (seat is member or seat.id not in there):
            found.append(member)
    return tuple(found)


def quorum(rule: QuorumRule, members: Sequence[Member], there: int) -> Quorum:
    """How that many voters compare with what is needed of the committee's seats."""
    voting = sum(member.voting and not member.is_substitute for member in members)
    return Quorum(voting, there, rule.needed(voting))


def now_present(members: Sequence[Member], lines: Sequence[AttendanceLine]) -> tuple[Member, ...]:
    """Who holds a vote at this moment: came, and has not left."""
    return voters(members, [line for line in lines if not line.left.strip()])


def standing(
    rule: QuorumRule, members: Sequence[Member], lines: Sequence[AttendanceLine], *, resident_majority: bool
) -> tuple[str, str]:
    """What is shown while the list is filled in: the quorum with the groups in words, and a warning.

    The warning is empty while all is well.
    """
    there = now_present(members, lines)
    found = quorum(rule, members, len(there))
    residents, others = balance([member.party for member in there])
    said = found.words[0].upper() + found.words[1:]
    sentence = f"{said} · Bewohnerschaft {residents}, andere {others}."
    warning = balance_warning([member.party for member in there]) if resident_majority and there else ""
    if not found.reached and there:
        warning = (
            f"Ohne Beschlussfähigkeit lässt sich nur vertagen oder zur Kenntnis nehmen. {warning}".strip()
        )
    return sentence, warning


def groups_words(members: Iterable[Member]) -> str:
    """``Bewohnerschaft 4, Gewerbe 2``."""
    counted: dict[str, int] = {}
    for member in members:
        counted[member.party_word] = counted.get(member.party_word, 0) + 1
    return ", ".join(f"{word} {count}" for word, count in counted.items())


def clock_of(typed: str) -> time | None:
    """A time of day as typed; None when empty or not (yet) one."""
    if not typed.strip():
        return None
    try:
        return parse_clock(typed)
    except Refused:
        return None


def _is_there(line: AttendanceLine, at: time | None) -> bool:
    if line.presence != "present":
        return False
    if at is None:
        return True
    came, left = clock_of(line.came), clock_of(line.left)
    return (came is None or came <= at) and (left is None or at < left)


def _checked_line(line: AttendanceLine, member: Member, place: str, faults: Faults) -> AttendanceLine:
    presence = line.presence if line.presence in PRESENCES else None
    if presence != "present":
        return replace(line, presence=presence, sits_for_id=None, came="", left="")
    times: dict[str, str] = {}
    for name in ("came", "left"):
        typed = getattr(line, name).strip()
        read = faults.take(parse_clock, typed, f"{place}.{name}") if typed else None
        times[name] = f"{read:%H:%M}" if read is not None else ""
    if times["came"] and times["left"] and times["left"] <= times["came"]:
        faults.add(
            [
                Refused(
                    f"{member.name}: gegangen um {times['left']}, aber erst um {times['came']} gekommen. "
                    "Bitte prüfen Sie beide Uhrzeiten.",
                    f"{place}.left",
                )
            ]
        )
    seat = line.sits_for_id if member.is_substitute else None
    return replace(line, presence=presence, sits_for_id=seat, came=times["came"], left=times["left"])


def _seated(lines: Sequence[AttendanceLine], by_id: Mapping[int, Member]) -> tuple[AttendanceLine, ...]:
    """Substitutes nobody placed take the seat they are named for, where it is empty."""
    taken = {line.sits_for_id for line in lines if line.sits_for_id is not None}
    taken |= {line.member_id for line in lines if line.presence == "present"}
    placed = []
    for line in lines:
        own = by_id[line.member_id].substitute_for_id
        if line.presence == "present" and line.sits_for_id is None and own is not None and own not in taken:
            taken.add(own)
            placed.append(replace(line, sits_for_id=own))
        else:
            placed.append(line)
    return tuple(placed)


def _seat_faults(lines: Sequence[AttendanceLine], by_id: Mapping[int, Member]) -> Iterator[Refused]:
    taken: dict[int, AttendanceLine] = {}
    for at, line in enumerate(lines):
        if line.sits_for_id is None:
            continue
        seat = by_id.get(line.sits_for_id)
        first = taken.setdefault(line.sits_for_id, line)
        if seat is None or seat.is_substitute:
            yield Refused(
                f"{line.name} kann nur ein Mitglied vertreten, das dem Gremium angehört. "
                "Bitte wählen Sie es.",
                f"lines[{at}].sits_for_id",
            )
        elif first is not line:
            yield Refused(
                f"{seat.name} wird schon von {first.name} vertreten; eine Stimme führt nur eine Person. "
                "Bitte wählen Sie für eine der beiden einen anderen Sitz.",
                f"lines[{at}].sits_for_id",
            )
