"""``week``: hand a week over into a folder, with the letters still to be printed."""

from argparse import Namespace
from pathlib import Path

from app.cli import console
from app.cli.codes import OK
from app.cli.desk import opened, sheets
from app.domain import formats
from app.domain.dates import Week
from app.domain.errors import Refused
from app.features.applications.queries import pdf, unprinted
from app.features.handover import document, excel, queries, service
from app.features.handover.rules import Material, password
from app.features.handover.service import STALE
from app.system.clock import Clock
from app.system.encrypted_zip import NamedBytes
from app.system.files import safe_name, unused, write_whole
from db.store import Store

_TRIES = 3


def run(options: Namespace, clock: Clock) -> int:
    """Hand over, write the files, name them."""
    bar = console.Bar()
    # Asked and looked at first: a handover counts, whatever becomes of its files.
    secret = password.accept(*console.zip_password()) if options.zip else ""
    with opened(options.folder, clock) as store:
        service.prepare(options.out)
        week = options.week or _due(store, clock)
        try:
            material, outgoing = _hand_over(store, week, clock, bar, secret)
        finally:
            bar.end()
        files = [_write(options.out, name, data) for name, data in outgoing]
    console.say(f"Übergabe Nr. {material.number}, {formats.week(week)} ({material.period.words})")
    if material.period.missed:
        console.say(f"Nachgeholt: {material.period.missed_words}")
    for path in files:
        console.say(str(path))
    return OK


def _hand_over(
    store: Store, week: Week, clock: Clock, bar: console.Progress, secret: str
) -> tuple[Material, list[NamedBytes]]:
    """Make and record it; made anew when somebody wrote meanwhile."""
    for last in (False,) * (_TRIES - 1) + (True,):
        now, staff_id = clock.now(), store.staff_id
        with store.read() as session:
            material = queries.collect(session, sheets(), week, now=now, staff_id=staff_id)
        package = excel.pack(material, document.cover(material), bar)
        outgoing = service.outgoing(package, secret, _letters(store))
        try:
            with store.write(f"{formats.week(week)} übergeben", sealed=True) as session:
                service.record(session, package, now=now, staff_id=staff_id)
        except Refused as refused:
            if last or refused.field != STALE:
                raise
            continue
        return material, outgoing
    raise AssertionError("the last try returns or raises")


def _due(store: Store, clock: Clock) -> Week:
    with store.read() as session:
        return queries.standing(session, clock.today()).due


def _letters(store: Store) -> list[NamedBytes]:
    with store.read() as session:
        return [
            (safe_name(Path(letter.file_name).stem, ".pdf"), pdf(session, letter.file_id))
            for letter in unprinted(session)
        ]


def _write(folder: Path, name: str, data: bytes) -> Path:
    """Never over another file; the same letter a second time is the same file."""
    path = folder / name
    if path.is_file() and path.read_bytes() == data:
        return path
    path = unused(path)
    write_whole(path, data)
    return path
