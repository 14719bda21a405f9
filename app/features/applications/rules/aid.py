"""De-minimis aid: the sum of three years, the clock of the register, its six fields.

Regulation (EU) 2023/2831: at most 300,000 € per single undertaking and Member State in any three years
(Art. 3 (2)); granted aid is entered in the central register within 20 working days (Art. 6).
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.dates import add_months, working_days_after
from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.money import ZERO, Money
from app.domain.text import clean_line

REGISTER_DAYS = 20
"""Working days until the grant stands in the register (Art. 6 (1))."""
_MONTHS = 12


@dataclass(frozen=True)
class AidDraft:
    """Aid that the undertaking has declared, or the register's fields of our own grant, as typed."""

    granted_on: date | None = None
    amount: Money | None = None
    authority: str = ""
    instrument: str = "Zuschuss"
    sector: str = ""
    registered_on: date | None = None


@dataclass(frozen=True)
class Aid:
    """Aid of an undertaking, as the sum needs it."""

    granted_on: date
    amount: Money


def checked_aid(draft: AidDraft, today: date) -> AidDraft:
    """The aid with cleaned texts.

    Raises:
        Refused: when day or amount is missing or cannot be.
    """
    if draft.granted_on is None:
        raise Refused(
            "Bitte geben Sie den Tag der Bewilligung an; von ihm an zählen die drei Jahre.", "granted_on"
        )
    if draft.granted_on > today:
        raise Refused(f"Der {formats.day(draft.granted_on)} liegt in der Zukunft.", "granted_on")
    if draft.amount is None or draft.amount <= ZERO:
        raise Refused("Bitte geben Sie den Betrag der Beihilfe an.", "amount")
    if draft.registered_on is not None and draft.registered_on < draft.granted_on:
        raise Refused("Eingetragen werden kann eine Beihilfe erst nach ihrer Bewilligung.", "registered_on")
    return replace(
        draft,
        authority=clean_line(draft.authority, "authority"),
        instrument=clean_line(draft.instrument, "instrument"),
        sector=clean_line(draft.sector, "sector", 40),
    )


def aid_before(grants: Sequence[Aid], day: date, years: int) -> Money:
    """What was granted in the years that end with that day."""
    since = add_months(day, -_MONTHS * years)
    return Money.total(one.amount for one in grants if since < one.granted_on <= day)


def too_much_aid(rules: Rules, grants: Sequence[Aid], amount: Money, day: date) -> list[Refused]:
    """Why an undertaking may not be given that much more; empty where it may."""
    had = aid_before(grants, day, rules.de_minimis_years)
    if not rules.de_minimis or had + amount <= rules.de_minimis_limit:
        return []
    left = max(rules.de_minimis_limit - had, ZERO)
    since = add_months(day, -_MONTHS * rules.de_minimis_years)
    return [
        Refused(
            f"De-minimis: Seit dem {formats.day(since)} hat das Unternehmen {formats.money(had)} erhalten. "
            f"Bis {formats.money(rules.de_minimis_limit)} sind noch {formats.money(left)} möglich, "
            f"nicht {formats.money(amount)}.",
            "amount",
        )
    ]


def register_until(granted_on: date, holidays: Container[date]) -> date:
    """Until when the grant must stand in the register."""
    return working_days_after(granted_on, REGISTER_DAYS, holidays)
