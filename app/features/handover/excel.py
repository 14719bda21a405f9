"""The week's workbook: cover, then the sheets chosen, with real numbers and dates."""

from app.domain import formats
from app.domain.sheets import SheetSource
from app.excel.book import Book, Cover, Fact, Progress, SheetSpec, silent, write_book
from app.features.handover.rules import Material

SHEETS: tuple[SheetSource, ...] = ()
"""The handover has no records of its own to hand over; the changes are part of every handover."""

LEGEND = (
    "Jede Zeile eines Blattes ist ein Vorgang des Büros; die erste Zeile lässt sich filtern.",
    "Beträge, Tage und Zeiten sind echte Zahlen und lassen sich weiterrechnen.",
    "Bitte löschen Sie die ausgeblendete Spalte „Kennung“ nicht: Daran wird eine Zeile wiedererkannt.",
)


def workbook(material: Material, progress: Progress = silent) -> bytes:
    """The workbook as it leaves the office; the same material gives the same bytes."""
    return write_book(book(material), progress)


def book(material: Material) -> Book:
    """What the workbook holds."""
    sender = material.sender
    title = f"Wochenübergabe Nr. {material.number}"
    return Book(
        title=title,
        office=sender.named,
        period=formats.week(material.period.week),
        created=material.made_at,
        author=sender.by or sender.office,
        cover=Cover(facts=facts(material), notes=notes(material)),
        sheets=[
            SheetSpec(
                title=sheet.title,
                columns=sheet.columns,
                rows=sheet.rows,
                note=sheet.note,
                hidden=sheet.hidden,
            )
            for sheet in material.sheets
        ],
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
        ("Personenbezogene Spalten", "; ".join(material.personal) or "keine"),
    ]
    return tuple((label, value) for label, value in found if value not in {None, ""})


def notes(material: Material) -> tuple[str, ...]:
    """Sentences for whoever opens the workbook."""
    found = list(material.remarks)
    if material.personal:
        found.append("Diese Datei enthält personenbezogene Angaben. Bitte nur befugt weitergeben.")
    return (*found, *LEGEND)
