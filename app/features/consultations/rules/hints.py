"""Gentle hints, never a refusal: personal data in a talk that is meant to be anonymous.

Articles 5 (1) c and 9 GDPR ask for data minimisation; only patterns that can be recognised
surely are named (phone, e-mail, IBAN), because guessing names would warn at every street.
"""

import re

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]*\w")
"""Bounded as RFC 5321 (4.5.3.1) bounds it, so that one long word is not searched from each of its letters."""
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00|0)[1-9](?:[ /()-]{0,2}\d){5,13}(?![\d.,]\d|\w)")
_HOUSE = re.compile(
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|markt|damm|hof|steig|pfad)\s+\d{1,4}\s?[a-z]?$",
    re.IGNORECASE,
)
_LONGEST_SCANNED = 20_000


def personal_hint(text: str, *, named: bool) -> str:
    """A sentence when the text of an anonymous talk seems to hold personal data, else empty."""
    if named or not text:
        return ""
    scanned = text[:_LONGEST_SCANNED]
    found = [
        word
        for word, pattern in (
            ("eine E-Mail-Adresse", _MAIL),
            ("eine Bankverbindung (IBAN)", _IBAN),
            ("eine Telefonnummer", _PHONE),
        )
        if pattern.search(scanned)
    ]
    if not found:
        return ""
    return (
        f"Der Text enthält anscheinend {' und '.join(found)}. Die Beratung ist anonym: "
        "Bitte lassen Sie solche Angaben weg, oder erfassen Sie den Kontakt mit Einwilligung."
    )


def place_hint(place: str, *, named: bool, owner: bool) -> str:
    """A sentence when the place of an anonymous talk seems to hold a house number, else empty."""
    if named or owner or not _HOUSE.search(place.strip()):
        return ""
    return "Ohne Einwilligung genügt der Straßenabschnitt, bitte ohne Hausnummer."
