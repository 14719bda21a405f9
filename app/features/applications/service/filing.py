"""Receiving an application, changing it, and recording its papers."""

from dataclasses import replace
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.money import ZERO
from app.features.applications.queries.drafts import cost_lines, draft_of, finance_lines
from app.features.applications.rules import (
    AccountDraft,
    ApplicationDraft,
    CostLine,
    FinanceLine,
    PaperDraft,
    Status,
    Verb,
    after,
    basis,
    checked_account,
    checked_draft,
    checked_paper,
)
from app.features.applications.service import reading
from db import files, numbering
from db.models import Application, Contact, CostItem, FinanceItem, Paper

SERIES = "application"
"""One series a fund and year: ``application/<fund>``."""


def save(session: Session, draft: ApplicationDraft, application_id: int | None, *, today: date) -> int:
    """Receive a new application, or change the one there is.

    Raises:
        Refused: see ``receive`` and ``change``.
    """
    if application_id is None:
        return receive(session, draft, today=today)
    return change(session, application_id, draft, today=today)


def receive(session: Session, draft: ApplicationDraft, *, today: date) -> int:
    """Take an application in under the next number of its fund and year.

    Raises:
        Refused: when something needed is missing, or the fund has no budget or no guideline for it.
    """
    kept = checked_draft(draft, today)
    fund = reading.fund(session, _given(kept.fund_id))
    _must_know(session, _given(kept.contact_id))
    if not fund.active:
        raise Refused(
            f"„{fund.name}“ nimmt keine Anträge mehr an. Bitte wählen Sie einen anderen.", "fund_id"
        )
    year = _given(kept.year)
    reading.open_year(session, fund, year)
    guideline = reading.guideline_on(session, fund, kept.received_on or today)
    number = numbering.take(session, f"{SERIES}/{fund.id}", year)
    record = Application(
        fund_id=fund.id,
        guideline_id=guideline.id,
        year=year,
        number=number,
        reference=f"{fund.prefix}-{year}-{number:03d}",
        status=Status.RECEIVED.value,
        reserved=ZERO,
    )
    _write(record, kept)
    session.add(record)
    session.flush()
    _write_plans(session, record.id, kept)
    return record.id


def change(session: Session, application_id: int, draft: ApplicationDraft, *, today: date) -> int:
    """Change an application; a change of what the decision rests on sends a checked one back.

    Raises:
        Refused: when it is decided already, or a part cannot be right.
    """
    record = reading.application(session, application_id)
    kept = checked_draft(draft, today)
    before = draft_of(session, record)
    if basis(kept) == basis(before):
        after(record.status, Verb.ANNOTATE, record.reference)
        _write(record, kept)
        return record.id
    to = after(record.status, Verb.CHANGE, record.reference)
    if (kept.fund_id, kept.year) != (record.fund_id, record.year):
        raise Refused(
            f"Fonds und Jahr stehen im Aktenzeichen {record.reference} und bleiben. Für einen anderen Fonds "
            "ziehen Sie den Antrag bitte zurück und nehmen ihn dort neu auf.",
            "fund_id" if kept.fund_id != record.fund_id else "year",
        )
    _must_know(session, _given(kept.contact_id))
    if kept.received_on != record.received_on:
        fund = reading.fund(session, record.fund_id)
        record.guideline_id = reading.guideline_on(session, fund, kept.received_on or today).id
    record.status, record.reserved, record.checked_on, record.checked_by_id = to.value, ZERO, None, None
    _write(record, kept)
    _write_plans(session, record.id, kept)
    return record.id


def annotate(session: Session, application_id: int, draft: AccountDraft) -> int:
    """Change note and account, which no decision rests on.

    Raises:
        Refused: when the IBAN cannot be right.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.ANNOTATE, record.reference)
    kept = checked_account(draft)
    record.account_holder, record.iban, record.note = kept.account_holder, kept.iban, kept.note
    return record.id


def record_paper(
    session: Session,
    application_id: int,
    draft: PaperDraft,
    *,
    today: date,
    scan: tuple[str, str, bytes] | None = None,
) -> int:
    """Note a dated paper; an early one is kept too, and then bars approval and payment.

    Args:
        session: the step.
        application_id: whose paper.
        draft: kind, name, date, amount.
        today: no paper is dated later.
        scan: file name, media type and bytes of a scan, which is archived.

    Raises:
        Refused: when kind, name or date cannot be right.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.RECORD_PAPER, record.reference)
    kept = checked_paper(draft, today)
    last = session.scalar(select(func.max(Paper.position)).where(Paper.application_id == record.id))
    paper = Paper(
        application_id=record.id,
        position=(last or 0) + 1,
        kind=kept.kind,
        name=kept.name,
        dated=kept.dated,
        amount=kept.amount,
    )
    if scan is not None:
        name, media_type, data = scan
        paper.file_id = files.put(session, data, name, media_type).id
    session.add(paper)
    session.flush()
    return paper.id


def remove_paper(session: Session, paper_id: int) -> int:
    """Take a wrongly recorded paper out; returns the application.

    Raises:
        Refused: when the application is decided.
    """
    paper = session.get(Paper, paper_id)
    if paper is None:
        raise Refused("Diese Unterlage gibt es nicht mehr.")
    record = reading.application(session, paper.application_id)
    after(record.status, Verb.REMOVE_PAPER, record.reference)
    session.delete(paper)
    return record.id


def _write(record: Application, kept: ApplicationDraft) -> None:
    record.contact_id = _given(kept.contact_id)
    record.title, record.purpose, record.place = kept.title, kept.purpose, kept.place
    record.property_id, record.measure_id = kept.property_id, kept.measure_id
    if kept.received_on is not None:
        record.received_on = kept.received_on
    record.starts_on, record.ends_on = kept.starts_on, kept.ends_on
    record.requested = kept.requested or ZERO
    record.not_begun_declared = kept.not_begun_declared
    record.early_start_consent_on = kept.early_start_consent_on
    record.input_tax = kept.input_tax
    record.account_holder, record.iban, record.note = kept.account_holder, kept.iban, kept.note


def _write_plans(session: Session, application_id: int, kept: ApplicationDraft) -> None:
    """Lines that stayed the same keep their row, so that the history tells what changed."""
    if cost_lines(session, application_id) != _filled_costs(kept.costs):
        session.execute(delete(CostItem).where(CostItem.application_id == application_id))
        for at, cost in enumerate(_filled_costs(kept.costs)):
            session.add(
                CostItem(
                    application_id=application_id,
                    position=at,
                    kind=cost.kind,
                    text=cost.text,
                    amount=cost.amount,
                    eligible=cost.eligible,
                )
            )
    if finance_lines(session, application_id) != _filled_finance(kept.finance):
        session.execute(delete(FinanceItem).where(FinanceItem.application_id == application_id))
        for at, line in enumerate(_filled_finance(kept.finance)):
            session.add(
                FinanceItem(
                    application_id=application_id,
                    position=at,
                    kind=line.kind,
                    text=line.text,
                    amount=line.amount,
                )
            )
    session.flush()


def _filled_costs(lines: tuple[CostLine, ...]) -> tuple[CostLine, ...]:
    return tuple(replace(line, amount=line.amount or ZERO) for line in lines)


def _filled_finance(lines: tuple[FinanceLine, ...]) -> tuple[FinanceLine, ...]:
    return tuple(replace(line, amount=line.amount or ZERO) for line in lines)


def _must_know(session: Session, contact_id: int) -> None:
    if session.get(Contact, contact_id) is None:
        raise Refused("Diesen Kontakt gibt es nicht mehr. Bitte wählen Sie einen anderen.", "contact_id")


def _given(value: int | None) -> int:
    """A value that ``checked_draft`` has made sure of."""
    if value is None:
        raise TypeError("the draft was not checked")
    return value
