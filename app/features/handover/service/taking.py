"""Taking over what came back: answers, changes, follow-ups, all in one step."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.sheets import Desk, Effect, Reply, SheetSource, acknowledge
from app.features.handover.queries import replies
from app.features.handover.rules.returned import GRADE_LABELS, Comparison, Grade, Graded, Way
from app.features.handover.rules.sent import ANSWERED_ON, FILE_NUMBER, REMARK, VERDICT, rich
from app.features.handover.service import asked
from app.features.handover.service.handing import XLSX
from app.features.handover.service.records import Records, records_of
from db import files
from db.models import Answer, FollowUp, ReturnedFile

_PARTS = {VERDICT: "verdict", ANSWERED_ON: "on", FILE_NUMBER: "file_number", REMARK: "remark"}


Progress = Callable[[int, int, str], None]


def _silent(_done: int, _of: int, _what: str) -> None:
    """Nobody watches."""


@dataclass
class _Taking:
    """One taking over while it goes on."""

    session: Session
    file: ReturnedFile
    sources: Mapping[str, SheetSource]
    desk: Desk
    progress: Progress
    records: Mapping[str, Records]
    counts: Counter[str] = field(default_factory=Counter)


def take_over(
    session: Session,
    comparison: Comparison,
    taken: AbstractSet[int],
    data: bytes,
    *,
    answered_by: str,
    sources: Sequence[SheetSource],
    desk: Desk,
    progress: Progress = _silent,
) -> int:
    """Take over the cells that were said yes to; returns the returned file.

    An answer is kept with its record and carried out as far as the rules allow; what a rule forbids becomes a
    follow-up that says why. A field is changed by the feature it belongs to, with all its checks.

    Args:
        session: the open step.
        comparison: the file as it was shown.
        taken: ids of its cells that were said yes to.
        data: the file itself; it is archived.
        answered_by: who answered.
        sources: the sheets of the features.
        desk: who takes over, and when.
        progress: told after each record; may raise ``Stopped``, and nothing of it is kept.

    Raises:
        Refused: when nothing may be taken from this file, nothing was ticked, or two different values were
            ticked for the same field.
    """
    if comparison.stopped is not None or comparison.handover_id is None:
        raise Refused(comparison.stopped.sentence if comparison.stopped else "Diese Datei ist keine von uns.")
    chosen = [cell for cell in comparison.cells if cell.id in taken and cell.way is not Way.NONE]
    if not chosen:
        raise Refused("Es ist nichts angekreuzt, was übernommen werden könnte.")
    _refuse_contradictions(chosen)
    stored = files.put(session, data, comparison.file_name, XLSX)
    file = ReturnedFile(
        handover_id=comparison.handover_id,
        received_at=desk.now,
        answered_by=answered_by,
        staff_id=desk.staff_id,
        file_name=comparison.file_name,
        file_id=stored.id,
        sha256=sha256(data).hexdigest(),
        counts={},
    )
    session.add(file)
    session.flush()
    by_key = {source.key: source for source in sources}
    work = _Taking(session, file, by_key, desk, progress, _records(session, by_key, chosen))
    _answers(work, [cell for cell in chosen if cell.way is Way.ANSWER])
    _changes(work, [cell for cell in chosen if cell.way is Way.WRITE])
    for cell in chosen:
        if cell.way is Way.FOLLOW_UP:
            _follow_up(work, cell.sheet_key, cell.uid, cell.label, _told(cell))
    grades = {grade.value: number for grade, number in comparison.counts.items()}
    file.counts = {"grades": grades, "taken": dict(work.counts)}
    session.flush()
    return file.id


def _records(
    session: Session, sources: Mapping[str, SheetSource], chosen: Sequence[Graded]
) -> dict[str, Records]:
    """The records of all rows something is taken from, by sheet."""
    uids: defaultdict[str, set[str]] = defaultdict(set)
    for cell in chosen:
        for sheet, uid in ((cell.sheet_key, cell.uid), cell.target):
            if uid:
                uids[sheet].add(uid)
    return {
        sheet: records_of(session, sources[sheet], wanted)
        for sheet, wanted in uids.items()
        if sheet in sources
    }


def _refuse_contradictions(chosen: Sequence[Graded]) -> None:
    seen: dict[tuple[tuple[str, str], str], Graded] = {}
    for cell in chosen:
        if cell.way is Way.FOLLOW_UP:
            continue
        field_of = (cell.target if cell.answer else (cell.sheet_key, cell.uid), cell.key)
        other = seen.setdefault(field_of, cell)
        if other.theirs != cell.theirs:
            raise Refused(
                f"Für „{cell.label}“, {cell.column}, ist zweierlei angekreuzt ({other.address} und "
                f"{cell.address}). Bitte wählen Sie eines davon."
            )


@dataclass(frozen=True)
class _Asked:
    """What is known of the records of a sheet before anything is written, asked for once.

    Args:
        records: what the rows stand for.
        replies: the newest reply by uid.
        open: ids of records the city still owes an answer for.
    """

    records: Records
    replies: Mapping[str, Reply]
    open: AbstractSet[int]


def _answers(work: _Taking, cells: Sequence[Graded]) -> None:
    by_sheet: defaultdict[str, defaultdict[str, list[Graded]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        sheet, uid = cell.target
        by_sheet[sheet][uid].append(cell)
    total, done = sum(len(groups) for groups in by_sheet.values()), 0
    for sheet, groups in by_sheet.items():
        source = work.sources[sheet]
        known = _Asked(
            work.records.get(sheet, Records()),
            replies.latest(work.session, source.table),
            asked.open_of(work.session, source.table),
        )
        for uid, group in groups.items():
            work.progress(done, total, "Antworten")
            done += 1
            if known.records.id_of(uid) is not None and source.answering is not None:
                _answer(work, source, known, uid, group)
            else:
                for cell in group:
                    _follow_up(work, sheet, "", cell.label, _told(cell))


def _answer(work: _Taking, source: SheetSource, known: _Asked, uid: str, group: Sequence[Graded]) -> None:
    """Keep one answer whole, and carry out what is new in it."""
    given = {_PARTS[cell.key]: _value(cell) for cell in group}
    reply = Reply(**given, by=work.file.answered_by)
    before, record_id = known.replies.get(uid) or Reply(), known.records.id_of(uid) or 0
    effect, refused = _carried_out(work, source, record_id, reply)
    part = uid in known.records.owners
    answer = Answer(
        returned_file_id=work.file.id,
        sheet=source.key,
        record_table=source.table,
        record_id=record_id,
        verdict=reply.verdict or before.verdict,
        # A new verdict without a day is today's, whatever day an older one had.
        answered_on=reply.on or ((not reply.verdict and before.on) or work.desk.today),
        file_number=reply.file_number or before.file_number,
        remark=reply.remark or before.remark,
        answered_by=reply.by,
        taken_at=work.desk.now,
        effect=effect.done or (f"Gilt für „{group[0].label}“." if part else ""),
    )
    work.session.add(answer)
    work.counts["answers"] += 1
    texts = [text for text in (effect.follow_up, refused) if text]
    settles = record_id in known.open and not part
    if texts or settles:
        work.session.flush()
    for text in texts:
        _follow_up(work, source.key, uid, group[0].label, text, answer.id)
    if settles:
        asked.settle(work.session, source, uid, record_id, answer, work.desk.today)


def _carried_out(work: _Taking, source: SheetSource, record_id: int, reply: Reply) -> tuple[Effect, str]:
    """What the reply did, and the sentence of the rule that forbade the rest."""
    if source.answering is None:
        return Effect(), ""
    if source.answering.take is acknowledge:
        return acknowledge(work.session, record_id, reply, work.desk), ""
    try:
        with work.session.begin_nested():
            return source.answering.take(work.session, record_id, reply, work.desk), ""
    except Refused as refused:
        return Effect(), f"{reply.verdict or 'Antwort'} der Stadt nicht ausgeführt: {refused.sentence}"


def _changes(work: _Taking, cells: Sequence[Graded]) -> None:
    by_record: defaultdict[tuple[str, str], list[Graded]] = defaultdict(list)
    for cell in cells:
        by_record[cell.sheet_key, cell.uid].append(cell)
    for number, ((sheet, uid), group) in enumerate(by_record.items()):
        work.progress(number, len(by_record), "Änderungen")
        source = work.sources[sheet]
        refused = _written(work, source, uid, {cell.key: _value(cell) for cell in group})
        if not refused:
            work.counts["changes"] += len(group)
            continue
        for cell in group:
            _follow_up(work, sheet, uid, cell.label, f"{_told(cell)} Nicht übernommen: {refused}")


def _written(work: _Taking, source: SheetSource, uid: str, values: Mapping[str, Any]) -> str:
    records = work.records.get(source.key, Records())
    if records.id_of(uid) is None or source.taking is None:
        return "Den Vorgang gibt es nicht mehr."
    try:
        with work.session.begin_nested():
            if uid in records.own:
                source.taking.write(work.session, records.own[uid], values, work.desk)
            elif source.parts is not None:
                source.parts.write(work.session, uid, values, work.desk)
            work.session.flush()
    except Refused as refused:
        return " ".join(one.sentence for one in refused.all)
    return ""


def _follow_up(
    work: _Taking, sheet: str, uid: str, label: str, text: str, answer_id: int | None = None
) -> None:
    source = work.sources.get(sheet)
    table = source.table if source is not None else ""
    record_id = work.records.get(sheet, Records()).id_of(uid)
    work.session.add(
        FollowUp(
            record_table=table if record_id is not None else "",
            record_id=record_id,
            kind=source.kind if source is not None and record_id is not None else "",
            label=label,
            text=text,
            due_on=work.desk.today,
            staff_id=work.desk.staff_id,
            answer_id=answer_id,
            returned_file_id=work.file.id,
        )
    )
    work.counts["follow_ups"] += 1


def _value(cell: Graded) -> Any:
    return rich(cell.kind, cell.theirs)


def _told(cell: Graded) -> str:
    """What came back, as a follow-up says it."""
    if cell.grade is Grade.ROW_UNKNOWN:
        return f"Von der Stadt dazugeschrieben: {cell.theirs_text}"
    if cell.grade is Grade.COLUMN_UNKNOWN:
        return f"Von der Stadt dazugeschrieben{_in(cell.column)}: {cell.theirs_text}"
    if cell.grade is Grade.COMMENT:
        return f"Kommentar der Stadt{_in(cell.column)}: {cell.theirs_text}"
    if cell.grade is Grade.UNREADABLE:
        return f"{cell.column}, von der Stadt, {GRADE_LABELS[cell.grade]}: {cell.theirs_text}"
    was = f" statt „{cell.sent_text}“" if cell.sent_text else ""
    return f"Die Stadt schlägt vor: {cell.column} „{cell.theirs_text}“{was}."


def _in(column: str) -> str:
    return f" ({column})" if column else ""
