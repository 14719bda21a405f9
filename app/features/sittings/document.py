"""Invitations after DIN 5008 with the agenda enclosed, and the minutes: values in, the bytes of a PDF out."""

from collections.abc import Iterator, Mapping, Sequence

from app.documents.bundle import bundle
from app.documents.flow import (
    Align,
    Block,
    Bullets,
    Heading,
    KeepTogether,
    Notice,
    Paragraph,
    Run,
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
from app.features.sittings.rules.papers import (
    Guest,
    InvitationData,
    MinutesData,
    MinutesItem,
    RankedLine,
)
from app.features.sittings.rules.words import WEEKDAYS


def subject(data: InvitationData) -> str:
    """The subject line of every invitation."""
    return " ".join(render(_wording(data, "invitation.subject"), _values(data, "")).split())


def invitation_name(data: InvitationData, guest: Guest) -> str:
    """``Beirat, 2. Sitzung 2026 Einladung Ayşe Yılmaz.pdf``."""
    return f"{data.reference} Einladung {guest.name}.pdf"


def minutes_name(data: MinutesData) -> str:
    """``Beirat, 2. Sitzung 2026 Niederschrift.pdf``."""
    return f"{data.reference} Niederschrift.pdf"


def pack(papers: Sequence[bytes]) -> bytes:
    """Several papers as one file to print."""
    return bundle(papers)


def invitation(data: InvitationData, guest: Guest) -> bytes:
    """The letter to one member or substitute; the same data are always the same bytes.

    Raises:
        Refused: when a text module cannot be filled in, or an address does not fit into the window.
    """
    writer = data.writer
    values = _values(data, guest.stands_in_for)
    return letter_bytes(
        Letter(
            sender=sender_of(writer),
            recipient=guest.address,
            subject=subject(data),
            date=data.dated,
            salutation=guest.salutation,
            body=(
                *blocks(_wording(data, "invitation.opening"), values),
                _when(data),
                *blocks(_wording(data, "invitation.closing"), values),
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
            enclosures=("Tagesordnung",),
            annex=tuple(_agenda(data)),
        )
    )


def minutes(data: MinutesData) -> bytes:
    """The minutes; the same data are always the same bytes."""
    return report_bytes(
        Report(
            title=data.title,
            office=data.office or data.committee,
            date=data.dated,
            subtitle=data.committee,
            body=tuple(_minutes(data)),
            note="Entwurf" if data.is_draft else "",
        )
    )


def _when(data: InvitationData) -> Block:
    return Paragraph(
        (Run("Wann: ", bold=True), Run(f"{_moment(data)}\n"), Run("Wo: ", bold=True), Run(data.place))
    )


def _moment(data: InvitationData) -> str:
    day = data.starts_at.date()
    return f"{WEEKDAYS[day.weekday()]}, {formats.long_day(day)}, {formats.clock(data.starts_at)} Uhr"


def _agenda(data: InvitationData) -> Iterator[Block]:
    yield Heading(f"Tagesordnung: {data.reference}")
    yield Paragraph(f"{_moment(data)}, {data.place}")
    yield Table(
        (
            TableColumn("TOP", Align.RIGHT, 12),
            TableColumn("Gegenstand"),
            TableColumn("Antrag von", width=45),
            TableColumn("Beantragt", Align.RIGHT, 27),
        ),
        tuple(
            (str(line.number), line.title, line.applicant, formats.money(line.asked)) for line in data.agenda
        ),
    )


def _minutes(data: MinutesData) -> Iterator[Block]:
    yield Paragraph(_labelled(data.facts))
    yield Heading("Anwesenheit")
    yield Table(
        (
            TableColumn("Name"),
            TableColumn("Gruppe", width=34),
            TableColumn("Funktion", width=52),
            TableColumn("Anwesenheit", width=34),
        ),
        tuple((line.name, line.party, line.stands_for, line.presence) for line in data.present),
        row_headers=True,
    )
    yield Bullets(data.findings)
    if data.opening:
        yield Heading("Eröffnung")
        yield from _paragraphs(data.opening)
    for item in data.items:
        yield from _item(item)
    for pot, lines in data.pots:
        yield from _ranking(pot, lines)
    if data.closing:
        yield Heading("Schluss und nächste Schritte")
        yield from _paragraphs(data.closing)
    yield Spacer(4)
    yield Signatures(
        (
            Signature(f"Sitzungsleitung: {data.chair}" if data.chair else "Sitzungsleitung"),
            Signature(f"Schriftführung: {data.secretary}" if data.secretary else "Schriftführung"),
        )
    )


def _item(item: MinutesItem) -> Iterator[Block]:
    head = Heading(f"TOP {item.number}: {item.title}")
    if item.facts:
        yield KeepTogether((head, Paragraph(_labelled(item.facts))))
    else:
        yield head
    yield from _paragraphs(item.text)
    if item.biased:
        verb = "hat" if len(item.biased) == 1 else "haben"
        yield Paragraph(
            (
                Run("Befangen: ", bold=True),
                Run(f"{'; '.join(item.biased)} {verb} an Beratung und Abstimmung nicht mitgewirkt."),
            )
        )
    said = [
        (label, value)
        for label, value in (
            ("Beschlussfähigkeit", item.quorum),
            ("Abstimmung", item.vote),
            ("Ergebnis", item.result),
            ("Begründung", item.reason),
            ("Auflagen", item.conditions),
        )
        if value
    ]
    if said:
        yield Paragraph(_labelled(said))
    if item.resolution:
        task = (f"Zuständig: {item.task}",) if item.task else ()
        yield Notice("Beschluss", (item.resolution, *task))
    for sentence in item.acceded:
        yield Paragraph(sentence)


def _ranking(pot: str, lines: tuple[RankedLine, ...]) -> Iterator[Block]:
    yield Heading(f"Rangfolge: {pot}")
    yield Table(
        (
            TableColumn("Rang", Align.RIGHT, 14),
            TableColumn("Antrag"),
            TableColumn("Stimmen", width=46),
            TableColumn("Möglich", Align.RIGHT, 26),
            TableColumn("Betrag", Align.RIGHT, 26),
        ),
        tuple(
            (line.rank, line.title, line.votes, formats.money(line.proposed), formats.money(line.amount))
            for line in lines
        ),
        totals=(
            "",
            "Summe",
            "",
            formats.money(Money.total(line.proposed for line in lines)),
            formats.money(Money.total(line.amount for line in lines)),
        ),
    )


def _labelled(facts: Sequence[tuple[str, str]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for at, (label, value) in enumerate(facts):
        end = "\n" if at < len(facts) - 1 else ""
        runs += [Run(f"{label}: ", bold=True), Run(f"{value}{end}")]
    return tuple(runs)


def _paragraphs(text: str) -> Iterator[Block]:
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def _wording(data: InvitationData, key: str) -> str:
    """The office's own wording, else the shipped one."""
    return dict(data.texts).get(key) or module(key).text


def _values(data: InvitationData, stands_in_for: str) -> Mapping[str, str]:
    return {
        "gremium": data.committee,
        "sitzung": formats.long_day(data.starts_at.date()),
        "uhrzeit": formats.clock(data.starts_at),
        "ort": data.place,
        "vertretung": stands_in_for,
        "stadt": data.city or "Stadt",
        "buero": data.writer.name,
    }
