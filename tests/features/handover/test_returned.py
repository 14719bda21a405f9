"""What came back is known again and graded, whatever was done to the file."""

from datetime import date

import pytest
from openpyxl.comments import Comment

from app.features.handover.rules.returned import Grade, Hints, Way
from db.models import Application, Concern, Consultation
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.back import Edited
from tests.features.handover.compared import compared, graded, saved, taken
from tests.features.handover.sample import hand_over
from tests.features.handover.test_service import WEEK
from tests.kit import factories
from tests.kit.faults import contents, records
from tests.kit.steps import undoable

APPLICATIONS, CONCERNS, TALKS = "Förderanträge", "Anliegen an die Stadt", "Beratungen"


@pytest.fixture
def desk(store: Store) -> Desk:
    made = set_up(store)
    with store.write("Anträge") as session:
        fund = factories.fund(session)
        applicant = factories.contact(session)
        for title in ("Hoffest", "Begrünung", "Lesestunde"):
            factories.application(session, fund, applicant, title=title)
        for text in ("Gehweg vor der Schule", "Laterne am Südring"):
            factories.concern(session, text=text)
    for concern in ("Zuschuss", "Hof", "Lärm"):
        made.log(concern=concern)
    return made


@pytest.fixture
def sent(desk: Desk) -> Edited:
    return Edited(desk.store, hand_over(desk.store, WEEK))


def test_what_came_back_untouched_changes_nothing(desk: Desk, sent: Edited) -> None:
    before = contents(desk.store)
    found = compared(desk.store, saved(sent.book))
    assert found.cells == ()
    assert found.unchanged > 50
    assert {finding.key for finding in found.findings} <= {"note"}
    assert contents(desk.store) == before


def test_the_rows_may_be_sorted_and_the_columns_moved(desk: Desk, sent: Edited) -> None:
    page = sent.book[APPLICATIONS]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for at, values in enumerate(reversed(rows), start=2):
        for column, value in enumerate(values, start=1):
            page.cell(at, column).value = value
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung", "zur Kenntnis")
    page.insert_cols(3, 2)
    found = compared(desk.store, saved(sent.book))
    (answer,) = found.cells
    assert (answer.grade, answer.theirs) == (Grade.ANSWER, "zur Kenntnis")
    assert "Hoffest" in answer.label


def test_each_cell_gets_its_grade(desk: Desk, sent: Edited) -> None:
    with desk.store.write("Titel") as session:
        session.get_one(Application, 2).title = "Begrünung des Hofes"
        session.get_one(Application, 3).purpose = "anders"
        session.get_one(Concern, 1).place = "Schulstraße"
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung", "Rückfrage")
    sent.put(APPLICATIONS, "Begrünung", "Projekt", "Begrünung der Fassade")
    sent.put(APPLICATIONS, "Lesestunde", "Gezahlt", "viel")
    sent.put(APPLICATIONS, "Lesestunde", "Projekt", "Lesestunden")
    sent.put(CONCERNS, "Gehweg vor der Schule", "Anliegen", "Gehweg vor der Grundschule")
    sent.put(CONCERNS, "Laterne am Südring", "Anliegen", None)
    found = compared(desk.store, saved(sent.book))
    grades = {(cell.column, cell.theirs_text): (cell.grade, cell.way) for cell in found.cells}
    assert grades == {
        ("Rückmeldung", "Rückfrage"): (Grade.ANSWER, Way.ANSWER),
        ("Projekt", "Begrünung der Fassade"): (Grade.CONFLICT, Way.WRITE),
        ("Projekt", "Lesestunden"): (Grade.PROPOSED, Way.WRITE),
        ("Gezahlt", "viel"): (Grade.UNREADABLE, Way.FOLLOW_UP),
        ("Anliegen", "Gehweg vor der Grundschule"): (Grade.PARALLEL, Way.WRITE),
        ("Anliegen", ""): (Grade.EMPTIED, Way.NONE),
    }
    assert [cell.theirs_text for cell in found.cells if cell.ticked] == ["Rückfrage"]


def test_rows_that_were_added_copied_or_taken_out_are_told(desk: Desk, sent: Edited) -> None:
    page = sent.book[TALKS]
    copied = [cell.value for cell in page[2]]
    page.delete_rows(3)
    page.append(copied)
    page.append([None, "neu", None, "von uns"])
    found = compared(desk.store, saved(sent.book))
    assert [cell.grade for cell in found.cells] == [
        Grade.ROW_DUPLICATED,
        Grade.ROW_UNKNOWN,
        Grade.ROW_MISSING,
    ]
    assert "neu" in found.cells[1].theirs_text
    assert "von uns" in found.cells[1].theirs_text


def test_two_answers_to_the_same_question_are_a_conflict(desk: Desk, sent: Edited) -> None:
    page = sent.book[APPLICATIONS]
    copied = [cell.value for cell in page[2]]
    verdict = next(cell.column for cell in page[1] if cell.value == "Rückmeldung")
    page.cell(2, verdict).value = "Freigabe"
    copied[verdict - 1] = "abgelehnt"
    page.append(copied)
    found = compared(desk.store, saved(sent.book))
    assert {cell.grade for cell in found.cells} == {Grade.CONFLICT, Grade.ROW_DUPLICATED}
    assert not any(cell.ticked for cell in found.cells)


def test_columns_sorted_apart_are_never_believed(desk: Desk, sent: Edited) -> None:
    """Somebody sorts the visible columns and leaves the hidden ones where they are."""
    page = sent.book[APPLICATIONS]
    first, last = page["B2"].value, page["B4"].value
    for row, name in ((2, last), (4, first)):
        page.cell(row, 2).value = name
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung", "Freigabe")
    found = compared(desk.store, saved(sent.book))
    assert not any(cell.ticked for cell in found.cells)
    assert {cell.grade for cell in found.cells} >= {Grade.ROW_UNKNOWN}
    assert any("durcheinander" in cell.why for cell in found.cells)


def test_answers_sorted_without_their_rows_are_never_believed(desk: Desk, sent: Edited) -> None:
    page = sent.book[APPLICATIONS]
    mark = next(cell.column for cell in page[1] if cell.value == "Prüfkennung")
    one, other = page.cell(2, mark).value, page.cell(3, mark).value
    page.cell(2, mark).value, page.cell(3, mark).value = other, one
    page.cell(2, mark + 1).value = "Freigabe"
    found = compared(desk.store, saved(sent.book))
    assert not any(cell.ticked for cell in found.cells)
    assert any("Freigabe" in cell.theirs_text for cell in found.cells)


def test_visible_cells_copied_into_a_new_file_are_known_by_their_numbers(desk: Desk, sent: Edited) -> None:
    """Without its hidden columns the sheet is still ours, as long as some other says which handover it is."""
    page = sent.book[APPLICATIONS]
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung", "zur Kenntnis")
    mark = next(cell.column for cell in page[1] if cell.value == "Prüfkennung")
    page.delete_cols(mark)
    page.delete_cols(1)
    (answer,) = compared(desk.store, saved(sent.book)).cells
    assert (answer.grade, answer.theirs) == (Grade.ANSWER, "zur Kenntnis")
    assert "Hoffest" in answer.label


@pytest.mark.parametrize("heading", ["Rückmeldungen", "rückmeldung ", "RÜCKMELDUNG"])
def test_a_heading_with_a_slip_of_the_pen_is_recognised(desk: Desk, sent: Edited, heading: str) -> None:
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung", "zur Kenntnis")
    next(cell for cell in sent.book[APPLICATIONS][1] if cell.value == "Rückmeldung").value = heading
    found = compared(desk.store, saved(sent.book))
    assert len(graded(found, Grade.ANSWER)) == 1
    assert not graded(found, Grade.COLUMN_MISSING)


def test_a_heading_nobody_knows_is_asked_for(desk: Desk, sent: Edited) -> None:
    page = sent.book[TALKS]
    column = next(cell for cell in page[1] if cell.value == "Zielgruppe")
    del sent.book.defined_names["QB.consultations..target_group"]
    column.value = "Wer"
    for row in range(2, page.max_row + 1):
        page.cell(row, column.column).value = f"geändert {row}"
    data = saved(sent.book)
    found = compared(desk.store, data)
    assert len(graded(found, Grade.COLUMN_MISSING)) == 1
    assert len(graded(found, Grade.COLUMN_UNKNOWN)) == 3
    said = Hints(columns={(TALKS, column.column_letter): "target_group"})
    again = compared(desk.store, data, said)
    assert not graded(again, Grade.COLUMN_MISSING)
    assert len(graded(again, Grade.PROPOSED)) == 3


def test_a_formula_counts_as_its_value_and_is_shown(desk: Desk, sent: Edited) -> None:
    sent.put(APPLICATIONS, "Hoffest", "Bemerkung der Stadt", "=1+1")
    (cell,) = compared(desk.store, saved(sent.book)).cells
    assert cell.grade is Grade.UNREADABLE
    assert cell.formula == "=1+1"
    assert "nicht gespeichert" in cell.why


def test_remarks_pinned_to_cells_are_told(desk: Desk, sent: Edited) -> None:
    page = sent.book[APPLICATIONS]
    page["C2"].comment = Comment("Bitte mit der Kämmerei klären", "S. Roth")
    page["B1"].comment = Comment("Schöne Liste", "S. Roth")
    found = compared(desk.store, saved(sent.book))
    (cell,) = found.cells
    assert (cell.grade, cell.way, cell.column) == (Grade.COMMENT, Way.FOLLOW_UP, "Fonds")
    assert "Kämmerei" in cell.theirs_text
    assert "Hoffest" in cell.label
    assert any("Schöne Liste" in finding.sentence for finding in found.findings)


def test_what_stands_too_far_right_is_not_left_out_without_a_word(desk: Desk, sent: Edited) -> None:
    sent.book[APPLICATIONS].cell(2, 300).value = "ganz weit rechts"
    found = compared(desk.store, saved(sent.book))
    assert any("rechts von Spalte GR" in finding.sentence for finding in found.findings)


def test_dates_and_amounts_come_back_in_many_forms(desk: Desk, sent: Edited) -> None:
    sent.put(CONCERNS, "Gehweg vor der Schule", "Rückmeldung am", "24.11.2026")
    sent.put(CONCERNS, "Laterne am Südring", "Rückmeldung am", date(2026, 11, 24))
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung am", 46350)
    found = compared(desk.store, saved(sent.book))
    assert {cell.theirs for cell in found.cells} == {"2026-11-24"}


def test_answers_are_taken_over_in_one_step_and_taken_back_in_one(desk: Desk, sent: Edited) -> None:
    sent.put(CONCERNS, "Gehweg vor der Schule", "Rückmeldung", "erledigt")
    sent.put(CONCERNS, "Gehweg vor der Schule", "Bemerkung der Stadt", "Wird im Mai erneuert")
    sent.put(CONCERNS, "Laterne am Südring", "Rückmeldung", "Rückfrage")
    data = saved(sent.book)
    before = records(desk.store)
    taken(desk.store, compared(desk.store, data), data)
    with desk.store.read() as session:
        first, second = session.get_one(Concern, 1), session.get_one(Concern, 2)
        assert (first.status, first.answer) == ("answered", "erledigt – Wird im Mai erneuert")
        assert second.status == "sent"
    again = compared(desk.store, data)
    assert {cell.grade for cell in again.cells} == {Grade.ALREADY}
    assert "again" in {finding.key for finding in again.findings}
    step = undoable(desk.store)
    assert step is not None
    assert step.name == "Rückmeldung übernehmen"
    desk.store.undo()
    assert records(desk.store) == before
    desk.store.redo()
    with desk.store.read() as session:
        assert session.get_one(Concern, 1).status == "answered"


def test_a_foreign_a_newer_and_an_unknown_file_are_explained(desk: Desk, sent: Edited) -> None:
    for name, value, key in (
        ("Quartiersbuch.office", "0" * 32, "foreign"),
        ("Quartiersbuch.schema", "99", "newer"),
        ("Quartiersbuch.handover", "77", "missing"),
        ("Quartiersbuch.digest", "0" * 64, "other"),
    ):
        kept = sent.book.custom_doc_props[name].value
        sent.book.custom_doc_props[name].value = value
        found = compared(desk.store, saved(sent.book))
        sent.book.custom_doc_props[name].value = kept
        assert found.stopped is not None, name
        assert found.stopped.key == key
        assert found.cells == ()


def test_a_file_without_properties_is_known_by_its_rows(desk: Desk, sent: Edited) -> None:
    for name in list(sent.book.custom_doc_props.names):
        del sent.book.custom_doc_props[name]
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung", "zur Kenntnis")
    found = compared(desk.store, saved(sent.book))
    assert found.number == 1
    assert "copied" in {finding.key for finding in found.findings}
    assert len(graded(found, Grade.ANSWER)) == 1


def test_a_later_handover_makes_the_file_stale_but_not_worthless(desk: Desk, sent: Edited) -> None:
    hand_over(desk.store, WEEK)
    sent.put(APPLICATIONS, "Hoffest", "Rückmeldung", "zur Kenntnis")
    found = compared(desk.store, saved(sent.book))
    assert "stale" in {finding.key for finding in found.findings}
    assert len(graded(found, Grade.ANSWER)) == 1


def test_a_record_deleted_here_keeps_what_the_city_said(desk: Desk, sent: Edited) -> None:
    with desk.store.write("Löschen") as session:
        session.delete(session.get_one(Consultation, 1))
    page = sent.book[TALKS]
    verdict = next(cell.column for cell in page[1] if cell.value == "Rückmeldung")
    page.cell(2, verdict).value = "Rückfrage"
    data = saved(sent.book)
    (cell,) = compared(desk.store, data).cells
    assert (cell.grade, cell.way) == (Grade.CONFLICT, Way.FOLLOW_UP)
    taken(desk.store, compared(desk.store, data), data, frozenset({cell.id}))
