"""Names of records: inside the program, and outside the file."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Ref:
    """One record of one kind, e.g. ``Ref("application", 7)``; the kind names the feature's record."""

    kind: str
    id: int


def new_uid() -> str:
    """A fresh identity that is stable outside the file: 32 lower-case hexadecimal digits."""
    return uuid.uuid4().hex
