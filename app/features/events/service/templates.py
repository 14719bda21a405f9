"""Checklists of the office: written, changed, thrown away, or put back to what was shipped."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import Refused
from app.features.events.queries import checklists as queries
from app.features.events.rules import checklists as rules
from app.features.events.rules.checklists import Checklist
from db.models import TaskTemplate, TaskTemplateItem


def named(session: Session, name: str) -> Checklist:
    """The checklist of that name, as the office has it.

    Raises:
        Refused: when there is none.
    """
    found = next((one for one in queries.checklists(session) if one.name == name), None)
    if found is None:
        raise Refused(f"Die Checkliste „{name}“ gibt es nicht mehr.", "name")
    return found


def save(session: Session, draft: Checklist) -> int:
    """Keep a checklist; a shipped one becomes the office's own version of it.

    Raises:
        Refused: when a cell cannot be right, or another one has the name.
    """
    clean = rules.checked(draft)
    same = session.scalar(select(TaskTemplate.id).where(TaskTemplate.name == clean.name))
    if same is not None and same != clean.id:
        raise Refused(
            f"Eine Checkliste „{clean.name}“ gibt es schon. Bitte wählen Sie einen anderen Namen.", "name"
        )
    template = session.get(TaskTemplate, clean.id) if clean.id is not None else None
    if template is None:
        template = TaskTemplate(position=(session.scalar(select(func.max(TaskTemplate.position))) or 0) + 1)
    template.name, template.format = clean.name, clean.format or ""
    session.add(template)
    session.flush()
    _keep_items(session, template.id, clean)
    return template.id


def reset(session: Session, name: str) -> None:
    """Put a checklist back to what was shipped; one of the office's own is thrown away.

    Raises:
        Refused: when it is as it was shipped already.
    """
    template = session.scalar(select(TaskTemplate).where(TaskTemplate.name == name))
    if template is None:
        raise Refused(f"„{name}“ ist schon, wie sie ausgeliefert wurde.")
    session.delete(template)


def _keep_items(session: Session, template_id: int, draft: Checklist) -> None:
    known = {
        row.id: row
        for row in session.scalars(
            select(TaskTemplateItem).where(TaskTemplateItem.template_id == template_id)
        )
    }
    for position, item in enumerate(draft.items):
        row = known.pop(item.id or 0, None) or TaskTemplateItem(template_id=template_id)
        row.position, row.title, row.days, row.working_days = (
            position,
            item.title,
            item.offset,
            item.working,
        )
        row.authority, row.permission = item.authority, bool(item.permission)
        row.condition, row.note, row.source = item.condition or "", item.note, item.source
        session.add(row)
    for row in known.values():
        session.delete(row)
    session.flush()
