"""Checks of publications, how they are kept, their code, what their event says otherwise by now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text
from app.features.publicity.rules.drafts import (
    COLOUR,
    Change,
    Defaults,
    DistributionDraft,
    ProgrammeRow,
    PublicationDraft,
    Told,
    TranslationRow,
)

_LINK = re.compile(r"(https?://)?[\w.-]+\.[a-zA-Z]{2,}([/?#]\S*)?")
_MOST_IN_CODE = 600
_LONG = frozenset({"lead", "contact", "signatories"})


def checked(draft: PublicationDraft) -> PublicationDraft:
    """The draft with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    cleaned: dict[str, Any] = {}
    for field in fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, str):
            clean = clean_text if field.name in _LONG else clean_line
            cleaned[field.name] = faults.take(clean, value, field.name) or ""
    clean_draft = replace(
        draft,
        **cleaned,
        programme=tuple(row for row in draft.programme if row.time.strip() or row.text.strip()),
        translations=tuple(row for row in draft.translations if row.title.strip() or row.text.strip()),
    )
    faults.add(_faults(clean_draft))
    faults.refuse()
    return clean_draft


def _faults(draft: PublicationDraft) -> Iterator[Refused]:
    if not draft.title:
        yield Refused("Bitte geben Sie den Titel an, der groß auf dem Blatt steht.", "title")
    if draft.starts_at and draft.ends_at and draft.ends_at < draft.starts_at:
        yield Refused("Das Ende liegt vor dem Beginn. Bitte prüfen Sie Tag und Uhrzeit.", "ends_at")
    if draft.own_colour and not COLOUR.fullmatch(draft.own_colour):
        yield Refused(
            f"„{draft.own_colour}“ ist keine Farbe. Bitte schreiben Sie sie wie #0B6E69.", "own_colour"
        )
    if draft.code == "link" and not _LINK.fullmatch(draft.link):
        yield Refused(
            "Für den QR-Code fehlt eine Internetadresse. Bitte schreiben Sie sie wie www.beispiel.de/fest.",
            "link",
        )
    if draft.code == "link" and len(draft.link) > _MOST_IN_CODE:
        yield Refused(
            f"Die Adresse hat {len(draft.link)} Zeichen; so feine QR-Codes liest kein Telefon. "
            "Bitte nehmen Sie eine kürzere.",
            "link",
        )
    if draft.code == "calendar" and draft.starts_at is None:
        yield Refused("Für den Termin im QR-Code fehlt der Beginn. Bitte tragen Sie ihn ein.", "starts_at")


def checked_distribution(draft: DistributionDraft) -> DistributionDraft:
    """The draft with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    clean = replace(
        draft,
        place=faults.take(clean_line, draft.place, "place") or "",
        by_whom=faults.take(clean_line, draft.by_whom, "by_whom") or "",
        note=faults.take(clean_line, draft.note, "note") or "",
    )
    if not clean.place and clean.contact_id is None:
        faults.add([Refused("Bitte geben Sie an, wo verteilt wurde: ein Ort oder ein Kontakt.", "place")])
    faults.refuse()
    return clean


def checked_defaults(draft: Defaults) -> dict[str, Any]:
    """The defaults as they are kept.

    Raises:
        Refused: when the colour is none.
    """
    own = clean_line(draft.own_colour, "own_colour")
    if own and not COLOUR.fullmatch(own):
        raise Refused(f"„{own}“ ist keine Farbe. Bitte schreiben Sie sie wie #0B6E69.", "own_colour")
    return asdict(replace(draft, own_colour=own, price=clean_line(draft.price, "price")))


def qr_text(draft: PublicationDraft) -> str:
    """What the code holds; empty without one, or while its source is not there yet."""
    if draft.code == "link":
        link = draft.link.strip()
        return link if not link or "://" in link else f"https://{link}"
    if draft.code == "calendar" and draft.starts_at is not None:
        return _event(draft, draft.starts_at)
    return ""


def _event(draft: PublicationDraft, starts_at: datetime) -> str:
    """The date as telephones take it (RFC 5545), times as the clock on the wall shows them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", f"SUMMARY:{_escaped(draft.title)}"]
    if draft.all_day:
        lines.append(f"DTSTART;VALUE=DATE:{starts_at:%Y%m%d}")
    else:
        lines.append(f"DTSTART:{starts_at:%Y%m%dT%H%M%S}")
        if draft.ends_at is not None:
            lines.append(f"DTEND:{draft.ends_at:%Y%m%dT%H%M%S}")
    if draft.place:
        lines.append(f"LOCATION:{_escaped(draft.place)}")
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR"])


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text[:120]).replace("\n", " ")


def plain(draft: PublicationDraft) -> str:
    """All texts in one, for the search."""
    lines = [draft.kicker, draft.subtitle, draft.place, draft.lead, draft.organiser, draft.partners]
    lines += [f"{row.time} {row.text}" for row in draft.programme]
    lines += [f"{row.title} {row.text}" for row in draft.translations]
    return "\n".join(line for line in lines if line.strip())


_ASIDE = frozenset({"title", "appointment_id", "picture", "picture_alternative_text", "picture_credit"})
"""What has a column of its own."""


def packed(draft: PublicationDraft) -> dict[str, Any]:
    """The texts and choices as they are kept; no files."""
    found = {key: value for key, value in asdict(draft).items() if key not in _ASIDE}
    for key in ("starts_at", "ends_at"):
        found[key] = found[key].isoformat() if found[key] else None
    for key in ("programme", "translations"):
        found[key] = [dict(row) for row in found[key]]
    return found


def unpacked(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What ``packed`` made, as values of a draft; what an older program did not know is left out."""
    known = {field.name for field in fields(PublicationDraft)} - _ASIDE
    found = {key: value for key, value in kept.items() if key in known}
    for key in ("starts_at", "ends_at"):
        if found.get(key):
            found[key] = datetime.fromisoformat(found[key])
    found["programme"] = tuple(ProgrammeRow(**row) for row in found.get("programme", ()))
    found["translations"] = tuple(TranslationRow(**row) for row in found.get("translations", ()))
    return found


def changes(draft: PublicationDraft, told: Told | None) -> tuple[Change, ...]:
    """What has changed at the event since the publication was written."""
    if told is None:
        return ()
    found = []
    if (draft.starts_at, draft.ends_at) != (told.starts_at, told.ends_at) and not draft.when:
        found.append(Change("starts_at", f"Der Termin ist jetzt am {formats.moment(told.starts_at)}."))
    if draft.place != told.place and told.place:
        found.append(Change("place", f"Der Ort ist jetzt „{told.place}“."))
    return tuple(found)


def taken_over(draft: PublicationDraft, told: Told) -> PublicationDraft:
    """The publication with day, time and place of its event."""
    return replace(
        draft,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        all_day=told.all_day,
        place=told.place or draft.place,
    )


def total(copies: Sequence[int | None]) -> int:
    """How many copies in all; lines without a number count none."""
    return sum(number or 0 for number in copies)
