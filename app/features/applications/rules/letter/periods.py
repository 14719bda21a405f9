"""The periods a notice of a grant names."""

from datetime import date


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
