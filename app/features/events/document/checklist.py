"""The checklist with its deadlines, to tick off by hand."""

from collections.abc import Iterator

from app.documents.flow import Block, KeyFigure, KeyFigures, Paragraph, Run, Table, TableColumn, Text
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.features.events.rules.papers import CheckLine, ChecklistData


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
    done = sum(line.done_on is not None for line in data.lines)
    late = sum(line.state == "überfällig" for line in data.lines)
    yield KeyFigures(
        (
            KeyFigure(formats.number(len(data.lines)), "Aufgaben"),
            KeyFigure(formats.number(done), "erledigt"),
            KeyFigure(formats.number(late), "überfällig"),
            KeyFigure(formats.money(data.fees), "Gebühren"),
        )
    )
    yield Table(
        (
            TableColumn("Fällig", width=22),
            TableColumn("Aufgabe"),
            TableColumn("Zuständig, Behörde", width=42),
            TableColumn("Stand", width=22),
            TableColumn("Erledigt", width=22),
        ),
        tuple(
            (
                formats.day(line.due_on),
                _said(line),
                "\n".join(part for part in (line.staff, line.authority) if part),
                line.state,
                formats.day(line.done_on),
            )
            for line in data.lines
        ),
    )
    yield Paragraph(
        "Fristen unterscheiden sich von Stadt zu Stadt; im Zweifel gilt, was die Behörde sagt.", quiet=True
    )


def _said(line: CheckLine) -> Text:
    task = Run(line.title, bold=True)
    return (task, Run(f"\n{line.remark}")) if line.remark else (task,)
