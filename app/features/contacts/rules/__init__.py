"""What a contact must be like, and when two are probably one; values only."""

from app.features.contacts.rules.checks import check, party
from app.features.contacts.rules.drafts import (
    AddressRow,
    ConsentRow,
    ContactDraft,
    MembershipRow,
)
from app.features.contacts.rules.likeness import Known, Likeness, likely
from app.features.contacts.rules.words import (
    APPLICANT_TYPES,
    KINDS,
    SALUTATIONS,
)

__all__ = [
    "APPLICANT_TYPES",
    "KINDS",
    "SALUTATIONS",
    "AddressRow",
    "ConsentRow",
    "ContactDraft",
    "Known",
    "Likeness",
    "MembershipRow",
    "check",
    "likely",
    "party",
]
