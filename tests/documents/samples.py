"""Letters and reports the tests print."""

import io
from datetime import date
from typing import Any

from PIL import Image

from app.documents.charts import FundBalance, bar_chart, column_chart, fund_chart
from app.documents.flow import (
    Align,
    Block,
    Bullets,
    Calculation,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Notice,
    Numbered,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    TableColumn,
)
from app.documents.letter import Letter, Logo, Sender, Signatory
from app.documents.report import Report
from app.domain.guideline import Step
from app.domain.money import Money

DAY = date(2026, 11, 23)


def logo(width: int = 60, height: int = 30, form: str = "PNG") -> bytes:
    image = Image.new("RGB", (width, height), "#0B6E69")
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


SENDER = Sender(
    name="Innenstadtbüro Heiligenhaus",
    lines=("im Auftrag der Stadt Heiligenhaus",),
    return_line="Innenstadtbüro · Hauptstraße 157 · 42579 Heiligenhaus",
    logos=(Logo(logo(), "Logo der Stadt Heiligenhaus"),),
    footer=(("Innenstadtbüro", "Hauptstraße 157"), ("Telefon 02056 13-0", "buero@heiligenhaus.example")),
)

CALCULATION = Calculation(
    (
        Step("Zuwendungsfähige Gesamtausgaben", Money.euros(2800), "Nr. 4.2"),
        Step("davon 50 %", Money.euros(1400), "Nr. 5.1"),
        Step("Zuwendung", Money.euros(1250), "Nr. 5.3"),
    )
)

BODY: tuple[Block, ...] = (
    Paragraph((Run("Sie erhalten "), Run("1.250,00 €", bold=True), Run(" aus dem Fonds."))),
    Heading("Berechnung"),
    CALCULATION,
    Heading("Nebenbestimmungen"),
    Numbered(("Erst beginnen, wenn der Bescheid da ist.", "Belege fünf Jahre aufbewahren.")),
    Bullets(("Sachbericht", "Belegliste")),
    Notice("Rechtsbehelfsbelehrung", ("Gegen diesen Bescheid kann Klage erhoben werden.",)),
)


def letter(**changes: Any) -> Letter:
    parts: dict[str, Any] = {
        "sender": SENDER,
        "recipient": (
            "Förderverein e. V.",
            "Frau Müller-Łukasiewicz",
            "Gartenstraße 12",
            "42579 Heiligenhaus",
        ),
        "subject": "Bewilligung: Lichterfest",
        "date": DAY,
        "salutation": "Sehr geehrte Frau Müller-Łukasiewicz,",
        "body": BODY,
        "info": (("Unser Zeichen", "VF-2026-014"), ("Name", "Jana Beispiel")),
        "signatories": (Signatory("Jana Beispiel", "Quartiersmanagement"),),
        "enclosures": ("Vordruck Verwendungsnachweis",),
        "reference": "VF-2026-014",
    }
    return Letter(**{**parts, **changes})


FUNDS = (
    FundBalance(
        "Verfügungsfonds",
        Money.euros(50000),
        Money.euros(12400),
        Money.euros(8250),
        Money.euros(4500),
        Money.euros(24850),
    ),
    FundBalance(
        "Hof & Fassade",
        Money.euros(80000),
        Money.euros(31200),
        Money.euros(26000),
        Money.euros(20000),
        Money.euros(2800),
    ),
)


def report(rows: int = 3) -> Report:
    columns = (TableColumn("Zeichen"), TableColumn("Projekt"), TableColumn("Betrag", Align.RIGHT))
    return Report(
        title="Wochenübergabe KW 47/2026",
        office="Innenstadtbüro Heiligenhaus",
        date=DAY,
        subtitle="16. bis 22. November 2026",
        body=(
            KeyFigures((KeyFigure("39", "Beratungen", "+6 zur Vorwoche"), KeyFigure("3", "neue Anträge"))),
            Heading("Stand der Fonds"),
            Figure(fund_chart(FUNDS)),
            Heading("Beratungen"),
            Figure(bar_chart([("Fonds", 14), ("Leerstand", 9)], title="Beratungen nach Thema")),
            Figure(column_chart([("Okt", 33), ("Nov", 29)], title="Beratungen je Monat")),
            Heading("Anträge"),
            Table(
                columns,
                tuple((f"VF-{number}", f"Projekt {number}", "1,00 €") for number in range(rows)),
                totals=("Summe", "", f"{rows},00 €"),
                row_headers=True,
                caption="In dieser Woche",
            ),
            Signatures((Signature("übergeben"), Signature("übernommen"))),
        ),
    )
