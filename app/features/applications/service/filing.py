"""Noting advice, receiving an application, changing it, filing it again."""

from dataclasses import replace
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import ZERO
from app.features.applications.queries.cases import rules_of
from app.features.applications.queries.drafts import LINES, LISTS, SAME, draft_of
from app.features.applications.rules import (
    AccountDraft,
    ApplicationDraft,
    CostLine,
    ReceivedDraft,
    Status,
    Verb,
    after,
    basis,
    checked_account,
    checked_draft,
    valued,
)
from app.features.applications.service import documents, reading
from db import numbering
from db.asked import settle
from db.models import Application, Contact, Event, Fund

SERIES = "application"
"""One series a fund and year: ``application/<fund>``; advice has its own, so that no number is missing."""
ADVICE = "advice"


def save(session: Session, draft: ApplicationDraft, application_id: int | None, *, today: date) -> int:
    """Receive a new application (or note advice), or change the one there is.

    Raises:
        Refused: see ``receive`` and ``change``.
    """
    if application_id is None:
        return receive(session, draft, today=today)
    return change(session, application_id, draft, today=today)


def receive(session: Session, draft: ApplicationDraft, *, today: date) -> int:
    """Take an application in under the next number of its fund and year; advice has no number yet.

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
    reading.open_year(session, fund, _given(kept.year))
    guideline = reading.guideline_on(session, fund, kept.received_on or today)
    record = Application(
        fund_id=fund.id,
        guideline_id=guideline.id,
        status=(Status.ADVICE if kept.advice else Status.RECEIVED).value,
        reserved=ZERO,
    )
    _number(session, record, fund, _given(kept.year))
    if kept.advice:
        record.advised_on = kept.received_on
    _write(session, record, kept)
    return record.id


def register(session: Session, application_id: int, draft: ReceivedDraft, *, today: date) -> int:
    """The advice has become an application: it gets its number and the guideline of that day.

    Raises:
        Refused: when it is none any more, or the fund has no budget or no guideline for it.
    """
    record = reading.application(session, application_id)
    to = after(record.status, Verb.RECEIVE, record.reference)
    received_on = draft.received_on
    if received_on is None or received_on > today:
        raise Refused("Bitte geben Sie an, wann der Antrag eingegangen ist.", "received_on")
    advised_on = record.advised_on or record.received_on
    if received_on < advised_on:
        raise Refused(
            f"Der Antrag kann nicht vor der Beratung am {formats.day(advised_on)} eingegangen sein.",
            "received_on",
        )
    fund = reading.fund(session, record.fund_id)
    reading.open_year(session, fund, record.year)
    record.advised_on, record.received_on, record.status = advised_on, received_on, to.value
    record.guideline_id = reading.guideline_on(session, fund, received_on).id
    _number(session, record, fund, record.year)
    session.flush()
    documents.bring_up_to_date(session, record)
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
        _write(session, record, kept)
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
    record.status, record.reserved, record.completed_on = to.value, ZERO, None
    settle(session, Application.__tablename__, record.id, today)
    record.content_checked_on = record.content_checked_by_id = None
    record.checked_on = record.checked_by_id = None
    _write(session, record, kept)
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


def refile(session: Session, application_id: int, *, today: date) -> int:
    """File a rejected or withdrawn application again, with everything in it; returns the new one.

    Whether the guideline lets a rejected one be filed again is told by the check, with its clause.
    """
    record = reading.application(session, application_id)
    draft = replace(
        draft_of(session, record),
        year=today.year,
        received_on=today,
        early_start_consent_on=None,
        conditions_met=(),
        refiled_from_id=record.id,
        note="",
    )
    return receive(session, draft, today=today)


def remove_advice(session: Session, application_id: int) -> None:
    """Take out advice that led to nothing; an application with a number is never removed.

    Raises:
        Refused: when it has become an application.
    """
    record = reading.application(session, application_id)
    after(record.status, Verb.REMOVE, record.reference)
    session.execute(update(Event).where(Event.application_id == record.id).values(application_id=None))
    session.delete(record)


def _number(session: Session, record: Application, fund: Fund, year: int) -> None:
    """The next number of the series, and the reference made from it."""
    record.year = year
    if record.status == Status.ADVICE:
        record.reference = f"{fund.prefix}-{year}-B{numbering.take(session, f'{ADVICE}/{fund.id}', year):02d}"
        return
    record.number = numbering.take(session, f"{SERIES}/{fund.id}", year)
    record.reference = f"{fund.prefix}-{year}-{record.number:03d}"


def _write(session: Session, record: Application, kept: ApplicationDraft) -> None:
    advised_on = record.advised_on
    for name in SAME:
        setattr(record, name, getattr(kept, name))
    for name in LISTS:
        setattr(record, name, list(getattr(kept, name)))
    record.advised_on = kept.advised_on or advised_on
    record.requested = kept.requested or ZERO
    session.add(record)
    session.flush()
    _write_lines(session, record, kept)
    documents.bring_up_to_date(session, record)


def _write_lines(session: Session, record: Application, kept: ApplicationDraft) -> None:
    """Lines that stayed the same keep their row, so that the history tells what changed."""
    rules = rules_of(session, record)
    costs = valued(kept.costs, rules.labour_per_hour)
    _must_be_worth_something(costs)
    for lines in LINES:
        wanted = costs if lines.name == "costs" else getattr(kept, lines.name)
        if lines.read(session, record.id) == tuple(wanted):
            continue
        session.execute(delete(lines.table).where(lines.table.application_id == record.id))
        session.add_all(lines.row(record.id, at, line) for at, line in enumerate(wanted))
    session.flush()


def _must_be_worth_something(costs: tuple[CostLine, ...]) -> None:
    for at, line in enumerate(costs):
        if line.amount is None:
            raise Refused(
                "Die Richtlinie nennt keinen Wert für eine Stunde. Bitte geben Sie für "
                f"„{line.text or line.kind}“ den Betrag an.",
                f"costs[{at}].amount",
            )


def _must_know(session: Session, contact_id: int) -> None:
    if session.scalar(select(Contact.id).where(Contact.id == contact_id)) is None:
        raise Refused("Diesen Kontakt gibt es nicht mehr. Bitte wählen Sie einen anderen.", "contact_id")


def _given(value: int | None) -> int:
    """A value that ``checked_draft`` has made sure of."""
    if value is None:
        raise TypeError("the draft was not checked")
    return value
