"""Columns of the tabs „Nachweis“ and „Fristen“."""

from app.domain.columns import Column, Kind
from app.features.applications.queries.deadlines import DeadlineRow
from app.features.applications.queries.proof import IncomeRow, ReceiptRow
from app.features.applications.rules.clocks import DEADLINE_KINDS
from app.features.applications.rules.plan import FINANCE_KINDS
from app.features.applications.rules.proof import KindRow
from app.features.applications.rules.receipts import REMARKS
from app.ui.chips import Chip, Tone

RECEIPT_COLUMNS: tuple[Column[ReceiptRow], ...] = (
    Column("number", "Nr.", Kind.TEXT, 78),
    Column("invoiced_on", "Rechnung", Kind.DATE, 88),
    Column("payee", "Empfänger", Kind.TEXT, 140),
    Column("claimed", "Betrag", Kind.MONEY, 92, help="Was geltend gemacht wird."),
    Column("recognised", "Anerkannt", Kind.MONEY, 92),
    Column("state", "", Kind.STATE, 92),
    Column("kind", "Kostenart", Kind.TEXT, 120, roomy=True),
    Column("subject", "Gegenstand", Kind.TEXT, 150, roomy=True),
    Column("paid_on", "Gezahlt", Kind.DATE, 88, shown=False),
    Column("reason", "Grund der Kürzung", Kind.TEXT, 170, shown=False),
    Column("original_seen", "Original gesehen", Kind.YES_NO, 90, shown=False),
)
_REMARK_TONES = {
    "early": Tone.BAD,
    "outside": Tone.WARN,
    "double": Tone.WARN,
    "untaxed": Tone.WARN,
    "open": Tone.INFO,
    "cut": Tone.NEUTRAL,
}
RECEIPT_CHIPS = {"state": {key: Chip(REMARKS[key], tone) for key, tone in _REMARK_TONES.items()}}
KIND_COLUMNS: tuple[Column[KindRow], ...] = (
    Column("kind", "Kostenart", Kind.TEXT, 130),
    Column("planned", "Geplant", Kind.MONEY, 96),
    Column("claimed", "Belegt", Kind.MONEY, 92, roomy=True),
    Column("recognised", "Anerkannt", Kind.MONEY, 96),
    Column("difference", "Abweichung", Kind.MONEY, 96),
    Column("state", "", Kind.STATE, 110),
)
KIND_CHIPS = {"state": {"off": Chip("über 20 %", Tone.WARN), "unplanned": Chip("nicht geplant", Tone.WARN)}}
INCOME_COLUMNS: tuple[Column[IncomeRow], ...] = (
    Column("kind", "Herkunft", Kind.STATE, 190),
    Column("text", "Genauer", Kind.TEXT, 150),
    Column("received_on", "Erhalten am", Kind.DATE, 96),
    Column("amount", "Betrag", Kind.MONEY, 100),
)
INCOME_CHIPS = {"kind": {key: Chip(label) for key, label in FINANCE_KINDS.items()}}
DEADLINE_COLUMNS: tuple[Column[DeadlineRow], ...] = (
    Column("due_on", "Bis", Kind.DATE, 92),
    Column("kind", "Frist", Kind.STATE, 224),
    Column("state", "Stand", Kind.STATE, 110),
    Column("text", "Vermerk", Kind.TEXT, 150),
    Column("done_on", "Erledigt am", Kind.DATE, 96, roomy=True),
)
DEADLINE_CHIPS = {
    "kind": {key: Chip(label) for key, label in DEADLINE_KINDS.items()},
    "state": {
        "overdue": Chip("überfällig", Tone.BAD),
        "soon": Chip("bald", Tone.WARN),
        "later": Chip("läuft", Tone.NEUTRAL),
        "done": Chip("erledigt", Tone.GOOD),
    },
}
