"""Decisions that are not taken over yet: kept in the encrypted file, the returned workbook with them."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.features.handover.screen.returned.case import Case
from app.ui.context import Context

KEY = "returned:deciding"
_FILE = "returned:file"
SMALL = 3_000_000
"""Bytes up to which the workbook itself is kept; a larger one is asked for again."""
Kept = dict[str, dict[str, Any]]


class Keeping:
    """Unfinished files by their digest, the newest last."""

    def __init__(self, context: Context, owner: QObject) -> None:
        self._context = context
        self._owner = owner
        self.open: Kept = {}
        self._known = False
        self._files: set[str] = set()

    def look(self, show: Callable[[], None]) -> None:
        """Read what is kept, then tell."""

        def found(payload: dict[str, Any] | None) -> None:
            kept = (payload or {}).get("open")
            # What was decided before this was read is newer.
            self.open = {**(kept if isinstance(kept, dict) else {}), **self.open}
            self._known = True
            show()

        self._context.drafts.load(KEY, found, self._owner)

    def keep(self, case: Case) -> None:
        """Keep what was decided about a file."""
        digest, data = case.digest, case.source.data or b""
        self.open.pop(digest, None)
        self.open[digest] = case.stored()
        if digest not in self._files and len(data) <= SMALL:
            self._files.add(digest)
            self._context.drafts.save(f"{_FILE}:{digest}", {"data": base64.b64encode(data).decode("ascii")})
        if self._known:
            self._save()
        else:
            # Not over those of other files that were not read yet.
            self.look(self._save)

    def forget(self, digest: str) -> None:
        """It was taken over, or is not wanted any more."""
        if self.open.pop(digest, None) is not None:
            self._save()
        self._files.discard(digest)
        self._context.drafts.discard(f"{_FILE}:{digest}")

    def data(self, digest: str, show: Callable[[bytes | None], None]) -> None:
        """The workbook that was kept; None when it was too large."""

        def found(payload: dict[str, Any] | None) -> None:
            try:
                show(base64.b64decode((payload or {}).get("data", ""), validate=True) or None)
            except (binascii.Error, TypeError, ValueError):
                show(None)

        self._context.drafts.load(f"{_FILE}:{digest}", found, self._owner)

    def _save(self) -> None:
        if self.open:
            self._context.drafts.save(KEY, {"open": self.open})
        else:
            self._context.drafts.discard(KEY)
