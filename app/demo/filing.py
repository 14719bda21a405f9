"""What the applications of the demo hold: plans that balance, areas, quotes, papers, receipts."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.stage import Stage
from app.domain.money import Money, Rounding
from app.features.applications import service
from app.features.applications.rules import (
    AidDraft,
    ApplicationDraft,
    AreaLine,
    CostLine,
    FinanceLine,
    PaperDraft,
    QuoteLine,
)
from app.features.applications.rules.receipts import ReceiptLine
from db.models import AidGrant

_HALF = 5000
_IBANS = (
    "DE89 3704 0044 0532 0130 00",
    "DE02 1203 0000 0000 2020 51",
    "DE02 5001 0517 0137 0750 30",
    "DE02 1001 0010 0006 8201 01",
    "DE12 5001 0517 0648 4898 90",
)
"""Published sample account numbers; they belong to nobody."""
_FIRMS = ((10_000, "Malerbetrieb Westermann"), (10_750, "Bau Lenz"), (11_900, "Fassaden Kröger"))
"""Share of the cheapest quote, and who offers it."""
_GROUPS = {"quartier": "Verein oder Initiative", "city": "Gewerbetreibende", "fassade": "Eigentümer"}
_GOAL = "Zusammenleben und Nachbarschaft stärken"
_PER_M2 = Money.euros(58)
"""Cost of a square metre of façade, roughly."""


def draft_of(
    stage: Stage,
    fund_id: int,
    project: dict[str, Any],
    received: date,
    period: tuple[date, date],
    number: int,
) -> ApplicationDraft:
    """The application as it is typed."""
    fund = project["fund"]
    costs = _costs(project, fund)
    facade = fund == "fassade"
    return ApplicationDraft(
        fund_id=fund_id,
        contact_id=_applicant(stage, fund, number),
        title=project["title"],
        purpose=project["purpose"],
        place=f"{stage.street()}, Unterstadt",
        property_id=stage.chance.one(stage.properties) if facade else None,
        measure_id=stage.measures[{"quartier": "IV 1", "city": "O/N 2", "fassade": "O/N 3"}[fund]],
        received_on=received,
        starts_on=period[0],
        ends_on=period[1],
        not_begun_declared=True,
        advised_on=received - timedelta(days=8 + number % 9),
        applicant_group=_GROUPS[fund],
        goals=(_GOAL,) if fund == "quartier" else (),
        trade_firm=True if facade else None,
        monument_consent_on=received - timedelta(days=5) if facade else None,
        iban=_IBANS[number % len(_IBANS)],
        costs=costs,
        areas=_areas(costs) if facade else (),
        quotes=_quotes(costs, received) if facade else (),
        **_finance(fund, costs),
    )


def early_paper(name: str, received: date) -> PaperDraft:
    """An order that was placed too early."""
    return PaperDraft("order", name, received - timedelta(days=3))


def receipts_of(stage: Stage, project: dict[str, Any], first: date, last: date) -> tuple[ReceiptLine, ...]:
    """A receipt for each position of the plan, paid while the project ran; now and then a little less."""
    days = max((last - first).days, 1)
    share = stage.chance.one((10_000, 10_000, 9_600, 9_250))
    lines = []
    for at, cost in enumerate(_costs(project, project["fund"]), start=1):
        amount = (cost.amount or Money()).share(share, Rounding.DOWN_TO_EURO)
        paid = first + timedelta(days=days * at // (len(project["costs"]) + 1))
        lines.append(
            ReceiptLine(
                number=f"RE-{paid:%y%m%d}-{at}",
                kind=cost.kind,
                measure=cost.measure,
                invoiced_on=max(first, paid - timedelta(days=6)),
                paid_on=paid,
                payee=_payee(cost.kind),
                subject=cost.text,
                claimed=amount,
                recognised=amount if cost.eligible else Money(),
                reason="" if cost.eligible else "nicht zuwendungsfähig",
                original_seen=True,
            )
        )
    return tuple(lines)


def register_aid(session: Session, application_id: int, day: date) -> None:
    """A grant that is de-minimis aid is entered in the register."""
    grant = session.scalar(select(AidGrant).where(AidGrant.application_id == application_id))
    if grant is not None:
        draft = AidDraft(grant.granted_on, grant.amount, grant.authority, "Zuschuss", "47.19", day)
        service.save_aid(session, application_id, draft, grant.id, today=day)


def _costs(project: dict[str, Any], fund: str) -> tuple[CostLine, ...]:
    return tuple(
        CostLine(
            line[0],
            line[1],
            Money.euros(line[2]),
            line[3] if len(line) > 3 else True,
            measure="Anstrich" if fund == "fassade" and line[0] == "Bauleistungen" else "",
        )
        for line in project["costs"]
    )


def _payee(kind: str) -> str:
    return {
        "Bauleistungen": "Malerbetrieb Westermann",
        "Honorare": "Honorarkraft",
        "Öffentlichkeitsarbeit": "Druckerei am Markt",
        "Eigenleistung": "Ehrenamtliche",
    }.get(kind, "Fachhandel Ruhrau")


def _applicant(stage: Stage, fund: str, number: int) -> int:
    contacts = stage.contacts[{"quartier": "club", "city": "shop", "fassade": "owner"}[fund]]
    return contacts[number % len(contacts)]


def _areas(costs: tuple[CostLine, ...]) -> tuple[AreaLine, ...]:
    works = Money.total(line.amount or Money() for line in costs if line.measure)
    return (AreaLine("Anstrich", "Straßenfassade", works.cents * 100 // _PER_M2.cents),) if works else ()


def _quotes(costs: tuple[CostLine, ...], received: date) -> tuple[QuoteLine, ...]:
    total = Money.total(line.amount or Money() for line in costs)
    return tuple(
        QuoteLine(
            "Fassade",
            firm,
            received - timedelta(days=9),
            total.share(share, Rounding.DOWN_TO_EURO),
            chosen=at == 0,
        )
        for at, (share, firm) in enumerate(_FIRMS)
    )


def _finance(fund: str, costs: tuple[CostLine, ...]) -> dict[str, Any]:
    """The finance plan that pays for the costs: own labour on both sides, the rest as the fund wants it."""
    total = Money.total(line.amount or Money() for line in costs)
    labour = Money.total(line.amount or Money() for line in costs if line.kind == "Eigenleistung")
    eligible = Money.total(line.amount or Money() for line in costs if line.eligible)
    lines: list[FinanceLine] = []
    if labour:
        lines.append(FinanceLine("own_labour", "Ehrenamtliche Stunden", labour))
    if fund == "quartier":
        requested = total - labour
        if requested > Money.euros(1500):
            donation = Money.euros(150)
            lines.append(FinanceLine("donation", "Spenden aus der Nachbarschaft", donation))
            requested -= donation
    else:
        requested = eligible.share(_HALF, Rounding.DOWN_TO_EURO)
        lines.append(FinanceLine("own_cash", "Eigenmittel", total - requested - labour))
    return {"requested": requested, "finance": tuple(lines)}
