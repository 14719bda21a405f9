"""Whether an address lies in the area of a guideline: streets with ranges of house numbers."""

import re

from app.domain.guideline.procedure import StreetRule
from app.domain.guideline.rules import Rules
from app.domain.text import fold

_NUMBER = re.compile(r"\d+")
_STREET = re.compile(r"str(\.|asse)?$")


def in_area(rules: Rules, street: str, house_number: str) -> bool | None:
    """Whether an address lies in the area; None where the guideline lists no streets.

    ``12-14`` lies in it when every number named does; letters behind a number (``12a``) do not matter. A
    street without a number lies in it only where the whole street does.
    """
    if not rules.streets:
        return None
    numbers = [int(found) for found in _NUMBER.findall(house_number)[:2]]
    here = [rule for rule in rules.streets if plain_street(rule.street) == plain_street(street)]
    if not numbers:
        return any(rule.first is None and rule.last is None and rule.side == "all" for rule in here)
    return all(any(_holds(rule, number) for rule in here) for number in numbers)


def plain_street(street: str) -> str:
    """For comparing: ``Bahnhofstr.``, ``Bahnhof-Straße`` and ``BAHNHOFSTRASSE`` are one street."""
    return _STREET.sub("str", re.sub(r"[\s\-]", "", fold(street)))


def _holds(rule: StreetRule, number: int) -> bool:
    sides = {"all": True, "odd": number % 2 == 1, "even": number % 2 == 0}
    return (rule.first or 0) <= number and (rule.last is None or number <= rule.last) and sides[rule.side]
