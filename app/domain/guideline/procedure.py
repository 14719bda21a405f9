"""Rules about the way to a grant: who may apply with what, where, until when, and who decides."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.guideline.keys import key, table
from app.domain.guideline.texts import Line, Lines, Truth, YearDay, choice
from app.domain.guideline.units import Amount, Whole
from app.domain.money import Money

DUE = {"decision": "vor der Entscheidung", "proof": "mit dem Verwendungsnachweis"}
SIDES = {"all": "alle", "odd": "ungerade", "even": "gerade"}
BODIES = {
    "office": "Büro",
    "administration": "Verwaltung",
    "committee": "Beirat oder Jury",
    "council": "Rat oder Bezirksvertretung",
}


@dataclass(frozen=True, kw_only=True)
class DocumentRule:
    """A document that has to be there."""

    label: str = key(Line(longest=200), "Unterlage", "Wie sie heißt.", default="", needed=True)
    kind: str = key(
        Line(longest=120),
        "nur für",
        "Maßnahmenart oder Kostenart, für die sie nötig ist; leer: immer.",
        default="",
    )
    from_amount: Money | None = key(Amount(), "ab Kosten", "Erst ab diesen Gesamtkosten; leer: immer.")
    due: str = key(choice(DUE), "vorzulegen", "Wann sie da sein muss.", default="decision")


@dataclass(frozen=True, kw_only=True)
class QuoteRule:
    """How many quotes are needed from an amount on."""

    from_amount: Money | None = key(Amount(), "ab Auftragswert", "Leer: immer.")
    number: int = key(
        Whole(least=1, most=10, one="Angebot", many="Angebote"),
        "Angebote",
        "So viele sind vorzulegen.",
        default=3,
    )


@dataclass(frozen=True, kw_only=True)
class Applying:
    """Who applies, with what."""

    title: ClassVar[str] = "Antrag"

    applicants: tuple[str, ...] = key(
        Lines(of=Line(longest=120)),
        "Wer Anträge stellen darf",
        "Eine Gruppe je Zeile; leer: alle.",
        default=(),
        clause="applicants",
    )
    consultation: bool = key(
        Truth(),
        "Beratung vor dem Antrag nötig",
        "Ohne Beratung wird kein Antrag angenommen.",
        default=False,
        clause="consultation",
    )
    refiling: bool = key(
        Truth(),
        "Abgelehnte Anträge dürfen erneut gestellt werden",
        "Sonst gilt eine Ablehnung auf Dauer.",
        default=True,
        clause="refiling",
    )
    goals: tuple[str, ...] = key(
        Lines(),
        "Ziele",
        "Eines je Zeile; im Antrag werden die zutreffenden angekreuzt.",
        default=(),
        clause="goals",
    )
    least_goals: int | None = key(
        Whole(least=1, most=50, one="Ziel", many="Ziele"),
        "Mindestens zu erfüllen",
        "So viele der Ziele.",
        clause="goals",
    )
    declarations: tuple[str, ...] = key(
        Lines(),
        "Bedingungen zum Ankreuzen",
        "Eine je Zeile; jede ist im Antrag zu bestätigen.",
        default=(),
        clause="declarations",
    )
    documents: tuple[DocumentRule, ...] = key(
        table(DocumentRule),
        "Nötige Unterlagen",
        "Was dem Antrag oder dem Nachweis beizulegen ist.",
        default=(),
        clause="documents",
    )
    quotes: tuple[QuoteRule, ...] = key(
        table(QuoteRule),
        "Vergleichsangebote",
        "Es gilt die höchste Stufe, die der Auftragswert erreicht.",
        default=(),
        clause="quotes",
    )
    deadline_days: int | None = key(
        Whole(least=1, most=365, one="Tag", many="Tage"),
        "Antragsschluss vor der Sitzung (Tage)",
        "So viele Tage vor der Sitzung muss der Antrag da sein.",
        clause="deadline",
    )
    deadlines: tuple[str, ...] = key(
        Lines(of=YearDay(), expected='muss eine Liste von Tagen sein, z. B. ["28.02.", "31.05."]'),
        "Feste Antragsfristen",
        "Ein Tag je Zeile, z. B. 28.02.",
        default=(),
        clause="deadline",
    )


@dataclass(frozen=True, kw_only=True)
class StreetRule:
    """A street, or a part of it, that belongs to the area."""

    street: str = key(
        Line(longest=120), "Straße", "Wie sie im Straßenverzeichnis steht.", default="", needed=True
    )
    first: int | None = key(Whole(least=1, most=9999), "von Nr.", "Kleinste Hausnummer; leer: von Anfang an.")
    last: int | None = key(Whole(least=1, most=9999), "bis Nr.", "Größte Hausnummer; leer: bis zum Ende.")
    side: str = key(choice(SIDES), "Seite", "Welche Hausnummern dazugehören.", default="all")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where, and what the building must be."""

    title: ClassVar[str] = "Gebiet und Objekt"

    streets: tuple[StreetRule, ...] = key(
        table(StreetRule),
        "Fördergebiet",
        "Straßen und Hausnummern; leer: keine Grenze hinterlegt.",
        default=(),
        clause="area",
    )
    building_age: int | None = key(
        Whole(least=1, most=500, one="Jahr", many="Jahre"),
        "Gebäude mindestens (Jahre alt)",
        "Beim Eingang des Antrags.",
        clause="object",
    )
    dwellings: int | None = key(
        Whole(least=1, most=1000, one="Wohnung", many="Wohnungen"),
        "Wohnungen mindestens",
        "Im Gebäude.",
        clause="object",
    )
    storeys: int | None = key(
        Whole(least=1, most=100, one="Vollgeschoss", many="Vollgeschosse"),
        "Vollgeschosse mindestens",
        "Des Gebäudes.",
        clause="object",
    )
    trade_firm_only: bool = key(
        Truth(),
        "Nur eingetragene Fachbetriebe",
        "Die Arbeiten führt ein eingetragener Fachbetrieb aus.",
        default=False,
        clause="trade_firm",
    )
    monument_consent: bool = key(
        Truth(),
        "Bei Denkmälern Zustimmung der Denkmalbehörde",
        "Schriftlich, vor der Entscheidung.",
        default=False,
        clause="monument",
    )


@dataclass(frozen=True, kw_only=True)
class TierRule:
    """Who decides up to an amount."""

    up_to: Money | None = key(Amount(), "bis Zuwendung", "Leer: in jeder Höhe.")
    body: str = key(choice(BODIES), "Wer", "Wer darüber entscheidet.", default="committee")
    recommends: bool = key(
        Truth(), "empfiehlt nur", "Ja: Es wird nur empfohlen; der Bescheid entscheidet.", default=False
    )


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """Who decides."""

    title: ClassVar[str] = "Entscheidung"

    tiers: tuple[TierRule, ...] = key(
        table(TierRule),
        "Wer entscheidet",
        "Es gilt die niedrigste Stufe, die für die Zuwendung reicht.",
        default=(),
        clause="tiers",
    )
