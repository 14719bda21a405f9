from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.features.consultations import queries, service
from app.features.consultations.rules import StepRow
from db.models import AgreedStep, Appointment, Concern, Consent, Consultation, Contact, OwnerAdvice, Property
from tests.features.consultations.desk import Desk
from tests.features.consultations.talks import detail, full_draft, save
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import NOW
from tests.kit.steps import undoable

TODAY = NOW.date()


def with_contact(desk: Desk, *, consent: bool) -> int:
    with desk.store.write("Kontakt") as session:
        person = factories.contact(session)
        if consent:
            factories.consent(session, person)
        return int(person.id)


def test_what_was_typed_comes_back_as_it_was(desk: Desk) -> None:
    draft = full_draft(desk)
    kept = detail(desk, save(desk, draft)).draft
    assert all(step.id for step in kept.steps)
    without_ids = replace(
        kept,
        steps=tuple(replace(step, id=None) for step in kept.steps),
        passed_text=draft.passed_text,
        passed_due_on=draft.passed_due_on,
    )
    assert without_ids == draft


def test_saving_unchanged_changes_nothing(desk: Desk) -> None:
    record_id = save(desk, full_draft(desk))
    with desk.store.read() as session:
        before = undoable(desk.store)
        draft = queries.detail(session, record_id).draft
    save(desk, draft, record_id)
    assert undoable(desk.store) == before


def test_numbers_have_no_gaps_and_follow_the_year(desk: Desk) -> None:
    first = desk.log()
    with pytest.raises(Refused):
        desk.log(concern="")
    second = desk.log()
    last_year = desk.log(began_at=NOW.replace(year=2025))
    assert [detail(desk, at).reference for at in (first, second, last_year)] == [
        "B-2026-0001",
        "B-2026-0002",
        "B-2025-0001",
    ]


def test_undo_gives_the_number_back(desk: Desk) -> None:
    desk.log()
    desk.store.undo()
    assert detail(desk, desk.log()).reference == "B-2026-0001"


def test_a_talk_is_anonymous_even_when_a_contact_was_chosen_before(desk: Desk) -> None:
    contact_id = with_contact(desk, consent=True)
    kept = detail(desk, desk.log(contact_id=contact_id, named=False))
    assert (kept.draft.named, kept.draft.contact_id, kept.contact) == (False, None, "")


def test_nobody_is_named_without_consent(desk: Desk) -> None:
    contact_id = with_contact(desk, consent=False)
    with pytest.raises(Refused) as caught:
        desk.log(contact_id=contact_id, named=True)
    assert caught.value.field == "consent_how"
    with desk.store.read() as session:
        assert session.scalar(select(Consultation.id)) is None


def test_the_consent_given_in_the_talk_is_kept_with_the_contact(desk: Desk) -> None:
    contact_id = with_contact(desk, consent=False)
    record_id = desk.log(contact_id=contact_id, named=True, consent_how="written", consent_on=TODAY)
    desk.log(contact_id=contact_id, named=True)
    with desk.store.read() as session:
        consents = session.scalars(select(Consent)).all()
        assert [(one.contact_id, one.purpose, one.how, one.given_on) for one in consents] == [
            (contact_id, "advice", "written", TODAY)
        ]
    assert detail(desk, record_id).contact == "Yılmaz, Ayşe"


def test_a_consent_taken_back_names_nobody_any_more(desk: Desk) -> None:
    contact_id = with_contact(desk, consent=True)
    with desk.store.write("Widerruf") as session:
        session.scalars(select(Consent)).one().withdrawn_on = TODAY
    with pytest.raises(Refused, match="keine Einwilligung"):
        desk.log(contact_id=contact_id, named=True)


def test_a_consent_to_something_else_names_nobody(desk: Desk) -> None:
    contact_id = with_contact(desk, consent=True)
    with desk.store.write("Anderer Zweck") as session:
        session.scalars(select(Consent)).one().purpose = "photo"
    with pytest.raises(Refused, match="keine Einwilligung"):
        desk.log(contact_id=contact_id, named=True)


def test_a_form_left_open_does_not_bring_a_withdrawn_consent_back(desk: Desk) -> None:
    """Its fields still hold the day and the way of the consent that was withdrawn meanwhile."""
    contact_id = with_contact(desk, consent=True)
    record_id = desk.log(contact_id=contact_id, named=True)
    left_open = detail(desk, record_id).draft
    with desk.store.write("Widerruf") as session:
        session.scalars(select(Consent)).one().withdrawn_on = TODAY
        kept = session.get_one(Consultation, record_id)
        kept.contact_id = kept.consent_id = None
    with pytest.raises(Refused, match="widerrufen") as caught:
        save(desk, replace(left_open, result="Nachtrag"), record_id)
    assert caught.value.field == "contact_id"
    with desk.store.write("Neue Einwilligung") as session:
        factories.consent(session, session.get_one(Contact, contact_id))
    save(desk, replace(left_open, result="Nachtrag"), record_id)
    with desk.store.read() as session:
        assert session.get_one(Consultation, record_id).consent_id == 2


def test_steps_keep_their_identity_and_removed_ones_go(desk: Desk) -> None:
    record_id = save(desk, full_draft(desk))
    first, second = detail(desk, record_id).draft.steps
    changed = replace(detail(desk, record_id).draft, steps=(replace(second, done_on=TODAY), StepRow("Neu")))
    save(desk, changed, record_id)
    kept = detail(desk, record_id).draft.steps
    assert [(step.text, step.done_on) for step in kept] == [("Anruf", TODAY), ("Neu", None)]
    assert kept[0].id == second.id
    with desk.store.read() as session:
        assert session.get(AgreedStep, first.id) is None


def test_advice_on_the_same_house_uses_the_property_again_and_completes_it(desk: Desk) -> None:
    save(desk, full_draft(desk))
    again = replace(
        full_draft(desk),
        object_street="Haupt-Str.",
        year_built=None,
        dwellings=7,
        passed_text="",
        passed_due_on=None,
    )
    save(desk, again)
    with desk.store.read() as session:
        house = session.scalars(select(Property)).one()
        assert (house.street, house.year_built, house.dwellings) == ("Hauptstraße", 1906, 7)
        assert len(session.scalars(select(OwnerAdvice)).all()) == 2


def test_a_fact_emptied_in_its_own_form_is_emptied(desk: Desk) -> None:
    record_id = save(desk, full_draft(desk))
    save(desk, replace(detail(desk, record_id).draft, year_built=None, heating=None), record_id)
    kept = detail(desk, record_id).draft
    assert (kept.year_built, kept.heating, kept.dwellings) == (None, None, 6)


def test_the_same_street_in_another_town_is_another_house(desk: Desk) -> None:
    save(desk, full_draft(desk))
    save(
        desk,
        replace(
            full_draft(desk),
            object_postcode="58452",
            object_town="Witten",
            passed_text="",
            passed_due_on=None,
        ),
    )
    with desk.store.read() as session:
        assert len(session.scalars(select(Property)).all()) == 2


def test_owner_advice_goes_with_the_target_group(desk: Desk) -> None:
    record_id = save(desk, full_draft(desk))
    group = desk.codes["Gewerbe"]
    save(desk, replace(detail(desk, record_id).draft, target_group_id=group), record_id)
    with desk.store.read() as session:
        assert session.scalar(select(OwnerAdvice)) is None
        assert session.scalars(select(Property)).one().year_built == 1906


def test_a_follow_up_is_ticked_once_and_can_be_reopened(desk: Desk) -> None:
    record_id = desk.log(follow_up_on=TODAY)
    with desk.store.write("Wiedervorlage erledigt") as session:
        service.tick_follow_up(session, record_id, on=TODAY)
    assert detail(desk, record_id).follow_up == "done"
    with (
        pytest.raises(Refused, match="schon erledigt"),
        desk.store.write("Wiedervorlage erledigt") as session,
    ):
        service.tick_follow_up(session, record_id, on=TODAY)
    with desk.store.write("Wieder öffnen") as session:
        service.reopen_follow_up(session, record_id)
    assert detail(desk, record_id).follow_up == "open"


def test_without_a_follow_up_there_is_nothing_to_tick(desk: Desk) -> None:
    record_id = desk.log()
    with pytest.raises(Refused, match="keine Wiedervorlage"), desk.store.write("x") as session:
        service.tick_follow_up(session, record_id, on=TODAY)
    with pytest.raises(Refused, match="nicht erledigt"), desk.store.write("x") as session:
        service.reopen_follow_up(session, record_id)


def test_deleting_a_talk_keeps_its_concern_and_undo_brings_all_back(desk: Desk) -> None:
    record_id = save(desk, full_draft(desk))
    before = detail(desk, record_id)
    with desk.store.write("Beratung löschen") as session:
        service.remove(session, record_id)
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        detail(desk, record_id)
    with desk.store.read() as session:
        assert session.scalars(select(Concern)).one().consultation_id is None
    desk.store.undo()
    assert detail(desk, record_id) == before


def test_a_disk_that_fails_at_any_moment_leaves_nothing_half(desk: Desk) -> None:
    draft = full_draft(desk)
    assert every_statement_fails_once(desk.store, lambda: save(desk, draft)) > 10


def test_defaults_follow_the_person_and_the_day(desk: Desk) -> None:
    desk.log(channel_id=desk.codes["Telefon"], target_group_id=desk.codes["Gewerbe"], place="Markt")
    with desk.store.read() as session:
        start = queries.defaults(session, now=NOW, staff_id=desk.staff_id)
        tomorrow = queries.defaults(session, now=NOW + timedelta(days=1), staff_id=desk.staff_id)
        somebody_else = queries.defaults(session, now=NOW, staff_id=None)
    assert (start.channel_id, start.target_group_id, start.place) == (
        desk.codes["Telefon"],
        desk.codes["Gewerbe"],
        "Markt",
    )
    assert tomorrow.place == ""
    assert somebody_else.channel_id == desk.codes["Sprechzeit"]
    assert start.owner_groups == {desk.codes["Eigentümerinnen und Eigentümer"]}


def test_the_office_hour_running_now_is_linked(desk: Desk) -> None:
    with desk.store.write("Termin") as session:
        hour = Appointment(
            title="Sprechzeit", kind="office_hour", starts_at=NOW, ends_at=NOW + timedelta(hours=2)
        )
        session.add(hour)
        session.flush()
        appointment_id = hour.id
    desk.log(channel_id=desk.codes["Telefon"])
    with desk.store.read() as session:
        start = queries.defaults(session, now=NOW + timedelta(minutes=30), staff_id=desk.staff_id)
        later = queries.defaults(session, now=NOW + timedelta(hours=3), staff_id=desk.staff_id)
    running = start.hour_at(NOW + timedelta(minutes=30))
    assert running is not None
    assert (running.id, start.hour_channel_id) == (appointment_id, desk.codes["Sprechzeit"])
    assert later.hour_at(NOW + timedelta(hours=3)) is None
    assert start.channel_id == desk.codes["Telefon"]
