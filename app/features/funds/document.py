"""The balance of a fund as a chart for the screen."""

from collections.abc import Sequence

from app.documents.charts import DARK, LIGHT, FundBalance, fund_chart, to_svg
from app.domain import formats
from app.features.funds.queries import YearRow

_PIXELS = 4 / 3
"""Charts are drawn in points for paper; so many pixels of the screen are one point."""


def balance_svg(name: str, years: Sequence[YearRow], *, dark: bool, width: float = 384) -> tuple[bytes, str]:
    """One bar a year, newest first, as SVG, and the same in words."""
    balances = [
        FundBalance(
            name=f"{name} {row.year}" if name else str(row.year),
            budget=row.whole - row.passed_on,
            paid=row.paid,
            approved=row.approved - row.paid,
            reserved=row.reserved,
            free=row.free,
        )
        for row in years
    ]
    chart = fund_chart(balances, width=width, palette=DARK if dark else LIGHT)
    size = f'width="{chart.width:g}" height="{chart.height:g}"'
    words = [f"{row.year}: {formats.money(row.free)} frei von {formats.money(row.whole)}" for row in years]
    larger = f'width="{chart.width * _PIXELS:g}" height="{chart.height * _PIXELS:g}"'
    svg = to_svg(chart).replace(size.encode(), larger.encode(), 1)
    return svg, f"Stand {name}. {'; '.join(words)}."
