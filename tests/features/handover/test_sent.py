"""What was sent is kept and read back, whatever the texts hold."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.columns import Kind
from app.domain.errors import Refused
from app.domain.money import Money
from app.features.handover.rules.sent import (
    Sent,
    SentColumn,
    SentRow,
    SentSheet,
    plain,
    read_sent,
    rich,
    store_sent,
)

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
ROWS = st.lists(
    st.tuples(TEXTS, st.integers(-(2**53), 2**53) | st.booleans() | TEXTS | st.none()), max_size=4
)


@given(st.lists(ROWS, max_size=3))
def test_what_is_kept_is_read_back(sheets: list[list[tuple[str, object]]]) -> None:
    columns = (SentColumn("name", "Name", Kind.TEXT), SentColumn("value", "Wert\nzwei", Kind.STATE))
    made = tuple(
        SentSheet(
            f"sheet{at}",
            "Blatt",
            columns,
            tuple(
                SentRow(f"{number:032x}", name, ("other", name), (name, plain(value)))
                for number, (name, value) in enumerate(rows)
            ),
            ("ja", "nein"),
        )
        for at, rows in enumerate(sheets)
    )
    sent = Sent.of(7, "2026-W47", made)
    assert read_sent(store_sent(sent)) == sent


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.MONEY, Money(-123)),
        (Kind.DATE, date(2026, 11, 22)),
        (Kind.MOMENT, datetime(2026, 11, 22, 14, 5, 7)),
        (Kind.SHARE, 1250),
        (Kind.YES_NO, False),
        (Kind.TEXT, "Fassade"),
        (Kind.TEXT, None),
    ],
)
def test_values_survive(kind: Kind, value: object) -> None:
    assert rich(kind, plain(value)) == value


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_a_spoiled_base_is_a_sentence(cut: int) -> None:
    sheet = SentSheet(
        "a", "A", (SentColumn("x", "X", Kind.TEXT),), (SentRow("0" * 32, "", ("a", ""), ("x",)),)
    )
    data = store_sent(Sent.of(1, "2026-W47", (sheet,)))
    with pytest.raises(Refused, match="nicht mehr lesen"):
        read_sent(data[:cut])
