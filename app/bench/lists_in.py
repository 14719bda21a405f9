"""How long the window is held while ten thousand rows come in: as answers, and through the assistant."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from app.bench.figures import Figure
from app.bench.heartbeat import Heartbeat
from app.bench.window import Bench, made_ahead
from app.domain.errors import Unavailable
from app.features.intake.screen.track import TAKE
from app.system.clock import Clock

_TARGET = 100.0


def answering(folder: Path, clock: Clock, file: Path, rows: int) -> Figure:
    """The longest block while a returned file is read, compared, shown and taken over."""
    bench = Bench(folder, clock)
    try:
        screen = _page(bench, "handover")
        longest = _held(
            bench,
            (
                ("Rückmeldung einlesen", partial(screen.returned.open_file, file)),
                ("Rückmeldung übernehmen", screen.returned.take_over),
            ),
        )
        return _figure("answer_block", f"Fenster blockiert beim Einlesen von {rows} Zeilen", rows, longest)
    finally:
        bench.close()


def taking_in(folder: Path, clock: Clock, rows: int) -> Figure:
    """The longest block while the assistant brings in a list of contacts, from the file to the last row."""
    file = folder.parent / "kontakte.csv"
    file.write_text("\n".join(("Name;Anschrift;PLZ;Ort;Tel.", *map(_contact, range(rows)))), "utf-8")
    bench = Bench(folder, clock)
    try:
        page = _page(bench, "intake")
        longest = _held(bench, (("Liste lesen", partial(page.open_file, file)),))
        page.file_step.choose("contacts")
        words = ("Spalten erkennen", "Prüfen", "Vorschau", "Übernehmen")
        longest = max(longest, _held(bench, ((word, page.forward) for word in words)))
        if page.step != TAKE or page.foot.next.isVisibleTo(page):
            raise Unavailable("Die Messung übernimmt die Liste nicht.", "Bitte melden Sie den Fehler.")
        return _figure("intake_block", f"Fenster blockiert, {rows} Kontakte übernommen", rows, longest)
    finally:
        bench.close()


def _contact(number: int) -> str:
    return (
        f"Nachname{number:05d}, Vor{number};Straße {number % 300};42{number % 1000:03d};"
        f"Unterstadt;02056 {100_000 + number}"
    )


def _page(bench: Bench, key: str) -> Any:
    made_ahead(bench)
    bench.window.go(key)
    bench.settle()
    return bench.window.pages.screens()[key]


def _held(bench: Bench, acts: Iterable[tuple[str, Callable[[], None]]]) -> tuple[float, str]:
    """The longest gap, and during what."""
    heart = Heartbeat()
    heart.start()
    for doing, act in acts:
        heart.doing = doing
        act()
        bench.settle()
    heart.stop()
    return heart.longest, heart.during


def _figure(key: str, title: str, rows: int, longest: tuple[float, str]) -> Figure:
    note = f"Herzschlag alle 5 ms; am längsten bei: {longest[1]}"
    return Figure(key, f"{title}, längstens", rows, longest[0], "ms", _TARGET, note=note)
