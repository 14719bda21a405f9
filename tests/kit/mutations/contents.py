"""Typing, filling down, clearing: what changes cells where they are."""

from dataclasses import replace
from datetime import date

from app.domain.columns import Kind
from app.features.handover.rules.identity import MARK, UID
from tests.kit.mutations.columns import insert_column
from tests.kit.mutations.hand import Deed, Hand
from tests.kit.mutations.model import Cell, Sheet, Typed

_TURNED = {Kind.NUMBER, Kind.MINUTES, Kind.MONEY, Kind.DATE}


def answer(hand: Hand, sheet: Sheet) -> None:
    """Fill in one answer cell."""
    if sheet.answers:
        row, at = hand.row(sheet), hand.pick(sheet.answers)
        row.cells[at] = hand.typed(sheet, row, at)


def answer_whole(hand: Hand, sheet: Sheet) -> None:
    """Fill in all answer cells of a row."""
    row = hand.row(sheet)
    for at in sheet.answers:
        row.cells[at] = hand.typed(sheet, row, at)


def propose(hand: Hand, sheet: Sheet) -> None:
    """Type over what the office wrote."""
    if sheet.office:
        row, at = hand.row(sheet), hand.pick(sheet.office)
        row.cells[at] = hand.typed(sheet, row, at)


def fill_down(hand: Hand, sheet: Sheet) -> None:
    """Drag an answer over the rows below."""
    if not sheet.answers:
        return
    at, first = hand.pick(sheet.answers), hand.number(0, len(sheet.rows) - 1)
    cell = hand.typed(sheet, sheet.rows[first], at)
    for row in sheet.rows[first : first + hand.number(1, 4)]:
        meant = replace(cell.typed, uid=row.uid) if cell.typed else None
        row.cells[at] = replace(cell, typed=meant)


def clear(hand: Hand, sheet: Sheet) -> None:
    """Empty a cell."""
    seen = [at for at in sheet.visible if sheet.columns[at].key]
    if seen:
        row, at = hand.row(sheet), hand.pick(seen)
        row.cells[at] = row.cells[at].cleared


def clear_row(hand: Hand, sheet: Sheet) -> None:
    """Empty all cells one sees of a row."""
    row = hand.row(sheet)
    for at in sheet.visible:
        row.cells[at] = row.cells[at].cleared


def as_text(hand: Hand, sheet: Sheet) -> None:
    """Numbers and days of a column become text, as a paste from elsewhere makes them."""
    base = hand.book.sent.by_key[sheet.key]
    fit = [at for at in sheet.office if _kind(hand, sheet, at) in _TURNED]
    if not fit:
        return
    at = hand.pick(fit)
    key = sheet.columns[at].key
    for row in sheet.rows:
        cell, sent = row.cells[at], hand.book.value(sheet, row.uid, key)
        if cell.typed is None and cell.kind == "n" and sent is not None and row.uid in base.by_uid:
            text = _shown(_kind(hand, sheet, at), sent)
            row.cells[at] = Cell("s", text, cell.style, typed=Typed(row.uid, key, sent, text))


def spoil_identity(hand: Hand, sheet: Sheet) -> None:
    """Type over one of the hidden cells."""
    fit = sheet.places(lambda column: column.key in {UID, MARK})
    if not fit:
        return
    row, at = hand.row(sheet), hand.pick(fit)
    cell = row.cells[at]
    spoiled = ("", cell.text.upper(), f" {cell.text} ", cell.text[:-1], "kaputt", cell.text.swapcase()[::-1])
    text = hand.pick(spoiled)
    row.cells[at] = replace(cell, text=text, kind="s" if text else "")


def note_beside(hand: Hand, sheet: Sheet) -> None:
    """A column of notes of their own, with a heading or without one."""
    at = hand.number(0, len(sheet.columns))
    insert_column(sheet, at, hand.pick(("Notiz intern", "", "Bemerkung 2", "Kostenstelle")))
    for _ in range(hand.number(1, 3)):
        row = hand.row(sheet)
        row.cells[at] = hand.typed(sheet, row, at)


def _kind(hand: Hand, sheet: Sheet, at: int) -> Kind:
    base = hand.book.sent.by_key[sheet.key]
    return base.columns[base.places[sheet.columns[at].key]].kind


def _shown(kind: Kind, sent: object) -> str:
    if kind is Kind.DATE:
        return f"{date.fromisoformat(str(sent)):%d.%m.%Y}"
    if kind is Kind.MONEY:
        cents = int(str(sent))
        return f"{cents // 100},{cents % 100:02d}"
    return str(sent)


CONTENTS: tuple[Deed, ...] = (
    answer,
    answer_whole,
    propose,
    fill_down,
    clear,
    clear_row,
    as_text,
    spoil_identity,
    note_beside,
)
