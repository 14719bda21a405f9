"""Public holidays of the Land, from a library that keeps up with the law."""

from collections.abc import Container
from datetime import date
from functools import lru_cache

LAND = "NW"


@lru_cache(maxsize=4)
def public_holidays(land: str = LAND) -> Container[date]:
    """The public holidays of a Land; each year is worked out when it is first asked for."""
    import holidays  # noqa: PLC0415 - its data of all countries is not for the start

    found: Container[date] = holidays.country_holidays("DE", subdiv=land)
    return found
