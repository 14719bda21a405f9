"""The page „Presse & Versand“: releases, what was published, mailings, the archive of prints."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.ids import Ref
from app.features.press.screen.archive import ArchiveBrowser
from app.features.press.screen.clippings import ClippingsBrowser
from app.features.press.screen.mailing import MailingScreen
from app.features.press.screen.releases import ReleasesBrowser
from app.ui.actions import Shortcut
from app.ui.context import Context
from app.ui.screen import MARGIN, Screen, hear
from app.ui.widgets import rule

_SECTIONS = (
    ("press_release", "Pressemitteilungen"),
    ("clipping", "Veröffentlicht"),
    ("mailing", "Versand"),
    ("print", "Archiv"),
)
_KEYS = tuple(f"Alt+{at}" for at in range(1, len(_SECTIONS) + 1))


class PressScreen(Screen):
    """Releases first; the rest is one tab away."""

    kind = "press"
    title = "Presse & Versand"
    icon = "mail"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._builders: dict[str, Callable[[], Screen]] = {
            "press_release": lambda: ReleasesBrowser(context, self._stack),
            "clipping": lambda: ClippingsBrowser(context, self._stack),
            "mailing": lambda: MailingScreen(context, self._stack),
            "print": lambda: ArchiveBrowser(context, self._stack),
        }
        self._made: dict[str, Screen] = {}
        self.section = ""
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._tab_row())
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        hear(self, {key: partial(self.tabs.setCurrentIndex, at) for at, key in enumerate(_KEYS)})
        self.show_section("press_release")

    def part(self, kind: str) -> Screen:
        """A part of the page, brought to the front."""
        self.show_section(kind)
        return self._made[kind]

    def show_section(self, kind: str) -> None:
        """Bring a part to the front; it is made the first time."""
        if self.section and self.section != kind:
            self._made[self.section].leave()
        self.section = kind
        if kind not in self._made:
            self._made[kind] = self._builders[kind]()
            self._stack.addWidget(self._made[kind])
        shown = self._made[kind]
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self.tabs.setCurrentIndex([name for name, _ in _SECTIONS].index(kind))
        if not self._stale:
            shown.start()

    def reload(self) -> None:
        """Read the part in front; the others read themselves when they are seen."""
        self._made[self.section].start()

    def open_ref(self, ref: Ref) -> None:
        """Show a release, a published piece, an archived print."""
        self.part(ref.kind).open_record(ref.id)

    def new_of(self, kind: str, **preset: object) -> None:
        """Begin a release, a piece or a mailing."""
        self.part(kind).new_record(**preset)

    def leave(self) -> None:
        """Keep what is typed in any part."""
        for part in self._made.values():
            part.leave()

    def prepare(self) -> bool:
        """What the part in front needs next, piece by piece."""
        return self._made[self.section].prepare()

    def shortcuts(self) -> Sequence[Shortcut]:
        """Those of the lists, and of the tabs."""
        own = [Shortcut(title, key) for (_, title), key in zip(_SECTIONS, _KEYS, strict=True)]
        return (*own, *self._made["press_release"].shortcuts())

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN - 8, 8, MARGIN, 0)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("Bereiche von Presse und Versand")
        for _, title in _SECTIONS:
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(self._tab)
        row.addWidget(self.tabs)
        row.addStretch()
        return row

    def _tab(self, at: int) -> None:
        kind = _SECTIONS[at][0]
        # Qt tells of the first tab while the page is being made.
        if self.section and kind != self.section:
            self.show_section(kind)
