"""One occurrence of a series goes out and comes back for itself."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.features.handover.rules.returned import Grade
from app.features.handover.screen import HandoverScreen
from db.models import Answer, Appointment, CalendarEntry, CalendarException, FollowUp
from tests.features.consultations.desk import Desk
from tests.features.handover.back import Edited
from tests.features.handover.sample import hand_over
from tests.features.handover.test_screen import WEEK
from tests.kit.qt import press


def _cells(screen: HandoverScreen, grade: Grade) -> list[int]:
    case = screen.returned.case
    assert case is not None
    return [cell.id for cell in case.comparison.cells if cell.grade is grade]


def test_one_date_of_a_series_is_changed_and_answered_for_itself(
    screen: HandoverScreen, desk: Desk, tmp_path: Path
) -> None:
    starts_at = datetime(2026, 11, 24, 14)
    with desk.store.write("Serie") as session:
        series = Appointment(
            title="Sprechzeit", starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), note="Immer."
        )
        session.add(series)
        session.flush()
        session.add(CalendarEntry(appointment_id=series.id, rule="FREQ=WEEKLY;COUNT=4"))
        series_id = series.id
    edited = Edited(desk.store, hand_over(desk.store, WEEK))
    first, second, third = datetime(2026, 12, 1), datetime(2026, 12, 8), datetime(2026, 12, 15)
    edited.put("Termine", first, "Ort", "Rathaus")
    edited.put("Termine", first, "Rückmeldung", "Rückfrage")
    edited.put("Termine", second, "Rückmeldung", "zur Kenntnis")
    edited.put("Termine", third, "Datum", datetime(2026, 12, 16))
    screen.returned.open_file(edited.save(tmp_path))
    view = screen.returned
    for cell_id in _cells(screen, Grade.PROPOSED):
        assert view.desk.table.select_id(cell_id)
        QTest.keyClick(view.desk.table, Qt.Key.Key_Space)
    press(view, "Übernehmen (2 Antworten, 1 Änderung, 1 Wiedervorlage)")
    with desk.store.read() as session:
        (kept,) = session.scalars(select(CalendarException)).all()
        answers = session.scalars(select(Answer)).all()
        follow_ups = session.scalars(select(FollowUp)).all()
    assert (kept.original_at, kept.place) == (datetime(2026, 12, 1, 14), "Rathaus")
    assert [(one.record_id, one.verdict) for one in answers] == [
        (series_id, "Rückfrage"),
        (series_id, "zur Kenntnis"),
    ]
    assert "Gilt für „01.12.2026" in answers[0].effect
    assert {(one.kind, one.record_id) for one in follow_ups} == {("appointment", series_id)}
    assert not [one for one in follow_ups if "gibt es nicht mehr" in one.text]
