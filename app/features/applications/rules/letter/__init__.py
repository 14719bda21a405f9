"""What letters say, as values; drawing them is the business of ``document``."""

from app.features.applications.rules.letter.data import LetterData
from app.features.applications.rules.letter.facts import (
    Aid,
    Cut,
    Demand,
    Facts,
    Line,
    Proposal,
    Settled,
    Terms,
    Visit,
)
from app.features.applications.rules.letter.kinds import (
    DUE,
    KIND_TITLES,
    KINDS,
    LetterKind,
    Signer,
    kind_of,
    kinds_for,
    letter_title,
    likeliest,
)
from app.features.applications.rules.letter.periods import (
    approval_period,
    execution_period,
)
from app.features.applications.rules.letter.typed import LetterDraft, checked_letter, items_of
from app.features.applications.rules.letter.wording import (
    account,
    bound_sentence,
    financing_kind,
    givers,
    percent_words,
    share_of_cost,
)

__all__ = [
    "DUE",
    "KINDS",
    "KIND_TITLES",
    "Aid",
    "Cut",
    "Demand",
    "Facts",
    "LetterData",
    "LetterDraft",
    "LetterKind",
    "Line",
    "Proposal",
    "Settled",
    "Signer",
    "Terms",
    "Visit",
    "account",
    "approval_period",
    "bound_sentence",
    "checked_letter",
    "execution_period",
    "financing_kind",
    "givers",
    "items_of",
    "kind_of",
    "kinds_for",
    "letter_title",
    "likeliest",
    "percent_words",
    "share_of_cost",
]
