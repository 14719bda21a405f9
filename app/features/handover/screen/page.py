"""The page of the handover: what goes out, what comes back, and what is still to come."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedLayout, QTabBar, QWidget

from app.domain import formats
from app.domain.dates import Week
from app.domain.ids import Ref
from app.domain.sheets import SheetSource
from app.features.handover import queries
from app.features.handover.queries.outstanding import Waiting
from app.features.handover.rules import Plan
from app.features.handover.screen.coming import ComingCard
from app.features.handover.screen.minding import FollowUpsCard
from app.features.handover.screen.outstanding import OutstandingCard
from app.features.handover.screen.past import PastCard
from app.features.handover.screen.plan_editor import PlanEditor
from app.features.handover.screen.reminding import RemindersCard
from app.features.handover.screen.returned import OfficeCore, ReturnedView
from app.ui.actions import Action, Shortcut
from app.ui.context import Context
from app.ui.screen import Page, Screen, hear
from app.ui.theme import Tone
from app.ui.widgets import Banner

_ENDINGS = frozenset({".xlsx", ".xlsm"})
OUT, BACK = range(2)
"""The tabs."""


class HandoverScreen(Screen):
    """Hands weeks over, shows what went out, takes over what comes back.

    Args:
        context: what a screen may do.
        sources: gives the sheets of all features; the composition root knows them.
    """

    kind = "handover"
    title = "Übergabe"
    icon = "send"
    shows = frozenset(
        {
            "answer_requests",
            "answers",
            "applications",
            "appointments",
            "calendar_entries",
            "calendar_exceptions",
            "concerns",
            "consultations",
            "follow_ups",
            "fund_years",
            "handovers",
            "letters",
            "measures",
            "payments",
            "returned_files",
            "settings",
        }
    )

    def __init__(
        self,
        context: Context,
        sources: Callable[[], Sequence[SheetSource]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._sources = sources
        self.setAcceptDrops(True)
        self._page = Page("Übergabe", "die Woche für das Bauamt, und was zurückkommt", self)
        self.returned = ReturnedView(context, OfficeCore(context, self, sources), self)
        read_in = Action("Rückmeldung einlesen …", self.returned.ask_file, icon="import", shortcut="Ctrl+O")
        self._page.add_action(read_in)
        self.unfinished = Banner(
            "", Tone.INFO, (Action("Weiter", self._go_on), Action("Verwerfen", self._ask_forget))
        )
        self.unfinished.hide()
        inside = self._page.inside
        self.coming = ComingCard(context, sources, self.edit_plan, self._done, inside)
        self.past = PastCard(context, inside)
        self.reminders = RemindersCard(context, inside)
        self.outstanding = OutstandingCard(context, self.reminders.write, self._count, inside)
        self.follow_ups = FollowUpsCard(context, inside)
        self.tabs = QTabBar(inside)
        self._build()
        self.hear({"Ctrl+N": lambda: context.new("consultation"), "F5": self.reload})
        self.hear({"Ctrl+O": self.returned.ask_file})
        hear(self.returned, {"Esc": self.returned.close_view, "Ctrl+Return": self.returned.take_over})
        self.returned.opened.connect(lambda: self._stack.setCurrentWidget(self.returned))
        self.returned.closed.connect(self._show_page)
        self.returned.kept.connect(self._tell_unfinished)

    def shortcuts(self) -> Sequence[Shortcut]:
        """Somebody comes in while the week is being handed over: that is a consultation."""
        return (
            Shortcut("Neue Beratung", "Ctrl+N"),
            Shortcut("Rückmeldung einlesen", "Ctrl+O"),
            Shortcut("Rückmeldung übernehmen", "Ctrl+Return"),
            Shortcut("Zelle ankreuzen", "Space"),
            Shortcut("Neu laden", "F5"),
        )

    def reload(self) -> None:
        """Read all parts anew."""
        for part in (self.coming, self.past, self.outstanding, self.follow_ups, self.reminders):
            part.reload()
        self.returned.refresh()
        if self.returned.case is None:
            self.returned.keeping.look(self._tell_unfinished)

    def leave(self) -> None:
        """Keep what was decided."""
        self.returned.keep()

    def open_ref(self, ref: Ref) -> None:
        """Show one past handover, a reminder or a follow-up."""
        if ref.kind not in {"reminder", "follow_up"}:
            self.open_record(ref.id)
            return
        self.start()
        self.show_tab(BACK)
        if ref.kind == "reminder":
            self.reminders.show_letter(ref.id)
        else:
            self.follow_ups.select(ref.id)

    def open_record(self, record_id: int) -> None:
        """Show one past handover."""
        self.start()
        self.show_tab(OUT)
        self.past.table.select(record_id)
        self.past.show_handover(record_id)

    def new_record(self, **preset: object) -> None:
        """Begin a handover; ``week`` names the week. ``show`` is what comes back instead: all, or a file."""
        self.start()
        if preset.get("show") == "file":
            self.returned.ask_file()
            return
        if preset.get("show") == "answers":
            self.show_tab(BACK)
            self.outstanding.table.take_focus()
            return
        self.show_tab(OUT)
        week = preset.get("week")
        if isinstance(week, str):
            self.coming.choose(Week.parse(week))
        self.coming.hand_over.setFocus()

    def show_tab(self, tab: int) -> None:
        """Show what goes out, or what comes back; what is being decided is kept."""
        if self.returned.case is not None:
            self.returned.close_view()
        self.tabs.setCurrentIndex(tab)

    def edit_plan(self) -> None:
        """Choose sheets and columns."""
        self.context.look(
            lambda session: queries.plan(session, self._sources()), self._show_plan, self, slot="plan"
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A workbook can be dropped anywhere on the page."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.returned.open_file(path)

    # -- inside ----------------------------------------------------------------------------

    @staticmethod
    def _dropped(event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in _ENDINGS else None

    def _build(self) -> None:
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("Teile der Übergabe")
        self.tabs.addTab("Übergeben")
        self.tabs.addTab("Rückmeldungen")
        self._page.add(self.unfinished)
        self._page.add(self.tabs)
        for card in (self.coming, self.past, self.outstanding, self.follow_ups, self.reminders):
            self._page.add(card)
        self._page.body.addStretch()
        self.tabs.currentChanged.connect(self._show_cards)
        self._show_cards(OUT)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.returned)

    def _show_cards(self, tab: int) -> None:
        cards: dict[int, tuple[QWidget, ...]] = {
            OUT: (self.coming, self.past),
            BACK: (self.outstanding, self.follow_ups),
        }
        for at, some in cards.items():
            for card in some:
                card.setVisible(at == tab)
        self.reminders.set_wanted(wanted=tab == BACK)

    def _show_page(self) -> None:
        self._stack.setCurrentWidget(self._page)
        self._tell_unfinished()

    def _count(self, waiting: Waiting) -> None:
        some = f" ({formats.number(waiting.count)})" if waiting.count else ""
        self.tabs.setTabText(BACK, f"Rückmeldungen{some}")

    def _show_plan(self, plan: Plan) -> None:
        week = self.coming.week or Week.of(self.context.clock.today())
        PlanEditor(self.context, plan, self._sources(), week, self).open()

    def _done(self, record_id: int) -> None:
        """What has just gone out is shown, with its cover and what it is compared by."""
        self.past.reload()
        self.past.table.select(record_id)
        self.past.show_handover(record_id)

    # -- unfinished ------------------------------------------------------------------------

    def _newest(self) -> tuple[str, str] | None:
        """Digest and name of the file that was decided about last."""
        kept = self.returned.keeping.open
        digest = next(reversed(kept), None)
        return None if digest is None else (digest, str(kept[digest].get("name", "")))

    def _tell_unfinished(self) -> None:
        newest = self._newest()
        many = len(self.returned.keeping.open) - 1
        more = f" und {formats.count(many, 'weitere', 'weitere')}" if many > 0 else ""
        name = newest[1] if newest is not None else ""
        self.unfinished.say(f"Noch nicht übernommen: Rückmeldung „{name}“{more}. Ihre Auswahl ist gesichert.")
        self.unfinished.setVisible(newest is not None)

    def _go_on(self) -> None:
        newest = self._newest()
        if newest is not None:
            self.returned.go_on(newest[0])

    def _ask_forget(self) -> None:
        newest = self._newest()
        if newest is None:
            return

        def forget() -> None:
            self.returned.keeping.forget(newest[0])
            self._tell_unfinished()

        self.context.messages.ask(
            "Entscheidungen verwerfen?",
            f"Was Sie zu „{newest[1]}“ angekreuzt und eingegeben haben, geht verloren. Übernommen wurde "
            "daraus nichts.",
            "Verwerfen",
            forget,
            danger=True,
        )
