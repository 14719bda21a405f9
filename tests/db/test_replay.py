"""What was written past the journal shows, although the chain of its digests is sound."""

import pytest
from sqlalchemy import select

from app.domain.money import Money
from db import audit, replay, upgrade
from db.models import Contact, FundYear, Measure
from db.store import Store
from db.verify import verify
from tests.kit import factories as make


@pytest.fixture
def lived_in(store: Store) -> Store:
    with store.write("anlegen") as session:
        fund = make.fund(session)
        make.application(session, fund, make.contact(session, note="Notiz"), approved=Money(500))
        make.measure(session)
        make.measure(session)
    with store.write("ändern") as session:
        session.scalars(select(FundYear)).one().budget = Money(700)
        session.delete(session.get_one(Measure, 1))
    store.undo()
    store.redo()
    return store


def differences(store: Store) -> list[str]:
    with store.read() as session:
        return replay.differences(session)


def past_the_journal(store: Store, statement: str) -> list[str]:
    """As somebody would who has the key and a database browser."""
    with store.engine.begin() as connection:
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for name in triggers.scalars().all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql(statement)
    with store.read() as session:
        assert audit.verify_chain(session) == []
    return differences(store)


def test_an_untouched_office_stands_as_its_journal_says(lived_in: Store) -> None:
    told: list[int] = []
    with lived_in.read() as session:
        assert replay.differences(session, told.append) == []
    assert told == list(range(1, len(told) + 1))
    assert len(told) >= 7


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE applications SET approved = 50000", "applications steht Eintrag 1 anders"),
        ("UPDATE fund_years SET budget = 100000", "fund_years steht Eintrag 1 anders"),
        ("UPDATE contacts SET note = ''", "contacts steht Eintrag 1 anders"),
        ("DELETE FROM measures", "measures steht Eintrag 2 anders"),
        ("UPDATE measures SET id = 1", "measures steht Eintrag 1 anders"),
        ("UPDATE measures SET id = 9", "measures steht Eintrag 2 anders"),
        (
            "INSERT INTO settings (id, uid, key, value) VALUES (5, 'u', 'k', '{}')",
            "settings steht Eintrag 5, von dem",
        ),
    ],
)
def test_what_was_written_past_the_journal_shows(lived_in: Store, statement: str, said: str) -> None:
    assert said in past_the_journal(lived_in, statement)[0]


def test_the_report_of_the_office_says_so(lived_in: Store) -> None:
    past_the_journal(lived_in, "UPDATE applications SET approved = 50000")
    broken = [one.sentence for one in verify(lived_in) if not one.ok and one.area == "Datensätze"]
    assert broken == ["In der Tabelle applications steht Eintrag 1 anders da, als der Verlauf sagt."]


def test_no_more_are_told_than_anybody_reads(store: Store) -> None:
    with store.write("anlegen") as session:
        for _ in range(replay.MOST + 5):
            make.measure(session)
    assert len(past_the_journal(store, "UPDATE measures SET title = 'Anders'")) == replay.MOST


def test_erased_columns_are_not_compared(lived_in: Store) -> None:
    with lived_in.write("Löschen", sealed=True) as session:
        session.get_one(Contact, 1).note = ""
        audit.erase(session, "contacts", 1, ("note",))
    assert differences(lived_in) == []
    with lived_in.write("ändern") as session:
        session.get_one(Contact, 1).note = "neu"
    assert differences(lived_in) == []
    assert past_the_journal(lived_in, "UPDATE contacts SET note = 'alt'")


def test_what_a_migration_changed_is_not_compared(lived_in: Store) -> None:
    with lived_in.engine.begin() as connection:
        before = upgrade.columns(connection)
        connection.exec_driver_sql("DROP TRIGGER qb_journal_update_measures")
        connection.exec_driver_sql("ALTER TABLE measures ADD COLUMN colour TEXT")
        connection.exec_driver_sql("UPDATE measures SET title = 'Umgestellt', progress = 3")
        upgrade.mark_migrated(connection, before)
        upgrade.finish(connection)
    assert differences(lived_in) == []
    with lived_in.write("danach ändern") as session:
        session.get_one(Measure, 2).progress = 4
    assert differences(lived_in) == []
    assert past_the_journal(lived_in, "UPDATE measures SET progress = 5")
