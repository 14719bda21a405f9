"""Papers of the handover: the cover to be signed, and the reminder of answers that the city owes."""

from collections.abc import Iterator, Mapping

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
from app.documents.letter import Letter, Signatory, letter_bytes, sender_of
from app.documents.report import Report, report_bytes
from app.documents.templates import blocks, module, render
from app.domain import formats
from app.domain.money import Money
from app.features.handover.rules import Material
from app.features.handover.rules.reminding import KIND, ReminderData, days_words

_INLINE = 8
"""So many open points stand in the letter itself; more are a list that is enclosed."""
_LIST = "Ausstehende Rückmeldungen"


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


def reminder_subject(data: ReminderData) -> str:
    """The subject line of a reminder."""
    return " ".join(render(_wording(data, "subject"), _values(data)).split())


def reminder_name(data: ReminderData) -> str:
    """``Erinnerung Rückmeldungen 2026-11-26.pdf``."""
    return f"Erinnerung Rückmeldungen {data.dated.isoformat()}.pdf"


def reminder(data: ReminderData) -> bytes:
    """The letter to the office of the city; the same data are always the same bytes.

    Raises:
        Refused: when a text module cannot be filled in, or the address does not fit into the window.
    """
    writer, values = data.writer, _values(data)
    enclosed = len(data.points) > _INLINE
    return letter_bytes(
        Letter(
            sender=sender_of(writer),
            recipient=data.recipient,
            subject=reminder_subject(data),
            date=data.dated,
            salutation="Sehr geehrte Damen und Herren,",
            body=(
                *blocks(_wording(data, "opening"), values),
                *(() if enclosed else (_points(data),)),
                *blocks(_wording(data, "closing"), values),
            ),
            info=tuple(
                (label, value)
                for label, value in (
                    ("Auskunft gibt", writer.contact),
                    ("Telefon", writer.phone),
                    ("E-Mail", writer.email),
                )
                if value
            ),
            signatories=(Signatory(writer.signatory, writer.role),),
            enclosures=(_LIST,) if enclosed else (),
            annex=(Heading(f"{_LIST}, Stand {formats.long_day(data.dated)}"), _points(data))
            if enclosed
            else (),
        )
    )


def _points(data: ReminderData) -> Block:
    return Table(
        (
            TableColumn("Vorgang"),
            TableColumn("Erbeten", width=44),
            TableColumn("Gefragt mit", width=36),
            TableColumn("Wartet", Align.RIGHT, 18),
        ),
        tuple(
            (
                point.label,
                point.question,
                f"Nr. {point.number}, {formats.day(point.asked_on)}",
                days_words(point.days),
            )
            for point in data.points
        ),
        row_headers=True,
    )


def _wording(data: ReminderData, part: str) -> str:
    """The office's own wording, else the shipped one."""
    key = f"{KIND}.{part}"
    return dict(data.texts).get(key) or module(key).text


def _values(data: ReminderData) -> Mapping[str, str]:
    return {
        "offene": formats.count(len(data.points), "Vorgang", "Vorgänge"),
        "wartezeit": "heute" if not data.oldest else formats.count(data.oldest, "Tag", "Tagen"),
        "anlage": _LIST if len(data.points) > _INLINE else "",
        "frist": formats.long_day(data.due_on),
        "buero": data.writer.name,
    }
