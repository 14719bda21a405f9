"""Charts, drawn once: the same shapes become SVG on the screen and tagged figures on paper.

They know nothing of reportlab, so that the start screen can show one without loading it.
"""

from app.documents.charts.bars import bar_chart
from app.documents.charts.columns import column_chart
from app.documents.charts.funds import FundBalance, fund_chart
from app.documents.charts.palette import DARK, LIGHT, PAPER, Palette
from app.documents.charts.shapes import Chart
from app.documents.charts.svg import to_svg

__all__ = [
    "DARK",
    "LIGHT",
    "PAPER",
    "Chart",
    "FundBalance",
    "Palette",
    "bar_chart",
    "column_chart",
    "fund_chart",
    "to_svg",
]
