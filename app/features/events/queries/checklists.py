"""The checklists there are: those the office wrote, and the shipped ones it did not change."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.options import Option
from app.features.events.rules import checklists as rules
from app.features.events.rules.checklists import Checklist, ChecklistItem
from app.features.events.rules.tasks import how_of
from app.system import resources
from db.models import TaskTemplate, TaskTemplateItem

FOLDER = "events"


@cache
def shipped() -> tuple[Checklist, ...]:
    """The checklists as they ship."""
    return tuple(rules.read(path.read_text(encoding="utf-8")) for path in resources.listed(FOLDER, ".toml"))


def checklists(session: Session) -> tuple[Checklist, ...]:
    """All of them: shipped ones first, each as the office changed it; then the office's own."""
    own = {one.name: one for one in _own(session)}
    found = [own.pop(one.name, one) for one in shipped()]
    return (*found, *own.values())


def options(session: Session) -> Sequence[Option]:
    """Their names, to choose from."""
    return tuple(Option(one.name, one.name) for one in checklists(session))


def _own(session: Session) -> list[Checklist]:
    known = {one.name for one in shipped()}
    items: dict[int, list[ChecklistItem]] = {}
    for row in session.scalars(select(TaskTemplateItem).order_by(TaskTemplateItem.position)):
        items.setdefault(row.template_id, []).append(
            ChecklistItem(
                row.title,
                abs(row.days),
                how_of(row.days, working=row.working_days, fixed_on=None),
                row.authority,
                row.permission,
                row.condition,
                row.note,
                row.source,
                row.id,
            )
        )
    rows = session.scalars(select(TaskTemplate).order_by(TaskTemplate.position, TaskTemplate.name))
    return [
        Checklist(row.name, row.format, tuple(items.get(row.id, ())), row.id, row.name in known)
        for row in rows
    ]
