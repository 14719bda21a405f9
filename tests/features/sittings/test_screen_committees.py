"""The page „Gremien“: members, the balance of groups, resolutions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.ids import Ref
from app.domain.money import ZERO, Money
from app.features.applications.queries import calculation
from app.features.applications.service import decide
from app.features.sittings.screen import SittingsScreen
from app.system.clock import Clock
from app.ui.browser import RecordBrowser
from db.store import Store
from tests.features.applications.paper import equip
from tests.features.sittings.case import (
    Board,
    apply,
    detail,
    items,
    make_board,
    plan,
    present,
    put_on,
    vote,
)
from tests.kit.qt import activate, answer, inline_context, open_page, press, said


@pytest.fixture
def board(store: Store) -> Board:
    """A committee with members and little money."""
    made = make_board(store, 3_200)
    equip(store)
    store.staff_id = 1
    return made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock, board: Board) -> Iterator[SittingsScreen]:
    """The page."""
    context = inline_context(store, clock)
    page = SittingsScreen(context, decide=decide, calculate=calculation)
    open_page(qtbot, page)
    activate(qtbot, page)
    yield page
    context.close()


def tab(screen: SittingsScreen, title: str, kind: str = "sitting") -> Any:
    """A tab of the open record, brought to the front."""
    browser: RecordBrowser[Any, Any, Any] = screen.browser(kind)
    bar = browser.panel.bar
    at = next(n for n in range(bar.count()) if bar.tabText(n) == title)
    bar.setCurrentIndex(at)
    return browser.panel.built()[at]


def opened(screen: SittingsScreen, store: Store, board: Board, count: int = 3) -> int:
    """A sitting of today with so many applications, everybody there, shown."""
    sitting_id = plan(store, board)
    put_on(store, sitting_id, *(apply(store, f"Projekt {at}") for at in range(count)))
    present(store, sitting_id, board.members)
    screen.open_ref(Ref("sitting", sitting_id))
    return sitting_id


def test_a_member_is_added_changed_and_taken_out(screen: SittingsScreen, store: Store, board: Board) -> None:
    screen.open_ref(Ref("committee", board.committee_id))
    panel = tab(screen, "Mitglieder", "committee")
    assert "7 Stimmen; beschlussfähig ab 4." in said(panel)
    panel._choose(board.members[6])
    press(panel, "Ändern …")
    answer("Speichern", represents="Ratsfraktion", function="Vorsitz")
    browser: Any = screen.browser("committee")
    assert [row.role for row in browser.current.members][-1] == "Vorsitz"
    panel._choose(board.members[6])
    press(panel, "Entfernen")
    assert len(browser.current.members) == 7
    panel._choose(board.members[1])
    press(panel, "Entfernen")
    assert "5 Stimmen" in said(panel)


def test_groups_out_of_balance_are_warned_of(screen: SittingsScreen, store: Store, board: Board) -> None:
    screen.open_ref(Ref("committee", board.committee_id))
    panel = tab(screen, "Mitglieder", "committee")
    panel._choose(board.members[2])
    press(panel, "Entfernen")
    assert "Für die Mehrheit der Bewohnerschaft fehlt 1 Stimme" in said(panel)


def test_a_resolution_is_ticked_off(screen: SittingsScreen, store: Store, board: Board) -> None:
    sitting_id = opened(screen, store, board, 1)
    (row,) = items(store, sitting_id)
    vote(store, row, "", resolution="Standort klären.", responsible="Büro", due_on=date(2026, 11, 1))
    screen.open_ref(Ref("resolution", row.id))
    browser = screen.browser("resolution")
    assert "überfällig" in said(browser)
    press(browser, "Erledigt")
    assert "erledigt" in said(browser)
    press(browser, "Zur Sitzung")
    assert screen.context.opened[-1] == Ref("sitting", sitting_id)  # type: ignore[attr-defined]  # of the kit


def test_nothing_is_free_for_nobody(store: Store, board: Board) -> None:
    sitting_id = plan(store, board)
    assert detail(store, sitting_id).pots == ()
    put_on(store, sitting_id, apply(store))
    (pot,) = detail(store, sitting_id).pots
    assert (pot.free, pot.granted) == (Money.euros(3_200), ZERO)
