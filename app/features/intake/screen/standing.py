"""What the button forward says, and why it cannot be pressed yet."""

from app.domain import formats
from app.domain.intake import Intake
from app.features.intake.excel import Source, Work
from app.features.intake.screen.track import CHECK, COLUMNS, FILE, TAKE

_NO_FILE = "Bitte wählen Sie zuerst eine Datei."


def forward_word(step: int, work: Work | None) -> str:
    """The word on the button."""
    if step < TAKE or work is None:
        return "Weiter"
    return f"{formats.count(work.summary().writes, 'Zeile', 'Zeilen')} übernehmen"


def why_not(step: int, source: Source | None, intake: Intake | None, work: Work | None) -> str:
    """A sentence; empty when one can go on."""
    if step == FILE:
        if source is None:
            return _NO_FILE
        return "" if intake is not None else "Bitte wählen Sie, was in der Liste steht."
    if work is None:
        return _NO_FILE
    if step == COLUMNS:
        return "" if work.fields else "Bitte ordnen Sie mindestens eine Spalte zu."
    counted = work.summary()
    if counted.faulty:
        rows = formats.count(counted.faulty, "Zeile ist", "Zeilen sind")
        return f"{rows} noch zu berichtigen oder auszulassen."
    return "" if step == CHECK or counted.writes else "Es gibt nichts zu übernehmen."
