"""Comments on cells: people who are asked for a remark like to pin it to the cell it is about."""

import re
from typing import Any

from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.xml.constants import COMMENTS_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

_MAIN = f"{{{SHEET_MAIN_NS}}}"
_THREAD = re.compile(r"^\[[^\]]*\].*?\n(?:Kommentar|Comment):\s*", re.DOTALL)
"""What Excel puts before the text of a conversation for programs that know only single comments."""


def comments_of(archive: Any, sheet: str) -> dict[str, str]:
    """The comments of a sheet by the address of their cell.

    Args:
        archive: the guarded archive of a checked file.
        sheet: path of the sheet in it.

    Raises:
        Refused: when there are absurdly many.
    """
    names = set(archive.namelist())
    relations = get_rels_path(sheet)
    if relations not in names:
        return {}
    found = {}
    for relation in get_dependents(archive, relations).find(COMMENTS_NS):
        if relation.target in names:
            for comment in fromstring(archive.read(relation.target)).iter(f"{_MAIN}comment"):
                text = "".join(part.text or "" for part in comment.iter(f"{_MAIN}t"))
                plain = _THREAD.sub("", text).strip()
                if plain:
                    found[str(comment.get("ref", ""))] = plain
    return found
