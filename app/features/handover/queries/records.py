"""Handovers of the past: the list, one of them, its bytes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.dates import Week
from app.domain.errors import Refused
from app.domain.paging import Page, PageRequest
from app.features.handover.queries.material import handed_over
from app.features.handover.rules import due_week, missed_before
from db import files
from db.models import Application, Handover, Letter, ReturnedFile, Staff
from db.paging import Key, paged

KIND = "handover"

_RETURNED = (
    select(func.nullif(func.count(), 0))
    .where(ReturnedFile.handover_id == Handover.id)
    .correlate(Handover)
    .scalar_subquery()
)
"""How many files came back; nothing where none did."""
_COLUMNS: dict[str, Key] = {
    "number": Handover.number,
    "created_at": Handover.created_at,
    "file_name": Handover.file_name,
    "sha256": Handover.sha256,
    "who": func.coalesce(Staff.name, ""),
    "week": Handover.week_year * 100 + Handover.week_number,
    "returned": _RETURNED,
}


@dataclass(frozen=True)
class HandoverRow:
    """One line of the list of past handovers."""

    id: int
    number: int
    week: Week
    missed: tuple[Week, ...]
    created_at: datetime
    who: str
    file_name: str
    sha256: str
    rows: int
    returned: int | None = None

    @property
    def week_words(self) -> str:
        """``KW 47/2026 (mit KW 46)``."""
        with_missed = ", ".join(f"KW{formats.NBSP}{week.number:02d}" for week in self.missed)
        return f"{formats.week(self.week)} (mit {with_missed})" if with_missed else formats.week(self.week)

    @property
    def short_hash(self) -> str:
        """The first digits of the hash, for the list."""
        return self.sha256[:12]


@dataclass(frozen=True)
class HandoverDetail:
    """One past handover: what went out, sheet by sheet."""

    row: HandoverRow
    counts: tuple[tuple[str, int], ...]
    has_cover: bool

    @property
    def id(self) -> int:
        """Its id."""
        return self.row.id


@dataclass(frozen=True)
class Archived:
    """An archived file, exactly as it went out."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Standing:
    """Where the office stands with its handovers.

    Args:
        due: the week offered first.
        missed: weeks before it that were left out.
        last: the newest handover, if there is one.
        weeks: weeks to choose from, newest first, with whether they went out.
    """

    due: Week
    missed: tuple[Week, ...]
    last: HandoverRow | None
    weeks: tuple[tuple[Week, bool], ...]


@dataclass(frozen=True)
class UnprintedLetter:
    """A letter that still has to be printed.

    Args:
        name: what people call it: the reference of its application, else its subject.
    """

    id: int
    name: str


def page(session: Session, request: PageRequest) -> Page[HandoverRow]:
    """One page of past handovers."""
    found, total = paged(
        session,
        _statement(),
        request,
        _COLUMNS,
        id_column=Handover.id,
        default_order=(Handover.number.desc(),),
    )
    return Page(tuple(_row(row) for row in found), total, request.offset)


def detail(session: Session, record_id: int) -> HandoverDetail:
    """One past handover.

    Raises:
        Refused: when there is none of that id.
    """
    row = session.execute(_statement().where(Handover.id == record_id)).mappings().first()
    if row is None:
        raise Refused("Diese Übergabe gibt es nicht.")
    sheets = row["counts"].get("sheets", {})
    return HandoverDetail(_row(row), tuple(sheets.items()), row["cover_file_id"] is not None)


def archived(session: Session, record_id: int, *, cover: bool = False) -> Archived:
    """The workbook (or its cover PDF) exactly as it went out.

    Raises:
        Refused: when there is none.
    """
    found = session.get(Handover, record_id)
    file_id = None if found is None else (found.cover_file_id if cover else found.file_id)
    if found is None or file_id is None:
        raise Refused("Dazu ist keine Datei archiviert.")
    return Archived(files.about(session, file_id).name, files.data(session, file_id))


def standing(session: Session, today: date, *, offered: int = 26) -> Standing:
    """Which week is due, what was missed, what there is to choose from."""
    done = handed_over(session)
    due = due_week(today, done)
    newest = session.execute(_statement().order_by(Handover.number.desc()).limit(1)).mappings().first()
    current = Week.of(today)
    weeks = tuple((week, week in done) for week in (current.shift(-back) for back in range(offered)))
    return Standing(due, missed_before(due, done), _row(newest) if newest else None, weeks)


def unprinted(session: Session) -> tuple[UnprintedLetter, ...]:
    """Letters that were issued and not noted as printed, oldest first: they go out beside the list."""
    rows = session.execute(
        select(Letter.id, func.coalesce(Application.reference, Letter.subject))
        .outerjoin(Application, Application.id == Letter.application_id)
        .where(Letter.printed_at.is_(None), Letter.issued_at.is_not(None))
        .order_by(Letter.issued_at, Letter.id)
    )
    return tuple(UnprintedLetter(*row) for row in rows)


def _statement() -> Select[Any]:
    return select(
        Handover.id,
        Handover.number,
        Handover.week_year,
        Handover.week_number,
        Handover.created_at,
        Handover.file_name,
        Handover.cover_file_id,
        Handover.sha256,
        Handover.counts,
        func.coalesce(Staff.name, "").label("who"),
        _RETURNED.label("returned"),
    ).outerjoin(Staff, Staff.id == Handover.staff_id)


def _row(row: RowMapping) -> HandoverRow:
    counts = row["counts"]
    return HandoverRow(
        id=row["id"],
        number=row["number"],
        week=Week(row["week_year"], row["week_number"]),
        missed=tuple(Week.parse(week) for week in counts.get("missed", ())),
        created_at=row["created_at"],
        who=row["who"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        rows=sum(counts.get("sheets", {}).values()),
        returned=row["returned"],
    )
