"""The form widget: shows a frozen draft, gives back another, keeps what is typed within a second."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import Faults, Refused
from app.ui.context import Context
from app.ui.fields.declared import Editor, Host
from app.ui.flow import bounded
from app.ui.form.beside import Beside
from app.ui.form.body import Body
from app.ui.form.boxes import FieldBox
from app.ui.form.declared import FormSpec
from app.ui.form.offer import DraftOffer
from app.ui.theme import FORM_WIDTH

Draft = TypeVar("Draft")

AUTOSAVE = 700
"""Milliseconds from the first keystroke to the kept draft; the promise is a second."""


class Form(QWidget, Generic[Draft]):
    """Sections of fields on one frozen dataclass.

    Args:
        context: what a screen may do.
        spec: the sections.
        draft_key: under what typed text is kept.
        piecewise: built by calls of ``grow``, so that a large form holds up the window for no longer than
            one of its sections takes. It can show a draft and be typed in meanwhile; whatever needs a field
            that is not built yet builds the rest.

    Signals:
        changed: something was edited or shown; ``dirty`` may be another.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        spec: FormSpec,
        *,
        draft_key: str = "",
        piecewise: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.spec = spec
        self._base: Draft | None = None
        self._dirty = False
        self._read_only = False
        self.revision = 0
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(AUTOSAVE)
        self._autosave.timeout.connect(self.keep)
        column = QWidget(self)
        self.setLayout(bounded(column, FORM_WIDTH))
        self._body = body = Body(spec, Host(context, self.values, self.say), column, self._edited)
        self._offer = DraftOffer(context, self, body.layout, self._typed, self.restore, self._is_busy)
        self._offer.key = draft_key
        self.sections, self._boxes = body.sections, body.boxes
        self._beside = Beside(context, self.sections, self._boxes)
        if not piecewise:
            self.finish()

    # -- building --------------------------------------------------------------------------

    @property
    def whole(self) -> bool:
        """Whether all its sections stand."""
        return self._body.whole

    def grow(self) -> bool:
        """Build the next fields, with what is shown in them; False when all of them stand."""
        if self.whole:
            return False
        begun = len(self.sections)
        built = self._body.grow()
        if self._base is not None:
            self._show_new(built, self._base, begun=len(self.sections) > begun)
        return True

    def finish(self) -> None:
        """Build what is not built yet."""
        while self.grow():
            pass

    # -- showing ---------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._dirty

    @property
    def draft_key(self) -> str:
        """Under what the typed text is kept."""
        return self._offer.key

    def show_draft(self, draft: Draft, *, key: str | None = None, offer: bool = True) -> None:
        """Show a draft; what was typed before and not saved is offered, if its key has any."""
        if self._dirty:
            self.keep()
        self._base = draft
        self._offer.key = self._offer.key if key is None else key
        self._dirty = False
        self._offer.drop()
        for section in self.sections:
            self._show_in(section.valued(), draft)
            section.open_for(draft)
        self._follow()
        if offer:
            self._offer.look()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - named like Qt's own setters
        """Show without letting anything be edited."""
        self._read_only = read_only
        for box in self._boxes.values():
            box.set_read_only(read_only=read_only)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        if name not in self._boxes:
            self.finish()
        return self._boxes[name].editor

    def values(self) -> dict[str, Any]:
        """Current values; None where empty or not (yet) valid."""
        return self._body.values(self._base)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for box in self._boxes.values():
            if box.isVisibleTo(self) and not box.editor.field.read_only:
                box.editor.take_focus()
                box.reveal()
                return

    # -- collecting ------------------------------------------------------------------------

    def collect(self) -> Draft | None:
        """The draft as typed; None when something is missing or wrong, with a sentence beside each field.

        Fields that are not shown keep what the draft had.
        """
        self.finish()
        values: dict[str, Any] = {}
        faults = Faults()
        for box in self._boxes.values():
            box.say("")
        for name, box in self._body.asked(self.values()):
            try:
                values[name] = box.editor.checked()
            except Refused as refused:
                faults.add([refused])
        try:
            faults.refuse()
        except Refused as refused:
            self.refuse(refused)
            return None
        if self._base is None:
            return None
        known = {field.name for field in fields(self._base)}  # type: ignore[arg-type]  # drafts are dataclasses
        typed = {name: value for name, value in values.items() if name in known}
        return replace(self._base, **typed)  # type: ignore[type-var]  # drafts are dataclasses

    def refuse(self, refused: Refused) -> None:
        """Show each sentence beside its field, or in the bar of the window where it has none here.

        The cursor goes into the field of the first.
        """
        self.finish()
        self._beside.refuse(refused)
        self.changed.emit()

    def has_place(self, refused: Refused) -> bool:
        """Whether any of its sentences belongs beside a field of this form."""
        self.finish()
        return self._beside.has_place(refused)

    def open_points(self) -> list[tuple[str, Callable[[], None]]]:
        """The fields a sentence stands beside, in reading order: what each is called, and the way there."""
        return self._beside.open_points()

    def say(self, name: str, sentence: str) -> None:
        """Show a sentence beside a field; an empty one takes it away."""
        if name in self._boxes:
            self._boxes[name].say(sentence)

    def advise(self, name: str, sentence: str) -> None:
        """Say something in place of a field's hint; an empty sentence brings the hint back."""
        if name in self._boxes:
            self._boxes[name].editor.advised.emit(sentence)

    def history_words(self) -> dict[str, tuple[str, Callable[[Any], str]]]:
        """Label and way to read of each field, for „Verlauf“."""
        self.finish()
        return {
            name: (box.editor.field.label, box.editor.history_text)
            for name, box in self._boxes.items()
            if box.editor.field.label
        }

    # -- drafts ----------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what is typed now, without waiting."""
        self._autosave.stop()
        if self._dirty:
            self._offer.keep(self._typed())

    def accept_saved(self) -> None:
        """What is typed is saved: nothing is left to keep."""
        self._autosave.stop()
        self._dirty = False
        self._offer.discard()
        self.changed.emit()

    def discard(self) -> None:
        """Throw away what is typed and show the draft as it was."""
        base = self._base
        self.accept_saved()
        if base is not None:
            self.show_draft(base, offer=False)

    def restore(self, payload: Mapping[str, Any]) -> None:
        """Show what was kept; fields that exist no more are skipped."""
        self.finish()
        for name, raw in payload.get("fields", {}).items():
            if name in self._boxes:
                self._boxes[name].editor.show_raw(raw)
        self._dirty = True
        self._follow()
        self.focus_first()

    def move_to(self, other: "Form[Draft]") -> None:
        """Let another form of the same draft go on with what is typed, and with the field at work."""
        at = next((name for name, box in self._boxes.items() if box.isAncestorOf(self.focusWidget())), "")
        typed, base, key = self._typed(), self._base, self._offer.key
        self._autosave.stop()
        self._dirty = False
        if base is not None:
            other.show_draft(base, key=key, offer=False)
        other.restore({"fields": typed})
        if at in other._boxes:  # noqa: SLF001 - a form of the same kind
            other._boxes[at].editor.take_focus()  # noqa: SLF001 - see above

    # -- inside ----------------------------------------------------------------------------

    def _edited(self, box: FieldBox) -> None:
        box.say("")
        if not self._dirty:
            self._offer.typing_on()
        self._dirty = True
        self.revision += 1
        # From the first keystroke on, not from the last: who types without a pause is kept too.
        if not self._autosave.isActive():
            self._autosave.start()
        self._follow()

    def _typed(self) -> dict[str, Any]:
        self.finish()
        return {name: box.editor.raw() for name, box in self._boxes.items()}

    def _is_busy(self) -> bool:
        return self._dirty or self._read_only

    def _follow(self) -> None:
        values = self._body.settled(self._base)
        for section in self.sections:
            section.follow(values)
        self.changed.emit()

    def _show_new(self, boxes: Sequence[FieldBox], draft: Draft, *, begun: bool) -> None:
        """What was just built in the last section; ``begun`` where the section itself is new."""
        section = self.sections[-1]
        section.show()
        if begun:
            section.open_for(draft)
        self._show_in(boxes, draft)
        section.follow(self._body.settled(self._base))
        if self.whole:
            self.changed.emit()

    def _show_in(self, boxes: Sequence[FieldBox], draft: Draft) -> None:
        for box in boxes:
            box.say("")
            if self._read_only:
                box.set_read_only(read_only=True)
            box.editor.refresh()
            box.editor.show_value(getattr(draft, box.editor.field.name))
