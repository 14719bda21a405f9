"""Handovers of the demo: a few past weeks, made exactly as people make them; one week was left out."""

from datetime import date, timedelta

from app.demo.sheets import SHEETS
from app.demo.stage import Stage
from app.domain.dates import Week
from app.features.handover import document, excel, queries, service

_BACK = 6
_LEFT_OUT = 3
"""So many weeks ago nobody handed over; the next handover makes up for it."""


def handed_over(stage: Stage) -> dict[date, Week]:
    """The Monday on which each week was handed over; the week that just ended is still due."""
    current = Week.of(stage.today)
    weeks = [current.shift(-back) for back in range(_BACK, 1, -1) if back != _LEFT_OUT]
    return {week.last + timedelta(days=1): week for week in weeks}


def hand_over(stage: Stage, week: Week) -> None:
    """Hand a week over."""
    now, staff_id = stage.clock.now(), stage.store.staff_id
    with stage.store.read() as session:
        material = queries.collect(session, SHEETS, week, now=now, staff_id=staff_id)
    package = excel.pack(material, document.cover(material))
    with stage.store.write(f"Woche {week} übergeben", sealed=True) as session:
        service.record(session, package, now=now, staff_id=staff_id)
