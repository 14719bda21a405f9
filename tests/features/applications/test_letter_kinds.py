"""Every kind of letter on paper: what it says, its structure, the window of the envelope, who signs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.documents import templates
from app.domain.money import Money
from app.features.applications import document, service
from app.features.applications.document.wording import TEXTS
from app.features.applications.rules import ApprovalDraft
from app.features.applications.rules.letter import (
    KINDS,
    Signer,
    Terms,
    likeliest,
)
from db.store import Store
from tests.features.applications.case import TODAY, checked, make_fund
from tests.features.applications.letter_case import ALL, full, gathered
from tests.features.applications.paper import data_of, equip, words
from tests.kit import pdf
from tests.kit.office import CLOCK, Template
from tests.kit.pdf_rules import problems

NEAR = 0.02
MAILED = tuple(key for key in ALL if not KINDS[key].sheet)
SAYS: dict[str, tuple[str, ...]] = {
    "receipt": ("CF-2026-001", "Lageplan", "bis zum 11. Dezember 2026", "mit Wirkung vom 18. November"),
    "documents_requested": ("Drei Vergleichsangebote", "bis zum 11. Dezember 2026", "als Datei schicken"),
    "early_start": ("ab dem 18. November 2026 beginnen", "eigenes Risiko"),
    "approval": (
        "I. Zuwendung",
        "1. Bewilligung",
        "2. Zweck",
        "3. Art und Höhe der Finanzierung",
        "4. Ermittlung der Zuwendung",
        "5. Auszahlung und Nachweis",
        "II. Nebenbestimmungen",
        "III. Rechtsbehelfsbelehrung",
        "1.400,00 €",
        "Bewilligungszeitraum reicht vom 18. November 2026 bis zum 31. März 2027",
        "vom 1. Dezember 2026 bis 31. März 2027 durchzuführen",
    ),
    "partial_approval": ("Bewilligt werden davon 1.000,00 €. Der Beirat verteilt", "gemeinsam gepflegt"),
    "agreement": ("§ 1 Gegenstand", "§ 5 Rücktritt", "für die Stadt Witten", "Projektträger", "1.300,00 €"),
    "rejection": ("außerhalb des Fördergebiets (Nr. 2 der Richtlinie)", "Rechtsbehelfsbelehrung"),
    "deferral": ("zurückgestellt", "zweites Angebot", "Ein Angebot für die Bänke"),
    "amendment": ("Statt 1.000,00 € beträgt die Zuwendung nun 1.300,00 €", "günstiger geworden"),
    "de_minimis": ("47.11", "3.400,00 €", "300.000,00 €", "Stadt Witten", "2023/2831"),
    "proof_reminder": ("31. Mai 2027", "bis zum 11. Dezember 2026", "1.300,00 €"),
    "payment_proposal": (
        "DE02 1203 0000 0000 2020 51",
        "400,00 €",
        "vierhundert Euro",
        "0511.5318.010",
        "sachlich richtig",
        "rechnerisch richtig",
        "KomHVO",
        "Zuwendung CF-2026-001",
        "11. Dezember 2026",
        "Amt für Stadtplanung",
    ),
    "settlement": ("1.200,00 €", "2.400,00 €", "Skonto nicht abgezogen", "Restbetrag von 500,00 €"),
    "hearing": ("300,00 €", "verkauft", "§ 28 VwVfG NRW", "bis zum 11. Dezember 2026"),
    "revocation": ("im Ganzen widerrufen", "300,00 €", "7,27 %", "§ 49 Abs. 3", "aufgelöst"),
    "reclaim": ("300,00 €", "dreihundert Euro", "15,21 €", "30. September 2027", "1. Juli 2027"),
    "calculation": ("Kostenplan", "3.100,00 €", "nicht förderfähig", "Nr. 5.1", "Kürzungen", "1.200,00 €"),
    "inspection": ("12. November 2026", "Wasseranschluss", "Stadtwerken", "Frau Roth"),
}


@pytest.fixture(scope="module")
def module_store(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An office with everything that letters tell of, only read from."""
    opened = Store.open(template.copy(tmp_path_factory.mktemp("letters") / "office"), template.key, CLOCK)
    full(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def drawn(module_store: Store) -> dict[str, bytes]:
    """Every kind on paper, made once."""
    return {key: document.build(gathered(module_store, key)) for key in ALL}


@pytest.mark.parametrize("key", ALL)
def test_it_says_what_it_must(drawn: dict[str, bytes], key: str) -> None:
    said = words(drawn[key])
    for needed in SAYS[key]:
        assert needed in said, needed
    for never in ("None", "{{", "{%", "  ,", " ."):
        assert never not in said, never


@pytest.mark.parametrize("key", ALL)
def test_it_can_be_archived_and_read_out(drawn: dict[str, bytes], key: str) -> None:
    assert problems(drawn[key]) == []


@pytest.mark.parametrize("key", ALL)
def test_twice_is_the_same(module_store: Store, drawn: dict[str, bytes], key: str) -> None:
    assert document.build(gathered(module_store, key)) == drawn[key]


@pytest.mark.parametrize("key", MAILED)
def test_the_address_stands_in_the_window_and_the_marks_where_one_folds(
    drawn: dict[str, bytes], key: str
) -> None:
    """DIN 5008 form B: address from 62.7 mm, six lines of 27.3 mm; folds at 105 and 210, hole at 148.5."""
    data = drawn[key]
    first = "Stadt Witten" if KINDS[key].needs == "account" else "Ruhrstraße 4"
    lines = [(x, y) for x, y, text in pdf.lines(data, 0) if text.startswith(first) and 60 < y < 92]
    assert lines
    for x, y in lines:
        assert x == pytest.approx(25, abs=NEAR)
        assert 62.7 < y <= 90
    marks = {(y1, round(x2 - x1, 2)) for page, x1, y1, x2, _ in pdf.rules(data) if page == 0 and x1 == 5}
    assert marks == {(105.0, 2.5), (210.0, 2.5), (148.5, 4.0)}
    subject = next(y for _, y, text in pdf.lines(data, 0) if text.startswith(document_subject(key)))
    assert 98.46 < subject < 104


def document_subject(key: str) -> str:
    return templates.module(f"{TEXTS.get(key, key)}.subject").text.split("{{")[0].strip()[:20]


@pytest.mark.parametrize("key", [key for key in ALL if KINDS[key].notice])
def test_a_notice_ends_with_the_remedy_and_others_do_not(drawn: dict[str, bytes], key: str) -> None:
    assert ("Verwaltungsgericht Arnsberg" in words(drawn[key])) == KINDS[key].notice


@pytest.mark.parametrize("key", [key for key in ALL if not KINDS[key].notice])
def test_what_is_no_notice_names_no_court(drawn: dict[str, bytes], key: str) -> None:
    assert "Rechtsbehelfsbelehrung" not in words(drawn[key])


def test_who_signs(drawn: dict[str, bytes]) -> None:
    for key in ALL:
        said = words(drawn[key])
        signer = KINDS[key].signer
        assert ("Entwurf zur Unterschrift" in said) == (signer in {Signer.GRANTER, Signer.PARTIES}), key
        assert ("Erika Muster Quartiersmanagement" in said) == (signer is Signer.OFFICE), key


# -- what the guideline says changes the wording


@pytest.mark.parametrize(
    ("terms", "says", "not_says"),
    [
        (Terms(), "sobald der Verwendungsnachweis vollständig vorliegt", "zwei Raten"),
        (
            Terms(payment="instalments", first=Money.euros(700), rest=Money.euros(700)),
            "in zwei Raten ausgezahlt: 700,00 € auf Ihren Mittelabruf",
            "sobald der Verwendungsnachweis vollständig",
        ),
        (Terms(payment="advance", advance_months=2), "innerhalb von 2 Monaten", "zwei Raten"),
        (Terms(own_cash_bp=1000), "mindestens 10 % der Kosten als eigenes Geld", "Eigene Arbeit zählt"),
        (Terms(labour_hour=Money.euros(15)), "Eigene Arbeit zählt mit 15,00 € je Stunde", "eigenes Geld"),
        (Terms(publicity=True, publicity_text="Gefördert vom Bund."), "Gefördert vom Bund.", "De-minimis"),
        (Terms(de_minimis=True), "De-minimis-Beihilfe", "Die Logos erhalten Sie"),
    ],
)
def test_an_approval_follows_the_guideline(store: Store, terms: Terms, says: str, not_says: str) -> None:
    full(store)
    data = gathered(store, "approval")
    said = words(document.build(replace(data, facts=replace(data.facts, terms=terms))))
    assert says in said
    assert not_says not in said


def test_years_of_binding_are_a_condition_only_where_there_are_any(store: Store) -> None:
    full(store)
    data = gathered(store, "approval")
    assert "Verkauf, Abbau" not in words(document.build(replace(data, binding_years=0)))
    assert "10 Jahre lang für den geförderten Zweck" in words(document.build(replace(data, binding_years=10)))


def test_conditions_of_one_decision_stand_first(store: Store) -> None:
    make_fund(store)
    equip(store)
    application_id = checked(store)
    draft = ApprovalDraft(Money.euros(1400), TODAY, "", "Farben abstimmen.\n\nHaftpflicht nachweisen.\n")
    with store.write("bewilligen") as session:
        service.approve(session, application_id, draft, today=TODAY, staff_id=1)
    said = words(document.build(data_of(store)))
    assert "1. Farben abstimmen. 2. Haftpflicht nachweisen. 3. Die Förderung ist öffentlich" in said


def test_an_agreement_is_proposed_only_where_nothing_else_fits() -> None:
    assert likeliest((KINDS["agreement"], KINDS["proof_reminder"])) == "proof_reminder"
    assert likeliest((KINDS["approval"], KINDS["agreement"])) == "approval"
    assert likeliest((KINDS["agreement"],)) == "agreement"
    assert likeliest(()) == ""
