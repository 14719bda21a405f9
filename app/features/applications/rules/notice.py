"""The dates around a notice: posted, deemed notified, unappealable (DOMAIN §3.4, §3.5)."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain import formats
from app.domain.dates import add_months, working_day_from
from app.domain.errors import Faults, Refused, refuse
from app.domain.money import Money

POST_DAYS = 4
"""A letter counts as notified on the fourth day after posting (§ 41 (2) VwVfG)."""
APPEAL_MONTHS = 1
"""An action is brought within one month of notification (§ 74 (1) VwGO)."""


@dataclass(frozen=True)
class NoticeDraft:
    """The dates of a notice as typed."""

    posted_on: date | None = None
    notified_on: date | None = None
    waiver_on: date | None = None


@dataclass(frozen=True)
class Notice:
    """A decision that grants, as far as paying depends on it.

    Args:
        amount: what it grants.
        issued_on: when its letter went out; None while it is still to be written.
        agreed: it was agreed (Vereinbarung) instead of noticed; there is no remedy then.
        holidays: public holidays, on which no period ends.
    """

    decision_id: int
    amount: Money
    decided_on: date
    issued_on: date | None = None
    posted_on: date | None = None
    notified_on: date | None = None
    waiver_on: date | None = None
    agreed: bool = False
    holidays: Container[date] = field(default=frozenset(), compare=False, repr=False)

    @property
    def deemed_on(self) -> date | None:
        """When it was notified, or counts as notified after posting."""
        if self.notified_on is not None or self.posted_on is None:
            return self.notified_on
        return self.posted_on + timedelta(days=POST_DAYS)

    @property
    def appeal_until(self) -> date | None:
        """Last day of the month for an action; a Saturday, Sunday or holiday moves it (§ 222 (2) ZPO)."""
        deemed = self.deemed_on
        return None if deemed is None else working_day_from(add_months(deemed, APPEAL_MONTHS), self.holidays)

    @property
    def final_on(self) -> date | None:
        """First day on which it is unappealable: the waiver's, or the day after the period."""
        if self.agreed:
            return self.issued_on
        until = self.appeal_until
        expected = None if until is None else until + timedelta(days=1)
        days = [day for day in (self.waiver_on, expected) if day is not None]
        return min(days, default=None)


def checked_notice(draft: NoticeDraft, decided_on: date, today: date) -> NoticeDraft:
    """The dates of a notice: in their order, none in the future.

    Raises:
        Refused: beside each date that cannot be.
    """
    faults = Faults()
    least = decided_on
    for name, said in (
        ("posted_on", "zur Post gegeben"),
        ("notified_on", "bekannt gegeben"),
        ("waiver_on", "auf Rechtsbehelfe verzichtet"),
    ):
        day: date | None = getattr(draft, name)
        if day is None:
            continue
        if day < least:
            faults.add(
                [
                    Refused(
                        f"Am {formats.day(day)} kann nicht {said} worden sein; frühestens war das am "
                        f"{formats.day(least)}.",
                        name,
                    )
                ]
            )
        if day > today:
            faults.add([Refused(f"Der {formats.day(day)} liegt in der Zukunft.", name)])
        least = day if name == "posted_on" else least
    faults.refuse()
    return draft


def must_be_noticed(notice: Notice | None, reference: str) -> Notice:
    """The notice of the grant went out.

    Raises:
        Refused: while it is still to be written.
    """
    if notice is None or notice.issued_on is None:
        raise Refused(
            f"Der Bescheid zu {reference} ist noch nicht ausgegeben. Bitte geben Sie ihn zuerst aus; "
            "vorher wird nichts abgerufen oder gezahlt."
        )
    return notice


def must_be_final(notice: Notice, day: date, reference: str) -> None:
    """The notice is unappealable on that day, or remedies were waived.

    Raises:
        Refused: naming the day from which one may pay, or the dates that are missing.
    """
    final = notice.final_on
    if final is not None and final <= day:
        return
    refuse([Refused(_not_final(notice, final, day, reference), "day")])


def _not_final(notice: Notice, final: date | None, day: date, reference: str) -> str:
    if final is None:
        return (
            f"Wann der Bescheid zu {reference} zur Post ging, ist nicht eingetragen. Bitte tragen Sie das "
            "unter „Zahlungen“ ein, oder den Tag des Rechtsbehelfsverzichts."
        )
    return (
        f"Der Bescheid zu {reference} ist am {formats.day(day)} noch nicht bestandskräftig: "
        f"{_notified(notice)}, Klage ist bis {formats.day(notice.appeal_until)} möglich. Gezahlt wird ab "
        f"{formats.day(final)} oder nach einem Rechtsbehelfsverzicht."
    )


def _notified(notice: Notice) -> str:
    if notice.notified_on is not None:
        return f"bekannt gegeben am {formats.day(notice.notified_on)}"
    return (
        f"zur Post am {formats.day(notice.posted_on)}, bekannt gegeben voraussichtlich am "
        f"{formats.day(notice.deemed_on)}"
    )
