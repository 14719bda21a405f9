"""What all groups of verbs share."""

from collections.abc import Callable, Iterator
from typing import Any

from app.features.applications.queries import ApplicationDetail
from app.ui.actions import Action
from app.ui.browser import RecordBrowser
from app.ui.context import Context

Browser = RecordBrowser[Any, ApplicationDetail, Any]


class Group:
    """Some verbs of an application, carried out for its screen."""

    def __init__(self, context: Context, screen: Browser) -> None:
        self._context = context
        self._screen = screen

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """What the state allows.

        Raises:
            NotImplementedError: when a group does not say.
        """
        raise NotImplementedError

    def saved(self, run: Callable[[], None]) -> Callable[[], None]:
        """Verbs work on what is saved; unsaved typing would silently not count."""

        def checked() -> None:
            if self._screen.editing.dirty:
                self._context.messages.warn(
                    "Bitte speichern Sie zuerst, was Sie geändert haben (Strg+S).",
                    "Speichern",
                    self._screen.save,
                )
            else:
                run()

        return checked
