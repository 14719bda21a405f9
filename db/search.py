"""One full-text index over all records that are looked for, kept by triggers (``db.triggers``).

FTS5 with trigrams over folded text, contentless: the text itself stands only in the records
(https://www.sqlite.org/fts5.html, sections 4.3.4 and 4.4.3). The rowid is ``kind << 40 | record id``, so that
a kind is a range. Words are marked at their beginning, so that one or two letters find words that begin with
them; three and more are found anywhere. What people type is always quoted, never read as a query.
"""
# ruff: noqa: S608 - table and column names come from the metadata, values are bound

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Integer, Select, column, select, table, text
from sqlalchemy.orm import Session

from app.domain.ids import Ref
from app.domain.text import shorten
from db import triggers
from db.folding import EDGE, folded, search_text
from db.tables import SEARCH_KINDS

if TYPE_CHECKING:
    from db.base import Record

SHIFT = 40
LONGEST_TYPED = 200
_WORDS = 8
_EXCERPT = 120
_BARE = re.compile(r"^[^\w]+")
_TAIL = re.compile(r"[^\w]+$")
_LETTER = re.compile(r"\w")

_CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5("
    "title, body, content='', contentless_delete=1, tokenize='trigram')"
)
_TRANSCRIBED = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))


@dataclass(frozen=True)
class Hit:
    """One record found."""

    ref: Ref
    title: str
    excerpt: str


def models() -> dict[str, type["Record"]]:
    """The models people look for, by kind."""
    return {model.__search_kind__: model for model in triggers.records() if model.__search_kind__}


def install(connection: Connection) -> None:
    """Make the index and number the kinds; numbers once given stay."""
    connection.exec_driver_sql(_CREATE)
    connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8)")
    for kind in models():
        connection.exec_driver_sql("INSERT OR IGNORE INTO search_kinds (kind) VALUES (?)", (kind,))


def query(typed: str) -> str:
    """What a person typed as an FTS5 query: every word must occur; empty when nothing was typed.

    A sign that stands alone between words (a dash, an ampersand) asks for nothing.
    """
    return " AND ".join(f"({' OR '.join(map(_quoted, found))})" for found in _asked(typed))


def says(text_: str, typed: str) -> bool:
    """Whether a short text that is not in the index, such as the name of a topic, has every word typed."""
    held, asked = search_text(text_), _asked(typed)
    return bool(asked) and all(any(form in held for form in forms) for forms in asked)


def matching(kind: str, typed: str) -> Select[int]:
    """A select of the ids of one kind's records that match, for ``id IN (…)``; all when nothing was typed."""
    model = models()[kind]
    asked = query(typed)
    if not asked:
        return select(model.id)
    number = select(_KINDS.c.id).where(_KINDS.c.kind == kind).scalar_subquery()
    low = number.op("<<")(SHIFT)
    return (
        select((_ROWID - low).label("id"))
        .select_from(_INDEX)
        .where(
            text("search_index MATCH :asked").bindparams(asked=asked),
            low < _ROWID,
            (number + 1).op("<<")(SHIFT) > _ROWID,
        )
    )


def find(session: Session, typed: str, limit: int = 50, kinds: Sequence[str] | None = None) -> list[Hit]:
    """Records that match, those whose title matches first, then the newest of each kind."""
    asked = query(typed)
    if not asked or limit < 1:
        return []
    numbers = _numbers(session, kinds)
    share = max(limit // max(len(numbers), 1), 5)
    refs = _best(session, f"title : ({asked})", numbers, share, limit)
    if len(refs) < limit:
        refs += [ref for ref in _best(session, asked, numbers, share, limit) if ref not in set(refs)]
    return _hits(session, refs[:limit], typed)


def newest(session: Session, kind: str, typed: str, limit: int) -> list[int]:
    """The ids of a kind's newest records that match, at most so many; quick however many there are."""
    asked = query(typed)
    number = session.scalar(select(_KINDS.c.id).where(_KINDS.c.kind == kind)) or 0
    return [rowid - (number << SHIFT) for rowid in _rowids(session, asked, number, limit)] if asked else []


def tidy(connection: Connection) -> None:
    """Merge a little of what many small saves left in the index, so that no save has to."""
    connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('merge', 200)")


def forget(connection: Connection) -> None:
    """Write the index anew without what was deleted; until then its text can be put together again."""
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")


def rebuild(session: Session) -> None:
    """Make the whole index anew from the records; inside a transaction that may write."""
    connection = session.connection()
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
    install(connection)
    for model in models().values():
        connection.exec_driver_sql(f"INSERT INTO search_index (rowid, title, body) {_expected(model)}")


def check(session: Session) -> list[str]:
    """Whether the index fits the records; a German sentence for each kind that does not."""
    connection = session.connection()
    found = []
    for kind, model in models().items():
        number = session.scalar(select(SEARCH_KINDS.c.id).where(SEARCH_KINDS.c.kind == kind)) or 0
        bounds = (number << SHIFT, (number + 1) << SHIFT)
        missing = connection.exec_driver_sql(
            f'SELECT count(*) FROM "{model.__tablename__}" '
            "WHERE (? + id) NOT IN (SELECT rowid FROM search_index)",
            bounds[:1],
        ).scalar_one()
        surplus = connection.exec_driver_sql(
            "SELECT count(*) FROM search_index WHERE rowid > ? AND rowid < ? "
            f'AND (rowid - ?) NOT IN (SELECT id FROM "{model.__tablename__}")',
            (*bounds, bounds[0]),
        ).scalar_one()
        if missing or surplus:
            found.append(
                f"Das Suchverzeichnis für „{kind}“ passt nicht: {missing} fehlen, {surplus} zu viel."
            )
    return found


def _asked(typed: str) -> list[list[str]]:
    """The forms of each word that was typed."""
    signs = typed[:LONGEST_TYPED].lower().split()
    words = ([word for word in signs if _LETTER.search(word)] or signs)[:_WORDS]
    return [found for found in map(_forms, words) if found]


def _forms(word: str) -> list[str]:
    """The word as the index has it, also with umlauts transcribed or taken back (Mueller and Müller).

    Signs around it are tried without: „(Müller,“ finds Müller; but C++ is more than a C.
    """
    umlauts = word
    for umlaut, letters in _TRANSCRIBED:
        umlauts = umlauts.replace(umlaut, letters)
    plain = folded(word)
    bare = _BARE.sub("", plain)
    taken_back = re.sub(r"([ao])e|(?<![aeäq])ue", lambda found: found[1] or "u", plain)
    forms = [plain, folded(umlauts), taken_back, bare]
    forms += [core for form in (bare, taken_back) if len(core := _BARE.sub("", _TAIL.sub("", form))) > 2]
    return list(dict.fromkeys(EDGE * max(0, 3 - len(form)) + form for form in forms if form))


def _quoted(form: str) -> str:
    doubled = form.replace('"', '""')
    return f'"{doubled}"'


def _numbers(session: Session, wanted: Sequence[str] | None) -> dict[int, str]:
    rows = session.execute(select(SEARCH_KINDS.c.id, SEARCH_KINDS.c.kind).order_by(SEARCH_KINDS.c.id)).all()
    known = models()
    return {number: kind for number, kind in rows if kind in known and (wanted is None or kind in wanted)}


def _best(session: Session, asked: str, numbers: dict[int, str], share: int, limit: int) -> list[Ref]:
    """The newest of each kind: first everybody's share, then the rest until the limit."""
    first: list[Ref] = []
    rest: list[Ref] = []
    newest_of = _newest_of(session, asked, numbers, limit)
    for number, kind in numbers.items():
        refs = [Ref(kind, rowid - (number << SHIFT)) for rowid in newest_of[number]]
        first += refs[:share]
        rest += refs[share:]
    return first + rest


def _newest_of(session: Session, asked: str, numbers: Collection[int], limit: int) -> dict[int, list[int]]:
    """The newest rowids of each kind, all kinds in one go as far as that reaches.

    A query for each kind would read the lists of all trigrams anew each time.
    """
    found: dict[int, list[int]] = {number: [] for number in numbers}
    low = min(numbers, default=0) << SHIFT
    high = (max(numbers, default=-1) + 1) << SHIFT
    while high > low:
        rowids = _between(session, asked, low, high, limit)
        for rowid in rowids:
            if len(found.get(rowid >> SHIFT, ())) < limit:
                found.setdefault(rowid >> SHIFT, []).append(rowid)
        if len(rowids) < limit:
            break
        last = rowids[-1] >> SHIFT
        # A kind that has enough is left out from here on.
        high = last << SHIFT if last not in numbers or len(found[last]) >= limit else rowids[-1]
    return found


def _rowids(session: Session, asked: str, number: int, limit: int) -> Sequence[int]:
    return _between(session, asked, number << SHIFT, (number + 1) << SHIFT, limit)


def _between(session: Session, asked: str, low: int, high: int, limit: int) -> Sequence[int]:
    found = session.connection().exec_driver_sql(
        "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid > ? AND rowid < ? "
        "ORDER BY rowid DESC LIMIT ?",
        (asked, low, high, limit),
    )
    return found.scalars().all()


def _hits(session: Session, refs: Sequence[Ref], typed: str) -> list[Hit]:
    known = models()
    shown: dict[Ref, tuple[str, str]] = {}
    for kind in {ref.kind for ref in refs}:
        model = known[kind]
        names = [*model.__search_title__, *model.__search_text__]
        rows_of = triggers.record_tables()[str(model.__tablename__)]
        ids = [ref.id for ref in refs if ref.kind == kind]
        rows = session.execute(
            select(rows_of.c.id, *(rows_of.c[name] for name in names)).where(rows_of.c.id.in_(ids))
        )
        count = len(model.__search_title__)
        for record_id, *texts in rows:
            shown[Ref(kind, record_id)] = (_joined(texts[:count], " "), _joined(texts[count:], " · "))
    words = folded(typed).split()
    return [
        Hit(ref, shorten(shown[ref][0], 120), excerpt(shown[ref][1], words)) for ref in refs if ref in shown
    ]


def excerpt(body: str, words: Iterable[str]) -> str:
    """A piece of the text around the first word found."""
    line = " ".join(body.split())
    lower = folded(line)
    places = [at for at in (lower.find(word) for word in words) if at >= 0]
    at = min(places, default=0)
    if at < _EXCERPT - 20:
        return shorten(line, _EXCERPT)
    begin = line.find(" ", max(0, at - 40)) + 1
    return "… " + shorten(line[begin:], _EXCERPT)


def _joined(texts: Iterable[Any], between: str) -> str:
    return between.join(str(part) for part in texts if part)


def _expected(model: type["Record"]) -> str:
    return (
        f"SELECT ((SELECT id FROM search_kinds WHERE kind = '{model.__search_kind__}') << {SHIFT}) + id, "
        f"{triggers.indexed(model, model.__search_title__)}, "
        f"{triggers.indexed(model, model.__search_text__)} "
        f'FROM "{model.__tablename__}"'
    )


_ROWID = column("rowid", Integer)
_INDEX = table("search_index", _ROWID)
_KINDS = SEARCH_KINDS
