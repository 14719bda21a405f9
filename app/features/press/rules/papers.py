"""What is typed for labels, letters, envelopes, badges, signs and lists, and what must hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.errors import Refused
from app.domain.formats import number
from app.domain.letterhead import Writer
from app.domain.text import clean_line, clean_text
from app.features.press.rules.words import long_day, long_moment

FIELDS: Mapping[str, tuple[str, int]] = {
    "name": ("Name", 4),
    "organisation": ("Organisation", 4),
    "address": ("Anschrift", 5),
    "reach": ("Telefon oder E-Mail", 4),
    "seats": ("Personen", 1),
    "task": ("Aufgabe", 4),
    "mail": ("Einladungen erwünscht (ja/nein)", 2),
    "signature": ("Unterschrift", 3),
}
"""Columns of a list to sign up on: heading and share of the width."""
USUAL_GRID = "3475"
"""The sheet most offices have."""
USUAL_FIELDS = ("name", "reach", "seats", "signature")
PLACEHOLDERS: Mapping[str, str] = {
    "anrede": "Sehr geehrte Frau Yılmaz,",
    "name": "Ayşe Yılmaz",
    "organisation": "Boxclub Unterstadt e. V.",
    "veranstaltung": "Titel der Veranstaltung",
    "tag": "Samstag, 28. November 2026",
    "uhrzeit": "16:00",
    "ort": "Ort der Veranstaltung",
    "buero": "Name des Büros",
}
"""What the text of a serial letter may ask for, with an example or a word of what it is."""
SERIAL_SUBJECT = "Einladung: {{ veranstaltung }}"
SERIAL_TEXT = (
    "wir laden Sie herzlich ein:\n\n"
    "# {{ veranstaltung }}\n\n"
    "- {{ tag }}, {{ uhrzeit }} Uhr\n"
    "- {{ ort }}\n\n"
    "Über Ihr Kommen freuen wir uns. Geben Sie die Einladung gern an Ihre Nachbarn weiter.\n\n"
    "Wenn Sie keine Einladungen mehr bekommen möchten, sagen Sie uns bitte Bescheid."
)
_MOST_LINES = 400


@dataclass(frozen=True)
class LabelsDraft:
    """Labels as wanted."""

    title: str = ""
    grid: str | None = USUAL_GRID
    first: int | None = 1
    sender: bool = True
    outlined: bool = False


@dataclass(frozen=True)
class EnvelopesDraft:
    """Envelopes as wanted."""

    title: str = ""
    size: str | None = "DL"
    sender: bool = True


@dataclass(frozen=True)
class SerialDraft:
    """A serial letter as typed."""

    subject: str = ""
    text: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class BadgesDraft:
    """Badges as wanted."""

    groups: tuple[str, ...] = ("registrations", "helpers", "staff")
    blank: int | None = 0


@dataclass(frozen=True)
class SignsDraft:
    """Table signs as typed: one a line, what follows a semicolon stands below the name."""

    lines: str = ""
    tent: str | None = "A5"
    with_event: bool = True


@dataclass(frozen=True)
class SignUpDraft:
    """An empty list as wanted."""

    title: str = ""
    fields: tuple[str, ...] = USUAL_FIELDS
    lines: int | None = 20
    notice: str = ""


@dataclass(frozen=True)
class Occasion:
    """The event a paper is for; without one only the office."""

    id: int | None = None
    title: str = ""
    starts_at: datetime | None = None
    place: str = ""

    @property
    def facts(self) -> str:
        """When and where in one line."""
        when = long_moment(self.starts_at) if self.starts_at is not None else ""
        return " · ".join(part for part in (when, self.place) if part)


@dataclass(frozen=True)
class Named:
    """Somebody who gets a badge, with the group that brought the name."""

    name: str
    line: str
    role: str
    group: str


@dataclass(frozen=True)
class Setting:
    """All papers of a mailing share: whose they are, for what, when.

    Args:
        people: those of the event who may get a badge.
        partners: names that suggest themselves for signs.
        serial: subject and text of the last serial letter; empty when there was none.
    """

    writer: Writer
    town: str
    today: date
    occasion: Occasion
    people: tuple[Named, ...] = ()
    partners: tuple[str, ...] = ()
    serial: tuple[str, str] = ("", "")

    @property
    def notice(self) -> str:
        """What a list to sign says of the data (Art. 13 GDPR in its shortest form)."""
        about = "diese Veranstaltung vorzubereiten" if self.occasion.id else "Sie zu erreichen"
        reach = ", ".join(part for part in (self.writer.phone, self.writer.email) if part)
        return (
            f"Ihre Angaben nutzt {self.writer.name} nur, um {about}, und löscht sie spätestens vier Wochen "
            "danach (Art. 6 Abs. 1 lit. a und b DSGVO). Die Eintragung ist freiwillig; Sie können ihr "
            f"jederzeit widersprechen. Auskunft: {reach or self.writer.name}."
        )

    def values(self) -> dict[str, str]:
        """Values of the placeholders that are the same for everybody."""
        starts_at = self.occasion.starts_at
        return {
            "veranstaltung": self.occasion.title,
            "tag": long_day(starts_at.date()) if starts_at is not None else "",
            "uhrzeit": f"{starts_at:%H:%M}" if starts_at is not None else "",
            "ort": self.occasion.place,
            "buero": self.writer.name,
        }


def checked_serial(draft: SerialDraft) -> SerialDraft:
    """The letter with cleaned texts.

    Raises:
        Refused: when subject or text are missing.
    """
    subject, text = clean_line(draft.subject, "subject"), clean_text(draft.text, "text")
    if not subject:
        raise Refused("Bitte geben Sie an, worum es geht; das steht als Betreff über dem Text.", "subject")
    if not text.strip():
        raise Refused("Der Text des Briefes fehlt.", "text")
    return SerialDraft(subject, text, draft.dated)


def must_be_given(used: Iterable[str], setting: Setting) -> None:
    """A letter that speaks of an event needs one.

    Raises:
        Refused: naming the placeholders that would stay empty.
    """
    values = setting.values()
    empty = sorted(name for name in used if name in values and not values[name])
    if empty:
        named = ", ".join("{{ " + name + " }}" for name in empty)
        raise Refused(
            f"Für {named} fehlt die Angabe. Bitte wählen Sie rechts die Veranstaltung (mit Ort), oder "
            "schreiben Sie es ohne Platzhalter.",
            "text",
        )


def sign_lines(typed: str) -> tuple[tuple[str, str], ...]:
    """Name and line of each sign.

    Raises:
        Refused: when there is none, or more than anybody prints at once.
    """
    lines = [line.strip() for line in clean_text(typed, "lines").splitlines() if line.strip()]
    if not lines:
        raise Refused("Bitte schreiben Sie, was auf den Schildern steht: je Zeile ein Schild.", "lines")
    if len(lines) > _MOST_LINES:
        raise Refused(
            f"Das sind {number(len(lines))} Schilder; höchstens {_MOST_LINES} auf einmal. Bitte teilen Sie "
            "die Liste.",
            "lines",
        )
    pairs = (line.partition(";") for line in lines)
    return tuple((name.strip(), rest.strip()) for name, _, rest in pairs)


def badge_people(setting: Setting, draft: BadgesDraft) -> tuple[Named, ...]:
    """Who gets a badge, each name once, in the order of the groups."""
    found: dict[str, Named] = {}
    for group in ("staff", "helpers", "registrations"):
        for one in setting.people:
            if one.group == group and group in draft.groups:
                found.setdefault(one.name.casefold(), one)
    return tuple(sorted(found.values(), key=lambda one: one.name.casefold()))
