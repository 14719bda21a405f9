"""The parts of a checked archive as they are read: never more than declared, never endless, stoppable."""

from collections.abc import Callable
from io import BytesIO
from typing import IO, Self
from zipfile import ZipFile

from app.domain.errors import Refused
from app.excel.foreign import RESAVE

LARGEST_TREE = 30_000_000
"""Bytes of a part that is held in memory as a whole: properties, formats, names."""
MOST_TAGS = 80_000
"""Tags of such a part: names, sheets, properties, each of which becomes an object."""
MOST_TAGS_OF_STYLES = 600_000
"""64,000 formats, the most that Excel keeps, have fewer; only their numbers are read."""
LONGEST_RUN = 1_200_000
"""Bytes without a tag; the longest text that a cell of Excel holds has 300,000 at most."""
_STYLES = "xl/styles.xml"
_TICK = 1 << 20
_STEP = 1 << 16
_TOO_MANY = (
    "Die Datei enthält ungewöhnlich viele Formate, Namen oder Blätter und wird nicht gelesen. "
    "Bitte kopieren Sie die benötigten Zeilen in eine neue Arbeitsmappe."
)
_TOO_LONG = (
    "Eine Zelle der Datei enthält einen Text von mehr als einer Million Zeichen. "
    f"Bitte kürzen Sie ihn; eine Excel-Zelle fasst höchstens 32.767 Zeichen. {RESAVE}"
)


class GuardedArchive:
    """What openpyxl takes for a ``ZipFile``.

    Args:
        data: a file that ``archive.check_archive`` has seen.
        tick: called for every megabyte that is unpacked; may raise ``Stopped``.
    """

    def __init__(self, data: bytes, tick: Callable[[], None]) -> None:
        self._zip = ZipFile(BytesIO(data))
        self.filename = None
        self.tick = tick

    def namelist(self) -> list[str]:
        """Names of the parts."""
        return self._zip.namelist()

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def open(self, name: str, mode: str = "r") -> "GuardedPart":
        """A part as a stream.

        Raises:
            KeyError: when there is none of this name.
        """
        del mode
        return GuardedPart(self._zip.open(name), self)

    def read(self, name: str) -> bytes:
        """A small part as a whole.

        ``ZipFile.read`` unpacks whatever the packed bytes hold before it looks at the size declared.

        Raises:
            KeyError: when there is none of this name.
            Refused: when it is not small.
        """
        if self._zip.getinfo(name).file_size > LARGEST_TREE:
            raise Refused(_TOO_MANY)
        pieces = []
        with self.open(name) as part:
            while piece := part.read(_STEP):
                pieces.append(piece)
        whole = b"".join(pieces)
        most = MOST_TAGS_OF_STYLES if name == _STYLES else MOST_TAGS
        if whole.count(b"<") > most:
            raise Refused(_TOO_MANY)
        return whole


class GuardedPart:
    """A part while it is read."""

    def __init__(self, stream: IO[bytes], archive: GuardedArchive) -> None:
        self._stream = stream
        self._archive = archive
        self._untold = 0
        self._run = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it."""
        self._stream.close()

    def read(self, size: int = _STEP) -> bytes:
        """The next bytes.

        Raises:
            Refused: when a text goes on and on.
            Stopped: when the person wants it to end.
        """
        piece = self._stream.read(size if size > 0 else LARGEST_TREE)
        self._untold += len(piece)
        if self._untold >= _TICK:
            self._untold = 0
            self._archive.tick()
        last = piece.rfind(b"<")
        self._run = self._run + len(piece) if last < 0 else len(piece) - last
        if self._run > LONGEST_RUN:
            raise Refused(_TOO_LONG)
        return piece

    def drain(self) -> None:
        """Read to the end, so that a damaged part shows by its checksum."""
        while self.read(_STEP):
            """Nothing is kept."""
