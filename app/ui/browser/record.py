"""The record side of a browser: load, edit, save, keep what is typed."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.ui.actions import Action
from app.ui.browser.declared import Heading
from app.ui.browser.forms import Forms
from app.ui.browser.history import words_of
from app.ui.browser.hooks import Detail, Draft, Hooks, Row
from app.ui.browser.panel import Panel
from app.ui.context import Context
from app.ui.form import Form
from app.ui.sheet import Saving
from app.ui.sight import settle


class RecordSide(Hooks[Row, Detail, Draft]):
    """One record at a time in a panel; the list beside it is the browser's matter."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.current: Detail | None = None
        self._id: int | None = None
        self._new = False
        self._saving_now = False
        self._refitting = False
        self._enter: int | None = None
        self._shown_form: Form[Draft] | None = None
        self.panel = Panel(self.tabs())
        self._forms: Forms[Draft] = Forms(context, self.panel.form_parent, self._form_changed)
        self.panel.hide()
        self.panel.closed.connect(self.close_panel)
        self.panel.tab_shown.connect(self._tab_shown)
        self.panel.save.clicked.connect(lambda _checked=False: self.save())
        self.panel.save_new.clicked.connect(lambda _checked=False: self.save_and_new())
        self.panel.discard.clicked.connect(lambda _checked=False: self._discard())
        self.panel.save_new.setVisible(self.can_create())

    # -- verbs -----------------------------------------------------------------------------

    def close_panel(self) -> None:
        """Put the record away; what is typed is kept."""
        self._keep_typed()
        self._id, self._new, self.current = None, False, None
        self.panel.hide()
        self._arrange()

    def leave(self) -> None:
        """Keep what is typed."""
        if self._shown_form is not None:
            self._shown_form.keep()

    def save(self) -> None:
        """Save what is typed."""
        self._save(then_new=False)

    def save_and_new(self) -> None:
        """Save, then start another that keeps the context (``keeps``)."""
        self._save(then_new=True)

    def perform(
        self,
        name: str,
        act: Callable[[Session], Any],
        done: Callable[[Any], None] | None = None,
        *,
        sealed: bool = False,
    ) -> None:
        """One step on the open record, with its message; the list and the record follow by themselves."""

        def finished(value: Any) -> None:
            self.context.messages.done(name, undo=not sealed)
            if done is not None:
                done(value)

        self.context.do(name, act, finished, owner=self, sealed=sealed, failed=self._refused)

    @property
    def editing(self) -> Form[Draft]:
        """The form of the open record.

        Raises:
            LookupError: when no record is open.
        """
        if self._shown_form is None:
            raise LookupError("no record is open")
        return self._shown_form

    # -- inside ----------------------------------------------------------------------------

    def _arrange(self) -> None:
        """The panel came or went."""

    def _load(self, record_id: int) -> None:
        self._id, self._new = record_id, False
        load = type(self).load
        self.context.look(
            lambda session: load(session, record_id),
            lambda detail: self._show(record_id, detail),
            self,
            slot="detail",
            failed=partial(self._gone, record_id),
        )

    def _show(self, record_id: int, detail: Detail) -> None:
        if record_id != self._id:
            return
        self.current = detail
        sentence = self.locked(detail)
        form = self._forms.of(self.form_for(detail))
        form.set_read_only(bool(sentence))
        form.show_draft(self.draft(detail), key=f"{self.kind}:{record_id}", offer=not sentence)
        self._present(
            form, self.heading(detail), (*self.record_actions(detail), *self._remove_action(detail))
        )
        self.panel.set_locked(sentence)
        self.panel.set_new(new=False)
        self.panel.show_tabs_of(detail)
        for page in self.panel.built().values():
            page.show_record(detail)  # type: ignore[attr-defined]  # tabs promise it (RecordPanel)
        if self.panel.is_history(self.panel.bar.currentIndex()):
            self._show_history()
        # Return in the list leads into the form, as soon as the record is there.
        if self._enter == record_id:
            form.focus_first()
        self._enter = None

    def _begin(self, draft: Draft) -> None:
        self._id, self._new, self.current = None, True, None
        form = self._forms.of(self.form_for(None))
        form.set_read_only(False)
        form.show_draft(draft, key=f"{self.kind}:new")
        self._present(form, Heading(self.noun.new), ())
        self.panel.set_locked("")
        self.panel.set_new(new=True)
        form.focus_first()

    def _refit(self) -> None:
        """What is typed in a new record may ask for another form."""
        form = self._shown_form
        if not self._new or form is None or self._refitting:
            return
        spec = self.form_while(form.values())
        if spec is form.spec:
            return
        self._refitting = True
        try:
            other = self._forms.of(spec)
            other.set_read_only(False)
            form.move_to(other)
            self._present(other, Heading(self.noun.new), ())
        finally:
            self._refitting = False

    def _present(self, form: Form[Draft], heading: Heading, actions: Sequence[Action]) -> None:
        self._shown_form = form
        # Painted once, when everything has found its place.
        self.setUpdatesEnabled(False)
        try:
            self.panel.show_form(form)
            self.panel.show_heading(heading, actions)
            if self.panel.isHidden():
                self.panel.show()
                self._arrange()
            self._draw_state()
            settle()
        finally:
            self.setUpdatesEnabled(True)

    def prepare(self) -> bool:
        """Build the forms section by section, so that the first record of each kind opens at once."""
        for spec in self.forms_ahead():
            form = self._forms.of(spec, piecewise=True)
            if form.grow():
                for widget in form.sections[-1].findChildren(QWidget):
                    widget.ensurePolished()
                return True
            if self._forms.lay_out(form):
                return True
        return False

    def _form_changed(self) -> None:
        self._draw_state()
        self._refit()

    def _save(self, *, then_new: bool) -> None:
        form = self._shown_form
        if form is None or self._saving_now or not self.panel.can_save():
            return
        draft = form.collect()
        if draft is None:
            return
        revision = form.revision
        wanted = self.saving(draft, self._id)
        self._saving_now = True

        def finished(record_id: int | None) -> None:
            if form.revision == revision:
                form.accept_saved()
            self.context.messages.done(wanted.toast or wanted.name, undo=not wanted.sealed)
            self._after_save(draft, record_id, then_new=then_new)

        self.context.do(
            wanted.name,
            wanted.act,
            finished,
            owner=self,
            sealed=wanted.sealed,
            failed=form.refuse,
            ended=self._saving_ended,
        )

    def _saving_ended(self) -> None:
        self._saving_now = False

    def _after_save(self, draft: Draft, record_id: int | None, *, then_new: bool) -> None:
        if record_id is not None:
            self.saved(record_id)
        if then_new:
            names = {field.name for field in fields(draft)} & set(self.keeps)  # type: ignore[arg-type]  # drafts are dataclasses
            kept = {name: getattr(draft, name) for name in names}
            self._begin(replace(self.blank({}), **kept))  # type: ignore[type-var]  # drafts are dataclasses
        elif record_id is not None:
            self.open_record(record_id)

    def _discard(self) -> None:
        self.editing.discard()
        if self._new:
            self.close_panel()

    def _remove_action(self, detail: Detail) -> tuple[Action, ...]:
        removing = self.removing(detail)
        if removing is None:
            return ()
        return (Action("Löschen", partial(self._remove, removing), icon="trash-2", danger=True),)

    def _remove(self, wanted: Saving) -> None:
        gone = self.editing

        def finished(_value: Any) -> None:
            # What was typed and not saved goes with its record; nothing could show it any more.
            gone.accept_saved()
            self.context.drafts.forget(gone.draft_key)
            self.close_panel()
            self.context.messages.done(wanted.toast or wanted.name, undo=not wanted.sealed)

        self.context.do(wanted.name, wanted.act, finished, owner=self, sealed=wanted.sealed)

    def _keep_typed(self) -> None:
        if self._is_dirty():
            self.editing.keep()
            self.context.messages.inform("Ihre Eingaben sind als Entwurf gesichert.")

    def _is_dirty(self) -> bool:
        return self._shown_form is not None and not self.panel.isHidden() and self._shown_form.dirty

    def _refused(self, refused: Refused) -> None:
        if self._shown_form is not None and self._shown_form.has_place(refused):
            # What is said beside a field is seen only where the field is.
            self.panel.bar.setCurrentIndex(0)
            self._shown_form.refuse(refused)
        else:
            self.context.messages.refused(refused)

    def _gone(self, record_id: int, fault: Exception) -> None:
        if record_id != self._id:
            # Put away meanwhile, for instance because it was just deleted here.
            return
        self._id, self.current = None, None
        self.panel.hide()
        self._arrange()
        if isinstance(fault, Refused):
            self.context.drafts.forget(f"{self.kind}:{record_id}")
            self.context.messages.refused(fault)

    def _tab_shown(self, number: int) -> None:
        page = self.panel.built().get(number)
        if page is not None and self.current is not None:
            page.show_record(self.current)  # type: ignore[attr-defined]  # tabs promise it (RecordPanel)
        if self.panel.is_history(number):
            self._show_history()

    def _show_history(self) -> None:
        if self.current is None:
            return
        words = words_of(self.editing, self.words)
        show = partial(self.panel.history.show_changes, words=words, named=self.named)
        self.context.history(self.history_of(self.current), show, self)

    def _draw_state(self) -> None:
        self.panel.show_dirty(dirty=self._is_dirty(), new=self._new)
        self.panel.open_points.show_points(self._shown_form.open_points() if self._shown_form else ())
