"""What a contact must be like, and when two are probably one; values only."""

from app.features.contacts.rules.checks import check, party
from app.features.contacts.rules.drafts import (
    AddressRow,
    ConsentRow,
    ContactDraft,
    MembershipRow,
)
from app.features.contacts.rules.likeness import Known, Likeness, likely, traits_of
from app.features.contacts.rules.listed import TEXTS, draft_of, tidy, traits
from app.features.contacts.rules.words import (
    APPLICANT_TYPES,
    KINDS,
    SALUTATIONS,
)

__all__ = [
    "APPLICANT_TYPES",
    "KINDS",
    "SALUTATIONS",
    "TEXTS",
    "AddressRow",
    "ConsentRow",
    "ContactDraft",
    "Known",
    "Likeness",
    "MembershipRow",
    "check",
    "draft_of",
    "likely",
    "party",
    "tidy",
    "traits",
    "traits_of",
]
