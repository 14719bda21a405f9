"""Moving and removing dates in the calendar: asked of a series, done at once, told with its conflicts."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.calendar import Occurrence
from app.features.events.rules.repeats import SCOPES, THIS
from app.features.events.service import calendar as service
from app.features.events.service import moving
from app.ui.calendar import words
from app.ui.calendar.board import Board
from app.ui.calendar.scope import ScopeQuestion
from app.ui.context import Context


class Mover:
    """Does what was pulled, drawn or pressed.

    Args:
        again: reads anew what is seen; a date that could not be moved is back in its place then.
    """

    def __init__(self, context: Context, owner: QWidget, board: Board, again: Callable[[], None]) -> None:
        self._context = context
        self._owner = owner
        self._board = board
        self._again = again

    def move(self, before: Occurrence, after: Occurrence) -> None:
        """Put a date elsewhere; a series is asked how much of it."""
        self._board.put(before, after)
        if before.original_at is None:
            self._move(before, after, THIS)
            return
        explain = f"„{before.title}“ ist eine Serie. Neu: {words.when(after)}."
        self._ask(
            "Was möchten Sie verschieben?",
            explain,
            lambda scope: self._move(before, after, scope),
            (before, after),
        )

    def remove(self, one: Occurrence) -> None:
        """Take a date out; a series is asked how much of it."""
        if not one.movable:
            self.say_why(one)
        elif one.original_at is None:
            self._remove(one, THIS)
        else:
            explain = f"„{one.title}“ ist eine Serie. Gemeint ist: {words.when(one)}."
            self._ask("Was möchten Sie löschen?", explain, lambda scope: self._remove(one, scope), None)

    def say_why(self, one: Occurrence) -> None:
        """Neither dates of others, nor deadlines, nor sittings can be moved here."""
        if one.moves_with is not None and not one.to_do:
            self._context.messages.inform(
                f"„{one.title}“ ist eine Sitzung. Verlegt oder abgesagt wird sie unter „Gremien“, damit "
                "Fristen und Einladungen dazu passen; der Termin hier wandert dann mit."
            )
            return
        if one.to_do:
            self._context.messages.inform(
                f"„{one.title}“ ist eine Frist und richtet sich nach ihrer Veranstaltung; wird diese "
                "verschoben, wandert sie mit. Ändern und abhaken lässt sie sich dort unter "
                "„Aufgaben & Genehmigungen“."
            )
            return
        self._context.messages.inform(
            f"„{one.title}“ gehört zum Kalender „{one.calendar}“ und lässt sich hier nicht ändern. "
            "Verschoben wird der Termin bei dem, der ihn veranstaltet."
        )

    def _move(self, before: Occurrence, after: Occurrence, scope: str) -> None:
        name = f"Termin „{before.title}“ verschieben"
        self._context.do(
            name,
            lambda session: service.relocate(session, before, after, scope),
            lambda conflicts: self._tell(name, after, conflicts),
            owner=self._owner,
            ended=self._again,
        )

    def _tell(self, name: str, after: Occurrence, conflicts: tuple[str, ...]) -> None:
        messages = self._context.messages
        if not conflicts:
            messages.done(name, undo=True)
            return
        found = "; ".join(conflict.rstrip(".") for conflict in conflicts)
        sentence = f"„{after.title}“ ist verschoben: {words.when(after)}. Zu beachten: {found}."
        messages.warn_done(sentence)

    def _remove(self, one: Occurrence, scope: str) -> None:
        name = f"Termin „{one.title}“ löschen"
        self._context.do(
            name,
            lambda session: moving.remove_occurrence(session, one.ref.id, one.original_at, scope),
            lambda _none: self._context.messages.done(name, undo=True),
            owner=self._owner,
        )

    def _ask(
        self,
        question: str,
        explain: str,
        chosen: Callable[[str], None],
        moved: tuple[Occurrence, Occurrence] | None,
    ) -> None:
        asked = ScopeQuestion(question, explain, SCOPES, chosen, self._context.messages.parent_window())
        if moved is not None:
            before, after = moved
            asked.rejected.connect(lambda: self._board.put(after, before))
        asked.finished.connect(lambda _result: self._board.view.setFocus())
        asked.open()
