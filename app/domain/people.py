"""How persons and organisations are named: in lists, in the address field, in the salutation.

Address and salutation follow DIN 5008: six lines in the recipient zone, form of address first,
no blank lines, the town last, or the country; in the salutation only the titles Dr. and Prof. are spoken.
"""

import re
from dataclasses import dataclass, fields

_SPOKEN_TITLE = re.compile(r"\b(?:Prof|Dr)\.", re.IGNORECASE)
_ADDRESSED = {"Herr": "Herrn", "Frau": "Frau"}
_ABROAD = re.compile(r"([A-Z]{1,3})[- ]+(.*\d.*)")
_COUNTRIES = {
    "A": "Österreich",
    "AT": "Österreich",
    "B": "Belgien",
    "BE": "Belgien",
    "BG": "Bulgarien",
    "CH": "Schweiz",
    "CZ": "Tschechien",
    "DK": "Dänemark",
    "E": "Spanien",
    "ES": "Spanien",
    "F": "Frankreich",
    "FI": "Finnland",
    "FR": "Frankreich",
    "GB": "Vereinigtes Königreich",
    "GR": "Griechenland",
    "H": "Ungarn",
    "HR": "Kroatien",
    "HU": "Ungarn",
    "I": "Italien",
    "IE": "Irland",
    "IT": "Italien",
    "L": "Luxemburg",
    "LI": "Liechtenstein",
    "LT": "Litauen",
    "LU": "Luxemburg",
    "LV": "Lettland",
    "N": "Norwegen",
    "NL": "Niederlande",
    "NO": "Norwegen",
    "P": "Portugal",
    "PL": "Polen",
    "PT": "Portugal",
    "RO": "Rumänien",
    "RS": "Serbien",
    "S": "Schweden",
    "SE": "Schweden",
    "SI": "Slowenien",
    "SK": "Slowakei",
    "TR": "Türkei",
    "UA": "Ukraine",
    "US": "Vereinigte Staaten",
    "USA": "Vereinigte Staaten",
}


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


def party_of(record: object) -> Party:
    """Whoever a record names, by the attributes of the same names."""
    return Party(**{field.name: getattr(record, field.name) for field in fields(Party)})


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
    """The recipient in at most six lines (DIN 5008), none of them empty.

    A person alone has ``Frau`` or ``Herrn`` on a line of its own; beside an organisation it stands
    before the name. ``NL-5911 AB Venlo`` becomes ``5911 AB VENLO`` above ``NIEDERLANDE``, as the post
    wants it.
    """
    polite = _ADDRESSED.get(party.salutation.strip(), "")
    name, body = full_name(party), organisation_name(party)
    who = [body, _joined(polite, name) if name else ""] if body else [polite if name else "", name]
    lines = (*who, party.extra.strip(), street_line(party), *_town_lines(party))
    return tuple(line for line in lines if line)


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


def _town_lines(party: Party) -> tuple[str, ...]:
    """The town; abroad in capitals with the country below, both in place of the prefix."""
    abroad = _ABROAD.fullmatch(party.postcode.strip())
    country = _COUNTRIES.get(abroad[1], "") if abroad else ""
    if abroad is None or not country:
        return (town_line(party),)
    return _joined(abroad[2], party.town.upper()), country.upper()


def _joined(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.]", "", text).casefold()
