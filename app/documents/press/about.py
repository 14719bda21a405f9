"""What a file says about itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class About:
    """What the file says about itself.

    Args:
        title: shown as the window's title.
        author: the office.
        date: of the document; files carry no other moment, so that equal data is an equal file.
        subject: one line more, if wanted.
    """

    title: str
    author: str
    date: date
    subject: str = ""
