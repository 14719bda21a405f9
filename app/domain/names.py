"""Names and addresses as one cell of an old list has them, taken apart."""

import re
from dataclasses import dataclass

_TITLE = re.compile(
    r"^(?:(?:Prof|Dr|Dipl|Ing|med|jur|phil|rer|nat|h|c|Mag|M\.A|B\.A)\.?[ -]?)+\s", re.IGNORECASE
)
_POLITE = re.compile(r"^(?:(?P<frau>frau|fr\.)|(?P<herr>herrn?|hr\.))\s+", re.IGNORECASE)
_PARTICLES = frozenset(
    {"von", "van", "de", "der", "den", "zu", "zum", "zur", "vom", "la", "el", "al", "bin", "dos", "da"}
)
_LEGAL = re.compile(
    r"\b(?:[eE]\.?\s?V|g?GmbH|gGmbh|UG|AG|KG|OHG|GbR|e\.?\s?G|mbH|AWO|DRK|ASB|WEG|SC|SV|TSV|FC|VfL|TuS)\b\.?"
)
_BODY = re.compile(
    r"\b(?:caritas|diakonie|stadt|amt|gemeinde|firma|familienzentrum|team|runde|haus|büro|markt|praxis|"
    r"café|cafe|kiosk|bäckerei)\b"
    r"|\w*(?:verein|verband|schule|gymnasium|kolleg|kita|kindergarten|initiative|stiftung|club|klub|kirche|"
    r"gemeinde|moschee|zentrum|treff|genossenschaft|netzwerk|forum|gruppe|gesellschaft|verwaltung|bibliothek|"
    r"museum|theater|apotheke|werkstatt|agentur|institut|hilfe|bündnis|beirat|gemeinschaft|dienst)\b",
    re.IGNORECASE,
)
_FAMILY_FIRST = re.compile(r"^[^\s,]+,\s*[^\s,]+$")
_STREET = re.compile(
    r"^(?P<street>.*?[^\W\d_]\.?)\s+(?P<number>\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/+]\s?\d{1,4}\s?[a-zA-Z]?)*)$"
)
_TOWN = re.compile(r"^(?P<postcode>(?:D[- ])?\d{4,5}|[A-Z]{1,3}-[\dA-Z]{3,7})\s+(?P<town>[^\d].*)$")


@dataclass(frozen=True)
class Named:
    """Whom a name names.

    Args:
        kind: ``person`` or ``organisation``.
        salutation: ``Frau``, ``Herr`` or empty.
    """

    kind: str
    salutation: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    organisation: str = ""


def read_name(text: str, kind: str = "") -> Named:
    """A name in one piece: ``Yılmaz, Ayşe``, ``Frau Dr. Ayşe Yılmaz``, ``Boxclub Unterstadt e. V.``.

    Args:
        text: as it stands in the list.
        kind: of whom it is where the list says so; otherwise the words tell.
    """
    name = " ".join(text.split())
    if kind == "organisation" or (not kind and is_organisation(name)):
        return Named("organisation", organisation=name)
    polite = _POLITE.match(name)
    salutation = "" if polite is None else "Frau" if polite["frau"] else "Herr"
    name = name[polite.end() :] if polite else name
    titled = _TITLE.match(name)
    title = titled[0].strip() if titled else ""
    name = name[titled.end() :].strip() if titled else name
    first, last = _parted(name)
    return Named("person", salutation, title, first, last)


def is_organisation(name: str) -> bool:
    """Whether the words of a name are those of a club, a firm, an office."""
    if _LEGAL.search(name):
        return True
    return bool(_BODY.search(name)) and not _FAMILY_FIRST.match(name.strip())


def read_street(text: str) -> tuple[str, str]:
    """Street and house number of ``Hauptstraße 12 a``; what has no number is a street alone."""
    found = _STREET.match(" ".join(text.split()))
    return (found["street"].rstrip(","), found["number"]) if found else (text, "")


def read_town(text: str) -> tuple[str, str]:
    """Postcode and town of ``42579 Heiligenhaus``; the zero Excel took from 01067 is put back."""
    found = _TOWN.match(" ".join(text.split()))
    if found is None:
        return "", text
    postcode = re.sub(r"^D[- ]", "", found["postcode"])
    return (f"0{postcode}" if re.fullmatch(r"\d{4}", postcode) else postcode), found["town"]


def read_address(text: str) -> tuple[str, str, str, str]:
    """Street, house number, postcode and town of ``Hauptstr. 12, 42579 Heiligenhaus``."""
    first, _, rest = text.replace("\n", ", ").partition(",")
    postcode, town = read_town(rest.strip(" ,"))
    street, number = read_street(first.strip())
    return street, number, postcode, town


def _parted(name: str) -> tuple[str, str]:
    """First and last name; particles belong to the last one."""
    if "," in name:
        last, _, first = name.partition(",")
        return first.strip(), last.strip()
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    if at == 1 and words[0].lower() in _PARTICLES:
        at = 0
    return " ".join(words[:at]), " ".join(words[at:])
