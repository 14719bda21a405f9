"""A press release: what is typed, what must hold, how it reads as plain text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.letterhead import Writer
from app.domain.text import clean_line, clean_text
from app.features.press.rules.words import long_moment

_MARK = "Mitteilung Nr. "
STATES: Mapping[str, str] = {"draft": "Entwurf", "sent": "versandt", "embargo": "Sperrfrist läuft"}
LONGEST_TITLE = 200
TELLING = 160
"""Characters of a headline that newsrooms still take over whole."""


@dataclass(frozen=True)
class RecipientRow:
    """A newsroom the release goes to: a contact, or only a name."""

    contact_id: int | None = None
    name: str = ""
    sent_on: date | None = None
    id: int | None = None


@dataclass(frozen=True)
class ReleaseDraft:
    """A release as typed."""

    title: str = ""
    subtitle: str = ""
    body: str = ""
    dated: date | None = None
    embargo_until: datetime | None = None
    appointment_id: int | None = None
    contact_line: str = ""
    picture: bytes | None = None
    picture_caption: str = ""
    picture_credit: str = ""
    sent_on: date | None = None
    recipients: tuple[RecipientRow, ...] = ()


@dataclass(frozen=True)
class ReleasePaper:
    """All a release says on paper.

    Args:
        writer: whose letterhead.
        town: where it is dated.
        body: paragraphs; the first is the lead.
        boilerplate: about the office, the same under every release.
    """

    writer: Writer
    town: str
    title: str
    subtitle: str
    body: tuple[str, ...]
    dated: date
    embargo_until: datetime | None = None
    boilerplate: str = ""
    contact_lines: tuple[str, ...] = ()
    picture: bytes | None = None
    caption: str = ""
    credit: str = ""

    @property
    def signs(self) -> int:
        """Characters of headline and text, blanks counted, as newsrooms ask for them."""
        return sum(len(part) for part in (self.title, self.subtitle, *self.body))


def state(sent_on: date | None, embargo_until: datetime | None, now: datetime) -> str:
    """``draft``, ``embargo`` (sent, not to be published yet) or ``sent``."""
    if sent_on is None:
        return "draft"
    return "embargo" if embargo_until is not None and embargo_until > now else "sent"


def checked(draft: ReleaseDraft, today: date) -> ReleaseDraft:
    """The release with cleaned texts.

    Raises:
        Refused: beside each field that cannot be.
    """
    faults = Faults()
    clean = replace(
        draft,
        title=faults.take(clean_line, draft.title, "title", LONGEST_TITLE) or "",
        subtitle=faults.take(clean_line, draft.subtitle, "subtitle") or "",
        body=(faults.take(clean_text, draft.body, "body") or "").strip(),
        contact_line=faults.take(clean_text, draft.contact_line, "contact_line", 600) or "",
        picture_caption=faults.take(clean_line, draft.picture_caption, "picture_caption") or "",
        picture_credit=faults.take(clean_line, draft.picture_credit, "picture_credit") or "",
    )
    if not clean.title:
        faults.add([Refused("Bitte geben Sie der Mitteilung eine Überschrift.", "title")])
    faults.add(_days(clean, today))
    faults.add(_picture(clean))
    clean = replace(clean, recipients=tuple(_recipients(clean.recipients, today, faults)))
    faults.refuse()
    return clean


def must_be_whole(paper: ReleasePaper) -> None:
    """A release without a text or somebody to ask is not given to the press.

    Raises:
        Refused: beside the field that is missing.
    """
    faults = Faults()
    if not paper.body:
        faults.add(
            [Refused("Der Text der Mitteilung fehlt. Bitte schreiben Sie ihn vor dem Drucken.", "body")]
        )
    if not paper.contact_lines:
        faults.add(
            [
                Refused(
                    "Es fehlt, wen die Presse fragen kann. Bitte nennen Sie Name, Telefon und E-Mail.",
                    "contact_line",
                )
            ]
        )
    faults.refuse()


def embargo_words(until: datetime) -> str:
    """``Sperrfrist: Freitag, 27. November 2026, 10:00 Uhr``."""
    return f"Sperrfrist: {long_moment(until)}"


def paragraphs(body: str) -> tuple[str, ...]:
    """The text in paragraphs: blank lines part them, the first is the lead."""
    parts = [" ".join(part.split()) for part in body.replace("\r\n", "\n").split("\n\n")]
    return tuple(part for part in parts if part)


def plain_text(paper: ReleasePaper) -> str:
    """The release as plain text for an e-mail: nothing is wrapped, paragraphs stand apart."""
    place = f"{paper.town}, " if paper.town else ""
    head = [
        "PRESSEMITTEILUNG",
        f"{paper.writer.name}\n{place}{formats.long_day(paper.dated)}",
    ]
    if paper.embargo_until is not None:
        head.append(embargo_words(paper.embargo_until))
    title = f"{paper.title}\n{paper.subtitle}" if paper.subtitle else paper.title
    end = [f"({formats.number(paper.signs)} Zeichen mit Leerzeichen)"]
    if paper.picture is not None:
        end.append("\n".join(part for part in (f"Bild: {paper.caption}", f"Foto: {paper.credit}") if part))
    if paper.boilerplate:
        end.append(f"Über {paper.writer.name}:\n{paper.boilerplate}")
    if paper.contact_lines:
        end.append("\n".join(("Kontakt für Rückfragen:", *paper.contact_lines)))
    return "\n\n".join([*head, title, *paper.body, *end]) + "\n"


def file_name(title: str, dated: date, ending: str = ".pdf") -> str:
    """``2026-11-22 Pressemitteilung Titel.pdf``."""
    return f"{dated.isoformat()} Pressemitteilung {title[:60].strip()}{ending}"


def print_mark(record_id: int) -> str:
    """What an archived release is marked with, so that it is found again whatever its title becomes."""
    return f"{_MARK}{record_id}"


def marked(layout: str) -> int | None:
    """The release an archived piece is marked with; None when it is none of them."""
    number = layout.removeprefix(_MARK)
    return int(number) if number != layout and number.isdecimal() else None


def _days(draft: ReleaseDraft, today: date) -> Iterator[Refused]:
    if draft.dated is None:
        yield Refused("Bitte geben Sie an, von welchem Tag die Mitteilung ist.", "dated")
    elif draft.embargo_until is not None and draft.embargo_until.date() < draft.dated:
        yield Refused(
            f"Die Sperrfrist {formats.moment(draft.embargo_until)} endet vor dem Tag der Mitteilung "
            f"({formats.day(draft.dated)}). Bitte prüfen Sie beide Tage.",
            "embargo_until",
        )
    if draft.sent_on is not None and draft.sent_on > today:
        yield Refused(
            f"Versandt am {formats.day(draft.sent_on)} liegt in der Zukunft. Tragen Sie den Tag ein, wenn "
            "sie verschickt ist.",
            "sent_on",
        )


def _picture(draft: ReleaseDraft) -> Iterator[Refused]:
    if draft.picture is None:
        return
    if not draft.picture_credit:
        yield Refused(
            "Bitte nennen Sie, wer das Bild gemacht hat; die Presse muss es drucken (§ 13 UrhG).",
            "picture_credit",
        )
    if not draft.picture_caption:
        yield Refused("Bitte schreiben Sie, was auf dem Bild zu sehen ist.", "picture_caption")


def _recipients(rows: tuple[RecipientRow, ...], today: date, faults: Faults) -> Iterator[RecipientRow]:
    seen: set[int] = set()
    for at, row in enumerate(rows, start=1):
        name = faults.take(clean_line, row.name, "recipients") or ""
        if row.contact_id is None and not name:
            continue
        if row.contact_id is not None and row.contact_id in seen:
            faults.add(
                [Refused(f"Empfänger {at} steht schon in der Liste. Bitte entfernen Sie ihn.", "recipients")]
            )
            continue
        if row.sent_on is not None and row.sent_on > today:
            day = formats.day(row.sent_on)
            faults.add([Refused(f"Empfänger {at}: Der {day} liegt in der Zukunft.", "recipients")])
        seen.update([] if row.contact_id is None else [row.contact_id])
        yield replace(row, name=name)
