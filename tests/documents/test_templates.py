"""Text modules: placeholders filled or refused by name, nothing else of the language let in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import templates
from app.documents.flow import Bullets, Heading, Numbered, Paragraph, from_text, plain
from app.documents.letter import letter_bytes
from app.domain.errors import Refused
from tests.documents.samples import letter
from tests.kit import pdf


def full() -> dict[str, str]:
    return {name: f"[{name}]" for name in templates.placeholders()}


@pytest.mark.parametrize("module", templates.modules(), ids=lambda module: module.key)
def test_every_shipped_text_is_sound_and_can_be_filled(module: templates.TextModule) -> None:
    assert templates.check(module.text, templates.placeholders()) == []
    filled = templates.render(module.text, full())
    assert filled.strip()
    assert "{" not in filled
    bare = templates.render(
        module.text, {**full(), "gremium": "", "grund": "", "zweckbindung": "", "foerdersatz": ""}
    )
    assert bare.strip()


def test_shipped_texts_have_one_key_each_and_cover_both_letters() -> None:
    keys = [module.key for module in templates.modules()]
    assert len(keys) == len(set(keys))
    assert {
        "approval.opening",
        "approval.opening.city",
        "rejection.grounds",
        "appeal.text",
        "condition.start",
    } <= set(keys)


def test_the_appeal_names_the_court_and_the_month() -> None:
    said = templates.render(
        templates.module("appeal.text").text, {**full(), "gericht": "Verwaltungsgericht Düsseldorf"}
    )
    assert "Verwaltungsgericht Düsseldorf" in said
    assert "innerhalb eines Monats" in said


def test_an_unknown_placeholder_is_refused_with_the_nearest_name() -> None:
    assert templates.check("Hallo\n{{ projket }}", ["projekt"]) == [
        "Zeile 2: Den Platzhalter „projket“ gibt es nicht. Meinten Sie „projekt“?"
    ]
    with pytest.raises(Refused, match="projket"):
        templates.render("{{ projket }}", {"projekt": "x"})


def test_a_missing_value_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="„betrag“ fehlt die Angabe"):
        templates.render("{{ betrag }}", {"betrag": None})


@pytest.mark.parametrize(
    "source",
    [
        "{% for x in projekt %}{% endfor %}",
        "{{ projekt.__class__ }}",
        "{{ projekt['x'] }}",
        "{{ projekt() }}",
        "{{ projekt | upper }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 99999999 }}",
        "{{ projekt ~ projekt }}",
        "{% set projekt = 1 %}",
        "{% include 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% import 'os' as os %}",
        "{{ [projekt] }}",
        "{{ projekt is defined }}",
    ],
)
def test_only_placeholders_and_conditions_are_let_in(source: str) -> None:
    assert "Textbausteine kennen nur Platzhalter" in templates.check(source, ["projekt"])[0]
    with pytest.raises(Refused):
        templates.render(source, {"projekt": "x"})


@pytest.mark.parametrize(
    "source", ["{{ projekt", "{% if projekt %}", "{% endif %}", "{{ }}", "{%", "{{ projekt }"]
)
def test_broken_brackets_are_named_with_their_line(source: str) -> None:
    assert templates.check("Erste Zeile\n" + source, ["projekt"])[0].startswith("Zeile 2: ")


def test_conditions_choose_words() -> None:
    source = "{% if grund %}wegen {{ grund }}{% else %}ohne Grund{% endif %}"
    assert templates.render(source, {"grund": "Lärm"}) == "wegen Lärm"
    assert templates.render(source, {"grund": ""}) == "ohne Grund"
    assert templates.render(source, {"grund": None}) == "ohne Grund"


@given(st.text(max_size=200))
def test_any_typed_source_is_judged_not_crashed_on(source: str) -> None:
    if not templates.check(source, ["projekt"]):
        assert isinstance(templates.render(source, {"projekt": "x"}), str)


def test_deep_nesting_and_endless_results_are_refused() -> None:
    assert templates.check("{% if a %}" * 3000 + "{% endif %}" * 3000, ["a"])
    with pytest.raises(Refused, match="zu lang"):
        templates.render("{{ a }}" * 100, {"a": "x" * 100_000})


@given(st.text(max_size=80))
def test_values_are_never_read_as_template_or_markup(value: str) -> None:
    assert templates.render("<{{ grund }}>", {"grund": value}) == f"<{value}>"


def test_typed_values_cannot_become_headings_or_lists() -> None:
    made = templates.blocks(
        "# Gründe\n\n{{ grund }}", {"grund": "# kein Titel\n- kein Punkt\n1. keine Nummer"}
    )
    assert made[0] == Heading("Gründe")
    assert [type(block) for block in made] == [Heading, Paragraph]
    printed = pdf.text(letter_bytes(letter(body=made)))
    assert "# kein Titel\n- kein Punkt\n1. keine Nummer" in printed


def test_text_becomes_blocks() -> None:
    made = from_text("# Titel\nText eins\nzweite Zeile\n\n- a\n- b\n\n3. drei\n4. vier\n\n## Tiefer")
    assert made == (
        Heading("Titel"),
        Paragraph("Text eins\nzweite Zeile"),
        Bullets(("a", "b")),
        Numbered(("drei", "vier"), start=3),
        Heading("Tiefer", 2),
    )


@given(st.text(st.sampled_from("ab#-1. \n"), max_size=80))
def test_no_word_of_a_text_is_lost_among_blocks(text: str) -> None:
    def said() -> str:
        parts = []
        for block in from_text(text):
            if isinstance(block, (Bullets, Numbered)):
                parts.extend(plain(item) for item in block.items)
            elif isinstance(block, (Heading, Paragraph)):
                parts.append(plain(block.text))
        return "".join(parts)

    assert [mark for mark in said() if mark in "ab"] == [mark for mark in text if mark in "ab"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("„Fest „Straße““", "„Fest ‚Straße‘“"),
        ("„a“ und „b“", "„a“ und „b“"),
        ("„offen\n„b“", "„offen\n„b“"),
        ("“a” „b“", "“a” „b“"),
        ("„a „b „c“ d“ e“", "„a ‚b ‚c‘ d‘ e“"),
    ],
)
def test_quotes_inside_quotes_are_single_ones(typed: str, shown: str) -> None:
    assert templates.render("{{ x }}", {"x": typed}) == shown
