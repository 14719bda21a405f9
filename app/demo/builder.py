"""Builds the demo district in a folder of its own."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path

from app.demo import (
    diary,
    festival,
    funding,
    others,
    people,
    press,
    publicity,
    recent,
    setting,
    sittings,
    weeks,
    workshop,
)
from app.demo.played import Chance, PlayedClock
from app.demo.stage import Stage, material
from app.demo.talks import Log
from app.domain.dates import Week
from app.domain.errors import Refused, Unavailable
from app.features.funds.service import GUARDS
from app.system.clock import Clock
from db import vault
from db.backup import backup
from db.store import Store

PASSPHRASE = "Vorführung"  # noqa: S105 - shown on the first page: nothing in the demo is secret
USUAL = 600
MOST = 100_000
HISTORY = timedelta(weeks=104)

Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, what: str) -> None:
    """A progress nobody watches."""


@dataclass(frozen=True)
class Demo:
    """A finished demo district."""

    folder: Path
    consultations: int


def build(
    folder: Path,
    clock: Clock,
    progress: Progress = silent,
    *,
    consultations: int = USUAL,
    cost: vault.Cost = vault.Cost.NORMAL,
) -> Demo:
    """Make the demo district; the passphrase is „Vorführung“.

    Args:
        folder: empty or new; a real office is never touched.
        clock: the history ends at its now.
        progress: told how far it is; may raise ``Stopped``.
        consultations: how many there are to be.
        cost: of deriving the key; tests take the cheap one.

    Raises:
        Refused: when the folder holds anything, or the number is out of range.
        Unavailable: when the folder cannot be written to.
    """
    if not 0 <= consultations <= MOST:
        raise Refused(f"Die Zahl der Beratungen muss zwischen 0 und {MOST} liegen.")
    _must_be_free(folder)
    try:
        _build(folder, clock, progress, consultations, cost)
    except BaseException:
        _clear(folder)
        raise
    return Demo(folder, consultations)


def _build(folder: Path, clock: Clock, progress: Progress, consultations: int, cost: vault.Cost) -> None:
    opened = vault.create(folder, setting.MANAGER.name, PASSPHRASE, cost)
    now = clock.now()
    start = Week.of(now.date() - HISTORY).first
    played = PlayedClock(datetime.combine(start - timedelta(days=7), time(9)))
    store = Store.create(folder, opened.key, played)
    try:
        stage = Stage(store, played, Chance(), now, start, material("namen"))
        store.guards += GUARDS
        _play(stage, opened.slot_uid, consultations, progress)
        played.set(now)
        backup(store, reason="automatic")
    finally:
        store.close()


def _play(stage: Stage, slot_uid: str, consultations: int, progress: Progress) -> None:
    setting.set_up(stage, slot_uid)
    setting.take_over_measures(stage)
    people.take_over(stage, 120)
    people.survey(stage, 42)
    diary.keep(stage)
    others.keep(stage)
    fund_ids = funding.found(stage)
    board = sittings.found(stage, fund_ids["quartier"])
    log = Log(stage, consultations)
    events = [
        *funding.applications(stage, fund_ids, board),
        *board.events(),
        *funding.turn_of_year(stage, fund_ids),
        *recent.events(stage),
        *festival.events(stage),
        *workshop.events(stage),
    ]
    for week, moments in log.weeks():
        written = stage.at(week.first + timedelta(days=4), 16, 30)
        events.append((max(written, moments[-1]), partial(log.write, week, moments)))
    for day, week in weeks.handed_over(stage).items():
        events.append((datetime.combine(day, time(8, 45)), partial(weeks.hand_over, stage, week)))
    back = partial(weeks.answer, stage)
    events.extend((datetime.combine(day, time(10, 15)), back) for day in weeks.answered(stage))
    events.append((stage.at(stage.today, 8, 30), partial(press.write, stage)))
    events.sort(key=lambda event: event[0])
    for done, (moment, act) in enumerate(events, start=1):
        stage.play(moment, staff=done % 2)
        act()
        progress(done, len(events), "Vorführbezirk anlegen")
    stage.play(stage.now)
    publicity.make(stage)


def _must_be_free(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refused(f"„{folder.name}“ ist eine Datei. Bitte geben Sie einen Ordner an.")
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused(
            f"Der Ordner „{folder.name}“ ist nicht leer. Der Vorführbezirk wird nur in einem leeren Ordner "
            "angelegt, damit er nie mit einem echten Büro vermischt wird."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"Der Ordner „{folder.name}“ lässt sich nicht anlegen.", "Bitte wählen Sie einen anderen Ort."
        ) from error


def _clear(folder: Path) -> None:
    """The folder was empty before; half a demo would be taken for a whole one."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
