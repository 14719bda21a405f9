"""Writing a letter by hand, from the head of the record."""

from collections.abc import Iterator

from app.features.applications.queries import ApplicationDetail
from app.features.applications.screen.letters import ask_letter
from app.features.applications.screen.verbs.base import Group
from app.ui.actions import Action


class Writing(Group):
    """Letters that no verb prepares."""

    def actions(self, detail: ApplicationDetail) -> Iterator[Action]:
        """A letter can be written at any time."""
        run = self.saved(lambda: ask_letter(self._context, self._screen, detail.id))
        yield Action("Schreiben …", run, icon="mail")
