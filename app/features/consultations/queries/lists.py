"""The two lists, a page at a time: consultations and concerns to the city, newest first.

Names of records pointed to are subselects and no joins: SQLite would follow the joins of all rows
just to count them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.paging import Filter, Page, PageRequest
from app.features.consultations.queries.rows import ConcernRow, ConsultationRow
from db import search
from db.models import CityOffice, Code, Concern, Consultation, ConsultationTopic, Contact, Staff
from db.paging import Key, paged

EXCERPT = 240
"""Characters of a text that a list needs; the rest stays in the file."""


def page(session: Session, request: PageRequest) -> Page[ConsultationRow]:
    """One page of consultations."""
    statement, request = _narrowed(_CONSULTATIONS, _newest_first(request, "began_at"))
    rows, total = paged(
        session,
        statement,
        request,
        _COLUMNS,
        kind="consultation",
        also=_by_topic,
        id_column=Consultation.id,
        default_order=(Consultation.began_at.desc(), Consultation.id.desc()),
    )
    ids = [row["id"] for row in rows]
    topics, concerns = topics_of(session, ids), _counts_of(session, ids)
    found = (
        ConsultationRow(**row, topics=topics.get(row["id"], ""), concerns=concerns.get(row["id"], 0))
        for row in rows
    )
    return Page(tuple(found), total, request.offset)


def concern_page(session: Session, request: PageRequest) -> Page[ConcernRow]:
    """One page of concerns to the city."""
    rows, total = paged(
        session,
        _CONCERNS,
        _newest_first(request, "raised_on"),
        _CONCERN_COLUMNS,
        kind="concern",
        id_column=Concern.id,
        default_order=(Concern.raised_on.desc(), Concern.id.desc()),
    )
    return Page(tuple(ConcernRow(**row) for row in rows), total, request.offset)


def topics_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The topics of some consultations, as one text each, in the order chosen."""
    rows = session.execute(
        select(ConsultationTopic.consultation_id, Code.label)
        .join(Code, Code.id == ConsultationTopic.code_id)
        .where(ConsultationTopic.consultation_id.in_(ids))
        .order_by(ConsultationTopic.consultation_id, ConsultationTopic.position)
    )
    labels: dict[int, list[str]] = {}
    for consultation_id, label in rows:
        labels.setdefault(consultation_id, []).append(label)
    return {consultation_id: ", ".join(found) for consultation_id, found in labels.items()}


def _counts_of(session: Session, ids: Sequence[int]) -> dict[int, int]:
    rows = session.execute(
        select(Concern.consultation_id, func.count())
        .where(Concern.consultation_id.in_(ids))
        .group_by(Concern.consultation_id)
    )
    return {consultation_id: count for consultation_id, count in rows if consultation_id is not None}


def concerns_of(session: Session, consultation_id: int) -> tuple[ConcernRow, ...]:
    """The concerns to the city that came of one consultation, oldest first."""
    rows = session.execute(_CONCERNS.where(Concern.consultation_id == consultation_id).order_by(Concern.id))
    return tuple(ConcernRow(**row) for row in rows.mappings())


def _newest_first(request: PageRequest, key: str) -> PageRequest:
    """Newest first is the list's own order, which an index holds."""
    return replace(request, sort="") if request.sort == key and request.descending else request


def _narrowed(statement: Select[Any], request: PageRequest) -> tuple[Select[Any], PageRequest]:
    """The filters on other tables, as conditions of the statement; the rest stay in the request."""
    rest: list[Filter] = []
    for wanted in request.filters:
        if wanted.key == "topic":
            statement = statement.where(Consultation.id.in_(_with_topics(wanted)))
        elif wanted.key == "has_concern":
            passed_on = select(Concern.consultation_id).where(Concern.consultation_id.is_not(None))
            among = Consultation.id.in_(passed_on)
            statement = statement.where(among if wanted.value else ~among)
        else:
            rest.append(wanted)
    return statement, replace(request, filters=tuple(rest))


def _by_topic(session: Session, typed: str) -> Select[int] | None:
    """Consultations with a topic whose name has the words typed; so few names need no index of their own."""
    topics = session.execute(select(Code.id, Code.label).where(Code.list_key == "topic"))
    named = [code_id for code_id, label in topics if search.says(label, typed)]
    if not named:
        return None
    return select(ConsultationTopic.consultation_id).where(ConsultationTopic.code_id.in_(named))


def _with_topics(wanted: Filter) -> Select[Any]:
    values = wanted.value if isinstance(wanted.value, tuple) else (wanted.value,)
    return select(ConsultationTopic.consultation_id).where(ConsultationTopic.code_id.in_(values))


def _name(
    named: InstrumentedAttribute[str], key: InstrumentedAttribute[int], wanted: Any
) -> ColumnElement[str]:
    return func.coalesce(select(named).where(key == wanted).scalar_subquery(), "")


def _scanned(column: Any) -> ColumnElement[int]:
    """A column with few different values, filtered without its index.

    Otherwise SQLite would collect and sort half of all rows to show the newest 200; so it walks down
    the index of the order and stops.
    """
    return func.coalesce(column, 0)


_CHANNEL = _name(Code.label, Code.id, Consultation.channel_id)
_TARGET_GROUP = _name(Code.label, Code.id, Consultation.target_group_id)
_STAFF = _name(Staff.name, Staff.id, Consultation.staff_id)
_CONTACT = _name(Contact.display_name, Contact.id, Consultation.contact_id)
_OFFICE = _name(CityOffice.name, CityOffice.id, Consultation.city_office_id)
_REFERRED: ColumnElement[str] = case(
    (Consultation.city_office_id.is_(None), Consultation.referred_to),
    (Consultation.referred_to == "", _OFFICE),
    else_=_OFFICE + ", " + Consultation.referred_to,
)
_FOLLOW_UP: ColumnElement[str | None] = case(
    (Consultation.follow_up_on.is_(None), None),
    (Consultation.follow_up_done_on.is_(None), "open"),
    else_="done",
)

_COLUMNS: Mapping[str, Key] = {
    "reference": Consultation.reference,
    "began_at": Consultation.began_at,
    "minutes": Consultation.minutes,
    "channel": _CHANNEL,
    "channel_id": _scanned(Consultation.channel_id),
    "target_group": _TARGET_GROUP,
    "target_group_id": _scanned(Consultation.target_group_id),
    "place": Consultation.place,
    "concern": Consultation.concern,
    "result": Consultation.result,
    "referred_to": _REFERRED,
    "staff": _STAFF,
    "staff_id": _scanned(Consultation.staff_id),
    "contact": _CONTACT,
    "contact_id": Consultation.contact_id,
    "first_contact": Consultation.first_contact,
    "follow_up_on": Consultation.follow_up_on,
    "follow_up_done_on": Consultation.follow_up_done_on,
    "follow_up": _FOLLOW_UP,
}

_CONSULTATIONS: Select[Any] = select(
    Consultation.id,
    Consultation.reference,
    Consultation.began_at,
    Consultation.minutes,
    _CHANNEL.label("channel"),
    _TARGET_GROUP.label("target_group"),
    Consultation.place,
    func.substr(Consultation.concern, 1, EXCERPT).label("concern"),
    func.substr(Consultation.result, 1, EXCERPT).label("result"),
    _REFERRED.label("referred_to"),
    _STAFF.label("staff"),
    _CONTACT.label("contact"),
    Consultation.first_contact,
    Consultation.follow_up_on,
    _FOLLOW_UP.label("follow_up"),
)

_CONCERN_OFFICE = _name(CityOffice.name, CityOffice.id, Concern.city_office_id)
_CONSULTATION = _name(Consultation.reference, Consultation.id, Concern.consultation_id)

_CONCERN_COLUMNS: Mapping[str, Key] = {
    "reference": Concern.reference,
    "raised_on": Concern.raised_on,
    "text": Concern.text,
    "place": Concern.place,
    "city_office": _CONCERN_OFFICE,
    "city_office_id": Concern.city_office_id,
    "consultation_id": Concern.consultation_id,
    "due_on": Concern.due_on,
    "status": Concern.status,
    "answered_on": Concern.answered_on,
    "consultation": _CONSULTATION,
}

_CONCERNS: Select[Any] = select(
    Concern.id,
    Concern.reference,
    Concern.raised_on,
    func.substr(Concern.text, 1, EXCERPT).label("text"),
    Concern.place,
    _CONCERN_OFFICE.label("city_office"),
    Concern.due_on,
    Concern.status,
    Concern.answered_on,
    _CONSULTATION.label("consultation"),
)
