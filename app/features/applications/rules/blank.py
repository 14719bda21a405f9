"""The application form of a fund that is handed out: what it is about, and what may come back.

Names of fields stand here once, for the form that goes out and for the one that comes back.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.guideline import Rules
from app.domain.letterhead import Writer

MOST_BYTES = 30 * 1024 * 1024
"""A filled-in form is never larger."""
SCHEMA = 1
"""Version of the names below; a form of a later one is refused."""
COST_LINES = 10
COST_LINES_BUILDING = 7
"""Fewer where quotes and areas need the room: most forms stay on two pages."""
LEAST_COST_LINES = 5
QUOTE_LINES = 3
AREA_LINES = 3
FINANCE = (
    ("own_cash", "Eigene Mittel (Geld)"),
    ("own_labour", "Eigenleistung"),
    ("donation", "Spenden, Sponsoring"),
    ("fees", "Eintritt, Teilnahmebeiträge"),
    ("other_grant", "Andere öffentliche Mittel"),
)
SALUTATIONS = ("Frau", "Herr")


@dataclass(frozen=True)
class BlankData:
    """Everything the form of a fund says.

    Args:
        fund_uid, office_uid: by which a form that comes back is known.
        kind: of the fund. cost_kinds: labels to choose from. dated: day of the form.
    """

    fund: str
    fund_uid: str
    office: str
    office_uid: str
    kind: str
    guideline: str
    rules: Rules
    cost_kinds: tuple[str, ...]
    writer: Writer
    email: str
    address: str
    dated: date

    @property
    def measures(self) -> tuple[str, ...]:
        """Types of measures that the guideline knows."""
        return tuple(rule.measure for rule in self.rules.measures if rule.measure)

    @property
    def about_building(self) -> bool:
        """Whether the fund is about a building."""
        rules = self.rules
        asked = (rules.building_age, rules.dwellings, rules.storeys, rules.cost_per_m2, rules.grant_per_m2)
        return self.kind in {"facade", "rent"} or any(value is not None for value in asked)

    @property
    def about_rent(self) -> bool:
        """Whether it is about the rent of a shop."""
        return self.kind == "rent" or self.rules.rent_bp is not None

    @property
    def papers(self) -> tuple[str, ...]:
        """Documents that belong to the application."""
        return tuple(rule.label for rule in self.rules.documents if rule.due == "decision" and rule.label)
