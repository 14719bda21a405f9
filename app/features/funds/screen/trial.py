"""Beside the form of a guideline: what a made-up project would get, and what changed since the last one."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.domain.guideline import (
    BODIES,
    BOUNDS,
    Calculation,
    Rules,
    calculate,
    documents_needed,
    instalments,
    quotes_needed,
    tier,
)
from app.features.funds.form import TRIAL_FORM
from app.features.funds.rules import TrialDraft, changes, rules_as_typed, summary, trial_case
from app.ui.context import Context
from app.ui.form import Form
from app.ui.sheet import Beside
from app.ui.steps import StepsList
from app.ui.theme import Tone
from app.ui.widgets import H3, Banner, Quiet, Text

_PAUSE = 120
"""Milliseconds without a keystroke before it is calculated anew."""


class TrialPanel(QWidget):
    """Follows both forms; calculates without asking the file.

    Args:
        form: of the guideline. before: name and rules of the version that the typed one is compared with.
    """

    def __init__(
        self, context: Context, form: Form[Any], before: tuple[str, Rules] | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._form, self._before = form, before
        self.trial: Form[TrialDraft] = Form(context, TRIAL_FORM, parent=self)
        self.summary = Quiet("")
        self.steps = StepsList()
        self.refused = Banner("", Tone.WARN)
        self.follows = Text("")
        self.changes = Text("")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.draw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(H3("Probe: Was bekäme ein Projekt?"))
        for widget in (self.summary, self.trial, self.steps, self.refused, self.follows):
            layout.addWidget(widget)
        self._changed = H3(f"Geändert gegenüber „{before[0]}“" if before else "")
        layout.addWidget(self._changed)
        layout.addWidget(self.changes)
        layout.addStretch(1)
        self.trial.show_draft(TrialDraft(), offer=False)
        for told in (form.changed, self.trial.changed):
            told.connect(self._pause.start)
        self.draw()

    def draw(self) -> None:
        """Calculate and show."""
        rules = rules_as_typed(self._form.values())
        values = {name: value for name, value in self.trial.values().items() if value is not None}
        # An empty field is empty here; only a new panel begins with an example.
        draft = TrialDraft(**{"cost": None, "area": None, **values})
        case = trial_case(draft)
        found = calculate(rules, case)
        self.summary.setText(summary(rules))
        shown = found.steps[: len(found.steps) - len(found.refused)] if found.refused else found.steps
        self.steps.show_steps(shown)
        self.refused.say("\n".join(found.refused))
        self.refused.setVisible(bool(found.refused))
        self.follows.setText(
            "\n".join(_follows(rules, found, [one.label for one in documents_needed(rules, case)]))
        )
        self._compare(rules)

    def _compare(self, rules: Rules) -> None:
        told = changes(self._before[1], rules) if self._before else []
        self.changes.setText("\n".join(told) or "Noch nichts.")
        for widget in (self._changed, self.changes):
            widget.setVisible(self._before is not None)


def _follows(rules: Rules, found: Calculation, documents: list[str]) -> list[str]:
    """What else comes of these figures, a line each."""
    lines = [f"Bestimmend: {BOUNDS.get(found.bound_by, found.bound_by)}"]
    decides = tier(rules, found.grant)
    if decides is not None:
        lines.append(f"Es {'empfiehlt' if decides.recommends else 'entscheidet'}: {BODIES[decides.body]}")
    quotes = quotes_needed(rules, found.total)
    if quotes:
        lines.append(f"Nötig: {formats.count(quotes, 'Angebot', 'Angebote')}")
    if documents:
        lines.append(f"Unterlagen: {', '.join(documents)}")
    parts = instalments(rules, found.grant)
    if len(parts) > 1:
        lines.append(f"Raten: {', '.join(formats.money(part) for part in parts)}")
    return lines


def beside(context: Context, before: tuple[str, Rules] | None) -> Beside:
    """Makes the panel for a sheet."""
    return lambda form, parent: TrialPanel(context, form, before, parent)
