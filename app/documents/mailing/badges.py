"""Name badges of 90 × 54 mm, ten on a sheet of A4, with marks to cut along."""

from dataclasses import dataclass
from datetime import date

from app.documents.glyphs import must_have_glyphs
from app.documents.mailing.fitting import draw, fitted, high
from app.documents.mailing.formats import BADGES, Grid
from app.documents.press import About, Node, Press, Sheet
from app.documents.press.sheet import Artifact
from app.documents.styles import ACCENT, MM, QUIET, STRONG_LINE, Style
from app.domain.errors import Refused
from app.domain.text import shorten

_INSET = 7.0
_EVENT = Style(8.5, 11, bold=True, colour=ACCENT)
_NAME = Style(26, 29, bold=True)
_NAME_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_LINE = Style(11, 14, colour=QUIET)
_LINE_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0)
_ROLE = Style(9, 11.5, bold=True, colour=ACCENT)
_EVENT_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5)
_ROLE_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_TWO_LINES = 6.4
"""Millimetres; two lines of the smallest size."""
_MARK = 4.0


@dataclass(frozen=True)
class Badge:
    """What stands on a badge.

    Args:
        name: large; empty for one to be written by hand.
        line: below it: the organisation.
        role: at the foot: ``Helferin``, ``Team``.
    """

    name: str
    line: str = ""
    role: str = ""


@dataclass(frozen=True)
class Badges:
    """Badges as they are printed."""

    title: str
    office: str
    date: date
    event: str
    badges: tuple[Badge, ...]


def badges_bytes(wanted: Badges) -> bytes:
    """The sheets as a tagged PDF; the same badges are always the same bytes.

    Raises:
        Refused: when there is none, a name does not fit, or the fonts lack a character.
    """
    if not wanted.badges:
        raise Refused(
            "Es gibt noch keine Namen. Bitte tragen Sie bei der Veranstaltung Anmeldungen oder Helfende ein, "
            "oder wählen Sie leere Schilder."
        )
    must_have_glyphs(wanted, "der Namensschilder")
    press = Press()
    sheet = press.sheet()
    _cut_marks(sheet, BADGES)
    for at, badge in enumerate(wanted.badges):
        page, left, top = BADGES.place(at)
        if sheet.index < page:
            sheet = press.sheet()
            _cut_marks(sheet, BADGES)
        _draw(sheet, press.document.child("Sect"), wanted, badge, (left, top))
    return press.file(About(shorten(wanted.title, 250) or "Namensschilder", wanted.office, wanted.date))


def _draw(sheet: Sheet, part: Node, wanted: Badges, badge: Badge, at: tuple[float, float]) -> None:
    left, top = at
    x, width = left + _INSET, BADGES.width - 2 * _INSET
    with sheet.artifact():
        sheet.box((x * MM, (top + 6.5) * MM, 14 * MM, 0.9 * MM), ACCENT)
    event = fitted((wanted.event,), _EVENT, _EVENT_SIZES, width, _TWO_LINES, unbroken=7.0)
    if event is None:
        raise Refused(
            f"„{shorten(wanted.event, 60)}“ ist für den Kopf eines Namensschilds zu lang. Bitte kürzen Sie "
            "den Titel der Veranstaltung."
        )
    with sheet.content(part.child("P")):
        draw(sheet, *event, (x, top + 8.2, width))
    _draw_name(sheet, part, badge, (x, top + 14.0, width))
    if badge.role:
        role = fitted((badge.role,), _ROLE, _ROLE_SIZES, width, _TWO_LINES, unbroken=7.5)
        if role is None:
            raise Refused(
                f"Die Aufgabe „{shorten(badge.role, 60)}“ passt nicht auf ein Namensschild. Bitte kürzen Sie "
                "sie bei der Veranstaltung."
            )
        with sheet.content(part.child("P")):
            draw(sheet, *role, (x, top + BADGES.height - 3.6 - max(high(*role), 5.4), width))
    if not badge.name:
        with sheet.artifact():
            y = (top + 34.0) * MM
            sheet.rule((x * MM, y), ((x + width) * MM, y), 0.6, STRONG_LINE)


def _draw_name(sheet: Sheet, part: Node, badge: Badge, at: tuple[float, float, float]) -> None:
    """Name and line together in the middle of what is left."""
    x, top, width = at
    if not badge.name:
        return
    name = fitted((badge.name,), _NAME, _NAME_SIZES, width, 21.0, unbroken=20.0)
    line = fitted((badge.line,), _LINE, _LINE_SIZES, width, 10.0, unbroken=9.0) if badge.line else ((), _LINE)
    if name is None or line is None:
        raise Refused(
            f"„{shorten(badge.name, 60)}“ passt nicht auf ein Namensschild. Bitte kürzen Sie den Eintrag bei "
            "der Veranstaltung."
        )
    tall = high(*name) + (1.0 + high(*line) if badge.line else 0.0)
    y = top + max(0.0, (31.0 - tall) / 2)
    with sheet.content(part.child("P")):
        draw(sheet, *name, (x, y, width))
    if badge.line:
        with sheet.content(part.child("P")):
            draw(sheet, *line, (x, y + high(*name) + 1.0, width))


def _cut_marks(sheet: Sheet, grid: Grid) -> None:
    """Short lines outside the cards, where the knife begins and ends."""
    right, bottom = grid.left + grid.columns * grid.across, grid.top + grid.rows * grid.down
    with sheet.artifact(Artifact.PAGE):
        for column in range(grid.columns + 1):
            x = (grid.left + column * grid.across) * MM
            for y1, y2 in ((grid.top - 2 - _MARK, grid.top - 2), (bottom + 2, bottom + 2 + _MARK)):
                sheet.rule((x, y1 * MM), (x, y2 * MM), 0.3, STRONG_LINE)
        for row in range(grid.rows + 1):
            y = (grid.top + row * grid.down) * MM
            for x1, x2 in ((grid.left - 2 - _MARK, grid.left - 2), (right + 2, right + 2 + _MARK)):
                sheet.rule((x1 * MM, y), (x2 * MM, y), 0.3, STRONG_LINE)
        _inner_crosses(sheet, grid)


def _inner_crosses(sheet: Sheet, grid: Grid) -> None:
    for column in range(1, grid.columns):
        for row in range(1, grid.rows):
            x, y = grid.left + column * grid.across, grid.top + row * grid.down
            sheet.rule(((x - 1.5) * MM, y * MM), ((x + 1.5) * MM, y * MM), 0.3, STRONG_LINE)
            sheet.rule((x * MM, (y - 1.5) * MM), (x * MM, (y + 1.5) * MM), 0.3, STRONG_LINE)
