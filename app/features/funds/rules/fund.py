"""A fund and its yearly budgets: what is typed, what must hold, who gave which part of an amount."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.money import WHOLE, ZERO, Money
from app.domain.text import clean_line, clean_text

KINDS: Mapping[str, str] = {
    "resident": "Bewohnerfonds",
    "fifty_fifty": "50:50-Fonds",
    "facade": "Hof- und Fassadenprogramm",
    "rent": "Anmietung von Ladenlokalen",
}
ORIGINS: Mapping[str, str] = {
    "federal": "Bund",
    "state": "Land",
    "city": "Stadt",
    "private": "Privat",
    "eu": "EU",
}
LETTER_MODES: Mapping[str, str] = {
    "city_draft": "Entwurf zur Unterschrift durch die Stadt",
    "office": "Schreiben des Büros",
}

_PREFIX = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9]{0,7}(?:-[A-ZÄÖÜ0-9]{1,8})?")
_FIRST_YEAR, _LAST_YEAR = 1990, 2199


@dataclass(frozen=True)
class SourceLine:
    """A giver of the fund's money, as typed."""

    origin: str = "city"
    name: str = ""
    share_bp: int | None = None

    @property
    def label(self) -> str:
        """``Land Nordrhein-Westfalen``, or the kind of giver when no name is given."""
        return self.name or ORIGINS.get(self.origin, self.origin)


@dataclass(frozen=True)
class FundDraft:
    """A fund as typed in the form."""

    name: str = ""
    prefix: str = ""
    kind: str = "resident"
    city_office_id: int | None = None
    letter_mode: str = "city_draft"
    measure_id: int | None = None
    account_code: str = ""
    note: str = ""
    active: bool = True
    sources: tuple[SourceLine, ...] = ()


@dataclass(frozen=True)
class YearDraft:
    """The budget of one year as typed."""

    year: int | None = None
    budget: Money | None = None
    carried: Money | None = ZERO


def checked_fund(draft: FundDraft) -> FundDraft:
    """The draft with its texts cleaned.

    Raises:
        Refused: when a name or prefix is missing, or the shares do not make 100 %.
    """
    faults = Faults()
    clean = replace(
        draft,
        name=faults.take(clean_line, draft.name, "name") or "",
        prefix=(faults.take(clean_line, draft.prefix, "prefix", 20) or "").upper(),
        account_code=faults.take(clean_line, draft.account_code, "account_code", 60) or "",
        note=faults.take(clean_text, draft.note, "note") or "",
    )
    faults.add(_named(clean))
    sources = tuple(_checked_source(at, line, faults) for at, line in enumerate(clean.sources))
    faults.add(_not_whole(sources))
    faults.refuse()
    return replace(clean, sources=sources)


def share_total(sources: Sequence[SourceLine]) -> int:
    """Sum of the shares in basis points."""
    return sum(line.share_bp or 0 for line in sources)


def _named(draft: FundDraft) -> Iterator[Refused]:
    if not draft.name:
        yield Refused("Bitte geben Sie dem Fonds einen Namen.", "name")
    if not _PREFIX.fullmatch(draft.prefix):
        yield Refused(
            "Bitte geben Sie ein kurzes Kürzel aus Buchstaben und Ziffern an, z. B. VF oder HFP-2. "
            "Mit ihm beginnen die Aktenzeichen.",
            "prefix",
        )
    if draft.kind not in KINDS:
        yield Refused("Bitte wählen Sie die Art des Fonds.", "kind")
    if draft.letter_mode not in LETTER_MODES:
        yield Refused("Bitte wählen Sie, wer die Schreiben unterzeichnet.", "letter_mode")


def _not_whole(sources: Sequence[SourceLine]) -> Iterator[Refused]:
    """A share that is missing is told beside its row; the sum would only say it once more."""
    if not sources:
        yield Refused("Bitte geben Sie mindestens einen Mittelgeber mit seinem Anteil an.", "sources")
        return
    total = share_total(sources)
    if total == WHOLE or not all(map(_has_share, sources)):
        return
    verb = "fehlen noch" if total < WHOLE else "sind es zu viel:"
    yield Refused(
        f"Die Anteile der Mittelgeber ergeben {formats.percent(total)}; zu 100 % {verb} "
        f"{formats.percent(abs(WHOLE - total))}.",
        "sources",
    )


def _has_share(line: SourceLine) -> bool:
    return line.share_bp is not None and 0 < line.share_bp <= WHOLE


def _checked_source(at: int, line: SourceLine, faults: Faults) -> SourceLine:
    clean = replace(line, name=faults.take(clean_line, line.name, f"sources[{at}].name") or "")
    if line.origin not in ORIGINS:
        faults.add([Refused("Bitte wählen Sie, woher das Geld kommt.", f"sources[{at}].origin")])
    if not _has_share(line):
        sentence = f"Bitte geben Sie für „{clean.label}“ einen Anteil zwischen 0 und 100 % an."
        faults.add([Refused(sentence, f"sources[{at}].share_bp")])
    return clean


def checked_year(draft: YearDraft) -> tuple[int, Money, Money]:
    """Year, budget and what is carried over.

    Raises:
        Refused: when one of them is missing or cannot be.
    """
    year, budget, carried = draft.year, draft.budget, draft.carried or ZERO
    faults = Faults()
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        faults.add([Refused("Bitte geben Sie das Haushaltsjahr vierstellig an, z. B. 2026.", "year")])
    if budget is None or budget < ZERO:
        faults.add([Refused("Bitte geben Sie die Mittel des Jahres an, z. B. 25.000,00.", "budget")])
    if carried < ZERO:
        faults.add([Refused("Der Übertrag aus dem Vorjahr kann nicht negativ sein.", "carried")])
    faults.refuse()
    return year or 0, budget or ZERO, carried


def must_cover(available: Money, committed: Money, name: str, year: int, field: str | None = None) -> None:
    """A fund is never promised more than it has; holds for new promises and for cut budgets alike.

    Raises:
        Refused: saying what is promised and what is missing.
    """
    if committed > available:
        raise Refused(
            f"Im „{name}“ sind {year} bereits {formats.money(committed)} bewilligt oder vorgemerkt, "
            f"verfügbar wären aber nur {formats.money(available)}. Es fehlen "
            f"{formats.money(committed - available)}.",
            field,
        )


def carry_on(free: Money, carried_already: Money, name: str, year: int, typed: Money = ZERO) -> Money:
    """What of last year's free money the next year gets in all; ``typed`` stands there by hand.

    Raises:
        Refused: when nothing (more) is free.
    """
    if free <= carried_already:
        if carried_already:
            raise Refused(
                f"Die freien Mittel {year} des „{name}“ sind schon übertragen "
                f"({formats.money(carried_already)})."
            )
        typed_too = (
            f" Bei {year + 1} stehen aber {formats.money(typed)} Übertrag; bitte prüfen Sie diesen Betrag."
            if typed
            else ""
        )
        raise Refused(f"Im „{name}“ sind {year} keine Mittel frei, die übertragen werden könnten.{typed_too}")
    return free


def by_source(amount: Money, sources: Sequence[SourceLine]) -> list[tuple[str, Money]]:
    """Who gave which part of an amount; the parts sum to it exactly (largest remainder)."""
    if share_total(sources) <= 0:
        return []
    parts = amount.split([line.share_bp or 0 for line in sources])
    return [(line.label, part) for line, part in zip(sources, parts, strict=True)]
