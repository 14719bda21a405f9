"""The checker itself: every rule is broken once, and it must notice."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from reportlab.platypus import Paragraph as BareParagraph
from reportlab.platypus import SimpleDocTemplate

from app.documents.letter import letter_bytes
from tests.documents.samples import letter
from tests.kit import pdf
from tests.kit.pdf_rules import problems

SOUND = letter_bytes(letter())


def broken(change: Callable[[Any], None]) -> list[str]:
    with pdf.opened(SOUND) as opened:
        change(opened)
        out = io.BytesIO()
        opened.save(out, compress_streams=False, static_id=True)
    return problems(out.getvalue())


def find(element: Any, kind: str) -> Any:
    if str(element.S) == f"/{kind}":
        return element
    kids = [kid for kid in pdf.kids_of(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return next((found for kid in kids if (found := find(kid, kind)) is not None), None)


def first(opened: Any, kind: str) -> Any:
    return find(opened.Root.StructTreeRoot.K, kind)


def unmark(opened: Any) -> None:
    page = opened.pages[0]
    kept = [step for step in pikepdf.parse_content_stream(page) if str(step.operator) not in {"BDC", "EMC"}]
    page.Contents = opened.make_stream(pikepdf.unparse_content_stream(kept))


def drop_kid(opened: Any) -> None:
    document = opened.Root.StructTreeRoot.K
    document.K = pikepdf.Array(list(document.K)[1:])


def font(opened: Any) -> Any:
    return next(iter(opened.pages[0].resources.Font.values()))


CHANGES: dict[str, tuple[Callable[[Any], None], str]] = {
    "language": (lambda opened: opened.Root.__delitem__("/Lang"), "language"),
    "marked": (lambda opened: opened.Root.__delitem__("/MarkInfo"), "not marked"),
    "title": (lambda opened: opened.docinfo.__setitem__("/Title", "anders"), "titles differ"),
    "intent": (lambda opened: opened.Root.__delitem__("/OutputIntents"), "no output intent"),
    "unmarked": (unmark, "unmarked Tj"),
    "orphan": (drop_kid, "only in the tree or only on the page"),
    "alt": (lambda opened: first(opened, "Figure").__delitem__("/Alt"), "figure without words"),
    "scope": (lambda opened: first(opened, "TH").__delitem__("/A"), "header cell without scope"),
    "kind": (
        lambda opened: first(opened, "P").__setitem__("/S", pikepdf.Name("/Foo")),
        "no standard element",
    ),
    "heading": (
        lambda opened: first(opened, "H2").__setitem__("/S", pikepdf.Name("/H4")),
        "heading H4 follows",
    ),
    "parent": (
        lambda opened: first(opened, "TR").__setitem__("/P", opened.Root.StructTreeRoot.K),
        "TR names another parent",
    ),
    "tree": (
        lambda opened: opened.Root.StructTreeRoot.ParentTree.Nums[1].__delitem__(0),
        "parent tree of page 1",
    ),
    "script": (
        lambda opened: opened.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name("/GoTo"))),
        "/OpenAction is forbidden",
    ),
    "font": (
        lambda opened: font(opened).FontDescriptor.__delitem__("/FontFile2"),
        "not embedded",
    ),
    "width": (lambda opened: font(opened).Widths.__setitem__(1, 999), "wrong width"),
}


def test_the_sound_letter_has_no_problem() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize("name", CHANGES)
def test_each_broken_rule_is_noticed(name: str) -> None:
    change, sentence = CHANGES[name]
    assert any(sentence in problem for problem in broken(change))


def test_bare_platypus_fails_nearly_every_rule() -> None:
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build([BareParagraph("Text")])
    assert len(problems(out.getvalue())) >= 7
