"""One handover from the first reading to the files in the folder: read, make, record, write."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain import formats
from app.domain.dates import Week
from app.domain.errors import Refused, Unavailable
from app.domain.sheets import SheetSource
from app.features.handover import excel, queries, service
from app.features.handover.rules import Material
from app.features.handover.service import STALE, Package
from app.system.encrypted_zip import NamedBytes
from app.system.files import unused, write_whole
from app.ui.context import Context
from app.ui.jobs import Progress

_TRIES = 3


@dataclass(frozen=True)
class _Made:
    """What is archived, and what is put into the folder."""

    package: Package
    files: tuple[NamedBytes, ...]


class Making:
    """Hands one week over into a folder.

    Args:
        context: what a screen may do.
        owner: the screen; nothing more is said when it is gone.
        sources: sheets of the features.
        done: told the record's id when all is written.
        failed: told when it did not come to that.
    """

    def __init__(
        self,
        context: Context,
        owner: QObject,
        sources: Sequence[SheetSource],
        done: Callable[[int], None],
        failed: Callable[[], None],
    ) -> None:
        self._context = context
        self._owner = owner
        self._sources = sources
        self._done = done
        self._failed = failed
        self._tries = 0
        self._password = ""

    def start(self, week: Week, folder: Path, password: str = "") -> None:
        """Begin; whatever fails is told in the bar. A password makes it one encrypted ZIP."""
        self._password = password
        self._tries += 1
        context = self._context
        now, staff_id = context.clock.now(), context.staff_id
        context.look(
            lambda session: queries.collect(session, self._sources, week, now=now, staff_id=staff_id),
            lambda material: self._make(material, folder),
            self._owner,
            slot="handover.collect",
            failed=self._unread,
        )

    def _unread(self, fault: Exception) -> None:
        self._failed()
        if isinstance(fault, Refused):
            self._context.messages.refused(fault)
        elif isinstance(fault, Unavailable):
            self._context.messages.unavailable(fault)

    def _make(self, material: Material, folder: Path) -> None:
        def build(progress: Progress) -> _Made:
            service.prepare(folder)
            # The kit for paper is loaded here, beside the window, not when the page is first opened.
            from app.features.handover import document  # noqa: PLC0415 - see above

            package = excel.pack(material, document.cover(material), progress)
            return _Made(package, tuple(service.outgoing(package, self._password)))

        self._context.make(
            build,
            lambda made: self._record(made, folder),
            title="Wochenliste erstellen",
            owner=self._owner,
            failed=self._failed,
        )

    def _record(self, made: _Made, folder: Path) -> None:
        material, context = made.package.material, self._context
        now, staff_id = material.made_at, context.staff_id

        def refused(reason: Refused) -> None:
            if reason.field == STALE and self._tries < _TRIES:
                self.start(material.period.week, folder, self._password)
            else:
                self._failed()
                context.messages.refused(reason)

        context.do(
            f"{formats.week(material.period.week)} übergeben",
            lambda session: service.record(session, made.package, now=now, staff_id=staff_id),
            lambda record_id: self._write(made, folder, record_id),
            owner=self._owner,
            sealed=True,
            failed=refused,
        )

    def _write(self, made: _Made, folder: Path, record_id: int) -> None:
        material = made.package.material

        def build(progress: Progress) -> Path:
            for number, (name, data) in enumerate(made.files):
                progress(number, len(made.files), name)
                with _counted(material.number):
                    write_whole(unused(folder / name), data)
            return folder

        def written(path: Path) -> None:
            self._context.messages.done(
                f"Übergabe Nr. {material.number} ({formats.week(material.period.week)}) liegt in {path}."
            )
            self._done(record_id)

        self._context.make(build, written, title="Dateien schreiben", owner=self._owner)


@contextlib.contextmanager
def _counted(number: int) -> Iterator[None]:
    """The handover stands already: whoever made another would hand the week over twice."""
    try:
        yield
    except Unavailable as fault:
        raise Unavailable(
            f"Übergabe Nr. {number} ist festgehalten, aber noch nicht als Datei abgelegt: {fault.what}",
            f"{fault.remedy} Unter „Bisherige Übergaben“ lässt sie sich jederzeit erneut speichern.",
        ) from fault
