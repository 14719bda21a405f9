"""The sections of a form with their fields, built one after the other."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.ui.fields.declared import Host, Values
from app.ui.form.boxes import FieldBox, SectionBox
from app.ui.form.declared import FormSpec
from app.ui.reading import chain


class Body:
    """Knows which sections stand already.

    Args:
        host: what editors may use of the form. column: what the sections stand in. edited: is told of edits.
    """

    def __init__(
        self, spec: FormSpec, host: Host, column: QWidget, edited: Callable[[FieldBox], None]
    ) -> None:
        self._spec, self._host, self._column, self._edited = spec, host, column, edited
        self.layout = QVBoxLayout(column)
        self.layout.setContentsMargins(0, 0, 0, 0)
        self.layout.setSpacing(24)
        self.sections: list[SectionBox] = []
        self.boxes: dict[str, FieldBox] = {}

    @property
    def whole(self) -> bool:
        """Whether all of it stands."""
        built = len(self.sections) == len(self._spec.sections)
        return built and not any(section.waiting for section in self.sections[-1:])

    def grow(self) -> list[FieldBox]:
        """Build the next fields of a section; those that are new."""
        if not self.sections or not self.sections[-1].waiting:
            section = SectionBox(self._spec.sections[len(self.sections)], self._host, self._column)
            self.sections.append(section)
            self.layout.addWidget(section)
        built = self.sections[-1].build()
        for box in built:
            self.boxes[box.editor.field.name] = box
            box.editor.edited.connect(lambda box=box: self._edited(box))
        if self.whole:
            self.layout.addStretch()
            self._chain_tabs()
        return built

    def values(self, base: Any) -> dict[str, Any]:
        """Current values; None where empty or not (yet) valid, the draft's own where nothing is built yet."""
        found: dict[str, Any] = {}
        for name, box in self.boxes.items():
            try:
                found[name] = box.editor.value()
            except Refused:
                found[name] = None
        if not self.whole:
            others = (field.name for field in self._spec.fields() if field.name not in found)
            found.update((name, getattr(base, name, None)) for name in others)
        return found

    def settled(self, base: Any) -> dict[str, Any]:
        """The values once every field that keeps its distance to another has gone along with it."""
        values = self.values(base)
        carried = {name for name, box in self.boxes.items() if box.editor.carry(values)}
        return self.values(base) if carried else values

    def asked(self, values: Values) -> Iterator[tuple[str, FieldBox]]:
        """The fields that are shown (a folded section is asked all the same)."""
        for section in self.sections:
            for box in section.valued():
                rules = (section.section.visible_if, box.editor.field.visible_if)
                if all(rule is None or rule(values) for rule in rules):
                    yield box.editor.field.name, box

    def _chain_tabs(self) -> None:
        """Tab order is reading order."""
        targets = [stop for section in self.sections for stop in section.stops()]
        chain(targets)
