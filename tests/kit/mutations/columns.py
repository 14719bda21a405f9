"""Columns moved, put in, deleted, hidden and renamed."""

from dataclasses import replace

from app.features.handover.rules.identity import MARK, UID
from tests.kit.mutations.hand import Deed, Hand
from tests.kit.mutations.model import Cell, Column, Sheet


def insert_column(sheet: Sheet, at: int, heading: str) -> None:
    """An empty column, with a heading or without one."""
    sheet.columns.insert(at, Column(""))
    sheet.heading.insert(at, Cell("s", heading) if heading else Cell())
    for cells in [*sheet.above, *(row.cells for row in sheet.rows)]:
        cells.insert(at, Cell())


def empty_column(hand: Hand, sheet: Sheet) -> None:
    """A column with nothing in it."""
    insert_column(sheet, hand.number(0, len(sheet.columns)), "")


def move_column(hand: Hand, sheet: Sheet) -> None:
    """Cut a column and put it elsewhere; its name goes along."""
    at, to = hand.number(0, len(sheet.columns) - 1), hand.number(0, len(sheet.columns) - 1)
    sheet.columns.insert(to, sheet.columns.pop(at))
    for line in [sheet.heading, *sheet.above, *(row.cells for row in sheet.rows)]:
        line.insert(to, line.pop(at))


def delete_column(hand: Hand, sheet: Sheet) -> None:
    """Delete a column one sees."""
    if len(sheet.visible) > 2:
        _delete(sheet, hand.pick(sheet.visible))


def delete_identity(hand: Hand, sheet: Sheet) -> None:
    """Find the hidden columns and delete one of them, or both."""
    fit = sheet.places(lambda column: column.key in {UID, MARK})
    for at in sorted({hand.pick(fit) for _ in range(hand.number(1, 2))} if fit else (), reverse=True):
        _delete(sheet, at)


def hide(hand: Hand, sheet: Sheet) -> None:
    """Hide a column, or show one that was hidden."""
    column = hand.pick(sheet.columns)
    column.hidden = not column.hidden


def rename(hand: Hand, sheet: Sheet) -> None:
    """Another heading: a slip of the pen, another word, none."""
    at = hand.pick(sheet.visible or [0])
    cell = sheet.heading[at]
    headings = (
        f"{cell.text} ",
        cell.text.upper(),
        f"{cell.text[:-1]}",
        f"{cell.text}\n(neu)",
        "Ganz anders",
        "",
    )
    text = hand.pick(headings)
    sheet.heading[at] = replace(cell, kind="s" if text else "", text=text)


def swap_headings(hand: Hand, sheet: Sheet) -> None:
    """A heading copied onto another column, so that it stands twice."""
    one, other = hand.pick(sheet.visible or [0]), hand.pick(sheet.visible or [0])
    if not sheet.columns[one].key:
        sheet.heading[one] = sheet.heading[other]


def _delete(sheet: Sheet, at: int) -> None:
    del sheet.columns[at]
    for line in [sheet.heading, *sheet.above, *(row.cells for row in sheet.rows)]:
        del line[at]


COLUMNS: tuple[Deed, ...] = (
    move_column,
    empty_column,
    hide,
    rename,
    swap_headings,
    delete_column,
    delete_identity,
)
