"""Paying, proving, asking back on the page „Anträge“, by clicking and typing on the real store."""

from collections.abc import Callable
from datetime import date, timedelta
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
from app.features.applications.queries.proof import receipt_desk, receipt_lines
from app.features.applications.screen import ApplicationsScreen
from app.ui.ledger import LedgerWindow
from db.models import Deadline, Decision, Drawdown, Instalment, InventoryItem, Payment, Reclaim
from db.store import Store
from tests.features.applications.by_hand import TABS, application, show_tab
from tests.features.applications.case import TODAY, approved
from tests.features.applications.course import (
    IBAN,
    checked_proof,
    issue,
    noticed,
    payment,
    planned,
    proved,
    receipt,
)
from tests.kit.qt import answer, dialog, press, said, spoken


def panel(screen: ApplicationsScreen, title: str) -> Any:
    show_tab(screen, title)
    QApplication.processEvents()
    return screen.panel.built()[TABS.index(title)]


def open_at(screen: ApplicationsScreen, title: str) -> Any:
    screen.open_record(1)
    return panel(screen, title)


# -- money


def test_the_notice_is_dated_the_plan_changed_and_money_paid(
    screen: ApplicationsScreen, store: Store
) -> None:
    approved(store, iban=IBAN)
    issue(store)
    shown = open_at(screen, "Zahlungen")
    assert "Bewilligt 1.400,00" in said(shown)
    press(shown, "Daten des Bescheids …")
    answer("Speichern", posted_on="20.11.2026", waiver_on="20.11.2026")
    with store.read() as session:
        assert session.get_one(Decision, 1).waiver_on == TODAY
    press(shown, "Zahlungsplan ändern …")
    question: Any = dialog()
    lines = question.form.editor("lines")
    lines.model.show_rows(())
    lines.model.add()
    lines.model.setData(lines.model.index(0, 0), "first")
    lines.model.setData(lines.model.index(0, 1), "500")
    press(question, "Speichern")
    assert "900,00\xa0€ zu wenig" in said(question)
    lines.model.add()
    lines.model.setData(lines.model.index(1, 0), "final")
    lines.model.setData(lines.model.index(1, 1), "900")
    press(question, "Speichern")
    with store.read() as session:
        assert [row.kind for row in session.query(Instalment)] == ["first", "final"]
    press(screen, "Zahlung buchen …")
    answer("Buchen", amount="501")
    assert "offen sind noch 500,00" in said(dialog())
    answer("Buchen", amount="500", note="1. Rate")
    shown = panel(screen, "Zahlungen")
    assert "offen 900,00" in said(shown)
    assert shown.ledger.table.view.selected_ids() == (1,), "what is booked back can be seen"
    press(shown, "Zurückbuchen")
    with store.read() as session:
        assert [row.amount for row in session.query(Payment)] == [Money.euros(500), Money.euros(-500)]


def test_money_is_called_for_accepted_and_paid(screen: ApplicationsScreen, store: Store) -> None:
    noticed(store)
    planned(store, ("advance", 1400))
    shown = open_at(screen, "Zahlungen")
    press(shown, "Abruf erfassen …")
    answer("Erfassen", amount="1.401")
    assert "noch 1.400,00" in said(dialog())
    answer("Erfassen", amount="600", purpose="Holz")
    press(shown, "Annehmen")
    press(shown, "Zahlung buchen")
    answer("Buchen")
    with store.read() as session:
        assert session.get_one(Drawdown, 1).status == "paid"
        assert session.get_one(Payment, 1).amount == Money.euros(600)
    press(shown, "Abruf erfassen …")
    answer("Erfassen", amount="800")
    shown.calls.choose(2)
    press(shown, "Ablehnen …")
    answer("Ablehnen", reason="Noch nicht nötig.")
    press(shown, "Abruf erfassen …")
    answer("Erfassen", amount="1")
    shown.calls.choose(3)
    press(shown, "Entfernen")
    with store.read() as session:
        assert [row.status for row in session.query(Drawdown)] == ["paid", "refused"]


def test_too_much_money_is_asked_back_and_the_file_closed(screen: ApplicationsScreen, store: Store) -> None:
    noticed(store)
    planned(store, ("first", 1400))
    with store.write("zahlen") as session:
        from app.features.applications.service import paying  # noqa: PLC0415 - the verb itself, once

        paying.book_payment(session, 1, payment(1400), today=TODAY)
    checked_proof(store, receipt(1000))
    screen.open_record(1)
    press(screen, "Zurückfordern …")
    answer("Anhörung beginnen", reason="Weniger ausgegeben.", hearing_until="27.11.2026")
    shown = panel(screen, "Zahlungen")
    assert "zurückzuholen 900,00" in said(shown)
    press(shown, "Zurückfordern …")
    answer(
        "Zurückfordern",
        answer="Einverstanden.",
        demanded_on="20.11.2026",
        due_on="31.12.2026",
        interest_from="20.11.2026",
        rate_bp="6,27",
    )
    with store.read() as session:
        assert session.get_one(Reclaim, 1).interest_bp == 627
    press(screen, "Rückzahlung buchen …")
    answer("Buchen", amount="900")
    press(screen, "Akte schließen")
    assert application(store).status == Status.CLOSED
    press(screen, "Akte wieder öffnen …")
    answer("Wieder öffnen", reason="Versehen.")
    assert application(store).status == Status.PAID


def test_a_grant_is_altered_and_revoked_by_buttons(screen: ApplicationsScreen, store: Store) -> None:
    noticed(store, 1000)
    screen.open_record(1)
    press(screen, "Bewilligung ändern …")
    answer("Ändern", amount="1.200", reason="Mehr Kosten.")
    assert application(store).approved == Money.euros(1200)
    press(screen, "Widerrufen …")
    answer("Widerrufen", reason="Zweck verfehlt.")
    assert (application(store).status, application(store).committed) == (Status.REVOKED, ZERO)


# -- proof


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


# -- dates


def test_dates_are_added_moved_and_done(screen: ApplicationsScreen, store: Store) -> None:
    noticed(store)
    shown = open_at(screen, "Fristen")
    press(shown, "Frist hinzufügen …")
    answer("Hinzufügen", text="Ortstermin", due_on="01.12.2026")
    assert "Eigene Frist" in said(shown) or shown.dates.rows[0].kind == "other"
    shown.dates.choose(shown.dates.rows[0].id)
    press(shown, "Verlängern …")
    answer("Verlängern", due_on="08.12.2026", text="Krank")
    press(shown, "Erledigt")
    with store.read() as session:
        row = session.query(Deadline).filter_by(kind="other").one()
        assert (row.due_on, row.done_on) == (TODAY + timedelta(days=18), TODAY)
