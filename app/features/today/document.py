"""The chart of the start page: how the funds stand, as SVG in the colours of the theme."""

from collections.abc import Sequence

from app.documents.charts import DARK, LIGHT, Chart, FundBalance, fund_chart, to_svg
from app.features.today.queries import FundState

SCALE = 1.45
"""On the screen the smallest letters of the chart are 9.5 pt, like the text around it; on paper 6.6 pt do."""


def funds(states: Sequence[FundState], *, dark: bool, width: float) -> tuple[bytes, str]:
    """The chart as wide as wanted on the screen, and what it says in words."""
    palette = DARK if dark else LIGHT
    chart: Chart = fund_chart(
        [
            FundBalance(
                name=state.name,
                budget=state.budget,
                paid=state.paid,
                approved=state.open,
                reserved=state.reserved,
                free=state.free,
            )
            for state in states
        ],
        width=width / SCALE,
        palette=palette,
    )
    return _enlarged(to_svg(chart), chart), chart.alt


def _enlarged(svg: bytes, chart: Chart) -> bytes:
    """The drawing stays, only the size it is shown in grows."""
    drawn = f'width="{chart.width:g}" height="{chart.height:g}"'
    shown = f'width="{chart.width * SCALE:g}" height="{chart.height * SCALE:g}"'
    return svg.replace(drawn.encode(), shown.encode(), 1)
