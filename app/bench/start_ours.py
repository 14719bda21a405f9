"""The program, started for the measurement: says ``ready`` when the first page shows the office."""

import os
import sys
import time
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from app.__main__ import ahead

if TYPE_CHECKING:
    from app.shell.window import Window


def main() -> None:
    """Open the office, show the first page, say so."""
    # As ``python -m app`` does it: first what is not Qt, then Qt.
    ahead()
    from app.main import Program, guards, make_application  # noqa: PLC0415 - see above
    from app.shell.opening import open_office  # noqa: PLC0415 - see above
    from app.system.clock import Clock  # noqa: PLC0415 - see above
    from app.system.folders import Folders  # noqa: PLC0415 - see above
    from app.system.settings import Settings  # noqa: PLC0415 - see above

    application = make_application(["quartiersbuch"])
    clock = Clock()
    program = Program(application, Folders.under(Path(gettempdir())), clock, settings=Settings())
    desk = open_office(Path(sys.argv[1]), os.environ["QUARTIERSBUCH_PASSPHRASE"], clock, guards())
    window = program.enter(desk)
    application.processEvents()
    while program.jobs.running():
        application.processEvents()
        time.sleep(0.0005)
    window.repaint()
    application.processEvents()
    # A page that failed would be quick.
    whole = _shows_figures(window)
    sys.stdout.write("ready\n" if whole else "failed\n")
    sys.stdout.flush()
    program.jobs.shutdown()
    desk.store.close()


def _shows_figures(window: "Window") -> bool:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - Qt comes last

    cards = window.pages.findChildren(QLabel)
    return any(label.property("role") == "figure" and label.text() for label in cards)


if __name__ == "__main__":
    main()
