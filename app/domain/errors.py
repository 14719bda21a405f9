"""The errors that are no bugs, told apart by who must act."""


class Refused(Exception):  # noqa: N818 - it is an answer to a person, not a fault
    """The person can fix it: one plain German sentence, with the remedy in it.

    Args:
        sentence: what is wrong and what to do, shown as it stands.
        field: name of the field of the form the sentence belongs beside, if there is one.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


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
