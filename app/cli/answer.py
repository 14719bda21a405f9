"""``answer``: read a returned workbook, show what came back, and take it over when asked to."""

import json
from argparse import Namespace
from collections import Counter

from app.cli import console
from app.cli.codes import OK
from app.cli.desk import opened, sheets
from app.domain import formats
from app.domain.errors import Refused
from app.domain.sheets import Desk
from app.excel.archive import LARGEST_FILE
from app.features.handover import service
from app.features.handover.excel import returning
from app.features.handover.rules.returned import GRADE_LABELS, Comparison, Grade
from app.system.clock import Clock
from app.system.files import read_bounded
from db.store import Store


def run(options: Namespace, clock: Clock) -> int:
    """Compare, list, and take over the answers where ``--apply`` says so."""
    data = read_bounded(options.file, LARGEST_FILE)
    bar = console.Bar()
    with opened(options.folder, clock) as store:
        try:
            whole = returning.compare(
                store.look, data, options.file.name, sheets(), progress=bar, whole=options.json
            )
        finally:
            bar.end()
        found = whole.comparison
        if options.json:
            _list(whole)
        else:
            _tell(found)
        stop = found.stopped
        if stop is not None:
            raise Refused(stop.sentence)
        if options.apply:
            _apply(store, found, data, clock, quiet=options.json)
    return OK


def _list(whole: returning.Whole) -> None:
    """A JSON array, one cell a line."""
    found = whole.comparison.cells
    objects = [] if whole.read is None else returning.listed(whole.read, whole.now, found)
    lines = (json.dumps(one, ensure_ascii=False) for one in objects)
    console.say("[\n" + ",\n".join(lines) + "\n]")


def _tell(found: Comparison) -> None:
    if found.handover_id is not None:
        console.say(f"Rückmeldung auf Übergabe Nr. {found.number}, {found.week}")
    for finding in found.findings:
        if not finding.stops:
            console.say(finding.sentence)
    for grade, number in found.counts.items():
        console.say(f"{GRADE_LABELS[grade]}: {number}")
    for cell in found.cells:
        if cell.grade in {Grade.ALREADY, Grade.UNCHANGED}:
            continue
        what = " · ".join(part for part in (cell.sheet, cell.address, cell.label, cell.column) if part)
        told = f"{cell.sent_text or '–'} → {cell.theirs_text or '–'}"
        here = f" (hier: {cell.ours_text or '–'})" if cell.ours != cell.sent else ""
        why = f" {cell.why}" if cell.why else ""
        console.say(f"{GRADE_LABELS[cell.grade]} · {what}: {told}{here}{why}")


def _apply(store: Store, found: Comparison, data: bytes, clock: Clock, *, quiet: bool) -> None:
    """What is ticked unless a person says no: answers, never columns of the office."""
    taken = frozenset(cell.id for cell in found.cells if cell.ticked)
    if not taken:
        if not quiet:
            console.say("Es gibt nichts zu übernehmen.")
        return
    desk = Desk(clock.now(), store.staff_id)
    with store.write(f"Rückmeldung auf Übergabe Nr. {found.number} übernehmen") as session:
        service.take_over(
            session, found, taken, data, answered_by=found.saved_by, sources=sheets(), desk=desk
        )
    grades = Counter(cell.grade for cell in found.cells if cell.id in taken)
    if not quiet:
        console.say(f"Übernommen: {formats.count(grades[Grade.ANSWER], 'Antwort', 'Antworten')}.")
