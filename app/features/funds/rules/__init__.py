"""What a fund must be: shares of 100 %, budgets, guideline versions, and their exchange as TOML."""

from app.features.funds.rules.carrying import Carrying, CarryQuestion, Waiting, carry_question
from app.features.funds.rules.exchange import GuidelineFile, problems, read_guideline, write_guideline
from app.features.funds.rules.fund import (
    KINDS,
    LETTER_MODES,
    ORIGINS,
    FundDraft,
    SourceLine,
    YearDraft,
    by_source,
    carry_on,
    checked_fund,
    checked_year,
    must_cover,
    share_total,
)
from app.features.funds.rules.guideline import (
    CLAUSE_KEYS,
    ROUNDINGS,
    ClauseLine,
    GuidelineDraft,
    checked_guideline,
    guideline_draft,
    summary,
)

__all__ = [
    "CLAUSE_KEYS",
    "KINDS",
    "LETTER_MODES",
    "ORIGINS",
    "ROUNDINGS",
    "CarryQuestion",
    "Carrying",
    "ClauseLine",
    "FundDraft",
    "GuidelineDraft",
    "GuidelineFile",
    "SourceLine",
    "Waiting",
    "YearDraft",
    "by_source",
    "carry_on",
    "carry_question",
    "checked_fund",
    "checked_guideline",
    "checked_year",
    "guideline_draft",
    "must_cover",
    "problems",
    "read_guideline",
    "share_total",
    "summary",
    "write_guideline",
]
