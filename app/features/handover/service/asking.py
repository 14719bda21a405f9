"""What the city is asked for with a handover, kept until it answers."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.features.handover.rules import Material, SheetData
from db import lookups
from db.models import AnswerRequest


def ask(session: Session, material: Material, handover_id: int) -> None:
    """Note every record the city is asked about now and was not asked about before."""
    for sheet in material.sheets:
        if sheet.choices and sheet.table:
            _ask(session, material, sheet, handover_id)


def _ask(session: Session, material: Material, sheet: SheetData, handover_id: int) -> None:
    asking = {row.uid: row for row in sheet.rows if getattr(row, "asks", "")}
    ids = lookups.ids_of(session, sheet.table, asking)
    open_ones = set(
        session.scalars(
            select(AnswerRequest.record_id).where(
                AnswerRequest.record_table == sheet.table, AnswerRequest.settled_on.is_(None)
            )
        )
    )
    # A last word was given; that a rule kept it from being carried out is the office's own affair.
    answered = {
        uid for uid, reply in sheet.replies.items() if reply.verdict and reply.verdict not in sheet.pending
    }
    session.add_all(
        AnswerRequest(
            handover_id=handover_id,
            sheet=sheet.key,
            record_table=sheet.table,
            record_id=record_id,
            label=sheet.told(asking[uid]),
            question=asking[uid].asks,
            asked_on=material.made_at.date(),
            due_on=getattr(asking[uid], "due_on", None),
        )
        for uid, record_id in ids.items()
        if record_id not in open_ones and uid not in answered
    )
