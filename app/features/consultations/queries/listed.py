"""What a list of consultations is checked against."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.consents import ADVICE, WAYS
from app.domain.intake import Desk, Known
from app.domain.options import Option
from app.domain.text import shorten
from app.features.consultations.queries.options import code_options, staff_options
from app.features.consultations.rules.listed import ListedFacts, ListedPerson, listed_traits, name_key
from db import lookups
from db.models import Consent, Consultation, ConsultationTopic, Contact

_FILLED = ("place", "result", "referred_to", "target_group_id", "staff_id")
_BLOCK = 5_000


def listed_desk(session: Session, now: datetime) -> Desk:
    """The choices, the people who agreed to be named, and every consultation."""
    del now
    groups = lookups.codes(session, "target_group", all_of_them=True)
    facts = ListedFacts(
        owner_groups=frozenset(group.id for group in groups if group.built_in == "owner"),
        people=_people(session),
    )
    choices: dict[str, Sequence[Option]] = {
        "channel_id": code_options(session, "channel"),
        "target_group_id": code_options(session, "target_group"),
        "topics": code_options(session, "topic"),
        "staff_id": staff_options(session),
        "consent_how": tuple(Option(value, word) for value, word in WAYS.items()),
    }
    return Desk({key: tuple(options) for key, options in choices.items()}, tuple(_known(session)), facts)


def _known(session: Session) -> list[Known]:
    with_topic = set(session.scalars(select(ConsultationTopic.consultation_id).distinct()))
    rows = session.execute(
        select(
            Consultation.id,
            Consultation.reference,
            Consultation.began_at,
            Consultation.concern,
            *(getattr(Consultation, name) for name in _FILLED),
        ).execution_options(yield_per=_BLOCK)
    )
    return [
        Known(
            row.id,
            f"{row.reference} vom {formats.day(row.began_at.date())}: {shorten(row.concern, 60)}",
            listed_traits({"reference": row.reference, "day": row.began_at, "concern": row.concern}),
            _empty(row) | (frozenset() if row.id in with_topic else {"topics"}),
        )
        for row in rows
    ]


def _empty(row: Any) -> frozenset[str]:
    return frozenset(name for name in _FILLED if getattr(row, name) in {None, ""})


def _people(session: Session) -> dict[str, ListedPerson]:
    agreed = set(
        session.scalars(
            select(Consent.contact_id).where(Consent.purpose == ADVICE, Consent.withdrawn_on.is_(None))
        )
    )
    people: dict[str, ListedPerson] = {}
    for row in session.execute(select(Contact.id, Contact.display_name).where(Contact.active)):
        key = name_key(row.display_name)
        # Two people of one name cannot be told apart by a list.
        people[key] = ListedPerson(None if key in people else row.id, row.id in agreed)
    return people
