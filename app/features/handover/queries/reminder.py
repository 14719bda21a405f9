"""What a reminder to the city says, gathered; and the reminders that went out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dates import working_day_from
from app.domain.errors import Refused
from app.domain.letterhead import filled, of_office
from app.features.handover.queries import outstanding
from app.features.handover.rules.reminding import KIND, OpenPoint, ReminderData
from app.system.holidays import public_holidays
from db import files, logos
from db.models import CityOffice, Letter, Office, Staff, TextModule

ANSWER_IN = timedelta(days=14)
"""Until when an answer is asked for; the next working day counts."""


@dataclass(frozen=True)
class ReminderRow:
    """A reminder that went out."""

    id: int
    dated: date
    recipient: str
    subject: str
    issued_at: datetime | None
    printed_at: datetime | None
    file_id: int | None
    sha256: str

    @property
    def state(self) -> str:
        """For the chip."""
        return "issued" if self.printed_at is None else "printed"


def reminder(
    session: Session, ids: Collection[int], *, dated: date, due_on: date | None, staff_id: int | None
) -> ReminderData:
    """Everything the letter says.

    Args:
        session: open session.
        ids: the questions it names; all that wait where none are given.
        dated: date of the letter.
        due_on: until when an answer is asked for; in two weeks where nothing else is wanted.
        staff_id: who writes.

    Raises:
        Refused: when the office, the receiver of the handover or an address is missing, or nothing waits.
    """
    office = session.scalars(select(Office)).first()
    if office is None or not (office.street and office.postcode and office.town):
        raise Refused("Die Anschrift des Büros fehlt. Bitte ergänzen Sie sie unter „Büro › Angaben“.")
    receiver = session.scalars(
        select(CityOffice)
        .where(CityOffice.receives_handover, CityOffice.active)
        .order_by(CityOffice.id)
        .limit(1)
    ).first()
    if receiver is None:
        raise Refused(
            "Kein Amt erhält die Übergabe. Bitte kreuzen Sie das bei einem Amt an („Büro › Ämter der Stadt“)."
        )
    if not (receiver.street and receiver.postcode and receiver.town):
        raise Refused(
            f"Die Anschrift von „{receiver.name}“ fehlt. Bitte ergänzen Sie sie („Büro › Ämter der Stadt“)."
        )
    points = outstanding.requests(session, ids)
    if not points:
        raise Refused("Keine Rückmeldung der Stadt steht aus; es gibt nichts zu erinnern.")
    return ReminderData(
        ids=tuple(row.id for row in points),
        writer=of_office(
            office,
            session.get(Staff, staff_id) if staff_id else None,
            logos.shown(session, ("office", "city")),
        ),
        recipient=filled(
            office.city,
            receiver.name,
            receiver.unit,
            receiver.street,
            f"{receiver.postcode} {receiver.town}",
        ),
        dated=dated,
        due_on=due_on or working_day_from(dated + ANSWER_IN, public_holidays()),
        points=tuple(_point(row) for row in points),
        texts=tuple((row.key, row.body) for row in session.scalars(select(TextModule))),
    )


def issued(session: Session) -> tuple[ReminderRow, ...]:
    """Reminders that went out, newest first."""
    rows = session.scalars(select(Letter).where(Letter.kind == KIND).order_by(Letter.id.desc()))
    return tuple(
        ReminderRow(
            row.id,
            row.dated,
            row.recipient,
            row.subject,
            row.issued_at,
            row.printed_at,
            row.file_id,
            row.sha256,
        )
        for row in rows
    )


def pdf(session: Session, letter_id: int) -> bytes:
    """A reminder exactly as it went out.

    Raises:
        Refused: when there is none of that id.
    """
    row = session.get(Letter, letter_id)
    if row is None or row.file_id is None:
        raise Refused("Dieses Schreiben gibt es nicht mehr.")
    return files.data(session, row.file_id)


def _point(row: outstanding.RequestRow) -> OpenPoint:
    return OpenPoint(row.label, row.question, row.number, row.asked_on, row.days or 0)
