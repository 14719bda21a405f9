"""The letters of a decision: what they say, the same bytes again, and what they refuse to do without."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import document, queries, service
from app.features.applications.rules import (
    ApprovalDraft,
    RejectionDraft,
    approval_period,
    bound_sentence,
    execution_period,
    givers,
)
from db import files
from db.models import CityOffice, Contact, Fund, Letter, Office, TextModule
from db.store import Store
from tests.features.applications.case import TODAY, approval, checked, make_fund
from tests.features.applications.paper import data_of, equip, ready, words


def test_an_approval_says_all_a_notice_must(store: Store) -> None:
    said = words(document.build(ready(store)))
    for needed in (
        "Entwurf zur Unterschrift durch die Stadt",
        "Stadt Witten",
        "Amt für Stadtplanung",
        "Frau Ayşe Yılmaz",
        "Ruhrstraße 4",
        "CF-2026-001",
        "Sehr geehrte Frau Yılmaz,",
        "2. November 2026",
        "1.400,00 €",
        "eintausendvierhundert Euro",
        "20. November 2026 bis zum 31. März 2027",
        "1. Dezember 2026 bis 31. März 2027",
        "Bewilligungsbescheid",
        "Zwei Bänke und ein Hochbeet",
        "Anteilfinanzierung",
        "50 %",
        "Nr. 5.1",
        "Maßgeblich war der Fördersatz (Nr. 5.1).",
        "Richtlinie der Stadt Witten zum Cityfonds",
        "öffentlich kenntlich",
        "31. Mai 2027",
        "Land Nordrhein-Westfalen und Stadt Witten",
        "Rechtsbehelfsbelehrung",
        "Verwaltungsgericht Arnsberg",
        "Jägerstraße 1, 59821 Arnsberg",
        "Rechtsbehelfsverzicht",
        "Im Auftrag",
        "Anlagen",
    ):
        assert needed in said, needed
    assert "None" not in said
    assert "{{" not in said


def test_a_cap_and_a_partial_approval_are_explained(store: Store) -> None:
    make_fund(
        store, rules={"rate_bp": 5000, "cap_project_cents": 900_00, "clauses": {"cap_project": "Nr. 5.2"}}
    )
    equip(store)
    application_id = checked(store)
    with store.write("bewilligen") as session:
        draft = ApprovalDraft(Money.euros(700), TODAY, "Der Beirat verteilt die Mittel breiter.")
        service.approve(session, application_id, draft, today=TODAY, staff_id=1)
    said = words(document.build(data_of(store)))
    assert "Maßgeblich war der Höchstbetrag je Projekt (Nr. 5.2)." in said
    assert "Bewilligt werden davon 700,00 €. Der Beirat verteilt die Mittel breiter." in said


def test_the_offices_own_letter_is_no_draft_and_signed_by_its_staff(store: Store) -> None:
    data = ready(store)
    with store.write("Büro schreibt") as session:
        session.get_one(Fund, 1).letter_mode = "office"
    said = words(document.build(data_of(store)))
    assert "Entwurf" not in said
    assert "Innenstadtbüro Witten" in said
    assert "Erika Muster" in said
    assert "Im Namen und im Auftrag der Stadt Witten bewilligen wir Ihnen" in said
    assert "Mit freundlichen Grüßen Im Auftrag der Stadt Witten Erika Muster" in said
    assert "Quartiersmanagement" in said
    assert data.for_city


def test_a_rejection_gives_its_reason_and_the_remedy(store: Store) -> None:
    make_fund(store)
    equip(store)
    application_id = checked(store)
    with store.write("ablehnen") as session:
        draft = RejectionDraft("Das Projekt liegt außerhalb des Gebiets.", TODAY)
        service.reject(session, application_id, draft, today=TODAY, staff_id=1)
    said = words(document.build(data_of(store)))
    for needed in (
        "außerhalb des Gebiets",
        "die Stadt Witten lehnt Ihren Antrag vom 2. November 2026",
        "Ablehnungsbescheid",
        "Rechtsbehelfsbelehrung",
        "1.500,00 €",
    ):
        assert needed in said, needed
    assert "Nebenbestimmungen" not in said


def test_the_same_data_are_the_same_bytes(store: Store) -> None:
    data = ready(store)
    assert document.build(data) == document.build(data)
    assert document.build(replace(data, amount=Money(1))) != document.build(data)


def test_typed_markup_and_placeholders_stay_what_they_are(store: Store) -> None:
    data = ready(store)
    hostile = "<b>Bänke</b> & {{ grund }} {% if x %} =1+1 # - 1."
    said = words(document.build(replace(data, title=hostile, purpose="<para>" * 50, reason="<&>")))
    assert "<b>Bänke</b> & {{ grund }} {% if x %} =1+1 # - 1." in said


def test_an_own_wording_is_used_and_a_bad_one_refused(store: Store) -> None:
    data = ready(store)
    with store.write("Textbaustein") as session:
        session.add(TextModule(key="approval.closing", body="Glückauf für „{{ projekt }}“!"))
    assert "Glückauf für „Bänke am Rathausplatz“!" in words(document.build(data_of(store)))
    with pytest.raises(Refused, match="projekt"):
        document.build(replace(data, texts=(("approval.closing", "{{ projekkt }}"),)))


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda s: setattr(s.get_one(Office, 1), "court_name", ""), "Büro › Gericht"),
        (lambda s: setattr(s.get_one(Contact, 1), "street", ""), "fehlt die Anschrift"),
        (lambda s: setattr(s.get_one(Fund, 1), "city_office_id", None), "welches Amt"),
        (lambda s: setattr(s.get_one(CityOffice, 1), "town", ""), "Amt für Stadtplanung"),
    ],
)
def test_what_is_missing_is_named_with_its_place(store: Store, break_it: object, says: str) -> None:
    ready(store)
    with store.write("x") as session:
        break_it(session)  # type: ignore[operator] # a lambda
    with pytest.raises(Refused, match=says):
        data_of(store)


def test_all_that_a_letter_misses_is_named_at_once(store: Store) -> None:
    ready(store)
    with store.write("x") as session:
        session.get_one(Fund, 1).letter_mode = "office"
        session.get_one(Contact, 1).street = ""
        office = session.get_one(Office, 1)
        office.street, office.court_name = "", ""
    with pytest.raises(Refused) as caught:
        data_of(store)
    said = [one.sentence for one in caught.value.all]
    assert len(said) == 3
    for place, sentence in zip(("beim Kontakt", "Büro › Büro", "Büro › Gericht"), said, strict=True):
        assert place in sentence


def test_without_a_decision_there_is_no_letter(store: Store) -> None:
    make_fund(store)
    equip(store)
    checked(store)
    with pytest.raises(Refused, match="CF-2026-001"):
        data_of(store)


def test_the_issued_letter_is_the_previewed_one(store: Store) -> None:
    data = ready(store)
    pdf = document.build(data)
    issue = service.Issue(
        data.kind,
        data.mode,
        data.dated,
        data.applicant,
        document.subject(data),
        document.file_name(data),
        pdf,
        data.decision_id,
    )
    with store.write("Bescheid ausgeben", sealed=True) as session:
        service.issue_letter(session, 1, issue, now=store.clock.now(), staff_id=1)
    with store.read() as session:
        letter = session.get_one(Letter, 1)
        assert letter.file_id is not None
        assert queries.pdf(session, letter.file_id) == pdf
        assert files.about(session, letter.file_id).name == "CF-2026-001 Bewilligung.pdf"
        assert [row.file_name for row in queries.unprinted(session)] == ["CF-2026-001 Bewilligung.pdf"]


# -- dates and words around it


def test_periods() -> None:
    decided = date(2026, 11, 20)
    assert approval_period(decided, None, 2026) == (decided, date(2026, 12, 31))
    assert approval_period(decided, date(2027, 3, 31), 2026) == (decided, date(2027, 3, 31))
    assert execution_period(decided, date(2026, 10, 1), date(2027, 3, 31), None) == (
        decided,
        date(2027, 3, 31),
    )
    consent = date(2026, 10, 15)
    assert execution_period(decided, date(2026, 10, 1), None, consent) == (consent, consent)


def test_givers_are_named_once_each() -> None:
    assert givers([("federal", ""), ("state", ""), ("city", "")], "Stadt Hagen") == (
        "Bund, Land Nordrhein-Westfalen und Stadt Hagen"
    )
    assert (
        givers([("private", "Werbegemeinschaft"), ("private", "Werbegemeinschaft")], "S")
        == "Werbegemeinschaft"
    )
    assert givers([], "Stadt Hagen") == "Stadt Hagen"


def test_what_bound_the_amount_is_said_once(store: Store) -> None:
    data = ready(store)
    assert bound_sentence(data.calculation, data.amount, "x") == "Maßgeblich war der Fördersatz (Nr. 5.1)."


def test_a_look_at_the_page(store: Store, tmp_path: Path) -> None:
    """The first page holds the address field in the window of the envelope (DIN 5008 form B)."""
    pdf = document.build(ready(store))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found: list[tuple[float, float]] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, _cm, tm, _font, _size: (
            found.append((tm[4], tm[5])) if "Ruhrstraße 4" in text else None
        )
    )
    assert found
    x, y = found[0][0] / 72 * 25.4, 297 - found[0][1] / 72 * 25.4
    assert 20 <= x <= 105
    assert 62 <= y <= 90
    assert approval(1).amount == Money.euros(1)
