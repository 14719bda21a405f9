"""What stands in a narrow column of the lists of this feature can be read whole."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.features.events import table
from app.features.events.form import lists
from app.features.events.form import plan as plan_form
from app.features.events.queries.registrations import RegistrationRow
from app.features.events.queries.rows import AppointmentRow
from app.features.events.screen.parts import ListPart
from app.features.events.table import plan
from app.ui.fields import Rows
from app.ui.form import FormSpec
from app.ui.theme.fonts import load_fonts, sized
from db.store import Store
from tests.kit.fields import SeenHost, editor_of
from tests.kit.office import CLOCK
from tests.kit.qt import inline_context

TABLES = {
    "appointments": (table.COLUMNS, table.CHIPS),
    "tasks": (plan.TASKS, plan.TASK_CHIPS),
    "registrations": (plan.REGISTRATIONS, plan.REGISTRATION_CHIPS),
    "results": (plan.RESULTS, plan.RESULT_CHIPS),
    "photos": (plan.PHOTOS, plan.PHOTO_CHIPS),
}
PADDING, AROUND = 20, 18
"""Pixels left and right of a cell, and of the word within its chip."""


def settled() -> None:
    """What follows from another size has followed."""
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture(autouse=True)
def typeface(qapp: QApplication) -> Iterator[None]:
    """The program's own, at the size columns are declared for."""
    before = qapp.font()
    qapp.setFont(load_fonts(before))
    yield
    qapp.setFont(before)


@pytest.mark.parametrize("name", TABLES)
def test_no_chip_is_cut_off(qapp: QApplication, name: str) -> None:
    columns, chips = TABLES[name]
    metrics = QFontMetrics(sized(qapp.font(), 0.9, QFont.Weight.DemiBold))
    widths: dict[str, Any] = {column.key: column.width for column in columns}
    for key, words in chips.items():
        for chip in words.values():
            assert metrics.horizontalAdvance(chip.text) + AROUND <= widths[key] - PADDING, chip.text


@pytest.mark.parametrize(
    "spec", [lists.BUDGET, lists.CREW, lists.PROGRAMME, lists.EVALUATION, plan_form.CHECKLIST]
)
def test_no_heading_of_a_small_table_is_cut_off(qtbot: QtBot, store: Store, spec: FormSpec) -> None:
    context = inline_context(store, CLOCK)
    for field in spec.fields():
        if not isinstance(field, Rows):
            continue
        editor = editor_of(qtbot, field, SeenHost(context))
        header = editor.view.horizontalHeader()
        for at, cell in enumerate(field.cells):
            # The stretched one takes what is left.
            assert cell.stretch or header.sectionSize(at) >= header.sectionSizeHint(at), cell.label
    context.close()


def test_short_columns_do_not_make_the_list_of_registrations_scroll_sideways(
    qtbot: QtBot, store: Store
) -> None:
    context = inline_context(store, CLOCK)
    made: ListPart[RegistrationRow] = ListPart(
        context, "", plan.REGISTRATIONS, key="registrations", empty="", chips=plan.REGISTRATION_CHIPS
    )
    qtbot.addWidget(made)
    made.show()
    view = made.table.view
    for width in range(600, 1200, 40):
        view.setFixedWidth(width)
        settled()
        view.arrangement.fill()
        assert view.horizontalHeader().length() <= view.viewport().width(), width
    context.close()


def test_in_a_window_of_1280_pixels_the_list_says_who_is_in_charge(qtbot: QtBot, store: Store) -> None:
    context = inline_context(store, CLOCK)
    made: ListPart[AppointmentRow] = ListPart(
        context, "", table.COLUMNS, key="wide", empty="", chips=table.CHIPS
    )
    qtbot.addWidget(made)
    made.show()
    made.table.view.setFixedWidth(1082)
    settled()
    made.table.view.arrangement.fill()
    shown = [column.key for at, column in enumerate(table.COLUMNS) if not made.table.view.isColumnHidden(at)]
    assert shown[:8] == ["group", "weekday", "starts_at", "title", "kind", "status", "place", "staff"]
    context.close()
