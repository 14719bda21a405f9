"""The cover of a handover as PDF, to be signed: what went out, the week in figures and charts."""

from collections.abc import Iterator
from typing import Any

from app.documents.charts import FundBalance, bar_chart, fund_chart
from app.documents.flow import (
    Align,
    Block,
    Bullets,
    Figure,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Numbered,
    Paragraph,
    Signature,
    Signatures,
    Spacer,
    Table,
    TableColumn,
)
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.domain.columns import Column
from app.domain.money import Money
from app.features.handover.rules import Level, Material, needed
from app.features.handover.rules.legend import HEADING, legend

_CLOSED = {
    Level.STAFF: "Enthält Namen der Beschäftigten",
    Level.PERSONAL: "Enthält personenbezogene Angaben – vertraulich",
}
_HOLDS = {
    Level.STAFF: "Enthält Namen der Beschäftigten",
    Level.PERSONAL: "Enthält personenbezogene Spalten",
}
_MARKS = {Level.STAFF: "*", Level.PERSONAL: "**"}
_MARKED = {Level.STAFF: "* nennt Beschäftigte des Büros", Level.PERSONAL: "** personenbezogen"}


def cover(material: Material) -> bytes:
    """The cover; the same material gives the same bytes."""
    sender, period = material.sender, material.period
    report = Report(
        title=f"Wochenübergabe {formats.week(period.week)}",
        office=sender.named,
        date=material.made_at.date(),
        subtitle=f"Übergabe Nr. {material.number} · {period.words}",
        body=tuple(_body(material)),
        note=_CLOSED.get(material.disclosed, ""),
    )
    return report_bytes(report)


def _body(material: Material) -> Iterator[Block]:
    yield from _address(material)
    yield from _remarks(material)
    yield _figures(material)
    yield from _charts(material)
    yield from _sheets(material)
    yield Spacer(2)
    # A page that is signed never holds the signatures alone.
    yield KeepTogether(
        (
            *_legend(material),
            Heading("Übergabe und Empfang", 2),
            Signatures(
                (
                    Signature(f"Übergeben: {material.sender.by or material.sender.office}"),
                    Signature(f"Empfangen: {material.sender.receiver or 'Stadt'}"),
                )
            ),
        )
    )


def _address(material: Material) -> Iterator[Block]:
    sender = material.sender
    lines = [
        f"An: {', '.join(part for part in (sender.receiver, sender.city) if part)}",
        f"Von: {', '.join(part for part in (sender.office, sender.operator) if part)}",
        f"Erstellt am {formats.moment(material.made_at)} Uhr" + (f" von {sender.by}" if sender.by else ""),
        f"Datei: {material.file_name}, {material.disclosed.words}",
    ]
    if sender.receiver or sender.city:
        yield Paragraph("\n".join(lines))
    else:
        yield Paragraph("\n".join(lines[1:]))


def _remarks(material: Material) -> Iterator[Block]:
    remarks = list(material.remarks)
    if material.personal:
        remarks.append(f"{_HOLDS[material.disclosed]} – {'; '.join(material.personal)}.")
    if remarks:
        yield Bullets(tuple(remarks))


def _figures(material: Material) -> Block:
    summary = material.summary
    free = Money.total(fund.free for fund in summary.funds)
    return KeyFigures(
        (
            KeyFigure(formats.number(summary.consultations), "Beratungen"),
            KeyFigure(formats.minutes(summary.minutes), "Beratungszeit"),
            KeyFigure(formats.number(sum(material.counts.values())), "Zeilen in der Liste"),
            KeyFigure(formats.money(free), "frei in den Fonds"),
        )
    )


def _charts(material: Material) -> Iterator[Block]:
    summary = material.summary
    if summary.topics:
        chart = bar_chart(summary.topics, title="Beratungen nach Thema")
        yield KeepTogether((Heading("Beratungen nach Thema", 2), Figure(chart)))
    if summary.funds:
        balances = [
            FundBalance(
                name=f"{fund.name} {fund.year}",
                budget=fund.budget,
                paid=fund.paid,
                approved=fund.approved - fund.paid,
                reserved=fund.reserved,
                free=fund.free,
            )
            for fund in summary.funds
        ]
        yield KeepTogether((Heading("Stand der Fonds", 2), Figure(fund_chart(balances))))


def _sheets(material: Material) -> Iterator[Block]:
    rows = tuple(
        (sheet.title, formats.number(len(sheet.rows)), ", ".join(_marked(column) for column in sheet.columns))
        for sheet in material.sheets
    )
    yield Heading("Inhalt der Liste", 2)
    yield Table(
        (
            TableColumn("Blatt", width=42),
            TableColumn("Zeilen", Align.RIGHT, 18),
            TableColumn("Spalten"),
        ),
        rows,
        row_headers=True,
    )
    levels = {_level(column) for sheet in material.sheets for column in sheet.columns}
    marks = [words for level, words in _MARKED.items() if level in levels]
    if marks:
        yield Paragraph(" · ".join(marks), quiet=True)


def _marked(column: Column[Any]) -> str:
    """A column's title, and what is personal about it."""
    return f"{column.title}{_MARKS.get(_level(column), '')}"


def _level(column: Column[Any]) -> Level:
    return needed(personal=column.personal, about_staff=column.about_staff)


def _legend(material: Material) -> Iterator[Block]:
    sentences = legend(material)
    if sentences:
        yield Heading(HEADING, 2)
        yield Numbered(sentences)
        yield Spacer(2)
