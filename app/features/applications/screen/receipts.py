"""The receipts list: typed in a grid, handed out as a template, read back with a preview."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.columns import Kind
from app.domain.errors import Refused
from app.domain.options import Option
from app.features.applications import excel
from app.features.applications.queries.proven import ReceiptDesk, receipt_desk
from app.features.applications.rules.receipts import (
    MOST_RECEIPTS,
    REMARKS,
    Frame,
    ReceiptLine,
    ReceiptsDraft,
    early_sentence,
    remarks,
)
from app.features.applications.screen.receipt_preview import ReceiptPreview
from app.features.applications.service import receipts
from app.system.files import read_bounded
from app.ui.context import Context
from app.ui.fields import Cell
from app.ui.files import pick_file, save_file
from app.ui.jobs import Progress
from app.ui.ledger import LedgerModel, LedgerSpec, ask_ledger
from app.ui.sheet import Saving

_LARGEST = 20 * 1024 * 1024
_YES_NO = (Option(1, "ja"), Option(0, "nein"))
_VAT = (Option(1900, "19 %"), Option(700, "7 %"), Option(0, "keine"))
_MEASURE = Cell("measure", "Maßnahmenart", width=130, options=())
_TAX = Cell("vat_bp", "USt.", width=60, options=_VAT)
_CELLS = (
    Cell("number", "Nr.", width=64),
    Cell("invoiced_on", "Rechnung vom", Kind.DATE, width=112),
    Cell("paid_on", "Bezahlt am", Kind.DATE, width=96),
    Cell("payee", "Empfänger", width=150),
    Cell("subject", "Gegenstand", width=160, stretch=True),
    Cell("kind", "Kostenart", width=140, options=()),
    Cell("minutes", "Eigene Arbeit", Kind.MINUTES, width=108),
    Cell("claimed", "Betrag", Kind.MONEY, width=96, total=True),
    Cell("recognised", "Anerkannt", Kind.MONEY, width=96, total=True),
    Cell("reason", "Grund der Kürzung", width=150),
    Cell("original_seen", "Original", width=76, options=_YES_NO),
)


class ReceiptLists:
    """The three ways to a list of receipts."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner

    def type(self, application_id: int) -> None:
        """Type the list by keyboard."""
        self._with_desk(application_id, self._type)

    def hand_out(self, application_id: int) -> None:
        """The template for the applicant."""
        self._with_desk(application_id, self._hand_out)

    def read(self, application_id: int) -> None:
        """Read a list that came back; nothing is taken before it was seen."""

        def picked(desk: ReceiptDesk) -> None:
            pick_file(
                self._owner,
                "Belegliste des Antragstellers",
                "Excel-Arbeitsmappe (*.xlsx)",
                partial(self._read, desk),
            )

        self._with_desk(application_id, picked)

    def _with_desk(self, application_id: int, then: object) -> None:
        self._context.look(
            lambda session: receipt_desk(session, application_id),
            then,  # type: ignore[arg-type] # each takes the desk
            self._owner,
            slot="receipt_desk",
        )

    def _type(self, desk: ReceiptDesk) -> None:
        today = self._context.clock.today()
        ask_ledger(
            self._context,
            self._owner,
            title=f"Belege zu {desk.reference}",
            spec=_spec(desk),
            lines=desk.lines,
            saving=lambda lines: Saving(
                f"Belege zu {desk.reference} erfassen",
                lambda session: receipts.save_receipts(session, desk.id, ReceiptsDraft(lines), today=today),
            ),
            key=f"receipts:{desk.id}",
            explain="Tab geht zur nächsten Zelle, Eingabe zur nächsten Zeile, Strg+Entf nimmt eine Zeile "
            "weg, Strg+S speichert.",
        )

    def _hand_out(self, desk: ReceiptDesk) -> None:
        now = self._context.clock.now()

        def build(progress: Progress) -> bytes:
            progress(0, 1, "Vorlage")
            return excel.receipt_template(
                office=desk.office,
                reference=desk.reference,
                project=desk.title,
                kinds=desk.kinds,
                frame=desk.frame,
                created=now,
            )

        self._context.make(
            build,
            lambda data: save_file(
                self._context, self._owner, data, f"Belegliste {desk.reference}.xlsx", "Vorlage speichern"
            ),
            title="Vorlage erstellen",
            owner=self._owner,
        )

    def _read(self, desk: ReceiptDesk, path: Path) -> None:
        today = self._context.clock.today()

        def build(progress: Progress) -> excel.ReceiptFile:
            data = read_bounded(path, _LARGEST)
            return excel.read_receipts(
                data, frame=desk.frame, kinds=desk.kinds, today=today, progress=progress
            )

        self._context.make(
            build,
            lambda found: self._preview(desk, path.name, found),
            title="Belegliste lesen",
            owner=self._owner,
        )

    def _preview(self, desk: ReceiptDesk, name: str, found: excel.ReceiptFile) -> None:
        today = self._context.clock.today()
        ReceiptPreview(
            self._context,
            self._owner,
            desk,
            name,
            found,
            Saving(
                f"Belegliste zu {desk.reference} einlesen",
                lambda session: receipts.add_receipts(session, desk.id, found.lines, today=today),
                toast=f"{formats.count(len(found.lines), 'Beleg', 'Belege')} eingelesen.",
            ),
        ).open()


def _spec(desk: ReceiptDesk) -> LedgerSpec:
    return LedgerSpec(
        row=ReceiptLine,
        cells=_cells(desk.frame),
        options={
            "kind": _named(desk.kinds),
            "measure": _named(_measures(desk)),
            "vat_bp": _VAT,
            "original_seen": _YES_NO,
        },
        follows={"claimed": "recognised"},
        most=MOST_RECEIPTS,
        fill=("Alle übrigen anerkennen", "claimed", "recognised"),
        remark=partial(_remark, desk.frame),
    )


def _cells(frame: Frame) -> tuple[Cell, ...]:
    """Type of measure and tax are asked only where the grant depends on them."""
    beside = {"kind": (_MEASURE,) if frame.measures else (), "claimed": (_TAX,) if frame.net else ()}
    return tuple(one for cell in _CELLS for one in (cell, *beside.get(cell.name, ())))


def _measures(desk: ReceiptDesk) -> tuple[str, ...]:
    """The list, and what receipts were given before it changed."""
    return tuple(
        dict.fromkeys([*desk.frame.measures, *(line.measure for line in desk.lines if line.measure)])
    )


def _named(words: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(word, word) for word in words)


def _remark(frame: Frame, model: LedgerModel, row: int) -> str:
    """What is to be said about the line the cursor is in."""
    try:
        line: ReceiptLine = model.line(row)
    except Refused as refused:
        return refused.sentence
    said = remarks(line, frame, frozenset())
    if "early" in said and line.recognised:
        return early_sentence(row, line, frame)
    return ", ".join(REMARKS[key] for key in said if key != "open")
