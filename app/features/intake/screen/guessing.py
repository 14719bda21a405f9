"""What a list probably holds, by its headings; the person can say otherwise."""

from collections.abc import Sequence

from app.domain.intake import Intake
from app.features.intake.excel import Source
from app.features.intake.rules import blank, find_heading, squeezed, titles_of

_FEWEST = 2


def likely_intake(source: Source, intakes: Sequence[Intake]) -> str:
    """The kind whose fields most of the headings name; empty when hardly any does."""
    best, most = "", _FEWEST - 1
    for intake in intakes:
        known = titles_of(intake)
        heading = find_heading(source.grid, known)
        said = {squeezed(title) for title in (*heading.own, source.grid.title) if not blank(title)}
        needed = {squeezed(field.title) for field in intake.fields if field.required}
        count = len(said & known) + len(said & needed) + (squeezed(intake.title) in said) * 2
        if count > most:
            best, most = intake.key, count
    return best
