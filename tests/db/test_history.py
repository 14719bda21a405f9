"""What happened is told: to a record, and step by step."""

from app.domain.money import Money
from db import journal
from db.models import Measure
from db.store import Store
from tests.kit import factories as make


def test_history_has_values_and_names(store: Store) -> None:
    with store.write("Person anlegen") as session:
        person = make.staff(session, name="Erika Muster")
    store.staff_id = person.id
    with store.write("Maßnahme anlegen") as session:
        make.measure(session, cost=Money(100))
    with store.write("Maßnahme ändern") as session:
        session.get_one(Measure, 1).cost = Money(200)
    newest, oldest = store.history("measures", 1)
    assert newest.before == {"cost": Money(100)}
    assert newest.after == {"cost": Money(200)}
    assert (newest.who, newest.name) == ("Erika Muster", "Maßnahme ändern")
    assert oldest.before is None
    assert oldest.after["title"] == "Fassadenprogramm"


def test_steps_are_listed_and_what_changed_after_one(store: Store) -> None:
    with store.write("erster") as session:
        make.measure(session)
    with store.write("zweiter") as session:
        make.contact(session)
        session.get_one(Measure, 1).progress = 5
    store.undo()
    with store.read() as session:
        assert [step.title for step in journal.steps(session)] == ["Rückgängig: zweiter", "zweiter", "erster"]
        assert [step.id for step in journal.steps(session, after=2)] == [3]
        changes = journal.changes_after(session, 1, frozenset({"measures"}))
        assert journal.step(session, 99) is None
    assert [(one.step_id, one.name, one.after) for one in changes] == [
        (2, "zweiter", {"progress": 5}),
        (3, "Rückgängig: zweiter", {"progress": 0}),
    ]
