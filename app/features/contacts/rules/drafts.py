"""A contact as it is typed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AddressRow:
    """A further address; ``id`` is empty for one that is not kept yet."""

    kind: str = ""
    extra: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    id: int | None = None


@dataclass(frozen=True)
class MembershipRow:
    """The other side of a membership: of a person the organisation, of an organisation the person."""

    other_id: int | None = None
    function: str = ""
    id: int | None = None


@dataclass(frozen=True)
class ConsentRow:
    """One consent: which purpose, over which channel, when, how, and when it was withdrawn."""

    purpose: str | None = None
    channel: str = ""
    given_on: date | None = None
    how: str | None = None
    note: str = ""
    withdrawn_on: date | None = None
    id: int | None = None


@dataclass(frozen=True)
class ContactDraft:
    """Everything the form of a contact holds."""

    kind: str = "person"
    salutation: str | None = None
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    organisation: str = ""
    legal_form: str = ""
    applicant_type: str | None = None
    extra: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    website: str = ""
    language: str = ""
    note: str = ""
    active: bool = True
    roles: tuple[int, ...] = ()
    addresses: tuple[AddressRow, ...] = ()
    memberships: tuple[MembershipRow, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
