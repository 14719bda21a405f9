"""The attendance sheet that lies at the door."""

from collections.abc import Iterator

from app.documents.flow import Align, Block, Heading, Paragraph, Table, TableColumn
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.features.events.rules.papers import AttendanceData, Seat

_LINE = 9.5
"""Millimetres of a line people sign on."""
_FIRST_PAGE, _LATER_PAGE, _HEADING = 22, 24, 2
"""Lines a page holds, and how many of them a heading with its row of titles takes."""
_LEAST = 6


def attendance(data: AttendanceData) -> bytes:
    """The sheet; the same data are always the same bytes."""
    return report_bytes(
        Report(
            title=f"Anwesenheit: {data.head.title}",
            office=data.head.office,
            date=data.head.dated,
            subtitle=data.head.subtitle,
            body=tuple(_body(data)),
            note="Nur für den Veranstalter; nach der Auswertung vernichten",
        )
    )


def attendance_name(data: AttendanceData) -> str:
    """``Anwesenheit Fest im Unterstadtpark.pdf``."""
    return f"Anwesenheit {data.head.title}.pdf"


def _body(data: AttendanceData) -> Iterator[Block]:
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
    yield _table((Seat("", 0),) * _blank(data), len(data.seats) + 1)


def _blank(data: AttendanceData) -> int:
    """So many empty lines that the last page is full, and at least some."""
    parts = bool(data.seats) + bool(data.waiting)
    left = _FIRST_PAGE - len(data.seats) - len(data.waiting) - _HEADING * (parts + 1) * bool(parts)
    while left < _LEAST:
        left += _LATER_PAGE
    return left


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
