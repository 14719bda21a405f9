"""A façade from first advice to closed file, through the window: the example of Hagen-Wehringhausen.

200 m² and 14,000 € at 50 %, at most 30 €/m²: min(7,000; 200 × 30 = 6,000) = 6,000 €. Proven are 11,000 €,
half of which are 5,500 €, less than was approved.
"""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from app.domain.money import Money
from app.features.applications import document, queries
from app.features.applications.rules import AreaLine, CostLine, FinanceLine, QuoteLine
from db.balances import balance
from db.models import Application, Contact, Letter, Payment, Property
from db.verify import verify
from tests.journeys.desk import IBAN, Desk, opened, prepared
from tests.kit.office import Template
from tests.kit.qt import answer, dialog, press, said, type_into


@pytest.fixture
def desk(qapp: QApplication, template: Template, tmp_path: Path) -> Iterator[Desk]:
    del qapp
    folder = prepared(
        template,
        tmp_path / "büro",
        guideline="hagen-wehringhausen-fassade",
        kind="facade",
        prefix="HFP",
    )
    yield from opened(folder, tmp_path / "home", "fassade")


def know(desk: Desk) -> None:
    """The owner and the house."""
    with desk.store.write("Eigentümerin und Haus") as session:
        owner = Contact(
            kind="person",
            salutation="Frau",
            first_name="Ursula",
            last_name="Krämer",
            display_name="Krämer, Ursula",
            street="Bismarckstraße",
            house_number="12",
            postcode="58089",
            town="Hagen",
        )
        session.add(owner)
        house = Property(street="Bismarckstraße", house_number="12", year_built=1904, dwellings=6, storeys=4)
        session.add(house)


def advise(desk: Desk) -> Any:
    page = desk.page("applications")
    page.new_record(fund_id=1, contact_id=1, property_id=1)
    QApplication.processEvents()
    page.editing.editor("advice").box.click()
    type_into(page, "title", "Fassade Bismarckstraße 12")
    type_into(page, "purpose", "Putz und Anstrich der Straßenfassade eines Wohnhauses von 1904.")
    type_into(page, "received_on", "2.11.26")
    desk.see("Beratung")
    page.save()
    return page


def file(desk: Desk, page: Any) -> None:
    """The advice becomes an application; what is asked for is typed."""
    press(page, "Als Antrag aufnehmen …")
    answer("Aufnehmen", received_on="4.11.26")
    form = page.editing
    for name, text in {"starts_on": "10.11.26", "ends_on": "18.11.26", "requested": "7.000"}.items():
        type_into(page, name, text)
    form.editor("areas").show_value((AreaLine("Anstrich", "Straßenseite", 20_000),))
    form.editor("costs").show_value(
        (
            CostLine("Bauleistungen", "Putz und Anstrich", Money.euros(14_000), measure="Anstrich"),
            CostLine("Eigenleistung", "Abkleben", Money.euros(300)),
        )
    )
    own = FinanceLine("own_cash", "Eigenmittel", Money.euros(7_000))
    form.editor("finance").show_value((own, FinanceLine("own_labour", "", Money.euros(300))))
    form.editor("quotes").show_value(
        (QuoteLine("Fassade", "Maler Schulz", date(2026, 10, 20), Money.euros(14_000), chosen=True),)
    )
    type_into(page, "trade_firm", "ja")
    form.editor("not_begun_declared").box.click()
    type_into(page, "iban", IBAN)
    press(
        form.editor("conditions_met"), "Das Gebäude hat eine gute Bausubstanz und einen zeitgemäßen Standard."
    )
    desk.see("Antrag")
    page.save()


def decide(desk: Desk, page: Any) -> None:
    press(page, "Prüfen")
    shown = desk.tab(page, "Berechnung")
    assert "begrenzt auf 200,00 m² × 30,00 €/m²" in said(shown).replace("\u00a0", " ")
    press(page, "Bewilligen …")
    answer("Bewilligen", amount="6.500", day="5.11.26")
    assert "höchstens 6.000,00" in said(dialog())
    answer("Bewilligen", amount="6.000", day="5.11.26")
    desk.issue(page)
    desk.tab(page, "Schreiben")


def carry_out(desk: Desk, page: Any) -> None:
    shown = desk.tab(page, "Zahlungen")
    press(shown, "Daten des Bescheids …")
    answer("Speichern", posted_on="6.11.26", waiver_on="9.11.26")
    press(page, "Annahme vermerken …")
    answer("Vermerken", day="9.11.26")
    press(page, "Beginn vermerken …")
    answer("Vermerken", day="10.11.26")


def prove(desk: Desk, page: Any) -> None:
    press(page, "Nachweis eingegangen …")
    answer("Eingang vermerken", finished_on="18.11.26", report="Die Fassade ist verputzt und gestrichen.")
    shown = desk.tab(page, "Nachweis")
    press(shown, "Belege erfassen …")
    window: Any = dialog()
    window.add_line()
    for name, text in {
        "number": "RE-17",
        "invoiced_on": "17.11.26",
        "paid_on": "18.11.26",
        "payee": "Maler Schulz",
        "subject": "Putz und Anstrich",
        "kind": "Bauleistungen",
        "claimed": "11.500",
        "recognised": "11.000",
        "reason": "Markise gehört nicht zur Maßnahme",
    }.items():
        window.model.fill(0, name, text)
    desk.see("Belege")
    press(window, "Speichern")
    press(page, "Nachweis prüfen")
    desk.tab(page, "Nachweis")


def end(desk: Desk, page: Any) -> None:
    desk.issue(page)
    press(page, "Zahlung buchen …")
    answer("Buchen", amount="5.501")
    assert "5.500,00" in said(dialog())
    answer("Buchen", amount="5.500", day="20.11.26")
    press(page, "Akte schließen")
    for title in ("Zahlungen", "Fristen", "Akte", "Verlauf"):
        desk.tab(page, title)


def test_a_facade_from_advice_to_the_closed_file(desk: Desk) -> None:
    know(desk)
    page = advise(desk)
    file(desk, page)
    decide(desk, page)
    carry_out(desk, page)
    prove(desk, page)
    end(desk, page)
    with desk.store.read() as session:
        record = session.get_one(Application, 1)
        assert (record.reference, record.status) == ("HFP-2026-001", "closed")
        assert (record.approved, record.final_grant) == (Money.euros(6_000), Money.euros(5_500))
        assert [row.amount for row in session.query(Payment)] == [Money.euros(5_500)]
        letters = session.query(Letter).order_by(Letter.id).all()
        assert [row.kind for row in letters] == ["approval", "settlement"]
        left = balance(session, 1, 2026)
        assert left.free == left.budget - Money.euros(5_500)
        data = queries.dossier(session, 1)
    assert [piece.title for piece in data.pieces] == ["Bewilligung", "Schlussbescheid"]
    text = " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(document.dossier_pdf(data))).pages
    )
    assert "Markise gehört nicht zur Maßnahme" in " ".join(text.split())
    assert [finding for finding in verify(desk.store) if not finding.ok and finding.area != "Sicherung"] == []
