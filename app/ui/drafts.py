"""What is typed but not yet saved: kept within a second in the encrypted file, offered again."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from app.domain.errors import Unavailable
from app.domain.ids import new_uid
from app.ui.jobs import Failed, Jobs, Outcome
from app.ui.messages import Messages

AGAIN = 3_000
"""Milliseconds until what could not be kept is tried again."""
_MEMORY = "memory:"
_ASIDE = ":earlier"
_RECORD = re.compile(rf"^(?P<kind>[a-z_]+):(?P<id>new|\d+)(?:{_ASIDE}.*)?$")
"""Keys of record forms; saved views and settings pages have others."""


class DraftStore(Protocol):
    """What is needed of ``db.drafts.Drafts``."""

    def save(self, key: str, payload: dict[str, Any]) -> None:
        """Keep under a key."""

    def load(self, key: str) -> dict[str, Any] | None:
        """What is kept."""

    def discard(self, key: str) -> None:
        """Forget."""

    def all(self) -> Sequence["Kept"]:
        """Everything that is kept, newest first."""


class Kept(Protocol):
    """One entry of the store."""

    @property
    def key(self) -> str:
        """Under what it is kept."""

    @property
    def at(self) -> datetime:
        """When it was kept."""


@dataclass(frozen=True)
class Pending:
    """The unsaved text of one record's form.

    Args:
        kind: of the record. id: of the record, None for one that was never saved. at: when it was typed.
    """

    kind: str
    id: int | None
    at: datetime

    @property
    def key(self) -> str:
        """Of the form that shows the record."""
        return f"{self.kind}:{'new' if self.id is None else self.id}"


def aside(key: str) -> str:
    """A fresh key for a draft that makes way for another of its form, so that none replaces an older one."""
    return f"{key}{_ASIDE}:{new_uid()}"


class Drafts:
    """Drafts by key; every call returns at once and is carried out by the file's worker, in order.

    What could not be kept (a full disk, a drive that is gone) is told once and tried again until it is.
    """

    def __init__(self, owner: QObject, store: DraftStore, jobs: Jobs, messages: Messages) -> None:
        self._owner = owner
        self._store = store
        self._jobs = jobs
        self._messages = messages
        self._unkept: dict[str, Callable[[], None]] = {}
        self._resumed = ""
        self._again = QTimer(owner)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self._retry)

    @property
    def unkept(self) -> bool:
        """Whether something typed is in the window alone."""
        return bool(self._unkept)

    def save(self, key: str, payload: Mapping[str, Any]) -> None:
        """Keep; a newer one of the same key replaces one still waiting."""
        kept = dict(payload)
        self._send(lambda: self._store.save(key, kept), key)

    def discard(self, key: str) -> None:
        """Forget, also what is still waiting to be kept."""
        self._send(lambda: self._store.discard(key), key)

    def forget(self, key: str) -> None:
        """Forget all there is of a record that is gone, also what made way for something else."""

        def clear() -> None:
            for kept in self._store.all():
                if kept.key == key or kept.key.startswith(f"{key}:"):
                    self._store.discard(kept.key)

        self._send(clear, key)

    def load(self, key: str, show: Callable[[dict[str, Any] | None], None], owner: QObject) -> None:
        """Show what is kept under a key."""

        def deliver(outcome: Outcome[dict[str, Any] | None] | Failed) -> None:
            if isinstance(outcome, Outcome):
                show(outcome.value)
            else:
                self._report(outcome.fault)

        self._jobs.database(lambda: self._store.load(key), deliver, owner=owner, slot=f"load {key}")

    def load_aside(
        self, key: str, show: Callable[[str, dict[str, Any] | None], None], owner: QObject
    ) -> None:
        """Show the newest of what made way under a key, with the key it is kept under now."""

        def find() -> tuple[str, dict[str, Any] | None]:
            prefix = f"{key}{_ASIDE}"
            found = next((kept.key for kept in self._store.all() if kept.key.startswith(prefix)), "")
            return found, self._store.load(found) if found else None

        def deliver(outcome: Outcome[tuple[str, dict[str, Any] | None]] | Failed) -> None:
            if isinstance(outcome, Outcome):
                show(*outcome.value)
            else:
                self._report(outcome.fault)

        self._jobs.database(find, deliver, owner=owner, slot=f"load aside {key}")

    def resume(self, one: Pending) -> None:
        """Whoever asked to go on writing is not asked again: the form takes its text back by itself."""
        self._resumed = one.key

    def resumes(self, key: str) -> bool:
        """Whether the form of that key was asked for so; says it once."""
        wanted = bool(key) and key == self._resumed
        if wanted:
            self._resumed = ""
        return wanted

    def pending(self, show: Callable[[list[Pending]], None], owner: QObject) -> None:
        """Show which records have unsaved text, newest first: what a window offers after a crash."""

        def deliver(outcome: Outcome[list[Pending]] | Failed) -> None:
            if isinstance(outcome, Outcome):
                show(outcome.value)
            else:
                self._report(outcome.fault)

        self._jobs.database(self._pending, deliver, owner=owner, slot="pending drafts")

    def _pending(self) -> list[Pending]:
        found: dict[tuple[str, int | None], Pending] = {}
        for kept in self._store.all():
            match = _RECORD.match(kept.key)
            if match is not None:
                record_id = None if match["id"] == "new" else int(match["id"])
                found.setdefault((match["kind"], record_id), Pending(match["kind"], record_id, kept.at))
        return list(found.values())

    def _send(self, work: Callable[[], None], key: str) -> None:
        def deliver(outcome: Outcome[None] | Failed) -> None:
            if isinstance(outcome, Outcome):
                self._unkept.pop(key, None)
            elif isinstance(outcome.fault, Unavailable):
                if not self._unkept:
                    self._messages.unavailable(outcome.fault, None)
                self._unkept[key] = work
                self._again.start()
            else:
                self._messages.bug(outcome.fault)

        self._jobs.database(work, deliver, owner=self._owner, slot=f"draft {key}")

    def _retry(self) -> None:
        for key, work in list(self._unkept.items()):
            self._send(work, key)

    def _report(self, fault: BaseException) -> None:
        if isinstance(fault, Unavailable):
            self._messages.unavailable(fault, None)
        else:
            self._messages.bug(fault)


class Memory:
    """Small things people arrange for themselves (saved views), kept in the encrypted file.

    They may hold names somebody searched for, so they must not lie in the open settings.
    """

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def load(self, key: str, show: Callable[[dict[str, Any] | None], None], owner: QObject) -> None:
        """Show what is kept under a key."""
        self._drafts.load(_MEMORY + key, show, owner)

    def save(self, key: str, payload: Mapping[str, Any]) -> None:
        """Keep under a key."""
        self._drafts.save(_MEMORY + key, payload)
