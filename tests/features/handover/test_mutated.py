"""The torture of returned workbooks: whatever was done to them, nothing is lost and nothing goes astray."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from app.features.handover.rules.returned import Grade
from db.store import Store
from tests.features.handover.mutated import Sending, compare, sending
from tests.kit.mutations import render
from tests.kit.mutations.oracle import Oracle
from tests.kit.mutations.strategies import deeds
from tests.kit.office import CLOCK, Template

WORKBOOKS = int(os.environ.get("QUARTIERSBUCH_MUTATED_WORKBOOKS", "2000"))
"""Workbooks compared in one run; more walk further."""
PARTS = 4
MOST_DEEDS = 6


@pytest.fixture(scope="module")
def sent(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sending]:
    """One handover for all; comparing changes nothing."""
    folder: Path = template.copy(tmp_path_factory.mktemp("mutated") / "office")
    store = Store.open(folder, template.key, CLOCK)
    yield sending(store)
    store.close()


def test_untouched_is_unchanged(sent: Sending) -> None:
    book = sent.book()
    for data in (sent.workbook, render(book)):
        comparison = compare(sent.desk.store, data)
        Oracle(book, comparison).untouched()
        assert comparison.counts[Grade.UNCHANGED] == sum(
            len(sheet.rows) * len(sheet.columns) for sheet in sent.sent.sheets
        )


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_done_nothing_is_lost_and_nothing_goes_astray(sent: Sending, part: int) -> None:
    del part
    rounds(sent)


def rounds(sent: Sending) -> None:
    @settings(
        max_examples=max(WORKBOOKS // PARTS // 2, 1),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def walk(data: Any) -> None:
        book = sent.book()
        done = list(deeds(data.draw, book, MOST_DEEDS))
        note(", ".join(done))
        Oracle(book, compare(sent.desk.store, render(book, properties=True))).check()

    walk()
