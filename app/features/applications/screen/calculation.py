"""The tab „Berechnung“: the grant step by step, and the decision with the calculation as it stood."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.features.applications.queries import ApplicationDetail, DecisionRow
from app.features.applications.rules import Verb, may, open_points
from app.ui.context import Context
from app.ui.steps import StepsList
from app.ui.theme import Tone
from app.ui.widgets import H3, Banner, Quiet, Text


class CalculationPanel(QWidget):
    """What the guideline gives, what is free, and what was decided."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del context  # shows what the record holds, asks nothing itself
        self._source = Quiet("")
        self._steps = StepsList()
        self._points = Banner("", Tone.WARN)
        self._money = Text("")
        self._decided = H3("")
        self._decision = Text("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._decided, self._decision, self._source, self._steps, self._points, self._money):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_record(self, detail: ApplicationDetail) -> None:
        """Show this application."""
        frozen = detail.decision if not may(detail.status, Verb.CHANGE) else None
        steps = (frozen.calculation if frozen else detail.calculation).steps
        self._steps.show_steps(steps)
        kept = "wie sie bei der Entscheidung stand, " if frozen else ""
        self._source.setText(
            f"Berechnung {kept}nach der Fassung {detail.guideline} der Richtlinie. {_checked(detail)} "
            f"{_decider(detail)}".strip()
        )
        points = [] if frozen else [sentence for sentence, _ in open_points(detail.plan)]
        self._points.say("\n".join(points))
        self._points.setVisible(bool(points))
        self._money.setText(_money(detail))
        self._decided.setVisible(frozen is not None)
        self._decision.setVisible(frozen is not None)
        if frozen:
            self._decided.setText(_title(frozen))
            self._decision.setText(frozen.reason or "Ohne weitere Begründung.")


def _decider(detail: ApplicationDetail) -> str:
    if not detail.sitting_decides or not may(detail.status, Verb.CHANGE):
        return ""
    return f"Es entscheidet: {detail.sitting_decides}. Auf die Tagesordnung kommt der Antrag unter „Gremien“."


def _checked(detail: ApplicationDetail) -> str:
    if detail.checked_on is None:
        return ""
    who = f" von {detail.checked_by}" if detail.checked_by else ""
    return f"Geprüft am {formats.day(detail.checked_on)}{who}."


def _title(decision: DecisionRow) -> str:
    who = f" von {decision.who}" if decision.who else ""
    day = formats.day(decision.decided_on)
    if decision.kind == "approved":
        return f"{formats.money(decision.amount)} bewilligt am {day}{who}"
    return f"Abgelehnt am {day}{who}"


def _money(detail: ApplicationDetail) -> str:
    if detail.approved is not None:
        return f"Gezahlt sind {formats.money(detail.paid)}, offen {formats.money(detail.open_amount)}."
    if not may(detail.status, Verb.CHANGE):
        return ""
    held = (
        f"Davon sind {formats.money(detail.reserved)} für diesen Antrag vorgemerkt."
        if detail.reserved
        else "Für diesen Antrag ist noch nichts vorgemerkt."
    )
    return f"Im „{detail.fund}“ {detail.draft.year} frei: {formats.money(detail.free)}. {held}"
