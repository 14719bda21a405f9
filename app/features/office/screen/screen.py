"""The office's page: sections at the left, the one chosen beside them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import Ref
from app.features.office.screen.backups import BackupsPanel
from app.features.office.screen.city import CityBrowser
from app.features.office.screen.codes import CodesPanel
from app.features.office.screen.numbers import NumbersPanel
from app.features.office.screen.people import StaffBrowser
from app.features.office.screen.settings import CourtPanel, LetterheadPanel, identity_panel
from app.features.office.screen.snippets import SnippetsPanel
from app.features.office.screen.texts import TextsPanel
from app.features.office.service.desk import OfficeDesk
from app.ui.actions import Shortcut
from app.ui.context import Context
from app.ui.screen import Page, Screen, hear
from app.ui.theme import theme
from app.ui.theme.fonts import scaled
from app.ui.widgets import H3, Button

_WIDTH, _GROWN = 176, 150
"""Pixels: as designed, and what it grows from with the text."""
_SECTIONS = (
    ("identity", "Angaben", "building"),
    ("letterhead", "Briefkopf", "image"),
    ("staff", "Team", "users"),
    ("city", "Ämter der Stadt", "landmark"),
    ("court", "Gericht", "gavel"),
    ("codes", "Listen", "tags"),
    ("numbers", "Nummern", "hash"),
    ("texts", "Textbausteine", "scroll-text"),
    ("snippets", "Gründe, Auflagen", "list-checks"),
    ("backups", "Sicherung", "shield-check"),
)
_BY_KIND = {"staff": "staff", "city_office": "city"}


class OfficeScreen(Screen):
    """Everything about the office itself."""

    kind = "office"
    title = "Büro"
    icon = "settings"
    shows = frozenset(
        {
            "office",
            "logos",
            "staff",
            "city_offices",
            "city_contacts",
            "codes",
            "text_modules",
            "settings",
            "number_series",
            "backup_settings",
            "backups",
        }
    )

    def __init__(self, context: Context, desk: OfficeDesk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._made: dict[str, Any] = {}
        self._builders: dict[str, Callable[[], QWidget]] = {
            "identity": lambda: identity_panel(context),
            "letterhead": lambda: LetterheadPanel(context),
            "staff": lambda: StaffBrowser(context, desk),
            "city": lambda: CityBrowser(context),
            "court": lambda: CourtPanel(context),
            "codes": lambda: CodesPanel(context),
            "numbers": lambda: NumbersPanel(context),
            "texts": lambda: TextsPanel(context),
            "snippets": lambda: SnippetsPanel(context),
            "backups": lambda: BackupsPanel(context, desk),
        }
        self.section = ""
        self._stack = QStackedWidget()
        self._buttons: dict[str, Button] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side())
        layout.addWidget(self._stack, 1)
        self.show_section("identity")

    def reload(self) -> None:
        """Read the section in front anew; browsers reload themselves."""
        self._reload_section()

    def show_section(self, key: str) -> None:
        """Bring a section to the front; it is made the first time."""
        if self.section and self.section != key:
            self._keep(self.section)
        self.section = key
        self._buttons[key].setChecked(True)
        if any(button.hasFocus() for button in self._buttons.values()):
            self._buttons[key].setFocus()
        panel = self._made.get(key)
        if panel is None:
            panel = self._make(key)
        holder = panel.property("holder") or panel
        self._stack.setCurrentWidget(holder)
        self._reload_section()

    def panel(self, key: str) -> Any:
        """The panel of a section, brought to the front."""
        self.show_section(key)
        return self._made[key]

    def open_ref(self, ref: Ref) -> None:
        """Show a member of staff or an office of the city."""
        section = _BY_KIND.get(ref.kind)
        if section is not None:
            self.panel(section).open_record(ref.id)

    def new_of(self, kind: str, **preset: object) -> None:
        """Begin a member of staff or an office of the city."""
        section = _BY_KIND.get(kind)
        if section is not None:
            self.panel(section).new_record(**preset)

    def leave(self) -> None:
        """Keep what is typed in any section."""
        for key in self._made:
            self._keep(key)

    def shortcuts(self) -> Sequence[Shortcut]:
        """What the browsers of the page listen to."""
        return next(
            (panel.shortcuts() for panel in self._made.values() if isinstance(panel, StaffBrowser)), ()
        )

    def _reload_section(self) -> None:
        panel = self._made.get(self.section)
        if panel is None:
            return
        if isinstance(panel, Screen):
            panel.start()
        else:
            panel.reload()

    def _keep(self, key: str) -> None:
        panel = self._made.get(key)
        for verb in ("leave", "keep"):
            act = getattr(panel, verb, None)
            if callable(act):
                act()
                return

    def _make(self, key: str) -> Any:
        panel: Any = self._builders[key]()
        self._made[key] = panel
        if isinstance(panel, Screen):
            self._stack.addWidget(panel)
            return panel
        page = Page(next(title for name, title, _ in _SECTIONS if name == key))
        page.add(panel, 1)
        keys: dict[str, Callable[[], object]] = {"Ctrl+N": lambda: self.context.new("consultation")}
        if hasattr(panel, "save"):
            keys["Ctrl+S"] = panel.save
        hear(page, keys)
        panel.setProperty("holder", page)
        self._stack.addWidget(page)
        return panel

    def _take_width(self) -> None:
        self._bar.setMinimumWidth(max(_WIDTH, scaled(_GROWN)))

    def _side(self) -> QFrame:
        self._bar = side = QFrame()
        self._take_width()
        theme().resized.connect(self._take_width)
        side.setAccessibleName("Bereiche des Büros")
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 24, 8, 16)
        column.setSpacing(2)
        head = H3("Büro")
        head.setIndent(10)
        column.addWidget(head)
        column.addSpacing(8)
        group = QButtonGroup(self)
        group.setExclusive(True)
        for key, title, icon in _SECTIONS:
            button = Button(title, icon=icon, role="nav", run=partial(self.show_section, key))
            button.setCheckable(True)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            group.addButton(button)
            self._buttons[key] = button
            column.addWidget(button)
        column.addStretch(1)
        return side
