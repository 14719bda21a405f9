"""The applicant's receipts list: the template that is handed out, and what comes back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import formats
from app.domain.columns import Column, Kind
from app.domain.errors import Faults, Refused
from app.domain.money import ZERO, Money
from app.domain.text import fold
from app.excel.blank import Blank, write_blank
from app.excel.book import Progress, silent
from app.excel.reading import Limits, Problem, Reading, ReadRow, read_sheet
from app.features.applications.rules.receipts import (
    MOST_RECEIPTS,
    Frame,
    ReceiptLine,
    checked_receipts,
)

SHEET = "Belegliste"
COLUMNS: tuple[Column[ReceiptLine], ...] = (
    Column("number", "Beleg-Nr.", Kind.TEXT, 80, help="Die Nummer, die Sie auf den Beleg schreiben."),
    Column("invoiced_on", "Rechnung vom", Kind.DATE, 112, help="Datum auf der Rechnung."),
    Column("paid_on", "Bezahlt am", Kind.DATE, 112, help="Tag der Zahlung laut Kontoauszug oder Quittung."),
    Column("payee", "Empfänger", Kind.TEXT, 190, help="Wer das Geld bekommen hat, mit Ort.", personal=True),
    Column("subject", "Gegenstand", Kind.TEXT, 230, help="Was gekauft oder geleistet wurde."),
    Column("kind", "Kostenart", Kind.TEXT, 170, help="Bitte aus der Liste wählen."),
    Column(
        "claimed", "Betrag", Kind.MONEY, 110, help="Was gezahlt wurde. Eine Gutschrift mit Minus eingeben."
    ),
    Column("measure", "Maßnahmenart", Kind.TEXT, 150, help="Bitte aus der Liste wählen."),
    Column("vat_bp", "Umsatzsteuer im Betrag", Kind.TEXT, 110, help="Der Satz, der auf der Rechnung steht."),
    Column(
        "minutes",
        "Eigene Arbeit (Minuten)",
        Kind.MINUTES,
        110,
        help="Nur bei Eigenleistung: wie lange; der Betrag darf dann leer bleiben.",
    ),
)
_OPTIONAL = frozenset({"number", "paid_on", "subject", "minutes", "measure", "vat_bp"})
_TAXES: Mapping[str, int] = {"19 %": 1900, "7 %": 700, "keine": 0}
_TAX_WORDS: Mapping[str, int] = {"19": 1900, "0.19": 1900, "7": 700, "0.07": 700, "0": 0, "keine": 0}
_WANTED: Mapping[str, tuple[str, str]] = {
    "claimed": ("ein Betrag", "Bitte tragen Sie den gezahlten Betrag ein."),
    "kind": ("eine Kostenart der Liste", "Bitte wählen Sie die Kostenart aus der Liste."),
    "measure": ("eine Maßnahmenart der Liste", "Bitte wählen Sie die Maßnahmenart aus der Liste."),
    "vat_bp": ("19 %, 7 % oder keine", "Bitte wählen Sie die Umsatzsteuer aus der Liste."),
    "invoiced_on": ("ein Datum bis heute", "Bitte prüfen Sie das Datum."),
    "paid_on": ("ein Datum bis heute", "Bitte prüfen Sie das Datum."),
}


_GUIDE = (
    (
        f"Bitte tragen Sie auf dem Blatt „{SHEET}“ jeden Beleg in eine eigene Zeile ein, in der Reihenfolge "
        "der Zahlungen, und schreiben Sie die Nummer der Zeile auf den Beleg."
    ),
    (
        "Anerkannt wird nur, was nach der Bewilligung bestellt, berechnet und bezahlt wurde und durch "
        "Rechnung und Zahlungsnachweis belegt ist."
    ),
    (
        "Beträge sind Zahlen (1250,00), Tage sind Datumsangaben (22.11.2026). Die Kostenart wählen Sie aus "
        "der Liste; das Blatt „Summen“ zählt von selbst zusammen."
    ),
    "Bitte ändern Sie die Überschriften nicht und schicken Sie die Datei als .xlsx zurück.",
)


@dataclass(frozen=True)
class ReceiptFile:
    """What a returned list holds; its lines may be taken only when there is no problem.

    Args:
        lines: what was understood, nobody has recognised anything of it yet.
        problems: every cell to be mended, in the order of the sheet.
        notes: what the reader should know besides.
    """

    lines: tuple[ReceiptLine, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> Money:
        """Sum of what is claimed."""
        return Money.total(line.claimed or ZERO for line in self.lines)


def receipt_template(
    *, office: str, reference: str, project: str, kinds: Sequence[str], frame: Frame, created: datetime
) -> bytes:
    """The list to be filled in by the applicant, for one application.

    Type of measure and tax are asked only where the grant depends on them.
    """
    left_out = {name for name, asked in (("measure", frame.measures), ("vat_bp", frame.net)) if not asked}
    choices = {"kind": tuple(kinds), "measure": frame.measures, "vat_bp": tuple(_TAXES)}
    return write_blank(
        Blank(
            title=f"Belegliste zum Verwendungsnachweis {reference}",
            office=office,
            subject=project,
            created=created,
            sheet=SHEET,
            columns=tuple(column for column in COLUMNS if column.key not in left_out),
            notes=_GUIDE,
            choices={name: words for name, words in choices.items() if name not in left_out},
            sum_of="claimed",
            sum_by="kind",
        )
    )


def read_receipts(
    data: bytes, *, frame: Frame, kinds: Sequence[str], today: date, progress: Progress = silent
) -> ReceiptFile:
    """What a returned list holds: all its lines, or every cell that has to be mended.

    Args:
        data: the file.
        frame: what the receipts are held against.
        kinds: cost kinds there are, in their spelling.
        today: no receipt is dated later.
        progress: told how many lines are read; may raise ``Stopped``.

    Raises:
        Refused: when it is no workbook, is damaged, or is another list.
        Stopped: when the progress says so.
    """
    reading = read_sheet(
        data, COLUMNS, optional=_OPTIONAL, limits=Limits(rows=MOST_RECEIPTS), progress=progress
    )
    spelled = {fold(word): word for word in (*kinds, *frame.measures)}
    rows = [row for row in reading.rows if not _is_sum(row)]
    lines = [_line(row, spelled) for row in rows]
    known = {problem.address for problem in reading.problems}
    found = _wrong(reading, rows, lines, frame, today, kinds)
    problems = [*reading.problems, *(problem for problem in found if problem.address not in known)]
    if not lines and not problems:
        raise Refused(
            f"Das Blatt „{reading.sheet}“ ist leer. Bitte prüfen Sie, ob es die richtige Datei ist."
        )
    order = {row.number: at for at, row in enumerate(rows)}
    problems.sort(key=lambda one: (order.get(_row_of(one.address), -1), one.address))
    kept = tuple(lines) if problems else checked_receipts(lines, frame, today, kinds)
    return ReceiptFile(kept, tuple(problems), _notes(reading))


def _line(row: ReadRow, spelled: Mapping[str, str]) -> ReceiptLine:
    values = row.values
    kind = str(values.get("kind") or "").strip()
    measure = str(values.get("measure") or "").strip()
    return ReceiptLine(
        number=str(values.get("number") or ""),
        kind=spelled.get(fold(kind), kind),
        measure=spelled.get(fold(measure), measure),
        vat_bp=_TAX_WORDS.get(_tax(row)),
        invoiced_on=_day(values.get("invoiced_on")),
        paid_on=_day(values.get("paid_on")),
        payee=str(values.get("payee") or ""),
        subject=str(values.get("subject") or ""),
        claimed=_amount(values.get("claimed")),
        minutes=_whole(values.get("minutes")),
    )


def _wrong(
    reading: Reading,
    rows: Sequence[ReadRow],
    lines: Sequence[ReceiptLine],
    frame: Frame,
    today: date,
    kinds: Sequence[str],
) -> Iterator[Problem]:
    """What the program itself would refuse, cell by cell."""
    faults = Faults()
    faults.take(checked_receipts, lines, frame, today, kinds)
    for fault in faults.found:
        at, name = _place(fault.field)
        letter = reading.letters.get(name, "")
        row = rows[at]
        expected, remedy = _WANTED.get(name, ("Text", fault.sentence))
        yield Problem(reading.sheet, f"{letter}{row.number}", _shown(lines[at], name), expected, remedy)
    for at, line in enumerate(lines):
        for name, value in _unclear(rows[at], line, frame):
            if name in reading.letters:
                address = f"{reading.letters[name]}{rows[at].number}"
                yield Problem(reading.sheet, address, value, *_WANTED[name])


def _unclear(row: ReadRow, line: ReceiptLine, frame: Frame) -> Iterator[tuple[str, str]]:
    """Choices that were not made, or that are none of the list."""
    if not line.kind:
        yield "kind", ""
    if line.measure and frame.measures and line.measure not in frame.measures:
        yield "measure", line.measure
    if _tax(row) and line.vat_bp is None:
        yield "vat_bp", str(row.values["vat_bp"])


def _tax(row: ReadRow) -> str:
    """``19 %``, ``19,0`` and a cell of 0.19 are the same."""
    said = str(row.values.get("vat_bp") or "").replace("%", "").replace(",", ".").strip().lower()
    return said.rstrip("0").rstrip(".") or "0" if "." in said else said


def _is_sum(row: ReadRow) -> bool:
    """A line with nothing but an amount below the others, or called a sum, is no receipt."""
    texts = [str(row.values.get(name) or "") for name in ("number", "payee", "subject", "kind")]
    said = fold(" ".join(texts)).strip()
    return said in {"summe", "gesamt", "gesamtsumme", "total"} and not row.values.get("invoiced_on")


def _place(field: str | None) -> tuple[int, str]:
    """``lines[4].claimed`` → 4, ``claimed``."""
    inside, _, name = (field or "lines[0].number").removeprefix("lines[").partition("].")
    return int(inside), name


def _row_of(address: str) -> int:
    digits = "".join(letter for letter in address if letter.isdigit())
    return int(digits or 0)


def _notes(reading: Reading) -> tuple[str, ...]:
    unknown = (f"Nicht gelesen wurden die Spalten: {', '.join(reading.unknown)}.",) if reading.unknown else ()
    return (*reading.notes, *unknown)


def _shown(line: ReceiptLine, name: str) -> str:
    value = getattr(line, name)
    if isinstance(value, Money):
        return formats.money(value)
    return formats.day(value) if isinstance(value, date) else str(value or "")


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _amount(value: object) -> Money | None:
    return value if isinstance(value, Money) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
