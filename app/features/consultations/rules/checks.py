"""Reads a draft strictly: every refusal names its field and says what to do."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.domain import formats
from app.domain.dates import EARLIEST
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO
from app.domain.text import clean_line, clean_text, fold
from app.features.consultations.rules.drafts import ConsultationDraft, StepRow

LONGEST_TALK = 24 * 60
"""Minutes; more than a day is a slip of the keyboard."""

_LINES = (
    "place",
    "referred_to",
    "follow_up_note",
    "object_street",
    "object_number",
    "object_postcode",
    "object_town",
)
_TEXTS = ("concern", "result", "programmes", "next_step", "passed_text")
_OBJECT = (
    "object_number",
    "year_built",
    "dwellings",
    "storeys",
    "heating",
    "monument",
    "in_area",
    "considered",
    "cost_from",
    "cost_to",
    "programmes",
    "visited_on",
    "next_step",
)
_STREET = re.compile(r"(?:strasse|str\.?)$")


def check(draft: ConsultationDraft, *, now: datetime, owner: bool) -> ConsultationDraft:
    """The draft with clean texts, complete and free of contradictions.

    Args:
        draft: as typed.
        now: the moment it is kept.
        owner: whether the target group is the one of owners, who are advised on a property.

    Raises:
        Refused: beside each field that is wrong.
    """
    faults = Faults()
    typed: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or "" for name in _LINES
    }
    typed |= {name: (faults.take(clean_text, getattr(draft, name), name) or "").strip() for name in _TEXTS}
    clean = replace(
        draft,
        **typed,
        topics=tuple(dict.fromkeys(draft.topics)),
        considered=tuple(dict.fromkeys(draft.considered)),
    )
    faults.add(_talk(clean, now))
    faults.add(_person(clean, now.date()))
    steps = tuple(_step(row, index, faults) for index, row in enumerate(clean.steps))
    faults.add(_follow_up(clean))
    faults.add(_passed(clean))
    if owner:
        faults.add(_object(clean, now.date()))
    faults.refuse()
    return replace(clean, steps=steps)


def object_given(draft: ConsultationDraft) -> bool:
    """Whether anything about a property was typed; postcode and town stand there from the beginning."""
    return bool(draft.object_street) or any(getattr(draft, name) not in (None, "", ()) for name in _OBJECT)


def object_key(street: str, number: str) -> tuple[str, str]:
    """What two spellings of one address share: ``Haupt-Str. 12 A`` is ``Hauptstraße 12a``."""
    folded = re.sub(r"[\s\-]", "", fold(street))
    return _STREET.sub("str", folded), re.sub(r"\s", "", fold(number))


def _talk(draft: ConsultationDraft, now: datetime) -> Iterator[Refused]:
    if not draft.concern:
        yield Refused("Bitte schreiben Sie in einem Satz, worum es ging.", "concern")
    if draft.channel_id is None:
        yield Refused("Bitte wählen Sie, auf welchem Weg die Beratung stattfand.", "channel_id")
    if draft.began_at is None:
        yield Refused("Bitte geben Sie an, wann die Beratung war.", "began_at")
    elif draft.began_at.date() > now.date():
        when = formats.day(draft.began_at.date())
        yield Refused(
            f"Der {when} liegt in der Zukunft. Für verabredete Gespräche gibt es die Wiedervorlage.",
            "began_at",
        )
    elif draft.began_at.date() < EARLIEST:
        yield Refused(f"Das Jahr {draft.began_at.year} kann nicht stimmen.", "began_at")
    if draft.minutes is None:
        yield Refused("Bitte geben Sie die Dauer an, z. B. 15 oder 1:30.", "minutes")
    elif not 0 <= draft.minutes <= LONGEST_TALK:
        yield Refused("Die Dauer muss zwischen 0 Minuten und 24 Stunden liegen.", "minutes")


def _person(draft: ConsultationDraft, today: date) -> Iterator[Refused]:
    if not draft.named:
        return
    if draft.contact_id is None:
        yield Refused(
            "Bitte wählen Sie den Kontakt, oder lassen Sie „Namentlich erfassen“ weg.", "contact_id"
        )
    if draft.consent_on is not None and draft.consent_on > today:
        yield Refused("Die Einwilligung kann nicht in der Zukunft liegen.", "consent_on")


def _follow_up(draft: ConsultationDraft) -> Iterator[Refused]:
    if draft.follow_up_on is None:
        if draft.follow_up_note or draft.follow_up_done_on:
            yield Refused("Bitte geben Sie an, wann daran erinnert werden soll.", "follow_up_on")
        return
    if draft.began_at is not None and draft.follow_up_on < draft.began_at.date():
        yield Refused("Die Wiedervorlage liegt vor der Beratung. Bitte prüfen Sie das Datum.", "follow_up_on")


def _passed(draft: ConsultationDraft) -> Iterator[Refused]:
    if not draft.passed_text:
        if draft.passed_office_id is not None or draft.passed_due_on is not None:
            yield Refused("Bitte beschreiben Sie das Anliegen an die Stadt.", "passed_text")
        return
    due, began = draft.passed_due_on, draft.began_at
    if due is not None and began is not None and due < began.date():
        yield Refused("Die Frist liegt vor der Beratung. Bitte prüfen Sie das Datum.", "passed_due_on")


def _object(draft: ConsultationDraft, today: date) -> Iterator[Refused]:
    if not draft.object_street and object_given(draft):
        yield Refused("Bitte geben Sie die Straße des Objekts an.", "object_street")
    if draft.year_built is not None and not 800 <= draft.year_built <= today.year + 5:
        yield Refused(f"Das Baujahr {draft.year_built} kann nicht stimmen.", "year_built")
    for name, most, sentence in (
        ("dwellings", 5000, "Die Zahl der Wohnungen kann nicht stimmen."),
        ("storeys", 200, "Die Zahl der Geschosse kann nicht stimmen."),
    ):
        value: int | None = getattr(draft, name)
        if value is not None and not 0 <= value <= most:
            yield Refused(sentence, name)
    yield from _cost(draft)


def _cost(draft: ConsultationDraft) -> Iterator[Refused]:
    for name in ("cost_from", "cost_to"):
        amount = getattr(draft, name)
        if amount is not None and amount < ZERO:
            yield Refused("Kosten können nicht negativ sein.", name)
    if draft.cost_from is not None and draft.cost_to is not None and draft.cost_to < draft.cost_from:
        yield Refused("„Kosten bis“ ist kleiner als „Kosten von“.", "cost_to")


def _step(row: StepRow, index: int, faults: Faults) -> StepRow:
    at = f"steps[{index}]"
    text = faults.take(clean_line, row.text, f"{at}.text") or ""
    if not text:
        faults.add([Refused("Bitte beschreiben Sie den Schritt, oder löschen Sie die Zeile.", f"{at}.text")])
    return replace(row, text=text, who=faults.take(clean_line, row.who, f"{at}.who") or "")
