"""Sheets for the wall: asked for, looked at as they will be printed, archived when they go out."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.options import Option
from app.features.events.document.month import month_calendar, month_file
from app.features.events.document.signs import left_out
from app.features.events.document.week import week_file, week_list
from app.features.events.queries import wall as queries
from app.features.events.queries.exchange import OTHERS
from app.features.events.rules import wall as rules
from app.features.events.rules.appointments import KINDS
from app.features.events.rules.wall import MonthDraft, WallData, WeekDraft
from app.features.events.screen import asking
from app.features.events.service import wall as service
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.fields import Choice, ChoiceChips, YesNo
from app.ui.form import FormSpec, Pair, Section
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet
from app.ui.sheet import Sheet

_KINDS = ChoiceChips(
    "kinds",
    "Eigene Termine",
    options=tuple(Option(key, word) for key, word in KINDS.items() if key != OTHERS),
    hint="Besprechungen und Fristen gehen meist nur das Büro an.",
)
_OTHERS = YesNo("others", "Auch Termine anderer Veranstalter")
_DRAFT = "Vorschau. Beim Ausgeben wird das Blatt unverändert archiviert."


def offers(context: Context, owner: QWidget) -> Sequence[Action]:
    """The sheets there are."""
    return (
        Action("Monatskalender fürs Schaufenster …", lambda: ask_month(context, owner), icon="calendar-days"),
        Action("Wochenliste …", lambda: ask_week(context, owner), icon="list"),
    )


def ask_month(context: Context, owner: QWidget) -> None:
    """Ask which month, then show its calendar."""
    today = context.clock.today()
    months = tuple(Option(key, word) for key, word in rules.months_ahead(today))
    sizes = tuple(Option(key, word) for key, word in rules.SIZES.items())
    spec = FormSpec(
        Section(
            "",
            Pair(
                Choice("month", "Monat", options=months, required=True),
                Choice("size", "Größe", options=sizes, required=True),
            ),
            _KINDS,
            _OTHERS,
        )
    )
    sheet = Sheet(
        context,
        "Monatskalender fürs Schaufenster",
        spec,
        MonthDraft(month=rules.next_month(today)),
        "Ansehen",
        explain="Eine Seite zum Aushängen, aus einem Meter zu lesen: Termine, Feiertage, Sprechzeiten.",
        parent=owner.window(),
    )

    def submit(draft: MonthDraft) -> None:
        rules.month_of(draft)
        sheet.accept()
        gather = partial(queries.month, draft=draft, dated=today)
        _make(context, owner, "month", rules.SIZES[draft.size], gather, month_calendar, month_file)

    asking.ask(sheet, submit)


def ask_week(context: Context, owner: QWidget) -> None:
    """Ask which week, then show its list."""
    today = context.clock.today()
    weeks = tuple(Option(key, word) for key, word in rules.weeks_ahead(today))
    sheet = Sheet(
        context,
        "Wochenliste",
        FormSpec(Section("", Choice("week", "Woche", options=weeks, required=True), _KINDS, _OTHERS)),
        WeekDraft(week=rules.next_week(today)),
        "Ansehen",
        explain="Was in dieser Woche im Stadtteil los ist, Tag für Tag auf A4.",
        parent=owner.window(),
    )

    def submit(draft: WeekDraft) -> None:
        rules.week_of(draft)
        sheet.accept()
        gather = partial(queries.week, draft=draft, dated=today)
        _make(context, owner, "week", "A4", gather, week_list, week_file)

    asking.ask(sheet, submit)


def _make(
    context: Context,
    owner: QWidget,
    kind: str,
    layout: str,
    gather: Callable[[Any], WallData],
    draw: Callable[[WallData], bytes],
    name_of: Callable[[WallData], str],
) -> None:
    def gathered(data: WallData) -> None:
        name = name_of(data)
        title = name.removesuffix(".pdf")

        def build(progress: Progress) -> bytes:
            progress(0, 1, title)
            return draw(data)

        told = " ".join(filter(None, (_DRAFT, left_out(data))))
        context.make(build, partial(preview, name=name, told=told), title=f"{title} erstellen", owner=owner)

    def preview(pdf: bytes, name: str, told: str) -> None:
        issue = Action("Ausgeben", lambda: out(pdf, name), icon="printer", primary=True)
        show_pdf_sheet(context, owner, name.removesuffix(".pdf"), pdf, name, actions=(issue,), draft=told)

    def out(pdf: bytes, name: str) -> None:
        title = name.removesuffix(".pdf")

        def issued(_id: int) -> None:
            context.messages.done(f"Archiviert: {title}", undo=True)
            show_pdf_sheet(context, owner, title, pdf, name)

        context.do(
            f"{title} ausgeben",
            lambda session: service.issue(session, kind, pdf, name, layout, staff_id=context.staff_id),
            issued,
            owner=owner,
        )

    context.look(gather, gathered, owner, slot="wall")
