"""A consultation as it is typed: flat, so that every part is one field of the form."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.money import Money


@dataclass(frozen=True)
class StepRow:
    """Who does what until when; ``id`` is empty for a step that is not kept yet."""

    text: str = ""
    who: str = ""
    due_on: date | None = None
    done_on: date | None = None
    id: int | None = None


@dataclass(frozen=True)
class ConsultationDraft:
    """Everything the form of a consultation holds.

    Args:
        named: whether the person agreed to be named; without it there is no contact.
        consent_on: day of the consent; needed only when the contact has none yet.
        consent_how: ``written``, ``oral``, ``email`` or ``form``.
        object_street: the property of owner advice; kept only for the target group of owners.
        considered: measures considered, as labels of the code list ``works``.
        passed_text: a further concern to the city; once kept it is a record of its own.
    """

    concern: str = ""
    began_at: datetime | None = None
    minutes: int | None = None
    channel_id: int | None = None
    target_group_id: int | None = None
    topics: tuple[int, ...] = ()
    place: str = ""
    first_contact: bool = True
    result: str = ""
    referred_to: str = ""
    city_office_id: int | None = None
    steps: tuple[StepRow, ...] = ()
    follow_up_on: date | None = None
    follow_up_note: str = ""
    follow_up_done_on: date | None = None
    staff_id: int | None = None
    named: bool = False
    contact_id: int | None = None
    consent_on: date | None = None
    consent_how: str | None = None
    application_id: int | None = None
    measure_id: int | None = None
    appointment_id: int | None = None
    object_street: str = ""
    object_number: str = ""
    object_postcode: str = ""
    object_town: str = ""
    year_built: int | None = None
    dwellings: int | None = None
    storeys: int | None = None
    heating: str | None = None
    monument: bool | None = None
    in_area: bool | None = None
    considered: tuple[str, ...] = ()
    cost_from: Money | None = None
    cost_to: Money | None = None
    programmes: str = ""
    visited_on: date | None = None
    next_step: str = ""
    passed_text: str = ""
    passed_office_id: int | None = None
    passed_due_on: date | None = None
