"""Shipped texts of letters, with every combination of what may be missing."""

import re
from itertools import product

import pytest

from app.documents import templates
from app.features.applications.rules.letter import KIND_TITLES
from app.features.handover.rules.wording import TABLES

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
    ("frist", "answer_reminder"),
    ("rueckforderung", "hearing"),
    ("rueckforderung", "reclaim"),
    ("rueckforderung_worten", "reclaim"),
    ("rueckforderung_worten", "revocation"),
    ("gezahlt", "reclaim"),
    ("schlussbetrag", "settlement"),
    ("schlussbetrag_worten", "settlement"),
}
"""What a kind of letter always has: it is refused without it, or the text stands in a condition's pair."""


def test_letters_are_called_in_the_changes_sheet_what_they_are_called_elsewhere() -> None:
    assert TABLES["letters"].fields["kind"].words == {**KIND_TITLES, "invitation": "Einladung"}
