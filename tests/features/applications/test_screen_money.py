"""Paying, proving, asking back on the page „Anträge“, by clicking and typing on the real store."""

from datetime import timedelta
from typing import Any

from app.domain.casework import Status
from app.domain.money import ZERO, Money
from app.features.applications.screen import ApplicationsScreen
from db.models import Deadline, Decision, Drawdown, Instalment, Payment, Reclaim
from db.store import Store
from tests.features.applications.by_hand import application, open_at, panel
from tests.features.applications.case import TODAY, approved
from tests.features.applications.course import (
    IBAN,
    checked_proof,
    issue,
    noticed,
    payment,
    planned,
    receipt,
)
from tests.kit.qt import answer, dialog, press, said

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
