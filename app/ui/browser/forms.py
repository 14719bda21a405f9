"""The forms of a browser: one for each declaration, built when it is first needed."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from app.ui.context import Context
from app.ui.form import Form, FormSpec

Draft = TypeVar("Draft")


class Forms(Generic[Draft]):
    """Keeps the forms that were built; ``changed`` hears of every one of them."""

    def __init__(self, context: Context, parent: Callable[[], QWidget], changed: Callable[[], None]) -> None:
        self._context = context
        self._parent = parent
        self._changed = changed
        self.built: list[Form[Draft]] = []
        self._laid_out: set[Form[Draft]] = set()

    def lay_out(self, form: Form[Draft]) -> bool:
        """Let a form that nobody has seen find its places, once; to show it is then little more than paint.

        Returns whether there was anything to do.
        """
        if form in self._laid_out:
            return False
        self._laid_out.add(form)
        form.resize(form.sizeHint())
        layout = form.layout()
        if layout is not None:
            layout.activate()
        return True

    def of(self, spec: FormSpec, *, piecewise: bool = False) -> Form[Draft]:
        """The form of a declaration; a piecewise one is not finished by asking for it."""
        form = next((known for known in self.built if known.spec is spec), None)
        if form is None:
            form = Form(self._context, spec, piecewise=True, parent=self._parent())
            form.changed.connect(self._changed)
            self.built.append(form)
        if not piecewise:
            form.finish()
            self._laid_out.add(form)
        return form
