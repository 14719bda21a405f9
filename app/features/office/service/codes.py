"""Edit the code lists."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.office.queries.codes import uses
from app.features.office.rules import codes as rules
from db.models import CODE_LISTS, Code


def add(session: Session, list_key: str, typed: str) -> int:
    """Add an entry at the end of a list.

    Raises:
        Refused: when it is empty, too long or there already.
    """
    if list_key not in CODE_LISTS:
        raise Refused("Diese Liste gibt es nicht.")
    there = _list(session, list_key)
    label = rules.label(typed, {code.id: code.label for code in there}, None)
    code = Code(list_key=list_key, label=label, position=len(there))
    session.add(code)
    session.flush()
    return code.id


def rename(session: Session, code_id: int, typed: str) -> int:
    """Give an entry another name.

    Raises:
        Refused: when the name is empty, too long or taken.
    """
    code = _code(session, code_id)
    there = _list(session, code.list_key)
    code.label = rules.label(typed, {other.id: other.label for other in there}, code_id)
    session.flush()
    return code_id


def move(session: Session, code_id: int, by: int) -> int:
    """Move an entry up (negative) or down in its list."""
    code = _code(session, code_id)
    there = list(_list(session, code.list_key))
    at = there.index(code)
    there.insert(max(0, min(len(there) - 1, at + by)), there.pop(at))
    for position, other in enumerate(there):
        other.position = position
    session.flush()
    return code_id


def show(session: Session, code_id: int, *, active: bool) -> int:
    """Offer an entry again, or no longer; records that use it keep it.

    Raises:
        Refused: when it is the last one offered.
    """
    code = _code(session, code_id)
    others = [other for other in _list(session, code.list_key) if other.active and other.id != code_id]
    if not active and not others:
        raise Refused("Der letzte Eintrag einer Liste kann nicht ausgeblendet werden.")
    code.active = active
    session.flush()
    return code_id


def delete(session: Session, code_id: int) -> int:
    """Remove an entry that nothing refers to.

    Raises:
        Refused: when it is used or built in; it can be hidden instead.
    """
    code = _code(session, code_id)
    rules.may_delete(code.label, uses(session, code), code.built_in)
    session.delete(code)
    session.flush()
    return code_id


def _list(session: Session, list_key: str) -> Sequence[Code]:
    return session.scalars(
        select(Code).where(Code.list_key == list_key).order_by(Code.position, Code.id)
    ).all()


def _code(session: Session, code_id: int) -> Code:
    code = session.get(Code, code_id)
    if code is None:
        raise Refused("Diesen Eintrag gibt es nicht mehr.")
    return code
