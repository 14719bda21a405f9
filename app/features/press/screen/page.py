"""The page „Presse & Versand“: releases, what was published, mailings, the archive of prints."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.press.screen.archive import ArchiveBrowser
from app.features.press.screen.clippings import ClippingsBrowser
from app.features.press.screen.mailing import MailingScreen
from app.features.press.screen.releases import ReleasesBrowser
from app.ui.browser.sections import SectionsScreen
from app.ui.context import Context
from app.ui.screen import Screen

_SECTIONS = {
    "press_release": "Pressemitteilungen",
    "clipping": "Veröffentlicht",
    "mailing": "Versand",
    "print": "Archiv",
}


class PressScreen(SectionsScreen[Screen]):
    """Releases first; the rest is one tab away."""

    kind = "press"
    title = "Presse & Versand"
    icon = "mail"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        builders: dict[str, Callable[[QWidget], Screen]] = {
            "press_release": partial(ReleasesBrowser, context),
            "clipping": partial(ClippingsBrowser, context),
            "mailing": partial(MailingScreen, context),
            "print": partial(ArchiveBrowser, context),
        }
        super().__init__(context, _SECTIONS, builders, "Bereiche von Presse und Versand", parent)
