"""The office's page, shown on a real office."""

from typing import Any

from app.features.office.screen import OfficeScreen
from app.features.office.service import safety
from app.features.office.service.desk import OfficeDesk
from app.ui.sheet import Sheet
from db.backup import Backup
from db.store import Store
from tests.kit.office import CLOCK
from tests.kit.qt import dialog, inline_context


class Page:
    """The page on a real office, and what it asked of the shell."""

    def __init__(self, qtbot: Any, store: Store, slot_uid: str) -> None:
        self.store = store
        self.context = inline_context(store, CLOCK)
        self.restored: list[Backup] = []
        self.backed_up = 0
        self.codes = 0
        desk = OfficeDesk(store, lambda: slot_uid, self.restored.append, self._back_up, self._new_code)
        self.screen = OfficeScreen(self.context, desk)
        qtbot.addWidget(self.screen)
        self.screen.resize(1200, 800)
        self.screen.show()

    def _back_up(self) -> None:
        self.backed_up += 1
        safety.back_up(self.store, "manual")

    def _new_code(self) -> None:
        self.codes += 1

    def panel(self, key: str) -> Any:
        return self.screen.panel(key)


def sheet() -> Sheet:
    found = dialog()
    assert isinstance(found, Sheet)
    return found
