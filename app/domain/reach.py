"""How people are reached, as it is typed: telephone numbers, e-mail addresses, postcodes.

Each function says what is wrong in a sentence; what is empty or right has none.
"""

import re

from app.domain.text import quoted

_MAIL = re.compile(r"^[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]{2,}$")
_PHONE = re.compile(r"^\+?[\d\s()/.\-–]{3,40}(?:\s?(?:Durchwahl|DW|App\.|ext\.)\s?\d{1,6})?$")
_POSTCODE = re.compile(r"^(?:\d{5}|[A-Z]{1,3}-[\dA-Z][\dA-Z \-]{2,9})$")


def phone_fault(number: str) -> str:
    """What is wrong with a telephone number."""
    if not number or _PHONE.match(number):
        return ""
    return "Eine Telefonnummer besteht aus Ziffern, z. B. 02056 123456."


def mail_fault(address: str) -> str:
    """What is wrong with an e-mail address."""
    if not address or _MAIL.match(address):
        return ""
    return f"„{quoted(address, 60)}“ ist keine E-Mail-Adresse. Bitte prüfen Sie die Schreibweise."


def postcode_fault(postcode: str) -> str:
    """What is wrong with a postcode; those of other countries begin with a letter."""
    if not postcode or _POSTCODE.match(postcode):
        return ""
    return "Die Postleitzahl hat fünf Ziffern (Ausland z. B. „NL-5911 AB“)."
