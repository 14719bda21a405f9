"""The week's workbook: cover, then the sheets chosen, with real numbers and dates."""

from typing import Any

from app.domain import formats
from app.excel.book import AnswerSpec, Book, Cover, Fact, Progress, SheetSpec, silent, write_book
from app.features.handover.excel.sending import sent
from app.features.handover.rules import Level, Material, SheetData
from app.features.handover.rules.columns import UID_COLUMN, mark_column
from app.features.handover.rules.identity import SCHEMA, Identity
from app.features.handover.rules.legend import HEADING, legend
from app.features.handover.rules.sent import ANSWERED_ON, FILE_NUMBER, REMARK, VERDICT, Sent, store_sent
from app.features.handover.service import Package

_PROMPTS = {
    VERDICT: "Bitte aus der Liste wählen.",
    ANSWERED_ON: "Tag Ihrer Rückmeldung, z. B. 22.11.2026.",
    FILE_NUMBER: "Ihr Aktenzeichen, falls vorhanden.",
    REMARK: "Frei für Ihre Bemerkung.",
}


def pack(material: Material, cover: bytes, progress: Progress = silent) -> Package:
    """The files of a handover; the same material gives the same bytes.

    Args:
        material: what goes out.
        cover: the cover as PDF.
        progress: told how many rows are written; may raise ``Stopped``.
    """
    base = sent(material)
    return Package(material, write_book(book(material, base), progress), cover, store_sent(base))


def book(material: Material, base: Sent) -> Book:
    """What the workbook holds; ``base`` is the same cell by cell, and its digest names the workbook."""
    identity = Identity(
        material.sender.office_uid,
        material.number,
        material.previous,
        str(material.period.week),
        SCHEMA,
        base.digest,
    )
    sender = material.sender
    title = f"Wochenübergabe Nr. {material.number}"
    return Book(
        title=title,
        office=sender.named,
        period=formats.week(material.period.week),
        created=material.made_at,
        author=sender.by or sender.office,
        cover=Cover(facts(material), notes(material), guide=legend(material), guided=HEADING),
        sheets=[_spec(material, sheet) for sheet in material.sheets],
        properties=identity.properties,
    )


def _spec(material: Material, sheet: SheetData) -> SheetSpec[Any]:
    known = sheet.identified
    answers = [
        AnswerSpec(column, sheet.choices if column.key == VERDICT else (), _PROMPTS.get(column.key, ""))
        for column in material.answers_of(sheet)
    ]
    return SheetSpec(
        title=sheet.title,
        columns=sheet.columns,
        rows=sheet.rows,
        note=sheet.note,
        leading=(UID_COLUMN,) if known else (),
        hidden=(mark_column(material.sender.office_uid, material.number, sheet.key),) if known else (),
        answers=answers,
        name=sheet.key if known else "",
    )


def facts(material: Material) -> tuple[tuple[str, Fact], ...]:
    """Label and value of the cover."""
    sender, period = material.sender, material.period
    found: list[tuple[str, Fact]] = [
        ("Büro", sender.office),
        ("Bezirk", sender.district),
        ("Träger", sender.operator),
        ("Auftraggeber", sender.city),
        ("Empfänger", sender.receiver),
        ("Übergabe Nr.", material.number),
        ("Vorige Übergabe Nr.", material.previous),
        ("Kalenderwoche", formats.week(period.week)),
        ("Von", period.first),
        ("Bis", period.last),
        ("Nachgeholte Wochen", period.missed_words),
        ("Erstellt am", material.made_at),
        ("Erstellt von", sender.by),
        ("Beratungen im Zeitraum", material.summary.consultations),
        ("Beratungszeit in Minuten", material.summary.minutes),
        ("Datenschutz", material.disclosed.words),
        ("Personenbezogene Spalten", "; ".join(material.personal) or "keine"),
    ]
    return tuple((label, value) for label, value in found if value not in {None, ""})


def notes(material: Material) -> tuple[str, ...]:
    """Sentences for whoever opens the workbook."""
    found = list(material.remarks)
    if material.disclosed is Level.PERSONAL:
        found.append("Diese Datei enthält personenbezogene Angaben. Bitte nur befugt weitergeben.")
    elif material.disclosed is Level.STAFF:
        found.append("Diese Datei nennt Beschäftigte des Büros. Bitte nur dienstlich weitergeben.")
    return tuple(found)
