"""What a decision keeps of the application as it stood."""

from typing import Any

from sqlalchemy.orm import Session

from app.domain.guideline import Calculation
from app.features.applications.queries.drafts import draft_of
from app.features.applications.queries.snapshots import plain_snapshot
from app.features.applications.rules import ApplicationDraft, Plan
from db.models import Application


def calculation(record: Application, plan: Plan, found: Calculation) -> dict[str, Any]:
    """The calculation with the sums it rests on."""
    return {
        **found.store(),
        "plan": {
            "total_cents": plan.total.cents,
            "eligible_cents": plan.eligible.cents,
            "requested_cents": plan.requested.cents,
            "finance_cents": {kind: amount.cents for kind, amount in plan.finance.items()},
        },
        "project": {
            "title": record.title,
            "purpose": record.purpose,
            "starts_on": record.starts_on and record.starts_on.isoformat(),
            "ends_on": record.ends_on and record.ends_on.isoformat(),
        },
    }


def snapshot_of(draft: ApplicationDraft) -> dict[str, Any]:
    """An application that was read already, in values that JSON knows."""
    return plain_snapshot(draft)


def snapshot(session: Session, record: Application) -> dict[str, Any]:
    """The whole application as its form holds it, in values that JSON knows."""
    return plain_snapshot(draft_of(session, record))
