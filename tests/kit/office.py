"""A whole encrypted office for a test: made once, copied for every test."""

import shutil
from datetime import datetime
from pathlib import Path

from app.system.clock import Clock
from db import vault
from db.store import FILE, Store

PASSPHRASE = "ein langer Satz für Tests"
SECOND_PASSPHRASE = "Regenrinne Kirsche Lokführer 7"
THIRD_PASSPHRASE = "Wolkenbank Mandel Trompete 12"
NOW = datetime(2026, 11, 20, 10, 0)
CLOCK = Clock(NOW)


class Template:
    """An empty office with vault and file; ``copy`` is as cheap as copying a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        opened = vault.create(folder, "Erika Muster", PASSPHRASE, cost=vault.Cost.TEST)
        self.key = opened.key
        self.slot_uid = opened.slot_uid
        self.recovery_code = opened.recovery_code
        Store.create(folder, self.key, CLOCK).close()

    def copy(self, folder: Path) -> Path:
        """A fresh office folder."""
        folder.mkdir(parents=True)
        for name in (FILE, vault.FILE):
            shutil.copyfile(self.folder / name, folder / name)
        return folder
