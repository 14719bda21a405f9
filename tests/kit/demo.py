"""A demo district, built once a test process and copied or opened read-only."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from app.demo import build
from app.system.clock import Clock
from db.vault import Cost
from tests.kit.office import NOW

CLOCK = Clock(NOW.replace(hour=15, minute=30))
TALKS = 160


@cache
def _built() -> Path:
    folder = Path(mkdtemp(prefix="demo-")) / "office"
    build(folder, CLOCK, consultations=TALKS, cost=Cost.TEST)
    return folder


def copy(folder: Path) -> Path:
    """A fresh copy to write to."""
    shutil.copytree(_built(), folder)
    return folder
