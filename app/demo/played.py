"""A clock that is moved by hand, and chance that always falls the same way."""

import random
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from app.system.clock import Clock

Thing = TypeVar("Thing")

SEED = 20_261_123
"""Fixed, so that every demo district of one day is the same."""


class PlayedClock(Clock):
    """Shows the moment it was last set to; history is written with it."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)

    def set(self, moment: datetime) -> None:
        """Move it, forwards only, as time goes."""
        object.__setattr__(self, "fixed", max(moment, self.now()))


class Chance:
    """Random choices from a fixed seed."""

    def __init__(self, seed: int = SEED) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a demo, no secret

    def one(self, things: Sequence[Thing]) -> Thing:
        """One of them."""
        return things[int(self._random.random() * len(things))]

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._random.random() * (most - least + 1))

    def happens(self, per_cent: int) -> bool:
        """Whether something happens that does so often."""
        return self._random.random() * 100 < per_cent

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """Different ones of them."""
        return self._random.sample(list(things), min(count, len(things)))

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """All of them in another order."""
        return self.some(things, len(things))
