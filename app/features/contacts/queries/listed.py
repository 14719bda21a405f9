"""What a list of contacts is checked against."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import intake
from app.domain.intake import Desk
from app.domain.options import Option
from app.features.contacts.queries.options import APPLICANT_OPTIONS, role_options
from app.features.contacts.rules import KINDS, TEXTS, Known, traits_of
from db.models import Contact, ContactRole

_KIND_OPTIONS = tuple(Option(value, word) for value, word in KINDS.items())
_BLOCK = 5_000
_NAMING = frozenset({"last_name", "organisation"})
_ADDRESS = frozenset({"extra", "street", "house_number", "postcode", "town"})


def desk(session: Session, now: datetime) -> Desk:
    """The choices, and every contact with what it is recognised by."""
    del now
    with_role = set(session.scalars(select(ContactRole.contact_id).distinct()))
    columns = [getattr(Contact, name) for name in TEXTS]
    rows = session.execute(
        select(Contact.id, Contact.display_name, Contact.applicant_type, *columns).execution_options(
            yield_per=_BLOCK
        )
    )
    known = tuple(
        intake.Known(
            row.id,
            row.display_name,
            traits_of(
                Known(
                    row.id,
                    row.display_name,
                    row.street,
                    row.house_number,
                    row.town,
                    row.email,
                    (row.phone, row.mobile),
                )
            ),
            _empty(row, with_role),
        )
        for row in rows
    )
    choices = {
        "kind": _KIND_OPTIONS,
        "applicant_type": APPLICANT_OPTIONS,
        "roles": tuple(role_options(session)),
    }
    return Desk(choices, known)


def _empty(row: Any, with_role: set[int]) -> frozenset[str]:
    """What a list may fill in; never parts of an address that is there, which would make a third one."""
    empty = {name for name in (*TEXTS, "applicant_type") if not getattr(row, name)} - _NAMING
    empty |= set() if row.id in with_role else {"roles"}
    return frozenset(empty - _ADDRESS if row.street else empty)
