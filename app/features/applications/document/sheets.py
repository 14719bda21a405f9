"""Papers of the file without an address: the calculation sheet and the note on an inspection."""

from collections.abc import Iterator

from app.documents.flow.blocks import (
    Block,
    Calculation,
    Heading,
    KeepTogether,
    Paragraph,
    Signature,
    Signatures,
    Table,
    TableColumn,
)
from app.documents.text import Align
from app.domain import formats
from app.domain.money import Money
from app.features.applications.document.tables import cut_table, facts_table
from app.features.applications.rules.letter import LetterData, Line, Settled, bound_sentence


def calculation(data: LetterData) -> Iterator[Block]:
    """Both plans, every step, what was decided, what was settled."""
    yield facts_table(
        (
            ("Antragsteller", data.applicant),
            ("Fonds", f"{data.fund} {data.year}"),
            ("Richtlinie", data.guideline),
            ("Eingang", formats.day(data.received_on)),
            ("Beantragt", formats.money(data.requested)),
            ("Entschieden", formats.day(data.decided_on) if data.decided_on else "noch nicht"),
            *((("Bewilligt", formats.money(data.amount)),) if data.decided_on else ()),
        )
    )
    if data.facts.costs:
        yield Heading("Kostenplan")
        yield _plan_table("Position", data.facts.costs)
    if data.facts.finance:
        yield Heading("Finanzierungsplan")
        granted = Line("Zuschuss", "beantragt", data.requested)
        yield _plan_table("Genauer", (*data.facts.finance, granted))
    yield Heading("Berechnung bei der Entscheidung" if data.decided_on else "Berechnung (Vorschlag)")
    yield Calculation(data.calculation.steps)
    bound = bound_sentence(data.calculation, data.amount, data.reason)
    if bound:
        yield Paragraph(bound)
    if data.facts.settled is not None:
        yield from _settled(data.facts.settled)
    yield Signatures((Signature("aufgestellt"), Signature("rechnerisch richtig")))


def inspection(data: LetterData) -> Iterator[Block]:
    """What was seen on the spot, who was there."""
    visit = data.facts.visit
    if visit is None:
        return
    yield facts_table(
        (
            ("Ortstermin am", formats.long_day(visit.noted_on)),
            ("Ort", data.facts.place),
            ("Projekt", data.title),
            ("Antragsteller", data.applicant),
            ("Anwesend", visit.present),
        )
    )
    yield Heading("Feststellungen")
    for part in visit.text.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())
    yield Signatures((Signature(visit.by or data.writer.signatory), Signature("gesehen")))


def _settled(settled: Settled) -> Iterator[Block]:
    when = f" vom {formats.day(settled.checked_on)}" if settled.checked_on else ""
    facts = (
        ("Nachgewiesen", formats.money(settled.claimed)),
        ("Anerkannt", formats.money(settled.recognised)),
        ("Endgültige Zuwendung", formats.money(settled.final)),
    )
    heading = Heading(f"Abrechnung nach der Prüfung des Nachweises{when}")
    yield KeepTogether((heading, facts_table(facts)))
    if settled.calculation is not None and settled.calculation.steps:
        yield Calculation(settled.calculation.steps)
    if settled.cuts:
        yield Heading("Kürzungen", 2)
        yield cut_table(settled.cuts)


def _plan_table(second: str, lines: tuple[Line, ...]) -> Table:
    remarks = any(line.note for line in lines)
    columns = [TableColumn("Art"), TableColumn(second), TableColumn("Betrag", Align.RIGHT)]
    if remarks:
        columns.insert(2, TableColumn("Vermerk"))
    total = Money.total(line.amount for line in lines)
    return Table(
        columns=tuple(columns),
        rows=tuple(_cells(line, remarks=remarks) for line in lines),
        totals=("Summe", *("",) * (len(columns) - 2), formats.money(total)),
    )


def _cells(line: Line, *, remarks: bool) -> tuple[str, ...]:
    cells = (line.kind or "–", line.text, *((line.note,) if remarks else ()))
    return (*cells, formats.money(line.amount))
