"""How persons and organisations are named: in lists, in the address field, in the salutation.

Address and salutation follow DIN 5008: six lines in the recipient zone, form of address first,
no blank lines, the town last; in the salutation only the titles Dr. and Prof. are spoken.
"""

import re
from dataclasses import dataclass

ADDRESS_LINES = 6
"""Lines of the recipient zone (DIN 5008, form B: 27.3 mm)."""
ADDRESS_WIDTH = 46
"""Characters that fit beside each other in the 80 mm of the recipient zone at 10 pt."""

_SPOKEN_TITLE = re.compile(r"\b(?:Prof|Dr)\.", re.IGNORECASE)
_ADDRESSED = {"Herr": "Herrn", "Frau": "Frau"}


@dataclass(frozen=True)
class Party:
    """Somebody a letter goes to: a person, or an organisation with perhaps a person in it.

    Args:
        kind: ``person`` or ``organisation``.
        salutation: ``Frau``, ``Herr`` or empty.
        extra: a line between name and street (``c/o …``, ``Hinterhaus``).
    """

    kind: str = "person"
    salutation: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    organisation: str = ""
    legal_form: str = ""
    extra: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""


def full_name(party: Party) -> str:
    """``Dr. Ayşe Yilmaz``; empty when no person is named."""
    return _joined(party.title, party.first_name, party.last_name)


def organisation_name(party: Party) -> str:
    """``Boxclub Unterstadt e. V.``; the legal form is not said twice."""
    name, form = party.organisation.strip(), party.legal_form.strip()
    if not form or _squeezed(name).endswith(_squeezed(form)):
        return name
    return _joined(name, form)


def display_name(party: Party) -> str:
    """As lists are sorted: ``Yilmaz, Ayşe`` or the organisation."""
    if party.kind == "organisation":
        return organisation_name(party) or full_name(party)
    family = party.last_name.strip()
    given = party.first_name.strip()
    return ", ".join(part for part in (family, given) if part) or organisation_name(party)


def street_line(party: Party) -> str:
    """``Hauptstraße 12``."""
    return _joined(party.street, party.house_number)


def town_line(party: Party) -> str:
    """``42579 Heiligenhaus``."""
    return _joined(party.postcode, party.town)


def one_line(party: Party) -> str:
    """The address in one line: ``Hauptstraße 12, 42579 Heiligenhaus``."""
    return ", ".join(line for line in (street_line(party), town_line(party)) if line)


def address_lines(party: Party) -> tuple[str, ...]:
    """The recipient in at most six lines (DIN 5008): no empty line, long lines broken where there is room.

    A person alone has ``Frau`` or ``Herrn`` on a line of its own; beside an organisation it stands
    before the name.
    """
    polite = _ADDRESSED.get(party.salutation.strip(), "")
    name, body = full_name(party), organisation_name(party)
    who = [body, _joined(polite, name) if name else ""] if body else [polite if name else "", name]
    lines = [line for line in (*who, party.extra.strip(), street_line(party), town_line(party)) if line]
    return _broken(lines)


def salutation_line(party: Party) -> str:
    """``Sehr geehrte Frau Dr. Yilmaz,``; nobody's gender is guessed, and no name is ``Damen und Herren``."""
    family = party.last_name.strip()
    polite = {"Frau": "Sehr geehrte Frau", "Herr": "Sehr geehrter Herr"}.get(party.salutation.strip())
    if not family:
        return "Sehr geehrte Damen und Herren,"
    if polite is None:
        return f"Guten Tag {full_name(party)},"
    spoken = " ".join(_SPOKEN_TITLE.findall(party.title))
    return f"{_joined(polite, spoken, family)},"


def _broken(lines: list[str]) -> tuple[str, ...]:
    """Break lines that are too wide at a blank, as long as six lines are enough."""
    result: list[str] = []
    spare = ADDRESS_LINES - len(lines)
    for line in lines:
        cut = line.rfind(" ", 1, ADDRESS_WIDTH + 1) if len(line) > ADDRESS_WIDTH and spare > 0 else -1
        if cut > 0:
            result += [line[:cut].rstrip(), line[cut:].strip()]
            spare -= 1
        else:
            result.append(line)
    return tuple(result)


def _joined(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.]", "", text).casefold()
