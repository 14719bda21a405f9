"""What was published: what is typed, what must hold, how a year is counted."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text, fold, quoted

TONES: Mapping[str, str] = {"good": "wohlwollend", "neutral": "sachlich", "bad": "kritisch"}
LARGEST = 20_000_000
"""Bytes of a scan."""
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_HEADS = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\x89PNG": ("image/png", ".png"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
}
PDF = "application/pdf"


@dataclass(frozen=True)
class ClippingDraft:
    """A piece that was published, as typed."""

    title: str = ""
    medium: str = ""
    published_on: date | None = None
    link: str = ""
    tone: str | None = None
    appointment_id: int | None = None
    press_release_id: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Published:
    """A piece in the review of a year."""

    published_on: date
    medium: str
    title: str
    tone: str
    about: str
    link: str


@dataclass(frozen=True)
class Review:
    """The year's press: what the report shows.

    Args:
        office: whose it is.
        scans: files of the pieces as (title, media type, bytes), to be appended.
    """

    office: str
    year: int
    made_on: date
    pieces: tuple[Published, ...]
    scans: tuple[tuple[str, str, bytes], ...] = ()


def checked(draft: ClippingDraft, today: date) -> ClippingDraft:
    """The piece with cleaned texts and a whole address.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    clean = replace(
        draft,
        title=faults.take(clean_line, draft.title, "title") or "",
        medium=faults.take(clean_line, draft.medium, "medium", 120) or "",
        link=faults.take(whole_link, draft.link) or "",
        note=faults.take(clean_text, draft.note, "note") or "",
    )
    if not clean.title:
        faults.add([Refused("Bitte geben Sie die Überschrift des Beitrags an.", "title")])
    if not clean.medium:
        faults.add(
            [Refused("Bitte geben Sie an, wo der Beitrag erschien, z. B. „Ruhrauer Zeitung“.", "medium")]
        )
    if clean.published_on is None:
        faults.add([Refused("Bitte geben Sie an, wann der Beitrag erschien.", "published_on")])
    elif clean.published_on > today:
        day = formats.day(clean.published_on)
        faults.add(
            [Refused(f"Erschienen am {day} liegt in der Zukunft. Bitte prüfen Sie den Tag.", "published_on")]
        )
    if clean.tone and clean.tone not in TONES:
        faults.add([Refused("Bitte wählen Sie den Ton aus der Liste.", "tone")])
    faults.refuse()
    return clean


def whole_link(typed: str) -> str:
    """An address of the web with its scheme; empty stays empty.

    Raises:
        Refused: when it is none.
    """
    line = clean_line(typed, "link", 2_000)
    if not line:
        return ""
    if not _ADDRESS.fullmatch(line):
        raise Refused(
            f"„{quoted(line)}“ ist keine Internetadresse. Erwartet wird etwas wie "
            "https://www.ruhrauer-zeitung.example/artikel; sonst lassen Sie das Feld leer.",
            "link",
        )
    return line if "://" in line else f"https://{line}"


def scan_kind(data: bytes) -> tuple[str, str]:
    """Media type and ending of a scan.

    Raises:
        Refused: when it is neither a PDF nor a picture, or too large.
    """
    if len(data) > LARGEST:
        raise Refused(f"Die Datei ist größer als {LARGEST // 1_000_000} MB. Bitte verkleinern Sie den Scan.")
    for head, kind in _HEADS.items():
        if data.startswith(head):
            return kind
    raise Refused(
        "Die Datei ist weder PDF noch PNG- oder JPEG-Bild. Bitte wählen Sie einen Scan des Beitrags."
    )


def by_medium(pieces: Iterable[Published]) -> list[tuple[str, int]]:
    """How many pieces each medium brought, most first; media are told apart without regard to case."""
    names: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for piece in pieces:
        key = fold(piece.medium)
        names.setdefault(key, piece.medium)
        counted[key] += 1
    return [
        (names[key], number) for key, number in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    ]


def by_month(pieces: Iterable[Published]) -> list[int]:
    """How many pieces each of the twelve months brought."""
    counted = Counter(piece.published_on.month for piece in pieces)
    return [counted[month] for month in range(1, 13)]
