"""Days that follow from a guideline; months end on the same day or the month's last one (§ 188 BGB)."""

import calendar
from datetime import date, timedelta

from app.domain.dates import add_months
from app.domain.guideline.rules import Rules


def last_application_day(rules: Rules, sitting_day: date) -> date | None:
    """Until when an application must be in to be decided in a sitting; None where nothing is said.

    A fixed day of the year counts up to the sitting; where both kinds are given, the earlier day holds.
    """
    found = []
    if rules.deadline_days is not None:
        found.append(sitting_day - timedelta(days=rules.deadline_days))
    if rules.deadlines:
        days = (
            on_day(day, year) for day in rules.deadlines for year in (sitting_day.year - 1, sitting_day.year)
        )
        found.append(max(day for day in days if day <= sitting_day))
    return min(found, default=None)


def approval_end(rules: Rules, decided_on: date) -> date | None:
    """End of the approval period (Bewilligungszeitraum); None where nothing is said."""
    return _period(rules.approval_months, rules.approval_year_end, decided_on)


def execution_end(rules: Rules, decided_on: date) -> date | None:
    """End of the execution period (Durchführungszeitraum); None where nothing is said."""
    return _period(rules.execution_months, rules.execution_year_end, decided_on)


def proof_due(rules: Rules, ends_on: date) -> date:
    """Until when the proof of use is due: a fixed day of the following year, weeks, or months."""
    if rules.proof_day:
        return on_day(rules.proof_day, ends_on.year + 1)
    if rules.proof_weeks is not None:
        return ends_on + timedelta(weeks=rules.proof_weeks)
    return add_months(ends_on, rules.proof_months)


def binding_end(rules: Rules, finished_on: date) -> date | None:
    """Last day of the purpose binding; None where there is none."""
    return add_months(finished_on, 12 * rules.binding_years) if rules.binding_years else None


def retention_end(rules: Rules, closed_on: date) -> date:
    """Until when receipts are kept."""
    return add_months(closed_on, 12 * rules.retention_years)


def on_day(year_day: str, year: int) -> date:
    """The day of that year for ``28.02.``; the 29.02. is the 28.02. where there is none."""
    day, month = (int(part) for part in year_day.split(".")[:2])
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _period(months: int | None, year_end: bool, decided_on: date) -> date | None:  # noqa: FBT001 - as the rules hold it
    ends = [] if months is None else [add_months(decided_on, months)]
    if year_end:
        ends.append(date(decided_on.year, 12, 31))
    return min(ends, default=None)
