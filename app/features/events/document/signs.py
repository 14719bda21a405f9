"""Signs of dates that no font of the program has: told before a sheet for the wall is printed."""

from dataclasses import replace

from app.documents.glyphs import told
from app.documents.metrics import missing_glyphs
from app.documents.metrics import printable as written
from app.domain.calendar import Occurrence
from app.features.events.rules.wall import WallData

_UNNAMED = "Termin"


def printable(data: WallData) -> WallData:
    """The same as it can be printed; a title of nothing but signs without a glyph is called „Termin“."""
    return replace(data, occurrences=tuple(_printable(one) for one in data.occurrences))


def left_out(data: WallData) -> str:
    """A sentence naming the signs and the dates; empty where everything can be printed."""
    return told(tuple(one.title for one in data.occurrences) + tuple(one.place for one in data.occurrences))


def _printable(one: Occurrence) -> Occurrence:
    if not missing_glyphs(one.title + one.place):
        return one
    title, place = (" ".join(written(text).split()) for text in (one.title, one.place))
    return replace(one, title=title if any(map(str.isalnum, title)) else _UNNAMED, place=place)
