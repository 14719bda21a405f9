"""The tab „Nachweis“, by clicking and typing on the real store."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.domain.casework import Status
from app.domain.money import ZERO, Money
from app.features.applications import excel
from app.features.applications.form.record import FORMS
from app.features.applications.queries.proven import receipt_desk, receipt_lines
from app.features.applications.screen import ApplicationsScreen
from app.ui.ledger import LedgerWindow
from db.models import InventoryItem
from db.store import Store
from tests.features.applications.by_hand import application, open_at, panel
from tests.features.applications.case import TODAY
from tests.features.applications.course import (
    noticed,
    proved,
    receipt,
)
from tests.kit.qt import answer, dialog, press, said, spoken


def keys(window: QWidget, *typed: str) -> None:
    """Type into the cells one after the other, with Tab between them."""
    view = window.view  # type: ignore[attr-defined] # the window of a list
    for at, text in enumerate(typed):
        if at:
            QTest.keyClick(_focus(view), Qt.Key.Key_Tab)
            QApplication.processEvents()
        if text:
            QTest.keyClicks(_focus(view), text)
            QApplication.processEvents()


def _focus(view: QWidget) -> QWidget:
    return QApplication.focusWidget() or view


def test_receipts_are_typed_by_keyboard_checked_and_paid(
    screen: ApplicationsScreen, store: Store, qtbot: Any
) -> None:
    noticed(store)
    screen.open_record(1)
    press(screen, "Nachweis eingegangen …")
    answer("Eingang vermerken", finished_on="20.11.2026", report="Zwei Bänke stehen.")
    assert application(store).status == Status.PROOF_RECEIVED
    shown = panel(screen, "Nachweis")
    press(shown, "Belege erfassen …")
    window: Any = dialog()
    assert isinstance(window, LedgerWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    keys(window, "1", "20.11.26", "20.11.26", "Schreinerei", "Holz", "", "", "1200")
    QTest.keyClick(_focus(window.view), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    assert window.model.typed(0, "recognised") == "1.200,00"
    assert "Betrag 1.200,00" in said(window)
    keys(window, "2", "19.11.26", "", "Maler", "", "", "", "100")
    QTest.keyClick(_focus(window.view), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3)
    window.view.go(1, 0)
    assert "liegt vor der Bewilligung" in said(window)
    window.model.fill(1, "recognised", "50")
    window.submit()
    assert "Grund der Kürzung" in said(window)
    assert (1, "reason") in window.model.wrong
    window.model.fill(1, "recognised", "0")
    window.model.fill(1, "reason", "vor der Bewilligung")
    window.submit()
    with store.read() as session:
        assert [(line.claimed, line.recognised) for line in receipt_lines(session, 1)] == [
            (Money.euros(1200), Money.euros(1200)),
            (Money.euros(100), ZERO),
        ]
    press(shown, "Einnahmen erfassen …")
    question: Any = dialog()
    lines = question.form.editor("lines")
    lines.model.add()
    lines.model.setData(lines.model.index(0, 0), "own_cash")
    lines.model.setData(lines.model.index(0, 3), "600")
    press(question, "Speichern")
    press(screen, "Nachweis prüfen")
    assert application(store).final_grant == Money.euros(600)
    assert "noch zu zahlen sind 600,00" in said(shown)
    press(screen, "Prüfung wieder öffnen …")
    answer("Wieder öffnen", reason="Noch einmal.")
    press(screen, "Nachweis zurückgeben …")
    answer("Zurückgeben", reason="Quittung fehlt.")
    assert application(store).status == Status.UNDER_WAY


def test_what_is_typed_into_the_list_survives_esc(screen: ApplicationsScreen, store: Store) -> None:
    noticed(store)
    proved(store, receipt(10, invoiced_on=TODAY, paid_on=TODAY))
    shown = open_at(screen, "Nachweis")
    press(shown, "Belege erfassen …")
    window: Any = dialog()
    window.add_line()
    window.model.fill(1, "payee", "Elektro Kaya")
    window.reject()
    press(shown, "Belege erfassen …")
    again: Any = dialog()
    press(again, "Wiederherstellen")
    assert again.model.typed(1, "payee") == "Elektro Kaya"
    again.model.fill(1, "claimed", "5")
    press(again, "Alle übrigen anerkennen")
    press(again, "Speichern")
    with store.read() as session:
        assert [line.recognised for line in receipt_lines(session, 1)] == [Money.euros(10), Money.euros(5)]


def test_an_empty_line_is_no_receipt_and_a_wrong_cell_is_named(
    screen: ApplicationsScreen, store: Store
) -> None:
    noticed(store)
    proved(store)
    shown = open_at(screen, "Nachweis")
    press(shown, "Belege erfassen …")
    window: Any = dialog()
    window.model.fill(0, "claimed", "zwölf")
    window.model.fill(0, "invoiced_on", "31.2.")
    window.submit()
    assert "Zeile 1:" in said(window)
    assert "2 weitere rot markiert" in said(window)
    window.model.remove(0)
    window.add_line()
    window.submit()
    with store.read() as session:
        assert receipt_lines(session, 1) == ()


def picked(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The dialog of the system gives this file at once."""

    def choose(found: QFileDialog) -> None:
        found.fileSelected.emit(str(path))
        found.deleteLater()

    monkeypatch.setattr(QFileDialog, "open", choose)


def returned(store: Store, path: Path, fill: Callable[[Any], None]) -> None:
    """The template, filled in by the applicant."""
    with store.read() as session:
        desk = receipt_desk(session, 1)
    data = excel.receipt_template(
        office=desk.office,
        reference=desk.reference,
        project=desk.title,
        kinds=desk.kinds,
        frame=desk.frame,
        created=store.clock.now(),
    )
    path.write_bytes(data)
    book = openpyxl.load_workbook(path)
    fill(book["Belegliste"])
    book.save(path)


def test_the_template_goes_out_and_comes_back_with_a_preview(
    screen: ApplicationsScreen, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noticed(store)
    proved(store)
    shown = open_at(screen, "Nachweis")
    target = tmp_path / "vorlage.xlsx"
    picked(monkeypatch, target)
    press(shown, "Vorlage für den Antragsteller …")
    assert openpyxl.load_workbook(target).sheetnames == ["Anleitung", "Belegliste", "Summen"]
    back = tmp_path / "zurück.xlsx"
    day = date(2026, 11, 20)
    returned(
        store, back, lambda sheet: sheet.append(["1", day, day, "Kaya", "Kabel", "Eigenleistung", "fünf"])
    )
    picked(monkeypatch, back)
    press(shown, "Belegliste einlesen …")
    assert "1 Zelle ist in der Datei zu berichtigen" in said(dialog())
    press(dialog(), "Schließen")
    returned(store, back, lambda sheet: sheet.append(["1", day, day, "Kaya", "Kabel", "Eigenleistung", 5.5]))
    press(shown, "Belegliste einlesen …")
    assert "1 Beleg über 5,50" in said(dialog())
    press(dialog(), "Übernehmen")
    assert spoken(screen.context)[-1] == "1 Beleg eingelesen."
    with store.read() as session:
        line = receipt_lines(session, 1)[0]
        assert (line.claimed, line.recognised, line.kind) == (Money(550), None, "Eigenleistung")


def test_things_bought_go_into_the_inventory_by_a_button(screen: ApplicationsScreen, store: Store) -> None:
    noticed(store)
    proved(store, receipt(450, kind="Anschaffungen", subject="Pavillon"))
    shown = open_at(screen, "Nachweis")
    press(shown, "Ins Inventar übernehmen")
    with store.read() as session:
        assert session.query(InventoryItem).one().name == "Pavillon"


def test_the_forms_of_all_kinds_of_funds_are_built_ahead(screen: ApplicationsScreen) -> None:
    while screen.prepare():
        QApplication.processEvents()
    assert {id(form.spec) for form in screen._forms.built} == {id(spec) for spec in FORMS.values()}
    assert all(len(form.sections) == len(form.spec.sections) for form in screen._forms.built)


def test_the_open_tab_is_seen_whichever_it_is(screen: ApplicationsScreen, store: Store) -> None:
    noticed(store)
    screen.resize(1096, 690)
    screen.open_record(1)
    bar = screen.panel.bar
    for at in [*range(bar.count()), 4, 7, 6]:
        bar.setCurrentIndex(at)
        for _ in range(4):
            QApplication.processEvents()
        assert bar.rect().contains(bar.tabRect(at)), f"{bar.tabText(at)} is cut off"
