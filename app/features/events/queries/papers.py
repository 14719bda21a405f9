"""Everything the papers of an event say, gathered."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import Money
from app.features.events.queries import lists, registrations, results, tasks
from app.features.events.queries.plan import PlanDetail
from app.features.events.queries.tasks import TaskRow
from app.features.events.rules import crew, plan, programme
from app.features.events.rules import tasks as task_rules
from app.features.events.rules.papers import (
    AttendanceData,
    CheckLine,
    ChecklistData,
    Head,
    Picture,
    ReportData,
    RunningOrderData,
    Seat,
)
from app.features.events.rules.results import PRINTABLE
from db.folding import sort_text
from db.models import Office, Staff

_MOST_PHOTOS = 8


def attendance(session: Session, appointment_id: int, *, dated: date) -> AttendanceData:
    """The attendance sheet: those who have a place by name, then those who wait."""
    found = registrations.detail(session, appointment_id)
    named = sorted(
        (row for row in found.rows if row.state == "confirmed" and row.draft.name),
        key=lambda row: (sort_text(row.name), row.number),
    )
    waiting = tuple(Seat(row.name, row.seats) for row in found.rows if row.state == "waiting")
    office = session.scalars(select(Office)).first()
    return AttendanceData(
        _head(session, found.plan, dated),
        tuple(Seat(row.name, row.seats) for row in named),
        waiting,
        (office.email or office.phone) if office else "",
    )


def running_order(session: Session, appointment_id: int, *, internal: bool, dated: date) -> RunningOrderData:
    """The running order, for everybody or with all that those who work there need.

    Raises:
        Refused: when there is nothing in it.
    """
    found = lists.running_order(session, appointment_id)
    points = tuple(
        point
        for point in programme.points(found.draft.items, found.plan.starts_at)
        if internal or not point.internal
    )
    if not points:
        raise Refused("Der Ablauf ist noch leer. Bitte tragen Sie die Punkte unter „Ablauf“ ein.")
    head = _head(session, found.plan, dated)
    if not internal:
        return RunningOrderData(head, points, internal=False)
    crew_draft = lists.crew(session, appointment_id).draft
    names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    return RunningOrderData(
        head,
        points,
        internal=True,
        crew=tuple(
            (
                line.role or "–",
                names.get(line.staff_id or 0, "") or line.name or "noch unbesetzt",
                formats.minutes(line.planned_minutes),
            )
            for line in crew_draft.helpers
        ),
        equipment=tuple(
            (
                line.label,
                "" if line.quantity is None else formats.number(line.quantity),
                line.source,
                "ja" if line.ready else "",
            )
            for line in crew_draft.equipment
        ),
        risks=tuple(
            (line.risk, crew.WEIGHTS.get(line.weight or "", ""), line.remedy) for line in crew_draft.risks
        ),
        plan_b=found.plan.draft.plan_b,
    )


def checklist(session: Session, appointment_id: int, *, dated: date) -> ChecklistData:
    """The tasks with their deadlines.

    Raises:
        Refused: when there is none.
    """
    found = tasks.detail(session, appointment_id)
    if not found.rows:
        raise Refused("Es gibt noch keine Aufgaben. Bitte fügen Sie unter „Aufgaben“ eine Checkliste ein.")
    return ChecklistData(
        _head(session, found.plan, dated),
        tuple(
            CheckLine(
                row.due_on,
                row.title,
                task_rules.STATES[row.state],
                row.staff,
                row.authority,
                _remark(row),
                row.draft.done_on,
            )
            for row in found.rows
        ),
        Money.total(row.fee for row in found.rows if row.fee is not None),
    )


def report(session: Session, appointment_id: int, *, dated: date) -> ReportData:
    """The short report; photographs only with consent (or with nobody to be recognised)."""
    found = results.evaluation(session, appointment_id)
    detail = found.plan
    printable = [row for row in found.photos if row.consent in PRINTABLE]
    permits = (row for row in tasks.detail(session, appointment_id).rows if row.draft.permission)
    return ReportData(
        head=_head(session, detail, dated),
        format=plan.FORMATS.get(detail.draft.format or "", ""),
        status=plan.STATES[detail.status],
        partners=tuple(f"{row.name} ({row.role})" if row.role else row.name for row in detail.partners),
        description=detail.draft.description,
        count=found.count,
        groups=tuple((line.label, line.number or 0) for line in found.draft.groups),
        registered=found.registered,
        came=found.came,
        budget=lists.budget(session, appointment_id).draft,
        hours=crew.hours(lists.crew(session, appointment_id).draft.helpers),
        results=tuple(
            (
                row.topic,
                row.result if row.votes is None else f"{row.result} ({formats.number(row.votes)} Stimmen)",
                ": ".join(part for part in (row.state_word, row.outcome) if part),
                row.measure,
            )
            for row in results.results(session, appointment_id).rows
        ),
        summary=found.draft.results,
        feedback=found.draft.feedback,
        text=found.draft.report,
        photos=tuple(
            Picture(
                results.picture(session, row.file_id),
                row.draft.alternative_text,
                " · ".join(
                    part for part in (row.draft.caption, f"Foto: {row.credit}" if row.credit else "") if part
                ),
            )
            for row in printable[:_MOST_PHOTOS]
        ),
        left_out=len(found.photos) - len(printable[:_MOST_PHOTOS]),
        permits=tuple(
            (
                row.title,
                row.authority,
                ", ".join(
                    part
                    for part in (
                        task_rules.STATES[row.state],
                        f"Az. {row.file_number}" if row.file_number else "",
                    )
                    if part
                ),
            )
            for row in permits
        ),
        funding=detail.funding,
        estimated=not found.draft.groups,
    )


def _head(session: Session, detail: PlanDetail, dated: date) -> Head:
    office = session.scalar(select(Office.name)) or "Stadtteilbüro"
    return Head(
        office,
        detail.title,
        detail.starts_at,
        detail.ends_at,
        detail.place,
        detail.organiser or office,
        dated,
        detail.all_day,
    )


def _remark(row: TaskRow) -> str:
    draft = row.draft
    parts = (
        f"beantragt {formats.day(draft.applied_on)}" if draft.applied_on else "",
        f"Az. {draft.file_number}" if draft.file_number else "",
        formats.money(draft.fee) if draft.fee is not None else "",
        draft.source,
    )
    return " · ".join(part for part in parts if part).replace("§ ", f"§{formats.NBSP}")
