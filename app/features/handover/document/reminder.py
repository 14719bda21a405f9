"""The reminder of answers that the city owes, as a letter."""

from collections.abc import Mapping

from app.documents.flow import Align, Block, Heading, Table, TableColumn
from app.documents.letter import Letter, Signatory, letter_bytes, sender_of
from app.documents.templates import blocks, module, render
from app.domain import formats
from app.features.handover.rules.reminding import KIND, ReminderData, days_words

_INLINE = 8
"""So many open points stand in the letter itself; more are a list that is enclosed."""
_LIST = "Ausstehende Rückmeldungen"


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
