"""What the office's pages need besides the three verbs: the folder, the key, and a way to begin anew."""

from collections.abc import Callable
from dataclasses import dataclass

from app.features.office.service.staff import Keys
from db.backup import Backup
from db.store import Store


@dataclass(frozen=True)
class OfficeDesk:
    """The open office, as the shell hands it to these pages.

    Args:
        store: the open file.
        slot_uid: key slot of whoever sits here now; None after the recovery code.
        restore: closes the office, puts a backup in its place and opens it again.
        back_up: makes a backup now and tells the status bar.
        new_code: asks, replaces the recovery code and shows the new one to be printed.
    """

    store: Store
    slot_uid: Callable[[], str | None]
    restore: Callable[[Backup], None]
    back_up: Callable[[], None]
    new_code: Callable[[], None]

    @property
    def keys(self) -> Keys:
        """What giving access needs."""
        return Keys(self.store.folder, self.store.key)
