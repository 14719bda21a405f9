"""A publication as it stands in its forms, and the words for what is chosen there."""

import re
from dataclasses import dataclass
from datetime import date, datetime

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
"""A colour as it is typed."""
COLOURS: dict[str, str] = {
    "#0B6E69": "Petrol",
    "#1F4FA8": "Blau",
    "#D7263D": "Rot",
    "#FFC400": "Gelb",
    "#F2711C": "Orange",
    "#2E7D32": "Grün",
    "#7A2E5D": "Beere",
    "#E84A8A": "Pink",
    "#2B2F36": "Anthrazit",
}
"""Colours that print well, and their German words."""
CODES: dict[str, str] = {
    "none": "keiner",
    "link": "führt ins Internet",
    "calendar": "Termin für den Kalender",
}
"""What the QR code holds."""
SIDES: dict[str, str] = {"top": "oben", "bottom": "unten", "left": "links", "right": "rechts"}
"""Which side of a picture is kept where it is cut."""
LANGUAGES: dict[str, str] = {
    "sq": "Albanisch",
    "am": "Amharisch",
    "ar": "Arabisch",
    "hy": "Armenisch",
    "bs": "Bosnisch",
    "bg": "Bulgarisch",
    "en": "Englisch",
    "fr": "Französisch",
    "ka": "Georgisch",
    "el": "Griechisch",
    "he": "Hebräisch",
    "it": "Italienisch",
    "hr": "Kroatisch",
    "ku": "Kurdisch (Kurmandschi)",
    "nl": "Niederländisch",
    "fa": "Persisch",
    "pl": "Polnisch",
    "pt": "Portugiesisch",
    "ro": "Rumänisch",
    "ru": "Russisch",
    "sr": "Serbisch",
    "es": "Spanisch",
    "ta": "Tamil",
    "ti": "Tigrinisch",
    "tr": "Türkisch",
    "uk": "Ukrainisch",
    "vi": "Vietnamesisch",
}
"""Languages offered beside German."""


@dataclass(frozen=True)
class ProgrammeRow:
    """A line of the programme."""

    time: str = ""
    text: str = ""


@dataclass(frozen=True)
class TranslationRow:
    """The publication in another language."""

    language: str = "en"
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class PublicationDraft:
    """A publication as it stands in the form."""

    title: str = ""
    design: str = "plakat"
    format: str = "a4"
    back: bool = False
    appointment_id: int | None = None
    kicker: str = ""
    subtitle: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    when: str = ""
    place: str = ""
    price: str = ""
    lead: str = ""
    programme: tuple[ProgrammeRow, ...] = ()
    organiser: str = ""
    partners: str = ""
    contact: str = ""
    recipient: str = ""
    signatories: str = ""
    code: str = "none"
    link: str = ""
    qr_caption: str = ""
    translations: tuple[TranslationRow, ...] = ()
    accent: str = "#0B6E69"
    own_colour: str = ""
    face: str = ""
    logos: bool = True
    picture: bytes | None = None
    picture_alternative_text: str = ""
    picture_credit: str = ""
    picture_kept: str = ""

    @property
    def colour(self) -> str:
        """The colour it is printed in."""
        return self.own_colour if COLOUR.fullmatch(self.own_colour) else self.accent


@dataclass(frozen=True)
class DistributionDraft:
    """Copies that were put out."""

    place: str = ""
    contact_id: int | None = None
    copies: int | None = None
    put_out_on: date | None = None
    by_whom: str = ""
    note: str = ""


@dataclass(frozen=True)
class PrintDraft:
    """How it is to be printed."""

    layout: str = "screen"
    copies: int | None = None


@dataclass(frozen=True)
class Defaults:
    """What new publications of the office begin with."""

    accent: str = "#0B6E69"
    own_colour: str = ""
    face: str = ""
    design: str = "plakat"
    format: str = "a4"
    price: str = "Eintritt frei"


@dataclass(frozen=True)
class Told:
    """What the event says of itself."""

    title: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    place: str


@dataclass(frozen=True)
class Change:
    """Something the event says otherwise than the publication."""

    field: str
    sentence: str
