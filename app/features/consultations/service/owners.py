"""Owner advice and the property it is about."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.features.consultations.rules import ConsultationDraft, object_given, object_key
from db.models import OwnerAdvice, Property

_FACTS = ("year_built", "dwellings", "storeys", "monument", "in_area")


def keep_advice(session: Session, consultation_id: int, draft: ConsultationDraft, *, owner: bool) -> None:
    """Keep what advice to an owner adds; it goes when the target group is another.

    A property that is known already is used again: what was typed completes it, an empty field
    takes nothing away, unless the property was already in this very form and its field was emptied.
    """
    advice = session.scalar(select(OwnerAdvice).where(OwnerAdvice.consultation_id == consultation_id))
    if not owner or not object_given(draft):
        if advice is not None:
            session.delete(advice)
        return
    house = _same_address(session, draft) or Property(
        street=draft.object_street, house_number=draft.object_number
    )
    _complete(house, draft, emptied=advice is not None and advice.property_id == house.id)
    session.add(house)
    session.flush()
    advice = advice or OwnerAdvice(consultation_id=consultation_id)
    advice.property_id = house.id
    advice.considered = list(draft.considered)
    advice.cost_from, advice.cost_to = draft.cost_from, draft.cost_to
    advice.programmes, advice.next_step = draft.programmes, draft.next_step
    advice.visited_on = draft.visited_on
    session.add(advice)


def _same_address(session: Session, draft: ConsultationDraft) -> Property | None:
    """The property at the typed address, however its street is spelt."""
    key = object_key(draft.object_street, draft.object_number)
    number = func.replace(func.lower(Property.house_number), " ", "")
    for house in session.scalars(select(Property).where(number == key[1]).order_by(Property.id)):
        same_town = not (house.postcode and draft.object_postcode) or house.postcode == draft.object_postcode
        if same_town and object_key(house.street, house.house_number) == key:
            return house
    return None


def _complete(house: Property, draft: ConsultationDraft, *, emptied: bool) -> None:
    for name in _FACTS:
        value = getattr(draft, name)
        if value is not None or emptied:
            setattr(house, name, value)
    for name, text in (
        ("postcode", draft.object_postcode),
        ("town", draft.object_town),
        ("heating", draft.heating or ""),
    ):
        if text or emptied:
            setattr(house, name, text)
