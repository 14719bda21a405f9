"""A line of the receipts list: what must hold for it, and what is to be said about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, fold

MOST_RECEIPTS = 5_000
"""Lines a receipts list holds at most."""
REMARKS: Mapping[str, str] = {
    "early": "zu früh",
    "outside": "außerhalb",
    "double": "doppelt?",
    "untaxed": "USt. fehlt",
    "open": "offen",
    "cut": "gekürzt",
}
"""What is to be said about a line, the gravest first."""


@dataclass(frozen=True)
class ReceiptLine:
    """A receipt as typed or read from the applicant's list.

    Args:
        id: its row; 0 while it has none.
        recognised: None as long as nobody has looked at it.
        reason: why less is recognised than claimed.
        minutes: own labour: how long.
        vat_bp: value-added tax within the amount, in basis points; None while nobody has said.
    """

    id: int = 0
    number: str = ""
    kind: str = ""
    measure: str = ""
    invoiced_on: date | None = None
    paid_on: date | None = None
    payee: str = ""
    subject: str = ""
    claimed: Money | None = None
    recognised: Money | None = None
    reason: str = ""
    minutes: int | None = None
    vat_bp: int | None = None
    original_seen: bool = False

    @property
    def first_day(self) -> date | None:
        """The earlier of the days on the receipt; it shows when the work began."""
        return min((day for day in (self.invoiced_on, self.paid_on) if day is not None), default=None)


@dataclass(frozen=True)
class ReceiptsDraft:
    """A receipts list as typed."""

    lines: tuple[ReceiptLine, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What receipts are held against.

    Args:
        granted_on: the day of the approval; before it nothing may have begun.
        consent_on: written consent to an early start, if there is one.
        starts_on: begin of the execution period.
        ends_on: its end.
        labour_hour: what an hour of own labour is worth; None where the guideline does not say.
        net: net amounts count for this applicant.
        measures: types of measure to choose from; empty where the guideline does not tell them apart.
        planned: by cost kind, the type of measure and the tax that all its lines in the plan agree on.
    """

    granted_on: date
    consent_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    labour_hour: Money | None = None
    net: bool = False
    measures: tuple[str, ...] = ()
    planned: Mapping[str, tuple[str, int | None]] = field(default_factory=dict)

    @property
    def limit(self) -> date:
        """The first day on which a start does no harm."""
        return self.granted_on if self.consent_on is None else min(self.granted_on, self.consent_on)


def as_planned(line: ReceiptLine, frame: Frame) -> ReceiptLine:
    """A receipt with what its cost kind has in the plan, where the receipt itself does not say."""
    measure, vat_bp = frame.planned.get(line.kind, ("", None))
    return replace(
        line, measure=line.measure or measure, vat_bp=vat_bp if line.vat_bp is None else line.vat_bp
    )


def untaxed(line: ReceiptLine, frame: Frame) -> bool:
    """Net amounts count, and nobody can say what tax is in this one; own labour bears none."""
    return frame.net and line.minutes is None and as_planned(line, frame).vat_bp is None


def labour_value(minutes: int, hour: Money) -> Money:
    """What own labour is worth: minutes by the value of an hour, rounded down to the cent."""
    return Money(minutes * hour.cents // 60)


def named(at: int, line: ReceiptLine) -> str:
    """How a sentence names a receipt: ``Beleg 12 (Malerbetrieb Schulz)``."""
    number = line.number or str(at + 1)
    return f"Beleg {number} ({line.payee})" if line.payee else f"Beleg {number}"


def inventory_note(number: str, place: int, reference: str) -> str:
    """What a thing in the inventory says of the receipt it was bought with; it is taken over once."""
    return f"Beleg {number or place + 1} zu {reference}"


def checked_receipts(
    lines: Sequence[ReceiptLine], frame: Frame, today: date, kinds: Sequence[str] = ()
) -> tuple[ReceiptLine, ...]:
    """The list with cleaned texts; all that is wrong in any line is said at once.

    Args:
        lines: as typed; recognised amounts may be missing.
        frame: what they are held against.
        today: no receipt is dated later.
        kinds: cost kinds there are; empty: any.

    Raises:
        Refused: for each cell that cannot be right, as ``lines[at].name``.
    """
    if len(lines) > MOST_RECEIPTS:
        raise Refused(f"Die Belegliste fasst höchstens {formats.number(MOST_RECEIPTS)} Zeilen.", "lines")
    faults = Faults()
    kept = tuple(_checked(at, line, frame, today, frozenset(kinds), faults) for at, line in enumerate(lines))
    faults.refuse()
    return kept


def _checked(
    at: int, line: ReceiptLine, frame: Frame, today: date, kinds: frozenset[str], faults: Faults
) -> ReceiptLine:
    texts: dict[str, Any] = {
        # A choice that was not made is nothing.
        name: faults.take(clean_line, getattr(line, name) or "", f"lines[{at}].{name}") or ""
        for name in ("number", "kind", "measure", "payee", "subject", "reason")
    }
    claimed = line.claimed
    if claimed is None and line.minutes and frame.labour_hour is not None:
        claimed = labour_value(line.minutes, frame.labour_hour)
    clean = replace(line, **texts, claimed=claimed, original_seen=bool(line.original_seen))
    faults.add(_wrong_days(at, clean, today))
    faults.add(_wrong_amounts(at, clean))
    if kinds and clean.kind and clean.kind not in kinds:
        sentence = f"{named(at, clean)}: Die Kostenart „{clean.kind}“ gibt es nicht. Bitte wählen Sie eine."
        faults.add([Refused(sentence, f"lines[{at}].kind")])
    return clean


def _wrong_days(at: int, line: ReceiptLine, today: date) -> Iterator[Refused]:
    for name, what in (("invoiced_on", "Rechnung"), ("paid_on", "Zahlung")):
        day: date | None = getattr(line, name)
        if day is not None and day > today:
            yield Refused(
                f"{named(at, line)}: Die {what} kann nicht vom {formats.day(day)} sein; der Tag kommt erst.",
                f"lines[{at}].{name}",
            )


def _wrong_amounts(at: int, line: ReceiptLine) -> Iterator[Refused]:
    who, place = named(at, line), f"lines[{at}]"
    claimed, recognised = line.claimed, line.recognised
    if claimed is None:
        yield Refused(f"{who}: Bitte geben Sie den geltend gemachten Betrag an.", f"{place}.claimed")
        return
    if recognised is None:
        return
    if abs(recognised.cents) > abs(claimed.cents) or recognised.cents * claimed.cents < 0:
        yield Refused(
            f"{who}: Anerkannt werden kann höchstens, was geltend gemacht ist "
            f"({formats.money(claimed)}), nicht {formats.money(recognised)}.",
            f"{place}.recognised",
        )
    elif recognised != claimed and not line.reason:
        yield Refused(
            f"{who}: {formats.money(claimed - recognised)} werden nicht anerkannt. Bitte nennen Sie den "
            "Grund der Kürzung; er steht im Schlussbescheid.",
            f"{place}.reason",
        )


def remarks(line: ReceiptLine, frame: Frame, doubles: frozenset[tuple[object, ...]]) -> tuple[str, ...]:
    """Keys of what is to be said about a line, the gravest first."""
    first, found = line.first_day, []
    if first is not None and first < frame.limit:
        found.append("early")
    if first is not None and not found and _outside(line, frame):
        found.append("outside")
    if double_key(line) in doubles:
        found.append("double")
    if untaxed(line, frame):
        found.append("untaxed")
    if line.recognised is None:
        found.append("open")
    elif line.recognised != line.claimed:
        found.append("cut")
    return tuple(found)


def _outside(line: ReceiptLine, frame: Frame) -> bool:
    day = line.invoiced_on or line.paid_on
    if day is None:
        return False
    too_late = frame.ends_on is not None and day > frame.ends_on
    return too_late or (frame.starts_on is not None and day < frame.starts_on)


def double_key(line: ReceiptLine) -> tuple[object, ...]:
    """What two lines for the same receipt have in common."""
    return (fold(line.payee), fold(line.number), line.invoiced_on, line.claimed)


def doubles(lines: Sequence[ReceiptLine]) -> frozenset[tuple[object, ...]]:
    """Receipts that stand in the list more than once; lines that say too little are none."""
    seen: set[tuple[object, ...]] = set()
    found: set[tuple[object, ...]] = set()
    for line in lines:
        if not line.payee or line.claimed is None:
            continue
        key = double_key(line)
        if key in seen:
            found.add(key)
        seen.add(key)
    return frozenset(found)


def early_sentence(at: int, line: ReceiptLine, frame: Frame) -> str:
    """A receipt from before the approval or the consent, named with its dates."""
    what = "Rechnung" if line.first_day == line.invoiced_on else "Zahlung"
    since = (
        f"der Bewilligung am {formats.day(frame.granted_on)}"
        if frame.consent_on is None or frame.consent_on > frame.granted_on
        else f"der Zustimmung zum vorzeitigen Beginn am {formats.day(frame.consent_on)}"
    )
    return (
        f"{named(at, line)}: Die {what} vom {formats.day(line.first_day)} liegt vor {since}. Bitte erkennen "
        "Sie den Beleg nicht an (0,00 mit Grund) oder prüfen Sie das Datum."
    )


def unproved(lines: Sequence[ReceiptLine], frame: Frame) -> Iterator[Refused]:
    """Why the receipts do not prove anything yet: none, not looked at, early ones, tax that is not known."""
    if not lines:
        yield Refused("Es sind noch keine Belege erfasst.", "receipts")
    waiting = [at for at, line in enumerate(lines) if line.recognised is None]
    if waiting:
        names = ", ".join(named(at, lines[at]) for at in waiting[:3])
        more = f" und {formats.number(len(waiting) - 3)} weitere" if len(waiting) > 3 else ""
        yield Refused(
            f"Bei {names}{more} ist noch nicht entschieden, was anerkannt wird.",
            "receipts",
        )
    for at, line in enumerate(lines):
        first = line.first_day
        if first is not None and first < frame.limit and (line.recognised or ZERO) != ZERO:
            yield Refused(early_sentence(at, line, frame), f"lines[{at}].recognised")
        if line.recognised and untaxed(line, frame):
            yield Refused(
                f"{named(at, line)}: Gefördert werden Nettobeträge. Bitte wählen Sie, welche Umsatzsteuer im "
                "Betrag steckt.",
                f"lines[{at}].vat_bp",
            )
