"""Reads a draft strictly: every refusal names its field and says what to do."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.domain import formats
from app.domain.dates import EARLIEST
from app.domain.errors import Refused
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
        Refused: beside the field that is wrong.
    """
    typed: dict[str, Any] = {name: clean_line(getattr(draft, name), name) for name in _LINES}
    typed |= {name: clean_text(getattr(draft, name), name).strip() for name in _TEXTS}
    clean = replace(draft, **typed)
    clean = replace(
        clean,
        steps=tuple(_step(row, index) for index, row in enumerate(clean.steps)),
        topics=tuple(dict.fromkeys(clean.topics)),
        considered=tuple(dict.fromkeys(clean.considered)),
    )
    _check_talk(clean, now)
    _check_person(clean, now.date())
    _check_follow_up(clean)
    _check_passed(clean)
    if owner:
        _check_object(clean, now.date())
    return clean


def object_given(draft: ConsultationDraft) -> bool:
    """Whether anything about a property was typed; postcode and town stand there from the beginning."""
    return bool(draft.object_street) or any(getattr(draft, name) not in (None, "", ()) for name in _OBJECT)


def object_key(street: str, number: str) -> tuple[str, str]:
    """What two spellings of one address share: ``Haupt-Str. 12 A`` is ``Hauptstraße 12a``."""
    folded = re.sub(r"[\s\-]", "", fold(street))
    return _STREET.sub("str", folded), re.sub(r"\s", "", fold(number))


def _check_talk(draft: ConsultationDraft, now: datetime) -> None:
    if not draft.concern:
        raise Refused("Bitte schreiben Sie in einem Satz, worum es ging.", "concern")
    if draft.channel_id is None:
        raise Refused("Bitte wählen Sie, auf welchem Weg die Beratung stattfand.", "channel_id")
    if draft.began_at is None:
        raise Refused("Bitte geben Sie an, wann die Beratung war.", "began_at")
    if draft.began_at.date() > now.date():
        when = formats.day(draft.began_at.date())
        raise Refused(
            f"Der {when} liegt in der Zukunft. Für verabredete Gespräche gibt es die Wiedervorlage.",
            "began_at",
        )
    if draft.began_at.date() < EARLIEST:
        raise Refused(f"Das Jahr {draft.began_at.year} kann nicht stimmen.", "began_at")
    if draft.minutes is None:
        raise Refused("Bitte geben Sie die Dauer an, z. B. 15 oder 1:30.", "minutes")
    if not 0 <= draft.minutes <= LONGEST_TALK:
        raise Refused("Die Dauer muss zwischen 0 Minuten und 24 Stunden liegen.", "minutes")


def _check_person(draft: ConsultationDraft, today: date) -> None:
    if not draft.named:
        return
    if draft.contact_id is None:
        raise Refused(
            "Bitte wählen Sie den Kontakt, oder lassen Sie „Namentlich erfassen“ weg.", "contact_id"
        )
    if draft.consent_on is not None and draft.consent_on > today:
        raise Refused("Die Einwilligung kann nicht in der Zukunft liegen.", "consent_on")


def _check_follow_up(draft: ConsultationDraft) -> None:
    if draft.follow_up_on is None:
        if draft.follow_up_note or draft.follow_up_done_on:
            raise Refused("Bitte geben Sie an, wann daran erinnert werden soll.", "follow_up_on")
        return
    if draft.began_at is not None and draft.follow_up_on < draft.began_at.date():
        raise Refused("Die Wiedervorlage liegt vor der Beratung. Bitte prüfen Sie das Datum.", "follow_up_on")


def _check_passed(draft: ConsultationDraft) -> None:
    if not draft.passed_text:
        if draft.passed_office_id is not None or draft.passed_due_on is not None:
            raise Refused("Bitte beschreiben Sie das Anliegen an die Stadt.", "passed_text")
        return
    due, began = draft.passed_due_on, draft.began_at
    if due is not None and began is not None and due < began.date():
        raise Refused("Die Frist liegt vor der Beratung. Bitte prüfen Sie das Datum.", "passed_due_on")


def _check_object(draft: ConsultationDraft, today: date) -> None:
    if not draft.object_street and object_given(draft):
        raise Refused("Bitte geben Sie die Straße des Objekts an.", "object_street")
    if draft.year_built is not None and not 800 <= draft.year_built <= today.year + 5:
        raise Refused(f"Das Baujahr {draft.year_built} kann nicht stimmen.", "year_built")
    for name, most, sentence in (
        ("dwellings", 5000, "Die Zahl der Wohnungen kann nicht stimmen."),
        ("storeys", 200, "Die Zahl der Geschosse kann nicht stimmen."),
    ):
        value: int | None = getattr(draft, name)
        if value is not None and not 0 <= value <= most:
            raise Refused(sentence, name)
    _check_cost(draft)


def _check_cost(draft: ConsultationDraft) -> None:
    for name in ("cost_from", "cost_to"):
        amount = getattr(draft, name)
        if amount is not None and amount < ZERO:
            raise Refused("Kosten können nicht negativ sein.", name)
    if draft.cost_from is not None and draft.cost_to is not None and draft.cost_to < draft.cost_from:
        raise Refused("„Kosten bis“ ist kleiner als „Kosten von“.", "cost_to")


def _step(row: StepRow, index: int) -> StepRow:
    text = clean_line(row.text, f"steps[{index}].text")
    if not text:
        raise Refused(
            "Bitte beschreiben Sie den Schritt, oder löschen Sie die Zeile.", f"steps[{index}].text"
        )
    return replace(row, text=text, who=clean_line(row.who, f"steps[{index}].who"))
