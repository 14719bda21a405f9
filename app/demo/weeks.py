"""Handovers of the demo: a few past weeks, made exactly as people make them; one week was left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.demo.sheets import SHEETS
from app.demo.stage import Stage
from app.domain.dates import Week
from app.domain.sheets import Desk, Reply
from app.excel.book import write_book
from app.features.handover import document, excel, queries, service
from app.features.handover.excel import returning
from app.features.handover.rules import Material

_BACK = 6
_LEFT_OUT = 3
"""So many weeks ago nobody handed over; the next handover makes up for it."""
_ANSWERED = (5, 2)
"""So many weeks ago the list came back with answers, some days after it went out."""
_CONCERNS = "concerns"
_BY = "S. Overbeck, Bauamt"
_REPLIES = (
    ("erledigt", "61-20/114", "Der Betriebshof hat die Stelle instand gesetzt."),
    ("in Bearbeitung", "66-31/52", "Im Bauprogramm für das Frühjahr vorgesehen."),
    ("Rückfrage", "", "Bitte die genaue Stelle nennen, am besten mit Hausnummer."),
)


def handed_over(stage: Stage) -> dict[date, Week]:
    """The Monday on which each week was handed over; the week that just ended is still due."""
    current = Week.of(stage.today)
    weeks = [current.shift(-back) for back in range(_BACK, 1, -1) if back != _LEFT_OUT]
    return {week.last + timedelta(days=1): week for week in weeks}


def answered(stage: Stage) -> Iterator[date]:
    """The Thursdays on which a list came back."""
    current = Week.of(stage.today)
    for back in _ANSWERED:
        yield current.shift(-back).last + timedelta(days=4)


def hand_over(stage: Stage, week: Week) -> None:
    """Hand a week over."""
    now, staff_id = stage.clock.now(), stage.store.staff_id
    material = stage.store.look(
        lambda session: queries.collect(session, SHEETS, week, now=now, staff_id=staff_id)
    )
    package = excel.pack(material, document.cover(material))
    with stage.store.write(f"Woche {week} übergeben", sealed=True) as session:
        service.record(session, package, now=now, staff_id=staff_id)
    stage.sent.append(material)


def answer(stage: Stage) -> None:
    """The last list that went out comes back with answers to some concerns, and they are taken over."""
    material = stage.sent[-1]
    data = write_book(excel.book(_filled_in(material, stage.clock.today()), excel.sent(material)))
    found = returning.compare(stage.store.look, data, material.file_name, SHEETS).comparison
    taken = frozenset(cell.id for cell in found.cells if cell.ticked)
    if not taken:
        return
    desk = Desk(stage.clock.now(), stage.store.staff_id)
    with stage.store.write(f"Rückmeldung auf Übergabe Nr. {found.number} übernehmen") as session:
        service.take_over(session, found, taken, data, answered_by=_BY, sources=SHEETS, desk=desk)


def _filled_in(material: Material, today: date) -> Material:
    """The list as the city sends it back."""
    sheets = []
    for sheet in material.sheets:
        asking = [row.uid for row in sheet.rows if sheet.key == _CONCERNS and row.asks]
        replies = {
            uid: Reply(verdict, today, number, remark)
            for uid, (verdict, number, remark) in zip(asking, _REPLIES, strict=False)
        }
        sheets.append(replace(sheet, replies={**sheet.replies, **replies}) if replies else sheet)
    return replace(material, sheets=tuple(sheets))
