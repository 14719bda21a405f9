"""Rules about how much is given: the grant itself, its caps, what of the cost counts."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.guideline.keys import key, table
from app.domain.guideline.texts import Line, Lines, Truth, choice
from app.domain.guideline.units import Amount, PerArea, PerHour, Share, SquareMetres, Whole
from app.domain.money import Money

ROUNDINGS = {
    "cent_down": "auf volle Cent abrunden",
    "cent_half_up": "auf volle Cent kaufmännisch runden",
    "euro_down": "auf volle Euro abrunden",
}
BASES = {
    "gross": "Bruttobeträge",
    "net": "Nettobeträge",
    "net_if_input_tax": "Brutto; netto bei Vorsteuerabzug",
}


@dataclass(frozen=True, kw_only=True)
class Height:
    """How high the grant is."""

    title: ClassVar[str] = "Höhe der Zuwendung"

    rate_bp: int | None = key(
        Share(),
        "Fördersatz",
        "Anteil an den zuwendungsfähigen Kosten; leer: bis zur vollen Höhe.",
        clause="rate",
    )
    fixed_amount: Money | None = key(
        Amount(),
        "Festbetrag",
        "Statt eines Anteils wird dieser Betrag gegeben, nie mehr als die Kosten.",
        clause="rate",
    )
    rounding: str = key(
        choice(ROUNDINGS),
        "Rundung",
        "Wie die Zuwendung gerundet wird.",
        default="cent_down",
        clause="rounding",
    )
    amounts: str = key(
        choice(BASES),
        "Es zählen",
        "Ob Kosten mit oder ohne Umsatzsteuer zählen.",
        default="net_if_input_tax",
        clause="amounts",
    )
    minimum_cost: Money | None = key(
        Amount(),
        "Mindestens Gesamtkosten",
        "Darunter wird nichts gefördert (Bagatellgrenze).",
        clause="minimum_cost",
    )
    minimum_grant: Money | None = key(
        Amount(),
        "Mindestens Zuwendung",
        "Eine kleinere Zuwendung wird nicht gewährt.",
        clause="minimum_grant",
    )


@dataclass(frozen=True, kw_only=True)
class MeasureRule:
    """What holds for one type of measure."""

    measure: str = key(Line(longest=120), "Maßnahmenart", "Wie sie im Antrag heißt.", default="", needed=True)
    rate_bp: int | None = key(Share(), "Fördersatz", "Leer: der allgemeine Fördersatz.")
    cost_per_m2: Money | None = key(PerArea(), "Kosten je m²", "Höchstens so viele Kosten je m² zählen.")
    grant_per_m2: Money | None = key(PerArea(), "Zuwendung je m²", "Höchste Zuwendung je m².")
    most_area: int | None = key(
        SquareMetres(), "Höchstens m²", "Mehr Fläche dieser Maßnahmenart zählt nicht; leer: wie allgemein."
    )
    cap: Money | None = key(Amount(), "Höchstbetrag", "Höchste Zuwendung für diese Maßnahmenart.")


@dataclass(frozen=True, kw_only=True)
class Caps:
    """Above what nothing is given."""

    title: ClassVar[str] = "Obergrenzen"

    cap_project: Money | None = key(
        Amount(), "Höchstbetrag je Projekt", "Leer: keine Obergrenze.", clause="cap_project"
    )
    cap_object: Money | None = key(
        Amount(),
        "Höchstbetrag je Objekt",
        "Alle Zuwendungen für dasselbe Gebäude zusammen.",
        clause="cap_object",
    )
    cap_applicant_year: Money | None = key(
        Amount(),
        "Höchstbetrag je Antragsteller und Jahr",
        "Alle Zuwendungen an dieselbe Person oder Einrichtung in einem Jahr zusammen.",
        clause="cap_applicant_year",
    )
    cap_year: Money | None = key(
        Amount(),
        "Höchstbetrag des Fonds je Jahr",
        "Alle Zuwendungen eines Jahres zusammen.",
        clause="cap_year",
    )
    cost_per_m2: Money | None = key(
        PerArea(), "Zuwendungsfähige Kosten je m²", "Mehr Kosten je m² zählen nicht.", clause="cost_per_m2"
    )
    grant_per_m2: Money | None = key(
        PerArea(), "Zuwendung je m²", "Höchste Zuwendung je m² gestalteter Fläche.", clause="grant_per_m2"
    )
    most_area: int | None = key(
        SquareMetres(),
        "Höchstens m²",
        "Eine größere Fläche zählt nur bis zu dieser Größe.",
        clause="most_area",
    )
    measures: tuple[MeasureRule, ...] = key(
        table(MeasureRule),
        "Grenzen je Maßnahmenart",
        "Ein eigener Satz und eigene Grenzen je m² treten an die Stelle der allgemeinen.",
        default=(),
        clause="measures",
    )


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What of the cost counts, and what the applicant brings."""

    title: ClassVar[str] = "Kosten und Eigenanteil"

    excluded: tuple[str, ...] = key(
        Lines(of=Line(longest=120)),
        "Nicht förderfähige Kostenarten",
        "Eine je Zeile, so wie die Kostenart im Kostenplan heißt.",
        default=(),
        clause="eligible",
    )
    planning_bp: int | None = key(
        Share(),
        "Planungskosten höchstens",
        "Anteil an der Zuwendung, die es ohne Planungskosten gäbe.",
        clause="planning",
    )
    own_cash_bp: int | None = key(
        Share(),
        "Eigenanteil in Geld mindestens",
        "Anteil an den Kosten, der bar aufzubringen ist.",
        clause="own_cash",
    )
    own_cash: Money | None = key(
        Amount(),
        "Eigenanteil in Geld mindestens (Betrag)",
        "Mindestens dieser Betrag ist bar aufzubringen.",
        clause="own_cash",
    )
    labour_eligible: bool = key(
        Truth(),
        "Eigenleistung ist zuwendungsfähig",
        "Eigene Arbeit zählt als Kosten.",
        default=True,
        clause="labour",
    )
    labour_per_hour: Money | None = key(
        PerHour(), "Eigenleistung je Stunde", "Wert einer Stunde eigener Arbeit.", clause="labour"
    )
    labour_hours: int | None = key(
        Whole(least=1, most=10_000, one="Stunde", many="Stunden"),
        "Eigenleistung höchstens (Stunden)",
        "Mehr Stunden zählen nicht.",
        clause="labour",
    )
    labour_cap: Money | None = key(
        Amount(), "Eigenleistung höchstens (Betrag)", "Ein höherer Wert zählt nicht.", clause="labour"
    )
    labour_share_bp: int | None = key(
        Share(),
        "Eigenleistung höchstens (Anteil)",
        "Anteil an den zuwendungsfähigen Kosten.",
        clause="labour",
    )


@dataclass(frozen=True, kw_only=True)
class Renting:
    """Shop rent (Anmietung): the city rents cheaply and lets still cheaper (DOMAIN §6.1)."""

    title: ClassVar[str] = "Anmietung von Ladenlokalen"

    rent_bp: int | None = key(
        Share(),
        "Miete höchstens",
        "Anteil an der bisherigen Miete, den die neue höchstens haben darf.",
        clause="rent",
    )
    rent_area: int | None = key(
        SquareMetres(),
        "Mietfläche höchstens (m²)",
        "Miete für mehr Fläche zählt nur anteilig.",
        clause="rent",
    )
    rent_months: int | None = key(
        Whole(least=1, most=240, one="Monat", many="Monate"),
        "Höchstens (Monate)",
        "Miete für mehr Monate zählt nicht.",
        clause="rent",
    )
    sublet_bp: int | None = key(
        Share(),
        "Untermiete mindestens",
        "Anteil an der bisherigen Miete, der als Untermiete einkommt.",
        clause="sublet",
    )
    rent_refit: bool = key(
        Truth(),
        "Umbaukosten sind zuwendungsfähig",
        "Neben der Miete zählen auch Kosten des Umbaus.",
        default=True,
        clause="rent_refit",
    )
