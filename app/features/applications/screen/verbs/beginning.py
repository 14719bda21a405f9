"""Advice that becomes an application, and an application that is filed again."""

from collections.abc import Iterator

from app.features.applications import service
from app.features.applications.form import RECEIVED_FORM
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import ReceivedDraft, Status, Verb, may
from app.features.applications.screen.verbs.base import Group
from app.ui.actions import Action
from app.ui.browser import Saving
from app.ui.sheet import ask_form


class Beginning(Group):
    """How an application comes to be."""

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """Take advice in as an application; file a rejected or withdrawn one again."""
        if may(detail.status, Verb.RECEIVE):
            yield Action(
                "Als Antrag aufnehmen …",
                self.saved(lambda: self._register(detail)),
                icon="inbox",
                primary=True,
            )
        if detail.status in {Status.REJECTED, Status.WITHDRAWN}:
            yield Action("Erneut stellen", lambda: self._refile(detail), icon="copy")

    def _register(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        ask_form(
            self._context,
            self._screen,
            title="Als Antrag aufnehmen",
            spec=RECEIVED_FORM,
            draft=ReceivedDraft(today),
            button="Aufnehmen",
            saving=lambda draft: Saving(
                f"Beratung {detail.reference} als Antrag aufnehmen",
                lambda session: service.register(session, detail.id, draft, today=today),
            ),
            key=f"register:{detail.id}",
            explain="Der Antrag bekommt das nächste Aktenzeichen und gilt nach der Richtlinie dieses Tages.",
        )

    def _refile(self, detail: ApplicationDetail) -> None:
        today = self._context.clock.today()
        self._screen.perform(
            f"Antrag {detail.reference} erneut stellen",
            lambda session: service.refile(session, detail.id, today=today),
            self._screen.open_record,
        )
