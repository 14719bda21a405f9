"""What the assistant does beside the window: read, recognise, check, write."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.domain import formats
from app.domain.errors import Refused, Unavailable
from app.domain.intake import Intake
from app.features.intake import queries, service
from app.features.intake.excel import LARGEST, Source, Work, read_source
from app.features.intake.queries import Ground
from app.features.intake.rules import Mapped
from app.features.intake.screen.guessing import likely_intake
from app.features.intake.screen.take_step import PlanRow, plan_rows
from app.features.intake.service import Taken
from app.system.files import read_bounded
from app.ui.context import Context
from app.ui.jobs import Progress


class Running:
    """Carries out one thing at a time; the page is told when it begins and ends.

    Args:
        context: what a screen may do.
        owner: the page; nothing more is said when it is gone.
        busy: told whether something is under way.
    """

    def __init__(self, context: Context, owner: QObject, busy: Callable[[bool], None]) -> None:
        self._context = context
        self._owner = owner
        self._busy = busy

    def read(
        self,
        path: Path,
        sheet: str | None,
        intakes: Sequence[Intake],
        done: Callable[[Source, str], None],
    ) -> None:
        """Read a list and guess what it holds."""

        def build(progress: Progress) -> tuple[Source, str]:
            source = read_source(read_bounded(path, LARGEST), path.name, sheet, progress)
            return source, likely_intake(source, intakes)

        self._make("Liste lesen", build, lambda found: done(*found))

    def begin(self, source: Source, intake: Intake, done: Callable[[Work, bool], None]) -> None:
        """Recognise the columns: as the last time, else anew; then take up what was typed for this very list.

        ``done`` is told the list, and whether something had been typed.
        """
        now = self._context.clock.now()

        def typed(work: Work, kept: dict[str, Any] | None) -> None:
            if kept:
                work.take_typed(kept)
            self._busy(False)
            done(work, bool(kept))

        def remembered(work: Work, mapped: Mapped | None) -> None:
            if mapped is not None:
                work.remember(mapped)
            self._context.drafts.load(key_of(work), lambda kept: typed(work, kept), self._owner)

        def recall(work: Work) -> None:
            headings = work.headings_key
            self._look(
                lambda session: queries.remembered(session, intake, headings),
                lambda mapped: remembered(work, mapped),
                "intake.remembered",
            )

        def recognise(ground: Ground) -> None:
            def build(progress: Progress) -> Work:
                progress(0, 0, "Spalten erkennen")
                return Work(source, intake, ground.desk, ground.now)

            self._make("Spalten erkennen", build, recall)

        self._look(lambda session: queries.ground(session, intake, now=now), recognise, "intake.ground")

    def check(self, work: Work, done: Callable[[Sequence[PlanRow]], None]) -> None:
        """Check all rows against what the file holds now: somebody may have made what a row missed."""
        now = self._context.clock.now()

        def compare(ground: Ground) -> None:
            def build(progress: Progress) -> tuple[PlanRow, ...]:
                work.renew(ground.desk, ground.now)
                work.check(progress)
                return plan_rows(work)

            self._make("Zeilen prüfen", build, done)

        self._look(lambda session: queries.ground(session, work.intake, now=now), compare, "intake.ground")

    def change(self, act: Callable[[], None], done: Callable[[], None]) -> None:
        """Change many rows."""

        def build(progress: Progress) -> None:
            progress(0, 0, "Zeilen ändern")
            act()

        self._make("Zeilen ändern", build, lambda _none: done())

    def take_over(self, work: Work, done: Callable[[Taken], None], failed: Callable[[Refused], None]) -> None:
        """Write all rows as one step."""
        now, staff_id, intake = self._context.clock.now(), self._context.staff_id, work.intake
        many = formats.count(work.summary().writes, intake.one, intake.many)
        self._busy(True)
        self._context.do_long(
            f"{many} aus „{work.source.name}“ übernehmen",
            lambda session, progress: service.take_over(
                session,
                intake,
                work.entries(),
                headings=work.headings_key,
                mapped=work.mapped(),
                now=now,
                staff_id=staff_id,
                progress=progress,
            ),
            done,
            title="Liste übernehmen",
            owner=self._owner,
            failed=failed,
            ended=lambda: self._busy(False),
        )

    # -- inside --------------------------------------------------------------------------------

    def _make(self, title: str, build: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        def delivered(found: Any) -> None:
            self._busy(False)
            done(found)

        self._busy(True)
        self._context.make(build, delivered, title=title, owner=self._owner, failed=lambda: self._busy(False))

    def _look(self, query: Callable[[Any], Any], show: Callable[[Any], None], slot: str) -> None:
        def failed(fault: Exception) -> None:
            self._busy(False)
            if isinstance(fault, Refused):
                self._context.messages.refused(fault)
            elif isinstance(fault, Unavailable):
                self._context.messages.unavailable(fault)

        self._busy(True)
        self._context.look(query, show, self._owner, slot=slot, failed=failed)


def key_of(work: Work) -> str:
    """Under what is kept what was typed for this very list."""
    return f"intake-{work.intake.key}-{work.source.digest[:24]}"
