"""Takes an application in from a form that came back: contact, application, what is enclosed, in one step."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.domain.text import fold
from app.features.applications.queries.blank import known
from app.features.applications.queries.cases import rules_of
from app.features.applications.rules.filled import FormFile, TakingDraft, application_of
from app.features.applications.service import filing, reading
from db.models import Application, Consent, Contact, Document

_FUNDING = "funding"


def take_in(session: Session, form: FormFile, draft: TakingDraft, *, today: date) -> int:
    """Create the application that a form asks for; returns it.

    Raises:
        Refused: when nobody is named as applicant, or see ``filing.receive``.
    """
    found = known(session, form, today=today)
    contact_id = draft.contact_id or _contact(session, form, today)
    kept = application_of(
        form,
        found.rules,
        draft,
        fund_id=found.fund_id,
        contact_id=contact_id,
        property_id=found.property_id,
    )
    application_id = filing.receive(session, kept, today=today)
    record = reading.application(session, application_id)
    _tick_papers(session, record, rules_of(session, record), form)
    return application_id


def _contact(session: Session, form: FormFile, today: date) -> int:
    """A new contact from what the form says."""
    applicant = form.applicant
    name = applicant.name
    if not name:
        raise Refused("Es fehlt, wer den Antrag stellt. Bitte wählen Sie den Kontakt aus.", "contact_id")
    contact = Contact(
        kind=applicant.kind,
        salutation=applicant.salutation,
        first_name=applicant.first_name,
        last_name=applicant.last_name,
        organisation=applicant.organisation,
        display_name=name,
        street=applicant.street,
        house_number=applicant.house_number,
        postcode=applicant.postcode,
        town=applicant.town,
        phone=applicant.phone,
        email=applicant.email,
    )
    session.add(contact)
    session.flush()
    if form.privacy:
        session.add(Consent(contact_id=contact.id, purpose=_FUNDING, given_on=today, how="form"))
        session.flush()
    return contact.id


def _tick_papers(session: Session, record: Application, rules: Rules, form: FormFile) -> None:
    """What is enclosed is there since the application came in."""
    labels = [rule.label for rule in rules.documents if rule.due == "decision" and rule.label]
    there = {fold(labels[number - 1]) for number in form.papers if 0 < number <= len(labels)}
    for row in session.scalars(select(Document).where(Document.application_id == record.id)):
        if fold(row.label) in there and row.stage == "application":
            row.received_on = record.received_on
    session.flush()
