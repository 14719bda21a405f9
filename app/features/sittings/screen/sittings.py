"""The list of sittings with the record beside it: agenda, attendance, votes, papers, and closing."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.errors import Refused
from app.features.sittings import table
from app.features.sittings.form.sittings import CITY, SITTING
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import SittingDetail, SittingRow
from app.features.sittings.queries.sittings import Calculate
from app.features.sittings.rules.city import CityDraft
from app.features.sittings.rules.planning import SittingDraft, invitation_day
from app.features.sittings.rules.words import PRESENCES, STATES, VOTES, outcome_word
from app.features.sittings.screen.agenda import AgendaPanel
from app.features.sittings.screen.attendance import AttendancePanel
from app.features.sittings.screen.desk import PaperDesk
from app.features.sittings.screen.items import ItemsPanel
from app.features.sittings.screen.papers import PapersPanel
from app.features.sittings.screen.ranking import RankingPanel
from app.features.sittings.service import closing, planning
from app.features.sittings.service.closing import Decide
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, Saving, Tab, Word
from app.ui.browser.typed import TypedBrowser
from app.ui.chips import Chip, Tone
from app.ui.context import Context
from app.ui.sheet import ask_form

_SAID = 6
"""So many open points are said at once; the rest is counted."""


class SittingsBrowser(TypedBrowser[SittingRow, SittingDetail, SittingDraft]):
    """Plan, invite, record, close."""

    kind = "sitting"
    title = "Sitzungen"
    icon = "gavel"
    shows = frozenset(
        {
            "sittings",
            "agenda_items",
            "attendances",
            "votes",
            "committees",
            "committee_members",
            "applications",
            "decisions",
            "letters",
            "fund_years",
            "contacts",
            "memberships",
        }
    )
    noun = Noun("Sitzung", "Sitzungen", new="Neue Sitzung")
    columns = table.SITTINGS
    chips = table.SITTING_CHIPS
    filters = table.SITTING_FILTERS
    views = table.SITTING_VIEWS
    form = SITTING
    keeps = ("committee_id", "place")
    empty_hint = "Noch keine Sitzung. Mit Strg+N planen Sie die erste; Nummer und Fristen setzt das Programm."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)
    words: ClassVar[Mapping[str, Word]] = {
        "status": Word("Stand", lambda key: STATES.get(key, str(key))),
        "presence": Word("Anwesenheit", lambda key: PRESENCES.get(key, str(key))),
        "vote": Word("Stimme", lambda key: VOTES.get(key, str(key))),
        "outcome": Word("Ergebnis", lambda key: outcome_word("application", key) or str(key)),
        "text": Word("Niederschrift"),
        "resolution": Word("Beschluss"),
        "rank": Word("Rang"),
    }

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, decide: Decide, calculate: Calculate
    ) -> None:
        self._decide = decide
        self._calculate = calculate
        self._usual: tuple[int | None, str] = (None, "")
        super().__init__(context, parent)
        self._desk = PaperDesk(context, self)

    def reload(self) -> None:
        """The list; and what a new sitting begins with."""
        super().reload()
        self.context.look(queries.defaults, self._know_usual, self, slot="usual")

    def blank(self, preset: Mapping[str, Any]) -> SittingDraft:
        """Of the committee there is, where it sat last."""
        only, place = self._usual
        return SittingDraft(
            committee_id=preset.get("committee_id", only), place=str(preset.get("place", place))
        )

    def draft(self, detail: SittingDetail) -> SittingDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: SittingDetail) -> Heading:
        """Number, when and where, how far it is."""
        draft = detail.draft
        when = formats.moment(draft.starts_at)
        chips = [table.SITTING_CHIPS["status"][detail.status]]
        if detail.status == "planned" and draft.starts_at is not None:
            last = invitation_day(draft.starts_at, detail.committee.lead_days)
            late = last < self.context.clock.today()
            said = "hätte bis" if late else "bis"
            chips.append(Chip(f"einladen {said} {formats.day(last)}", Tone.BAD if late else Tone.INFO))
        if not detail.committee.decides:
            chips.append(Chip("empfiehlt", Tone.INFO))
        if detail.city:
            chips.append(Chip("Entscheidung der Stadt steht aus", Tone.WARN))
        if detail.minutes_issued_on is not None:
            chips.append(Chip("Niederschrift ausgegeben", Tone.GOOD))
        return Heading(
            detail.reference, " · ".join(part for part in (when, draft.place) if part), tuple(chips)
        )

    def saving(self, draft: SittingDraft, record_id: int | None) -> Saving:
        """Plan or change."""
        staff_id = self.context.staff_id
        name = "Sitzung ändern" if record_id else "Sitzung planen"
        return Saving(name, lambda session: planning.save(session, draft, record_id, staff_id=staff_id))

    def locked(self, detail: SittingDetail) -> str:
        """Once the minutes are out, or the sitting is off, it stays."""
        if detail.status == "cancelled":
            return "Die Sitzung ist abgesagt; sie behält ihre Nummer und bleibt so stehen."
        if detail.minutes_issued_on is not None:
            return (
                f"Die Niederschrift ist am {formats.day(detail.minutes_issued_on)} ausgegeben und bleibt, "
                "wie sie ist."
            )
        return ""

    def tabs(self) -> Sequence[Tab]:
        """In the order a sitting goes."""
        return (
            Tab("Tagesordnung", lambda: AgendaPanel(self.context, self._calculate)),
            Tab("Anwesenheit", lambda: self.typed(AttendancePanel(self.context))),
            Tab("Beratung", lambda: self.typed(ItemsPanel(self.context))),
            Tab("Rangfolge", lambda: self.typed(RankingPanel(self.context))),
            Tab("Papiere", lambda: PapersPanel(self.context)),
        )

    def record_actions(self, detail: SittingDetail) -> Sequence[Action]:
        """What comes next, first."""
        invite = Action(
            "Einladen …",
            partial(self._desk.invite, detail),
            icon="send",
            primary=detail.status == "planned",
        )
        minutes = Action("Niederschrift …", partial(self._desk.minutes, detail), icon="scroll-text")
        close = Action("Sitzung schließen", partial(self._close, detail), icon="gavel", primary=True)
        begin = Action("Eröffnen", partial(self._begin_sitting, detail), icon="play", primary=True)
        off = Action("Absagen", partial(self._cancel, detail), icon="circle-x", danger=True)
        city = Action(
            "Entscheidung der Stadt …", partial(self._ask_city, detail), icon="landmark", primary=True
        )
        if detail.status in {"planned", "invited"}:
            came = detail.day <= self.context.clock.today()
            return (begin, minutes, invite, off) if came else (invite, minutes, off)
        if detail.status == "open":
            return (close, minutes, off)
        if detail.status == "closed":
            return (city, minutes) if detail.city else (minutes,)
        return ()

    def history_of(self, detail: SittingDetail) -> Sequence[tuple[str, int]]:
        """The sitting with its items, attendance and votes."""
        return detail.parts

    def save_and_new(self) -> None:
        """In the tab of items go on to the next one; else as everywhere."""
        panel = self.typed_in_front()
        if isinstance(panel, ItemsPanel):
            panel.save_and_next()
        else:
            super().save_and_new()

    # -- inside ----------------------------------------------------------------------------

    def _know_usual(self, usual: tuple[int | None, str]) -> None:
        self._usual = usual

    def _close(self, detail: SittingDetail) -> None:
        if self.is_typing():
            self.context.messages.warn(
                "Bitte speichern Sie zuerst, was Sie geändert haben (Strg+S).", "Speichern", self.save
            )
            return
        now, staff_id, decide = self.context.clock.now(), self.context.staff_id, self._decide
        name = f"{detail.reference} schließen"

        def done(count: int) -> None:
            decided = formats.count(count, "Entscheidung", "Entscheidungen")
            after = "; Bescheide, Zahlungspläne und Fristen sind angelegt" if count else ""
            self.context.messages.done(f"Sitzung geschlossen: {decided}{after}", undo=True)

        self.context.do(
            name,
            lambda session: closing.close(
                session, detail.id, decide, today=now.date(), now=now, staff_id=staff_id
            ),
            done,
            owner=self,
            failed=self._open_points,
        )

    def _open_points(self, refused: Refused) -> None:
        """Say what is missing, and lead to where it is mended."""
        found = refused.all
        rest = len(found) - _SAID
        more = (
            (Refused(f"… und {formats.count(rest, 'weiterer Punkt', 'weitere Punkte')}."),)
            if rest > 0
            else ()
        )
        said = (*found[:_SAID], *more)
        self.context.messages.refused(Refused(said[0].sentence, more=said[1:]))

    def _begin_sitting(self, detail: SittingDetail) -> None:
        self.perform("Sitzung eröffnen", lambda session: planning.begin(session, detail.id))

    def _cancel(self, detail: SittingDetail) -> None:
        self.context.messages.ask(
            f"{detail.reference} absagen?",
            "Die Sitzung behält ihre Nummer; ihre Anträge sind wieder entscheidungsreif, und der Termin "
            "verschwindet aus dem Kalender.",
            "Absagen",
            lambda: self.perform("Sitzung absagen", lambda session: planning.cancel(session, detail.id)),
            danger=True,
        )

    def _ask_city(self, detail: SittingDetail) -> None:
        today, staff_id, decide = self.context.clock.today(), self.context.staff_id, self._decide
        ask_form(
            self.context,
            self,
            title="Entscheidung der Stadt",
            spec=CITY,
            draft=CityDraft(today, detail.city),
            button="Entscheiden",
            saving=lambda typed: Saving(
                f"Entscheidung der Stadt zu {detail.reference}",
                lambda session: closing.decide_for_city(
                    session, detail.id, typed, decide, today=today, staff_id=staff_id
                ),
                toast="Die Entscheidungen der Stadt sind eingetragen",
            ),
            key=f"city_decision:{detail.id}",
            explain=f"{detail.committee.name} hat empfohlen; entschieden wird bei der Stadt. "
            "Zeilen ohne Eintrag bleiben offen.",
        )
