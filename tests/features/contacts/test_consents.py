"""Consents: who is named by them, and who no longer is once they are withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import Refused
from app.features.contacts import service
from db import audit
from db.models import Consultation, Contact
from db.store import Store
from tests.features.contacts.case import AYSE, CLUB, TODAY, detail, named_talk, names, save
from tests.kit import factories
from tests.kit.steps import undoable


def test_withdrawing_makes_consultations_anonymous_in_one_step_and_undo_brings_the_name_back(
    store: Store,
) -> None:
    contact_id = save(store, AYSE)
    talk = named_talk(store, contact_id)
    named = names(store, talk)
    consent_id = detail(store, contact_id).draft.consents[0].id
    assert consent_id is not None
    with store.write("Einwilligung widerrufen") as session:
        assert service.withdraw(session, consent_id, on=TODAY) == 1
    assert names(store, talk) == (None, None)
    assert detail(store, contact_id).draft.consents[0].withdrawn_on == TODAY
    store.undo()
    assert names(store, talk) == named


def test_withdrawing_can_take_the_name_out_of_the_history_for_good(store: Store) -> None:
    contact_id = save(store, AYSE)
    talk = named_talk(store, contact_id)
    consent_id = detail(store, contact_id).draft.consents[0].id
    assert consent_id is not None
    with store.write("Einwilligung widerrufen", sealed=True) as session:
        service.withdraw(session, consent_id, on=TODAY, forget=True)
    lines = [
        line for change in store.history("consultations", talk) for line in (change.before, change.after)
    ]
    assert lines
    assert not any("contact_id" in line for line in lines if line is not None)
    with store.read() as session:
        assert audit.verify_chain(session) == []
    assert undoable(store) is None


def test_what_was_named_once_is_forgotten_as_well(store: Store) -> None:
    """Also where the name was taken out by hand before the consent was withdrawn."""
    contact_id = save(store, AYSE)
    talk = named_talk(store, contact_id)
    consent_id = names(store, talk)[1]
    assert consent_id is not None
    with store.write("Beratung speichern") as session:
        kept = session.get_one(Consultation, talk)
        kept.contact_id = kept.consent_id = None
    with store.write("Einwilligung widerrufen", sealed=True) as session:
        assert service.withdraw(session, consent_id, on=TODAY, forget=True) == 0
    for change in store.history("consultations", talk):
        assert "contact_id" not in {**(change.before or {}), **(change.after or {})}
    with store.read() as session:
        assert audit.verify_chain(session) == []


def test_no_application_of_the_person_tells_who_it_was(store: Store) -> None:
    contact_id, other = save(store, AYSE), save(store, CLUB)
    talks = [named_talk(store, contact_id) for _ in range(2)]
    with store.write("Anträge") as session:
        fund = factories.fund(session)
        for talk, applicant in zip(talks, (contact_id, other), strict=True):
            application = factories.application(session, fund, session.get_one(Contact, applicant))
            session.get_one(Consultation, talk).application_id = application.id
    consent_id = names(store, talks[0])[1]
    assert consent_id is not None
    with store.write("Einwilligung widerrufen") as session:
        service.withdraw(session, consent_id, on=TODAY)
    with store.read() as session:
        assert [session.get_one(Consultation, talk).application_id for talk in talks] == [None, 2]


def test_a_day_of_withdrawal_typed_into_the_form_does_the_same(store: Store) -> None:
    contact_id = save(store, AYSE)
    talk = named_talk(store, contact_id)
    draft = detail(store, contact_id).draft
    first, second = draft.consents
    save(store, replace(draft, consents=(replace(first, withdrawn_on=TODAY), second)), contact_id)
    assert names(store, talk) == (None, None)


def test_a_withdrawal_stands(store: Store) -> None:
    """A form left open would otherwise take it back without anybody noticing."""
    contact_id = save(store, AYSE)
    left_open = detail(store, contact_id).draft
    consent_id = left_open.consents[0].id
    assert consent_id is not None
    with store.write("Einwilligung widerrufen") as session:
        service.withdraw(session, consent_id, on=TODAY)
    with pytest.raises(Refused, match="bleibt stehen") as caught:
        save(store, left_open, contact_id)
    assert caught.value.field == "consents[0].withdrawn_on"
    assert detail(store, contact_id).draft.consents[0].withdrawn_on == TODAY


def test_a_consent_can_be_withdrawn_once_and_not_before_it_was_given(store: Store) -> None:
    consent_id = detail(store, save(store, AYSE)).draft.consents[0].id
    assert consent_id is not None
    with pytest.raises(Refused, match="liegt vor"), store.write("x") as session:
        service.withdraw(session, consent_id, on=TODAY - timedelta(days=10))
    with store.write("x") as session:
        service.withdraw(session, consent_id, on=TODAY)
    with pytest.raises(Refused, match=r"schon am 20\.11\.2026"), store.write("x") as session:
        service.withdraw(session, consent_id, on=TODAY)
    with pytest.raises(Refused, match="gibt es nicht mehr"), store.write("x") as session:
        service.withdraw(session, 999, on=TODAY)


def test_a_consent_that_names_rest_on_is_neither_deleted_nor_turned_into_another(store: Store) -> None:
    contact_id = save(store, AYSE)
    named_talk(store, contact_id)
    draft = detail(store, contact_id).draft
    first, second = draft.consents
    for consents in ((second,), (replace(first, purpose="photo"), second)):
        with pytest.raises(Refused, match="beruhen Beratungen"):
            save(store, replace(draft, consents=consents), contact_id)
