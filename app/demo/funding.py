"""Funds of the demo and the way each application goes, through the services that people use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from app.demo.letters import issue
from app.demo.stage import Stage, material
from app.domain.errors import Refused
from app.domain.money import Money, Rounding
from app.features.applications import service
from app.features.applications.rules import (
    ApplicationDraft,
    ApprovalDraft,
    CostLine,
    FinanceLine,
    PaperDraft,
    PaymentDraft,
    RejectionDraft,
)
from app.features.funds import rules as fund_rules
from app.features.funds import service as funds
from db.models import Application

_HALF = 5000
_LATELY = (58, 51, 44, 36, 28, 20, 12, 7, 3)
"""Days ago that the newest applications came in."""
_CARRIED = (3, 16)
"""Month and day on which last year's accounts are closed."""
_IBANS = (
    "DE89 3704 0044 0532 0130 00",
    "DE02 1203 0000 0000 2020 51",
    "DE02 5001 0517 0137 0750 30",
    "DE02 1001 0010 0006 8201 01",
    "DE12 5001 0517 0648 4898 90",
)
"""Published sample account numbers; they belong to nobody."""

Event = tuple[datetime, Callable[[], None]]


def found(stage: Stage) -> dict[str, int]:
    """Found the funds with budgets for each year of the history; returns ids by key."""
    ids: dict[str, int] = {}
    for entry in material("fonds")["fund"]:
        with stage.store.write(f"{entry['name']} einrichten") as session:
            draft = fund_rules.FundDraft(
                name=entry["name"],
                prefix=entry["prefix"],
                kind=entry["kind"],
                city_office_id=stage.offices["Bauamt"],
                letter_mode=entry["letter_mode"],
                measure_id=stage.measures[entry["measure"]],
                sources=tuple(fund_rules.SourceLine(*line) for line in entry["sources"]),
            )
            fund_id = funds.save(session, draft, None)
            for year in range(stage.start.year, stage.today.year + 1):
                year_draft = fund_rules.YearDraft(year, Money.euros(entry["budget"]))
                funds.save_year(session, fund_id, year_draft)
            funds.import_guideline(session, fund_id, entry["guideline"].strip())
        ids[entry["key"]] = fund_id
    return ids


def turn_of_year(stage: Stage, fund_ids: dict[str, int]) -> list[Event]:
    """In spring, with all of last year decided, what it left is carried over where the fund may keep it.

    Only the newest turn: before the one earlier the office had hardly begun to give.
    """
    year = stage.today.year
    moment = datetime.combine(date(year, *_CARRIED), time(10))
    keep = [fund_ids[entry["key"]] for entry in material("fonds")["fund"] if entry["carries"]]
    return [(moment, partial(_carry_over, stage, fund_id, year)) for fund_id in keep if moment <= stage.now]


def _carry_over(stage: Stage, fund_id: int, year: int) -> None:
    with stage.store.read() as session:
        if funds.carrying(session, fund_id, year).waiting:
            return
    with stage.store.write(f"Übertrag aus {year - 1} übernehmen") as session:
        funds.carry_over(session, fund_id, year)


def applications(stage: Stage, fund_ids: dict[str, int]) -> list[Event]:
    """What happens to the applications, and when."""
    projects = stage.chance.shuffled(material("projekte")["project"])
    events: list[Event] = []
    for number, project in enumerate(projects):
        received = _day_received(stage, number, len(projects))
        while received.weekday() > 4:
            received -= timedelta(days=1)
        events += _Story(stage, fund_ids[project["fund"]], project, received, number).events()
    return [event for event in events if event[0] <= stage.now]


def _day_received(stage: Stage, number: int, count: int) -> date:
    """Evenly over the history, and one after the other in the last weeks."""
    early = count - len(_LATELY)
    if number >= early:
        return stage.today - timedelta(days=_LATELY[number - early])
    days = (stage.today - stage.start).days - _LATELY[0] - 20
    return stage.start + timedelta(days=20 + days * number // early)


@dataclass
class _Story:
    """One application from the day it comes in."""

    stage: Stage
    fund_id: int
    project: dict[str, Any]
    received: date
    number: int
    id: int = 0
    approved: bool = False

    def events(self) -> Iterator[Event]:
        """Its steps with their moments, in order."""
        chance = self.stage.chance
        yield self._on(self.received, 11, self.receive)
        checked = self._working(self.received + timedelta(days=chance.between(6, 13)))
        if self.project.get("withdraw"):
            yield self._on(checked, 15, self.withdraw)
            return
        if "reject" not in self.project:
            yield self._on(checked, 10, self.check)
        decided = self._working(checked + timedelta(days=chance.between(18, 34)))
        yield self._on(decided, 14, self.reject if "reject" in self.project else self.approve)
        yield self._on(decided + timedelta(days=1), 9, self.write_letter)
        start, end = self._period(decided)
        yield self._on(self._working(start + timedelta(days=8)), 12, self.order)
        if self.number % 6 == 2:
            # The proof is late; the start page reminds of it.
            return
        paid = self._working(end + timedelta(days=chance.between(20, 60)))
        yield self._on(paid, 16, self.pay)

    def receive(self) -> None:
        """It comes in with a cost and finance plan that balance."""
        stage, project = self.stage, self.project
        costs = tuple(
            CostLine(line[0], line[1], Money.euros(line[2]), line[3] if len(line) > 3 else True)
            for line in project["costs"]
        )
        decided = self._working(self.received + timedelta(days=42))
        start, end = self._period(decided)
        draft = ApplicationDraft(
            fund_id=self.fund_id,
            contact_id=self._applicant(),
            title=project["title"],
            purpose=project["purpose"],
            place=f"{stage.street()}, Unterstadt",
            property_id=stage.chance.one(stage.properties) if project["fund"] == "fassade" else None,
            measure_id=stage.measures[
                {"quartier": "IV 1", "city": "O/N 2", "fassade": "O/N 3"}[project["fund"]]
            ],
            received_on=self.received,
            starts_on=start,
            ends_on=end,
            not_begun_declared=True,
            account_holder="",
            iban=_IBANS[self.number % len(_IBANS)],
            costs=costs,
            **_finance(project["fund"], costs),
        )
        with self._step("Antrag aufnehmen") as session:
            self.id = service.receive(session, draft, today=self.received)
            if project["fund"] == "fassade":
                self._quotes(session, Money.total(line.amount or Money() for line in costs))
            if "ordered" in project:
                early = PaperDraft("order", project["ordered"], self.received - timedelta(days=3))
                service.record_paper(session, self.id, early, today=self.received)

    def check(self) -> None:
        """The papers are complete, the grant is calculated and held back."""
        with self._step("Antrag prüfen") as session:
            service.check(session, self.id, today=self._today, staff_id=self.stage.store.staff_id)

    def approve(self) -> None:
        """The city approves what was held back; without money left it has to wait."""
        try:
            with self._step("Antrag bewilligen") as session:
                amount = session.get_one(Application, self.id).reserved
                draft = ApprovalDraft(
                    amount=amount, day=self._today, reason="Beschluss des Quartiersbeirats."
                )
                service.approve(
                    session, self.id, draft, today=self._today, staff_id=self.stage.store.staff_id
                )
        except Refused:
            # The fund's year is used up; the application waits, as it does in life.
            return
        self.approved = True

    def reject(self) -> None:
        """It is refused with a reason."""
        draft = RejectionDraft(reason=self.project["reject"], day=self._today)
        with self._step("Antrag ablehnen") as session:
            service.reject(session, self.id, draft, today=self._today, staff_id=self.stage.store.staff_id)

    def withdraw(self) -> None:
        """The applicant steps back."""
        with self._step("Antrag zurückziehen") as session:
            service.withdraw(session, self.id)

    def write_letter(self) -> None:
        """The letter goes out; the newest ones are not printed yet."""
        if not self.approved and "reject" not in self.project:
            return
        recent = self._today > self.stage.today - timedelta(days=24)
        issue(self.stage, self.id, printed=not recent)

    def order(self) -> None:
        """The applicant sends the order, dated after the approval."""
        if not self.approved or self.project["fund"] == "quartier":
            return
        paper = PaperDraft("order", "Auftragsbestätigung", self._today - timedelta(days=3), None)
        with self._step("Unterlage erfassen") as session:
            service.record_paper(session, self.id, paper, today=self._today)

    def pay(self) -> None:
        """The proof is in: the grant is paid, sometimes a little less."""
        if not self.approved:
            return
        with self._step("Auszahlung buchen") as session:
            granted = session.get_one(Application, self.id).approved or Money()
            share = self.stage.chance.one((10_000, 10_000, 9_600, 9_250))
            amount = granted.share(share, Rounding.DOWN_TO_EURO)
            draft = PaymentDraft(
                amount=amount, day=self._today, note="nach Prüfung des Verwendungsnachweises"
            )
            service.book_payment(session, self.id, draft, today=self._today)

    @property
    def _today(self) -> date:
        return self.stage.clock.today()

    def _on(self, day: date, hour: int, act: Callable[[], None]) -> Event:
        return datetime.combine(day, time(hour, self.number % 12 * 5)), act

    def _working(self, day: date) -> date:
        return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)

    def _period(self, decided: date) -> tuple[date, date]:
        length = {"quartier": 45, "city": 70, "fassade": 110}[self.project["fund"]] + self.number % 5 * 14
        start = decided + timedelta(days=16)
        return start, start + timedelta(days=length)

    def _applicant(self) -> int:
        kinds = {"quartier": "club", "city": "shop", "fassade": "owner"}
        contacts = self.stage.contacts[kinds[self.project["fund"]]]
        return contacts[self.number % len(contacts)]

    def _quotes(self, session: Any, total: Money) -> None:
        for share, firm in (
            (10_000, "Malerbetrieb Westermann"),
            (10_750, "Bau Lenz"),
            (11_900, "Fassaden Kröger"),
        ):
            paper = PaperDraft(
                "quote",
                f"Angebot {firm}",
                self.received - timedelta(days=9),
                total.share(share, Rounding.DOWN_TO_EURO),
            )
            service.record_paper(session, self.id, paper, today=self.received)

    def _step(self, name: str) -> Any:
        return self.stage.store.write(name)


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
