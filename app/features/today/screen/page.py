"""The start page: what is due, who waits, what comes, how things stand."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.domain.dates import Week
from app.domain.ids import Ref
from app.features.today import document, queries, service
from app.features.today.queries import Deadline, FollowUp, FundState, Overview, Unfunded
from app.features.today.screen import wording
from app.ui.actions import Action, Shortcut
from app.ui.cards import Card, CardGrid, Width
from app.ui.context import Context
from app.ui.drafts import Pending
from app.ui.screen import Page, Screen
from app.ui.theme import DARK, Tone, theme
from app.ui.widgets import Banner

_CARD_MARGINS = 34
_LEAST_CHART = 380
_SETTLED = 120
"""Milliseconds after the last change of size before the chart is drawn anew."""


class TodayScreen(Screen):
    """What a person wants to know in the morning."""

    kind = "today"
    title = "Heute"
    icon = "layout-dashboard"
    shows = frozenset(
        {
            "agenda_items",
            "agreed_steps",
            "answer_requests",
            "applications",
            "appointments",
            "calendar_entries",
            "calendar_exceptions",
            "backups",
            "committees",
            "concerns",
            "consultations",
            "deadlines",
            "event_tasks",
            "events",
            "follow_ups",
            "fund_years",
            "funds",
            "handovers",
            "inventory_items",
            "loans",
            "payments",
            "sittings",
            "staff",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._funds: tuple[FundState, ...] = ()
        self._unfunded: tuple[Unfunded, ...] = ()
        self._whole: frozenset[str] = frozenset()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(_SETTLED)
        self._redraw.timeout.connect(self._draw_funds)
        self._page = Page("Heute")
        self._page.add_action(
            Action("Neue Beratung", lambda: context.new("consultation"), icon="plus", primary=True)
        )
        self._warning = Banner("", Tone.WARN, (Action("Jetzt übergeben", self._hand_over),))
        self._warning.hide()
        self._unsaved = Banner("", Tone.INFO, (Action("Weiterschreiben", self._go_on),))
        self._unsaved.hide()
        self._pending: tuple[Pending, ...] = ()
        self._first = Banner(
            "Willkommen! Halten Sie mit „Neue Beratung“ das erste Gespräch fest; "
            "was daraus folgt, erscheint hier. Die ersten Schritte erklärt die Hilfe (F1).",
            Tone.INFO,
        )
        self._first.hide()
        self._page.add(self._first)
        self._page.add(self._unsaved)
        self._page.add(self._warning)
        self.follow_ups = Card("Wiedervorlagen")
        self.deadlines = Card("Fristen")
        self.dates = Card(
            "Termine diese Woche", more="Neuer Termin", on_more=lambda: context.new("appointment")
        )
        self.waiting = Card("Anträge warten")
        self.funds = Card("Fonds")
        self.hours = Card("Beratungszeit diese Woche")
        self.handover = Card("Letzte Übergabe")
        self.backup = Card("Letzte geprüfte Sicherung")
        self._page.add(self._grid())
        self._page.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        theme().changed.connect(self._draw_funds)
        self.hear({"Ctrl+N": self.new_record, "F5": self.reload})

    def reload(self) -> None:
        """Read everything in one look."""
        now, whole = self.context.clock.now(), self._whole
        week = formats.week(Week.of(now.date())).split("/")[0]
        self._page.subtitle.setText(f"{wording.long_day(now.date())} · {week}")
        self.context.look(
            lambda session: queries.overview(session, now.date(), whole), self._show, self, slot="today"
        )

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """For the sheet of shortcuts."""
        return (Shortcut("Neue Beratung", "Ctrl+N"), Shortcut("Neu laden", "F5"))

    def new_record(self, **preset: object) -> None:
        """A new record on the start page is a consultation."""
        self.context.new("consultation", **preset)

    def showEvent(self, event: QShowEvent) -> None:
        """What was typed elsewhere and not saved is no change of a table, so it is asked for each time."""
        super().showEvent(event)
        self.context.drafts.pending(self._show_pending, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chart follows its card, once the size has settled."""
        super().resizeEvent(event)
        self._redraw.start()

    def _grid(self) -> CardGrid:
        grid = CardGrid()
        for card in (self.follow_ups, self.deadlines, self.dates, self.waiting):
            grid.add(card)
        grid.add(self.funds, Width.WIDE)
        for card in (self.hours, self.handover, self.backup):
            grid.add(card, Width.THIRD)
        return grid

    def _show(self, seen: Overview) -> None:
        today, show = self.context.clock.today(), self.context.open
        self._first.setVisible(seen.empty)
        self.follow_ups.set_rows(
            [wording.follow_up(one, today, show, self._tick_off, self._ask_day) for one in seen.follow_ups],
            empty="Nichts ist fällig.",
            rest=self._rest("follow_ups", seen, "Eine weitere Wiedervorlage", "Wiedervorlagen"),
        )
        self.deadlines.set_rows(
            wording.deadlines(seen.deadlines, today, show, self._finish),
            empty="In den nächsten zwei Wochen läuft keine Frist ab.",
            rest=self._rest("deadlines", seen, "Eine weitere Frist", "Fristen"),
        )
        self.dates.set_rows(
            [wording.appointment(one, show) for one in seen.dates], empty="Kein Termin mehr in dieser Woche."
        )
        self.waiting.set_rows(
            [wording.waiting(one, today, show) for one in seen.waiting],
            empty="Kein Antrag wartet auf eine Entscheidung.",
            rest=self._rest("waiting", seen, "Einen weiteren Antrag", "Anträge"),
        )
        self.hours.set_number(formats.minutes(seen.hours.minutes), seen.hours.words)
        self._show_handover(seen)
        self.backup.set_rows([wording.backup(seen.backup, today)])
        self._funds, self._unfunded = seen.funds, seen.unfunded
        self._draw_funds()
        # Once more when the cards have found their widths.
        self._redraw.start()

    def _show_pending(self, pending: Sequence[Pending]) -> None:
        self._pending = wording.offered(pending)
        self._unsaved.say(wording.unsaved(self._pending))
        self._unsaved.setVisible(bool(self._pending))

    def _go_on(self) -> None:
        """Open the newest with what was typed."""
        newest = self._pending[0]
        self.context.drafts.resume(newest)
        if newest.id is None:
            self.context.new(newest.kind)
        else:
            self.context.open(Ref(newest.kind, newest.id))

    def _rest(self, name: str, seen: Overview, one: str, many: str) -> Action | None:
        """Show in the card what found no room."""
        words = wording.rest(len(getattr(seen, name)), getattr(seen, f"{name}_total"), one, many)

        def show_all() -> None:
            self._whole |= {name}
            self.reload()

        return Action(words, show_all) if words and name not in self._whole else None

    def _show_handover(self, seen: Overview) -> None:
        sentence = wording.missing(seen.handover)
        self._warning.say(sentence)
        self._warning.setVisible(bool(sentence))
        self.handover.set_rows(
            (
                *wording.handover(seen.handover, self.context.open),
                *wording.answers(seen.answers, self._chase),
            ),
            empty="Noch keine Woche übergeben.",
            offer=Action("Woche übergeben", self._hand_over),
        )

    def _draw_funds(self) -> None:
        """Draw the chart as wide as its card; it takes a millisecond or two."""
        year, show = self.context.clock.today().year, self.context.open
        unfunded = [wording.unfunded(one, year, show) for one in self._unfunded]
        if not self._funds:
            self.funds.set_rows(
                unfunded,
                empty="Noch ist kein Fonds angelegt, der Anträge annimmt.",
                offer=Action("Fonds anlegen", lambda: self.context.new("fund")),
            )
            return
        width = max(self.funds.width() - _CARD_MARGINS, _LEAST_CHART)
        self.funds.set_svg(*document.funds(self._funds, dark=theme().tokens is DARK, width=width))
        self.funds.add_rows(unfunded)

    def _tick_off(self, row: FollowUp) -> None:
        today, own_id = self.context.clock.today(), row.own_id
        self.context.do(
            f"Wiedervorlage {row.reference} erledigen",
            lambda session: (
                service.tick_off(session, row.ref.id, today=today)
                if own_id is None
                else service.finish_follow_up(session, own_id, today=today)
            ),
            lambda _id: self.context.messages.done(f"Wiedervorlage {row.reference} erledigt.", undo=True),
            owner=self,
        )

    def _ask_day(self, row: FollowUp) -> None:
        """See to it on another day."""
        # Forms are loaded when the first is asked for; the start page needs none.
        from app.features.today.form import MOVED, Moved  # noqa: PLC0415 - see above
        from app.ui.sheet import Saving, ask_form  # noqa: PLC0415 - see above

        today, own_id = self.context.clock.today(), row.own_id
        if own_id is None:
            return

        def saving(typed: Moved) -> Saving:
            return Saving(
                f"Wiedervorlage {row.reference} verschieben",
                lambda session: service.move_follow_up(session, own_id, typed.due_on, today=today),
                toast=f"Liegt wieder vor am {formats.day(typed.due_on)}",
            )

        ask_form(
            self.context,
            self,
            title="Wiedervorlage verschieben",
            spec=MOVED,
            draft=Moved(),
            button="Verschieben",
            saving=saving,
            explain=row.text,
        )

    def _chase(self) -> None:
        self.context.new("handover", show="answers")

    def _finish(self, one: Deadline) -> None:
        """Done where it stands."""
        deadline_id, today = one.deadline_id, self.context.clock.today()
        if deadline_id is None:
            return
        name = f"Frist „{one.title}“ erledigen"
        self.context.do(
            name,
            lambda session: service.finish(session, deadline_id, today=today),
            lambda _id: self.context.messages.done(name, undo=True),
            owner=self,
        )

    def _hand_over(self) -> None:
        self.context.new("handover")
