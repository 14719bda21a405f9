"""What was typed and not saved: kept under a key, offered again, never overwritten unseen."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.drafts import aside
from app.ui.theme import Tone
from app.ui.widgets import Banner


class DraftOffer:
    """Keeps the text of one form and shows the banner that offers what is there.

    Args:
        owner: the form; looks end with it. layout: where the banner stands, on top.
        typed: what stands in the form. restore: shows a payload in it.
        busy: whether the person types already, or may not.
    """

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        layout: QVBoxLayout,
        typed: Callable[[], Mapping[str, Any]],
        restore: Callable[[Mapping[str, Any]], None],
        busy: Callable[[], bool],
    ) -> None:
        self.key = ""
        self._context = context
        self._owner = owner
        self._typed = typed
        self._restore = restore
        self._busy = busy
        self._payload: dict[str, Any] | None = None
        self._payload_key = ""
        # There from the beginning, so that Tab reaches it before the fields below.
        actions = (Action("Wiederherstellen", self._take_back), Action("Verwerfen", self._forget))
        self._banner = Banner("", Tone.INFO, actions, layout.parentWidget())
        self._banner.hide()
        layout.addWidget(self._banner)

    def keep(self, typed: Mapping[str, Any]) -> None:
        """Keep what is typed now."""
        if self.key:
            self._context.drafts.save(self.key, self._packed(typed))

    def discard(self) -> None:
        """What is typed is saved, or no longer wanted."""
        self.drop()
        if self.key:
            self._context.drafts.discard(self.key)

    def typing_on(self) -> None:
        """The person types although something is on offer: put that aside."""
        if self._payload is not None and self._payload_key == self.key:
            self._payload_key = aside(self.key)
            self._context.drafts.save(self._payload_key, self._payload)

    def look(self) -> None:
        """Offer what is kept under the key, or what was put aside."""
        if self.key:
            key = self.key
            self._context.drafts.load(key, lambda payload: self._found(key, key, payload), self._owner)

    def drop(self) -> None:
        """Take the banner away."""
        self._payload = None
        self._banner.hide()

    def _found(self, asked: str, key: str, payload: dict[str, Any] | None) -> None:
        if asked != self.key or self._busy():
            return
        self.drop()
        if payload is not None:
            self._offer(key, payload)
        elif key == asked:
            self._context.drafts.load_aside(
                asked, lambda found, older: self._found(asked, found, older), self._owner
            )

    def _offer(self, key: str, payload: dict[str, Any]) -> None:
        self._payload, self._payload_key = payload, key
        if self._context.drafts.resumes(self.key):
            self._take_back()
            return
        self._banner.say(f"Nicht gespeicherte Eingaben vom {payload.get('at', '')} sind noch da.")
        self._banner.show()

    def _take_back(self) -> None:
        payload, key = self._payload, self._payload_key
        if payload is None:
            return
        self.drop()
        if self._busy():
            # What is typed by now makes way, and is offered the next time.
            self._context.drafts.save(aside(self.key), self._packed(self._typed()))
            self._context.messages.inform("Was Sie eben getippt haben, ist als Entwurf gesichert.")
        self._restore(payload)
        if key != self.key:
            # It is the form's own draft now.
            self._context.drafts.save(self.key, payload)
            self._context.drafts.discard(key)

    def _forget(self) -> None:
        self.drop()
        self._context.drafts.discard(self._payload_key)
        # There may be more.
        self.look()

    def _packed(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"at": formats.moment(self._context.clock.now()), "fields": dict(typed)}
