"""What tests do with the assistant."""

from pathlib import Path

from sqlalchemy import func, select

from app.features.intake.screen import IntakeScreen
from app.features.intake.screen.track import CHECK
from db.models import Contact
from db.store import Store
from tests.kit.qt import press

GOOD = ("Müller", "Jan", "Weg 3", "42579", "Heiligenhaus", "02056 1234", "jan@example.org")
BAD = ("Kaya", "Ulrike", "Ring 1", "42579", "Heiligenhaus", "", "kaputt@")


def write(folder: Path, data: bytes, name: str = "kontakte.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def contacts(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(Contact)) or 0


def to_check(page: IntakeScreen, path: Path) -> None:
    page.open_file(path)
    press(page, "Weiter")
    press(page, "Weiter")
    assert page.step == CHECK
