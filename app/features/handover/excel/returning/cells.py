"""One cell against what was sent in it: the same, or what else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.domain.columns import Kind
from app.domain.text import fold, shorten
from app.excel.cells import CUT_MARK
from app.excel.values import WANTED, Raw, Unfit, convert, shown
from app.features.handover.rules.sent import VERDICT, Plain, SentColumn, plain

_DAY_ZERO = datetime(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""Excel's numbers of the days from 2000 to 2099: a date whose format somebody took away."""
_DAYS = frozenset({Kind.DATE, Kind.MOMENT})
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"})


@dataclass(frozen=True)
class Fit:
    """What a cell holds.

    Args:
        value: its value; None when empty or unreadable.
        text: as a person sees it.
        unfit: what was expected and what to do, when it cannot be read.
    """

    value: Any = None
    text: str = ""
    unfit: str = ""


@dataclass(frozen=True)
class Cells:
    """Reads the cells of one column.

    Args:
        column: as it was sent.
        choices: what may stand in it; anything when empty.
        synonyms: what counts as one of the choices, folded.
    """

    column: SentColumn
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)

    def same(self, raw: Raw, sent: Plain) -> bool:
        """Whether the cell is as it was sent; quick, because nearly all are."""
        if raw is None:
            return sent is None
        if raw == sent and isinstance(raw, str):
            return True
        if isinstance(raw, str) and not raw.strip():
            return sent is None
        try:
            value = self._converted(raw)
        except Unfit:
            return False
        if isinstance(value, str) and isinstance(sent, str):
            return value.rstrip() == sent.rstrip()
        return plain(value) == sent

    def read(self, raw: Raw, sent: Plain) -> Fit:
        """What the cell holds, when it is not what was sent."""
        text = shown(raw)
        if raw is None or not text.strip():
            return Fit()
        wanted = WANTED[self.column.kind]
        if isinstance(raw, str) and raw.strip().upper() in _ERRORS:
            return Fit(text=text, unfit="Die Formel in dieser Zelle ergibt einen Fehler.")
        if isinstance(sent, str) and sent.endswith(CUT_MARK):
            return Fit(
                text=text,
                unfit="Der Text war für Excel gekürzt und lässt sich deshalb nicht übernehmen. "
                "Bitte ändern Sie ihn im Programm.",
            )
        if self.choices:
            return self._choice(text)
        try:
            value = self._converted(raw)
        except Unfit:
            return Fit(text=text, unfit=f"Erwartet wird {wanted.expected}. {wanted.remedy}")
        return Fit(value.rstrip() if isinstance(value, str) else value, text)

    def _converted(self, raw: Raw) -> Any:
        kind = self.column.kind
        if (
            kind in _DAYS
            and isinstance(raw, int | float)
            and not isinstance(raw, bool)
            and int(raw) in _SERIALS
        ):
            raw = _DAY_ZERO + timedelta(days=raw)
        return convert(kind, raw)

    def _choice(self, text: str) -> Fit:
        typed = fold(" ".join(text.split())).strip(" .!")
        for choice in self.choices:
            if fold(choice) == typed:
                return Fit(choice, text)
        if typed in self.synonyms:
            return Fit(self.synonyms[typed], text)
        listed = ", ".join(f"„{choice}“" for choice in self.choices)
        return Fit(
            text=text,
            unfit=f"„{shorten(text, 60)}“ steht nicht zur Wahl. Möglich sind {listed}.",
        )


def cells_of(column: SentColumn, choices: tuple[str, ...], synonyms: Mapping[str, str]) -> Cells:
    """How the cells of a column are read."""
    if column.key == VERDICT:
        return Cells(column, choices, synonyms)
    return Cells(column)
