"""The torture of returned workbooks: whatever was done to them, nothing is lost and nothing goes astray.

``QUARTIERSBUCH_MUTATED_WORKBOOKS`` says how many are compared in one run.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, seed, settings

from app.features.handover.rules.returned import Grade
from tests.features.handover.mutated import Sending, sending
from tests.kit.mutations import render
from tests.kit.mutations.deeds import DEEDS, deeds
from tests.kit.mutations.hand import NUMBERS, Drawn, Hand
from tests.kit.mutations.oracle import Oracle
from tests.kit.office import Template

FURTHER = "QUARTIERSBUCH_MUTATED_WORKBOOKS" in os.environ
"""Whoever walks further walks a new way each time; the suite walks the same one, so that it says the same."""
WORKBOOKS = int(os.environ.get("QUARTIERSBUCH_MUTATED_WORKBOOKS", "2000"))
PARTS = 5
"""The walk is cut in parts, so that several computers of a test run share it."""
MOST_DEEDS = 6
ANYTHING = tuple(HealthCheck)


@pytest.fixture(scope="module")
def sent(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sending]:
    """One handover for all; comparing changes nothing."""
    made = sending(tmp_path_factory.mktemp("mutated") / "office", template)
    yield made
    made.store.close()


def test_untouched_is_unchanged(sent: Sending) -> None:
    book = sent.book()
    for data in (book.original, render(book)):
        for comparison in (sent.quick(data), sent.compare(data)):
            Oracle(book, comparison).untouched()
            assert comparison.counts == {
                Grade.UNCHANGED: sum(len(sheet.rows) * len(sheet.columns) for sheet in book.sent.sheets)
            }


def test_the_rows_of_a_workbook_are_known_when_they_are_copied_into_another_file(sent: Sending) -> None:
    book = sent.book()
    comparison = sent.compare(render(book, properties=False))
    assert [finding.key for finding in comparison.findings] == ["copied"]
    assert comparison.cells == ()


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: str(deed.__name__))
@settings(max_examples=4, deadline=None, suppress_health_check=ANYTHING, derandomize=not FURTHER)
@given(numbers=NUMBERS)
def test_each_deed_by_itself(sent: Sending, deed: Any, numbers: list[int]) -> None:
    book = sent.book()
    hand = Hand(Drawn(numbers), book)
    sheet = hand.sheet()
    assert sheet is not None
    deed(hand, sheet)
    Oracle(book, sent.quick(render(book))).check()


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_done_nothing_is_lost_and_nothing_goes_astray(sent: Sending, part: int) -> None:
    @settings(max_examples=max(WORKBOOKS // PARTS, 1), deadline=None, suppress_health_check=ANYTHING)
    @given(numbers=NUMBERS)
    def walk(numbers: list[int]) -> None:
        book = sent.book()
        note(", ".join(deeds(Drawn(numbers), book, MOST_DEEDS)))
        Oracle(book, sent.quick(render(book))).check()

    (walk if FURTHER else seed(part)(walk))()
