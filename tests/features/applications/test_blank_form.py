"""The application form: how it is made, what comes back of it, and files that are none."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.fillable import Blank, Box, Grid, Group, Row, Tick, names, read_filled
from app.documents.fillable.reading import MOST_BYTES
from app.documents.fillable.widgets import HIDDEN, IDENTITY
from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import Money
from app.features.applications.document import build_blank, read_form
from app.features.applications.document.blank import blank_name, blank_of
from app.features.applications.rules.blank import FINANCE, SCHEMA
from app.features.applications.rules.filled import FormFile, TakingDraft, application_of, form_file
from app.features.applications.rules.plan import CostLine, FinanceLine
from app.features.applications.rules.quotes import AreaLine, QuoteLine
from tests.features.applications.forms import DAY, GOOD, KINDS, blank, fill, form_data
from tests.kit import pdf

TAKING = TakingDraft(7, "", DAY)


@contextmanager
def fields(data: bytes) -> Iterator[dict[str, pikepdf.Object]]:
    """The fields by name, while the file is open."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield {str(field.T): field for field in opened.Root.AcroForm.Fields}


# -- the empty form


@pytest.mark.parametrize("kind", KINDS)
def test_it_asks_what_kind_and_guideline_want_on_two_pages(kind: str) -> None:
    data = blank(kind)
    with fields(data) as found:
        asked = set(found) - {HIDDEN}
    assert asked == set(names(blank_of(form_data(kind))))
    assert {"last_name", "title", "cost.1.amount", "requested", "iban", "not_begun", "privacy"} <= asked
    assert ("object_street" in asked) == (kind in {"facade", "rent"})
    assert ("rent_old" in asked) == (kind == "rent")
    assert ("quote.3.amount" in asked) == (kind == "facade")
    assert ("goal.2" in asked) == (kind == "resident")
    assert ("paper.2" in asked) == (kind == "facade")
    with pdf.opened(data) as opened:
        assert len(opened.pages) == 2


def test_the_same_form_is_the_same_bytes_and_has_its_name() -> None:
    assert blank() == blank()
    assert blank() != blank(fund="Anderer Fonds")
    assert blank_name(form_data()) == "Antrag Cityfonds.pdf"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_named_for_those_who_cannot_see_it_and_large_enough_to_type_in(kind: str) -> None:
    with fields(blank(kind)) as found:
        shown = {name: field for name, field in found.items() if name != HIDDEN}
        for name, field in shown.items():
            assert str(field.TU).strip(), name
            left, low, right, high = (float(side) for side in field.Rect)
            tick = str(field.FT) == "/Btn"
            assert high - low >= (3.5 if tick else 6) * pdf.MM, name
            assert right - left >= (3.5 if tick else 15) * pdf.MM, name
            assert 0 <= left < right <= 210 * pdf.MM
            assert 12 * pdf.MM <= low < high <= 297 * pdf.MM


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_stands_on_another_and_tab_goes_on_downwards(kind: str) -> None:
    with pikepdf.open(io.BytesIO(blank(kind))) as opened:
        for page in opened.pages:
            boxes = [
                tuple(float(side) for side in field.Rect) for field in page.Annots if str(field.T) != HIDDEN
            ]
            for at, (left, low, right, high) in enumerate(boxes):
                for x1, y1, x2, y2 in boxes[at + 1 :]:
                    assert x2 <= left or right <= x1 or y2 <= low or high <= y1
            tops = [high for _, _, _, high in boxes]
            assert tops == sorted(tops, reverse=True)
            assert str(page.obj.Tabs) == "/S"


def test_fields_are_read_out_where_they_stand() -> None:
    with pikepdf.open(io.BytesIO(blank())) as opened:
        root = opened.Root.StructTreeRoot
        numbers = dict(zip(list(root.ParentTree.Nums)[::2], list(root.ParentTree.Nums)[1::2], strict=True))
        shown = [field for field in opened.Root.AcroForm.Fields if str(field.T) != HIDDEN]
        for field in shown:
            element = numbers[int(field.StructParent)]
            assert str(element.S) == "/Form"
            assert element.K.Obj.objgen == field.objgen
        assert opened.Root.Lang == "de-DE"
        assert int(root.ParentTreeNextKey) == len(opened.pages) + len(shown)


def test_a_form_does_not_claim_what_its_font_forbids() -> None:
    with pikepdf.open(io.BytesIO(blank())) as opened, opened.open_metadata() as packet:
        assert "pdfaid:part" not in packet
        assert packet["dc:title"].startswith("Antrag auf Förderung: Cityfonds")


def test_words_stand_beside_their_fields() -> None:
    said = " ".join(pdf.text(blank("facade")).split())
    for needed in (
        "Antrag auf Förderung",
        "Cityfonds · Richtlinie in der Fassung 2026",
        "per E-Mail an buero@witten.example oder Ruhrstraße 1, 58452 Witten",
        "erst nach der Bewilligung begonnen",
        "3. Gebäude und Arbeiten",
        "Drei Angebote",
        "Unterschrift",
        "Seite 2 von 2",
    ):
        assert needed in said, needed


def test_the_names_of_a_form_are_each_its_own() -> None:
    for kind in KINDS:
        found = list(names(blank_of(form_data(kind))))
        assert len(found) == len(set(found))
    form = Blank(
        blank_of(form_data()).sender,
        "t",
        "s",
        "",
        (Group("g", (Row((Box("a", "A"),)), Grid("b", (Box("c", "C"),), 2), Tick("d", "D"))),),
        (),
        DAY,
    )
    assert list(names(form)) == ["a", "b.1.c", "b.2.c", "d"]


def test_long_rules_run_to_further_pages_without_losing_a_field() -> None:
    goals = tuple(f"Ziel {number} " + "mit einem langen Satz " * 8 for number in range(40))
    data = form_data("resident")
    many = replace(data, rules=replace(data.rules, goals=goals))
    made = build_blank(many)
    with fields(made) as found:
        assert "goal.40" in found
    with pdf.opened(made) as opened:
        assert len(opened.pages) > 2


# -- filled in and read back


def test_what_was_filled_in_becomes_the_application() -> None:
    form = read_form(fill(blank(), GOOD), DAY)
    assert form.unclear == ()
    assert (form.fund_uid, form.office_uid, form.fund_name) == ("fund", "office", "Cityfonds")
    assert form.applicant.name == "Yılmaz, Ayşe"
    assert form.privacy
    draft = application_of(form, form_data().rules, TAKING, fund_id=3, contact_id=7, property_id=None)
    assert (draft.fund_id, draft.contact_id, draft.year) == (3, 7, 2026)
    assert draft.title == "Bänke am Rathausplatz"
    assert draft.purpose == "Zwei Bänke\nund ein Hochbeet."
    assert (draft.starts_on, draft.ends_on) == (date(2026, 12, 1), date(2027, 3, 31))
    assert draft.costs == (CostLine("Sachkosten", "Bänke", Money.euros(2800)),)
    assert draft.finance == (FinanceLine("own_cash", "", Money.euros(1300)),)
    assert draft.requested == Money.euros(1500)
    assert draft.iban == "DE02 1203 0000 0000 2020 51"
    assert draft.not_begun_declared
    assert draft.other_grants == "keine"
    assert ("IBAN", "DE02 1203 0000 0000 2020 51") in form.understood


LINE = (
    st.text(st.sampled_from("abcäöüßŞı 123,.-€&<>%„“'"), min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
EUROS = st.integers(1, 10**8)


@given(
    texts=st.fixed_dictionaries(
        dict.fromkeys(("title", "place", "first_name", "last_name", "audience", "account_holder"), LINE)
    ),
    days=st.tuples(
        st.dates(date(2026, 1, 1), date(2029, 12, 31)), st.dates(date(2026, 1, 1), date(2029, 12, 31))
    ),
    costs=st.lists(st.tuples(LINE, EUROS), max_size=10),
    finance=st.dictionaries(st.sampled_from([key for key, _ in FINANCE]), EUROS),
    requested=EUROS,
    goals=st.sets(st.integers(1, 2)),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_round_trip(
    texts: dict[str, str],
    days: tuple[date, date],
    costs: list[tuple[str, int]],
    finance: dict[str, int],
    requested: int,
    goals: set[int],
) -> None:
    values = {
        **texts,
        "starts_on": formats.day(days[0]),
        "ends_on": formats.day(days[1]),
        **{f"cost.{at}.text": text for at, (text, _) in enumerate(costs, start=1)},
        **{f"cost.{at}.amount": formats.money(Money(cents)) for at, (_, cents) in enumerate(costs, start=1)},
        **{f"finance.{key}": formats.money(Money(cents)) for key, cents in finance.items()},
        "requested": formats.money(Money(requested)),
        **{f"goal.{number}": "Yes" for number in goals},
    }
    form = read_form(fill(BLANK, values), DAY)
    draft = form.draft
    assert form.unclear == ()
    assert (draft.title, draft.place, draft.audience) == (texts["title"], texts["place"], texts["audience"])
    assert (draft.starts_on, draft.ends_on) == days
    assert [(line.text, line.amount) for line in draft.costs] == [
        (text, Money(cents)) for text, cents in costs
    ]
    assert {line.kind: line.amount for line in draft.finance} == {
        key: Money(cents) for key, cents in finance.items()
    }
    assert draft.requested == Money(requested)
    assert form.goals == tuple(sorted(goals))


BLANK = blank()


def test_a_facade_form_brings_building_areas_quotes_and_papers() -> None:
    values = {
        **GOOD,
        "object_street": "Marktstraße",
        "object_number": "12a",
        "year_built": "1905",
        "dwellings": "6",
        "storeys": "4",
        "monument": "Yes",
        "trade_firm": "Yes",
        "area.1.measure": "Fassade",
        "area.1.text": "Straßenseite",
        "area.1.size": "120,5",
        "quote.1.firm": "Maler Nord",
        "quote.1.work": "Anstrich",
        "quote.1.dated": "2.11.2026",
        "quote.1.amount": "8.400,00",
        "paper.1": "Yes",
        "paper.2": "Off",
    }
    form = read_form(fill(blank("facade"), values), DAY)
    assert form.unclear == ()
    assert form.draft.areas == (AreaLine("Fassade", "Straßenseite", 12050),)
    assert form.draft.quotes == (QuoteLine("Anstrich", "Maler Nord", date(2026, 11, 2), Money.euros(8400)),)
    assert (form.papers, form.draft.trade_firm, form.monument) == ((1,), True, True)
    draft = application_of(form, form_data("facade").rules, TAKING, fund_id=1, contact_id=1, property_id=None)
    assert "Gebäude laut Vordruck: Marktstraße 12a, Baujahr 1905, Wohnungen 6, Vollgeschosse 4." in draft.note
    known = application_of(form, form_data("facade").rules, TAKING, fund_id=1, contact_id=1, property_id=5)
    assert "Gebäude" not in known.note


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        (
            "starts_on",
            "nächsten Mai",
            "Beginn: „nächsten Mai“ ist kein Datum. Bitte so eingeben: 22.11.2026.",
        ),
        ("requested", "viel", "Beantragter Zuschuss: „viel“ ist kein Betrag"),
        ("requested", "-5", "negativ"),
        ("iban", "DE00 1234", "IBAN: Diese IBAN kann nicht stimmen"),
        ("cost.2.amount", "zwölf", "Kosten, Zeile 2, Betrag"),
        ("title", "x" * 301, "Titel des Projekts: Der Text hat 301 Zeichen, erlaubt sind 300."),
    ],
)
def test_what_is_unclear_is_named_with_value_and_remedy(name: str, typed: str, says: str) -> None:
    form = read_form(fill(BLANK, {**GOOD, name: typed}), DAY)
    found = [one for one in form.unclear if one.value]
    assert len(found) == 1
    assert says in found[0].sentence
    assert found[0].value == " ".join(typed.split())[:80]
    draft = application_of(form, form_data().rules, TAKING, fund_id=1, contact_id=1, property_id=None)
    assert found[0].sentence in draft.note


def test_what_is_missing_is_said_too() -> None:
    form = read_form(BLANK, DAY)
    assert [one.label for one in form.unclear] == ["Antragsteller", "Titel des Projekts"]
    assert form.understood == ()


def test_goals_and_conditions_are_those_of_the_guideline_that_counts_now() -> None:
    form = read_form(fill(BLANK, {"goal.1": "Yes", "goal.2": "On", "condition.1": "Yes"}), DAY)
    rules = replace(form_data().rules, goals=("Nachbarschaft stärken",))
    draft = application_of(form, rules, TAKING, fund_id=1, contact_id=1, property_id=None)
    assert draft.goals == ("Nachbarschaft stärken",)
    assert draft.conditions_met == ("Das Ergebnis ist für alle offen.",)


# -- files that are none


def said(read: Callable[[], FormFile]) -> str:
    """The sentence that refused it, or the last one about what is unclear; any other fault is the test's."""
    try:
        form = read()
    except Refused as refused:
        return refused.sentence
    return form.unclear[-1].sentence if form.unclear else "Alles verstanden."


def saved(change: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(fill(BLANK, GOOD))) as opened:
        change(opened)  # type: ignore[operator] # a function of the opened file
        opened.save(out)
    return out.getvalue()


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(BLANK)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def flattened(opened: pikepdf.Pdf) -> None:
    del opened.Root.AcroForm
    for page in opened.pages:
        if "/Annots" in page:
            del page.obj.Annots


def foreign(opened: pikepdf.Pdf) -> None:
    del opened.Root[IDENTITY]
    for field in opened.Root.AcroForm.Fields:
        if str(field.T) == HIDDEN:
            field.T = pikepdf.String("anders")


def newer(opened: pikepdf.Pdf) -> None:
    for field in opened.Root.AcroForm.Fields:
        if str(field.T) == HIDDEN:
            field.V = pikepdf.String(str(field.V).replace(f'"schema": "{SCHEMA}"', '"schema": "99"'))


def nameless(opened: pikepdf.Pdf) -> None:
    flattened(opened)
    del opened.Root[IDENTITY]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: b"", "kein lesbares PDF"),
        (lambda: b"PK\x03\x04 eine Word-Datei", "kein lesbares PDF"),
        (lambda: b"%PDF-1.7\nMuell", "kein lesbares PDF"),
        (lambda: BLANK[: len(BLANK) // 3], "kein lesbares PDF"),
        (encrypted, "Kennwort"),
        (lambda: b"%PDF-" + b"\0" * MOST_BYTES, "höchstens 30 MB"),
        (lambda: saved(flattened), "keine Felder mehr; er wurde wohl gedruckt"),
        (lambda: saved(nameless), "keine Felder zum Ausfüllen"),
        (lambda: saved(foreign), "kein Antragsvordruck dieses Programms"),
        (lambda: saved(newer), f"bis Fassung {SCHEMA}"),
    ],
)
def test_a_bad_file_gets_a_sentence_with_what_to_do(make: object, says: str) -> None:
    with pytest.raises(Refused) as caught:
        read_form(make(), DAY)  # type: ignore[operator] # a function without arguments
    assert says in caught.value.sentence
    assert "Bitte" in caught.value.sentence


def test_the_hidden_field_may_be_lost_and_the_catalog_may_be_rewritten() -> None:
    def without_field(opened: pikepdf.Pdf) -> None:
        for field in opened.Root.AcroForm.Fields:
            if str(field.T) == HIDDEN:
                field.T = pikepdf.String("anders")

    def without_key(opened: pikepdf.Pdf) -> None:
        del opened.Root[IDENTITY]

    for change in (without_field, without_key):
        assert read_form(saved(change), DAY).fund_uid == "fund"


def test_fields_in_a_tree_and_long_values_in_streams_are_read() -> None:
    def nested(opened: pikepdf.Pdf) -> None:
        form = opened.Root.AcroForm
        title = next(field for field in form.Fields if str(field.T) == "purpose")
        title.V = opened.make_stream("Ein langer Zweck".encode("utf-16"))
        cost = next(field for field in form.Fields if str(field.T) == "cost.1.text")
        cost.T = pikepdf.String("text")
        parent = opened.make_indirect(
            pikepdf.Dictionary(T=pikepdf.String("cost.1"), Kids=pikepdf.Array([cost]))
        )
        cost.Parent = parent
        others = [field for field in form.Fields if field.objgen != cost.objgen]
        form.Fields = pikepdf.Array([*others, parent, parent])

    form = read_form(saved(nested), DAY)
    assert form.draft.purpose == "Ein langer Zweck"
    assert form.draft.costs[0].text == "Bänke"


def test_a_tree_that_bites_its_tail_ends() -> None:
    def looped(opened: pikepdf.Pdf) -> None:
        node = opened.make_indirect(pikepdf.Dictionary(T=pikepdf.String("x")))
        node.Kids = pikepdf.Array([node])
        opened.Root.AcroForm.Fields.append(node)

    assert read_form(saved(looped), DAY).fund_uid == "fund"


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutilated_file_is_read_or_refused_and_never_a_crash(data: st.DataObject) -> None:
    whole = bytearray(FILLED)
    for _ in range(data.draw(st.integers(0, 12))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    kept = bytes(whole[:cut]) if data.draw(st.booleans()) else bytes(whole)
    assert said(lambda: read_form(kept, DAY)).endswith(".")


FILLED = fill(BLANK, GOOD)


@given(
    st.dictionaries(st.text(max_size=20), st.text(max_size=50), max_size=8),
    st.dictionaries(st.sampled_from(sorted(GOOD)), st.text(max_size=60), max_size=8),
)
@settings(max_examples=150, deadline=None)
def test_any_values_at_all_are_understood_or_named(identity: dict[str, str], values: dict[str, str]) -> None:
    assert said(lambda: form_file({"schema": "1", "fund": "x", **identity}, values, DAY)).endswith(".")


def test_a_form_is_read_without_its_program() -> None:
    filled = read_filled(FILLED)
    assert filled.identity["schema"] == str(SCHEMA)
    assert filled.values["title"] == "Bänke am Rathausplatz"
