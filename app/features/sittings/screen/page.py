"""The page „Gremien“: three lists behind tabs, each with its record beside it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.features.sittings.queries.sittings import Calculate
from app.features.sittings.screen.committees import CommitteesBrowser
from app.features.sittings.screen.resolutions import ResolutionsBrowser
from app.features.sittings.screen.sittings import SittingsBrowser
from app.features.sittings.service.closing import Decide
from app.ui.browser import RecordBrowser
from app.ui.browser.sections import SectionsScreen
from app.ui.context import Context

_SECTIONS = {"sitting": "Sitzungen", "resolution": "Beschlüsse", "committee": "Gremien"}


class SittingsScreen(SectionsScreen[RecordBrowser[Any, Any, Any]]):
    """Sittings first; what was resolved and who sits there are one tab away.

    Args:
        decide: carries a decision on an application out.
        calculate: reckons the grant of an application.
    """

    kind = "sittings"
    title = "Gremien"
    icon = "gavel"

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, decide: Decide, calculate: Calculate
    ) -> None:
        builders: dict[str, Callable[[QWidget], RecordBrowser[Any, Any, Any]]] = {
            "sitting": partial(SittingsBrowser, context, decide=decide, calculate=calculate),
            "resolution": partial(ResolutionsBrowser, context),
            "committee": partial(CommitteesBrowser, context),
        }
        super().__init__(context, _SECTIONS, builders, "Bereiche der Gremien", parent)
