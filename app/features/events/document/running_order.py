"""The running order: one sheet for everybody, one for those who work there."""

from collections.abc import Iterator
from itertools import groupby

from app.documents.flow import Align, Block, Heading, KeepTogether, Paragraph, Run, Table, TableColumn, Text
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.features.events.rules.papers import WEEKDAYS, RunningOrderData
from app.features.events.rules.programme import Point

_ROW = 10.0
"""Millimetres of a row of the programme that hangs at the gate."""


def running_order(data: RunningOrderData) -> bytes:
    """The sheet; the same data are always the same bytes."""
    return report_bytes(
        Report(
            title=data.head.title,
            office=data.head.office,
            date=data.head.dated,
            subtitle=data.head.subtitle,
            body=tuple(_body(data)),
            note="Ablauf für Mitwirkende, nicht zum Aushang" if data.internal else "Programm",
        )
    )


def running_order_name(data: RunningOrderData) -> str:
    """``Ablauf (intern) Fest im Unterstadtpark.pdf``."""
    return f"{'Ablauf (intern)' if data.internal else 'Programm'} {data.head.title}.pdf"


def _body(data: RunningOrderData) -> Iterator[Block]:
    several = len({point.starts_at.date() for point in data.points}) > 1
    for day, found in groupby(data.points, key=lambda point: point.starts_at.date()):
        title = "Ablauf" if data.internal else "Programm"
        yield Heading(f"{WEEKDAYS[day.weekday()]}, {formats.long_day(day)}" if several else title)
        yield _points(tuple(found), internal=data.internal)
    if not data.internal:
        yield Paragraph(f"Veranstalter: {data.head.organiser}", quiet=True)
        return
    if data.plan_b:
        yield Paragraph((Run("Plan B bei schlechtem Wetter: ", bold=True), Run(data.plan_b)))
    yield from _crew(data)
    yield from _things(data)


def _points(points: tuple[Point, ...], *, internal: bool) -> Table:
    columns = [TableColumn("Zeit", width=30), TableColumn("Was")]
    if any(point.place for point in points):
        columns.append(TableColumn("Ort", width=38))
    if any(point.who for point in points):
        columns.append(TableColumn("Wer", width=38))
    titles = {column.title for column in columns}
    rows = []
    for point in points:
        mark = " (intern)" if internal and point.internal else ""
        cells: list[Text] = [
            (Run(_time(point), bold=True),),
            (Run(f"{point.title}{mark}", bold=not internal),),
        ]
        cells += [point.place] if "Ort" in titles else []
        cells += [point.who] if "Wer" in titles else []
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows), row_headers=True, row_height=0 if internal else _ROW)


def _time(point: Point) -> str:
    start, end = formats.clock(point.starts_at), point.ends_at
    return start if end is None else f"{start}–{formats.clock(end)}"


def _crew(data: RunningOrderData) -> Iterator[Block]:
    if data.crew:
        yield Heading("Wer macht was")
        yield Table(
            (TableColumn("Aufgabe"), TableColumn("Wer", width=60), TableColumn("Stunden", Align.RIGHT, 24)),
            data.crew,
        )


def _things(data: RunningOrderData) -> Iterator[Block]:
    if data.equipment:
        yield Heading("Material")
        yield Table(
            (
                TableColumn("Was"),
                TableColumn("Menge", Align.RIGHT, 20),
                TableColumn("Woher", width=60),
                TableColumn("Da", width=14),
            ),
            data.equipment,
        )
    if data.risks:
        table = Table(
            (TableColumn("Risiko", width=52), TableColumn("Gewicht", width=20), TableColumn("Was wir tun")),
            data.risks,
        )
        yield KeepTogether((Heading("Wenn etwas schiefgeht"), table))
