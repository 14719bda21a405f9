"""The checklist with its deadlines, to tick off by hand."""

from collections.abc import Iterator

from app.documents.flow import Block, KeyFigure, KeyFigures, Paragraph, Table, TableColumn
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.features.events.rules.papers import ChecklistData


def checklist(data: ChecklistData) -> bytes:
    """The sheet; the same data are always the same bytes."""
    return report_bytes(
        Report(
            title=f"Checkliste: {data.head.title}",
            office=data.head.office,
            date=data.head.dated,
            subtitle=data.head.subtitle,
            body=tuple(_body(data)),
            note=f"Stand {formats.day(data.head.dated)}",
        )
    )


def checklist_name(data: ChecklistData) -> str:
    """``Checkliste Fest im Unterstadtpark.pdf``."""
    return f"Checkliste {data.head.title}.pdf"


def _body(data: ChecklistData) -> Iterator[Block]:
    done = sum(line.done for line in data.lines)
    late = sum(line.state == "überfällig" for line in data.lines)
    yield KeyFigures(
        (
            KeyFigure(formats.number(len(data.lines)), "Aufgaben"),
            KeyFigure(formats.number(done), "erledigt oder erteilt"),
            KeyFigure(formats.number(late), "überfällig"),
            KeyFigure(formats.money(data.fees), "Gebühren"),
        )
    )
    yield Table(
        (
            TableColumn("Fällig", width=22),
            TableColumn("Aufgabe"),
            TableColumn("Zuständig, Behörde", width=44),
            TableColumn("Stand", width=24),
        ),
        tuple(
            (
                formats.day(line.due_on),
                line.title + (f"\n{line.remark}" if line.remark else ""),
                "\n".join(part for part in (line.staff, line.authority) if part),
                line.state,
            )
            for line in data.lines
        ),
    )
    yield Paragraph(
        "Fristen unterscheiden sich von Stadt zu Stadt; im Zweifel gilt, was die Behörde sagt.", quiet=True
    )
