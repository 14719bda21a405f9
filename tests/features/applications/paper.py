"""An office that can write letters, and what a letter says."""

import io

import pypdf

from app.features.applications import queries
from app.features.applications.rules import LetterData
from db.models import CityContact, CityOffice, Fund, FundSource
from db.store import Store
from tests.features.applications.case import TODAY, approved, make_fund
from tests.kit import factories


def equip(store: Store, **office: str) -> None:
    """An office with a court, a granting office of the city, and givers."""
    with store.write("Büro einrichten") as session:
        facts = {
            "name": "Innenstadtbüro Witten",
            "city": "Stadt Witten",
            "street": "Ruhrstraße 1",
            "postcode": "58452",
            "town": "Witten",
            "court_name": "Verwaltungsgericht Arnsberg",
            "court_address": "Jägerstraße 1, 59821 Arnsberg",
        }
        factories.office(session, **{**facts, **office})
        factories.staff(session, name="Erika Muster", function="Quartiersmanagement", phone="02302 1")
        session.add(
            CityOffice(name="Amt für Stadtplanung", street="Marktstraße 16", postcode="58452", town="Witten")
        )
        session.flush()
        session.add(CityContact(city_office_id=1, name="Frau Roth", phone="02302 581-0"))
        session.get_one(Fund, 1).city_office_id = 1
        session.add(FundSource(fund_id=1, origin="state", share_bp=8000))
        session.add(FundSource(fund_id=1, position=1, origin="city", share_bp=2000))


def data_of(store: Store, application_id: int = 1) -> LetterData:
    with store.read() as session:
        return queries.letter(session, application_id, dated=TODAY, staff_id=1)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def ready(store: Store, euros: int = 1400) -> LetterData:
    make_fund(store)
    equip(store)
    approved(store, euros)
    return data_of(store)
