"""Steps, undo, redo, history: what a person can rely on."""

from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from app.domain.errors import Refused, Unavailable
from app.domain.money import Money
from db import upgrade
from db.models import Consultation, ConsultationTopic, Contact, ContactAddress, Measure, Payment
from db.store import FILE, Guard, Store
from tests.kit import factories as make
from tests.kit.faults import contents, every_statement_fails_once
from tests.kit.office import CLOCK, Template
from tests.kit.steps import redoable, undoable


def names(store: Store) -> list[str]:
    with store.read() as session:
        return [contact.display_name for contact in session.query(Contact).order_by(Contact.id)]


def fail(store: Store) -> None:
    with store.write("anlegen") as session:
        make.contact(session)
        make.consultation(session)
        raise ZeroDivisionError


def test_a_step_is_undone_and_redone_by_name(store: Store) -> None:
    with store.write("Kontakt anlegen") as session:
        make.contact(session, display_name="Muster, Max")
    assert undoable(store).name == "Kontakt anlegen"
    assert redoable(store) is None
    assert store.undo().name == "Kontakt anlegen"
    assert names(store) == []
    assert undoable(store) is None
    assert store.redo().name == "Kontakt anlegen"
    assert names(store) == ["Muster, Max"]


def test_nothing_is_written_outside_a_step(store: Store) -> None:
    with store.read() as session:
        session.add(Contact(kind="person", display_name="x"))
        with pytest.raises(IntegrityError, match="not inside a step"):
            session.flush()


def test_a_faulty_block_leaves_nothing(store: Store) -> None:
    before = contents(store)
    with pytest.raises(ZeroDivisionError):
        fail(store)
    assert contents(store) == before


def test_a_step_without_changes_leaves_no_trace(store: Store) -> None:
    with store.write("Nichts"):
        pass
    assert undoable(store) is None


def test_cascades_are_undone_with_their_parent(store: Store) -> None:
    with store.write("anlegen") as session:
        contact = make.contact(session)
        session.add(ContactAddress(contact_id=contact.id, street="Ring"))
        talk = make.consultation(session)
        topic = make.code(session, "topic", "Fassade")
        session.add(ConsultationTopic(consultation_id=talk.id, code_id=topic.id))
        make.concern(session, consultation_id=talk.id)
    before = records(store)
    with store.write("löschen") as session:
        session.delete(session.get(Contact, contact.id))
        session.delete(session.get(Consultation, talk.id))
    after = records(store)
    assert not after["contact_addresses"]
    assert not after["consultation_topics"]
    for _ in range(3):
        store.undo()
        assert records(store) == before
        store.redo()
        assert records(store) == after


def test_rows_that_went_in_one_statement_come_back_whatever_their_order(store: Store) -> None:
    """The counter-entry comes back before the payment it points to."""
    with store.write("zahlen") as session:
        paid = make.application(session, make.fund(session), make.contact(session))
        for reverses in (None, 1, 1):
            session.add(
                Payment(application_id=paid.id, paid_on=make.TODAY, amount=Money(1), reverses_id=reverses)
            )
            session.flush()
    before = records(store)
    with store.write("alle löschen") as session:
        session.execute(delete(Payment))
    store.undo()
    assert records(store) == before


def records(store: Store) -> dict[str, list[tuple[object, ...]]]:
    state = contents(store)
    return {name: rows for name, rows in state.items() if name not in {"steps", "changes", "journal"}}


def test_nothing_before_a_sealed_step_is_undone(store: Store) -> None:
    with store.write("Maßnahme anlegen") as session:
        make.measure(session)
    with store.write("Woche übergeben", sealed=True) as session:
        session.get_one(Measure, 1).progress = 50
    assert undoable(store) is None
    with pytest.raises(Refused, match="Woche übergeben"):
        store.undo()
    with store.write("Maßnahme ändern") as session:
        session.get_one(Measure, 1).progress = 60
    assert store.undo().name == "Maßnahme ändern"
    with pytest.raises(Refused):
        store.undo()


def test_a_new_step_ends_redo(store: Store) -> None:
    with store.write("erster") as session:
        make.measure(session)
    store.undo()
    with store.write("zweiter") as session:
        make.measure(session, number="W 9")
    assert redoable(store) is None
    assert store.redo() is None
    assert undoable(store).name == "zweiter"


def test_undo_survives_a_restart(store: Store) -> None:
    with store.write("erster") as session:
        make.measure(session)
    with store.write("zweiter") as session:
        session.get_one(Measure, 1).cost = Money(5)
    store.undo()
    folder, key, clock = store.folder, store.key, store.clock
    store.close()
    again = Store.open(folder, key, clock)
    try:
        assert redoable(again).name == "zweiter"
        assert again.undo().name == "erster"
        assert again.redo().name == "erster"
        assert again.redo().name == "zweiter"
        with again.read() as session:
            assert session.get_one(Measure, 1).cost == Money(5)
    finally:
        again.close()


def test_guards_hold_for_steps_undo_and_redo(store: Store) -> None:
    limit = 50

    def check(session: object) -> None:
        if any(measure.progress > limit for measure in session.query(Measure)):
            raise Refused("Zu viel.")

    with store.write("anlegen") as session:
        make.measure(session, progress=40)
        make.contact(session)
    store.guards.append(Guard(frozenset({"measures"}), check))
    with pytest.raises(Refused, match="Zu viel"), store.write("ändern") as session:
        session.get_one(Measure, 1).progress = 60
    with store.write("ändern") as session:
        session.get_one(Measure, 1).progress = 50
    limit = 45
    with store.write("anderes") as session:
        session.get_one(Contact, 1).note = "geht, weil keine Maßnahme geändert wird"
    store.undo()
    store.undo()
    with pytest.raises(Refused, match="Zu viel"):
        store.redo()
    with store.read() as session:
        assert session.get_one(Measure, 1).progress == 40


def test_listeners_hear_which_tables_changed(store: Store) -> None:
    heard: list[frozenset[str]] = []
    store.listeners.append(heard.append)
    with store.write("anlegen") as session:
        make.measure(session)
        make.contact(session)
    store.undo()
    assert heard == [frozenset({"measures", "contacts"})] * 2


def test_a_write_inside_a_write_is_a_bug_that_shows(store: Store) -> None:
    with (
        pytest.raises(RuntimeError, match="write inside a write"),
        store.write("außen"),
        store.write("innen"),
    ):
        pass


def test_a_record_keeps_its_id(store: Store) -> None:
    with store.write("anlegen") as session:
        make.measure(session)
        with pytest.raises(IntegrityError, match="keeps its id"):
            session.connection().exec_driver_sql("UPDATE measures SET id = 7")


def test_every_statement_may_fail(store: Store) -> None:
    with store.write("vorher") as session:
        contact = make.contact(session)
        session.add(ContactAddress(contact_id=contact.id, street="Ring"))

    def act() -> None:
        with store.write("viel") as session:
            make.consultation(session)
            session.delete(session.get_one(Contact, contact.id))

    assert every_statement_fails_once(store, act) > 8
    assert every_statement_fails_once(store, store.undo) > 8
    assert every_statement_fails_once(store, store.redo) > 8


def test_tidying_up_changes_nothing(store: Store) -> None:
    for _ in range(12):
        with store.write("anlegen") as session:
            make.measure(session)
    before = contents(store)
    store.tidy()
    assert contents(store) == before
    assert (store.folder / f"{FILE}-wal").exists()
    assert store.undo().name == "anlegen"


def test_a_failed_creation_leaves_no_half_office(
    template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "finish", full)
        with pytest.raises(Unavailable):
            Store.create(tmp_path / "neu", template.key, CLOCK)
    Store.create(tmp_path / "neu", template.key, CLOCK).close()


def test_a_commit_inside_a_step_is_not_the_end_of_it(store: Store) -> None:
    """A service that commits by mistake does not tear the step apart."""
    before = contents(store)
    with pytest.raises(ZeroDivisionError):
        commit_and_fail(store)
    assert contents(store) == before


def commit_and_fail(store: Store) -> None:
    with store.write("anlegen") as session:
        make.measure(session)
        session.commit()
        raise ZeroDivisionError


def test_no_number_is_lost_by_undo_or_fault(store: Store) -> None:
    for _ in range(3):
        with store.write("anlegen") as session:
            make.consultation(session)
    store.undo()
    with pytest.raises(ZeroDivisionError):
        fail(store)
    with store.write("anlegen") as session:
        assert make.consultation(session).number == 3
