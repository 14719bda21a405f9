"""Public holidays of the Land, from a library that keeps up with the law."""

from collections.abc import Container
from datetime import date
from functools import lru_cache
from typing import Any

LAND = "NW"
LANDS = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
"""The Länder by the library's names for them."""


def public_holidays(land: str = LAND) -> Container[date]:
    """The public holidays of a Land; each year is worked out when it is first asked for."""
    found: Container[date] = _known(land)
    return found


def holiday_names(first: date, last: date, land: str = LAND) -> dict[date, str]:
    """The public holidays of a Land from the first to the last day, both included, by their German names."""
    known = _known(land)
    for year in range(first.year, last.year + 1):
        # Asking for a day works its year out.
        known.get(date(year, 1, 1))
    return {day: name for day, name in known.items() if first <= day <= last}


@lru_cache(maxsize=4)
def _known(land: str) -> Any:
    import holidays  # noqa: PLC0415 - its data of all countries is not for the start

    return holidays.country_holidays("DE", subdiv=land, language="de")
