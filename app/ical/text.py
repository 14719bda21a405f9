"""Bytes of a calendar file to its lines, however they were written."""

import codecs
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from icalendar.parser import Contentline

from app.domain.errors import Refused

_PLAIN = re.compile(r"([A-Za-z0-9-]+)((?:;[^\";:\\^]+)*):(.*)", re.DOTALL)
"""A line without anything quoted: nearly all of them."""
_BREAK = re.compile(r"\r\n|\n|\r")
_FOLD = re.compile(rb"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_PART = re.compile(r"(?:\\.|[^,\\])+", re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERS = (
    (b"PK\x03\x04", "ein ZIP-Archiv oder ein Office-Dokument"),
    (b"\x1f\x8b", "ein gepacktes Archiv"),
    (b"%PDF", "ein PDF-Dokument"),
    (b"<!DOC", "eine Internetseite"),
    (b"<HTML", "eine Internetseite"),
    (b"\xd0\xcf\x11\xe0", "eine alte Office- oder Outlook-Datei"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
    (b"BEGIN:VCARD", "eine Visitenkarte"),
)


@dataclass(frozen=True)
class Line:
    """One property: ``NAME;PARAM=x:value``.

    Args:
        params: by their names in capital letters. value: as it stands, still escaped.
        number: of the first of its lines in the file. raw: the whole, unfolded.
    """

    name: str
    params: dict[str, str]
    value: str
    number: int
    raw: str

    @property
    def text(self) -> str:
        """The value of a text, without its escapes."""
        if "\\" not in self.value:
            return self.value
        return _ESCAPED.sub(_unescaped, self.value)


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what a person should know of how it was written.

    Raises:
        Refused: when it is something else than a calendar.
    """
    _other(data)
    text, remarks = _text(data)
    if "\x00" in text:
        text = text.replace("\x00", "")
        remarks = (*remarks, "Die Datei enthält Nullzeichen; sie wurden überlesen.")
    return text, remarks


def _other(data: bytes) -> None:
    begin = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").upper()
    for mark, what in _OTHERS:
        if begin.startswith(mark.upper()):
            raise Refused(
                f"Das ist {what}, keine Kalenderdatei. Bitte speichern Sie den Kalender im Format iCalendar "
                "(Endung .ics) und wählen Sie diese Datei."
            )


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    sample = data[:400]
    if sample.count(0) > len(sample) // 4:
        wide = "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
        return data.decode(wide, "replace"), ()
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode(), ()
    with contextlib.suppress(UnicodeDecodeError):
        # Some fold a line in the middle of a sign; put together again, it is one.
        return _FOLD.sub(b"", data).decode(), ()
    remark = "Die Datei ist nicht in UTF-8 geschrieben; sie wurde als Windows-Text (cp1252) gelesen. "
    return data.decode("cp1252", "replace"), (remark + "Bitte prüfen Sie die Umlaute.",)


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines with the number of their first; a line that begins with a blank goes on the one before."""
    number, parts = 0, [""]
    for at, line in enumerate(_BREAK.split(text), start=1):
        if line[:1] in {" ", "\t"} and number:
            parts.append(line[1:])
            continue
        if number and (len(parts) > 1 or parts[0]):
            yield number, "".join(parts)
        number, parts = at, [line]
    if number and (len(parts) > 1 or parts[0]):
        yield number, "".join(parts)


def parsed(number: int, raw: str) -> Line:
    """One property.

    Raises:
        ValueError: when the line is none.
    """
    plain = _PLAIN.fullmatch(raw)
    if plain is None:
        return _quoted(number, raw)
    name, given, value = plain.groups()
    params: dict[str, str] = {}
    if given:
        for part in given[1:].split(";"):
            key, _, said = part.partition("=")
            params[key.strip().upper()] = said
    return Line(name.upper(), params, value, number, raw)


def _quoted(number: int, raw: str) -> Line:
    """By the library, which knows what may be quoted and how."""
    name, found, value = _whole(raw).raw_parts()
    params = {
        str(key).upper(): ",".join(said) if isinstance(said, list) else str(said)
        for key, said in found.items()
    }
    return Line(name.upper(), params, value, number, raw)


def _whole(raw: str) -> Contentline:
    made: Contentline = Contentline(raw.replace("\n", " "))  # type: ignore[no-untyped-call] # the library tells no types
    return made


def folded(line: str) -> bytes:
    """The line as it stands in a file: at most 75 bytes, the rest goes on behind a blank."""
    if len(line) <= 70 and line.isascii():
        return line.encode() + b"\r\n"
    told: bytes = _whole(line.replace("\r", "")).to_ical()  # type: ignore[no-untyped-call] # see above
    return told + b"\r\n"


def split(value: str) -> list[str]:
    """The parts of a list of texts, without their escapes."""
    return [_ESCAPED.sub(_unescaped, part).strip() for part in _PART.findall(value)]
