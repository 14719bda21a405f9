"""Mutated workbooks taken over: only what was said yes to, only where it belongs, undone as a whole."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, note, settings
from sqlalchemy import select

from app.domain.errors import Refused
from app.features.handover.rules.returned import Comparison, Graded, Way
from app.features.handover.rules.sent import ANSWERED_ON
from db.models import Answer
from tests.features.handover.mutated import Sending, Values, sending
from tests.kit.faults import records
from tests.kit.mutations import render
from tests.kit.mutations.deeds import deeds
from tests.kit.mutations.hand import NUMBERS, Drawn
from tests.kit.mutations.oracle import Oracle
from tests.kit.office import Template

FURTHER = "QUARTIERSBUCH_MUTATED_WORKBOOKS" in os.environ
WORKBOOKS = int(os.environ.get("QUARTIERSBUCH_MUTATED_WORKBOOKS", "2000")) // 40
MOST_DEEDS = 5


@pytest.fixture(scope="module")
def sent(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sending]:
    """One handover for all; whatever is taken over is undone again."""
    made = sending(tmp_path_factory.mktemp("taken") / "office", template)
    yield made
    made.store.close()


@settings(
    max_examples=max(WORKBOOKS, 1),
    deadline=None,
    suppress_health_check=tuple(HealthCheck),
    derandomize=not FURTHER,
)
@given(numbers=NUMBERS)
def test_what_is_taken_over_reaches_its_record_only_and_is_undone(sent: Sending, numbers: list[int]) -> None:
    book = sent.book()
    note(", ".join(deeds(Drawn(numbers), book, MOST_DEEDS)))
    returned = render(book)
    comparison = sent.compare(returned)
    Oracle(book, comparison).check()
    takable = [cell for cell in comparison.cells if cell.way is not Way.NONE]
    ticked = frozenset(cell.id for cell in takable if cell.ticked)
    will = Drawn(numbers[::-1])
    chosen = ticked
    if will.number(0, 1):
        chosen = frozenset(cell.id for cell in takable if will.number(0, 1))
    before, were = records(sent.store), sent.values()
    try:
        sent.take(comparison, chosen, returned)
    except Refused:
        assert records(sent.store) == before
        assert not (chosen and chosen == ticked), "what is ticked before anybody looked can be taken over"
        return
    cells = [cell for cell in comparison.cells if cell.id in chosen]
    try:
        _only_where_it_belongs(sent, cells, were)
        _answers_are_those_given(sent, cells)
        _same_again(sent, returned, by_default=chosen >= ticked)
    finally:
        assert sent.store.undo() is not None
    assert records(sent.store) == before
    assert sent.values() == were


def _only_where_it_belongs(sent: Sending, cells: list[Graded], were: Values) -> None:
    """A record that differs now was said yes to."""
    now = sent.values()
    assert now.keys() == were.keys(), "nothing is ever deleted"
    changed = {record for record in now if now[record] != were[record]}
    written = {(cell.sheet_key, cell.uid) for cell in cells if cell.way is Way.WRITE}
    answered = {cell.target for cell in cells if cell.way is Way.ANSWER}
    assert changed <= written | answered


def _answers_are_those_given(sent: Sending, cells: list[Graded]) -> None:
    """The answers kept say what stood in the cells that were said yes to, and nothing else."""
    given_to = [cell for cell in cells if cell.way is Way.ANSWER]
    with sent.store.read() as session:
        kept = session.scalars(select(Answer)).all()
        told = {part.strip() for one in kept for part in (one.verdict, one.file_number, one.remark) if part}
    assert len(kept) == len({cell.target for cell in given_to})
    assert told == {str(cell.theirs).strip() for cell in given_to if cell.key != ANSWERED_ON}


def _same_again(sent: Sending, data: bytes, *, by_default: bool) -> None:
    """The same file a second time is known, and there is nothing left to take over by itself."""
    again: Comparison = sent.compare(data)
    assert "again" in {finding.key for finding in again.findings}
    if by_default:
        assert not [cell for cell in again.cells if cell.ticked]


def test_nothing_typed_is_nothing_taken(sent: Sending) -> None:
    returned = render(sent.book())
    comparison = sent.compare(returned)
    before = records(sent.store)
    with pytest.raises(Refused, match="nichts angekreuzt"):
        sent.take(comparison, frozenset(cell.id for cell in comparison.cells), returned)
    assert records(sent.store) == before
