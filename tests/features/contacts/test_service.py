from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.ids import Ref
from app.domain.paging import Filter, PageRequest, Test
from app.features.contacts import queries, service
from app.features.contacts.rules import AddressRow, MembershipRow
from db import audit, files
from db.models import (
    Code,
    Contact,
    Letter,
)
from db.store import Store
from tests.features.contacts.case import AYSE, CLUB, TODAY, detail, named_talk, roles, save
from tests.kit import factories
from tests.kit.faults import contents, every_statement_fails_once
from tests.kit.office import NOW
from tests.kit.steps import undoable


def test_what_was_typed_comes_back_as_it_was(store: Store) -> None:
    club_id = save(store, CLUB)
    draft = replace(
        AYSE,
        roles=roles(store, "Bewohnerin", "Ehrenamtliche"),
        memberships=(MembershipRow(club_id, "Kassiererin"),),
    )
    kept = detail(store, save(store, draft))
    without_ids = replace(
        kept.draft,
        addresses=tuple(replace(row, id=None) for row in kept.draft.addresses),
        memberships=tuple(replace(row, id=None) for row in kept.draft.memberships),
        consents=tuple(replace(row, id=None) for row in kept.draft.consents),
    )
    assert without_ids == draft
    assert (kept.name, kept.address) == ("Yılmaz, Ayşe", "Hauptstraße 12, 42579 Heiligenhaus")
    assert detail(store, club_id).draft.memberships[0].other_id == kept.id


def test_saving_unchanged_changes_nothing(store: Store) -> None:
    record_id = save(store, replace(AYSE, roles=roles(store, "Bewohnerin")))
    before = undoable(store)
    save(store, detail(store, record_id).draft, record_id)
    assert undoable(store) == before


def test_a_person_cannot_be_a_member_of_a_person(store: Store) -> None:
    other = save(store, replace(AYSE, last_name="Groß"))
    with pytest.raises(Refused) as caught:
        save(store, replace(AYSE, memberships=(MembershipRow(other),)))
    assert caught.value.field == "memberships[0].other_id"
    assert "Organisation" in caught.value.sentence


def test_a_linked_contact_is_not_deleted_and_the_sentence_says_why(store: Store) -> None:
    contact_id = save(store, AYSE)
    named_talk(store, contact_id)
    with store.write("Antrag") as session:
        factories.application(session, factories.fund(session), session.get_one(Contact, contact_id))
        factories.estate(session, owner_id=contact_id)
    with pytest.raises(Refused) as caught, store.write("Löschen") as session:
        service.remove(session, contact_id)
    assert "verknüpft mit 1 Beratung, 1 Antrag und 1 Objekt" in caught.value.sentence


def test_an_unlinked_contact_goes_with_all_its_parts_and_comes_back(store: Store) -> None:
    club_id = save(store, CLUB)
    contact_id = save(store, replace(AYSE, memberships=(MembershipRow(club_id),)))
    before = detail(store, contact_id)
    with store.write("Löschen") as session:
        service.remove(session, contact_id)
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        detail(store, contact_id)
    assert detail(store, club_id).draft.memberships == ()
    store.undo()
    assert detail(store, contact_id) == before


def test_an_erased_contact_is_nowhere_in_the_file_any_more(store: Store) -> None:
    contact_id = save(
        store, replace(AYSE, last_name="Geheimname", addresses=(AddressRow(street="Geheimgasse"),))
    )
    for key in (f"contact:{contact_id}", f"contact:{contact_id}:earlier"):
        store.drafts.save(key, {"last_name": "Geheimname"})
    store.drafts.save(f"contact:{contact_id}9", {"last_name": "Nachbar"})
    with store.write("Kontakt endgültig löschen", sealed=True) as session:
        service.erase(session, contact_id)
    assert [draft.key for draft in store.drafts.all()] == [f"contact:{contact_id}9"]
    assert "Geheim" not in repr(contents(store))
    with store.read() as session:
        assert audit.verify_chain(session) == []


def test_a_linked_contact_is_not_erased_either(store: Store) -> None:
    contact_id = save(store, AYSE)
    named_talk(store, contact_id)
    before = contents(store)
    with pytest.raises(Refused), store.write("Löschen", sealed=True) as session:
        service.erase(session, contact_id)
    assert contents(store) == before


def test_a_disk_that_fails_at_any_moment_leaves_nothing_half(store: Store) -> None:
    assert every_statement_fails_once(store, lambda: save(store, AYSE)) > 5


def test_the_list_finds_by_role_consent_kind_and_search(store: Store) -> None:
    (role,) = roles(store, "Bewohnerin")
    ayse = save(store, replace(AYSE, roles=(role,)))
    club = save(store, CLUB)

    def ids(**wanted: object) -> list[int]:
        with store.read() as session:
            page = queries.page(session, PageRequest(**wanted))  # type: ignore[arg-type] # keywords of the request
            assert page.total == len(page.rows)
            return [row.id for row in page.rows]

    assert ids() == [club, ayse]
    assert ids(filters=(Filter("role", Test.ONE_OF, (role,)),)) == [ayse]
    assert ids(filters=(Filter("consent", Test.ONE_OF, ("invitation",)),)) == [ayse]
    assert ids(filters=(Filter("consent", Test.IS, "photo"),)) == []
    assert ids(filters=(Filter("kind", Test.IS, "organisation"),)) == [club]
    assert ids(search="yilmaz") == [ayse]
    assert ids(search="boxcl") == [club]
    with store.read() as session:
        row = next(row for row in queries.page(session, PageRequest()).rows if row.id == ayse)
    assert (row.roles, row.consents) == ("Bewohnerin", "namentliche Beratung, Einladungen")
    assert (row.address, row.phone) == ("Hauptstraße 12", "")


def test_the_timeline_holds_everything_newest_first(store: Store) -> None:
    contact_id = save(store, AYSE)
    talk = named_talk(store, contact_id)
    with store.write("Antrag") as session:
        contact = session.get_one(Contact, contact_id)
        application = factories.application(
            session, factories.fund(session), contact, received_on=TODAY - timedelta(days=3)
        ).id

        file_id = files.put(session, b"%PDF", "Bescheid.pdf", "application/pdf").id
        letter = Letter(
            kind="approval",
            mode="office",
            contact_id=contact_id,
            dated=TODAY + timedelta(days=1),
            subject="Bewilligung",
            file_id=file_id,
            sha256="0",
            issued_at=NOW,
        )
        session.add(letter)
        session.flush()
        letter_id = letter.id
    with store.read() as session:
        events = queries.timeline(session, contact_id)
    assert [event.ref for event in events] == [
        Ref("letter", letter_id),
        Ref("consultation", talk),
        Ref("application", application),
    ]


def test_duplicates_are_shown_while_typing_but_not_oneself(store: Store) -> None:
    contact_id = save(store, AYSE)
    typed = {"kind": "person", "first_name": "Ayse", "last_name": "Yilmaz", "street": None}
    with store.read() as session:
        assert [(found.value, found.label) for found in queries.similar(session, typed)] == [
            (contact_id, "Yılmaz, Ayşe")
        ]
        assert queries.similar(session, typed, own_id=contact_id) == []
        assert queries.similar(session, {"kind": "organisation", "organisation": "Boxclub"}) == []


def test_choices(store: Store) -> None:
    contact_id = save(store, AYSE)
    roles(store, "Bewohnerin")
    with store.write("Archivieren") as session:
        session.scalars(select(Code)).one().active = False
    with store.read() as session:
        assert [(option.label, option.active) for option in queries.role_options(session)] == [
            ("Bewohnerin", False)
        ]
        assert [option.value for option in queries.contact_options(session, "yilm")] == [contact_id]
        assert queries.contact_label(session, contact_id) == "Yılmaz, Ayşe"
        assert queries.contact_label(session, 999) == ""
        assert [option.value for option in queries.all_contact_options(session)] == [contact_id]


def test_a_saved_day_stays_a_day(store: Store) -> None:
    kept = detail(store, save(store, AYSE)).draft.consents[0]
    assert kept.given_on == date(2026, 11, 11)
