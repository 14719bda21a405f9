"""Application forms for tests: made for several funds, filled in as people do."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import pikepdf

from app.domain.guideline import DocumentRule, MeasureRule, QuoteRule, Rules
from app.domain.letterhead import Writer
from app.features.applications.document import build_blank
from app.features.applications.rules.blank import BlankData

DAY = date(2026, 11, 20)
OFFICE = Writer(name="Innenstadtbüro Witten", lines=("im Auftrag der Stadt Witten",))
RESIDENT: dict[str, Any] = {
    "rate_bp": 5000,
    "goals": ("Nachbarschaft stärken", "Wohnumfeld verbessern"),
    "applicants": ("Verein", "Bewohnerin oder Bewohner"),
    "declarations": ("Das Ergebnis ist für alle offen.",),
}
FACADE: dict[str, Any] = {
    "rate_bp": 5000,
    "quotes": (QuoteRule(number=3),),
    "documents": (DocumentRule(label="Drei Angebote"), DocumentRule(label="Fotos vom heutigen Zustand")),
    "measures": (MeasureRule(measure="Fassade"), MeasureRule(measure="Hof")),
    "trade_firm_only": True,
}
RENT: dict[str, Any] = {"rate_bp": 5000, "rent_bp": 7000, "rent_months": 24}
KINDS = {"resident": RESIDENT, "fifty_fifty": {"rate_bp": 5000}, "facade": FACADE, "rent": RENT}
APPLICANT = {
    "salutation": "Frau",
    "first_name": "Ayşe",
    "last_name": "Yılmaz",
    "street": "Ruhrstraße",
    "house_number": "4",
    "postcode": "58452",
    "town": "Witten",
    "phone": "02302 99",
    "email": "ayse@example.org",
}
PROJECT = {
    "title": "Bänke am Rathausplatz",
    "purpose": "Zwei Bänke\nund ein Hochbeet.",
    "place": "Rathausplatz",
    "starts_on": "1.12.2026",
    "ends_on": "31.03.2027",
    "cost.1.kind": "Sachkosten",
    "cost.1.text": "Bänke",
    "cost.1.amount": "2.800,00 €",
    "finance.own_cash": "1300",
    "requested": "1.500",
    "account_holder": "Ayşe Yılmaz",
    "iban": "DE02 1203 0000 0000 2020 51",
    "not_begun": "Yes",
    "privacy": "Yes",
    "other_grants": "keine",
}
GOOD = {**APPLICANT, **PROJECT}


def form_data(kind: str = "resident", **changes: Any) -> BlankData:
    values: dict[str, Any] = {
        "fund": "Cityfonds",
        "fund_uid": "fund",
        "office": "Innenstadtbüro Witten",
        "office_uid": "office",
        "kind": kind,
        "guideline": "Richtlinie in der Fassung 2026",
        "rules": Rules(**KINDS[kind]),
        "cost_kinds": ("Sachkosten", "Honorare"),
        "writer": OFFICE,
        "email": "buero@witten.example",
        "address": "Ruhrstraße 1, 58452 Witten",
        "dated": DAY,
    }
    return BlankData(**{**values, **changes})


def blank(kind: str = "resident", **changes: Any) -> bytes:
    return build_blank(form_data(kind, **changes))


def fill(data: bytes, values: Mapping[str, str], *, strict: bool = True) -> bytes:
    """The form with these values, as a PDF program saves it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        for name, value in values.items():
            if name not in fields:
                assert not strict, name
                continue
            field = fields[name]
            if str(field.FT) == "/Btn":
                field.V = field.AS = pikepdf.Name(f"/{value}")
            else:
                field.V = pikepdf.String(value)
        pdf.save(out)
    return out.getvalue()
