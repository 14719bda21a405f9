"""Whoever has the key and a database browser is found out: by the journal, by digests, by the keys."""

import json

import pytest
from sqlalchemy import select

from app.domain.money import Money
from db import backup, files, vault
from db.models import Contact, Letter, Staff
from db.store import FILE, Store
from db.verify import MOST, Finding, saved, verify
from tests.kit import factories as make
from tests.kit.office import CLOCK, NOW, Template


@pytest.fixture
def lived_in(store: Store, template: Template) -> Store:
    with store.write("einrichten") as session:
        make.office(session)
        make.staff(session, slot_uid=template.slot_uid)
        make.contact(session, phone="0231 4711")
        make.contact(session, display_name="Kruse, Udo")
        make.measure(session)
    with store.write("ändern") as session:
        session.get_one(Contact, 1).phone = "0231 4712"
    with store.write("löschen") as session:
        session.delete(session.get_one(Contact, 2))
    store.undo()
    backup.backup(store)
    return store


def tampered(store: Store, *statements: str) -> dict[str, list[str]]:
    """Sentences by area after a change that no trigger saw."""
    with store.engine.begin() as connection:
        for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name[0]}"')
        for statement in statements:
            connection.exec_driver_sql(statement)
    return wrong(verify(store))


def wrong(findings: list[Finding]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in findings:
        if not finding.ok:
            found.setdefault(finding.area, []).append(finding.sentence)
    return found


def test_contents_that_cannot_be_read_do_not_end_the_other_checks(lived_in: Store) -> None:
    assert wrong(verify(lived_in)) == {}
    seen: list[str] = []
    found = tampered(lived_in, "UPDATE changes SET after = '{' WHERE id = 2")
    verify(lived_in, lambda _done, _of, area: seen.append(area))
    assert "nicht lesen" in found["Datensätze"][0]
    assert {"Mittel", "Suche", "Archiv", "Schlüssel", "Sicherung"} <= set(seen)


def test_a_newest_step_that_was_cut_off_shows_in_the_records(lived_in: Store) -> None:
    with lived_in.write("noch eine") as session:
        make.measure(session, title="Hofprogramm")
    found = tampered(
        lived_in,
        "DELETE FROM changes WHERE step_id = (SELECT max(id) FROM steps)",
        "DELETE FROM steps WHERE id = (SELECT max(id) FROM steps)",
        "UPDATE journal SET digest = (SELECT digest FROM steps ORDER BY id DESC LIMIT 1)",
    )
    assert list(found) == ["Datensätze"]
    assert "measures steht Eintrag 2, von dem der Verlauf nichts weiß" in found["Datensätze"][0]


def test_a_replaced_archived_file_shows_by_its_letter(lived_in: Store) -> None:
    with lived_in.write("Bescheid") as session:
        stored = files.put(session, b"%PDF", "Bescheid.pdf", "application/pdf")
        session.add(
            Letter(
                kind="approval",
                mode="office",
                dated=NOW.date(),
                subject="Bescheid",
                file_id=stored.id,
                sha256=stored.sha256,
                issued_at=NOW,
            )
        )
    assert wrong(verify(lived_in)) == {}
    with lived_in.write("ein zweites") as session:
        other = files.put(session, b"gelogen", "x.pdf", "application/pdf")
    found = tampered(lived_in, f"UPDATE files SET data = 'gelogen', sha256 = '{other.sha256}' WHERE id = 1")  # noqa: S608 - our own
    assert found == {"Archiv": ["Die archivierte Datei „Bescheid.pdf“ ist beschädigt."]}


def test_many_faults_are_counted(lived_in: Store) -> None:
    with lived_in.write("viele") as session:
        contact = session.get_one(Contact, 1)
        for at in range(MOST + 5):
            fund = make.fund(session, name=f"Fonds {at}", prefix=f"F{at}", budget=Money(100))
            make.application(session, fund, contact, status="approved", approved=Money(100))
    found = tampered(lived_in, "UPDATE fund_years SET budget = 0")["Mittel"]
    assert len(found) == MOST + 1
    assert found[-1] == "Es sind noch 5 mehr."


def test_missing_keys_are_told(lived_in: Store) -> None:
    path = lived_in.folder / vault.FILE
    held = json.loads(path.read_text(encoding="utf-8"))
    with lived_in.write("noch jemand") as session:
        make.staff(session, name="Ayşe Demir", slot_uid="fort")
    held["slots"] = [slot for slot in held["slots"] if not slot["recovery"]]
    path.write_text(json.dumps(held), encoding="utf-8")
    found = wrong(verify(lived_in))["Schlüssel"]
    assert "fehlt der Schlüssel von Ayşe Demir" in found[0]
    assert "fehlt der Wiederherstellungscode" in found[1]
    path.unlink()
    assert vault.FILE in wrong(verify(lived_in))["Schlüssel"][0]
    with lived_in.read() as session:
        assert session.scalars(select(Staff.slot_uid)).all()


def test_a_backup_that_was_changed_is_none(lived_in: Store) -> None:
    newest = backup.backups(lived_in.folder / backup.FOLDER)[0]
    path = newest.path / FILE
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(bytes(data))
    changed, none = saved(lived_in.folder, CLOCK.now())
    assert (changed.ok, none.ok) == (False, False)
    assert "verändert" in changed.sentence
