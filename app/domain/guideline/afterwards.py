"""Rules about what follows the decision: periods, payment, duties, money behind it, the notice."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.guideline.keys import key, table
from app.domain.guideline.texts import Line, Lines, Paragraph, Truth, YearDay, choice
from app.domain.guideline.units import Amount, Share, Whole
from app.domain.money import Money

PAYMENTS = {
    "after_proof": "nach Prüfung des Verwendungsnachweises",
    "instalments": "in zwei Raten",
    "advance": "im Voraus, mit späterer Abrechnung",
}


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Until when."""

    title: ClassVar[str] = "Fristen"

    early_start: bool = key(
        Truth(),
        "Vorzeitiger Beginn mit Zustimmung möglich",
        "Sonst darf nie vor dem Bescheid begonnen werden.",
        default=True,
        clause="early_start",
    )
    approval_months: int | None = key(
        Whole(least=1, most=120, one="Monat", many="Monate"),
        "Bewilligungszeitraum (Monate)",
        "Ab der Entscheidung; leer: nicht festgelegt.",
        clause="approval_period",
    )
    approval_year_end: bool = key(
        Truth(),
        "Bewilligungszeitraum endet spätestens am Jahresende",
        "Am 31.12. des Jahres der Entscheidung.",
        default=False,
        clause="approval_period",
    )
    execution_months: int | None = key(
        Whole(least=1, most=120, one="Monat", many="Monate"),
        "Durchführungszeitraum (Monate)",
        "Ab der Entscheidung; leer: nicht festgelegt.",
        clause="execution_period",
    )
    execution_year_end: bool = key(
        Truth(),
        "Durchführung endet spätestens am Jahresende",
        "Am 31.12. des Jahres der Entscheidung.",
        default=False,
        clause="execution_period",
    )
    proof_months: int = key(
        Whole(most=60, one="Monat", many="Monate"),
        "Nachweis nach (Monate)",
        "Nach dem Ende des Projekts; gilt, wo weder Wochen noch ein fester Tag stehen.",
        default=2,
        clause="proof",
    )
    proof_weeks: int | None = key(
        Whole(least=1, most=260, one="Woche", many="Wochen"),
        "Nachweis nach (Wochen)",
        "Statt der Monate.",
        clause="proof",
    )
    proof_day: str | None = key(
        YearDay(),
        "Nachweis bis zu einem festen Tag",
        "Des Jahres nach dem Ende des Projekts, z. B. 31.01.",
        clause="proof",
    )
    retention_years: int = key(
        Whole(most=50, one="Jahr", many="Jahre"),
        "Aufbewahrung (Jahre)",
        "So lange sind Belege aufzubewahren.",
        default=5,
        clause="retention",
    )
    binding_years: int = key(
        Whole(most=50, one="Jahr", many="Jahre"),
        "Zweckbindung (Jahre)",
        "0: keine.",
        default=0,
        clause="binding",
    )


@dataclass(frozen=True, kw_only=True)
class Payment:
    """How it is paid."""

    title: ClassVar[str] = "Auszahlung"

    payment: str = key(
        choice(PAYMENTS), "Auszahlung", "Wann das Geld kommt.", default="after_proof", clause="payment"
    )
    first_bp: int | None = key(
        Share(), "Erste Rate", "Anteil der ersten von zwei Raten; leer: die Hälfte.", clause="payment"
    )
    advance_months: int | None = key(
        Whole(least=1, most=24, one="Monat", many="Monate"),
        "Mittel im Voraus höchstens (Monate)",
        "Nur für Ausgaben der nächsten Monate darf Geld abgerufen werden.",
        clause="payment",
    )


@dataclass(frozen=True, kw_only=True)
class SourceRule:
    """Who gives which part."""

    name: str = key(Line(longest=120), "Mittelgeber", "Wer das Geld gibt.", default="", needed=True)
    share_bp: int | None = key(Share(), "Anteil", "Alle Anteile ergeben 100 %.", needed=True)


@dataclass(frozen=True, kw_only=True)
class Duties:
    """What goes with the money: publicity, state aid, where it comes from."""

    title: ClassVar[str] = "Pflichten und Mittel"

    publicity: bool = key(
        Truth(),
        "Hinweis auf die Förderung ist Pflicht",
        "In Veröffentlichungen und vor Ort.",
        default=False,
        clause="publicity",
    )
    publicity_text: str = key(
        Paragraph(longest=1000),
        "Wortlaut des Hinweises",
        "Steht auf Plakaten und im Bescheid.",
        default="",
        clause="publicity",
    )
    de_minimis: bool = key(
        Truth(),
        "De-minimis-Beihilfe",
        "Zuwendungen an Unternehmen zählen als De-minimis-Beihilfe.",
        default=False,
        clause="de_minimis",
    )
    de_minimis_limit: Money = key(
        Amount(),
        "De-minimis-Grenze",
        "Verordnung (EU) 2023/2831: 300.000 € je Unternehmen.",
        default=Money.euros(300_000),
        clause="de_minimis",
    )
    de_minimis_years: int = key(
        Whole(least=1, most=10, one="Jahr", many="Jahre"),
        "in so vielen Jahren",
        "Rollierend; die Verordnung nennt drei.",
        default=3,
        clause="de_minimis",
    )
    sources: tuple[SourceRule, ...] = key(
        table(SourceRule),
        "Mittelgeber nach der Richtlinie",
        "Aus wessen Mitteln die Zuwendung kommt.",
        default=(),
        clause="sources",
    )
    per_inhabitant: Money | None = key(
        Amount(),
        "Fondsvolumen je Einwohner und Jahr",
        "Nur zur Information: Grundlage der Größe des Fonds.",
        clause="volume",
    )


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What the notice says."""

    title: ClassVar[str] = "Bescheid"

    legal_basis: str = key(Paragraph(longest=1000), "Rechtsgrundlage", "Satz für den Bescheid.", default="")
    conditions: tuple[str, ...] = key(
        Lines(of=Paragraph(), empty_line=True),
        "Eigene Nebenbestimmungen",
        "Eine leere Zeile trennt zwei Bestimmungen. Die allgemeinen kommen von selbst dazu.",
        default=(),
    )
