"""Dates of a notice: periods, notification, when it can no longer be contested."""

from datetime import date, timedelta

from app.domain.dates import add_months

_DAYS_TO_NOTIFY = 4


def approval_period(
    decided_on: date,
    ends_on: date | None,
    year: int,
    consent_on: date | None = None,
    set_end: date | None = None,
) -> tuple[date, date]:
    """Bewilligungszeitraum: from the approval, or the consent to an early start, to the end of the year.

    The year is that of the budget; a project that ends later takes the end along. What the guideline or
    the decision says (``set_end``) goes before both.
    """
    last = date(year, 12, 31)
    end = set_end or max(last, ends_on or last, decided_on)
    return min(decided_on, consent_on or decided_on), max(end, decided_on)


def execution_period(
    decided_on: date, starts_on: date | None, ends_on: date | None, consent_on: date | None
) -> tuple[date, date]:
    """Durchführungszeitraum: as planned, but not before the approval or the consent to an early start."""
    earliest = decided_on if consent_on is None else min(decided_on, consent_on)
    first = max(starts_on or earliest, earliest)
    return first, max(ends_on or first, first)


def deemed_notified(posted_on: date) -> date:
    """When a posted notice counts as notified: on the fourth day (§ 41 (2) VwVfG as of 2025).

    "Voraussichtlich": nobody moves the day off a Sunday here, since courts differ on that.
    """
    return posted_on + timedelta(days=_DAYS_TO_NOTIFY)


def unappealable(notified_on: date | None, waiver_on: date | None) -> date | None:
    """First day on which a notice is final: after the month of § 74 VwGO, or from the waiver on."""
    ended = add_months(notified_on, 1) + timedelta(days=1) if notified_on else None
    days = [day for day in (ended, waiver_on) if day is not None]
    return min(days) if days else None
