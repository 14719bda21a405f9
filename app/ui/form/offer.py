"""What was typed and not saved: kept under a key, offered again, never overwritten unseen."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

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
        self._layout = layout
        self._restore = restore
        self._busy = busy
        self._banner: Banner | None = None
        self._payload: dict[str, Any] | None = None

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
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

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
        sentence = f"Nicht gespeicherte Eingaben vom {payload.get('at', '')} sind noch da."
        actions = (
            Action("Wiederherstellen", lambda: self._take_back(key, payload)),
            Action("Verwerfen", lambda: self._forget(key)),
        )
        self._banner = Banner(sentence, Tone.INFO, actions)
        self._payload = payload
        self._layout.insertWidget(0, self._banner)
        _tab_before(self._owner, self._banner)

    def _take_back(self, key: str, payload: dict[str, Any]) -> None:
        self.drop()
        self._restore(payload)
        if key != self.key:
            # It is the form's own draft now.
            self._context.drafts.discard(key)
            self._context.drafts.save(self.key, payload)

    def _forget(self, key: str) -> None:
        self.drop()
        self._context.drafts.discard(key)


def _tab_before(owner: QWidget, banner: QWidget) -> None:
    """Tab order is reading order: what comes into a form later would be reached last of all."""
    buttons = banner.findChildren(QPushButton)
    stops = [one for one in _chain(owner) if one not in buttons]
    if stops:
        # The chain is a ring: before the first behind the form's begin stands the last of all.
        for one, next_one in pairwise([stops[-1], *buttons]):
            QWidget.setTabOrder(one, next_one)


def _chain(start: QWidget) -> Iterator[QWidget]:
    """What Tab reaches, from a widget on, once round."""
    at = start.nextInFocusChain()
    while at is not None and at is not start:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield at
        at = at.nextInFocusChain()
