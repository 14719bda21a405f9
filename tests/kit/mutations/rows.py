"""Rows sorted, put in, deleted, doubled, pasted and merged."""

from dataclasses import replace

from app.features.handover.rules.identity import MARK, UID
from tests.kit.mutations.hand import Deed, Hand
from tests.kit.mutations.model import Cell, Row, Sheet, Typed


def sort(hand: Hand, sheet: Sheet) -> None:
    """Sort whole rows by a column."""
    at = hand.number(0, len(sheet.columns) - 1)
    sheet.rows.sort(
        key=lambda row: (not row.cells[at].filled, row.cells[at].text), reverse=hand.number(0, 1) == 1
    )


def shuffle(hand: Hand, sheet: Sheet) -> None:
    """Whole rows in any order."""
    sheet.rows[:] = hand.chance.order(sheet.rows)


def sort_part(hand: Hand, sheet: Sheet) -> None:
    """Sort only some columns one sees, and the hidden ones between them, though Excel warned.

    Where neither identity moves, no program can know: what stands beside it now is what was said.
    """
    seen = sheet.visible
    known = {UID, MARK} & {column.key for column in sheet.columns}
    if len(seen) < 2 or not known or sheet.torn:
        return
    first, last = sorted((hand.pick(seen), hand.pick(seen)))
    order = hand.chance.order(list(range(len(sheet.rows))))
    moved = [(sheet.rows[at].uid, sheet.rows[at].cells[first : last + 1]) for at in order]
    keys = {column.key for column in sheet.columns[first : last + 1]}
    for row, (uid, cells) in zip(sheet.rows, moved, strict=True):
        if known <= keys or not known & keys:
            _meant_here(hand, sheet, row, uid, first, cells)
        else:
            row.cells[first : last + 1] = cells
            row.uid = row.uid if row.uid == uid else ""
            sheet.torn = True


def _meant_here(hand: Hand, sheet: Sheet, row: Row, uid: str, first: int, cells: list[Cell]) -> None:
    """Cells that came from another row and are now taken for this one's."""
    carried = {UID, MARK} & {sheet.columns[first + at].key for at in range(len(cells))}
    left = set(range(len(row.cells))) - set(range(first, first + len(cells)))
    if row.uid == uid:
        row.cells[first : first + len(cells)] = cells
        return
    if carried:
        for at in left:
            row.cells[at] = _taken(hand, sheet, uid, row.uid, at, row.cells[at])
        row.uid = uid
        row.cells[first : first + len(cells)] = cells
        return
    for at, cell in enumerate(cells, start=first):
        row.cells[at] = _taken(hand, sheet, row.uid, uid, at, cell)


def _taken(hand: Hand, sheet: Sheet, uid: str, before: str, at: int, cell: Cell) -> Cell:
    if not cell.filled:
        return cell
    key = sheet.columns[at].key
    if cell.typed is not None:
        known = bool(cell.typed.key)
        plain = cell.typed.plain if known else cell.text
        return replace(cell, typed=replace(cell.typed, uid=uid, key=key, plain=plain))
    sent = hand.book.value(sheet, before, key)
    plain = cell.text if sent is None and cell.kind == "s" else sent
    return replace(cell, typed=Typed(uid, key, plain, cell.text))


def insert_blank(hand: Hand, sheet: Sheet) -> None:
    """Empty rows between the others."""
    styles = [Cell(style=cell.style) for cell in sheet.rows[0].cells]
    for _ in range(hand.number(1, 2)):
        sheet.rows.insert(hand.number(0, len(sheet.rows)), Row("", list(styles)))


def insert_typed(hand: Hand, sheet: Sheet) -> None:
    """A row of their own, without any identity."""
    row = Row("", [Cell(style=cell.style) for cell in sheet.rows[0].cells])
    seen = sheet.visible
    for at in {hand.pick(seen) for _ in range(hand.number(1, 4))} if seen else ():
        row.cells[at] = hand.typed(sheet, row, at)
    sheet.rows.insert(hand.number(0, len(sheet.rows)), row)


def totals(hand: Hand, sheet: Sheet) -> None:
    """A line of sums below."""
    row = Row("", [Cell() for _ in sheet.columns])
    at = hand.pick(sheet.visible or [0])
    text = str(hand.book.next() + 90_000)
    row.cells[at] = Cell("n", text, formula="SUM(B2:B9)", typed=Typed("", "", None, text))
    sheet.rows.append(row)


def delete(hand: Hand, sheet: Sheet) -> None:
    """Delete rows."""
    for _ in range(hand.number(1, 2)):
        if sheet.rows:
            del sheet.rows[hand.number(0, len(sheet.rows) - 1)]


def double(hand: Hand, sheet: Sheet) -> None:
    """Copy a row whole and put it in again."""
    row = hand.row(sheet)
    sheet.rows.insert(hand.number(0, len(sheet.rows)), Row(row.uid, list(row.cells), pasted=row.pasted))


def paste_over(hand: Hand, sheet: Sheet) -> None:
    """Copy a row whole over another one."""
    row, other = hand.row(sheet), hand.row(sheet)
    other.uid, other.pasted, other.cells = row.uid, row.pasted, list(row.cells)


def paste_seen(hand: Hand, sheet: Sheet) -> None:
    """Copy only what one sees of a row over another one; the hidden cells stay where they are."""
    row, other = hand.row(sheet), hand.row(sheet)
    if row.uid == other.uid or sheet.at("reference") is None:
        return
    for at in sheet.visible:
        other.cells[at] = row.cells[at]
    other.pasted, other.uid = other.uid, ""


def paste_foreign(hand: Hand, sheet: Sheet) -> None:
    """Rows of another sheet, pasted below with their hidden cells."""
    others = [other for other in hand.book.sheets if other.key != sheet.key and other.rows]
    if not others:
        return
    row = hand.row(hand.pick(others))
    width = len(sheet.columns)
    cells = [_pasted(cell) for cell in row.cells[:width]]
    sheet.rows.append(Row("", cells + [Cell() for _ in range(width - len(cells))]))


def _pasted(cell: Cell) -> Cell:
    return replace(cell, typed=replace(cell.typed, uid="", key="", plain=None)) if cell.typed else cell


def title_above(hand: Hand, sheet: Sheet) -> None:
    """A title above the headings."""
    text = f"Rückmeldung der Stadt {hand.book.next()}"
    sheet.above.append([Cell("s", text), *(Cell() for _ in sheet.columns[1:])])


def filtered(hand: Hand, sheet: Sheet) -> None:
    """Rows hidden by a filter."""
    for _ in range(hand.number(1, 3)):
        hand.row(sheet).hidden = True


def merge(hand: Hand, sheet: Sheet) -> None:
    """Merge an answer over rows; Excel keeps the upper cell."""
    if not sheet.answers or len(sheet.rows) < 2:
        return
    at, first = hand.pick(sheet.answers), hand.number(0, len(sheet.rows) - 2)
    top, bottom = sheet.rows[first], sheet.rows[first + 1]
    top.cells[at] = hand.typed(sheet, top, at)
    bottom.cells[at] = bottom.cells[at].cleared
    sheet.merged.append((top, bottom, at))


ROWS: tuple[Deed, ...] = (
    sort,
    shuffle,
    double,
    delete,
    insert_blank,
    insert_typed,
    filtered,
    title_above,
    totals,
    paste_over,
    paste_seen,
    paste_foreign,
    sort_part,
    merge,
)
