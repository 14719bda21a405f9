"""When a sitting may be, until when is invited and applied, and what always stands on its agenda."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text

USUAL_LENGTH = timedelta(hours=2)
LONGEST = timedelta(hours=24)
LAST_TOPIC = "Verschiedenes und nächste Termine"
_OPENING = "Eröffnung und Begrüßung"
_QUORUM = "Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit"

RUNNING = frozenset({"planned", "invited", "open"})
"""States in which agenda, attendance and votes change."""
_ENDED = {
    "closed": "ist geschlossen; ihre Beschlüsse stehen fest",
    "cancelled": "ist abgesagt",
}


@dataclass(frozen=True)
class SittingDraft:
    """A sitting as it stands in the form.

    Args:
        applications_until: last day for applications; None lets it be reckoned from the committee's rule.
        opening: minutes before the first item.
        closing: minutes after the last item.
    """

    committee_id: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    applications_until: date | None = None
    chair: str = ""
    secretary: str = ""
    guests: str = ""
    opening: str = ""
    closing: str = ""


def checked(draft: SittingDraft) -> SittingDraft:
    """The draft with clean texts.

    Raises:
        Refused: beside each field that cannot be right.
    """
    faults = Faults()
    texts: dict[str, Any] = {
        name: faults.take(clean_line, getattr(draft, name), name) or ""
        for name in ("place", "chair", "secretary", "guests")
    }
    texts |= {
        name: faults.take(clean_text, getattr(draft, name), name) or "" for name in ("opening", "closing")
    }
    clean = replace(draft, **texts)
    faults.add(_faults(clean))
    faults.refuse()
    return clean


def closing_day(starts_at: datetime, closing_days: int) -> date:
    """Last day for applications: so many days before the sitting."""
    return starts_at.date() - timedelta(days=closing_days)


def invitation_day(starts_at: datetime, lead_days: int) -> date:
    """Last day the invitation can go out in time."""
    return starts_at.date() - timedelta(days=lead_days)


def lead_warning(starts_at: datetime, lead_days: int, sent_on: date) -> str:
    """The sentence when the invitation goes out too late; empty when it is in time."""
    last = invitation_day(starts_at, lead_days)
    if sent_on <= last:
        return ""
    left = max((starts_at.date() - sent_on).days, 0)
    return (
        f"Die Einladung hätte bis zum {formats.day(last)} hinausgehen müssen (Ladungsfrist "
        f"{formats.count(lead_days, 'Tag', 'Tage')}); bis zur Sitzung sind es nur noch "
        f"{formats.count(left, 'Tag', 'Tage')}."
    )


def standing_topics(last_minutes: str) -> tuple[str, ...]:
    """What stands on every agenda before the applications, and as its end.

    Args:
        last_minutes: reference of the sitting whose minutes are to be approved; empty for the first one.
    """
    approval = (f"Genehmigung der Niederschrift: {last_minutes}",) if last_minutes else ()
    return (_OPENING, _QUORUM, *approval, LAST_TOPIC)


def must_run(status: str, reference: str) -> None:
    """Refuse what only a running sitting allows.

    Raises:
        Refused: when it is closed or cancelled.
    """
    if status not in RUNNING:
        raise Refused(
            f"Die Sitzung „{reference}“ {_ENDED[status]}. Dafür lässt sich das nicht mehr ändern."
            + (" Gleich nach dem Schließen nehmen Sie es mit Strg+Z zurück." if status == "closed" else "")
        )


def must_be_open_minutes(reference: str, issued_on: date | None) -> None:
    """Refuse corrections of minutes that went out.

    Raises:
        Refused: naming the day they were issued.
    """
    if issued_on is not None:
        raise Refused(
            f"Die Niederschrift der Sitzung „{reference}“ ist am {formats.day(issued_on)} ausgegeben und "
            "bleibt, wie sie ist. Eine Berichtigung beschließt das Gremium in der nächsten Sitzung."
        )


def _faults(draft: SittingDraft) -> Iterator[Refused]:
    if draft.committee_id is None:
        yield Refused("Bitte wählen Sie das Gremium.", "committee_id")
    if draft.starts_at is None:
        yield Refused("Bitte geben Sie Tag und Uhrzeit der Sitzung an.", "starts_at")
    elif draft.ends_at is not None and draft.ends_at <= draft.starts_at:
        yield Refused(
            f"Das Ende ({formats.moment(draft.ends_at)}) liegt nicht nach dem Beginn "
            f"({formats.moment(draft.starts_at)}). Bitte prüfen Sie die Uhrzeiten.",
            "ends_at",
        )
    elif draft.ends_at is not None and draft.ends_at - draft.starts_at > LONGEST:
        yield Refused("Die Sitzung dauert länger als einen Tag. Bitte prüfen Sie das Ende.", "ends_at")
    if (
        draft.starts_at is not None
        and draft.applications_until is not None
        and draft.applications_until > draft.starts_at.date()
    ):
        yield Refused(
            f"Der Antragsschluss {formats.day(draft.applications_until)} liegt nach der Sitzung am "
            f"{formats.day(draft.starts_at.date())}. Bitte prüfen Sie den Tag.",
            "applications_until",
        )
