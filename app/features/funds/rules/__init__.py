"""What a fund must be: shares of 100 %, budgets, guideline versions, and their exchange as TOML."""

from app.features.funds.rules.carrying import Carrying, CarryQuestion, Waiting, carry_question
from app.features.funds.rules.case_file import APPLICATION, ApplicationFile, read_application
from app.features.funds.rules.exchange import HEAD, GuidelineFile, problems, read_guideline, write_guideline
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
    CLAUSE,
    GuidelineDraft,
    VersionDraft,
    checked_guideline,
    guideline_draft,
    rules_as_typed,
)
from app.features.funds.rules.kinds import Kinds, unknown_kinds
from app.features.funds.rules.trial import TrialDraft, trial_case
from app.features.funds.rules.wording import changes, in_words, summary

__all__ = [
    "APPLICATION",
    "CLAUSE",
    "HEAD",
    "KINDS",
    "LETTER_MODES",
    "ORIGINS",
    "ApplicationFile",
    "CarryQuestion",
    "Carrying",
    "FundDraft",
    "GuidelineDraft",
    "GuidelineFile",
    "Kinds",
    "SourceLine",
    "TrialDraft",
    "VersionDraft",
    "Waiting",
    "YearDraft",
    "by_source",
    "carry_on",
    "carry_question",
    "changes",
    "checked_fund",
    "checked_guideline",
    "checked_year",
    "guideline_draft",
    "in_words",
    "must_cover",
    "problems",
    "read_application",
    "read_guideline",
    "rules_as_typed",
    "share_total",
    "summary",
    "trial_case",
    "unknown_kinds",
    "write_guideline",
]
