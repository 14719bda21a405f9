"""What the application form of a fund says, and whose form it was that came back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.options import Option
from app.domain.people import Party, one_line
from app.domain.text import fold
from app.features.applications.queries.letter import writers
from app.features.applications.rules.blank import BlankData
from app.features.applications.rules.filled import FormFile
from db import lookups, search
from db.models import Contact, Fund, Guideline, Office, Property


@dataclass(frozen=True)
class KnownForm:
    """What the file knows of a form that came back.

    Args:
        fund_id: the fund it is for. contacts: those that may be the applicant, the surest first.
        property_id: the building it names.
    """

    fund_id: int
    fund: str
    rules: Rules
    contacts: tuple[Option, ...]
    property_id: int | None


def blank(session: Session, fund_id: int, *, today: date) -> BlankData:
    """The form of a fund as it is handed out on that day.

    Raises:
        Refused: when the office or the fund's guideline is missing.
    """
    office = _office(session)
    fund = session.get(Fund, fund_id)
    if fund is None:
        raise Refused("Diesen Fonds gibt es nicht mehr. Bitte wählen Sie einen anderen.", "fund_id")
    guideline = _guideline(session, fund, today)
    return BlankData(
        fund=fund.name,
        fund_uid=fund.uid,
        office=office.name,
        office_uid=office.uid,
        kind=fund.kind,
        guideline=f"Richtlinie in der Fassung {guideline.version}",
        rules=Rules.read(guideline.rules),
        cost_kinds=tuple(entry.label for entry in lookups.codes(session, "cost_kind")),
        writer=writers.own(session, office, None),
        email=office.email,
        address=one_line(Party(street=office.street, postcode=office.postcode, town=office.town)),
        dated=today,
    )


def known(session: Session, form: FormFile, *, today: date) -> KnownForm:
    """Whom and what the form is about, as far as the file knows them.

    Raises:
        Refused: when the form is that of another office, or its fund is gone.
    """
    office = _office(session)
    fund = session.scalar(select(Fund).where(Fund.uid == form.fund_uid))
    if fund is None:
        whose = f"„{form.office_name}“" if form.office_name else "eines anderen Büros"
        if form.office_uid and form.office_uid != office.uid:
            raise Refused(
                f"Dieser Vordruck gehört zum Fonds „{form.fund_name}“ von {whose}. Bitte leiten Sie ihn "
                "dorthin weiter, oder schicken Sie den eigenen Vordruck."
            )
        raise Refused(
            f"Den Fonds „{form.fund_name}“, zu dem dieser Vordruck gehört, gibt es hier nicht mehr. Bitte "
            "schicken Sie einen neuen Vordruck, oder tippen Sie den Antrag ab."
        )
    guideline = _guideline(session, fund, today)
    return KnownForm(
        fund.id, fund.name, Rules.read(guideline.rules), _contacts(session, form), _property(session, form)
    )


def _guideline(session: Session, fund: Fund, today: date) -> Guideline:
    found = session.scalars(
        select(Guideline)
        .where(Guideline.fund_id == fund.id)
        .order_by((Guideline.valid_from <= today).desc(), Guideline.valid_from.desc(), Guideline.id.desc())
        .limit(1)
    ).first()
    if found is None:
        raise Refused(
            f"Für „{fund.name}“ gibt es noch keine Richtlinie; aus ihr entsteht der Vordruck. Bitte geben "
            "Sie sie zuerst unter „Fonds“ ein."
        )
    return found


def _office(session: Session) -> Office:
    office = session.scalars(select(Office)).first()
    if office is None:
        raise Refused("Bitte richten Sie zuerst das Büro ein (Büro › Büro).")
    return office


def _contacts(session: Session, form: FormFile) -> tuple[Option, ...]:
    """The same name; those at the same address first."""
    wanted = fold(form.applicant.name)
    if not wanted:
        return ()
    here = (fold(form.applicant.street), fold(form.applicant.house_number), form.applicant.postcode)
    rows = session.scalars(
        select(Contact).where(Contact.active, Contact.id.in_(search.matching("contact", form.applicant.name)))
    )
    named = [row for row in rows if fold(row.display_name) == wanted]
    named.sort(key=lambda row: (fold(row.street), fold(row.house_number), row.postcode) != here)
    return tuple(Option(row.id, row.display_name, _address(row)) for row in named)


def _address(row: Contact) -> str:
    return one_line(
        Party(street=row.street, house_number=row.house_number, postcode=row.postcode, town=row.town)
    )


def _property(session: Session, form: FormFile) -> int | None:
    street, number = fold(form.object_street), fold(form.object_number)
    if not street:
        return None
    typed = f"{form.object_street} {form.object_number}"
    rows = session.scalars(
        select(Property).where(Property.id.in_(search.matching("property", typed))).order_by(Property.id)
    )
    return next(
        (row.id for row in rows if (fold(row.street), fold(row.house_number)) == (street, number)), None
    )
