"""The list of concerns to the city and the record beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain import formats
from app.features.consultations import queries, service
from app.features.consultations.form import ANSWER_FORM, CONCERN_FORM, Answer
from app.features.consultations.queries import ConcernDetail, ConcernRow
from app.features.consultations.rules import ADVANCES, ConcernDraft
from app.features.consultations.table import (
    CONCERN_CHIPS,
    CONCERN_COLUMNS,
    CONCERN_FILTERS,
    CONCERN_VIEWS,
)
from app.ui.browser import Action, Heading, Noun, RecordBrowser, Saving
from app.ui.sheet import ask_form

_VERBS = (
    ("send", "An die Stadt gegeben", "send"),
    ("finish", "Erledigt", "check"),
    ("reopen", "Wieder öffnen", "rotate-ccw"),
)


class ConcernsScreen(RecordBrowser[ConcernRow, ConcernDetail, ConcernDraft]):
    """What people want the city to know or do, and what the city answered."""

    kind = "concern"
    title = "Anliegen an die Stadt"
    icon = "megaphone"
    shows = frozenset({"concerns", "city_offices"})
    noun = Noun("Anliegen", "Anliegen", new="Neues Anliegen")
    columns = CONCERN_COLUMNS
    chips = CONCERN_CHIPS
    filters = CONCERN_FILTERS
    views = CONCERN_VIEWS
    form = CONCERN_FORM
    keeps = ("city_office_id", "due_on")
    empty_hint = "Anliegen entstehen in Beratungen oder hier mit Strg+N."
    page = staticmethod(queries.concern_page)
    load = staticmethod(queries.concern_detail)

    def blank(self, preset: Mapping[str, Any]) -> ConcernDraft:
        """Raised today."""
        return ConcernDraft(
            raised_on=self.context.clock.today(), consultation_id=preset.get("consultation_id")
        )

    def draft(self, detail: ConcernDetail) -> ConcernDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: ConcernDetail) -> Heading:
        """Number, day and state."""
        about = f"vorgebracht am {formats.day(detail.draft.raised_on)}"
        if detail.consultation:
            about = f"{about} · aus {detail.consultation}"
        return Heading(detail.reference, about, (CONCERN_CHIPS["status"][detail.status],))

    def saving(self, draft: ConcernDraft, record_id: int | None) -> Saving:
        """Keep it."""
        today = self.context.clock.today()
        return Saving(
            "Anliegen speichern",
            lambda session: service.save_concern(session, draft, record_id, today=today),
            toast="Anliegen gespeichert",
        )

    def removing(self, detail: ConcernDetail) -> Saving | None:
        """Only what the city has not heard of can be deleted."""
        if detail.status != "open":
            return None
        return Saving("Anliegen löschen", lambda session: service.remove_concern(session, detail.id))

    def record_actions(self, detail: ConcernDetail) -> Sequence[Action]:
        """What can be done with it in its state."""
        found = [
            Action(text, lambda verb=verb, text=text: self._advance(detail, verb, text), icon=icon)  # type: ignore[misc]  # bound here
            for verb, text, icon in _VERBS
            if (detail.status, verb) in ADVANCES
        ]
        if (detail.status, "answer") in ADVANCES:
            answer = Action("Antwort eintragen …", lambda: self._ask_answer(detail), icon="mail")
            found.insert(1 if detail.status == "open" else 0, answer)
        return found

    def history_of(self, detail: ConcernDetail) -> Sequence[tuple[str, int]]:
        """Its own changes."""
        return (("concerns", detail.id),)

    def _advance(self, detail: ConcernDetail, verb: str, text: str) -> None:
        self.perform(f"Anliegen: {text}", lambda session: service.advance_concern(session, detail.id, verb))

    def _ask_answer(self, detail: ConcernDetail) -> None:
        today = self.context.clock.today()

        def saving(typed: Answer) -> Saving:
            return Saving(
                "Antwort der Stadt eintragen",
                lambda session: service.answer_concern(
                    session, detail.id, typed.answer, on=typed.answered_on or today, today=today
                ),
            )

        ask_form(
            self.context,
            self,
            title=f"Antwort der Stadt zu {detail.reference}",
            spec=ANSWER_FORM,
            draft=Answer(detail.draft.answer, detail.draft.answered_on or today),
            button="Eintragen",
            saving=saving,
            key=f"concern-answer:{detail.id}",
            explain=detail.draft.text[:300],
        )
