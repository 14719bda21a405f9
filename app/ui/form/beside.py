"""Sentences beside the fields of a form: where each belongs, and the way there."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from app.domain.errors import Refused
from app.ui.context import Context
from app.ui.fields.rows import RowsEditor
from app.ui.form.boxes import FieldBox, SectionBox

_CELL = re.compile(r"^(?P<name>\w+)\[(?P<row>\d+)\]\.(?P<cell>\w+)$")


class Beside:
    """Knows the fields of one form; the form goes on adding to both while it grows."""

    def __init__(
        self, context: Context, sections: Sequence[SectionBox], boxes: Mapping[str, FieldBox]
    ) -> None:
        self._context = context
        self._sections = sections
        self._boxes = boxes

    def refuse(self, refused: Refused) -> None:
        """Each sentence beside its field, or in the bar of the window; the cursor into the first field."""
        together: dict[object, list[Refused]] = {}
        for at, one in enumerate(refused.all):
            together.setdefault(self._place(one)[0] or one.field or at, []).append(one)
        for found in reversed(together.values()):
            self._refuse(found)

    def has_place(self, refused: Refused) -> bool:
        """Whether any of its sentences belongs beside a field here."""
        return any(self._place(one)[0] is not None for one in refused.all)

    def open_points(self) -> list[tuple[str, Callable[[], None]]]:
        """The fields a sentence stands beside, in reading order: what each is called, and the way there."""
        return [
            (box.editor.field.label, partial(self._lead_to, box))
            for box in self._boxes.values()
            if box.error.text()
        ]

    def _refuse(self, found: Sequence[Refused]) -> None:
        """What belongs to one place: each sentence once, every cell it is about marked."""
        sentence = " ".join(dict.fromkeys(one.sentence for one in found))
        box, _ = self._place(found[0])
        if box is None:
            self._context.messages.refused(Refused(sentence, found[0].field))
            return
        box.say(sentence)
        for one in found:
            _, cell = self._place(one)
            if cell and isinstance(box.editor, RowsEditor):
                box.editor.mark_cell(int(cell["row"]), cell["cell"])
        self._lead_to(box)

    def _place(self, refused: Refused) -> tuple[FieldBox | None, re.Match[str] | None]:
        cell = _CELL.match(refused.field or "")
        return self._boxes.get(cell["name"] if cell else refused.field or ""), cell

    def _lead_to(self, box: FieldBox) -> None:
        for section in self._sections:
            if box in section.boxes:
                section.unfold()
        box.editor.take_focus()
        box.reveal()
