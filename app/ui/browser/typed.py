"""Tabs with forms of their own: their text is kept within a second, Ctrl+S saves the one in front."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.browser.browser import RecordBrowser
from app.ui.browser.hooks import Detail, Draft, Row
from app.ui.context import Context
from app.ui.form import Form, FormSpec
from app.ui.widgets import Button


class TypedPanel(QWidget):
    """Holds one form at a time; what it saves and when it may is said by whoever inherits.

    Args:
        save_text: of the button.

    Signals:
        saved: what was typed is in the file; the record has to be shown anew.
    """

    saved = Signal()

    def __init__(self, context: Context, save_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.editing: Form[Any] | None = None
        self._spec: FormSpec | None = None
        self._saving = False
        self.save_button = Button(save_text, primary=True, run=self.save_typed)
        self.save_button.setToolTip("Strg+S")
        self.holder = QVBoxLayout()
        self.holder.setContentsMargins(0, 0, 0, 0)

    def show_form(self, spec: FormSpec, draft: Any, key: str, *, locked: bool) -> None:
        """Show a draft; what is being typed under the same key stays."""
        if self.editing is not None and self._spec is spec and self.editing.dirty:
            if self.editing.draft_key == key:
                return
            self.editing.keep()
        form = self._form(spec)
        form.set_read_only(locked)
        form.show_draft(draft, key=key, offer=not locked)
        self.save_button.setVisible(not locked)
        self._follow()

    def keep(self) -> None:
        """Keep what is typed."""
        if self.editing is not None:
            self.editing.keep()

    def save_typed(self, then: Callable[[], None] | None = None) -> None:
        """Save what is typed as one step."""
        form = self.editing
        if form is None or self._saving or self.save_button.isHidden():
            return
        draft = form.collect()
        if draft is None:
            return
        name, act = self.saving(draft)
        revision = form.revision
        self._saving = True

        def finished(_value: Any) -> None:
            if form.revision == revision:
                form.accept_saved()
            self.context.messages.done(name, undo=True)
            self.saved.emit()
            if then is not None:
                then()

        self.context.do(name, act, finished, owner=self, failed=form.refuse, ended=self._ended)

    def saving(self, draft: Any) -> tuple[str, Callable[[Any], Any]]:
        """Name of the step and what it does.

        Raises:
            NotImplementedError: when the panel does not say.
        """
        raise NotImplementedError

    def said(self, form: Form[Any]) -> None:
        """Something was typed or shown: say what follows from it."""

    def _ended(self) -> None:
        self._saving = False

    def _form(self, spec: FormSpec) -> Form[Any]:
        if self.editing is not None and self._spec is spec:
            return self.editing
        if self.editing is not None:
            self.editing.keep()
            self.holder.removeWidget(self.editing)
            self.editing.hide()
            self.editing.deleteLater()
        self._spec = spec
        self.editing = Form(self.context, spec, parent=self)
        self.editing.changed.connect(self._follow)
        self.holder.addWidget(self.editing)
        self.editing.show()
        return self.editing

    def _follow(self) -> None:
        if self.editing is not None:
            self.save_button.setEnabled(self.editing.dirty)
            self.said(self.editing)


class TypedBrowser(RecordBrowser[Row, Detail, Draft]):
    """A browser some of whose tabs are forms; they are wrapped by ``typed`` where the tab is built."""

    def typed(self, panel: TypedPanel) -> TypedPanel:
        """Show the record anew when this panel has saved."""
        panel.saved.connect(self._again)
        return panel

    def typed_in_front(self) -> TypedPanel | None:
        """The form in the tab that is seen; None where it has none of its own."""
        page = self.panel.built().get(self.panel.bar.currentIndex())
        return page if isinstance(page, TypedPanel) and not self.panel.isHidden() else None

    def is_typing(self) -> bool:
        """Whether anything is typed here that is not saved."""
        pages = [page for page in self.panel.built().values() if isinstance(page, TypedPanel)]
        return self.editing.dirty or any(page.editing is not None and page.editing.dirty for page in pages)

    def save(self) -> None:
        """Save what is typed in the tab in front."""
        panel = self.typed_in_front()
        if panel is not None:
            panel.save_typed()
        else:
            super().save()

    def save_and_new(self) -> None:
        """Save the tab in front; a form of its own begins no other record."""
        panel = self.typed_in_front()
        if panel is not None:
            panel.save_typed()
        else:
            super().save_and_new()

    def leave(self) -> None:
        """Keep what is typed, in the tabs too."""
        super().leave()
        for page in self.panel.built().values():
            if isinstance(page, TypedPanel):
                page.keep()

    def _again(self) -> None:
        if self._id is not None:
            self._load(self._id)
