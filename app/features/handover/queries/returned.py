"""What a returned file is compared with: what was sent then, and what is here now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.columns import Kind
from app.domain.dates import Week
from app.domain.sheets import SheetSource
from app.features.handover.queries import plans, replies
from app.features.handover.rules.columns import answer_columns
from app.features.handover.rules.returned import Finding, findings
from app.features.handover.rules.returned.found import Claim, Found
from app.features.handover.rules.sent import Plain, Sent, SentSheet, read_sent
from db import files
from db.models import Handover, Office, ReturnedFile, SentSheets

Kept = Callable[[Kind, Any], Plain]
"""The plain value a cell would hold."""


@dataclass(frozen=True)
class Basis:
    """What was sent, as far as the file is ours.

    Args:
        office: uid of the office.
        handover_id: the handover the file answers; None when it is none of ours.
        number: its number.
        week: its week, in words.
        sent: what was sent; None when nothing can be compared.
        findings: what to know before deciding; one of them may stop it.
    """

    office: str
    handover_id: int | None = None
    number: int | None = None
    week: str = ""
    sent: Sent | None = None
    findings: tuple[Finding, ...] = ()


def basis(session: Session, claim: Claim, sha256: str) -> Basis:
    """Which handover a file answers and what was sent with it, or why nothing can be done with it.

    Args:
        session: open session.
        claim: what the file says it is.
        sha256: digest of the file, by which the same file is known a second time.
    """
    office = session.scalar(select(Office.uid)) or ""
    stop = findings.not_ours(claim, office)
    if stop is not None:
        return Basis(office, number=claim.number, findings=(stop,))
    handover = session.scalar(select(Handover).where(Handover.number == claim.number))
    if handover is None:
        return Basis(office, number=claim.number, findings=(findings.no_such_handover(claim.number),))
    week = formats.week(Week(handover.week_year, handover.week_number))
    kept = session.scalar(select(SentSheets.file_id).where(SentSheets.handover_id == handover.id))
    if kept is None:
        old = findings.not_kept(handover.number)
        return Basis(office, handover.id, handover.number, week, findings=(old,))
    sent = read_sent(files.data(session, kept))
    told = tuple(_findings(session, claim, handover, sent, sha256))
    return Basis(office, handover.id, handover.number, week, sent, told)


def current(
    session: Session,
    sources: Sequence[SheetSource],
    sent: Sent,
    found: Found,
    kept: Kept,
    *,
    whole: bool = False,
) -> Mapping[str, Mapping[str, Sequence[Plain]]]:
    """The values as they are now of the records that came back changed, or of all that were sent.

    A record that is gone is missing.

    Args:
        session: open session.
        sources: the sheets of the features.
        sent: what was sent.
        found: what came back.
        kept: the plain value a cell would hold of a value of a kind.
        whole: all that were sent.
    """
    wanted = {sheet.key: {row.uid for row in sheet.rows} if whole else set[str]() for sheet in sent.sheets}
    for sheet in found.sheets:
        wanted[sheet.key].update(row.uid for row in sheet.rows if row.uid and row.cells)
    by_key = {source.key: source for source in plans.offered(sources)}
    return {
        sheet.key: dict(_now(session, by_key.get(sheet.key), sheet, wanted[sheet.key], kept))
        for sheet in sent.sheets
    }


def _now(
    session: Session, source: SheetSource | None, sheet: SentSheet, uids: set[str], kept: Kept
) -> Iterator[tuple[str, tuple[Plain, ...]]]:
    if not uids:
        return
    if source is None or source.now is None:
        # Rows that are no records (the log of changes) cannot have changed.
        yield from ((uid, sheet.by_uid[uid].values) for uid in uids)
        return
    known = {column.key: column for column in source.columns}
    given = replies.latest(session, source.table) if source.table else {}
    answers = {column.key: column for column in answer_columns(given)}
    columns = [answers.get(column.key) or known.get(column.key) for column in sheet.columns]
    for row in source.now(session, uids):
        was = sheet.by_uid[row.uid].values
        # A column a newer version no longer has is as it was.
        yield (
            row.uid,
            tuple(
                was[at] if column is None else kept(column.kind, column.value(row))
                for at, column in enumerate(columns)
            ),
        )


def _findings(
    session: Session, claim: Claim, handover: Handover, sent: Sent, sha256: str
) -> Iterator[Finding]:
    if claim.identity is None:
        yield findings.copied()
    elif claim.identity.digest != sent.digest:
        yield findings.other_version(handover.number)
    at = session.scalar(
        select(ReturnedFile.received_at).where(ReturnedFile.sha256 == sha256).order_by(ReturnedFile.id.desc())
    )
    if at is not None:
        yield findings.again(at)
    newest = session.scalar(select(func.max(Handover.number))) or handover.number
    if newest > handover.number:
        yield findings.stale(handover.number, newest - handover.number)
