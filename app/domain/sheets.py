"""A sheet a feature offers for the handover: its columns, its rows, what may come back in it.

The handover knows no feature; what it needs to read, to answer and to change a record is declared here and
carried out by the feature the sheet belongs to. Sessions are untyped, because the domain knows no database.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app.domain.columns import Column

QUERY = "Rückfrage"
"""The answer that asks something back; it always becomes a follow-up."""
NOTED = "zur Kenntnis"
ACKNOWLEDGED = (NOTED, QUERY)
"""What may be answered where nothing is to be decided."""


@dataclass(frozen=True)
class Desk:
    """Who takes something over, and when.

    Args:
        now: local time.
        staff_id: the member of staff; None for the program itself.
    """

    now: datetime
    staff_id: int | None = None

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()


@dataclass(frozen=True)
class Reply:
    """What the city answered to one record.

    Args:
        verdict: one of the sheet's choices, or empty.
        on: the day the city gave for it; None when it gave none.
        file_number: the city's own reference number.
        remark: what it wrote.
        by: who answered, as far as the file tells.
    """

    verdict: str = ""
    on: date | None = None
    file_number: str = ""
    remark: str = ""
    by: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""
        return not (self.verdict or self.on or self.file_number or self.remark)


@dataclass(frozen=True)
class Effect:
    """What a reply did to the record.

    Args:
        done: what was changed, one sentence; empty when nothing was.
        follow_up: what somebody in the office has to see to now; empty when nothing.
    """

    done: str = ""
    follow_up: str = ""


@dataclass(frozen=True)
class Answering:
    """What the city may answer on a sheet.

    Args:
        choices: the drop-down of the first answer column, no commas in it.
        take: ``(session, record id, reply, desk) -> effect``; carries the reply out as far as the rules
            allow. May raise ``Refused``: the reply is kept all the same and becomes a follow-up.
        synonyms: what people type instead of a choice, folded, to the choice.
        pending: choices after which the question is still open.
    """

    choices: tuple[str, ...]
    take: Callable[[Any, int, Reply, Desk], Effect]
    synonyms: Mapping[str, str] = field(default_factory=dict)
    pending: frozenset[str] = frozenset({QUERY})


@dataclass(frozen=True)
class Taking:
    """Columns of the office that a proposal of the city may change.

    Args:
        keys: their keys; everything else is computed or decided and only becomes a follow-up.
        write: ``(session, record id, values by key, desk)``; raises ``Refused`` when a rule forbids it.
    """

    keys: frozenset[str]
    write: Callable[[Any, int, Mapping[str, Any], Desk], None]


@dataclass(frozen=True)
class Parts:
    """Rows that are part of a record and have an identity of their own: one occurrence of a series.

    Args:
        owners: ``(session, uids) -> record ids by uid``; a uid that is no part (any more) is missing.
        write: ``(session, uid, values by key, desk)``; changes that part alone, raises ``Refused`` where a
            rule forbids it.
    """

    owners: Callable[[Any, Collection[str]], Mapping[str, int]]
    write: Callable[[Any, str, Mapping[str, Any], Desk], None]


@dataclass(frozen=True)
class SheetSource:
    """One sheet, offered by a feature and put into a workbook by another.

    Args:
        key: stable name, kept in the settings of the handover.
        title: German name of the sheet.
        columns: all columns there are; those with personal data leave the office only when ticked.
        rows: ``(session, first day, last day) -> rows``, read once and in order. A row has a ``uid``, the
            stable identity of its record, and may have ``asks`` (what the city is asked about it, empty
            when nothing) and ``reply`` (a ``Reply`` already entered by hand).
        tables: tables the rows come from, so that a change is known to concern this sheet.
        note: one sentence for the cover: what the sheet holds.
        table: table of the record a row stands for; empty when a row is no record.
        kind: kind of the record's ``Ref``, to open it; empty when no page does.
        names: keys of the columns by which people know a record: a reference number, a title.
        now: ``(session, uids) -> rows`` as they are now, whatever the period; None when a row is no record.
        answering: what the city may answer; None when nothing.
        taking: which office columns it may propose to change; None when none.
        parts: rows that are only part of a record; None when each is a whole one.
    """

    key: str
    title: str
    columns: tuple[Column[Any], ...]
    rows: Callable[[Any, date, date], Iterable[Any]]
    tables: frozenset[str]
    note: str = ""
    table: str = ""
    kind: str = ""
    names: tuple[str, ...] = ()
    now: Callable[[Any, Collection[str]], Iterable[Any]] | None = None
    answering: Answering | None = None
    taking: Taking | None = None
    parts: Parts | None = None


def acknowledge(session: Any, record_id: int, reply: Reply, desk: Desk) -> Effect:
    """Take a reply where nothing is to be decided: it is kept, and a question becomes a follow-up."""
    del session, record_id, desk
    if reply.verdict == QUERY:
        asked = f": {reply.remark}" if reply.remark else " (ohne Text; bitte nachfragen, was gemeint ist)"
        return Effect(follow_up=f"Rückfrage der Stadt{asked}")
    return Effect()


ACKNOWLEDGING = Answering(ACKNOWLEDGED, acknowledge)
"""For sheets where the city only takes note or asks back."""
