"""What was typed and not saved: kept under a key, offered again, never overwritten unseen."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.theme import Tone
from app.ui.widgets import Banner


class DraftOffer:
    """Keeps the text of one form and shows the banner that offers what is there.

    Args:
        owner: the form; looks end with it. layout: where the banner stands, on top.
        restore: shows a payload in the form. busy: whether the person types already, or may not.
    """

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        layout: QVBoxLayout,
        restore: Callable[[Mapping[str, Any]], None],
        busy: Callable[[], bool],
    ) -> None:
        self.key = ""
        self._context = context
        self._owner = owner
        self._restore = restore
        self._busy = busy
        self._payload: dict[str, Any] | None = None
        self._payload_key = ""
        # There from the beginning, so that Tab reaches it before the fields below.
        actions = (Action("Wiederherstellen", self._take_back), Action("Verwerfen", self._forget))
        self._banner = Banner("", Tone.INFO, actions, layout.parentWidget())
        self._banner.hide()
        layout.addWidget(self._banner)

    @property
    def _earlier(self) -> str:
        """Where an offered draft goes when the person types something else instead of taking it."""
        return f"{self.key}:earlier"

    def keep(self, typed: Mapping[str, Any]) -> None:
        """Keep what is typed now."""
        if self.key:
            at = formats.moment(self._context.clock.now())
            self._context.drafts.save(self.key, {"at": at, "fields": dict(typed)})

    def discard(self) -> None:
        """What is typed is saved, or no longer wanted."""
        self.drop()
        if self.key:
            self._context.drafts.discard(self.key)

    def typing_on(self) -> None:
        """The person types although something is on offer: put that aside."""
        if self._payload is not None:
            self._context.drafts.save(self._earlier, self._payload)

    def look(self) -> None:
        """Offer what is kept under the key, or what was put aside."""
        if self.key:
            self._look_for(self.key)

    def drop(self) -> None:
        """Take the banner away."""
        self._payload = None
        self._banner.hide()

    def _look_for(self, key: str) -> None:
        self._context.drafts.load(key, lambda payload: self._found(key, payload), self._owner)

    def _found(self, key: str, payload: dict[str, Any] | None) -> None:
        if key not in {self.key, self._earlier} or self._busy():
            return
        self.drop()
        if payload is None:
            if key == self.key:
                self._look_for(self._earlier)
            return
        self._payload, self._payload_key = payload, key
        self._banner.say(f"Nicht gespeicherte Eingaben vom {payload.get('at', '')} sind noch da.")
        self._banner.show()

    def _take_back(self) -> None:
        payload, key = self._payload, self._payload_key
        if payload is None:
            return
        self.drop()
        self._restore(payload)
        if key != self.key:
            # It is the form's own draft now.
            self._context.drafts.discard(key)
            self._context.drafts.save(self.key, payload)

    def _forget(self) -> None:
        self.drop()
        self._context.drafts.discard(self._payload_key)
