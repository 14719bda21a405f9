"""``demo``: make the demo district."""

import time
from argparse import Namespace

from app.cli import console
from app.cli.codes import OK
from app.demo import PASSPHRASE, build
from app.domain import formats
from app.system.clock import Clock


def run(options: Namespace, clock: Clock) -> int:
    """Build it and say where it is and how it opens."""
    bar, begun = console.Bar(), time.perf_counter()
    try:
        made = build(options.folder, clock, bar, consultations=options.consultations)
    finally:
        bar.end()
    seconds = f"{time.perf_counter() - begun:.1f}".replace(".", ",")
    talks = formats.count(made.consultations, "Beratung", "Beratungen")
    console.say(f"Vorführbezirk angelegt: {made.folder} ({talks}, {seconds} s)")
    console.say(f"Passphrase: {PASSPHRASE}")
    return OK
