"""The balance of funds: what of each budget is paid, approved, reserved, free."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.charts.palette import PAPER, Palette
from app.documents.charts.shapes import Anchor, Chart, Label, Rect, Rule, Shape, fitted, text_width
from app.domain import formats
from app.domain.money import Money

_NAME = 11.0
_SMALL = 8.8
_BAR_TOP = 21.0
_THICK = 15.0
_LABELS = 50.0
_ROW = 74.0
_GAP = 1.2


@dataclass(frozen=True)
class FundBalance:
    """One fund's year. The four parts do not overlap; together they are the budget.

    Args:
        name: of the fund.
        budget: of the year with what was carried over.
        paid: paid out.
        approved: approved, not yet paid out.
        reserved: asked for, not yet decided.
        free: still to be given away; below zero when the budget was exceeded.
    """

    name: str
    budget: Money
    paid: Money
    approved: Money
    reserved: Money
    free: Money


def fund_chart(balances: Sequence[FundBalance], *, width: float = 460, palette: Palette = PAPER) -> Chart:
    """One bar a fund as wide as its budget: solid paid, lighter approved, hatched reserved, empty free."""
    shapes: list[Shape] = []
    for at, balance in enumerate(balances):
        shapes.extend(_row(balance, at * _ROW, width, palette))
    if not balances:
        shapes.append(Label(0, 14, "Noch kein Fonds angelegt", _NAME, palette.quiet))
    height = max(len(balances) * _ROW - (_ROW - _LABELS - 6), 24)
    return Chart(width, height, tuple(shapes), _words(balances))


def _row(balance: FundBalance, top: float, width: float, palette: Palette) -> list[Shape]:
    budget = f"von {_euros(balance.budget)}"
    free = f"{_euros(balance.free)} frei"
    edge = width - text_width(budget, _NAME) - 3.5
    room = edge - text_width(free, _NAME, bold=True) - 12
    baseline = top + 12.5
    head: list[Shape] = [
        Label(0, baseline, fitted(balance.name, _NAME, room, bold=True), _NAME, palette.ink, bold=True),
        Label(edge, baseline, free, _NAME, palette.accent, bold=True, anchor=Anchor.END),
        Label(width, baseline, budget, _NAME, palette.quiet, anchor=Anchor.END),
    ]
    return [
        *head,
        *_bar(balance, top + _BAR_TOP, width, palette),
        *_legend(balance, top + _LABELS, width, palette),
    ]


def _bar(balance: FundBalance, top: float, width: float, palette: Palette) -> list[Shape]:
    parts = _parts(balance)
    whole = max(sum(max(amount.cents, 0) for _, amount in parts), balance.budget.cents, 1)
    shapes: list[Shape] = [Rect(0, top, width, _THICK, palette.track, 3)]
    x = 0.0
    for at, (_, amount) in enumerate(parts[:3]):
        long = width * max(amount.cents, 0) / whole
        if long >= 0.4:
            shapes.extend(_part(at, (x, top, min(max(long - _GAP, 0.8), width - x), _THICK), palette))
        x += long
    return shapes


def _part(kind: int, at: tuple[float, float, float, float], palette: Palette) -> list[Shape]:
    x, top, width, height = at
    fill = (palette.bar, palette.middle, palette.light)[kind]
    radius = min(3.0, width / 2)
    shapes: list[Shape] = [Rect(x, top, width, height, fill, radius)]
    if kind == 2:
        shapes.extend(_hatching(at, palette.hatch))
    return shapes


def _hatching(at: tuple[float, float, float, float], stroke: str, gap: float = 4.5) -> list[Shape]:
    """Slanted lines cut off at the edges of the rectangle, so that no clipping is needed."""
    x, top, width, height = at
    inset = 0.8
    x, top, width, height = x + inset, top + inset, width - 2 * inset, height - 2 * inset
    lines: list[Shape] = []
    start = gap / 2
    while start < width + height and width > 0:
        x1, y1 = (start, 0.0) if start <= width else (width, start - width)
        x2, y2 = (0.0, start) if start <= height else (start - height, height)
        lines.append(Rule(x + x1, top + y1, x + x2, top + y2, stroke, 0.8))
        start += gap
    return lines


def _legend(balance: FundBalance, baseline: float, width: float, palette: Palette) -> list[Shape]:
    """Each part named with its amount, below each other from fund to fund."""
    shapes: list[Shape] = []
    step = width / 4
    for at, (name, amount) in enumerate(_parts(balance)):
        x = at * step
        shapes.extend(_mark(at, x, baseline - 6.6, palette))
        amount_text = _euros(amount)
        name_room = step - 16 - text_width(amount_text, _SMALL, bold=True) - 8
        written = fitted(name, _SMALL, name_room) if name_room > 20 else ""
        shapes.append(Label(x + 11, baseline, written, _SMALL, palette.quiet))
        after = x + 11 + (text_width(written, _SMALL) + 4 if written else 0)
        shapes.append(Label(after, baseline, amount_text, _SMALL, palette.ink, bold=True))
    return shapes


def _mark(kind: int, x: float, top: float, palette: Palette) -> list[Shape]:
    """The small square that stands for a part; an outlined one for what is free."""
    if kind < 3:
        return _part(kind, (x, top, 7, 7), palette)
    return [Rect(x, top, 7, 7, palette.line, 1.5), Rect(x + 0.8, top + 0.8, 5.4, 5.4, palette.track, 1)]


def _parts(balance: FundBalance) -> tuple[tuple[str, Money], ...]:
    return (
        ("Ausgezahlt", balance.paid),
        # What is paid is approved as well; the word for the rest is the one that stands with payments.
        ("Offen", balance.approved),
        ("Vorgemerkt", balance.reserved),
        ("Frei", balance.free),
    )


def _euros(amount: Money) -> str:
    """Whole euros where that is exact, else with cents."""
    euros, cents = divmod(abs(amount.cents), 100)
    if cents:
        return formats.money(amount)
    return f"{'-' if amount.cents < 0 else ''}{formats.number(euros)}{formats.NBSP}€"


def _words(balances: Sequence[FundBalance]) -> str:
    funds = [
        f"{balance.name}, Budget {_euros(balance.budget)}: "
        + ", ".join(f"{name.lower()} {_euros(amount)}" for name, amount in _parts(balance))
        for balance in balances
    ]
    return f"Stand der Fonds. {'; '.join(funds) or 'Noch kein Fonds angelegt'}."
