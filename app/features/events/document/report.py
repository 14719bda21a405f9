"""The short report of an event: facts, people, money, hours, results, photographs."""

from collections.abc import Iterator

from app.documents.flow import (
    Align,
    Block,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Photo,
    Run,
    Table,
    TableColumn,
)
from app.documents.press.images import PHOTO_PIXELS, picture
from app.documents.report import Report, report_bytes
from app.domain import formats
from app.domain.errors import Refused
from app.features.events.rules import budget
from app.features.events.rules.budget import MoneyLine
from app.features.events.rules.papers import Picture, ReportData


def event_report(data: ReportData) -> bytes:
    """The report; the same data are always the same bytes."""
    return report_bytes(
        Report(
            title=f"Kurzbericht: {data.head.title}",
            office=data.head.office,
            date=data.head.dated,
            subtitle=data.head.subtitle,
            body=tuple(_body(data)),
        )
    )


def report_name(data: ReportData) -> str:
    """``Kurzbericht Fest im Unterstadtpark.pdf``."""
    return f"Kurzbericht {data.head.title}.pdf"


def _body(data: ReportData) -> Iterator[Block]:
    yield KeyFigures(tuple(_figures(data)))
    yield Paragraph(_labelled(tuple(_facts(data))))
    for title, text in (
        ("", data.text),
        ("Worum es ging", data.description),
        ("Ergebnisse", data.summary),
    ):
        if text:
            if title:
                yield Heading(title)
            yield from _paragraphs(text)
    yield from _results(data)
    yield from _people(data)
    yield from _money(data)
    yield from _permits(data)
    if data.feedback:
        yield Heading("Rückmeldungen")
        yield from _paragraphs(data.feedback)
    yield from _photos(data)


def _figures(data: ReportData) -> Iterator[KeyFigure]:
    if data.count is not None:
        word = "Besucher (geschätzt)" if data.estimated else "Teilnehmende"
        yield KeyFigure(formats.number(data.count), word)
    if data.registered:
        note = f"{formats.number(data.came)} waren da" if data.came else ""
        yield KeyFigure(formats.number(data.registered), "angemeldet", note)
    spent = budget.total(data.budget.costs, "actual") or budget.total(data.budget.costs, "planned")
    if spent:
        yield KeyFigure(formats.money(spent), "Kosten")
    hours = data.hours
    volunteers = hours.volunteers_worked or hours.volunteers_planned
    if volunteers:
        yield KeyFigure(formats.minutes(volunteers), "Ehrenamt")
    team = hours.staff_worked or hours.staff_planned
    if team:
        yield KeyFigure(formats.minutes(team), "Team")


def _facts(data: ReportData) -> Iterator[tuple[str, str]]:
    yield "Art", data.format
    yield "Stand", data.status
    yield "Veranstalter", data.head.organiser
    yield "Partner", "; ".join(data.partners)
    if data.funding is not None:
        yield "Förderung", budget.beside_application(data.budget, data.funding)


def _results(data: ReportData) -> Iterator[Block]:
    if not data.results:
        return
    yield Heading("Was herauskam und was daraus wurde")
    yield Table(
        (
            TableColumn("Thema", width=30),
            TableColumn("Ergebnis"),
            TableColumn("Was daraus wurde", width=48),
            TableColumn("Maßnahme", width=34),
        ),
        data.results,
    )


def _people(data: ReportData) -> Iterator[Block]:
    if not data.groups:
        return
    table = Table(
        (TableColumn("Gruppe"), TableColumn("Anzahl", Align.RIGHT, 28)),
        tuple((label, formats.number(number)) for label, number in data.groups),
        totals=("Zusammen", formats.number(data.count or 0)),
    )
    yield KeepTogether((Heading("Wer da war"), table))


def _money(data: ReportData) -> Iterator[Block]:
    if not data.budget.costs and not data.budget.incomes:
        return
    yield Heading("Geld")
    for title, lines in (("Kosten", data.budget.costs), ("Einnahmen", data.budget.incomes)):
        if lines:
            yield _amounts(title, lines)
    yield Paragraph(budget.sentence(data.budget))


def _amounts(title: str, lines: tuple[MoneyLine, ...]) -> Table:
    return Table(
        (
            TableColumn(title),
            TableColumn("Geplant", Align.RIGHT, 32),
            TableColumn("Tatsächlich", Align.RIGHT, 32),
        ),
        tuple((line.label, formats.money(line.planned), formats.money(line.actual)) for line in lines),
        totals=(
            "Summe",
            formats.money(budget.total(lines, "planned")),
            formats.money(budget.total(lines, "actual")),
        ),
    )


def _permits(data: ReportData) -> Iterator[Block]:
    if data.permits:
        yield Heading("Genehmigungen")
        yield Table(
            (TableColumn("Was"), TableColumn("Behörde", width=48), TableColumn("Stand", width=44)),
            data.permits,
        )


def _photos(data: ReportData) -> Iterator[Block]:
    if data.photos:
        yield Heading("Bilder")
        for one in data.photos:
            yield _photo(one)
    if data.left_out:
        said = formats.count(data.left_out, "Foto ist", "Fotos sind")
        yield Paragraph(
            f"{said} hier nicht gezeigt, weil die Einwilligung fehlt oder der Platz nicht reicht.", quiet=True
        )


def _photo(one: Picture) -> Block:
    """The photograph; one that cannot be read costs its own place, not the report."""
    try:
        picture(one.data, PHOTO_PIXELS)
    except Refused:
        return Paragraph(
            f"Ein Foto lässt sich nicht lesen: {one.caption or one.alternative_text}", quiet=True
        )
    return Photo(one.data, one.alternative_text, one.caption)


def _paragraphs(text: str) -> Iterator[Block]:
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def _labelled(facts: tuple[tuple[str, str], ...]) -> tuple[Run, ...]:
    said = [(label, value) for label, value in facts if value]
    runs: list[Run] = []
    for at, (label, value) in enumerate(said):
        end = "\n" if at < len(said) - 1 else ""
        runs += [Run(f"{label}: ", bold=True), Run(f"{value}{end}")]
    return tuple(runs)
