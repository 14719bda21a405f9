"""What a cell of an old list means for a field: more lenient than the program's own sheets, never guessing.

Lists hold days as text or as Excel's number of a day, postcodes that lost their zero, telephone numbers
that became figures, words for choices in every spelling. What is read otherwise than it was written is
shown to the person as it was understood.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.errors import Refused
from app.domain.intake import Desk, IntakeField, Shape
from app.domain.parsing import parse_minutes
from app.excel.values import WANTED, Unfit, convert, shown, text_of
from app.features.intake.excel.choices import Wrong, chosen
from app.features.intake.excel.days import read_clock, read_day, read_moment
from app.features.intake.excel.reading import NO_RESULT

_NOTHING = re.compile(r"^(?:[-–—./\s]+|k\.?\s?a\.?|n\.?\s?a\.?|n\.?\s?b\.?|n/a)$", re.IGNORECASE)
_NONE = re.compile(r"^(?:keine?|unbekannt|nicht bekannt|fehlt)\.?$", re.IGNORECASE)
_ERROR = re.compile(r"^#(?:REF!|BEZUG!|DIV/0!|VALUE!|WERT!|NAME\?|N/A|NV|NULL!|NUM!|ZAHL!|FORMEL!)$")
_ENGLISH = re.compile(r"^-?\d{1,3}(?:,\d{3})+\.\d{2}$")
_DASHED = re.compile(r"^(?P<euros>[\d.]+),(?:-{1,2}|–|—)$")


def value_of(field: IntakeField, raw: Any, desk: Desk, today: date) -> Any:
    """What a cell means for a field; None for an empty one.

    Raises:
        Wrong: when it is not what the field expects.
    """
    if isinstance(raw, str):
        raw = text_of(raw).strip()
        if _ERROR.match(raw):
            raise _broken(raw)
    if raw is None or raw == "" or (isinstance(raw, str) and _is_nothing(field, raw)):
        return None
    try:
        if field.choice:
            return chosen(field, shown(raw), desk.choices.get(field.key, ()))
        shaped = _SHAPES.get(field.shape)
        return shaped(raw, today) if shaped else _READERS.get(field.kind, _plain(field.kind))(raw, today)
    except Wrong:
        raise
    except Refused as refused:
        raise Wrong(wanted_of(field)[0], refused.sentence) from None
    except Unfit:
        raise Wrong(*wanted_of(field)) from None


def wanted_of(field: IntakeField) -> tuple[str, str]:
    """What a field expects, and what to do when it is not there."""
    if field.kind is Kind.MOMENT:
        return "ein Datum, auch mit Uhrzeit", "Bitte so eingeben: 22.11.2026 oder 22.11.2026 14:05."
    wanted = WANTED[field.kind]
    return _SHAPE_WANTED.get(field.shape, (wanted.expected, wanted.remedy))


def _is_nothing(field: IntakeField, text: str) -> bool:
    """Whether a text says that there is none: a dash; for numbers and addresses also ``keine``."""
    shaped = field.shape is not Shape.ANY and bool(_NONE.match(text))
    return shaped or bool(_NOTHING.match(text))


def may_be(field: IntakeField, raw: Any, desk: Desk, today: date) -> bool:
    """Whether a cell tells by itself that it is meant for a field; plain figures tell nothing."""
    looks = _TELLING.get(field.shape)
    text = shown(raw).strip()
    if looks is not None:
        return bool(looks.match(text)) and not isinstance(raw, date | datetime)
    if not field.choice and not _speaks(field.kind, raw, text):
        return False
    try:
        return value_of(field, raw, desk, today) is not None
    except Wrong:
        return False


def sample_text(raw: Any) -> str:
    """A cell as a person sees it in Excel, on one line."""
    return " ".join(shown(raw).split())


def text_for(field: IntakeField, value: Any, desk: Desk) -> str:
    """A value as the preview shows it."""
    if value is None:
        return ""
    if field.choice:
        labels = {option.value: option.label for option in desk.choices.get(field.key, ())}
        values = value if isinstance(value, tuple) else (value,)
        return ", ".join(str(labels.get(one, one)) for one in values)
    if isinstance(value, datetime):
        return formats.day(value.date()) if value.time() == time() else formats.moment(value)
    column: Column[Any] = Column("value", field.title, field.kind)
    return column.text(_Held(value))


@dataclass(frozen=True)
class _Held:
    """A value where a column expects a row."""

    value: Any


def _speaks(kind: Kind, raw: Any, text: str) -> bool:
    if kind in {Kind.DATE, Kind.MOMENT}:
        return isinstance(raw, date) or (isinstance(raw, str) and not text.isdigit())
    if kind is Kind.MONEY:
        return isinstance(raw, float) or (
            isinstance(raw, str) and bool(re.search(r"€|eur|,\d\d$", text.lower()))
        )
    return False


def _broken(raw: str) -> Wrong:
    if raw == NO_RESULT:
        return Wrong("ein Wert", "Die Formel in dieser Zelle hat kein Ergebnis. Bitte den Wert eingeben.")
    return Wrong("ein Wert", "Die Formel in dieser Zelle ergibt einen Fehler. Bitte den Wert eingeben.")


def _plain(kind: Kind) -> Callable[[Any, date], Any]:
    return lambda raw, _today: convert(kind, raw)


# -- figures -------------------------------------------------------------------------------


def _money(raw: Any, _today: date) -> Any:
    if isinstance(raw, str):
        text = re.sub(r"(?i)^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)$", "", raw.strip())
        dashed = _DASHED.match(text)
        text = dashed["euros"] if dashed else text
        raw = text.replace(",", "") if _ENGLISH.match(text) else text
    return convert(Kind.MONEY, raw)


def _minutes(raw: Any, _today: date) -> Any:
    if isinstance(raw, datetime):
        return raw.hour * 60 + raw.minute
    try:
        return convert(Kind.MINUTES, raw)
    except Unfit:
        if isinstance(raw, str):
            return parse_minutes(raw)
        raise


def _count(raw: Any, _today: date) -> Any:
    if isinstance(raw, str):
        raw = raw.removesuffix("%").strip()
    return convert(Kind.NUMBER, raw)


def _year(raw: Any, _today: date) -> int:
    if isinstance(raw, date):
        return raw.year
    found = re.search(r"(?<!\d)(1[89]\d\d|20\d\d|21\d\d)(?!\d)", shown(raw))
    if found is None:
        raise Unfit
    return int(found[1])


# -- texts of a shape ----------------------------------------------------------------------


def _postcode(raw: Any, _today: date) -> str:
    """Excel takes the zero from 01067; four figures alone are such a one."""
    text = shown(raw).strip()
    return f"0{text}" if re.fullmatch(r"\d{4}", text) else re.sub(r"^D[- ]+(?=\d{5}$)", "", text)


def _phone(raw: Any, _today: date) -> str:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        text = f"{raw:.0f}"
        return f"+{text}" if text.startswith("49") and len(text) >= 11 else f"0{text}"
    return re.sub(r"^(?:tel\.?|telefon|mobil|fon)[:.\s]*", "", shown(raw).strip(), flags=re.IGNORECASE)


def _mail(raw: Any, _today: date) -> str:
    text = shown(raw).strip()
    return re.sub(r"^mailto:\s*", "", text, flags=re.IGNORECASE)


_READERS: dict[Kind, Callable[[Any, date], Any]] = {
    Kind.MOMENT: read_moment,
    Kind.DATE: read_day,
    Kind.MONEY: _money,
    Kind.MINUTES: _minutes,
    Kind.NUMBER: _count,
}
_SHAPES: dict[Shape, Callable[[Any, date], Any]] = {
    Shape.POSTCODE: _postcode,
    Shape.PHONE: _phone,
    Shape.EMAIL: _mail,
    Shape.CLOCK: read_clock,
    Shape.YEAR: _year,
}
_SHAPE_WANTED = {
    Shape.EMAIL: ("eine E-Mail-Adresse", "Bitte prüfen Sie die Schreibweise."),
    Shape.PHONE: ("eine Telefonnummer", "Bitte nur Ziffern eingeben, z. B. 02056 123456."),
    Shape.POSTCODE: ("eine Postleitzahl", "Bitte fünf Ziffern eingeben, z. B. 01067."),
    Shape.IBAN: ("eine IBAN", "Bitte vergleichen Sie sie Ziffer für Ziffer."),
    Shape.CLOCK: ("eine Uhrzeit", "Bitte so eingeben: 14:05, oder von–bis: 14:00–16:30."),
    Shape.YEAR: ("ein Jahr", "Bitte das Jahr mit vier Ziffern eingeben, z. B. 2024."),
}
_TELLING = {
    Shape.EMAIL: re.compile(r"^(?:mailto:)?[^\s@]+@[^\s@]+\.[a-z]{2,}$", re.IGNORECASE),
    Shape.POSTCODE: re.compile(r"^(?:D-)?\d{5}$"),
    Shape.PHONE: re.compile(r"^(?:\+|00|0)[1-9][\d\s()/.\-–]{5,}$"),
    Shape.CLOCK: re.compile(r"^\d{1,2}[:.]\d{2}(?:\s*(?:-|–|bis)\s*\d{1,2}[:.]\d{2})?(?:\s*Uhr)?$"),
    Shape.IBAN: re.compile(r"^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?$"),
    Shape.YEAR: re.compile(r"^(?:19|20)\d\d$"),
}
