"""The calendar page: what is on, moved and drawn where it stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendar import Occurrence
from app.features.events.queries import calendar as queries
from app.features.events.queries.calendar import CalendarRow, DateDetail
from app.features.events.rules import appointments as rules
from app.features.events.screen import calendar_card as card
from app.features.events.screen import file_in, files, wall
from app.features.events.screen.calendar_actions import CardActions
from app.features.events.screen.calendar_moving import Mover
from app.features.events.screen.calendar_weeks import Weeks
from app.features.events.screen.settings import ask_calendars, ask_days_off
from app.ui.actions import Action, Shortcut
from app.ui.calendar import keys
from app.ui.calendar.board import Board
from app.ui.calendar.shown import Free, Layer, Shown
from app.ui.calendar.spans import ViewKind
from app.ui.context import Context
from app.ui.screen import Screen

_MEMORY = "calendar"
"""Under what the ticks and the view are kept."""
_MINUTE = 60_000
_OWN = ("office_hour", "meeting", "event", "deadline")


class CalendarScreen(Screen):
    """Month, week, day, list and year over all dates: ours and those of others."""

    kind = "calendar"
    title = "Kalender"
    icon = "calendar"
    shows = frozenset(
        {
            "appointment_staff",
            "appointments",
            "calendar_entries",
            "calendar_exceptions",
            "calendars",
            "event_tasks",
            "events",
            "school_holidays",
            "settings",
            "staff",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown = Shown(context.clock.today(), context.clock.now(), kinds=rules.KINDS)
        self._calendars: tuple[CalendarRow, ...] = ()
        self._ticks: dict[str, bool] = {}
        self._remembered = self._switched = False
        printed = Action("Drucken", self._offer_sheets, icon="printer")
        files_ = Action("Kalenderdateien", self._offer_files, icon="share-2")
        new = Action("Neuer Termin", self.new_record, icon="plus", primary=True)
        self.board = Board(self._shown, (printed, files_, new), self._links(), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.board)
        self.setFocusProxy(self.board)
        self.weeks = Weeks(context, self, self._arrived)
        self._mover = Mover(context, self, self.board, self._read_again)
        self._card_actions = CardActions(context, self, self._mover, self.board.card.close_card)
        self.setAcceptDrops(True)
        self._connect()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(lambda: self.board.tick(context.clock.now()))
        self._minute.start()
        self.hear({"Ctrl+N": self.new_record, "F5": self.reload})

    def reload(self) -> None:
        """Read anew what is seen; what is known is shown until then."""
        if not self._remembered:
            self._remembered = True
            self.context.memory.load(_MEMORY, self._recall, self)
        self.context.look(queries.calendars, self._show_calendars, self, slot="calendars")
        self._read_again()

    def leave(self) -> None:
        """The card belongs to what is seen."""
        self.board.card.close_card()

    def new_record(self, **preset: object) -> None:
        """A new date on the chosen day."""
        starts_at = self.board.view.new_moment()
        self.context.new("appointment", **{"starts_at": starts_at, **preset})

    def shortcuts(self) -> Sequence[Shortcut]:
        """For the sheet of shortcuts."""
        return (Shortcut("Neuer Termin", "Ctrl+N"), Shortcut("Neu laden", "F5"), *keys.SHEET)

    # -- inside ----------------------------------------------------------------------------

    def _read_again(self) -> None:
        self.weeks.forget()
        self.weeks.want(*self.board.range())

    def _turn(self) -> None:
        self.weeks.want(*self.board.range())
        if not self.weeks.complete():
            self.board.view.hold()

    def _links(self) -> tuple[Action, ...]:
        return (
            Action("Kalender anderer …", lambda: ask_calendars(self.context, self)),
            Action("Feiertage und Ferien …", lambda: ask_days_off(self.context, self)),
        )

    def _offer_files(self) -> None:
        files.menu(self, files.file_offers(self.context, self))

    def _offer_sheets(self) -> None:
        files.menu(self, wall.offers(self.context, self))

    def _connect(self) -> None:
        board = self.board
        board.turned.connect(self._turn)
        board.switched.connect(self._switch)
        board.ticked.connect(self._ticked)
        board.opened.connect(lambda one: self.context.open(one.moves_with or one.ref))
        board.picked.connect(self._details)
        board.drawn.connect(self._draw)
        board.moved.connect(self._mover.move)
        board.fixed.connect(self._mover.say_why)
        board.removed.connect(self._mover.remove)

    def _arrived(self) -> None:
        now = self.context.clock.now()
        seen = self.weeks.shown()
        free = tuple(Free(one.first, one.last, one.name, one.public) for one in seen.free)
        self.board.show_all(Shown(now.date(), now, seen.occurrences, free, rules.KINDS))
        if self.weeks.complete():
            self.board.view.release()

    def _draw(self, starts_at: datetime, ends_at: datetime | None, all_day: bool) -> None:  # noqa: FBT001 - as the signal gives it
        preset: dict[str, Any] = {"starts_at": starts_at}
        if ends_at is not None:
            preset["ends_at"] = ends_at
        if all_day:
            preset["all_day"] = True
        self.context.new("appointment", **preset)

    def _details(self, one: Occurrence, room: QRect) -> None:
        def show(found: DateDetail) -> None:
            self.board.show_details(card.details(one, found, self._card_actions.of(one)), room)

        self.context.look(lambda session: queries.detail(session, one), show, self, slot="calendar card")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A calendar file can be dropped anywhere on the page."""
        if files.dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what it would change."""
        path = files.dropped(event)
        if path is not None:
            event.acceptProposedAction()
            file_in.open_file(self.context, self, path)

    # -- what is ticked and remembered -----------------------------------------------------

    def _show_calendars(self, found: tuple[CalendarRow, ...]) -> None:
        self._calendars = found
        self._set_layers()

    def _set_layers(self) -> None:
        kinds = [Layer(f"kind:{kind}", rules.KINDS[kind], kind=kind) for kind in _OWN]
        # Of two calendars of one name the ticks mean both.
        by_name = {one.name: one for one in reversed(self._calendars)}
        others = [Layer(f"other:{name}", name, colour=one.colour) for name, one in by_name.items()]
        others.reverse()
        usual = {f"other:{one.name}": one.shown for one in self._calendars}
        hidden = frozenset(
            layer.key
            for layer in (*kinds, *others)
            if not self._ticks.get(layer.key, usual.get(layer.key, True))
        )
        self.board.set_layers((*kinds, *others), hidden)

    def _switch(self, _kind: ViewKind) -> None:
        self._switched = True
        self._remember()

    def _ticked(self, hidden: frozenset[str]) -> None:
        self._ticks = {key: key not in hidden for key in self.board.layer_keys()}
        self._remember()

    def _recall(self, kept: dict[str, Any] | None) -> None:
        if not kept:
            return
        self._ticks = {str(key): bool(shown) for key, shown in dict(kept.get("ticks", {})).items()}
        self._set_layers()
        # Whoever was quicker than the file has chosen.
        if not self._switched and kept.get("view") in set(ViewKind):
            self.board.show_view(ViewKind(kept["view"]))

    def _remember(self) -> None:
        payload = {"ticks": self._ticks, "view": str(self.board.view.kind)}
        self.context.memory.save(_MEMORY, payload)
