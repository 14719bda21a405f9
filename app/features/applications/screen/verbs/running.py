"""Between the grant and the proof: accepted, begun."""

from collections.abc import Iterator

from app.features.applications import service
from app.features.applications.form import DAY_FORM
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import DayDraft, Status, Verb, may
from app.features.applications.screen.verbs.base import Group
from app.ui.actions import Action
from app.ui.browser import Saving
from app.ui.sheet import ask_form


class Running(Group):
    """The project goes its way."""

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """Accept; begin."""
        if may(detail.status, Verb.ACCEPT):
            yield Action(
                "Annahme vermerken …",
                lambda: self._accept(detail),
                icon="handshake",
                primary=not detail.letter_due,
            )
        if may(detail.status, Verb.BEGIN):
            yield Action(
                "Beginn vermerken …",
                lambda: self._begin(detail),
                icon="play",
                primary=detail.status == Status.ACCEPTED,
            )

    def _accept(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        ask_form(
            self._context,
            self._screen,
            title="Annahme der Bewilligung",
            spec=DAY_FORM,
            draft=DayDraft(today),
            button="Vermerken",
            saving=lambda draft: Saving(
                f"Annahme von {detail.reference} vermerken",
                lambda session: service.accept(session, detail.id, draft, today=today),
            ),
            key=f"accept:{detail.id}",
        )

    def _begin(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        ask_form(
            self._context,
            self._screen,
            title="Beginn des Projekts",
            spec=DAY_FORM,
            draft=DayDraft(today),
            button="Vermerken",
            saving=lambda draft: Saving(
                f"Beginn von {detail.reference} vermerken",
                lambda session: service.begin(session, detail.id, draft, today=today),
            ),
            key=f"begin:{detail.id}",
        )
