"""The attendance sheet that lies at the door."""

from collections.abc import Iterator

from app.documents.flow import Align, Block, Heading, Paragraph, Table, TableColumn
from app.documents.report import Report, page_count, report_bytes
from app.domain import formats
from app.features.events.rules.papers import AttendanceData, Seat

_LINE = 9.5
"""Millimetres of a line people sign on."""
_LEAST, _MOST = 6, 40
"""Empty lines there are at least; a page holds fewer than the most."""


def attendance(data: AttendanceData) -> bytes:
    """The sheet; the same data are always the same bytes."""
    # So many empty lines that the last page is full.
    pages = page_count(_report(data, _LEAST))
    blank = next(
        (count - 1 for count in range(_LEAST + 1, _MOST) if page_count(_report(data, count)) > pages), _LEAST
    )
    return report_bytes(_report(data, blank))


def attendance_name(data: AttendanceData) -> str:
    """``Anwesenheit Fest im Unterstadtpark.pdf``."""
    return f"Anwesenheit {data.head.title}.pdf"


def _report(data: AttendanceData, blank: int) -> Report:
    return Report(
        title=f"Anwesenheit: {data.head.title}",
        office=data.head.office,
        date=data.head.dated,
        subtitle=data.head.subtitle,
        body=tuple(_body(data, blank)),
        note="Nur für den Veranstalter; nach der Auswertung vernichten",
    )


def _body(data: AttendanceData, blank: int) -> Iterator[Block]:
    contact = f" Fragen: {data.contact}." if data.contact else ""
    yield Paragraph(
        "Datenschutz: Mit dieser Liste zählen wir die Teilnehmenden und weisen sie gegenüber dem "
        "Fördergeber nach (Art. 6 Abs. 1 DSGVO). Ihre Angaben sind freiwillig, werden nicht "
        f"weitergegeben und nach der Auswertung vernichtet. Verantwortlich: {data.head.office}.{contact}",
        quiet=True,
    )
    if data.seats:
        total = sum(seat.seats for seat in data.seats)
        yield Heading(f"Angemeldet: {formats.count(total, 'Platz', 'Plätze')}")
        yield _table(data.seats, 1)
    if data.waiting:
        yield Heading("Warteliste, in dieser Reihenfolge")
        yield _table(data.waiting, 1)
    if data.seats or data.waiting:
        yield Heading("Ohne Anmeldung")
    yield _table((Seat("", 0),) * blank, len(data.seats) + 1)


def _table(seats: tuple[Seat, ...], first: int) -> Table:
    return Table(
        (
            TableColumn("Nr.", Align.RIGHT, 12),
            TableColumn("Name"),
            TableColumn("Plätze", Align.RIGHT, 18),
            TableColumn("Unterschrift", width=68),
        ),
        tuple(
            (str(first + at), seat.name, str(seat.seats) if seat.seats else "", "")
            for at, seat in enumerate(seats)
        ),
        row_height=_LINE,
    )
