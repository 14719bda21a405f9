"""Puts together everything that a letter says; what many letters share is read once."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.casework import Status
from app.domain.errors import Refused, refuse
from app.domain.guideline import Calculation, Rules, calculate, proof_due
from app.domain.letterhead import Writer
from app.domain.money import Money
from app.domain.people import address_lines, display_name, full_name, party_of, salutation_line
from app.features.applications.queries import cases
from app.features.applications.queries.letter import facts as found
from app.features.applications.queries.letter import parts, writers
from app.features.applications.queries.letter.gaps import Case, gaps
from app.features.applications.queries.letter.terms import terms_of
from app.features.applications.rules.letter import (
    Facts,
    LetterData,
    LetterDraft,
    LetterKind,
    Signer,
    givers,
    kind_of,
    share_of_cost,
)
from db.models import (
    Application,
    CityOffice,
    Contact,
    Decision,
    Fund,
    FundSource,
    Guideline,
    Office,
    TextModule,
)

_GRANTING = ("approved", "partly_approved", "amended")


class Gathering:
    """Gathers letters of one day for one member of staff.

    Raises:
        Refused: when the office is not set up yet.
    """

    def __init__(self, session: Session, *, dated: date, staff_id: int | None) -> None:
        self._session = session
        self._dated = dated
        self._staff_id = staff_id
        office = session.scalars(select(Office)).first()
        if office is None:
            raise Refused("Bitte richten Sie zuerst das Büro ein (Büro › Büro).")
        self._office = office
        self._texts = tuple(
            (row.key, row.body) for row in session.scalars(select(TextModule).order_by(TextModule.key))
        )
        self._writers: dict[int | None, Writer] = {}
        self._givers: dict[int, str] = {}
        self._rules: dict[int, Rules] = {}

    def letter(
        self,
        record: Application,
        draft: LetterDraft,
        *,
        decision_id: int | None = None,
        reclaim_id: int | None = None,
        letter_id: int | None = None,
    ) -> LetterData:
        """One letter.

        Raises:
            Refused: for all that is missing, each with the place to enter it.
        """
        kind = kind_of(draft.kind)
        case = self._case(record)
        decision, told_id = self._decisions(record, kind, decision_id)
        guideline = self._session.get_one(Guideline, record.guideline_id)
        rules = self._rules_of(guideline)
        calculation = self._calculation(record, decision, rules)
        amount = decision.amount if decision is not None else calculation.grant
        reclaim, told = self._facts(record, kind, decision, draft, rules, amount, reclaim_id)
        refuse(gaps(kind, case, told, draft))
        party = party_of(case.contact)
        project = parts.project(record, decision)
        to_city = kind.needs == "account" and case.signer is not None
        return LetterData(
            kind=kind.key,
            mode=case.fund.letter_mode if kind.signer in {Signer.GRANTER, Signer.PARTIES} else "office",
            application_id=record.id,
            decision_id=told_id,
            reclaim_id=reclaim,
            letter_id=letter_id,
            reference=record.reference,
            dated=draft.dated or self._dated,
            writer=self._writer(case, kind),
            office_name=self._office.name,
            city=self._office.city,
            recipient=parts.city_lines(self._office.city, case.signer) if to_city else address_lines(party),
            salutation="Sehr geehrte Damen und Herren," if to_city else salutation_line(party),
            applicant=full_name(party) or display_name(party),
            title=project["title"],
            purpose=project["purpose"],
            received_on=record.received_on,
            decided_on=decision.decided_on if decision is not None else None,
            starts_on=parts.day_of(project["starts_on"]),
            ends_on=parts.day_of(project["ends_on"]),
            consent_on=record.early_start_consent_on,
            year=record.year,
            fund=case.fund.name,
            guideline=f"Richtlinie „{case.fund.name}“ (Fassung {guideline.version})",
            legal_basis=rules.legal_basis,
            givers=self._given_by(case.fund.id),
            requested=record.requested,
            eligible=parts.eligible(decision, calculation),
            amount=amount,
            rate_bp=rules.rate_bp or 0,
            by_share=share_of_cost(rules),
            fixed=rules.fixed_amount is not None,
            calculation=calculation,
            reason=decision.reason if decision is not None else "",
            conditions=rules.conditions,
            own_conditions=parts.paragraphs(decision.conditions if decision is not None else ""),
            proof_due=record.proof_due_on or (proof_due(rules, record.ends_on) if record.ends_on else None),
            approval_end=parts.period_end(decision, rules),
            retention_years=rules.retention_years,
            binding_years=rules.binding_years,
            court_name=self._office.court_name,
            court_address=" ".join(self._office.court_address.split()),
            texts=self._texts,
            typed=draft,
            proving=record.status in {Status.PROOF_RECEIVED, Status.PROOF_CHECKED},
            facts=told,
        )

    def _case(self, record: Application) -> Case:
        session = self._session
        fund = session.get_one(Fund, record.fund_id)
        signer = session.get(CityOffice, fund.city_office_id) if fund.city_office_id else None
        return Case(record, session.get_one(Contact, record.contact_id), fund, self._office, signer)

    def _decisions(
        self, record: Application, kind: LetterKind, decision_id: int | None
    ) -> tuple[Decision | None, int | None]:
        """The decision whose figures the letter bears, and the id of the one it tells of.

        A settlement tells of its own decision and bears the figures of the grant it settles.
        """
        told = self._decision(record, kind, decision_id)
        told_id = told.id if told is not None and (kind.tells or decision_id is not None) else None
        if kind.needs != "settled":
            return told, told_id
        return self._newest(record, _GRANTING), told_id

    def _decision(self, record: Application, kind: LetterKind, decision_id: int | None) -> Decision | None:
        """The decision the letter tells of; for other letters the one that grants."""
        if decision_id is not None:
            return self._session.get(Decision, decision_id)
        row = self._newest(record, tuple(kind.tells) or _GRANTING)
        if row is None and kind.tells:
            raise Refused(
                f"Zu {record.reference} gibt es noch keine Entscheidung, über die zu schreiben wäre. "
                "Bitte entscheiden Sie zuerst."
            )
        return row

    def _newest(self, record: Application, kinds: Sequence[str]) -> Decision | None:
        return self._session.scalars(
            select(Decision)
            .where(Decision.application_id == record.id, Decision.kind.in_(kinds))
            .order_by(Decision.id.desc())
            .limit(1)
        ).first()

    def _facts(
        self,
        record: Application,
        kind: LetterKind,
        decision: Decision | None,
        draft: LetterDraft,
        rules: Rules,
        amount: Money,
        reclaim_id: int | None,
    ) -> tuple[int | None, Facts]:
        session = self._session
        fund = session.get_one(Fund, record.fund_id)
        terms = terms_of(rules, amount)
        committee, sitting_on = found.sitting(session, decision.agenda_item_id if decision else None)
        reclaim, demand = found.demand(session, record.id, reclaim_id) if _claims(kind) else (None, None)
        costs, finance = found.plans(session, record) if kind.key == "calculation" else ((), ())
        refers = decision.id if decision is not None and kind.key in {"amendment", "revocation"} else None
        told = Facts(
            terms=terms,
            paid=found.paid(session, record.id),
            former=found.former(session, decision) if kind.key == "amendment" else None,
            noticed_on=found.noticed_on(session, record.id, refers),
            committee=committee,
            sitting_on=sitting_on,
            account_holder=record.account_holder,
            iban=record.iban,
            group=record.applicant_group,
            place=record.place,
            costs=costs,
            finance=finance,
            settled=found.settled(session, record),
            demand=demand,
            aid=found.aid(session, record.id, terms) if kind.needs == "aid" else None,
            proposal=parts.proposal(session, record, fund, self._office.name)
            if kind.needs == "account"
            else None,
            visit=found.visit(session, record.id, draft.note_id) if kind.needs == "visit" else None,
        )
        _must_know(record, kind, told)
        return reclaim, told

    def _calculation(self, record: Application, decision: Decision | None, rules: Rules) -> Calculation:
        if decision is not None:
            return Calculation.read(decision.calculation)
        return calculate(rules, cases.case(self._session, record))

    def _writer(self, case: Case, kind: LetterKind) -> Writer:
        from_city = case.fund.letter_mode == "city_draft" and kind.signer in {Signer.GRANTER, Signer.PARTIES}
        signer = case.signer if from_city else None
        key = signer.id if signer is not None else None
        if key not in self._writers:
            self._writers[key] = (
                writers.own(self._session, self._office, self._staff_id)
                if signer is None
                else writers.city(self._session, self._office, signer)
            )
        return self._writers[key]

    def _rules_of(self, guideline: Guideline) -> Rules:
        if guideline.id not in self._rules:
            self._rules[guideline.id] = Rules.read(guideline.rules)
        return self._rules[guideline.id]

    def _given_by(self, fund_id: int) -> str:
        if fund_id not in self._givers:
            rows = self._session.execute(
                select(FundSource.origin, FundSource.name)
                .where(FundSource.fund_id == fund_id)
                .order_by(FundSource.position)
            )
            self._givers[fund_id] = givers([(row.origin, row.name) for row in rows], self._office.city)
        return self._givers[fund_id]


def _claims(kind: LetterKind) -> bool:
    return kind.needs == "reclaim" or kind.key in {"revocation", "settlement"}


def _must_know(record: Application, kind: LetterKind, told: Facts) -> None:
    there = {
        "settled": told.settled,
        "reclaim": told.demand,
        "aid": told.aid,
        "visit": told.visit,
        "consent": record.early_start_consent_on,
        "proof_due": record.proof_due_on,
        "account": told.proposal,
    }
    if kind.needs and there[kind.needs] is None:
        raise Refused(f"„{kind.title}“ zu {record.reference}: {_ASKED[kind.needs]}")


_ASKED = {
    "consent": "Dem vorzeitigen Beginn ist nicht zugestimmt. Bitte tragen Sie die Zustimmung zuerst ein.",
    "settled": "Der Verwendungsnachweis ist noch nicht geprüft. Bitte prüfen Sie ihn zuerst.",
    "reclaim": "Es ist keine Rückforderung erfasst. Bitte legen Sie sie zuerst an.",
    "aid": "Es ist keine De-minimis-Beihilfe erfasst. Bitte legen Sie sie zuerst an.",
    "visit": "Es ist kein Ortstermin erfasst. Bitte legen Sie ihn zuerst als Vermerk an.",
    "proof_due": "Es gibt noch keine Frist für den Nachweis. Bitte tragen Sie das Ende des Projekts ein.",
    "account": "Es fehlt das Amt der Stadt, das auszahlt. Bitte wählen Sie es unter „Fonds“ aus.",
}
