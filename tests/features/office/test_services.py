"""What can be done to the office, on a real encrypted file."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.paging import PageRequest
from app.features.office.queries import city as city_queries
from app.features.office.queries import codes as code_queries
from app.features.office.queries import identity, numbers, seat, texts
from app.features.office.rules.codes import DEFAULTS
from app.features.office.rules.drafts import (
    CityContactDraft,
    CityOfficeDraft,
    CourtDraft,
    IdentityDraft,
    LogoDraft,
    OfficeDraft,
    StaffDraft,
)
from app.features.office.rules.samples import SAMPLE
from app.features.office.service import city, codes, safety
from app.features.office.service import identity as service
from app.features.office.service import texts as text_service
from db import files
from db.models import CODE_LISTS
from db.store import Store
from tests.features.office.test_rules import png
from tests.kit import factories
from tests.kit.faults import every_statement_fails_once


def test_set_up_makes_office_person_and_all_lists(office: Store) -> None:
    with office.read() as session:
        assert seat.facts(session) == seat.OfficeFacts("Büro Oberstadt", "Stadt Witten", is_demo=False)
        assert [person.name for person in seat.people(session)] == ["Erika Muster"]
        for key in CODE_LISTS:
            found = code_queries.entries(session, key)
            assert [row.label for row in found] == [code.label for code in DEFAULTS[key]]


def test_an_office_is_set_up_only_once(office: Store) -> None:
    with pytest.raises(Refused, match="schon ein Büro"), office.write("Noch einmal") as session:
        service.set_up(session, OfficeDraft(name="Zweites"), StaffDraft(name="X"))


def test_set_up_is_all_or_nothing(store: Store) -> None:
    def act() -> None:
        with store.write("Büro einrichten") as session:
            service.set_up(session, OfficeDraft(name="Büro"), StaffDraft(name="Erika"))

    assert every_statement_fails_once(store, act) > 3


def test_a_page_changes_only_what_it_is_about(office: Store) -> None:
    with office.write("Gericht") as session:
        service.change(session, CourtDraft("VG Arnsberg", "Jägerstraße 1"))
    with office.write("Angaben") as session:
        service.change(session, IdentityDraft(name="Neuer Name", city="Witten"))
    with office.read() as session:
        assert identity.court(session) == CourtDraft("VG Arnsberg", "Jägerstraße 1")
        assert identity.identity(session).name == "Neuer Name"
        found = identity.suggested_for_office(session)
        assert found is not None
        assert found.name == "Verwaltungsgericht Arnsberg"
    office.undo()
    with office.read() as session:
        assert identity.identity(session).name == "Büro Oberstadt"


def test_logos_are_checked_kept_ordered_and_undone(office: Store) -> None:
    with office.write("Logos") as session:
        first = service.add_logo(session, LogoDraft("office", "Logo des Büros", png(30, 10)))
        second = service.add_logo(session, LogoDraft("office", "Logo des Trägers", png(20, 20)))
    with office.write("Vor") as session:
        service.move_logo(session, second, -1)
    with office.read() as session:
        rows = identity.logos(session)
        assert [row.id for row in rows] == [second, first]
        assert rows[1].data == png(30, 10)
    with office.write("Weg") as session:
        service.remove_logo(session, first)
    office.undo()
    with office.read() as session:
        assert {row.id for row in identity.logos(session)} == {first, second}
    with pytest.raises(Refused, match="beschreiben"), office.write("Logo") as session:
        service.add_logo(session, LogoDraft("office", " ", png(5, 5)))
    with pytest.raises(Refused, match="brauchbares"), office.write("Logo") as session:
        service.add_logo(session, LogoDraft("office", "Kein Bild", b"abc"))
    with office.read() as session:
        assert not files.damaged(session)


def test_city_contacts_keep_their_identity_when_the_office_is_saved_again(office: Store) -> None:
    draft = CityOfficeDraft(
        name="Bauamt",
        receives_handover=True,
        contacts=(CityContactDraft(name="Jan Roth"), CityContactDraft(name="Eva Lang")),
    )
    with office.write("Amt") as session:
        office_id = city.save(session, draft)
    with office.read() as session:
        kept = city_queries.detail(session, office_id)
    jan, eva = kept.draft.contacts
    changed = CityOfficeDraft(name="Bauamt", contacts=(eva, CityContactDraft(name="Neu")))
    with office.write("Amt ändern") as session:
        city.save(session, changed, office_id)
    with office.read() as session:
        now = city_queries.detail(session, office_id).draft.contacts
        assert [who.name for who in now] == ["Eva Lang", "Neu"]
        assert now[0].id == eva.id
        assert jan.id not in {who.id for who in now}
        row = city_queries.page(session, PageRequest()).rows[0]
        assert (row.name, row.contacts, row.receives_handover) == ("Bauamt", 2, False)


def test_codes_are_added_renamed_ordered_hidden_and_deleted(office: Store) -> None:
    with office.write("Listen") as session:
        new = codes.add(session, "topic", "Lärm")
        codes.rename(session, new, "Lärm und Ruhe")
        codes.move(session, new, -100)
    with office.read() as session:
        assert code_queries.entries(session, "topic")[0].label == "Lärm und Ruhe"
    with office.write("Aus") as session:
        codes.show(session, new, active=False)
        codes.delete(session, new)
    with office.read() as session:
        assert "Lärm und Ruhe" not in {row.label for row in code_queries.entries(session, "topic")}


def test_a_used_code_can_only_be_hidden(office: Store) -> None:
    with office.write("Beratung") as session:
        channel = code_queries.entries(session, "channel")[1]
        factories.consultation(session, channel_id=channel.id)
        factories.estate(session, heating="Fernwärme")
    with office.read() as session:
        assert code_queries.entries(session, "channel")[1].uses == 1
        heating = next(row for row in code_queries.entries(session, "heating") if row.label == "Fernwärme")
        assert heating.uses == 1
    for code_id in (heating.id,):
        with pytest.raises(Refused, match="einmal verwendet"), office.write("Löschen") as session:
            codes.delete(session, code_id)
    with pytest.raises(Refused, match="gehört zum Programm"), office.write("Löschen") as session:
        codes.delete(session, channel.id)


def test_the_last_entry_of_a_list_stays_offered(office: Store) -> None:
    with office.read() as session:
        rows = code_queries.entries(session, "heating")
    with office.write("Aus") as session:
        for row in rows[1:]:
            codes.show(session, row.id, active=False)
    with pytest.raises(Refused, match="letzte Eintrag"), office.write("Aus") as session:
        codes.show(session, rows[0].id, active=False)


def test_texts_are_kept_only_where_they_differ(office: Store) -> None:
    with office.read() as session:
        rows = texts.texts(session)
    subject = next(row for row in rows if row.key == "approval.subject")
    with office.write("Text") as session:
        assert text_service.save(session, subject.key, "Zusage: {{ projekt }}") is not None
    with office.read() as session:
        now = {row.key: row for row in texts.texts(session)}[subject.key]
        assert (now.body, now.own) == ("Zusage: {{ projekt }}", True)
    with pytest.raises(Refused) as refused, office.write("Text") as session:
        text_service.save(session, subject.key, "Zusage: {{ projeckt }}")
    assert "projekt" in refused.value.sentence
    with office.write("Text") as session:
        text_service.reset(session, subject.key)
    with office.read() as session:
        assert not any(row.own for row in texts.texts(session))


def test_the_preview_knows_every_placeholder() -> None:
    assert set(SAMPLE) == {name for _, group in texts.placeholders() for name, _ in group}
    text, problems = texts.preview("{{ projekt }} in {{ stadt }}", dict(SAMPLE))
    assert (text, problems) == ("Hochbeete am Marktplatz in Stadt Witten", ())
    assert texts.preview("{% if grund %}", dict(SAMPLE))[1]


def test_number_series_are_shown_as_people_see_them(office: Store) -> None:
    with office.write("Beratung") as session:
        factories.consultation(session)
        fund = factories.fund(session, name="Fonds {A}", prefix="VF")
        factories.application(session, fund, factories.contact(session))
    with office.read() as session:
        rows = {row.name: (row.last, row.next) for row in numbers.series(session)}
    assert rows["Beratungen"] == ("B-2026-0001", "B-2026-0002")
    assert rows["Anträge: Fonds {A}"] == ("VF-2026-001", "VF-2026-002")


def test_backups_also_go_to_a_second_folder(office: Store, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    with pytest.raises(Refused, match="gibt es nicht"), office.write("Ordner") as session:
        safety.set_second_folder(session, str(second))
    second.mkdir()
    with office.write("Ordner") as session:
        safety.set_second_folder(session, str(second))
    found = safety.back_up(office, "manual")
    assert found.newest.proven
    assert found.second == ""
    assert len(list(second.iterdir())) == 1
    assert safety.newest_proven(office) == found.newest
    assert not safety.is_due(office)
    assert safety.prove(office, found.newest) == ""
    for path in second.iterdir():
        for part in path.iterdir():
            part.unlink()
        path.rmdir()
    second.rmdir()
    assert "nicht erreichbar" in safety.back_up(office, "manual").second


def test_a_fresh_office_has_nothing_to_complain_about(office: Store) -> None:
    safety.back_up(office, "manual")
    assert [one for one in safety.verify_all(office) if not one.ok] == []
