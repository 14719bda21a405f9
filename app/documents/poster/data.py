"""What stands on a flyer or poster, before anything is drawn."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Row:
    """A line of the programme: when, and what."""

    time: str
    text: str


@dataclass(frozen=True)
class Translation:
    """The piece in another language.

    Args:
        language: ISO 639 code (``ar``, ``tr``).
        title: in that language. text: in that language.
    """

    language: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class Logo:
    """A logo of the strip: the bytes of a PNG or JPEG file, and what it shows in words."""

    data: bytes
    alt: str


@dataclass(frozen=True)
class Content:
    """All texts and pictures. Empty ones are left out.

    Args:
        starts_at: local time; None when the piece is about no date.
        when: in words, instead of the moments; ``jeden Dienstag``.
        all_day: the times of day mean nothing.
        recipient: whom a certificate is for.
        signatories: below the lines of a certificate; one a line.
        qr: what the code holds. qr_caption: beside it.
        picture_alt: what the picture shows in words.
        picture_kept: side of the picture that stays where it is cut (``top``, ``bottom``, ``left``,
            ``right``); its middle when empty.
    """

    title: str
    kicker: str = ""
    subtitle: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    when: str = ""
    place: str = ""
    lead: str = ""
    programme: tuple[Row, ...] = ()
    organiser: str = ""
    partners: str = ""
    price: str = ""
    contact: str = ""
    recipient: str = ""
    signatories: str = ""
    qr: str = ""
    qr_caption: str = ""
    translations: tuple[Translation, ...] = ()
    picture: bytes | None = field(default=None, repr=False)
    picture_alt: str = ""
    picture_credit: str = ""
    picture_kept: str = ""
    logos: tuple[Logo, ...] = ()
    funding: str = ""


@dataclass(frozen=True)
class Look:
    """Colour and typeface.

    Args:
        accent: ``#RRGGBB``. face: key of a typeface.
    """

    accent: str = "#0B6E69"
    face: str = ""


@dataclass(frozen=True)
class Piece:
    """One publication.

    Args:
        design: key of the design. format: key of the size.
        back: whether the texts stand on the other side.
        dated: day the file says it was made.
        author: the office.
    """

    design: str
    format: str
    content: Content
    look: Look = Look()
    back: bool = False
    dated: date = date(2000, 1, 1)
    author: str = ""


@dataclass(frozen=True)
class Problem:
    """Something that keeps a piece from being printed.

    Args:
        field: of the content. sentence: what is wrong and what to do.
        excess: characters that are too many, where it is a matter of length.
    """

    field: str
    sentence: str
    excess: int = 0
