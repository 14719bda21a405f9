"""Every kind of letter: what it says, its structure, the window of the envelope, what it refuses."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import templates
from app.domain import formats
from app.domain.casework import GRANTED, WAITING, Status
from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications import document, queries, service
from app.features.applications.document.wording import TEXTS
from app.features.applications.rules import ApprovalDraft
from app.features.applications.rules.letter import (
    KIND_TITLES,
    KINDS,
    Facts,
    LetterData,
    LetterDraft,
    Signer,
    Terms,
    checked_letter,
    items_of,
    kinds_for,
)
from db.models import AidGrant, Application, CityOffice, Contact, Decision, Fund, Letter, Office
from db.store import Store
from tests.features.applications.case import TODAY, checked, make_fund, refused
from tests.features.applications.letter_case import ALL, LATER, draft_of, full, gathered
from tests.features.applications.paper import data_of, equip, ready, words
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


# -- every shipped text with every combination of what may be missing


CONDITION = re.compile(r"{%-? (?:el)?if (\w+)")
OPTIONAL = {name for name, said in templates.placeholders().items() if "falls" in said}


@pytest.mark.parametrize("module", templates.modules(), ids=lambda module: module.key)
def test_a_shipped_text_reads_well_whatever_is_missing(module: templates.TextModule) -> None:
    """Every combination of what its conditions ask for."""
    asked = sorted(set(CONDITION.findall(module.text)))
    for there in product((True, False), repeat=len(asked)):
        empty = {name for name, given in zip(asked, there, strict=True) if not given}
        values = {name: "" if name in empty else f"[{name}]" for name in templates.placeholders()}
        said = templates.render(module.text, values)
        assert "{" not in said
        for wrong in (" ,", " .", "  ", "( ", " )", "()"):
            assert wrong not in said, (wrong, empty)


def test_what_may_be_missing_stands_in_a_condition_or_is_there_for_sure() -> None:
    found = {
        (module.key, name)
        for module in templates.modules()
        for name in (templates.placeholders_in(module.text) & OPTIONAL) - set(CONDITION.findall(module.text))
        if (name, module.key.split(".")[0]) not in SURE
    }
    assert found == set()


SURE = {
    ("gremium", "invitation"),
    ("sitzung", "invitation"),
    ("sitzung", "approval"),
    ("sitzung", "rejection"),
    ("sitzung", "agreement"),
    ("sitzung", "deferral"),
    ("bescheid_vom", "amendment"),
    ("bescheid_vom", "settlement"),
    ("eigenanteil", "condition"),
    ("stundensatz", "condition"),
    ("frist", "documents_requested"),
    ("frist", "hearing"),
    ("frist", "proof_reminder"),
    ("rueckforderung", "hearing"),
    ("rueckforderung", "reclaim"),
    ("rueckforderung_worten", "reclaim"),
    ("rueckforderung_worten", "revocation"),
    ("gezahlt", "reclaim"),
    ("schlussbetrag", "settlement"),
    ("schlussbetrag_worten", "settlement"),
}
"""What a kind of letter always has: it is refused without it, or the text stands in a condition's pair."""


# -- what is missing is refused with its place


@pytest.mark.parametrize(
    ("break_it", "says", "concerns"),
    [
        (lambda s: setattr(s.get_one(Contact, 1), "street", ""), "beim Kontakt", "applicant"),
        (lambda s: setattr(s.get_one(Office, 1), "court_name", ""), "Büro › Gericht", "notice"),
        (lambda s: setattr(s.get_one(Office, 1), "street", ""), "Büro › Büro", "office"),
        (lambda s: setattr(s.get_one(CityOffice, 1), "town", ""), "Ämter der Stadt", "city"),
        (lambda s: setattr(s.get_one(Fund, 1), "city_office_id", None), "unter „Fonds“", "city"),
        (lambda s: setattr(s.get_one(Application, 1), "iban", ""), "Konto und Notiz", "account"),
        (lambda s: setattr(s.get_one(Fund, 1), "account_code", ""), "Produktsachkonto", "account"),
        (lambda s: setattr(s.get_one(AidGrant, 1), "authority", ""), "bei der Beihilfe", "aid"),
    ],
)
def test_gaps_are_refused_with_the_place_to_mend_them(
    store: Store, break_it: Any, says: str, concerns: str
) -> None:
    full(store)
    with store.write("Lücke") as session:
        break_it(session)
    for key in MAILED:
        if concerns in _concerns(key):
            with pytest.raises(Refused) as caught:
                gathered(store, key)
            assert any(says in one.sentence for one in caught.value.all), key
        else:
            assert gathered(store, key).kind == key


def _concerns(key: str) -> set[str]:
    kind = KINDS[key]
    found = {"account", "office", "city"} if kind.needs == "account" else {"applicant"}
    found |= {"notice"} if kind.notice else set()
    found |= {"aid"} if kind.needs == "aid" else set()
    return found | ({"office"} if kind.signer in {Signer.OFFICE, Signer.NOBODY} else {"city"})


def test_a_kind_without_its_fact_is_refused(store: Store) -> None:
    ready(store)
    with store.write("nichts davon") as session:
        session.get_one(Application, 1).proof_due_on = None
        session.get_one(Fund, 1).city_office_id = None
    for key in ALL:
        if KINDS[key].needs:
            with pytest.raises(Refused, match="Bitte"):
                gathered(store, key)


# -- typed for one letter


@pytest.mark.parametrize(
    ("key", "changes", "field"),
    [
        ("documents_requested", {"items": " \n - "}, "items"),
        ("documents_requested", {"due_on": None}, "due_on"),
        ("documents_requested", {"due_on": TODAY}, "due_on"),
        ("documents_requested", {"items": "\n".join(map(str, range(61)))}, "items"),
        ("hearing", {"due_on": None}, "due_on"),
        ("proof_reminder", {"due_on": None}, "due_on"),
        ("payment_proposal", {"amount": None}, "amount"),
        ("payment_proposal", {"amount": Money(0)}, "amount"),
        ("inspection", {"note_id": None}, "note_id"),
        ("receipt", {"dated": None}, "dated"),
        ("receipt", {"dated": LATER}, "dated"),
        ("receipt", {"note": "x" * 10_001}, "note"),
        ("nothing", {}, "kind"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(key: str, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_letter(draft_of(key, **changes), TODAY)
    assert caught.value.field == field
    assert caught.value.sentence.endswith(".")


def test_what_a_kind_does_not_ask_for_is_not_kept() -> None:
    draft = checked_letter(draft_of("approval", items="x", reason="y", note="z", due_on=LATER), TODAY)
    assert draft.store() == {}


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40)


@given(
    st.sampled_from(ALL),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.none() | st.integers(1, 10**9),
    TEXT,
    TEXT,
    st.none() | st.integers(1, 10**6),
)
def test_what_was_typed_is_read_back(
    key: str, due: date | None, cents: int | None, items: str, note: str, note_id: int | None
) -> None:
    draft = LetterDraft(
        kind=key,
        dated=TODAY,
        due_on=due if "due_on" in KINDS[key].asks else None,
        amount=Money(cents) if cents and "amount" in KINDS[key].asks else None,
        items=items if "items" in KINDS[key].asks else "",
        note=note if "note" in KINDS[key].asks else "",
        note_id=note_id if "note_id" in KINDS[key].asks else None,
    )
    assert LetterDraft.read(key, TODAY, draft.store()) == draft


def test_a_letter_that_a_verb_prepared_is_read() -> None:
    kept = {"documents": ["Plan", "Foto"], "due_on": "2026-12-11", "remark": "Bitte bald."}
    draft = LetterDraft.read("documents_requested", TODAY, kept)
    assert items_of(draft.items) == ("Plan", "Foto")
    assert (draft.due_on, draft.note) == (date(2026, 12, 11), "Bitte bald.")
    hostile = {"documents": 3, "due_on": "gestern", "amount_cents": "x", "note_id": []}
    assert LetterDraft.read("receipt", None, hostile).due_on is None


def test_lists_are_read_without_their_bullets() -> None:
    assert items_of(" - Plan\n\n• Foto \n3. Angebot") == ("Plan", "Foto", "3. Angebot")


# -- which kinds fit


def test_each_kind_fits_some_state_and_no_state_fits_what_lacks_its_decision() -> None:
    facts = frozenset(kind.needs for kind in KINDS.values())
    decisions = {kind for one in KINDS.values() for kind in one.tells} | {""}
    reached = {
        kind.key
        for status, decided in product(Status, decisions)
        for kind in kinds_for(status, facts, decided)
    }
    assert reached == set(ALL)
    for status in Status:
        assert not [kind for kind in kinds_for(status, frozenset(), "") if kind.tells or kind.needs]


def test_waiting_applications_are_written_to_about_what_is_missing() -> None:
    for status in WAITING:
        keys = {kind.key for kind in kinds_for(status, frozenset(), "")}
        assert {"receipt", "documents_requested"} <= keys
    for status in GRANTED:
        assert "receipt" not in {kind.key for kind in kinds_for(status, frozenset(), "approved")}


# -- prepared, changed, issued, frozen


def ready_to_write(store: Store) -> None:
    full(store)
    with store.write("entschieden") as session:
        for row in session.query(Decision).filter(Decision.id > 1):
            session.delete(row)


def issue_prepared(store: Store, letter_id: int) -> bytes:
    with store.read() as session:
        data = queries.prepared(session, letter_id, dated=TODAY, staff_id=1)
    made = document.build(data)
    with store.write("ausgeben", sealed=True) as session:
        service.issue_letter(session, 1, issue_of(data, made), now=store.clock.now(), staff_id=1)
    return made


def issue_of(data: LetterData, made: bytes) -> service.Issue:
    return service.Issue(
        data.kind,
        data.mode,
        data.dated,
        data.applicant,
        document.subject(data),
        document.file_name(data),
        made,
        data.decision_id,
        letter_id=data.letter_id,
        details=data.typed.store(),
    )


def test_a_letter_is_prepared_changed_and_issued_and_then_stays(store: Store) -> None:
    ready_to_write(store)
    with store.write("vorbereiten") as session:
        letter_id = service.prepare(session, 1, draft_of("proof_reminder"), today=TODAY)
    with store.write("ändern") as session:
        service.rewrite(session, letter_id, draft_of("proof_reminder", note="Bitte mit Fotos."), today=TODAY)
    with store.read() as session:
        assert [row.state for row in queries.post_of(session, 1)] == ["prepared", "prepared"]
        assert queries.typed_of(session, letter_id).note == "Bitte mit Fotos."
    made = issue_prepared(store, letter_id)
    assert "Bitte mit Fotos." in words(made)
    with store.write("ändern") as session:
        session.get_one(Contact, 1).street = "Anderswo"
        session.get_one(Application, 1).title = "Etwas anderes"
    with store.read() as session:
        row = next(row for row in queries.post_of(session, 1) if row.id == letter_id)
        assert row.file_id is not None
        assert queries.pdf(session, row.file_id) == made
        assert row.file_name == "CF-2026-001 Erinnerung an den Nachweis.pdf"
    for act in (
        lambda s: service.rewrite(s, letter_id, draft_of("proof_reminder"), today=TODAY),
        lambda s: service.discard(s, letter_id),
    ):
        refused(store, act, f"am {formats.moment(row.issued_at)} ausgegeben worden und bleibt")


def test_a_kind_that_does_not_fit_is_not_prepared(store: Store) -> None:
    ready_to_write(store)
    refused(
        store,
        lambda s: service.prepare(s, 1, draft_of("receipt"), today=TODAY),
        "„Eingangsbestätigung“ passt nicht zu CF-2026-001 (bewilligt)",
        "kind",
    )


def test_a_notice_is_dropped_only_for_an_agreement(store: Store) -> None:
    ready_to_write(store)
    refused(store, lambda s: service.discard(s, 1), "gehört zur Entscheidung")
    with store.write("Vereinbarung") as session:
        agreed = service.prepare(session, 1, draft_of("agreement"), today=TODAY)
    with store.write("verwerfen") as session:
        service.discard(session, 1)
    with store.read() as session:
        assert [row.id for row in queries.post_of(session, 1)] == [agreed]
    refused(store, lambda s: service.discard(s, 1), "gibt es nicht mehr")


def test_printing_a_notice_notes_when_it_was_posted(store: Store) -> None:
    ready_to_write(store)
    issue_prepared(store, 1)
    with store.write("gedruckt") as session:
        service.mark_printed(session, [1], now=store.clock.now())
    with store.read() as session:
        assert session.get_one(Decision, 1).posted_on == store.clock.today()
        assert session.get_one(Letter, 1).printed_at is not None


def test_many_are_issued_in_one_step_or_not_at_all(store: Store) -> None:
    ready_to_write(store)
    with store.write("vorbereiten") as session:
        service.prepare(session, 1, draft_of("proof_reminder"), today=TODAY)
    with store.read() as session:
        found = dict(queries.letters(session, [1, 2, 99], dated=TODAY, staff_id=1))
    assert list(found) == [1, 2]
    issues = [
        (data.application_id, issue_of(data, document.build(data)))
        for data in found.values()
        if isinstance(data, LetterData)
    ]
    stale = replace(issues[0][1], decision_id=77)
    with pytest.raises(Refused), store.write("ausgeben", sealed=True) as session:
        service.issue_all(session, [issues[1], (1, stale)], now=store.clock.now(), staff_id=1)
    with store.read() as session:
        assert len(queries.waiting_post(session)) == 2
    with store.write("ausgeben", sealed=True) as session:
        assert service.issue_all(session, issues, now=store.clock.now(), staff_id=1) == (1, 2)
    with store.read() as session:
        assert queries.waiting_post(session) == ()


def test_a_gap_of_one_letter_does_not_keep_back_the_others(store: Store) -> None:
    ready_to_write(store)
    with store.write("vorbereiten") as session:
        service.prepare(session, 1, draft_of("proof_reminder"), today=TODAY)
        session.get_one(Office, 1).court_name = ""
    with store.read() as session:
        found = dict(queries.letters(session, [1, 2], dated=TODAY, staff_id=1))
    assert isinstance(found[1], Refused)
    assert isinstance(found[2], LetterData)


def test_every_title_is_its_own() -> None:
    assert len(set(KIND_TITLES.values())) == len(KIND_TITLES)
    assert Facts().terms == Terms()
