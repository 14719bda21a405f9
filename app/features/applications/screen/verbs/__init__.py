"""The verbs of an application as buttons: what its state allows, the next step first."""

from collections.abc import Sequence
from dataclasses import replace

from app.features.applications.queries import ApplicationDetail
from app.features.applications.screen.letters import LetterDesk
from app.features.applications.screen.verbs.aside import Aside
from app.features.applications.screen.verbs.base import Browser
from app.features.applications.screen.verbs.beginning import Beginning
from app.features.applications.screen.verbs.checking import Checking
from app.features.applications.screen.verbs.deciding import Deciding
from app.features.applications.screen.verbs.ending import Ending
from app.features.applications.screen.verbs.proving import Proving
from app.features.applications.screen.verbs.running import Running
from app.features.applications.screen.verbs.writing import Writing
from app.ui.actions import Action
from app.ui.context import Context


class Verbs:
    """Collects the actions of a record from those who carry them out."""

    def __init__(self, context: Context, screen: Browser) -> None:
        desk = LetterDesk(context, screen)
        self._groups = (
            Deciding(context, screen, desk),
            Checking(context, screen),
            Running(context, screen),
            Proving(context, screen),
            Ending(context, screen),
            Beginning(context, screen),
            Writing(context, screen),
            Aside(context, screen),
        )

    def actions(self, detail: ApplicationDetail) -> Sequence[Action]:
        """What the state allows; at most one of them is the primary one."""
        found = [action for group in self._groups for action in group.actions(detail)]
        found.sort(key=lambda action: not action.primary)
        return (*found[:1], *(replace(action, primary=False) for action in found[1:]))


__all__ = ["Verbs"]
