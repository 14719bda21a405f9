"""The page „Gremien“: members, the balance of groups, resolutions."""

from datetime import date
from typing import Any

from app.domain.ids import Ref
from app.domain.money import ZERO, Money
from app.features.sittings.screen import SittingsScreen
from db.store import Store
from tests.features.sittings.by_hand import opened, tab
from tests.features.sittings.case import (
    Board,
    apply,
    detail,
    items,
    plan,
    put_on,
    vote,
)
from tests.kit.qt import answer, press, said


def test_a_member_is_added_changed_and_taken_out(screen: SittingsScreen, store: Store, board: Board) -> None:
    screen.open_ref(Ref("committee", board.committee_id))
    panel = tab(screen, "Mitglieder", "committee")
    assert "7 Stimmen; beschlussfähig ab 4." in said(panel)
    panel._choose(board.members[6])
    press(panel, "Ändern …")
    answer("Speichern", represents="Ratsfraktion", function="Vorsitz")
    browser: Any = screen.part("committee")
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
    browser = screen.part("resolution")
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
