"""Charts: amounts in words and in place, inside their frame, the same on screen and paper."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.documents.charts import (
    DARK,
    LIGHT,
    Chart,
    FundBalance,
    Palette,
    bar_chart,
    column_chart,
    fund_chart,
    to_svg,
)
from app.documents.charts.shapes import Label, Rect, Rule, text_width
from app.domain.money import Money
from app.system import resources
from tests.documents.samples import FUNDS

ITEMS = st.lists(st.tuples(st.text(max_size=60), st.integers(-5, 10**7)), max_size=30)
AMOUNTS = st.integers(0, 10**10).map(Money)


def labels(chart: Chart) -> list[str]:
    return [shape.text.replace("\u00a0", " ") for shape in chart.shapes if isinstance(shape, Label)]


def edges(chart: Chart) -> list[tuple[float, float]]:
    found = []
    for shape in chart.shapes:
        if isinstance(shape, Rect):
            found.append((shape.x, shape.x + shape.width))
        elif isinstance(shape, Rule):
            found.append((min(shape.x1, shape.x2), max(shape.x1, shape.x2)))
        else:
            found.append((shape.left, shape.left + text_width(shape.text, shape.size, bold=shape.bold)))
    return found


@given(ITEMS)
def test_bars_keep_their_order_lengths_and_frame(items: list[tuple[str, int]]) -> None:
    chart = bar_chart(items, title="Beratungen")
    bars = [shape for shape in chart.shapes if isinstance(shape, Rect)]
    values = [value for _, value in items if value > 0]
    assert len(bars) == len(values)
    for (one, first), (other, second) in pairwise(zip(values, bars, strict=True)):
        assert (one >= other) or (first.width <= second.width)
    assert all(left >= -0.01 and right <= chart.width + 0.01 for left, right in edges(chart))
    assert etree.fromstring(to_svg(chart)) is not None


@given(ITEMS)
def test_columns_grow_with_their_value(items: list[tuple[str, int]]) -> None:
    chart = column_chart(items, title="Je Monat")
    columns = [shape for shape in chart.shapes if isinstance(shape, Rect)]
    largest = max((value for _, value in items), default=0)
    if largest > 0:
        assert max(column.height for column in columns) == pytest.approx(150 - 16 - 14)
        assert all(column.y + column.height == pytest.approx(150 - 16) for column in columns)


def test_the_running_month_stands_out_by_tone() -> None:
    chart = column_chart([("Okt", 3), ("Nov", 2)], title="Je Monat", current=1)
    assert [shape.fill for shape in chart.shapes if isinstance(shape, Rect)] == [LIGHT.middle, LIGHT.bar]


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), max_size=4), st.sampled_from([LIGHT, DARK]))
def test_fund_bars_never_leave_their_track(
    parts: list[tuple[Money, Money, Money, Money]], palette: Palette
) -> None:
    funds = [FundBalance("Fonds", Money.total(four), *four) for four in parts]
    chart = fund_chart(funds, width=520, palette=palette)
    tracks = [shape for shape in chart.shapes if isinstance(shape, Rect) and shape.height == 15]
    assert all(shape.x + shape.width <= 520.01 for shape in tracks)
    assert etree.fromstring(to_svg(chart)) is not None


def test_a_fund_bar_is_divided_as_its_budget_is() -> None:
    chart = fund_chart(FUNDS[:1], width=500)
    parts = [shape for shape in chart.shapes if isinstance(shape, Rect) and shape.height == 15][1:]
    assert [round(part.width + 1.2, 1) for part in parts] == [124.0, 82.5, 45.0]
    hatch = [shape for shape in chart.shapes if isinstance(shape, Rule)]
    assert hatch
    assert {"24.850 € frei", "von 50.000 €", "12.400 €", "8.250 €", "4.500 €"} <= set(labels(chart))


def test_an_overspent_fund_says_so_and_stays_in_its_frame() -> None:
    over = FundBalance(
        "F", Money.euros(100), Money.euros(80), Money.euros(70), Money.euros(0), Money.euros(-50)
    )
    chart = fund_chart([over])
    assert "-50 € frei" in labels(chart)
    assert all(right <= chart.width + 0.01 for _, right in edges(chart))


def test_cents_are_never_rounded_away() -> None:
    fund = FundBalance("F", Money(100050), Money(50), Money(0), Money(0), Money(100000))
    assert {"von 1.000,50 €", "0,50 €", "1.000 € frei"} <= set(labels(fund_chart([fund])))


@pytest.mark.parametrize(
    "empty",
    [lambda: bar_chart([], title="t"), lambda: column_chart([], title="t"), lambda: fund_chart([])],
)
def test_charts_without_data_say_so(empty: Callable[[], Chart]) -> None:
    assert labels(empty())
    assert empty().alt


def test_the_words_of_a_chart_hold_its_numbers() -> None:
    assert bar_chart([("Leerstand", 9)], title="Thema").alt == "Thema: Leerstand 9."
    said = fund_chart(FUNDS).alt.replace("\u00a0", " ")
    assert "Verfügungsfonds, Budget 50.000 €: ausgezahlt 12.400 €" in said


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_of_charts_reads_on_its_ground(palette: Palette) -> None:
    ground = "#FFFFFF" if palette is LIGHT else "#1C2324"
    for ink in (palette.ink, palette.quiet, palette.accent):
        assert contrast(ink, ground) >= 4.5
    for fill in (palette.bar, palette.middle, palette.hatch):
        assert contrast(fill, ground) >= 3


@pytest.mark.usefixtures("qapp")
def test_qt_draws_the_svg_with_the_fonts_of_the_paper() -> None:
    paths = [path for path in resources.listed("fonts", ".ttf") if path.name.startswith("SourceSans3")]
    assert len(paths) == 4
    for path in paths:
        assert "Source Sans 3" in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(path))
        )
    chart = fund_chart(FUNDS, width=520)
    renderer = QSvgRenderer(to_svg(chart))
    assert renderer.isValid()
    image = QImage(520, int(chart.height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert image.pixelColor(20, 28).name().upper() == LIGHT.bar


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(code: str) -> float:
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
