"""Files that came back and what came of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.answers import answer_words
from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.options import Option
from app.domain.sheets import SheetSource
from app.domain.text import shorten
from app.features.handover.queries.records import Archived
from app.features.handover.rules.returned import Graded
from app.features.handover.rules.sent import read_sent
from db import files, triggers
from db.models import Answer, FollowUp, Handover, ReturnedFile, SentSheets, Staff

FIRST = 10
"""Lines of each kind that are told one by one; the records themselves have them all."""
_LABEL = 80
_NOT_TAKEN = "Nicht übernommen:"
"""In follow-ups of fields that a rule did not let be changed."""


@dataclass(frozen=True)
class ReturnedRow:
    """A file that came back and was taken over."""

    id: int
    handover_id: int
    received_at: datetime
    answered_by: str
    who: str
    file_name: str
    sha256: str
    answers: int
    follow_ups: int

    @property
    def words(self) -> str:
        """``12 Antworten, 1 Wiedervorlage``."""
        parts = [formats.count(self.answers, "Antwort", "Antworten")] if self.answers else []
        if self.follow_ups:
            parts.append(formats.count(self.follow_ups, "Wiedervorlage", "Wiedervorlagen"))
        return ", ".join(parts) or "ohne Antworten"


@dataclass(frozen=True)
class OutcomeLine:
    """One thing that was done, and the record it was done to."""

    ref: Ref | None
    label: str
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Lines:
    """The first of what was done of one kind, and how many there are in all."""

    first: tuple[OutcomeLine, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class Outcome:
    """What became of a returned file."""

    number: int
    file_name: str
    words: str
    answers: Lines
    follow_ups: Lines
    changes: Lines


def returned_of(session: Session, handover_id: int) -> tuple[ReturnedRow, ...]:
    """Files that came back to a handover, newest first."""
    answers, follow_ups = _many(Answer.returned_file_id), _many(FollowUp.returned_file_id)
    rows = session.execute(
        select(
            ReturnedFile.id,
            ReturnedFile.handover_id,
            ReturnedFile.received_at,
            ReturnedFile.answered_by,
            func.coalesce(Staff.name, ""),
            ReturnedFile.file_name,
            ReturnedFile.sha256,
            func.coalesce(answers.c.many, 0),
            func.coalesce(follow_ups.c.many, 0),
        )
        .outerjoin(Staff, Staff.id == ReturnedFile.staff_id)
        .outerjoin(answers, answers.c.file == ReturnedFile.id)
        .outerjoin(follow_ups, follow_ups.c.file == ReturnedFile.id)
        .where(ReturnedFile.handover_id == handover_id)
        .order_by(ReturnedFile.id.desc())
    )
    return tuple(ReturnedRow(*row) for row in rows)


def returned_data(session: Session, returned_id: int) -> Archived:
    """A returned file exactly as it came.

    Raises:
        Refused: when there is none of that id.
    """
    found = session.get(ReturnedFile, returned_id)
    if found is None:
        raise Refused("Diese Rückmeldung gibt es nicht mehr.")
    return Archived(found.file_name, files.data(session, found.file_id))


def outcome(
    session: Session, returned_id: int, sources: Sequence[SheetSource], changed: Sequence[Graded] = ()
) -> Outcome | None:
    """What became of a returned file; None when it was not taken over, or that was taken back.

    Args:
        session: open session.
        returned_id: the file.
        sources: sheets of the features.
        changed: cells whose values were written into fields.
    """
    found = session.get(ReturnedFile, returned_id)
    if found is None:
        return None
    kinds = {source.table: source.kind for source in sources if source.table}
    written = _written(session, returned_id, changed)
    answers = _answers(session, returned_id, kinds)
    follow_ups = _follow_ups(session, returned_id)
    return Outcome(
        session.scalar(select(Handover.number).where(Handover.id == found.handover_id)) or 0,
        found.file_name,
        _told(found, answers.total, follow_ups.total, len(written)),
        answers,
        follow_ups,
        Lines(tuple(_changed(session, sources, written[:FIRST])), len(written)),
    )


def _answers(session: Session, returned_id: int, kinds: Mapping[str, str]) -> Lines:
    mine = Answer.returned_file_id == returned_id
    given = session.scalars(select(Answer).where(mine).order_by(Answer.id).limit(FIRST)).all()
    named = labels(session, {(answer.record_table, answer.record_id) for answer in given})
    lines = (
        OutcomeLine(
            _ref(kinds, answer.record_table, answer.record_id),
            named.get((answer.record_table, answer.record_id), ""),
            answer_words(_values(answer)),
            answer.effect,
        )
        for answer in given
    )
    total = session.scalar(select(func.count()).select_from(Answer).where(mine))
    return Lines(tuple(lines), total or 0)


def _follow_ups(session: Session, returned_id: int) -> Lines:
    mine = FollowUp.returned_file_id == returned_id
    made = session.scalars(select(FollowUp).where(mine).order_by(FollowUp.id).limit(FIRST))
    lines = (
        OutcomeLine(
            Ref(row.kind, row.record_id) if row.kind and row.record_id else None,
            row.label,
            row.text,
            f"fällig {formats.day(row.due_on)}",
        )
        for row in made
    )
    total = session.scalar(select(func.count()).select_from(FollowUp).where(mine))
    return Lines(tuple(lines), total or 0)


def _written(session: Session, returned_id: int, changed: Sequence[Graded]) -> list[Graded]:
    """The cells that really were written; what a rule forbade became a follow-up that says so."""
    if not changed:
        return []
    refused: dict[str, list[str]] = {}
    for label, text in session.execute(
        select(FollowUp.label, FollowUp.text).where(
            FollowUp.returned_file_id == returned_id, FollowUp.text.contains(_NOT_TAKEN, autoescape=True)
        )
    ):
        refused.setdefault(label, []).append(text)
    return [
        cell
        for cell in changed
        if not any(f"{cell.column} „{cell.theirs_text}“" in text for text in refused.get(cell.label, ()))
    ]


def sent_records(session: Session, handover_id: int, sheet_key: str) -> tuple[Option, ...]:
    """Records that went out on a sheet of a handover, by identity."""
    kept = session.scalar(select(SentSheets.file_id).where(SentSheets.handover_id == handover_id))
    if kept is None:
        return ()
    sheet = read_sent(files.data(session, kept)).by_key.get(sheet_key)
    return tuple(Option(row.uid, row.label or row.uid) for row in sheet.rows) if sheet is not None else ()


def labels(session: Session, records: Collection[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """How records are called, by table and id: a reference number, a title."""
    by_table: dict[str, list[int]] = {}
    for table, record_id in records:
        by_table.setdefault(table, []).append(record_id)
    models = {str(model.__tablename__): model for model in triggers.records()}
    found: dict[tuple[str, int], str] = {}
    for table, ids in by_table.items():
        model = models.get(table)
        names = model.__search_title__ if model is not None else ()
        if model is None or not names:
            continue
        columns = [getattr(model, name) for name in names]
        for record_id, *parts in session.execute(select(model.id, *columns).where(model.id.in_(ids))):
            said = " · ".join(str(part) for part in parts if part)
            found[table, record_id] = shorten(said, _LABEL)
    return found


def _changed(
    session: Session, sources: Sequence[SheetSource], cells: Sequence[Graded]
) -> Iterator[OutcomeLine]:
    by_key = {source.key: source for source in sources}
    models = {str(model.__tablename__): model for model in triggers.records()}
    for cell in cells:
        source = by_key.get(cell.sheet_key)
        model = models.get(source.table) if source is not None else None
        record_id = None
        if model is not None:
            record_id = session.scalar(select(model.id).where(model.uid == cell.uid))
        if record_id is None and source is not None and source.parts is not None:
            record_id = source.parts.owners(session, {cell.uid}).get(cell.uid)
        ref = Ref(source.kind, record_id) if source is not None and source.kind and record_id else None
        before = cell.ours_text or "leer"
        yield OutcomeLine(ref, cell.label, f"{cell.column}: {before} → {cell.theirs_text or 'leer'}")


def _told(found: ReturnedFile, answers: int, follow_ups: int, changes: int) -> str:
    parts = [
        formats.count(answers, "Antwort eingetragen", "Antworten eingetragen"),
        formats.count(changes, "Feld geändert", "Felder geändert") if changes else "",
        formats.count(follow_ups, "Wiedervorlage angelegt", "Wiedervorlagen angelegt") if follow_ups else "",
    ]
    by = f" (beantwortet von {found.answered_by})" if found.answered_by else ""
    return ", ".join(part for part in parts if part) + by


def _ref(kinds: Mapping[str, str], table: str, record_id: int) -> Ref | None:
    kind = kinds.get(table, "")
    return Ref(kind, record_id) if kind else None


def _values(answer: Answer) -> dict[str, object]:
    return {
        "verdict": answer.verdict,
        "answered_on": answer.answered_on,
        "file_number": answer.file_number,
        "remark": answer.remark,
        "answered_by": answer.answered_by,
    }


def _many(column: Any) -> Any:
    return select(column.label("file"), func.count().label("many")).group_by(column).subquery()
