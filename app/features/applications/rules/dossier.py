"""The dossier of an application for auditors: everything in order, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from app.domain.guideline import Step
from app.domain.money import Money


@dataclass(frozen=True)
class Piece:
    """A file of the dossier: a letter that went out, a scan, the minutes."""

    title: str
    dated: date
    name: str
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Digest of the bytes as they lie in the archive."""
        return sha256(self.data).hexdigest()

    @property
    def is_pdf(self) -> bool:
        """Whether its pages can stand in the dossier itself."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True)
class Sheet:
    """A table of the dossier: headings, cells as text, which columns are amounts, a last row of sums."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    amounts: frozenset[int] = frozenset()
    totals: tuple[str, ...] | None = None


@dataclass(frozen=True)
class CalculationSheet:
    """A calculation as it was frozen."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Dossier:
    """Everything about one application.

    Args:
        made_on: the day it was put together.
        facts: label and value. texts: heading and text, e.g. the purpose, the factual report.
        sheets: plans, quotes, checklist, timeline, payments, receipts.
        calculations: of the decision and of the settlement.
        pieces: files in the order of their dates.
        record: the application in values that JSON knows.
    """

    reference: str
    title: str
    applicant: str
    fund: str
    office: str
    made_on: date
    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    calculations: tuple[CalculationSheet, ...]
    sheets: tuple[Sheet, ...]
    pieces: tuple[Piece, ...]
    paid: Money
    record: Mapping[str, Any]
