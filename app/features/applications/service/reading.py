"""What the verbs need to know of the file: the record, its plans and papers, its fund."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.guideline import BODIES, Calculation, calculate, tier
from app.domain.money import Money
from app.features.applications.queries import cases
from app.features.applications.queries.drafts import cost_lines, finance_lines
from app.features.applications.queries.money import paid_of
from app.features.applications.rules import (
    SITTING,
    PaperDraft,
    Plan,
    add_up,
)
from db.balances import balance
from db.models import Application, Decision, Fund, FundYear, Guideline, Letter, Paper, Staff


def application(session: Session, application_id: int) -> Application:
    """The record.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Application, application_id)
    if found is None:
        raise Refused("Diesen Antrag gibt es nicht mehr.")
    return found


def fund(session: Session, fund_id: int) -> Fund:
    """The fund.

    Raises:
        Refused: when it is gone.
    """
    found = session.get(Fund, fund_id)
    if found is None:
        raise Refused("Diesen Fonds gibt es nicht mehr. Bitte wählen Sie einen anderen.", "fund_id")
    return found


def open_year(session: Session, of: Fund, year: int) -> FundYear:
    """The budget year, still open for applications.

    Raises:
        Refused: when there is no budget, or its money was carried on.
    """
    found = session.scalar(select(FundYear).where(FundYear.fund_id == of.id, FundYear.year == year))
    if found is None:
        raise Refused(
            f"Für „{of.name}“ sind für {year} noch keine Mittel eingetragen. Bitte legen Sie das Jahr zuerst "
            "unter „Fonds“ an.",
            "year",
        )
    if found.closed:
        raise Refused(
            f"Das Jahr {year} des „{of.name}“ ist abgeschlossen; seine Mittel sind übertragen. "
            "Bitte wählen Sie ein offenes Jahr.",
            "year",
        )
    return found


def guideline_on(session: Session, of: Fund, day: date) -> Guideline:
    """The guideline version valid on a day.

    Raises:
        Refused: when none is valid yet.
    """
    found = session.scalar(
        select(Guideline)
        .where(Guideline.fund_id == of.id, Guideline.valid_from <= day)
        .order_by(Guideline.valid_from.desc(), Guideline.id.desc())
        .limit(1)
    )
    if found is None:
        raise Refused(
            f"Für „{of.name}“ gilt am {formats.day(day)} noch keine Richtlinie. "
            "Bitte legen Sie unter „Fonds“ eine Fassung an, die an diesem Tag gilt.",
            "received_on",
        )
    return found


def papers_of(session: Session, application_id: int) -> list[PaperDraft]:
    """The papers by date."""
    rows = session.scalars(
        select(Paper).where(Paper.application_id == application_id).order_by(Paper.dated, Paper.id)
    )
    return [PaperDraft(row.kind, row.name, row.dated, row.amount) for row in rows]


def plan_of(session: Session, record: Application) -> Plan:
    """Both plans added up."""
    costs, finance = cost_lines(session, record.id), finance_lines(session, record.id)
    return add_up(costs, finance, record.requested, cases.roles(session))


def calculation_of(session: Session, record: Application) -> Calculation:
    """The grant under the rules the application was filed under."""
    return calculate(cases.rules_of(session, record), cases.case(session, record))


def free_for(session: Session, record: Application) -> Money:
    """What is free for this application: the fund's free money and what the application holds back itself.

    The free money of a closed year was carried on; there only what became free since is left.
    """
    return balance(session, record.fund_id, record.year).free + record.reserved


def more_for(session: Session, record: Application) -> Money:
    """Up to what amount a grant may grow: the fund's free money and what the grant binds already."""
    return balance(session, record.fund_id, record.year).free + record.committed


def paid(session: Session, application_id: int) -> Money:
    """What is paid and neither reversed nor paid back."""
    return paid_of(session, application_id)


def staff_name(session: Session, staff_id: int | None) -> str:
    """Who that was."""
    found = session.get(Staff, staff_id) if staff_id else None
    return found.name if found else "Dieselbe Person"


def two_work_here(session: Session, staff_id: int | None) -> bool:
    """Whether somebody else works here who can check the sums."""
    if staff_id is None:
        return False
    return (session.scalar(select(func.count()).select_from(Staff).where(Staff.active)) or 0) > 1


def must_decide_here(session: Session, record: Application, amount: Money) -> None:
    """The office or the city decides at that amount, not a committee.

    Raises:
        Refused: naming who decides.
    """
    found = tier(cases.rules_of(session, record), amount)
    if found is None or found.recommends or found.body not in SITTING:
        return
    clause = cases.rules_of(session, record).clause("tiers")
    where = f" ({clause})" if clause else ""
    raise Refused(
        f"Über {formats.money(amount)} entscheidet nach der Richtlinie: {BODIES[found.body]}{where}. Bitte "
        f"setzen Sie {record.reference} auf die Tagesordnung einer Sitzung.",
        "amount",
    )


def must_be_issued(session: Session, record: Application) -> None:
    """The notice that grants the money went out.

    Raises:
        Refused: saying that it has to be issued first.
    """
    issued = session.scalar(
        select(Letter.id)
        .join(Decision, Decision.id == Letter.decision_id)
        .where(
            Letter.application_id == record.id,
            Letter.issued_at.is_not(None),
            Decision.kind.in_(("approved", "partly_approved", "amended")),
        )
        .limit(1)
    )
    if issued is None:
        raise Refused(
            f"Der Bescheid zu {record.reference} ist noch nicht ausgegeben. Bitte geben Sie ihn zuerst unter "
            "„Schreiben“ aus."
        )
