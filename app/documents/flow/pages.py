"""Boxes onto pages."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from app.documents.flow.boxes import Box
from app.domain.errors import Refused

MOST_PAGES = 400


class Area(NamedTuple):
    """Where the flow may stand on a page, in points."""

    x: float
    top: float
    width: float
    bottom: float


class Placed(NamedTuple):
    """A box and where it stands."""

    box: Box
    x: float
    top: float
    width: float


class _Composer:
    """Fills page after page."""

    def __init__(self, boxes: Iterable[Box], area: Callable[[int], Area]) -> None:
        self._queue = deque(boxes)
        self._area = area
        self.pages: list[list[Placed]] = []
        self._page()

    def _page(self) -> None:
        if len(self.pages) >= MOST_PAGES:
            raise Refused(f"Das Dokument hätte mehr als {MOST_PAGES} Seiten. Bitte kürzen Sie den Text.")
        self._here = self._area(len(self.pages))
        self._y = self._here.top
        self._after = 0.0
        self.pages.append([])

    def run(self) -> None:
        while self._queue:
            box = self._queue.popleft()
            if box.breaks:
                self._page()
            else:
                self._place(box)

    def _place(self, box: Box) -> None:
        empty = not self.pages[-1]
        width = self._here.width
        gap = 0.0 if empty else max(self._after, box.before)
        room = self._here.bottom - self._y - gap
        if self._needed(box, width) <= room or (empty and box.height(width) <= room):
            self._put(box, gap)
            return
        if empty:
            self._cut(box, gap, room)
        elif self._moves_whole(box, width):
            self._page()
            self._queue.appendleft(box)
        else:
            self._cut(box, gap, room)

    def _moves_whole(self, box: Box, width: float) -> bool:
        following = self._area(len(self.pages))
        fits = box.height(width) <= following.bottom - following.top
        return fits and (box.together or box.keep)

    def _cut(self, box: Box, gap: float, room: float) -> None:
        head, tail = box.split(self._here.width, room)
        if head is not None:
            self._put(head, gap)
        if tail is None:
            return
        if head is None and not self.pages[-1]:
            self._put(tail, gap)
            return
        self._page()
        self._queue.appendleft(tail)

    def _put(self, box: Box, gap: float) -> None:
        top = self._y + gap
        self.pages[-1].append(Placed(box, self._here.x, top, self._here.width))
        self._y = top + box.height(self._here.width)
        self._after = box.after

    def _needed(self, box: Box, width: float) -> float:
        """Its height, with as much of what it must stay with as that needs to begin."""
        needed = box.height(width)
        at = 0
        while box.keep and at < len(self._queue):
            following = self._queue[at]
            needed += max(box.after, following.before)
            needed += following.height(width) if following.keep else following.least(width)
            box = following
            at += 1
        return needed


def compose(boxes: Iterable[Box], area: Callable[[int], Area]) -> list[list[Placed]]:
    """The pages; ``area`` tells where on the page of that index (from 0) the flow may stand.

    Raises:
        Refused: when it would be more pages than any document of the office has.
    """
    composer = _Composer(boxes, area)
    composer.run()
    return composer.pages
