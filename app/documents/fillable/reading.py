"""Reads what was filled into a form. The file comes from outside: nothing in it is trusted.

Refused is what is no PDF, encrypted, huge, without fields, or printed to a picture of a form; each with
a sentence for whoever got the file.
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import Refused
from app.domain.text import clean_text

MOST_BYTES = 30 * 1024 * 1024
_MOST_FIELDS = 5_000
_DEEPEST = 24
_LONGEST = 20_000
_MOST_PACKED = 64 * 1024
"""Bytes of a long text as packed: unpacked it is at most a thousand times as much."""
_NO_PDF = (
    "Diese Datei ist kein lesbares PDF. Bitte öffnen Sie sie einmal in einem PDF-Programm, speichern Sie sie "
    "dort neu und lesen Sie sie dann ein."
)


@dataclass(frozen=True)
class Filled:
    """What a form says of itself, and the text or tick (``Yes``/``Off``) of each field by name."""

    identity: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)


def read_filled(data: bytes) -> Filled:
    """The fields of a PDF.

    Raises:
        Refused: when there are none to read, with what to do about it.
    """
    if len(data) > MOST_BYTES:
        raise Refused(
            f"Die Datei hat {len(data) // 1024 // 1024} MB; ein Vordruck hat höchstens "
            f"{MOST_BYTES // 1024 // 1024} MB. Bitte prüfen Sie, ob es die richtige Datei ist."
        )
    if b"%PDF-" not in data[:1024]:
        raise Refused(_NO_PDF)
    # Loaded here, not at the top: the start of the program must not pay for pikepdf.
    import pikepdf  # noqa: PLC0415 - see above

    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return _read(pdf)
    except Refused:
        raise
    except pikepdf.PasswordError:
        raise Refused(
            "Diese Datei ist mit einem Kennwort geschützt. Bitte lassen Sie sich den Vordruck ohne Kennwort "
            "schicken."
        ) from None
    except Exception:  # noqa: BLE001 - a mutilated file fails in a hundred ways, and all mean the same
        raise Refused(_NO_PDF) from None


def _read(pdf: Any) -> Filled:
    from app.documents.fillable.widgets import HIDDEN, IDENTITY  # noqa: PLC0415 - as pikepdf, see above

    values = dict(_values(pdf))
    said = _identity(values.pop(HIDDEN, "")) or _identity(_text(pdf.Root.get(IDENTITY)))
    if not values:
        if said:
            raise Refused(
                "In diesem Vordruck gibt es keine Felder mehr; er wurde wohl gedruckt statt gespeichert. "
                "Bitte lassen Sie sich die gespeicherte Datei schicken, oder tippen Sie den Antrag ab."
            )
        raise Refused(
            "Diese PDF-Datei hat keine Felder zum Ausfüllen, vielleicht ist sie eingescannt. Bitte tippen "
            "Sie den Antrag ab, oder schicken Sie einen Vordruck dieses Programms."
        )
    if not said:
        raise Refused(
            "Diese Datei ist ein Formular, aber kein Antragsvordruck dieses Programms. Bitte tippen Sie den "
            "Antrag ab, oder schicken Sie den Vordruck des Fonds."
        )
    return Filled(said, values)


def _values(pdf: Any) -> Iterator[tuple[str, str]]:
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    seen: set[tuple[int, int]] = set()
    waiting = [(field, "", None, 0) for field in reversed(_array(form.get("/Fields")))]
    while waiting:
        node, prefix, inherited, depth = waiting.pop()
        mark = tuple(node.objgen)
        if (mark != (0, 0) and mark in seen) or depth > _DEEPEST or len(seen) > _MOST_FIELDS:
            continue
        seen.add(mark)
        name = _name(prefix, node)
        value = node.get("/V", inherited)
        kids = [kid for kid in _array(node.get("/Kids")) if "/T" in kid]
        if kids:
            waiting.extend((kid, name, value, depth + 1) for kid in reversed(kids))
        elif name:
            yield name, _text(value)


def _name(prefix: str, node: Any) -> str:
    own = _text(node.get("/T"))
    return ".".join(part for part in (prefix, own) if part)


def _array(found: Any) -> list[Any]:
    import pikepdf  # noqa: PLC0415 - see above

    if not isinstance(found, pikepdf.Array):
        return []
    return [one for one in list(found)[:_MOST_FIELDS] if isinstance(one, pikepdf.Dictionary)]


def _text(found: Any) -> str:
    """A value as text: strings, names and long texts in streams; anything else is none."""
    import pikepdf  # noqa: PLC0415 - see above

    if isinstance(found, pikepdf.Stream):
        packed = len(found.read_raw_bytes())
        text = str(pikepdf.String(found.read_bytes()[: 4 * _LONGEST])) if packed <= _MOST_PACKED else ""
    elif isinstance(found, pikepdf.Name):
        text = str(found).removeprefix("/")
    elif isinstance(found, pikepdf.String):
        text = str(found)
    else:
        return ""
    return clean_text(text[:_LONGEST]).strip()


def _identity(said: str) -> dict[str, str]:
    try:
        found = json.loads(said)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(key): str(value) for key, value in found.items()}
