"""Files that are no form of ours, mutilated or hostile: each gets a sentence, none a crash."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.fillable import read_filled
from app.documents.fillable.reading import MOST_BYTES
from app.documents.fillable.widgets import HIDDEN, IDENTITY
from app.domain.errors import Refused
from app.features.applications.document import read_form
from app.features.applications.rules.blank import SCHEMA
from app.features.applications.rules.filled import FormFile, form_file
from tests.features.applications.forms import DAY, GOOD, blank, fill

BLANK = blank()


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
