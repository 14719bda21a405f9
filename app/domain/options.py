"""A choice a person can make: queries offer them, fields and filters show them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One entry of a list to choose from.

    Args:
        value: what is kept; the id or code of the entry.
        label: what the person reads.
        hint: a quieter second part (an address, a reference number).
        active: archived entries are shown only where they are already chosen.
    """

    value: int | str
    label: str
    hint: str = ""
    active: bool = True
