"""An application as a TOML file, to calculate without an office: costs, money, areas, what else is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.guideline import Area, Before, Case, Cost, Facts, Rent
from app.domain.guideline import keys as declared
from app.domain.guideline.keys import key, keys_of, part, table
from app.domain.guideline.texts import Day, Line, Lines, Truth, choice
from app.domain.guideline.units import Amount, Share, SquareMetres, Whole
from app.domain.money import ZERO, Money
from app.features.funds.rules import toml

ROLES = {"work": "Leistung", "labour": "Eigenleistung", "planning": "Planung"}


@dataclass(frozen=True, kw_only=True)
class CostRow:
    """A line of the cost plan."""

    amount: Money = key(Amount(), "Betrag", "Brutto, wo die Richtlinie nichts anderes sagt.", default=ZERO)
    kind: str = key(Line(), "Kostenart", "Wie sie im Kostenplan heißt.", default="")
    text: str = key(Line(), "Bezeichnung", "Wofür das Geld ist.", default="")
    measure: str = key(Line(), "Maßnahmenart", "Wie sie in der Richtlinie heißt.", default="")
    eligible: bool = key(Truth(), "zuwendungsfähig", "false: zählt nicht mit.", default=True)
    role: str = key(choice(ROLES), "Rolle", "Eigenleistung und Planung haben eigene Grenzen.", default="work")
    minutes: int | None = key(Whole(most=600_000), "Minuten", "Dauer der Eigenleistung.")
    vat_bp: int | None = key(Share(), "Umsatzsteuer", "Im Betrag enthaltener Satz, z. B. 19.")


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """An area that is worked on."""

    measure: str = key(Line(), "Maßnahmenart", "Wofür die Fläche gilt; leer: allgemein.", default="")
    area: int = key(SquareMetres(), "Fläche", "In Quadratmetern.", default=0, needed=True)


@dataclass(frozen=True, kw_only=True)
class FinancePart:
    """Where the money beside the grant comes from."""

    own_cash: Money = key(Amount(), "Eigenmittel", "In Geld.", default=ZERO)
    own_labour: Money = key(Amount(), "Eigenleistung", "Wert der eigenen Arbeit.", default=ZERO)
    donation: Money = key(Amount(), "Spenden", "Spenden und Sponsoring.", default=ZERO)
    fees: Money = key(Amount(), "Teilnahmebeiträge", "Und Eintritt.", default=ZERO)
    other_grant: Money = key(Amount(), "Andere Mittel", "Andere öffentliche Mittel.", default=ZERO)


@dataclass(frozen=True, kw_only=True)
class BeforeRow:
    """What was granted for a type of measure at the same building."""

    measure: str = key(Line(), "Maßnahmenart", "Wie sie in der Richtlinie heißt.", default="", needed=True)
    amount: Money = key(Amount(), "Betrag", "Bereits bewilligt.", default=ZERO, needed=True)


@dataclass(frozen=True, kw_only=True)
class BeforePart:
    """What was granted already."""

    applicant_year: Money = key(Amount(), "im Jahr an denselben", "An alle Projekte.", default=ZERO)
    property_total: Money = key(Amount(), "für dasselbe Objekt", "In allen Jahren.", default=ZERO)
    fund_year: Money = key(Amount(), "aus dem Fonds im Jahr", "An alle zusammen.", default=ZERO)
    measures: tuple[BeforeRow, ...] = key(
        table(BeforeRow), "je Maßnahmenart", "Für dasselbe Objekt.", default=()
    )


@dataclass(frozen=True, kw_only=True)
class RentPart:
    """A shop that is rented."""

    old: Money = key(Amount(), "Bisherige Miete", "Im Monat.", default=ZERO, needed=True)
    new: Money = key(Amount(), "Neue Miete", "Im Monat.", default=ZERO, needed=True)
    months: int = key(Whole(least=1, most=240), "Monate", "Dauer der Anmietung.", default=1, needed=True)
    area: int = key(SquareMetres(), "Fläche", "In Quadratmetern.", default=0, needed=True)


@dataclass(frozen=True, kw_only=True)
class ApplicationFile:
    """One application."""

    title: str = key(Line(), "Titel", "Wie das Projekt heißt.", default="")
    costs: tuple[CostRow, ...] = key(table(CostRow), "Kosten", "Ein Abschnitt je Zeile.", default=())
    finance: FinancePart | None = key(part(FinancePart), "Finanzierung", "Woher das übrige Geld kommt.")
    requested: Money | None = key(Amount(), "Beantragt", "Leer: so viel wie möglich.")
    approved: Money | None = key(Amount(), "Bewilligt", "Bei der Abrechnung: mehr wird nie daraus.")
    input_tax: bool = key(Truth(), "Vorsteuerabzug", "Ob Vorsteuer abgezogen werden darf.", default=False)
    areas: tuple[AreaRow, ...] = key(table(AreaRow), "Flächen", "Ein Abschnitt je Fläche.", default=())
    before: BeforePart | None = key(part(BeforePart), "Bereits bewilligt", "Auch für anderes.")
    rent: RentPart | None = key(part(RentPart), "Anmietung", "Nur für Ladenlokale.")
    applicant_group: str = key(Line(), "Antragstellende", "In den Worten der Richtlinie.", default="")
    street: str = key(Line(), "Straße", "Des Objekts.", default="")
    house_number: str = key(Line(), "Hausnummer", "Als Text, z. B. „12a“.", default="")
    year_built: int | None = key(Whole(least=1000, most=2199), "Baujahr", "Des Gebäudes.")
    dwellings: int | None = key(Whole(most=1000), "Wohnungen", "Im Gebäude.")
    storeys: int | None = key(Whole(most=100), "Vollgeschosse", "Des Gebäudes.")
    trade_firm: bool | None = key(Truth(), "Fachbetrieb", "Ob ein eingetragener ausführt.")
    monument: bool = key(Truth(), "Denkmal", "Ob das Gebäude eines ist.", default=False)
    monument_consent: bool = key(Truth(), "Zustimmung", "Der Denkmalbehörde.", default=False)
    consulted_on: date | None = key(Day(), "Beratung am", "Vor dem Antrag.")
    received_on: date | None = key(Day(), "Eingang am", "Des Antrags.")
    sitting_on: date | None = key(Day(), "Sitzung am", "In der entschieden werden soll.")
    decided_on: date | None = key(Day(), "Entscheidung am", "Ab ihr laufen Bewilligung und Durchführung.")
    ends_on: date | None = key(Day(), "Ende am", "Des Projekts; danach laufen Nachweis und Zweckbindung.")
    goals: tuple[str, ...] = key(Lines(), "Ziele", "Angekreuzte Ziele der Richtlinie.", default=())
    conditions: tuple[str, ...] = key(Lines(), "Bedingungen", "Bestätigte Bedingungen.", default=())
    refiled: bool = key(Truth(), "erneut gestellt", "Nach einer Ablehnung.", default=False)

    @property
    def case(self) -> Case:
        """As it is calculated."""
        return Case(
            costs=tuple(_cost(row) for row in self.costs),
            finance=_said(self.finance) if self.finance else {},
            requested=self.requested,
            input_tax=self.input_tax,
            areas=tuple(Area(row.measure, row.area) for row in self.areas),
            before=_before(self.before),
            rent=_rent(self.rent),
            limit=self.approved,
        )

    @property
    def facts(self) -> Facts:
        """What is known besides."""
        names = [name for name in Facts.__dataclass_fields__ if hasattr(self, name)]
        return Facts(**{name: getattr(self, name) for name in names})


APPLICATION = keys_of(ApplicationFile)


def read_application(text: str) -> ApplicationFile:
    """The application in a TOML text.

    Raises:
        Refused: with one sentence for every key that cannot be right.
    """
    data = toml.parsed(text, "einen Antrag")
    toml.refuse([*toml.faults(APPLICATION, data), *_empty(data)])
    return declared.read(ApplicationFile, APPLICATION, data)


def _empty(data: Mapping[str, Any]) -> Iterator[str]:
    if not data.get("costs") and not data.get("rent"):
        yield "Es fehlen die Kosten: mindestens ein Abschnitt [[costs]] mit „amount“, oder [rent]."
    rows = data.get("costs")
    for at, row in enumerate(rows if isinstance(rows, list) else (), start=1):
        if isinstance(row, dict) and "amount" not in row and "minutes" not in row:
            yield f"Es fehlt die Angabe „costs[{at}].amount“ (bei Eigenleistung genügt „minutes“)."


def _cost(row: CostRow) -> Cost:
    role = "" if row.role == "work" else row.role
    return Cost(row.amount, row.kind, row.text, row.eligible, row.measure, role, row.minutes, row.vat_bp)


def _said(finance: FinancePart) -> dict[str, Money]:
    return {one.name: getattr(finance, one.name) for one in keys_of(FinancePart)}


def _before(typed: BeforePart | None) -> Before:
    if typed is None:
        return Before()
    measures = {row.measure: row.amount for row in typed.measures}
    return Before(typed.applicant_year, typed.property_total, measures, typed.fund_year)


def _rent(typed: RentPart | None) -> Rent | None:
    return None if typed is None else Rent(typed.old, typed.new, typed.months, typed.area)
