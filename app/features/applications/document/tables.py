"""Tables that several papers share."""

from app.documents.flow.blocks import Table, TableColumn
from app.documents.text import Align
from app.domain import formats
from app.features.applications.rules.letter import Cut


def facts_table(rows: tuple[tuple[str, str], ...]) -> Table:
    """Labelled facts below each other."""
    return Table(
        columns=(TableColumn("Angabe", width=64), TableColumn("Inhalt", Align.LEFT)),
        rows=tuple((label, value or "–") for label, value in rows),
        row_headers=True,
    )


def cut_table(cuts: tuple[Cut, ...]) -> Table:
    """Receipts of which less was recognised than claimed, and why."""
    return Table(
        columns=(
            TableColumn("Beleg"),
            TableColumn("Gegenstand und Grund"),
            TableColumn("Nachgewiesen", Align.RIGHT),
            TableColumn("Anerkannt", Align.RIGHT),
        ),
        rows=tuple(
            (
                cut.number or "–",
                ": ".join(part for part in (cut.subject, cut.reason) if part) or "–",
                formats.money(cut.claimed),
                formats.money(cut.recognised),
            )
            for cut in cuts
        ),
    )
