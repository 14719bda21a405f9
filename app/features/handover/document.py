"""The cover of a handover as PDF, to be signed: what went out, the week in figures and charts."""

from collections.abc import Iterator

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
    Paragraph,
    Signature,
    Signatures,
    Spacer,
    Table,
    TableColumn,
)
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.domain.money import Money
from app.features.handover.rules import Material


def cover(material: Material) -> bytes:
    """The cover; the same material gives the same bytes."""
    sender, period = material.sender, material.period
    report = Report(
        title=f"Wochenübergabe {formats.week(period.week)}",
        office=sender.named,
        date=material.made_at.date(),
        subtitle=f"Übergabe Nr. {material.number} · {period.words}",
        body=tuple(_body(material)),
        note="Enthält personenbezogene Angaben" if material.personal else "",
    )
    return report_bytes(report)


def _body(material: Material) -> Iterator[Block]:
    yield from _address(material)
    yield from _remarks(material)
    yield _figures(material)
    yield from _charts(material)
    yield from _sheets(material)
    yield Spacer(4)
    yield KeepTogether(
        (
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
        f"Datei: {material.file_name}",
    ]
    if sender.receiver or sender.city:
        yield Paragraph("\n".join(lines))
    else:
        yield Paragraph("\n".join(lines[1:]))


def _remarks(material: Material) -> Iterator[Block]:
    remarks = list(material.remarks)
    if material.personal:
        remarks.append("Enthält personenbezogene Spalten – " + "; ".join(material.personal) + ".")
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
        (sheet.title, formats.number(len(sheet.rows)), ", ".join(column.title for column in sheet.columns))
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
