"""The page of the handover: the coming one above, those of the past below."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dates import Week
from app.domain.sheets import SheetSource
from app.features.handover import queries
from app.features.handover.rules import Plan
from app.features.handover.screen.coming import ComingCard
from app.features.handover.screen.past import PastCard
from app.features.handover.screen.plan_editor import PlanEditor
from app.ui.actions import Shortcut
from app.ui.context import Context
from app.ui.screen import Page, Screen


class HandoverScreen(Screen):
    """Hands weeks over and shows what went out.

    Args:
        context: what a screen may do.
        sources: gives the sheets of all features; the composition root knows them.
    """

    kind = "handover"
    title = "Übergabe"
    icon = "send"
    shows = frozenset(
        {
            "applications",
            "appointments",
            "concerns",
            "consultations",
            "fund_years",
            "handovers",
            "letters",
            "measures",
            "payments",
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
        self._page = Page("Übergabe", "die Woche für das Bauamt", self)
        self.coming = ComingCard(context, sources, self.edit_plan, self._done, self._page.inside)
        self.past = PastCard(context, self._page.inside)
        self._page.add(self.coming)
        self._page.add(self.past)
        self._page.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self.hear({"Ctrl+N": lambda: context.new("consultation"), "F5": self.reload})

    def shortcuts(self) -> Sequence[Shortcut]:
        """Somebody comes in while the week is being handed over: that is a consultation."""
        return (Shortcut("Neue Beratung", "Ctrl+N"), Shortcut("Neu laden", "F5"))

    def reload(self) -> None:
        """Read both parts anew."""
        self.coming.reload()
        self.past.reload()

    def open_record(self, record_id: int) -> None:
        """Show one past handover."""
        self.start()
        self.past.table.select(record_id)
        self.past.show_handover(record_id)

    def new_record(self, **preset: object) -> None:
        """Begin a handover; ``week`` names the week."""
        self.start()
        week = preset.get("week")
        if isinstance(week, str):
            self.coming.choose(Week.parse(week))
        self.coming.hand_over.setFocus()

    def edit_plan(self) -> None:
        """Choose sheets and columns."""
        self.context.look(
            lambda session: queries.plan(session, self._sources()), self._show_plan, self, slot="plan"
        )

    def _show_plan(self, plan: Plan) -> None:
        week = self.coming.week or Week.of(self.context.clock.today())
        PlanEditor(self.context, plan, self._sources(), week, self).open()

    def _done(self, record_id: int) -> None:
        """What has just gone out is shown, with its cover and what it is compared by."""
        self.past.reload()
        self.past.table.select(record_id)
        self.past.show_handover(record_id)
