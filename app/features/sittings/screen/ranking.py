"""The tab „Rangfolge“: who gets how much when the money does not do for all."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import Money
from app.features.sittings.form.sittings import RANKING
from app.features.sittings.queries.rows import SittingDetail
from app.features.sittings.rules.ranking import Claim, RankingDraft, by_rank, filled, in_proportion
from app.features.sittings.service import recording as service
from app.ui.browser.typed import TypedPanel
from app.ui.context import Context
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button, Quiet

_Proposal = Callable[[Sequence[Claim], Money], dict[int, Money]]


class RankingPanel(TypedPanel):
    """The pots, and the applications the committee said yes to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Rangfolge speichern", parent)
        self._detail: SittingDetail | None = None
        self.pots = Banner("", Tone.NEUTRAL)
        self._hint = Quiet(
            "Die Vorschläge ordnen nach dem Anteil der Ja-Stimmen, dann nach dem Tag der Vollständigkeit, "
            "dann nach dem Eingang. Rang und Betrag lassen sich danach ändern; entschieden wird im Gremium."
        )
        self._nothing = Quiet("Hier stehen die Anträge, sobald das Gremium ihnen zugestimmt hat.")
        self._full = Button("Vorschlag nach Rang", icon="list", run=lambda: self._propose(by_rank))
        self._equal = Button("Vorschlag anteilig", icon="chart-pie", run=lambda: self._propose(in_proportion))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.pots)
        layout.addWidget(self._hint)
        layout.addWidget(self._nothing)
        layout.addLayout(self.holder)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.save_button, self._full, self._equal):
            row.addWidget(button)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(1)

    def show_record(self, detail: SittingDetail) -> None:
        """Show the ranking of this sitting."""
        self._detail = detail
        said = "\n".join(pot.words for pot in detail.pots)
        self.pots.say(said)
        self.pots.setVisible(bool(said))
        some = bool(detail.ranking) and detail.runs
        self.show_form(RANKING, RankingDraft(detail.ranking), f"ranking:{detail.id}", locked=not detail.runs)
        self.save_button.setVisible(some)
        if self.editing is not None:
            self.editing.setVisible(bool(detail.ranking))
        for widget in (self._full, self._equal, self._hint):
            widget.setVisible(some)
        self._nothing.setVisible(not detail.ranking)

    def saving(self, draft: Any) -> tuple[str, Callable[[Any], Any]]:
        """The ranking as one step."""
        detail = self._detail
        if detail is None:
            raise LookupError("no sitting is shown")
        return "Rangfolge speichern", lambda session: service.set_ranking(session, detail.id, draft)

    def _propose(self, proposal: _Proposal) -> None:
        """Fill the list in, pot by pot; nothing is saved before somebody does."""
        detail, form = self._detail, self.editing
        if detail is None or form is None:
            return
        amounts: dict[int, Money] = {}
        claims = [row.claim for row in detail.items if row.claim is not None and not row.decided]
        pots = {row.id: row.pot for row in detail.items}
        for pot in detail.pots:
            amounts |= proposal([claim for claim in claims if pots[claim.item_id] == pot.key], pot.free)
        editor = form.editor("lines")
        lines = editor.value()
        for pot in detail.pots:
            mine = [claim for claim in claims if pots[claim.item_id] == pot.key]
            lines = filled(lines, mine, amounts)
        editor.show_value(lines)
        editor.edited.emit()
