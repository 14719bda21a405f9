"""``shots``: a picture of every page of the window, on a demo district made for it."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from app.cli import console
from app.cli.codes import OK
from app.cli.display import prepare
from app.demo import build
from app.domain.errors import Refused, Unavailable
from app.shell.registry import FEATURES
from app.system.clock import Clock
from app.system.files import make_folder
from app.system.folders import Folders
from app.system.settings import Settings
from db.vault import Cost

_CONSULTATIONS = 600
_ROUNDS = 12
"""Rounds of the event loop in which layouts settle."""


def run(options: Namespace, clock: Clock) -> int:
    """Make the demo, show each page, write its picture."""
    known = [feature.key for feature in FEATURES]
    if options.only and options.only not in known:
        raise Refused(f"Die Seite „{options.only}“ gibt es nicht. Möglich: {', '.join(known)}.")
    prepare(options.scale)
    make_folder(options.out)
    # In the afternoon, so that today's advice and this week's figures have something to show.
    moment = Clock(datetime.combine(clock.today(), time(15, 30)))
    bar = console.Bar()
    with TemporaryDirectory(ignore_cleanup_errors=True) as root:
        folder = Path(root) / "Vorführung"
        try:
            build(folder, moment, bar, consultations=_CONSULTATIONS, cost=Cost.TEST)
        finally:
            bar.end()
        for path in _pictures(folder, Path(root), moment, options):
            console.say(str(path))
    return OK


def _pictures(folder: Path, root: Path, clock: Clock, options: Namespace) -> Iterator[Path]:
    """The pictures, one after the other."""
    # Qt is loaded only now: the scale has to be set before.
    from app.cli.shot_pages import close_dialogs, stops, wait  # noqa: PLC0415 - see above
    from app.main import Program, guards, make_application  # noqa: PLC0415 - see above
    from app.shell.opening import open_demo  # noqa: PLC0415 - see above
    from app.ui.jobs import Inline  # noqa: PLC0415 - see above

    application = make_application(["quartiersbuch"])
    settings = Settings()
    settings.put("theme", options.theme)
    program = Program(application, Folders.under(root), clock, settings=settings, jobs=Inline())
    desk = open_demo(folder, clock, lambda: None, guards())
    window = program.enter(desk)
    window.resize(*options.size)
    try:
        for number, stop in enumerate(stops(window, desk, options.only), start=1):
            stop.show()
            wait(stop.pause)
            for _ in range(_ROUNDS):
                application.processEvents()
            path: Path = options.out / f"{number:02d}-{stop.name}-{options.theme}.png"
            if not stop.widget().grab().save(str(path)):
                raise Unavailable(
                    f"Das Bild „{path.name}“ ließ sich nicht schreiben.",
                    "Bitte wählen Sie einen anderen Ordner.",
                )
            yield path
    finally:
        close_dialogs()
        window.hide()
        window.deleteLater()
        application.processEvents()
        desk.store.close()
