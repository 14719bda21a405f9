"""What is always possible and rarely the next step: account and note, stepping back."""

from collections.abc import Iterator

from app.features.applications import service
from app.features.applications.form import ACCOUNT_FORM
from app.features.applications.queries import ApplicationDetail
from app.features.applications.rules import AccountDraft, Verb, may
from app.features.applications.screen.verbs.base import Group
from app.ui.actions import Action
from app.ui.browser import Saving
from app.ui.sheet import ask_form


class Aside(Group):
    """Beside the course."""

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """Account and note where the form is locked; withdraw while nothing is paid."""
        if not may(detail.status, Verb.CHANGE):
            yield Action("Konto und Notiz …", lambda: self._annotate(detail), icon="pencil")
        if may(detail.status, Verb.WITHDRAW) and not detail.paid:
            yield Action("Zurückziehen", self.saved(lambda: self._withdraw(detail)), icon="undo-2")

    def _withdraw(self, detail: ApplicationDetail) -> None:
        self._screen.perform(
            f"Antrag {detail.reference} zurückziehen", lambda session: service.withdraw(session, detail.id)
        )

    def _annotate(self, detail: ApplicationDetail) -> None:
        draft = detail.draft
        ask_form(
            self._context,
            self._screen,
            title="Konto und Notiz",
            spec=ACCOUNT_FORM,
            draft=AccountDraft(draft.account_holder, draft.iban, draft.note),
            button="Speichern",
            saving=lambda typed: Saving(
                f"Konto und Notiz zu {detail.reference} ändern",
                lambda session: service.annotate(session, detail.id, typed),
            ),
            key=f"account:{detail.id}",
        )
