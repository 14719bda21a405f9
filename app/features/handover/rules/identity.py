"""How a workbook and each of its rows are known again, whatever was done to them meanwhile."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

SCHEMA = 1
"""Version of the sheets' make-up; a file of a newer program is not read."""
UID, MARK = "uid", "mark"
"""Keys of the two hidden columns; the second stands between what is sent and what is answered."""

_PREFIX = "Quartiersbuch."
_UID = re.compile(r"^[0-9a-f]{32}$")
_MARK = re.compile(r"^(?P<number>\d{1,9}):(?P<uid>[0-9a-f]{32}):(?P<check>[0-9a-f]{8})$")


@dataclass(frozen=True)
class Identity:
    """Which workbook it is.

    Args:
        office: uid of the office it went out from.
        number: number of the handover.
        previous: number of the one before; None for the first.
        week: ``2026-W47``.
        schema: version of the make-up.
        digest: SHA-256 of what was sent, cell by cell.
    """

    office: str
    number: int
    previous: int | None
    week: str
    schema: int
    digest: str

    @property
    def properties(self) -> dict[str, str]:
        """As the file says it."""
        return {
            f"{_PREFIX}office": self.office,
            f"{_PREFIX}handover": str(self.number),
            f"{_PREFIX}previous": "" if self.previous is None else str(self.previous),
            f"{_PREFIX}week": self.week,
            f"{_PREFIX}schema": str(self.schema),
            f"{_PREFIX}digest": self.digest,
        }


@dataclass(frozen=True)
class Mark:
    """What the second hidden column says of a row."""

    number: int
    uid: str
    check: str


def read_identity(properties: Mapping[str, str]) -> Identity | None:
    """The identity a file carries; None when it carries none, or a garbled one."""
    found = {name.removeprefix(_PREFIX): value for name, value in properties.items() if name[:14] == _PREFIX}
    number, schema = found.get("handover", ""), found.get("schema", "")
    if not (number.isdecimal() and schema.isdecimal() and found.get("office")):
        return None
    previous = found.get("previous", "")
    return Identity(
        found["office"],
        int(number),
        int(previous) if previous.isdecimal() else None,
        found.get("week", ""),
        int(schema),
        found.get("digest", ""),
    )


def check_digits(office: str, number: int, sheet: str, uid: str) -> str:
    """Eight digits that only this row of this sheet of this handover has."""
    return sha256(f"{office}|{number}|{sheet}|{uid}".encode()).hexdigest()[:8]


def mark_of(office: str, number: int, sheet: str, uid: str) -> str:
    """What stands in the second hidden column."""
    return f"{number}:{uid}:{check_digits(office, number, sheet, uid)}"


def read_mark(text: str) -> Mark | None:
    """A mark read back; None when it is none."""
    found = _MARK.match(text.strip())
    return None if found is None else Mark(int(found["number"]), found["uid"], found["check"])


def read_uid(text: str) -> str:
    """An identity read back; empty when it is none."""
    plain = text.strip().lower()
    return plain if _UID.match(plain) else ""
