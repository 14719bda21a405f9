"""The part „Versand“: choose whom, see who is left out and why, then print."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.errors import Refused
from app.features.press.form.papers import OCCASION, ONE, REASON, OccasionDraft, OneDraft, ReasonDraft
from app.features.press.queries import mailing as queries
from app.features.press.rules.mailing import (
    CHANNELS,
    LAWFUL_BY_HAND,
    Sifted,
    Standing,
    chosen,
    good_reason,
    sift,
)
from app.features.press.rules.papers import Occasion
from app.features.press.screen.aim import Aim
from app.features.press.screen.making import Making
from app.features.press.screen.recipients import (
    Found,
    Line,
    RecipientLine,
    StandingLine,
    Ticks,
    found_of,
    told,
)
from app.features.press.screen.sending import SendingPane
from app.features.press.table.mailing import CHIPS, COLUMNS, FILTERS, VIEWS
from app.ui.actions import Shortcut
from app.ui.context import Context
from app.ui.filters.bar import FilterBar
from app.ui.form import FormSpec
from app.ui.screen import MARGIN, Screen
from app.ui.sheet import Sheet
from app.ui.table.ticked import TickView
from app.ui.widgets import H1, Button, EmptyState, Quiet

_PANE = 304


class MailingScreen(Screen):
    """Chosen contacts under headings that say why; the pane beside them says what can be made."""

    kind = "mailing"
    title = "Versand"
    icon = "mail"
    shows = frozenset(
        {"contacts", "contact_roles", "consents", "codes", "appointments", "events", "registrations"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ticks = Ticks()
        self.occasion = Occasion()
        self.sifted: tuple[Sifted, ...] = ()
        self._also: list[int] = []
        self._lines: Mapping[int, Line] = {}
        self.making = Making(context, self)
        self._count = Quiet("", wrap=False)
        self.bar = FilterBar(context, FILTERS, VIEWS, self.kind, "Kontakte durchsuchen")
        self.bar.columns.hide()
        self.table = TickView(context, COLUMNS, key="press.mailing", name="Empfänger", chips=CHIPS)
        self.nothing = EmptyState(
            "users", "Niemand gefunden", "Mit diesen Suchwörtern und Filtern gibt es keinen Kontakt."
        )
        self.pane = SendingPane(self)
        self._build()
        self._wire()
        self._tell()

    # -- verbs -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Find again whom the bar means; what was ticked stays ticked."""
        request, also = self.bar.request(), tuple(self._also)
        event, channel, today = self.occasion.id, self.ticks.channel, self.context.clock.today()

        def find(session: Any) -> Found:
            found = sift(queries.candidates(session, request, also), channel, today)
            return found_of(found, queries.occasion(session, event), self.ticks)

        self.context.look(find, self._show, self, slot="candidates")

    def new_record(self, **preset: object) -> None:
        """Begin a mailing; for an event when one is named."""
        event = preset.get("appointment_id")
        self.ticks.forget()
        self._also.clear()
        self.occasion = Occasion(event if isinstance(event, int) else None)
        self._stale = False
        self.reload()

    def set_channel(self, channel: str) -> None:
        """Another way needs another consent and another address."""
        self.ticks.channel = channel
        self.channels[channel].setChecked(True)
        self.ticks.drop_by_hand(self.ticks.choice.by_hand or {})
        self.reload()

    def set_one_each(self, *, one_each: bool) -> None:
        """One piece for a household, or one for each."""
        self.ticks.set_one_each(one_each=one_each)
        self._tell()

    def ask_one(self) -> None:
        """Add a contact the filters do not find."""
        sheet = self._sheet("Einzelne hinzufügen", ONE, OneDraft(), "Hinzufügen")

        def submit(draft: OneDraft) -> None:
            if draft.contact_id is not None:
                self._also.append(draft.contact_id)
                self.ticks.take_in((draft.contact_id,))
            sheet.accept()
            self.reload()

        sheet.on_submit(submit)
        sheet.open()

    def ask_occasion(self) -> None:
        """Which event the mailing is for."""
        sheet = self._sheet("Wofür ist der Versand?", OCCASION, OccasionDraft(self.occasion.id), "Übernehmen")

        def submit(draft: OccasionDraft) -> None:
            self.occasion = Occasion(draft.appointment_id)
            sheet.accept()
            self.reload()

        sheet.on_submit(submit)
        sheet.open()

    def aim(self) -> Aim:
        """Whom it means now."""
        choice = self.ticks.choice
        found = chosen(self.sifted, choice)
        return Aim(self.sifted, found, choice, self.ticks.channel, self.occasion.id)

    def shortcuts(self) -> Sequence[Shortcut]:
        """The space bar ticks."""
        return (Shortcut("Empfänger an- oder abwählen", "Space"),)

    # -- inside ----------------------------------------------------------------------------

    def _show(self, found: Found) -> None:
        self.sifted, self.occasion, self._lines = found.sifted, found.occasion, found.by_id
        at = self.table.current_id()
        self.table.ticks.show_rows(found.lines)
        if at is not None:
            self.table.select_id(at)
        self.table.setVisible(bool(found.lines))
        self.nothing.setVisible(not found.lines)
        # Ticked meanwhile: the figures are of before.
        self._tell(found.counted if found.choice is self.ticks.choice else None)

    def _tell(self, counted: Mapping[str, int] | None = None) -> None:
        counted = counted or told(self.sifted, self.ticks.choice)
        total = formats.count(len(self.sifted), "Kontakt", "Kontakten")
        self._count.setText(f"{formats.number(counted['chosen'])} von {total}" if self.sifted else "")
        self.table.ticks.told()
        self.pane.show_counts(counted, self.ticks.channel, self.occasion)

    def _toggled(self, ids: Sequence[int]) -> None:
        """The box of the line in front says what all of them become."""
        front = self._lines.get(ids[0]) if ids else None
        if front is None:
            return
        lines = [line for one in ids if one in self._lines for line in _below(self._lines[one])]
        ticked = front.mark.name == "YES"
        ready = [line.id for line in lines if line.one.standing is Standing.READY]
        by_hand = [line.id for line in lines if line.one.standing in LAWFUL_BY_HAND]
        if ticked:
            self.ticks.leave_out(ready)
            self.ticks.drop_by_hand(by_hand)
            self._tell()
            return
        self.ticks.take_in(ready)
        self._tell()
        missing = [one for one in by_hand if not self.ticks.choice.reason(one)]
        if missing:
            self._ask_reason(missing)
        elif not ready:
            self.context.messages.inform(_why_not(front))

    def _ask_reason(self, ids: Sequence[int]) -> None:
        names = formats.count(len(ids), "Person hat", "Personen haben")
        sheet = self._sheet(
            "Trotzdem anschreiben?",
            REASON,
            ReasonDraft(),
            "Ankreuzen",
            f"{names} nicht in Einladungen auf diesem Weg eingewilligt. Mit einem Grund geht es von Hand; er "
            "steht im Versandprotokoll.",
        )

        def submit(draft: ReasonDraft) -> None:
            try:
                reason = good_reason(draft.reason)
            except Refused as refused:
                sheet.form.refuse(refused)
                return
            self.ticks.add_by_hand(ids, reason)
            sheet.accept()
            self._tell()

        sheet.on_submit(submit)
        sheet.open()

    def _sheet(self, title: str, spec: FormSpec, draft: Any, button: str, explain: str = "") -> Sheet:
        return Sheet(self.context, title, spec, draft, button, explain=explain, parent=self.window())

    def _wire(self) -> None:
        self.bar.requested.connect(self.reload)
        self.bar.downward.connect(self.table.setFocus)
        self.table.toggled.connect(self._toggled)
        self.table.typed.connect(self.bar.type_ahead)
        self.setFocusProxy(self.table)

    def _build(self) -> None:
        self.setProperty("role", "surface")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(H1(self.title))
        head.addSpacing(4)
        head.addWidget(self._count)
        head.addStretch()
        self._one_of = QButtonGroup(self)
        self.channels: dict[str, QPushButton] = {}
        for key, word in CHANNELS.items():
            button = QPushButton(word)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(key == self.ticks.channel)
            button.setAccessibleName(f"Weg: {word}")
            button.clicked.connect(partial(self._channel_pressed, key))
            self._one_of.addButton(button)
            self.channels[key] = button
            head.addWidget(button)
        head.addWidget(Button("Einzelne hinzufügen …", icon="user-plus", run=self.ask_one))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(MARGIN, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.pane)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([10_000, _PANE])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _channel_pressed(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt's signal gives it
        self.set_channel(key)


def _below(line: Line) -> Sequence[RecipientLine]:
    """The lines a box stands for."""
    return line.below if isinstance(line, StandingLine) else (line,)


def _why_not(front: Line) -> str:
    """Why a box does nothing."""
    if isinstance(front, StandingLine) or front.one.standing is Standing.READY:
        return "Hier ist „je Haushalt eine Sendung“ gewählt; nehmen Sie das Häkchen rechts heraus."
    if front.one.standing is Standing.WITHDRAWN:
        return (
            f"{front.name}: {front.one.basis}. Ein Widerruf gilt; erst eine neue Einwilligung beim Kontakt "
            "ändert das."
        )
    return f"{front.name}: {front.one.basis}. Bitte ergänzen Sie sie beim Kontakt."
