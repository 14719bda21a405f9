"""What happened is told: to a record, and step by step."""

from datetime import date

from app.domain.money import Money
from db import journal
from db.models import FollowUp, Measure
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


def test_history_tells_what_points_to_the_record(store: Store) -> None:
    with store.write("Maßnahmen anlegen") as session:
        make.measure(session)
        make.measure(session)
    with store.write("Wiedervorlagen") as session:
        for record_id, text in ((1, "nachfragen"), (2, "etwas anderes")):
            session.add(
                FollowUp(record_table="measures", record_id=record_id, text=text, due_on=date(2026, 12, 1))
            )
        session.add(FollowUp(record_table="contacts", record_id=1, text="gleich", due_on=date(2026, 12, 1)))
    with store.write("Wiedervorlage erledigen") as session:
        session.get_one(FollowUp, 1).done_on = date(2026, 12, 2)
    told = store.history("measures", 1)
    assert [(one.table, one.record_id) for one in told] == [
        ("follow_ups", 1),
        ("follow_ups", 1),
        ("measures", 1),
    ]
    assert told[0].after == {"done_on": date(2026, 12, 2)}
    store.undo()
    store.undo()
    gone = store.history("measures", 1)
    assert gone[0].after is None
    assert gone[0].before is not None
    assert gone[0].before["text"] == "nachfragen"
    assert {one.record_id for one in gone} == {1}
    store.redo()
    assert store.history("measures", 1)[0].after["text"] == "nachfragen"


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
