"""The page „Gremien“: agenda by keys and mouse, ranking, papers, the city, members, resolutions."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from app.domain.ids import Ref
from app.domain.money import Money
from app.features.sittings.queries import committees as queries
from app.features.sittings.screen import SittingsScreen
from app.features.sittings.service import committees
from app.ui.printing import PdfPreview
from db.store import Store
from tests.features.sittings.by_hand import opened, tab
from tests.features.sittings.case import (
    TODAY,
    Board,
    application,
    apply,
    close,
    detail,
    items,
    plan,
    present,
    put_on,
    vote,
)
from tests.kit.qt import answer, dialog, press, said, spoken, type_into
from tests.kit.steps import undoable


def test_items_are_put_into_order_by_keys_and_by_mouse(
    screen: SittingsScreen, store: Store, board: Board
) -> None:
    sitting_id = opened(screen, store, board)
    panel = tab(screen, "Tagesordnung")
    view = panel._table.view
    before = [row.id for row in detail(store, sitting_id).items]
    view.setFocus()
    panel._choose(before[2])
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    after = [row.id for row in detail(store, sitting_id).items]
    assert after == [*before[:2], before[3], before[2], *before[4:]]
    assert view.current_id() == before[2], "the cursor goes with the item"

    def place(row: int) -> QPoint:
        shown: QRect = view.visualRect(view.model().index(row, 1))
        return shown.center()

    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place(3))
    QTest.mouseMove(viewport, place(1))
    QTest.mouseMove(viewport, place(0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place(0))
    assert detail(store, sitting_id).items[0].id == before[2]
    step = undoable(store)
    assert step is not None
    assert step.name == "Tagesordnung ordnen"


def test_an_application_comes_onto_the_agenda_and_off_again(
    screen: SittingsScreen, store: Store, board: Board
) -> None:
    one = apply(store)
    sitting_id = plan(store, board, datetime(2026, 12, 8, 18, 0))
    screen.open_ref(Ref("sitting", sitting_id))
    panel = tab(screen, "Tagesordnung")
    press(panel, "Auf die Tagesordnung")
    assert application(store, one).status == "tabled"
    press(panel, "Punkt hinzufügen …")
    answer("Hinzufügen", title="Bericht")
    assert detail(store, sitting_id).items[-2].title == "Bericht"
    panel._choose(items(store, sitting_id)[0].id)
    press(panel, "Absetzen")
    assert application(store, one).status == "checked"


def test_the_proposal_is_filled_in_changed_and_saved(
    screen: SittingsScreen, store: Store, board: Board
) -> None:
    sitting_id = opened(screen, store, board)
    for row, votes in zip(items(store, sitting_id), ("jjjjnnn", "jjjjjnn", "jjjjjjn"), strict=True):
        vote(store, row, votes, outcome="approved")
    panel = tab(screen, "Rangfolge")
    assert "es fehlen 1.300,00" in said(panel)
    press(panel, "Vorschlag anteilig")
    amounts = [line.amount for line in panel.editing.editor("lines").value()]
    assert Money.total(amounts) == Money.euros(3_200)
    press(panel, "Vorschlag nach Rang")
    lines = panel.editing.editor("lines").value()
    assert [(line.rank, line.amount) for line in lines] == [
        (1, Money.euros(1_500)),
        (2, Money.euros(1_500)),
        (3, Money.euros(200)),
    ]
    press(panel, "Rangfolge speichern")
    granted = {row.title: row.amount for row in items(store, sitting_id)}
    assert granted == {
        "Projekt 0": Money.euros(200),
        "Projekt 1": Money.euros(1_500),
        "Projekt 2": Money.euros(1_500),
    }
    assert "(Rang 3) gekürzt" in items(store, sitting_id)[0].draft.reason


def test_what_is_missing_is_said_when_closing(screen: SittingsScreen, store: Store, board: Board) -> None:
    sitting_id = opened(screen, store, board, 2)
    press(screen.part("sitting"), "Sitzung schließen")
    assert spoken(screen.context)[-1].count("Es ist noch nichts beschlossen") == 2
    assert detail(store, sitting_id).status == "open"


def test_typed_text_is_saved_before_closing(screen: SittingsScreen, store: Store, board: Board) -> None:
    sitting_id = opened(screen, store, board, 1)
    panel = tab(screen, "Beratung")
    panel.choose(items(store, sitting_id)[0].id)
    type_into(panel.editing, "text", "Halb getippt")
    press(screen.part("sitting"), "Sitzung schließen")
    assert "speichern Sie zuerst" in spoken(screen.context)[-1]
    panel.keep()
    kept = store.drafts.load(f"agenda_item:{items(store, sitting_id)[0].id}")
    assert "Halb getippt" in str(kept)


def test_save_and_next_goes_down_the_agenda(screen: SittingsScreen, store: Store, board: Board) -> None:
    sitting_id = opened(screen, store, board, 2)
    first, second = items(store, sitting_id)
    panel = tab(screen, "Beratung")
    panel.choose(first.id)
    press(panel, "Übrige Ja")
    type_into(panel.editing, "outcome", "bewilligt")
    press(panel, "Speichern und nächster")
    assert items(store, sitting_id)[0].outcome == "approved"
    assert f"TOP {second.number}: {second.heading}" in said(panel)


def test_invitations_are_seen_issued_and_printed(screen: SittingsScreen, store: Store, board: Board) -> None:
    sitting_id = plan(store, board, datetime(2026, 12, 1, 18, 0))
    screen.open_ref(Ref("sitting", sitting_id))
    press(screen.part("sitting"), "Einladen …")
    assert "hätte bis zum 17.11.2026 hinausgehen müssen" in said(dialog())
    press(dialog(), "8 Einladungen ausgeben")
    assert detail(store, sitting_id).status == "invited"
    preview = dialog().findChild(PdfPreview, "preview")
    assert preview is not None
    assert preview.document.pageCount() == 16
    press(dialog(), "Als gedruckt vermerken")
    assert all(row.printed for row in detail(store, sitting_id).letters)
    panel = tab(screen, "Papiere")
    press(panel, "Alle in einer Datei")
    press(dialog(), "Schließen")
    assert undoable(store) is not None, "noting the print can be taken back"


def test_minutes_are_seen_as_a_draft_and_issued_after_closing(
    screen: SittingsScreen, store: Store, board: Board
) -> None:
    sitting_id = opened(screen, store, board, 1)
    browser = screen.part("sitting")
    press(browser, "Niederschrift …")
    assert "Entwurf" in dialog().windowTitle()
    press(dialog(), "Schließen")
    vote(store, items(store, sitting_id)[0], "jjjjjjj", outcome="approved")
    press(browser, "Sitzung schließen")
    press(browser, "Niederschrift …")
    press(dialog(), "Niederschrift ausgeben")
    press(dialog(), "Schließen")
    assert detail(store, sitting_id).minutes_issued_on == TODAY
    assert "Die Niederschrift ist am 20.11.2026 ausgegeben" in said(browser)
    press(browser, "Niederschrift …")
    press(dialog(), "Schließen")


def test_the_city_decides_what_was_recommended(screen: SittingsScreen, store: Store, board: Board) -> None:
    with store.write("Empfiehlt") as session:
        draft = queries.detail(session, board.committee_id).draft
        committees.save(session, replace(draft, decides=False), board.committee_id)
    sitting_id = opened(screen, store, board, 2)
    for row in items(store, sitting_id):
        vote(store, row, "jjjjjjj", outcome="approved")
    assert close(store, sitting_id) == 0
    press(screen.part("sitting"), "Entscheidung der Stadt …")
    press(dialog(), "Entscheiden")
    assert [row.status for row in items(store, sitting_id)] == ["approved", "approved"]
    assert "Entscheidung der Stadt …" not in said(screen.part("sitting"))


def test_an_accession_is_recorded_in_the_window(screen: SittingsScreen, store: Store, board: Board) -> None:
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store))
    present(store, sitting_id, board.members[:5])
    vote(store, items(store, sitting_id)[0], "jjjjj", outcome="approved")
    screen.open_ref(Ref("sitting", sitting_id))
    panel = tab(screen, "Beratung")
    panel.choose(items(store, sitting_id)[0].id)
    press(panel, "Beitritt …")
    answer("Festhalten", member_id="Vor6 Nach6")
    assert "Vor6 Nach6 ist am 20.11.2026 mit „Ja“ beigetreten." in said(panel)


def test_a_sitting_is_opened_and_called_off(screen: SittingsScreen, store: Store, board: Board) -> None:
    sitting_id = plan(store, board)
    screen.open_ref(Ref("sitting", sitting_id))
    press(screen.part("sitting"), "Eröffnen")
    assert detail(store, sitting_id).status == "open"
    press(screen.part("sitting"), "Absagen")
    press(dialog(), "Absagen")
    assert detail(store, sitting_id).status == "cancelled"
    assert "Die Sitzung ist abgesagt" in said(screen.part("sitting"))
