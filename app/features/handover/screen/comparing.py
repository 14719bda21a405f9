"""A returned file on its way from the disk to its grades: reading it, then looking up what is here now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from app.domain.errors import Refused, Unavailable
from app.domain.sheets import SheetSource
from app.excel.archive import LARGEST_FILE
from app.features.handover import queries
from app.features.handover.excel import kept, returning
from app.features.handover.queries import Basis
from app.features.handover.rules.returned import NO_HINTS, Comparison, Hints
from app.features.handover.rules.returned.found import Claim
from app.system.files import read_bounded
from app.ui.context import Context
from app.ui.jobs import Progress

Made = TypeVar("Made")


@dataclass(frozen=True)
class _File:
    """The bytes, and what they say they are."""

    name: str
    data: bytes
    digest: str
    claim: Claim


class Comparing:
    """Compares one returned file.

    Args:
        context: what a screen may do.
        owner: the screen; nothing more is shown when it is gone.
        sources: sheets of the features.
        done: told the comparison and the file's bytes.
        failed: told when it did not come to that; the sentence was said already.
    """

    def __init__(
        self,
        context: Context,
        owner: QObject,
        sources: Sequence[SheetSource],
        done: Callable[[Comparison, bytes], None],
        failed: Callable[[], None],
    ) -> None:
        self._context = context
        self._owner = owner
        self._sources = sources
        self._done = done
        self._failed = failed

    def start(self, path: Path, hints: Hints = NO_HINTS) -> None:
        """Read the file; whatever is wrong with it is told in the bar."""
        self._make(lambda _progress: _opened(path), lambda file: self._ask(file, hints))

    def again(self, name: str, data: bytes, hints: Hints) -> None:
        """Compare bytes that were read before, with what somebody said since."""
        self._make(lambda _progress: _file(name, data), lambda file: self._ask(file, hints))

    def _ask(self, file: _File, hints: Hints) -> None:
        def known(basis: Basis) -> None:
            asked = returning.asked_of(basis, self._sources, hints)
            if asked is None:
                self._done(returning.stopped(basis, file.name, file.claim.saved_by), file.data)
                return
            self._make(
                lambda progress: returning.Read(
                    returning.read_returned(file.data, asked, progress), asked.sent
                ),
                lambda read: self._grade(file, basis, read),
            )

        self._context.look(
            lambda session: queries.basis(session, file.claim, file.digest),
            known,
            self._owner,
            slot="returned.basis",
            failed=self._refused,
        )

    def _grade(self, file: _File, basis: Basis, read: returning.Read) -> None:
        """On the worker of the file, because ten thousand rows take their time."""
        name, saved_by, sources = file.name, file.claim.saved_by, self._sources
        self._context.look(
            lambda session: returning.comparison(
                basis,
                read,
                queries.current(session, sources, read.sent, read.found, kept),
                sources,
                name,
                saved_by,
            ),
            lambda found: self._done(found, file.data),
            self._owner,
            slot="returned.grades",
            failed=self._refused,
        )

    def _refused(self, fault: Exception) -> None:
        self._failed()
        if isinstance(fault, Refused):
            self._context.messages.refused(fault)
        elif isinstance(fault, Unavailable):
            self._context.messages.unavailable(fault)

    def _make(self, build: Callable[[Progress], Made], done: Callable[[Made], None]) -> None:
        self._context.make(build, done, title="Rückmeldung einlesen", owner=self._owner, failed=self._failed)


def _opened(path: Path) -> _File:
    return _file(path.name, read_bounded(path, LARGEST_FILE))


def _file(name: str, data: bytes) -> _File:
    return _File(name, data, sha256(data).hexdigest(), returning.claim(data))
