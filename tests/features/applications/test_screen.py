"""The page „Anträge“, by clicking and typing on the real store."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.domain import formats
from app.domain.money import Money
from app.features.applications import queries
from app.features.applications.form.steps import LiveStepsEditor
from app.features.applications.screen import ApplicationsScreen
from db.models import Application, FundYear, Letter, Office
from db.store import Store
from tests.features.applications.by_hand import application, show_tab
from tests.features.applications.case import DRAFT, approved, checked, received
from tests.kit.qt import SeenContext, answer, dialog, press, said, spoken, type_into


def test_an_application_is_typed_and_received(screen: ApplicationsScreen, store: Store) -> None:
    screen.new_record(contact_id=1)
    type_into(screen, "title", "Bänke am Rathausplatz")
    type_into(screen, "purpose", "Zum Sitzen")
    type_into(screen, "starts_on", "1.12.26")
    type_into(screen, "ends_on", "31.3.27")
    screen.editing.editor("costs").show_value(DRAFT.costs)
    screen.editing.editor("finance").show_value(DRAFT.finance)
    type_into(screen, "requested", "1500")
    screen.editing.editor("not_begun_declared").box.click()  # type: ignore[attr-defined] # a check box
    screen.save()
    assert application(store).reference == "CF-2026-001"
    assert application(store).year == 2026
    assert screen.current is not None
    assert screen.current.plan.total == Money.euros(3100)
    assert "CF-2026-001 Bänke am Rathausplatz" in screen.panel.title.whole()


def test_what_is_missing_is_said_beside_the_field(screen: ApplicationsScreen, store: Store) -> None:
    screen.new_record()
    type_into(screen, "title", "x")
    screen.save()
    assert "Bitte füllen Sie „Antragsteller“ aus." in said(screen)
    type_into(screen, "requested", "zwölf")
    screen.save()
    assert "„zwölf“ ist kein Betrag" in said(screen)
    with store.read() as session:
        assert session.query(Application).count() == 0


def test_the_calculation_follows_what_is_typed(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    live = screen.editing.findChildren(LiveStepsEditor)[0]
    assert "Höchstmögliche Zuwendung" in said(live)
    assert "1.400,00" in said(live)
    assert live.balanced.isVisibleTo(live)
    type_into(screen, "requested", "1000")
    assert "Es fehlen 500,00" in said(live)
    assert "begrenzt auf den beantragten Betrag" in said(live)
    assert not live.balanced.isVisibleTo(live)


def test_the_calculation_warns_when_the_fund_is_short(screen: ApplicationsScreen, store: Store) -> None:
    with store.write("kürzen") as session:
        session.get_one(FundYear, 1).budget = Money.euros(1000)
    received(store)
    screen.open_record(1)
    live = screen.editing.findChildren(LiveStepsEditor)[0]
    assert "zurzeit nur 1.000,00" in said(live)


def test_from_receipt_to_the_letter_by_buttons(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    press(screen, "Prüfen")
    assert application(store).status == "checked"
    assert any("1.400,00" in sentence for sentence in spoken(screen.context))
    show_tab(screen, "Berechnung")
    assert "Geprüft am 20.11.2026 von Erika Muster." in said(screen)
    press(screen, "Bewilligen …")
    answer("Bewilligen", amount="1.500")
    assert "höchstens 1.400,00" in said(dialog())
    answer("Bewilligen", amount="1.400")
    assert application(store).status == "approved"
    press(screen, "Bescheid …")
    press(dialog(), "Bescheid ausgeben")
    with store.read() as session:
        letter = session.get_one(Letter, 1)
        assert (letter.kind, letter.staff_id) == ("approval", 1)
        assert queries.pdf(session, letter.file_id).startswith(b"%PDF-")
    press(dialog(), "Als gedruckt vermerken")
    QApplication.processEvents()
    with store.read() as session:
        assert session.get_one(Letter, 1).printed_at is not None


def test_an_approval_beyond_the_fund_says_how_much_is_free(screen: ApplicationsScreen, store: Store) -> None:
    with store.write("kürzen") as session:
        session.get_one(FundYear, 1).budget = Money.euros(1000)
    received(store)
    screen.open_record(1)
    press(screen, "Prüfen")
    assert any("fehlen 400,00" in sentence for sentence in spoken(screen.context))
    press(screen, "Bewilligen …")
    answer("Bewilligen", amount="1.400")
    question: Any = dialog()
    assert "nur noch 1.000,00" in said(question)
    question.reject()
    assert application(store).status == "checked"


def test_an_early_start_is_named_on_screen_and_refused(screen: ApplicationsScreen, store: Store) -> None:
    checked(store)
    screen.open_record(1)
    show_tab(screen, "Unterlagen")
    press(screen, "Unterlage erfassen")
    answer("Erfassen", kind="Auftrag", name="Schreinerei Öztürk", dated="18.11.2026")
    assert "Schreinerei Öztürk" in said(screen)
    assert "vorzeitig begonnen" in said(screen)
    show_tab(screen, "Angaben")
    press(screen, "Bewilligen …")
    answer("Bewilligen", amount="1.400")
    question: Any = dialog()
    assert "Auftrag „Schreinerei Öztürk“ vom 18.11.2026" in said(question)
    question.reject()
    show_tab(screen, "Unterlagen")
    press(screen, "Entfernen")
    assert "vorzeitig begonnen" not in said(screen)


def test_a_rejection_asks_for_its_reason(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    press(screen, "Ablehnen …")
    answer("Ablehnen")
    assert "Bitte füllen Sie „Grund der Ablehnung“ aus." in said(dialog())
    answer("Ablehnen", reason="Außerhalb des Gebiets.")
    assert application(store).status == "rejected"
    show_tab(screen, "Berechnung")
    assert "Außerhalb des Gebiets." in said(screen)


def test_a_decided_application_is_frozen_but_for_account_and_note(
    screen: ApplicationsScreen, store: Store
) -> None:
    approved(store)
    screen.open_record(1)
    assert "was die Entscheidung trägt, bleibt so stehen" in said(screen)
    assert "Tippen Sie" not in said(screen), "nothing is to be typed here"
    press(screen, "Konto und Notiz …")
    answer("Speichern", iban="DE12")
    assert "Diese IBAN kann nicht stimmen" in said(dialog())
    answer("Speichern", iban="DE89 3704 0044 0532 0130 00")
    assert application(store).iban == "DE89 3704 0044 0532 0130 00"


def test_verbs_wait_for_unsaved_typing(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    offered: list[Any] = []
    screen.context.messages.noticed.connect(offered.append)
    type_into(screen, "title", "Anders")
    press(screen, "Prüfen")
    assert any("speichern Sie zuerst" in sentence for sentence in spoken(screen.context))
    assert application(store).status == "received"
    assert offered[-1].button == "Speichern"
    offered[-1].run()
    assert application(store).title == "Anders"
    press(screen, "Prüfen")
    assert application(store).status == "checked"


def test_a_withdrawal_can_be_taken_back(screen: ApplicationsScreen, store: Store) -> None:
    received(store)
    screen.open_record(1)
    press(screen, "Zurückziehen")
    assert application(store).status == "withdrawn"
    context = screen.context
    assert isinstance(context, SeenContext)
    context.undo()
    assert application(store).status == "received"


def test_without_a_court_the_letter_says_where_to_enter_it(screen: ApplicationsScreen, store: Store) -> None:
    approved(store)
    with store.write("Gericht weg") as session:
        session.get_one(Office, 1).court_name = ""
    screen.open_record(1)
    press(screen, "Bescheid …")
    assert any("Büro › Gericht" in sentence for sentence in spoken(screen.context))


def test_what_the_font_lacks_is_said_instead_of_a_preview(screen: ApplicationsScreen, store: Store) -> None:
    approved(store, title="Sommerfest \U0001f389")
    screen.open_record(1)
    show_tab(screen, "Schreiben")
    press(screen, "Ansehen und ausgeben")
    assert any("hat kein Zeichen für „\U0001f389“" in sentence for sentence in spoken(screen.context))


def test_the_only_fund_is_chosen_already(screen: ApplicationsScreen) -> None:
    screen.new_record()
    assert screen.editing.editor("fund_id").value() == 1
    assert screen.editing.editor("year").value() == 2026


def test_an_issued_letter_opens_from_its_tab(screen: ApplicationsScreen, store: Store) -> None:
    approved(store)
    screen.open_record(1)
    show_tab(screen, "Schreiben")
    press(screen, "Ansehen und ausgeben")
    press(dialog(), "Bescheid ausgeben")
    dialog().close()
    QApplication.processEvents()
    assert "unverändert archiviert" in said(screen)
    press(screen, "Öffnen und drucken")
    assert "3 Seiten" in said(dialog())
    dialog().close()


def test_input_tax_asks_for_net_amounts_where_the_guideline_says_so(
    screen: ApplicationsScreen, store: Store
) -> None:
    received(store)
    screen.open_record(1)
    assert "Nettobeträge" not in said(screen)
    screen.editing.editor("input_tax").box.click()  # type: ignore[attr-defined] # a check box
    assert "Nettobeträge" in said(screen)


@pytest.mark.parametrize("kept", [Money(650_000), 650_000])
def test_amounts_in_the_history_are_amounts(kept: object) -> None:
    assert ApplicationsScreen.words["reserved"].show(kept) == formats.money(Money(650_000))
