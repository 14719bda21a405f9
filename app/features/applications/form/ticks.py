"""What the guideline of the chosen fund lets one tick: goals, conditions, who applies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.guideline import Rules
from app.domain.options import Option
from app.features.applications import queries
from app.features.applications.queries import PlanFacts
from app.ui.fields import Editor, Field, Host, Values
from app.ui.fields.choice import ChoiceEditor
from app.ui.widgets import Quiet

NOTHING = "Die Richtlinie des gewählten Fonds nennt hier nichts."


@dataclass(frozen=True)
class Ticks(Field):
    """Check boxes, one for each sentence that the guideline names. Value: tuple of the sentences ticked.

    Args:
        offered: what the rules name.
    """

    offered: Callable[[Rules], Sequence[str]] = lambda _rules: ()

    def editor(self, host: Host) -> Editor:
        """Boxes below each other."""
        return _TicksEditor(self, host, self.offered)


@dataclass(frozen=True)
class Group(Field):
    """Who applies, in the words of the guideline. Value: a text, empty when nobody chose."""

    def editor(self, host: Host) -> Editor:
        """A list to choose from."""
        return _GroupEditor(self, host)


class _Guided:
    """Knows the rules that the form's values lead to."""

    def __init__(self, show: Callable[[Rules | None], None]) -> None:
        self._facts = PlanFacts({}, {})
        self._show = show
        self._rules: Rules | None = None

    def know(self, facts: PlanFacts, values: Values) -> None:
        self._facts = facts
        self.follow(values)

    def follow(self, values: Values) -> None:
        fund = self._facts.funds.get(values.get("fund_id") or 0)
        rules = fund.rules_on(values.get("received_on")) if fund else None
        if rules != self._rules:
            self._rules = rules
            self._show(rules)


class _TicksEditor(Editor):
    def __init__(self, field: Ticks, host: Host, offered: Callable[[Rules], Sequence[str]]) -> None:
        super().__init__(field, host)
        self._offered = offered
        self._boxes: dict[str, QCheckBox] = {}
        self._ticked: list[str] = []
        self._read_only = False
        self._guided = _Guided(self._offer)
        self._nothing = Quiet(NOTHING)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._nothing)
        self.refresh()

    def refresh(self) -> None:
        """Another record may have other rules."""
        self.host.context.look(
            queries.plan_facts, lambda facts: self._guided.know(facts, self.host.values()), self, slot="rules"
        )

    def follow(self, values: Values) -> None:
        """Another fund was chosen."""
        self._guided.follow(values)

    def target(self) -> QWidget:
        """The first box."""
        return next(iter(self._boxes.values()), self)

    def value(self) -> tuple[str, ...]:
        """What is ticked, in the guideline's order; what it no longer names stays."""
        known = [name for name in self._boxes if name in self._ticked]
        return (*known, *(name for name in self._ticked if name not in known))

    def show_value(self, value: Any) -> None:
        """Tick these."""
        self._ticked = list(value or ())
        for name, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(name in self._ticked)
            box.blockSignals(False)

    def raw(self) -> Any:
        """As the value."""
        return list(self.value())

    def show_raw(self, raw: Any) -> None:
        """As the value."""
        self.show_value(raw)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """The boxes are seen and not ticked."""
        self._read_only = read_only
        for box in self._boxes.values():
            box.setEnabled(not read_only)

    def _offer(self, rules: Rules | None) -> None:
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        names = self._offered(rules) if rules else ()
        self._boxes = {name: self._box(name) for name in names}
        self._nothing.setVisible(not names)

    def _box(self, name: str) -> QCheckBox:
        box = QCheckBox(name)
        box.setAccessibleName(name)
        box.setChecked(name in self._ticked)
        box.setEnabled(not self._read_only)
        box.toggled.connect(lambda on: self._tick(name, on))
        self._layout.addWidget(box)
        return box

    def _tick(self, name: str, on: bool) -> None:  # noqa: FBT001 - as Qt's signal gives it
        if on and name not in self._ticked:
            self._ticked.append(name)
        elif not on and name in self._ticked:
            self._ticked.remove(name)
        self.edited.emit()


class _GroupEditor(ChoiceEditor):
    def __init__(self, field: Group, host: Host) -> None:
        super().__init__(field, host, (), "nicht angegeben")
        self._guided = _Guided(self._know)
        host.context.look(
            queries.plan_facts, lambda facts: self._guided.know(facts, host.values()), self, slot="rules"
        )

    def follow(self, values: Values) -> None:
        """Another fund was chosen."""
        self._guided.follow(values)

    def value(self) -> str:
        """Empty when nobody chose."""
        return super().value() or ""

    def show_value(self, value: Any) -> None:
        """Empty is nothing chosen."""
        super().show_value(value or None)

    def _know(self, rules: Rules | None) -> None:
        self._fill([Option(name, name) for name in (rules.applicants if rules else ())])
