"""The errors that are no bugs, told apart by who must act."""

from collections.abc import Callable, Iterable, Sequence
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Read = TypeVar("Read")


class Refused(Exception):  # noqa: N818 - it is an answer to a person, not a fault
    """The person can fix it: one plain German sentence, with the remedy in it.

    Args:
        sentence: what is wrong and what to do, shown as it stands.
        field: name of the field of the form the sentence belongs beside, if there is one.
        more: what else has to be mended; a person wants to hear of all of it at once.
    """

    def __init__(self, sentence: str, field: str | None = None, more: "tuple[Refused, ...]" = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.more = more

    @property
    def all(self) -> "tuple[Refused, ...]":
        """Everything that has to be mended, this first."""
        return (self, *self.more)


def refuse(found: Sequence[Refused]) -> None:
    """Refuse for all reasons at once; nothing happens where there are none.

    Raises:
        Refused: the first, with the others in it.
    """
    if found:
        raise Refused(found[0].sentence, found[0].field, tuple(found[1:]))


class Faults:
    """What is wrong with a draft: checks go on after each fault, so that a person hears of all at once.

    A field that is wrong already needs no second sentence; it may only follow from the first.
    """

    def __init__(self) -> None:
        self.found: list[Refused] = []

    def add(self, found: Iterable[Refused]) -> None:
        """Keep what a check found, each with all that belongs to it."""
        for refused in found:
            for one in refused.all:
                if one.field is None or all(one.field != other.field for other in self.found):
                    self.found.append(one)

    def take(self, read: Callable[Given, Read], *given: Given.args, **named: Given.kwargs) -> Read | None:
        """What a strict reading makes of something typed; None when it refused, which is kept."""
        try:
            return read(*given, **named)
        except Refused as refused:
            self.add([refused])
            return None

    def refuse(self) -> None:
        """Refuse for all that was found; nothing happens where there is nothing.

        Raises:
            Refused: the first, with the others in it.
        """
        refuse(self.found)


class Unavailable(Exception):  # noqa: N818 - see Refused
    """The computer is in the way: disk full, file locked, folder gone or read-only.

    Args:
        what: what happened, one German sentence.
        remedy: what to do about it, one German sentence.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class Damaged(Unavailable):
    """A file of the office is gone or does not hold: a backup in its place is what helps."""


class Stopped(Exception):  # noqa: N818 - see Refused
    """A person cancelled long work; raised by the progress callable."""
