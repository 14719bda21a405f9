"""What lists and records show: frozen, without a session behind them."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import Ref
from app.features.contacts.rules import ContactDraft


@dataclass(frozen=True)
class ContactRow:
    """A line of the list of contacts."""

    id: int
    display_name: str
    kind: str
    roles: str
    applicant_type: str
    address: str
    postcode: str
    town: str
    phone: str
    email: str
    consents: str
    """Purposes agreed to and not taken back."""
    active: bool


@dataclass(frozen=True)
class ContactDetail:
    """One contact beside the list.

    Args:
        named_in: number of consultations that name this contact.
        parts: rows of its history: table and id of the contact and all that belongs to it.
    """

    id: int
    name: str
    draft: ContactDraft
    address: str
    roles: str
    named_in: int
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Event:
    """Something that happened with a contact; ``id`` is its place in the timeline."""

    id: int
    record_id: int
    day: date
    kind: str
    """``consultation``, ``application`` or ``letter``."""
    reference: str
    text: str
    state: str

    @property
    def ref(self) -> Ref:
        """The record it is about."""
        return Ref(self.kind, self.record_id)
