"""Deciding about a returned file: safe defaults, one value a field, nothing lost by comparing anew."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.handover.rules.deciding import Deciding, Tally, by_sheet, grade_words, shown_grades
from app.features.handover.rules.differing import pieces
from app.features.handover.rules.returned import Grade, Way
from tests.features.handover import graded
from tests.features.handover.graded import cell, comparison


def test_only_answers_are_taken_before_anybody_looked() -> None:
    deciding = Deciding(comparison())
    assert deciding.taken == {1, 2, 10}
    assert deciding.tally == Tally(answers=2, undecided=1)
    assert deciding.tally.words == "2 Antworten"
    assert deciding.state(graded.CONFLICT) is None
    assert deciding.state(graded.EMPTIED) is False


def test_yes_and_no_and_back() -> None:
    deciding = Deciding(comparison())
    deciding.decide((graded.PROPOSED, graded.CONFLICT, graded.UNKNOWN), take=True)
    deciding.decide((graded.ANSWERED, graded.REMARKED), take=False)
    assert deciding.tally == Tally(answers=1, writes=2, follow_ups=1)
    assert deciding.tally.words == "1 Antwort, 2 Änderungen, 1 Wiedervorlage"
    deciding.decide(deciding.comparison.cells, take=None)
    assert deciding.taken == {1, 2, 10}


def test_nothing_can_be_taken_where_there_is_nothing_to_take() -> None:
    deciding = Deciding(comparison())
    deciding.decide((graded.EMPTIED, graded.GONE), take=True)
    assert deciding.made == {}
    assert not Tally().any


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_answers_to_one_question_only_one_is_taken(first: int) -> None:
    twice = [
        cell(number, Grade.CONFLICT, uid="uid-1", key="verdict", way=Way.ANSWER, address=f"C{number}")
        for number in (1, 2)
    ]
    deciding = Deciding(comparison(*twice))
    deciding.decide((twice[first],), take=True)
    deciding.decide((twice[1 - first],), take=True)
    assert deciding.taken == {twice[1 - first].id}
    assert deciding.tally == Tally(answers=1)


def test_decisions_are_kept_when_the_file_is_compared_anew() -> None:
    deciding = Deciding(comparison())
    deciding.decide((graded.CONFLICT,), take=True)
    deciding.decide((graded.REMARKED,), take=False)
    # Another order, other numbers; a cell became readable.
    readable = replace(graded.UNREADABLE, grade=Grade.ANSWER, way=Way.ANSWER)
    anew = [replace(one, id=one.id + 100) for one in reversed((*graded.ALL, readable)) if one.id != 5]
    again = Deciding(comparison(*anew, replace(readable, id=500)), deciding.made)
    assert again.state(replace(graded.CONFLICT, id=104)) is True
    assert again.state(replace(graded.REMARKED, id=102)) is False
    assert again.state(replace(readable, id=500)) is True


def test_cells_with_one_name_are_decided_each_by_itself() -> None:
    two = (cell(1, Grade.PROPOSED, address="C4"), cell(2, Grade.PROPOSED, uid="other", address="C4"))
    deciding = Deciding(comparison(*two))
    deciding.decide((two[1],), take=True)
    assert deciding.taken == {2}


def test_chips_count_and_name_the_grades() -> None:
    shown = shown_grades(comparison())
    assert shown[0] == (Grade.ANSWER, 3)
    assert grade_words(*shown[0]) == "Antworten 3"
    assert grade_words(Grade.CONFLICT, 1) == "Widerspruch 1"
    assert {grade for grade, _ in shown} == {one.grade for one in graded.ALL}


def test_cells_of_a_record_stand_together_under_their_sheet() -> None:
    shuffled = (graded.TALK, graded.ANSWERED, graded.PROPOSED, graded.REMARKED)
    assert by_sheet(shuffled) == {
        "Beratungen": [graded.TALK],
        "Anträge": [graded.ANSWERED, graded.REMARKED, graded.PROPOSED],
    }


@given(st.text(), st.text())
def test_what_is_marked_is_the_text_itself(text: str, other: str) -> None:
    found = pieces(text, other)
    assert "".join(piece.text for piece in found) == text
    if text == other:
        assert not any(piece.changed for piece in found)


def test_words_that_differ_are_marked() -> None:
    found = pieces("Hoffest im Juli mit Flohmarkt", "Hoffest im Juni mit Flohmarkt")
    assert [piece.text for piece in found if piece.changed] == ["Juli"]


def test_texts_as_long_as_a_cell_can_hold_are_marked_too() -> None:
    long = "Wort " * 3_200
    found = pieces(f"{long}neu {long}", f"{long}alt {long}")
    assert [piece.text for piece in found if piece.changed] == ["neu"]
    other = " ".join(reversed([f"wort{number}" for number in range(3_000)]))
    text = " ".join(f"wort{number}" for number in range(3_000))
    assert [piece.changed for piece in pieces(text, other)] == [True]
