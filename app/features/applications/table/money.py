"""Columns of the tab „Zahlungen“: notices, payment plan, calls for money, reclaims."""

from app.domain.columns import Column, Kind
from app.features.applications.queries.money import CallRow, NoticeRow, PlanRow
from app.features.applications.queries.reclaims import ReclaimRow
from app.features.applications.rules.payment import DRAWDOWN_STATES, INSTALMENT_KINDS
from app.ui.chips import Chip, Tone

NOTICE_COLUMNS: tuple[Column[NoticeRow], ...] = (
    Column("kind", "Entscheidung", Kind.STATE, 106),
    Column("amount", "Betrag", Kind.MONEY, 88),
    Column("posted_on", "Zur Post", Kind.DATE, 84),
    Column("final_on", "Zahlbar ab", Kind.DATE, 84, help="Ab wann der Bescheid bestandskräftig ist."),
    Column("state", "Stand", Kind.STATE, 128),
    Column("notified_on", "Bekannt", Kind.DATE, 84, roomy=True),
    Column("waiver_on", "Verzicht", Kind.DATE, 84, roomy=True),
)
NOTICE_CHIPS = {
    "kind": {
        "approved": Chip("Bewilligung"),
        "partly_approved": Chip("Teilbewilligung"),
        "amended": Chip("Änderung"),
    },
    "state": {
        "waiting": Chip("auszugeben", Tone.WARN),
        "running": Chip("Frist läuft", Tone.INFO),
        "final": Chip("bestandskräftig", Tone.GOOD),
    },
}
PLAN_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("kind", "Zahlung", Kind.STATE, 196),
    Column("amount", "Betrag", Kind.MONEY, 100),
    Column("due_on", "Fällig", Kind.DATE, 92),
    Column("note", "Vermerk", Kind.TEXT, 150),
)
PLAN_CHIPS = {"kind": {key: Chip(label) for key, label in INSTALMENT_KINDS.items()}}
CALL_COLUMNS: tuple[Column[CallRow], ...] = (
    Column("number", "Nr.", Kind.NUMBER, 40),
    Column("called_on", "Abgerufen am", Kind.DATE, 96),
    Column("amount", "Betrag", Kind.MONEY, 100),
    Column("needed_until", "Gebraucht bis", Kind.DATE, 96),
    Column("status", "Stand", Kind.STATE, 110),
    Column("purpose", "Wofür", Kind.TEXT, 140),
)
_CALL_TONES = {"called": Tone.WARN, "accepted": Tone.INFO, "refused": Tone.BAD, "paid": Tone.GOOD}
CALL_CHIPS = {"status": {key: Chip(DRAWDOWN_STATES[key], tone) for key, tone in _CALL_TONES.items()}}
RECLAIM_COLUMNS: tuple[Column[ReclaimRow], ...] = (
    Column("amount", "Betrag", Kind.MONEY, 92),
    Column("demanded_on", "Gefordert", Kind.DATE, 88),
    Column("due_on", "Fällig", Kind.DATE, 88),
    Column("interest", "Zinsen", Kind.MONEY, 84),
    Column("state", "Stand", Kind.STATE, 106),
    Column("hearing_until", "Anhörung bis", Kind.DATE, 96, roomy=True),
)
RECLAIM_CHIPS = {
    "state": {
        "hearing": Chip("Anhörung", Tone.WARN),
        "demanded": Chip("gefordert", Tone.BAD),
        "settled": Chip("beglichen", Tone.GOOD),
    }
}
