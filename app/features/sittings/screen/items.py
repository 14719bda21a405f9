"""The tab „Beratung“: one item after the other, with bias, votes, result and minutes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.errors import Refused
from app.domain.options import Option
from app.features.sittings import table
from app.features.sittings.form.sittings import accession_form, item_form
from app.features.sittings.queries.rows import ItemRow, SittingDetail
from app.features.sittings.rules.accession import AccessionDraft
from app.features.sittings.rules.items import item_quorum, tally, unanimous
from app.features.sittings.service import recording as service
from app.ui.browser.typed import TypedPanel
from app.ui.context import Context
from app.ui.form import Form, FormSpec
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.theme import Tone
from app.ui.widgets import H2, Banner, Button, Quiet, Text, rule


class ItemsPanel(TypedPanel):
    """The agenda on top, the item below it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Punkt speichern", parent)
        self._detail: SittingDetail | None = None
        self._chosen: int | None = None
        self._specs: dict[tuple[str, bool], FormSpec] = {}
        self.table: SimpleTable[ItemRow] = SimpleTable(
            context,
            table.ITEMS,
            key="sitting.items",
            name="Tagesordnungspunkte",
            chips=table.ITEM_CHIPS,
            totals=("amount",),
            empty="Die Tagesordnung ist leer.",
        )
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(self._enter)
        self._title = H2("")
        self._title.setWordWrap(True)
        self._about = Quiet("")
        self.standing = Text("", role="h3")
        self.standing.setAccessibleName("Stand der Abstimmung")
        self._biased = Banner("", Tone.WARN)
        self._next = Button("Speichern und nächster", run=self.save_and_next)
        self._next.setToolTip("Strg+Umschalt+S")
        self._rest = Button("Übrige Ja", icon="check", run=self.rest_yes)
        self._accede = Button("Beitritt …", icon="user-plus", run=self._ask_accession)
        self._acceded = Quiet("")
        self._lay_out()

    def show_record(self, detail: SittingDetail) -> None:
        """Show the items of this sitting."""
        if self._detail is not None and self._detail.id != detail.id:
            self._chosen = None
        self._detail = detail
        self.table.set_rows(detail.items)
        ids = [row.id for row in detail.items]
        self.choose(self._chosen if self._chosen in ids else (ids[0] if ids else None))

    def choose(self, item_id: int | None) -> None:
        """Show one of the items."""
        self._chosen = item_id
        self.table.select(item_id)
        row, detail = self._row(), self._detail
        if row is None or detail is None:
            return
        key = (row.kind, row.decides)
        if key not in self._specs:
            self._specs[key] = item_form(row.kind, decides=row.decides)
        self._title.setText(f"TOP {row.number}: {row.heading}")
        self._about.setText(_about(row))
        self._about.setVisible(bool(_about(row)))
        biased = _proposed_bias(row)
        self._biased.say(biased)
        self._biased.setVisible(bool(biased) and detail.runs)
        locked = detail.minutes_issued_on is not None or detail.status == "cancelled"
        self.show_form(self._specs[key], row.draft, f"agenda_item:{row.id}", locked=locked)
        self._acceded.setText(_accessions(row))
        self._acceded.setVisible(bool(row.accessions))
        for button in (self._next, self._rest):
            button.setVisible(detail.runs)
        self._accede.setVisible(bool(row.outcome) and not locked)

    def saving(self, draft: Any) -> tuple[str, Callable[[Any], Any]]:
        """The item as one step."""
        row = self._must_row()
        now = self.context.clock.now()
        return (
            f"TOP {row.number} speichern",
            lambda session: service.record_item(session, row.id, draft, now=now),
        )

    def save_and_next(self) -> None:
        """Save the item and go on to the one after it."""
        row = self._must_row()
        if self.editing is not None and not self.editing.dirty:
            self._go_on(row.number)
        else:
            self.save_typed(then=lambda: self._go_on(row.number))

    def rest_yes(self) -> None:
        """Everybody who has not voted says yes."""
        form = self.editing
        if form is None:
            return
        editor = form.editor("ballots")
        editor.show_value(unanimous(editor.value()))
        editor.edited.emit()

    def said(self, form: Form[Any]) -> None:
        """The count and the quorum as they stand now."""
        row = self._row()
        if row is None:
            return
        values = form.values()
        if values.get("ballots") is None:
            return
        known = {name: values[name] for name in ("ballots", "secret", "yes", "no", "abstained", "taken")}
        try:
            draft = replace(row.draft, **known)
            words = item_quorum(row.facts, draft).words
        except Refused:
            return
        self.standing.setText(f"{tally(draft).words} · {words}")

    # -- inside ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.table)
        layout.addWidget(rule())
        for widget in (self._title, self._about, self._biased, self.standing):
            layout.addWidget(widget)
        layout.addLayout(self.holder)
        layout.addWidget(self._acceded)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.save_button, self._next, self._rest, self._accede):
            row.addWidget(button)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(1)

    def _enter(self, item_id: int) -> None:
        """Into the votes where there are any, else into the first field."""
        self.choose(item_id)
        form, row = self.editing, self._row()
        if form is None or row is None:
            return
        if row.kind == "application" and row.draft.ballots:
            form.editor("ballots").take_focus()
        else:
            form.focus_first()

    def _go_on(self, number: int) -> None:
        rows = self._detail.items if self._detail else ()
        if number < len(rows):
            self._enter(rows[number].id)

    def _row(self) -> ItemRow | None:
        rows = self._detail.items if self._detail else ()
        return next((row for row in rows if row.id == self._chosen), None)

    def _must_row(self) -> ItemRow:
        row = self._row()
        if row is None:
            raise LookupError("no item is shown")
        return row

    def _ask_accession(self) -> None:
        row, today = self._must_row(), self.context.clock.today()
        voters = {member.id for member in row.facts.voters(row.draft.taken)}
        away = [
            Option(member.id, member.name)
            for member in row.facts.members
            if member.voting and not member.is_substitute and member.id not in voters
        ]
        ask_form(
            self.context,
            self,
            title=f"Beitritt zu TOP {row.number}",
            spec=accession_form(away),
            draft=AccessionDraft(day=today),
            button="Festhalten",
            saving=lambda typed: Saving(
                f"Beitritt zu TOP {row.number} festhalten",
                lambda session: service.accede(session, row.id, typed, today=today),
            ),
            explain="Wer gefehlt hat, kann einem Beschluss beitreten. Das Ergebnis der Abstimmung bleibt, "
            "wie es war; die Niederschrift nennt den Beitritt mit Tag.",
        )


def _about(row: ItemRow) -> str:
    if row.kind == "topic":
        return ""
    parts = [
        row.applicant,
        row.pot,
        f"beantragt {formats.money(row.requested)}",
        f"nach der Richtlinie möglich {formats.money(row.proposed)}",
        f"darüber entscheidet: {row.decider}" if row.decider else "",
    ]
    return " · ".join(part for part in parts if part)


def _proposed_bias(row: ItemRow) -> str:
    facts = row.facts
    grounds = {**(facts.hinted or {}), **(facts.barred or {})}
    names = {member.id: member.name for member in facts.members}
    said = [f"{names[one]} {ground}" for one, ground in grounds.items() if one in names]
    return f"Befangen nach den Kontakten: {'; '.join(said)}." if said else ""


def _accessions(row: ItemRow) -> str:
    return "\n".join(
        f"{one.name} ist am {formats.day(one.day)} mit „{one.vote}“ beigetreten." for one in row.accessions
    )
