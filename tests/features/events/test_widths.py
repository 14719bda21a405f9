"""What stands in a narrow column of the lists of this feature can be read whole."""

from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from app.features.events import table
from app.features.events.table import plan
from app.ui.theme.fonts import sized

TABLES = {
    "appointments": (table.COLUMNS, table.CHIPS),
    "tasks": (plan.TASKS, plan.TASK_CHIPS),
    "registrations": (plan.REGISTRATIONS, plan.REGISTRATION_CHIPS),
    "results": (plan.RESULTS, plan.RESULT_CHIPS),
    "photos": (plan.PHOTOS, plan.PHOTO_CHIPS),
}
PADDING, AROUND = 20, 18
"""Pixels left and right of a cell, and of the word within its chip."""


@pytest.mark.parametrize("name", TABLES)
def test_no_chip_is_cut_off(qapp: QApplication, name: str) -> None:
    columns, chips = TABLES[name]
    metrics = QFontMetrics(sized(qapp.font(), 0.9, QFont.Weight.DemiBold))
    widths: dict[str, Any] = {column.key: column.width for column in columns}
    for key, words in chips.items():
        for chip in words.values():
            assert metrics.horizontalAdvance(chip.text) + AROUND <= widths[key] - PADDING, chip.text
