"""One application of the demo, from the day it comes in to its closed file, through the services."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.filing import draft_of, early_paper, receipts_of, register_aid
from app.demo.letters import issue
from app.demo.stage import Stage
from app.domain.errors import Refused
from app.features.applications import service
from app.features.applications.rules import (
    USUAL_DAYS,
    ApprovalDraft,
    DayDraft,
    PaperDraft,
    PaymentDraft,
    RejectionDraft,
    RequestDraft,
)
from app.features.applications.rules.notice import NoticeDraft
from app.features.applications.rules.proof import ProofDraft
from app.features.applications.rules.receipts import ReceiptsDraft
from app.features.applications.service import altering, notices, proving, reading, receipts
from db.models import Application, Decision, Document, Instalment, Receipt

Event = tuple[datetime, Callable[[], None]]
_LATE = 6
"""Every so manyth project is late with its proof; the start page reminds of it."""
_ADVICE, _INCOMPLETE = 8, 6
"""Places among the newest: only advice yet; documents are missing."""
_OPEN_FOR = timedelta(days=45)
"""A file is closed some weeks after the last payment."""


@dataclass
class Story:
    """One application from the day it comes in."""

    stage: Stage
    fund_id: int
    project: dict[str, Any]
    received: date
    number: int
    sits: Callable[[date], date] | None = None
    """The first sitting after a day, where a committee decides."""
    latest: int = -1
    """Place among the newest, negative for all others: some of them have only just begun."""
    id: int = 0
    approved: bool = False

    def events(self) -> Iterator[Event]:
        """Its steps with their moments, in order."""
        chance = self.stage.chance
        yield self._on(self.received, 11, self.receive)
        if self.latest == _ADVICE:
            return
        if self.latest == _INCOMPLETE:
            yield self._on(self._working(self.received + timedelta(days=3)), 9, self.request)
            return
        checked = self._working(self.received + timedelta(days=chance.between(6, 13)))
        if self.project.get("withdraw"):
            yield self._on(checked, 15, self.withdraw)
            return
        if "reject" not in self.project:
            yield self._on(self._working(checked - timedelta(days=2)), 10, self.check_content)
            yield self._on(checked, 10, self.check_sums)
        decided = self._working(checked + timedelta(days=chance.between(18, 34)))
        if "reject" in self.project:
            yield self._on(decided, 14, self.reject)
        elif self.sits is not None:
            # On the agenda are those that were ready ten days before.
            decided = self.sits(checked + timedelta(days=11))
            yield self._on(decided, 21, self.learn)
        else:
            yield self._on(decided, 14, self.approve)
        yield self._on(decided + timedelta(days=1), 9, self.write_letter)
        if "reject" not in self.project:
            yield from self._carried_out(decided)

    def _carried_out(self, decided: date) -> Iterator[Event]:
        start, end = self.period(decided)
        yield self._on(decided + timedelta(days=6), 9, self.accept)
        yield self._on(self._working(start + timedelta(days=8)), 12, self.begin)
        if self.number % _LATE == 2:
            return
        proved = self._working(end + timedelta(days=self.stage.chance.between(10, 40)))
        yield self._on(proved, 10, lambda: self.prove(end))
        yield self._on(self._working(proved + timedelta(days=9)), 11, self.check_proof)
        paid = self._working(proved + timedelta(days=16))
        yield self._on(paid, 16, self.pay_rest)
        yield self._on(self._working(paid + _OPEN_FOR), 15, self.close)

    # -- before the decision -------------------------------------------------------------

    def receive(self) -> None:
        """It comes in with a cost and finance plan that balance, and most of its documents."""
        start, end = self.period(self._working(self.received + timedelta(days=42)))
        draft = draft_of(self.stage, self.fund_id, self.project, self.received, (start, end), self.number)
        draft = replace(draft, advice=self.latest == _ADVICE)
        with self._step("Antrag aufnehmen") as session:
            self.id = service.receive(session, draft, today=self.received)
            if "ordered" in self.project:
                paper = early_paper(self.project["ordered"], self.received)
                service.record_paper(session, self.id, paper, today=self.received)
        if self.number % 5 and self.latest not in {_ADVICE, _INCOMPLETE}:
            self._hand_in("application")

    def request(self) -> None:
        """Something is missing and asked for."""
        with self._step("Unterlagen anfordern") as session:
            missing = session.scalars(
                select(Document.id).where(Document.application_id == self.id, Document.received_on.is_(None))
            ).all()
            draft = RequestDraft(tuple(missing), self._today + timedelta(days=USUAL_DAYS))
            service.request_documents(session, self.id, draft, today=self._today)

    def check_content(self) -> None:
        """The last documents come; one person checks the content."""
        self._hand_in("application")
        self.stage.store.staff_id = self.stage.staff[0]
        with self._step("Antrag sachlich prüfen") as session:
            service.check(session, self.id, today=self._today, staff_id=self.stage.staff[0])

    def check_sums(self) -> None:
        """Another person checks the sums; the grant is held back."""
        self.stage.store.staff_id = self.stage.staff[1]
        with self._step("Antrag rechnerisch prüfen") as session:
            service.check(session, self.id, today=self._today, staff_id=self.stage.staff[1])

    def approve(self) -> None:
        """The city approves what was held back; without money left it has to wait."""
        try:
            with self._step("Antrag bewilligen") as session:
                amount = session.get_one(Application, self.id).reserved
                draft = ApprovalDraft(amount, self._today, "Beschluss des Quartiersbeirats.")
                service.approve(
                    session, self.id, draft, today=self._today, staff_id=self.stage.store.staff_id
                )
        except Refused:
            # The fund's year is used up; the application waits, as it does in life.
            return
        self.approved = True

    def learn(self) -> None:
        """The committee has decided; without money left it waits."""
        with self.stage.store.read() as session:
            status = session.get_one(Application, self.id).status
        self.approved = status in {"approved", "partly_approved"}

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

    # -- after it --------------------------------------------------------------------------

    def accept(self) -> None:
        """The applicant accepts and waives remedies, so that money may be paid at once."""
        if not self.approved:
            return
        with self._step("Annahme vermerken") as session:
            notice = session.scalars(select(Decision).where(Decision.application_id == self.id)).one()
            posted = notice.posted_on or self._today - timedelta(days=5)
            draft = NoticeDraft(posted, None, self._today)
            notices.note_notice(session, notice.id, draft, today=self._today)
            service.accept(session, self.id, DayDraft(self._today), today=self._today)
            if self.number % _LATE:
                register_aid(session, self.id, self._today)

    def begin(self) -> None:
        """The project begins with an order, dated after the approval; a first instalment is paid."""
        if not self.approved:
            return
        with self._step("Beginn vermerken") as session:
            if self.project["fund"] != "quartier":
                paper = PaperDraft("order", "Auftragsbestätigung", self._today - timedelta(days=3), None)
                service.record_paper(session, self.id, paper, today=self._today)
            service.begin(session, self.id, DayDraft(self._today), today=self._today)
            first = session.scalar(
                select(Instalment.amount).where(
                    Instalment.application_id == self.id, Instalment.kind == "first"
                )
            )
            if first:
                payment = PaymentDraft(amount=first, day=self._today, note="1. Rate")
                service.book_payment(session, self.id, payment, today=self._today)

    def prove(self, end: date) -> None:
        """The proof comes in with its receipts; sometimes the project was a little cheaper."""
        if not self.approved:
            return
        finished = min(end, self._today)
        with self._step("Verwendungsnachweis aufnehmen") as session:
            report = f"{self.project['purpose']} Das Ziel wurde erreicht; die Beteiligung war gut."
            draft = ProofDraft(self._today, finished, report)
            proving.receive_proof(session, self.id, draft, today=self._today)
            record = session.get_one(Application, self.id)
            lines = receipts_of(self.stage, self.project, record.begun_on or finished, finished)
            receipts.save_receipts(session, self.id, ReceiptsDraft(lines), today=self._today)

    def check_proof(self) -> None:
        """Every receipt was looked at; the final grant is calculated and told."""
        if not self.approved:
            return
        self._hand_in("proof")
        with self._step("Verwendungsnachweis prüfen") as session:
            proving.check_proof(session, self.id, today=self._today, staff_id=self.stage.store.staff_id)
        issue(self.stage, self.id, printed=True)

    def pay_rest(self) -> None:
        """What the proof leads to is paid, less what was paid before."""
        if not self.approved:
            return
        with self._step("Auszahlung buchen") as session:
            record = session.get_one(Application, self.id)
            rest = (record.final_grant or record.committed) - reading.paid(session, self.id)
            if rest:
                note = "nach Prüfung des Verwendungsnachweises"
                payment = PaymentDraft(amount=rest, day=self._today, note=note)
                service.book_payment(session, self.id, payment, today=self._today)
            else:
                altering.settle(session, self.id)

    def close(self) -> None:
        """The file is closed."""
        if not self.approved:
            return
        with self._step("Akte abschließen") as session:
            altering.close(session, self.id, today=self._today)
        if self.project["fund"] == "quartier":
            self.keep_what_was_bought()

    def keep_what_was_bought(self) -> None:
        """Bought things stay with the district and can be borrowed."""
        with self.stage.store.read() as session:
            bought = session.scalars(
                select(Receipt.id).where(Receipt.application_id == self.id, Receipt.kind == "Anschaffungen")
            ).all()
        if bought:
            with self._step("Ins Inventar übernehmen") as session:
                receipts.take_into_inventory(session, bought)

    def period(self, decided: date) -> tuple[date, date]:
        """When the project is to begin and to end."""
        length = {"quartier": 45, "city": 70, "fassade": 110}[self.project["fund"]] + self.number % 5 * 14
        start = decided + timedelta(days=16)
        return start, start + timedelta(days=length)

    def _hand_in(self, stage: str) -> None:
        with self.stage.store.read() as session:
            missing = session.scalars(
                select(Document.id).where(
                    Document.application_id == self.id,
                    Document.stage == stage,
                    Document.received_on.is_(None),
                )
            ).all()
        if missing:
            with self._step("Unterlagen abhaken") as session:
                service.tick(session, missing, self._today)

    @property
    def _today(self) -> date:
        return self.stage.clock.today()

    def _on(self, day: date, hour: int, act: Callable[[], None]) -> Event:
        return datetime.combine(day, time(hour, self.number % 12 * 5)), act

    def _working(self, day: date) -> date:
        return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)

    def _step(self, name: str) -> Any:
        return self.stage.store.write(name)
