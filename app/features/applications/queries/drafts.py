"""An application as its form holds it: the record with its plans, areas and quotes."""

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import Status
from app.features.applications.rules import (
    ApplicationDraft,
    AreaLine,
    CostLine,
    FinanceLine,
    QuoteLine,
)
from db.models import Application, AreaItem, CostItem, FinanceItem, Quote

SAME = (
    "fund_id",
    "year",
    "contact_id",
    "title",
    "purpose",
    "place",
    "property_id",
    "measure_id",
    "received_on",
    "starts_on",
    "ends_on",
    "not_begun_declared",
    "early_start_consent_on",
    "input_tax",
    "account_holder",
    "iban",
    "note",
    "advised_on",
    "applicant_group",
    "represented_by",
    "project_kind",
    "audience",
    "publicity",
    "other_grants",
    "trade_firm",
    "monument_consent_on",
    "rent_old",
    "rent_new",
    "rent_months",
    "refiled_from_id",
)
"""Attributes that record and draft name alike and hold alike."""
LISTS = ("goals", "conditions_met")
"""Lists in the record, tuples in the draft."""


@dataclass(frozen=True)
class Lines:
    """Lines of an application: attribute of the draft, table, line, and what both name alike."""

    name: str
    table: type[Any]
    line: type[Any]
    columns: tuple[str, ...]

    def read(self, session: Session, application_id: int) -> tuple[Any, ...]:
        """The lines in their order."""
        rows = session.scalars(
            select(self.table)
            .where(self.table.application_id == application_id)
            .order_by(self.table.position, self.table.id)
        )
        return tuple(self.line(**{name: getattr(row, name) for name in self.columns}) for row in rows)

    def row(self, application_id: int, position: int, line: Any) -> Any:
        """A line as it is kept."""
        values = {name: getattr(line, name) for name in self.columns}
        return self.table(application_id=application_id, position=position, **values)


COSTS = Lines(
    "costs", CostItem, CostLine, ("kind", "text", "amount", "eligible", "measure", "minutes", "vat_bp")
)
FINANCE = Lines("finance", FinanceItem, FinanceLine, ("kind", "text", "amount"))
AREAS = Lines("areas", AreaItem, AreaLine, ("measure", "text", "dm2"))
QUOTES = Lines("quotes", Quote, QuoteLine, ("work", "firm", "dated", "amount", "chosen", "reason", "file_id"))
LINES = (COSTS, FINANCE, AREAS, QUOTES)


def cost_lines(session: Session, application_id: int) -> tuple[CostLine, ...]:
    """The cost plan in its order."""
    return cast("tuple[CostLine, ...]", COSTS.read(session, application_id))


def finance_lines(session: Session, application_id: int) -> tuple[FinanceLine, ...]:
    """The finance plan in its order."""
    return cast("tuple[FinanceLine, ...]", FINANCE.read(session, application_id))


def draft_of(session: Session, record: Application) -> ApplicationDraft:
    """The record as the form holds it."""
    values: dict[str, Any] = {name: getattr(record, name) for name in SAME}
    values |= {name: tuple(getattr(record, name) or ()) for name in LISTS}
    values |= {lines.name: lines.read(session, record.id) for lines in LINES}
    return ApplicationDraft(requested=record.requested, advice=record.status == Status.ADVICE, **values)
