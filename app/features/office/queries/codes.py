"""The code lists: their entries, and how often each is used."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.base import Base
from db.models import Code, CostItem, OwnerAdvice, Property

_BY_LABEL: dict[str, InstrumentedAttribute[Any]] = {
    "cost_kind": CostItem.kind,
    "heating": Property.heating,
}
"""Where records keep an entry's words instead of its id."""


@dataclass(frozen=True)
class CodeRow:
    """An entry of a list."""

    id: int
    label: str
    active: bool
    built_in: str
    uses: int


def entries(session: Session, list_key: str) -> tuple[CodeRow, ...]:
    """All entries of a list in their order, with how often records use them."""
    codes = session.scalars(
        select(Code).where(Code.list_key == list_key).order_by(Code.position, Code.id)
    ).all()
    by_id = _uses_by_id(session, [code.id for code in codes])
    return tuple(
        CodeRow(
            code.id,
            code.label,
            code.active,
            code.built_in,
            by_id.get(code.id, 0) + _uses_by_label(session, code),
        )
        for code in codes
    )


def uses(session: Session, code: Code) -> int:
    """How many records refer to one entry."""
    return _uses_by_id(session, [code.id]).get(code.id, 0) + _uses_by_label(session, code)


def _uses_by_id(session: Session, ids: list[int]) -> dict[int, int]:
    """Counts by id over every column that points to ``codes``, whatever tables there will be."""
    found: dict[int, int] = {}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name != Code.__tablename__:
                continue
            statement = select(key.parent, func.count()).where(key.parent.in_(ids)).group_by(key.parent)
            for code_id, count in session.execute(statement):
                found[code_id] = found.get(code_id, 0) + count
    return found


def _uses_by_label(session: Session, code: Code) -> int:
    condition = _label_condition(code)
    return 0 if condition is None else session.scalar(select(func.count()).where(condition)) or 0


def _label_condition(code: Code) -> ColumnElement[bool] | None:
    column = _BY_LABEL.get(code.list_key)
    if column is not None:
        return column == code.label
    if code.list_key == "works":
        # A JSON list of labels; both spellings of umlauts that JSON knows.
        kept = cast(OwnerAdvice.considered, String)
        plain = json.dumps(code.label, ensure_ascii=False)
        return kept.contains(plain, autoescape=True) | kept.contains(json.dumps(code.label), autoescape=True)
    return None
