"""Columns, chips, filters and views of the two lists."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.columns import Column, Kind
from app.domain.options import Option
from app.domain.paging import Filter, Test
from app.features.consultations import queries
from app.features.consultations.queries import ConcernRow, ConsultationRow
from app.features.consultations.rules import STATUSES
from app.ui.chips import Chip, Tone
from app.ui.filters import ChoiceFilter, Period, PeriodFilter, View, YesNoFilter

COLUMNS: tuple[Column[ConsultationRow], ...] = (
    Column("began_at", "Datum", Kind.MOMENT, 130),
    Column("concern", "Anliegen", Kind.TEXT, 260),
    Column("topics", "Themen", Kind.TEXT, 170, sortable=False),
    Column("follow_up_on", "Wiedervorlage", Kind.DATE, 110),
    Column("follow_up", "Stand", Kind.STATE, 86),
    Column("channel", "Weg", Kind.TEXT, 120, roomy=True),
    Column("target_group", "Zielgruppe", Kind.TEXT, 160, shown=False),
    Column("minutes", "Dauer", Kind.MINUTES, 72),
    Column("reference", "Nr.", Kind.TEXT, 112, shown=False, rigid=True),
    Column("place", "Ort", Kind.TEXT, 140, shown=False),
    Column("result", "Ergebnis", Kind.TEXT, 240, shown=False),
    Column("referred_to", "Verwiesen an", Kind.TEXT, 160, shown=False),
    Column("staff", "Beraten durch", Kind.TEXT, 140, shown=False),
    Column("contact", "Kontakt", Kind.TEXT, 160, shown=False, personal=True),
    Column("first_contact", "Erstkontakt", Kind.YES_NO, 100, shown=False),
    Column("concerns", "Anliegen an die Stadt", Kind.NUMBER, 90, shown=False, sortable=False),
)

CHIPS = {"follow_up": {"open": Chip("offen", Tone.WARN), "done": Chip("erledigt", Tone.GOOD)}}

_DUE = "due"
_FOLLOW_UPS = (Option(_DUE, "fällig"), Option("open", "offen"), Option("done", "erledigt"))


@dataclass(frozen=True)
class FollowUpFilter(ChoiceFilter):
    """Open, done, or due: open and not later than today."""

    def conditions(self, state: Any, today: date) -> tuple[Filter, ...]:
        """Due alone also looks at the day; beside others it means no more than open."""
        if list(state) == [_DUE]:
            return (Filter(self.key, Test.IS, "open"), Filter("follow_up_on", Test.AT_MOST, today))
        wanted = tuple(dict.fromkeys("open" if one == _DUE else one for one in state))
        return (Filter(self.key, Test.ONE_OF, wanted),) if wanted else ()


FILTERS = (
    PeriodFilter("began_at", "Datum"),
    ChoiceFilter("topic", "Thema", options=queries.topic_options),
    ChoiceFilter("channel_id", "Weg", options=queries.channel_options),
    ChoiceFilter("target_group_id", "Zielgruppe", options=queries.target_group_options),
    FollowUpFilter("follow_up", "Wiedervorlage", options=_FOLLOW_UPS),
    ChoiceFilter("staff_id", "Wer", options=queries.staff_options),
    YesNoFilter("has_concern", "An die Stadt"),
)


def views(staff_id: int | None) -> tuple[View, ...]:
    """The views offered first; „Meine“ only when it is known who works here."""
    mine = () if staff_id is None else (View("Meine", {"staff_id": (staff_id,)}),)
    return (
        View("Alle"),
        View("Diese Woche", {"began_at": Period.THIS_WEEK}),
        *mine,
        View("Wiedervorlagen fällig", {"follow_up": (_DUE,)}, sort="follow_up_on"),
        View("Mit Anliegen an die Stadt", {"has_concern": True}),
    )


CONCERN_COLUMNS: tuple[Column[ConcernRow], ...] = (
    Column("reference", "Nr.", Kind.TEXT, 112, rigid=True),
    Column("raised_on", "Vorgebracht", Kind.DATE, 104),
    Column("text", "Anliegen", Kind.TEXT, 340),
    Column("city_office", "Amt", Kind.TEXT, 180),
    Column("status", "Stand", Kind.STATE, 160),
    Column("due_on", "Frist", Kind.DATE, 104),
    Column("place", "Ort", Kind.TEXT, 150, roomy=True),
    Column("answered_on", "Beantwortet", Kind.DATE, 104, shown=False),
    Column("consultation", "Beratung", Kind.TEXT, 112, shown=False),
)

_TONES = {"open": Tone.WARN, "sent": Tone.INFO, "answered": Tone.ACCENT, "done": Tone.GOOD}
CONCERN_CHIPS = {"status": {status: Chip(word, _TONES[status]) for status, word in STATUSES.items()}}

CONCERN_FILTERS = (
    ChoiceFilter("status", "Stand", options=tuple(Option(status, word) for status, word in STATUSES.items())),
    ChoiceFilter("city_office_id", "Amt", options=queries.city_office_options),
    PeriodFilter("raised_on", "Vorgebracht"),
    PeriodFilter("due_on", "Frist", periods=(Period.OVERDUE, Period.THIS_WEEK, Period.NEXT_14_DAYS)),
)

CONCERN_VIEWS = (
    View("Alle"),
    View("Noch offen", {"status": ("open", "sent")}),
    View("Antwort überfällig", {"status": ("open", "sent"), "due_on": Period.OVERDUE}, sort="due_on"),
    View("Beantwortet", {"status": ("answered",)}),
)
