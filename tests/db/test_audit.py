"""A changed or missing line shows; an erased one leaves no text behind and still fits."""

import json

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from sqlalchemy import select

from app.domain.errors import Unavailable
from db import audit, search
from db.models import Contact, Measure
from db.store import FILE, Store
from db.tables import CHANGES, STEPS
from tests.kit import factories as make
from tests.kit.faults import contents

PAGE = 4096


@pytest.fixture
def lived_in(store: Store) -> Store:
    with store.write("Kontakt Yılmaz anlegen") as session:
        make.contact(session, phone="0231 4711", note="spricht Türkisch")
    with store.write("Maßnahme anlegen") as session:
        make.measure(session)
    with store.write("Kontakt Yılmaz ändern") as session:
        session.get_one(Contact, 1).phone = "0231 4712"
    store.undo()
    store.redo()
    return store


def faults(store: Store) -> list[str]:
    with store.read() as session:
        return audit.verify_chain(session)


def tamper(store: Store, *statements: str) -> list[str]:
    """As somebody would who has the key and a database browser."""
    with store.engine.begin() as connection:
        for name in ("steps_kept", "changes_kept", "changes_immutable"):
            connection.exec_driver_sql(f"DROP TRIGGER qb_{name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
    return faults(store)


def test_an_untouched_chain_is_sound(lived_in: Store) -> None:
    seen: list[tuple[int, int]] = []
    with lived_in.read() as session:
        assert audit.verify_chain(session, lambda done, of: seen.append((done, of))) == []
    assert seen == [(number, 5) for number in range(1, 6)]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE changes SET after = replace(after, '4711', '4713') WHERE id = 1", "Schritt 1"),
        ("UPDATE changes SET record_id = 2 WHERE id = 2", "Schritt 2"),
        ("UPDATE changes SET after = json_insert(after, '$.fremd', 1) WHERE id = 1", "Schritt 1"),
        ("UPDATE changes SET after = json_remove(after, '$.phone') WHERE id = 1", "Schritt 1"),
        ("UPDATE changes SET digest = x'00' WHERE id = 2", "Schritt 2"),
        ("UPDATE steps SET name = 'Anders' WHERE id = 2", "Schritt 2"),
        ("UPDATE steps SET name = 'Anders', salt = x'' WHERE id = 2", "Schritt 2"),
        ("UPDATE steps SET at = '2020-01-01T00:00:00' WHERE id = 3", "Schritt 3"),
        ("UPDATE steps SET staff_id = 9 WHERE id = 3", "Schritt 3"),
        ("UPDATE steps SET sealed = 1 WHERE id = 3", "Schritt 3"),
        ("UPDATE steps SET kind = 'do' WHERE id = 4", "Schritt 4"),
        ("DELETE FROM changes WHERE id = 2", "Schritt 2"),
        ("INSERT INTO changes (step_id, table_name, record_id) VALUES (2, 'funds', 1)", "Schritt 2"),
    ],
)
def test_every_change_of_the_past_shows(lived_in: Store, statement: str, sentence: str) -> None:
    found = tamper(lived_in, statement)
    assert found
    assert sentence in found[0]


def test_missing_steps_show(lived_in: Store) -> None:
    found = tamper(lived_in, "DELETE FROM changes WHERE step_id = 2", "DELETE FROM steps WHERE id = 2")
    assert any("fehlen Einträge" in one for one in found)


def test_a_missing_end_shows(lived_in: Store) -> None:
    found = tamper(lived_in, "DELETE FROM changes WHERE step_id = 5", "DELETE FROM steps WHERE id = 5")
    assert found == ["Am Ende des Verlaufs fehlen Einträge."]


def erase(store: Store) -> None:
    with store.write("Personenbezogene Angaben löschen", sealed=True) as session:
        contact = session.get_one(Contact, 1)
        contact.first_name = contact.last_name = contact.display_name = contact.phone = ""
        columns = ("first_name", "last_name", "display_name", "phone")
        audit.erase(session, "contacts", 1, columns)


def test_erased_text_is_gone_everywhere_and_the_chain_fits(lived_in: Store) -> None:
    erase(lived_in)
    left = json.dumps(contents(lived_in), default=str, ensure_ascii=False)
    for word in ("Yılmaz", "Ayşe", "0231 4711", "0231 4712"):
        assert word not in left
    assert "spricht Türkisch" in left
    assert faults(lived_in) == []
    with lived_in.read() as session:
        names = session.scalars(select(STEPS.c.name).order_by(STEPS.c.id)).all()
    assert names[:3] == [
        audit.ERASED,
        "Maßnahme anlegen",
        audit.ERASED,
    ]


def test_what_was_not_erased_is_still_proven(lived_in: Store) -> None:
    erase(lived_in)
    erase(lived_in)
    assert faults(lived_in) == []
    found = tamper(lived_in, "UPDATE changes SET after = replace(after, 'Türkisch', 'Englisch') WHERE id = 1")
    assert "Schritt 1" in found[0]


def test_an_erased_column_cannot_be_forged_back(lived_in: Store) -> None:
    erase(lived_in)
    found = tamper(lived_in, "UPDATE changes SET after = json_insert(after, '$.phone', '110') WHERE id = 1")
    assert "Schritt 1" in found[0]


def test_a_second_column_can_be_erased_later(lived_in: Store) -> None:
    erase(lived_in)
    with lived_in.write("Notiz löschen", sealed=True) as session:
        session.get_one(Contact, 1).note = ""
        audit.erase(session, "contacts", 1, ("note",))
    assert "spricht" not in json.dumps(contents(lived_in), default=str, ensure_ascii=False)
    assert faults(lived_in) == []


def test_salts_of_erased_columns_are_gone(lived_in: Store) -> None:
    """Otherwise a telephone number could be found by trying."""
    with lived_in.read() as session:
        before = session.execute(select(CHANGES).where(CHANGES.c.id == 1)).one()
        salts = {
            name: salt.hex() for name, (salt, _) in audit.leaves(before.salt, None, before.after).items()
        }
    erase(lived_in)
    left = json.dumps(contents(lived_in), default=str, ensure_ascii=False)
    assert before.salt.hex() not in left
    with lived_in.read() as session:
        assert before.salt not in set(session.scalars(select(CHANGES.c.salt)))
    assert salts["+phone"] not in left
    assert salts["+note"] in left


def test_erasing_needs_a_sealed_step(lived_in: Store) -> None:
    with lived_in.write("Löschen") as session, pytest.raises(ValueError, match="sealed"):
        audit.erase(session, "contacts", 1, ("phone",))


def test_closed_steps_do_not_change(lived_in: Store) -> None:
    for statement in (
        "DELETE FROM changes",
        "DELETE FROM steps",
        "UPDATE changes SET record_id = 7",
    ):
        with lived_in.engine.connect() as connection, pytest.raises(Exception, match="do not change"):
            connection.exec_driver_sql(statement)
    with lived_in.read() as session:
        assert session.get_one(Measure, 1).title == "Fassadenprogramm"


def pages(store: Store) -> bytes:
    """Every page of the file decrypted, free ones included (AES-256-CBC; the IV lies before the HMAC)."""
    raw = (store.folder / FILE).read_bytes()
    assert not (store.folder / f"{FILE}-wal").stat().st_size
    found = b""
    for at in range(0, len(raw), PAGE):
        page = raw[at : at + PAGE]
        body, iv = page[16 if at == 0 else 0 : PAGE - 80], page[PAGE - 80 : PAGE - 64]
        opened = Cipher(AES(store.key), CBC(iv)).decryptor()
        found += opened.update(body) + opened.finalize()
    return found


def test_no_page_of_the_file_holds_erased_text(store: Store) -> None:
    """Neither free pages nor the search index, whose trigrams could be put together again."""
    with store.write("Kontakt anlegen") as session:
        make.contact(session, display_name="Quxzwiebel", note="Füllung " * 2000 + "Jvkraut")
        make.contact(session, display_name="Nachbarin")
    with store.write("Kontakt ändern") as session:
        session.get_one(Contact, 1).note = "Wfgarten " * 2000
    with store.write("Endgültig löschen", sealed=True) as session:
        audit.erase(session, "contacts", 1, ("display_name", "first_name", "last_name", "note"))
        session.delete(session.get_one(Contact, 1))
    left = pages(store)
    assert b"Nachbarin" in left
    for piece in (b"Quxzwiebel", b"uxz", b"xzw", b"Jvkraut", b"jvk", b"Wfgarten", b"wfg"):
        assert piece not in left, piece
    with store.read() as session:
        assert search.check(session) == []
        assert [hit.title for hit in search.find(session, "nachbar")] == ["Nachbarin"]
    assert faults(store) == []


def test_an_erasure_holds_when_the_pages_cannot_be_cleared(
    lived_in: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise Unavailable("Die Festplatte ist voll.", "Bitte schaffen Sie Platz.")

    monkeypatch.setattr(search, "forget", full)
    erase(lived_in)
    with lived_in.read() as session:
        assert session.get_one(Contact, 1).phone == ""
