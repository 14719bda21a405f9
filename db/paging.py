"""Lists in pages: filters, search, order and limits in SQL, so that 500,000 records feel like 500."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, String, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeEngine

from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from db import search
from db.types import DayType, MomentType, MoneyType

ALPHABETIC = 20_000
"""Up to here text sorts as in a dictionary (ä as a); beyond, by its letters' codes, which is faster."""

MOST_HITS = 2_000
"""A search without filter and order of its own shows that many of the newest hits; then ``total`` is this."""

Key = ColumnElement[Any] | InstrumentedAttribute[Any]


def _nothing(_session: Session, _typed: str) -> Select[int] | None:
    """A list whose records are found by their own words alone."""
    return None


def paged(
    session: Session,
    statement: Select[Any],
    request: PageRequest,
    columns: Mapping[str, Key],
    *,
    id_column: Key,
    default_order: Sequence[ColumnElement[Any]],
    kind: str = "",
    also: Callable[[Session, str], Select[int] | None] = _nothing,
) -> tuple[Sequence[RowMapping], int]:
    """One page of a list, and how many rows there are in all (see ``MOST_HITS``).

    Args:
        session: a reading session.
        statement: selects the rows' values; its joins neither multiply nor drop rows.
        request: which rows, in which order.
        columns: what each key of the list stands for, for sorting and filtering; unknown keys are ignored,
            because saved views outlive columns.
        id_column: the record's id, unique in the list; it settles ties.
        default_order: order when the request names none.
        kind: the kind of the records in the search index, for ``request.search``.
        also: ids that a search finds although the index does not know why, e.g. by the name of a topic;
            one may come several times.
    """
    asked = statement.where(*_filters(request, columns))
    total = None
    if kind and request.search.strip():
        more = also(session, request.search)
        hits = _newest(session, kind, request.search, more)
        if len(hits) < MOST_HITS or (asked.whereclause is None and request.sort not in columns):
            asked = asked.where(id_column.in_(_listed(hits)))
            total = len(hits) if len(hits) == MOST_HITS else None
        else:
            # So many hits are found faster along the list's order; "+ 0" keeps the ids' index out of it.
            among = [search.matching(kind, request.search), *([] if more is None else [more])]
            asked = asked.where(or_(*((id_column + 0).in_(ids) for ids in among)))
    if total is None:
        total = session.scalar(select(func.count()).select_from(_ids(asked, id_column).subquery())) or 0
    order = _order(request, columns, id_column, default_order, total)
    ids = session.scalars(
        _ids(asked, id_column).order_by(*order).limit(request.limit).offset(request.offset)
    ).all()
    if not ids:
        return [], total
    rows = session.execute(statement.where(id_column.in_(ids)).order_by(None).order_by(*order))
    return rows.mappings().all(), total


def conditions(request: PageRequest, columns: Mapping[str, Key], id_column: Key, kind: str = "") -> list[Any]:
    """The conditions of a request alone, e.g. for a sum over all pages."""
    found: list[Any] = _filters(request, columns)
    if kind and request.search.strip():
        found.append(id_column.in_(search.matching(kind, request.search)))
    return found


def _newest(session: Session, kind: str, typed: str, more: Select[int] | None) -> list[int]:
    hits = search.newest(session, kind, typed, MOST_HITS)
    if more is None:
        return hits
    return sorted({*hits, *_highest(session, more)}, reverse=True)[:MOST_HITS]


def _highest(session: Session, ids: Select[int]) -> set[int]:
    """The highest ids of a select that may name one several times; asking for each once would be slower."""
    (found,) = ids.selected_columns
    known: set[int] = set()
    wanted = ids
    while True:
        some = session.scalars(wanted.order_by(found.desc()).limit(MOST_HITS)).all()
        known.update(some)
        if len(some) < MOST_HITS or len(known) >= MOST_HITS:
            return known
        wanted = ids.where(found < some[-1])


def _filters(request: PageRequest, columns: Mapping[str, Key]) -> list[ColumnElement[bool]]:
    return [_condition(columns[one.key], one) for one in request.filters if one.key in columns]


def _listed(ids: Sequence[int]) -> Select[Any]:
    """Ids as a table of one bound value; thousands of bound values would each cost time."""
    listed = func.json_each(json.dumps(ids)).table_valued("value", name="listed")
    return select(listed.c.value)


def _ids(statement: Select[Any], id_column: Key) -> Select[Any]:
    return statement.with_only_columns(id_column).order_by(None)


def _order(
    request: PageRequest,
    columns: Mapping[str, Key],
    id_column: Key,
    default_order: Sequence[ColumnElement[Any]],
    total: int,
) -> list[Any]:
    column = columns.get(request.sort)
    if column is None:
        return [*default_order, id_column.desc()]
    key: Any = column
    if _is_text(column.type):
        key = func.qb_sort_text(column) if total <= ALPHABETIC else column.collate("NOCASE")
    ordered = key.desc() if request.descending else key.asc()
    return [_missing(column).asc(), ordered, id_column.desc() if request.descending else id_column.asc()]


def _missing(column: Key) -> ColumnElement[Any]:
    """Empty values stand last, whichever way the list is sorted."""
    empty = column.is_(None)
    return or_(empty, column == "") if _is_text(column.type) else empty


def _condition(column: Key, wanted: Filter) -> ColumnElement[bool]:
    return _TESTS[wanted.test](column, _value(column, wanted.value))


def _value(column: Key, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(column, one) for one in value]
    if isinstance(column.type, MoneyType) and isinstance(value, int):
        return Money(value)
    if isinstance(column.type, MomentType) and not isinstance(value, datetime) and value is not None:
        return datetime.fromisoformat(str(value))
    if isinstance(column.type, DayType) and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _is_text(kind: TypeEngine[Any]) -> bool:
    return isinstance(kind, String)


def _is(column: Key, value: Any) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


def _one_of(column: Key, value: Any) -> ColumnElement[bool]:
    return column.in_(value if isinstance(value, list) else [value])


def _at_most(column: Key, value: Any) -> ColumnElement[bool]:
    """A day as the end of a span of moments means the whole day."""
    if isinstance(value, datetime) and value == datetime.combine(value.date(), datetime.min.time()):
        value = datetime.combine(value.date(), datetime.max.time().replace(microsecond=0))
    within: ColumnElement[bool] = column <= value
    return within


def _empty(column: Key, _: Any) -> ColumnElement[bool]:
    return or_(column.is_(None), column == "") if _is_text(column.type) else column.is_(None)


def _filled(column: Key, _: Any) -> ColumnElement[bool]:
    return and_(column.is_not(None), column != "") if _is_text(column.type) else column.is_not(None)


def _contains(column: Key, value: Any) -> ColumnElement[bool]:
    """SQLite compares only A to Z without regard to case, so umlauts are tried both ways."""
    typed = str(value)
    forms = dict.fromkeys((typed, typed.lower(), typed.upper(), typed.title()))
    return or_(*(column.contains(form, autoescape=True) for form in forms))


_TESTS: dict[Test, Callable[[Key, Any], ColumnElement[bool]]] = {
    Test.IS: _is,
    Test.IS_NOT: lambda column, value: column.is_distinct_from(value),
    Test.ONE_OF: _one_of,
    Test.AT_LEAST: lambda column, value: column >= value,
    Test.AT_MOST: _at_most,
    Test.EMPTY: _empty,
    Test.FILLED: _filled,
    Test.CONTAINS: _contains,
}
