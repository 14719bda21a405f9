"""An application read once for a verb that needs it from several sides: draft, plan, case, calculation."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.guideline import Calculation, Rules, calculate
from app.features.applications.queries import cases
from app.features.applications.queries.drafts import draft_of
from app.features.applications.rules import ApplicationDraft, Plan, add_up, case_of
from db.models import Application


@dataclass(frozen=True)
class Look:
    """What was read."""

    draft: ApplicationDraft
    plan: Plan
    rules: Rules
    calculation: Calculation


def look(session: Session, record: Application) -> Look:
    """Read an application with everything its calculation rests on."""
    draft, roles, rules = draft_of(session, record), cases.roles(session), cases.rules_of(session, record)
    case = case_of(draft, roles, cases.granted_before(session, draft, record.id))
    plan = add_up(draft.costs, draft.finance, draft.requested, roles)
    return Look(draft, plan, rules, calculate(rules, case))
