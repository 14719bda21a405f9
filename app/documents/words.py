"""Amounts in words, as grant letters write them."""

from app.domain.money import Money

_ONES = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_MILLION = 1_000_000


def amount_in_words(amount: Money) -> str:
    """``eintausendzweihundertfünfzig Euro``, ``drei Euro und fünf Cent``.

    Raises:
        ValueError: for amounts below zero and from a thousand million euros.
    """
    euros, cents = divmod(amount.cents, 100)
    if not 0 <= euros < 1000 * _MILLION:
        raise ValueError("amounts in words reach from 0 to 999.999.999,99")
    said = f"{_counted(euros)} Euro"
    return f"{said} und {_counted(cents)} Cent" if cents else said


def _counted(number: int) -> str:
    """The number before a noun (``ein Euro``, not ``eins``)."""
    millions, rest = divmod(number, _MILLION)
    if not millions:
        return _below_million(rest)
    said = "eine Million" if millions == 1 else f"{_below_thousand(millions)} Millionen"
    return f"{said} {_below_million(rest)}" if rest else said


def _below_million(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest)
    said = f"{_below_thousand(thousands)}tausend"
    return said + _below_thousand(rest) if rest else said


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    said = f"{_ONES[hundreds]}hundert"
    return said + _below_hundred(rest) if rest else said


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_ONES[ones]}und{_TENS[tens - 1]}" if ones else _TENS[tens - 1]
