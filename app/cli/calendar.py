"""``calendar``: dates of an office as a calendar file, and what a calendar file would change."""

import json
from argparse import Namespace
from typing import Any

from app.cli import console
from app.cli.codes import OK
from app.cli.desk import opened
from app.domain import formats
from app.domain.errors import Refused
from app.features.events import ical
from app.features.events.ical import ReadCalendarFile
from app.features.events.queries import exchange as queries
from app.features.events.rules.appointments import KINDS
from app.features.events.rules.exchange import DIARY, FRESH, GRADES, Compared, Grade, Target, guessed, when
from app.features.events.rules.selection import Selection, checked_selection
from app.features.events.service import exchange as service
from app.features.events.service.exchange import ReadFile
from app.ical.reading import LARGEST
from app.system.clock import Clock
from app.system.files import read_bounded, write_whole
from db.store import Store

OWN = "eigene"
"""How the office's own dates are called on the command line."""


def run(options: Namespace, clock: Clock) -> int:
    """Write a file, or read one."""
    if (options.export is None) == (options.read is None):
        raise Refused("Bitte geben Sie entweder --export oder --import mit einer Datei an.")
    data = read_bounded(options.read, LARGEST) if options.read is not None else b""
    bar = console.Bar()
    with opened(options.folder, clock) as store:
        if options.export is not None:
            _export(store, options, bar)
        else:
            _import(store, options, data, clock, bar)
    return OK


def _export(store: Store, options: Namespace, bar: console.Bar) -> None:
    kinds = tuple(kind for kind in KINDS if kind != queries.OTHERS)
    selection = checked_selection(
        Selection(options.first, options.last, kinds, others=options.others, notes=options.notes)
    )
    try:
        outgoing = store.look(lambda session: queries.outgoing(session, selection))
        written = ical.written(outgoing, bar)
    finally:
        bar.end()
    write_whole(options.export, written)
    console.say(f"{formats.count(len(outgoing.items), 'Termin', 'Termine')}: {options.export}")


def _import(store: Store, options: Namespace, data: bytes, clock: Clock, bar: console.Bar) -> None:
    try:
        file = ical.read(data, bar)
        target = _target(store, options, file)
        known = (
            ()
            if target.place == FRESH
            else store.look(lambda session: queries.known(session, target.calendar_id))
        )
        compared = ical.compared(file, known, missing=target.calendar_id is not None)
    finally:
        bar.end()
    if options.json:
        console.say(json.dumps(_objects(compared), ensure_ascii=False, indent=1))
    else:
        _tell(compared, target)
    if options.apply:
        _apply(store, options, compared, target, ReadFile(str(options.read), file.sha256, clock.now()))


def _target(store: Store, options: Namespace, file: ReadCalendarFile) -> Target:
    """The calendar that was named, a new one of that name, or the likely one."""
    rows = store.look(queries.calendars)
    named: str = options.calendar or ""
    if named.casefold() == OWN:
        return Target(DIARY)
    for row in rows:
        if named and row.name.casefold() == named.casefold():
            return Target(str(row.id), row.name)
    if named:
        return Target(FRESH, named)
    return guessed(file.items, file.name, str(options.read), ((row.id, row.name, row.path) for row in rows))


def _tell(compared: Compared, target: Target) -> None:
    where = "eigene Termine" if target.place == DIARY else f"Kalender „{target.name}“"
    console.say(f"Ziel: {where}{' (neu)' if target.place == FRESH else ''}")
    for remark in compared.remarks:
        console.say(remark)
    for grade, number in compared.counts.items():
        console.say(f"{GRADES[grade]}: {number}")
    for one in compared.proposals:
        if one.grade in {Grade.SAME, Grade.OLDER}:
            continue
        item = one.item or (one.known.item if one.known else None)
        said = (GRADES[one.grade], when(item) if item else "", one.title, one.why)
        console.say(" · ".join(part for part in said if part))


def _objects(compared: Compared) -> dict[str, Any]:
    return {
        "remarks": list(compared.remarks),
        "dates": [
            {
                "grade": one.grade.value,
                "title": one.title,
                "uid": one.item.uid if one.item else one.known.item.uid if one.known else None,
                "starts_at": one.item.starts_at.isoformat() if one.item else None,
                "ends_at": one.item.ends_at.isoformat() if one.item else None,
                "all_day": one.item.all_day if one.item else None,
                "rule": one.item.rule if one.item else None,
                "ticked": one.ticked,
                "why": one.why,
            }
            for one in compared.proposals
        ],
    }


def _apply(store: Store, options: Namespace, compared: Compared, target: Target, file: ReadFile) -> None:
    wanted = [one for one in compared.proposals if one.ticked]
    if not wanted:
        _say(options, "Es gibt nichts zu übernehmen.")
        return
    bar = console.Bar()
    try:
        with store.write(f"Kalenderdatei „{options.read.name}“ einlesen") as session:
            service.take(session, wanted, target, file, bar)
    finally:
        bar.end()
    _say(options, f"Übernommen: {formats.count(len(wanted), 'Termin', 'Termine')}.")


def _say(options: Namespace, sentence: str) -> None:
    if not options.json:
        console.say(sentence)
