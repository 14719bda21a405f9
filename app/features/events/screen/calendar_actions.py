"""What can be done with a date from its card."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.calendar import Occurrence
from app.features.events.screen import files
from app.features.events.screen.calendar_moving import Mover
from app.features.events.screen.papers import PaperDesk
from app.features.events.service import tasks
from app.ui.actions import Action
from app.ui.context import Context


class CardActions:
    """Makes the buttons of a card.

    Args:
        close: takes the card away.
    """

    def __init__(self, context: Context, owner: QWidget, mover: Mover, close: Callable[[], None]) -> None:
        self._context = context
        self._owner = owner
        self._mover = mover
        self._close = close
        self._papers = PaperDesk(context, owner)

    def of(self, one: Occurrence) -> Sequence[Action]:
        """Open it; what is ours can be moved to the bin, printed, talked about."""
        go = self._after(partial(self._context.open, one.moves_with or one.ref))
        opened = Action("Öffnen", go, icon="arrow-up-right", primary=True)
        if one.to_do:
            return (opened, Action("Erledigt", self._after(partial(self._tick, one)), icon="check"))
        if not one.ours:
            return (opened,)
        consult = partial(self._context.new, "consultation", appointment_id=one.ref.id)
        printing = Action("Drucken …", partial(self._offer_papers, one), icon="printer")
        removing = self._after(partial(self._mover.remove, one))
        return (
            opened,
            Action("Beratung dazu", self._after(consult), icon="messages-square"),
            *((printing,) if one.status else ()),
            *((Action("Löschen", removing, icon="trash-2", danger=True),) if one.movable else ()),
        )

    def _tick(self, one: Occurrence) -> None:
        name = f"„{one.title}“ erledigt"
        self._context.do(
            name,
            lambda session: tasks.tick(session, one.ref.id, self._context.clock.today()),
            lambda _id: self._context.messages.done(name, undo=True),
            owner=self._owner,
        )

    def _after(self, run: Callable[[], object]) -> Callable[[], None]:
        """Close the card, then do it."""

        def act() -> None:
            self._close()
            run()

        return act

    def _offer_papers(self, one: Occurrence) -> None:
        """The papers of an event that has a plan."""
        made, record_id = self._papers, one.ref.id
        wanted: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ablaufplan", partial(made.running_order, record_id, internal=False)),
            ("Ablaufplan für das Team", partial(made.running_order, record_id, internal=True)),
            ("Anwesenheitsliste", partial(made.attendance, record_id)),
            ("Checkliste", partial(made.checklist, record_id)),
        )
        files.menu(self._owner, [Action(text, self._after(run)) for text, run in wanted])
