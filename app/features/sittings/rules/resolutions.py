"""What was resolved and has to be done: who, until when, and whether it is."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain import formats
from app.domain.errors import Faults, Refused
from app.domain.text import clean_line, clean_text


@dataclass(frozen=True)
class ResolutionDraft:
    """A resolution as its control holds it; its wording stays as minuted."""

    resolution: str = ""
    responsible: str = ""
    due_on: date | None = None
    done_on: date | None = None
    done_note: str = ""


def checked(draft: ResolutionDraft, sat_on: date, today: date) -> ResolutionDraft:
    """The draft with clean texts.

    Raises:
        Refused: when it would be done before it was resolved, or in the future.
    """
    faults = Faults()
    clean = replace(
        draft,
        responsible=faults.take(clean_line, draft.responsible, "responsible") or "",
        done_note=faults.take(clean_text, draft.done_note, "done_note") or "",
    )
    done = draft.done_on
    if done is not None and done > today:
        faults.add(
            [
                Refused(
                    f"Erledigt am {formats.day(done)} liegt in der Zukunft. Bitte prüfen Sie den Tag.",
                    "done_on",
                )
            ]
        )
    elif done is not None and done < sat_on:
        faults.add(
            [
                Refused(
                    f"Erledigt am {formats.day(done)} liegt vor der Sitzung am {formats.day(sat_on)}. "
                    "Bitte prüfen Sie den Tag.",
                    "done_on",
                )
            ]
        )
    faults.refuse()
    return clean


def state(due_on: date | None, done_on: date | None, today: date) -> str:
    """``done``, ``overdue``, or ``open``."""
    if done_on is not None:
        return "done"
    return "overdue" if due_on is not None and due_on < today else "open"


STATES = {"open": "offen", "overdue": "überfällig", "done": "erledigt"}
