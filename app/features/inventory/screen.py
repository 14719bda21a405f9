"""The page „Inventar“: things of the district, who has them, when they come back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.features.inventory import queries, service
from app.features.inventory.form import FORM, LOAN_FORM, RETURN_FORM
from app.features.inventory.queries import ItemDetail, ItemRow, LoanRow
from app.features.inventory.rules import CONDITIONS, ItemDraft, LoanDraft, ReturnDraft
from app.features.inventory.table import (
    CHIPS,
    COLUMNS,
    FILTERS,
    LOAN_CHIPS,
    LOAN_COLUMNS,
    STATE_CHIPS,
    VIEWS,
)
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving, Tab, Word
from app.ui.context import Context
from app.ui.sheet import ask_form
from app.ui.table import SimpleTable

_USUAL_LOAN = timedelta(days=14)


class InventoryScreen(RecordBrowser[ItemRow, ItemDetail, ItemDraft]):
    """The things and the record beside them."""

    kind = "inventory"
    title = "Inventar"
    icon = "package-check"
    shows = frozenset({"inventory_items", "loans", "contacts", "applications"})
    noun = Noun("Gegenstand", "Gegenstände", new="Neuer Gegenstand")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    views = VIEWS
    form = FORM
    keeps = ("application_id", "place", "keeper_id")
    empty_hint = (
        "Mit Strg+N tragen Sie ein, was das Viertel ausleihen kann; aus Belegen für Anschaffungen geht es "
        "mit einem Klick."
    )
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)
    words: ClassVar[Mapping[str, Word]] = {
        "condition": Word("Zustand", lambda key: CONDITIONS.get(key, str(key))),
        "returned_on": Word("Zurück am", formats.day),
        "lent_on": Word("Verliehen seit", formats.day),
        "due_on": Word("Zurück bis", formats.day),
    }

    def blank(self, preset: Mapping[str, Any]) -> ItemDraft:
        """A thing in good condition."""
        return ItemDraft(
            name=str(preset.get("name", "")),
            application_id=preset.get("application_id"),
            place=str(preset.get("place", "")),
            keeper_id=preset.get("keeper_id"),
        )

    def draft(self, detail: ItemDetail) -> ItemDraft:
        """The thing as typed."""
        return detail.draft

    def heading(self, detail: ItemDetail) -> Heading:
        """Name, where it is, whether it is there."""
        loan = detail.open_loan
        parts = [detail.draft.place, detail.reference]
        if loan is not None:
            until = f" bis {formats.day(loan.due_on)}" if loan.due_on else ""
            parts.insert(0, f"verliehen an {loan.borrower}{until}")
        subtitle = " · ".join(part for part in parts if part)
        return Heading(detail.draft.name, subtitle, (STATE_CHIPS[detail.state],))

    def saving(self, draft: ItemDraft, record_id: int | None) -> Saving:
        """Enter or change."""
        today = self.context.clock.today()
        name = f"„{draft.name}“ {'ändern' if record_id else 'ins Inventar aufnehmen'}"
        return Saving(name, lambda session: service.save(session, draft, record_id, today=today))

    def removing(self, detail: ItemDetail) -> Saving | None:
        """Only what was never lent."""
        if detail.loans:
            return None
        return Saving(f"„{detail.draft.name}“ löschen", lambda session: service.remove(session, detail.id))

    def record_actions(self, detail: ItemDetail) -> Sequence[Action]:
        """Lend it, take it back, show what it was bought with."""
        found = []
        if detail.state == "there":
            found.append(Action("Verleihen …", lambda: self._lend(detail), icon="hand-coins", primary=True))
        elif detail.open_loan is not None:
            found.append(
                Action("Zurücknehmen …", lambda: self._take_back(detail), icon="undo-2", primary=True)
            )
        application = detail.application
        if application is not None:
            found.append(Action("Antrag zeigen", lambda: self.context.open(application), icon="file-text"))
        return found

    def tabs(self) -> Sequence[Tab]:
        """Who had it."""
        return (Tab("Ausleihen", lambda: LoansPanel(self.context)),)

    def history_of(self, detail: ItemDetail) -> Sequence[tuple[str, int]]:
        """The thing and its loans."""
        return (("inventory_items", detail.id), *(("loans", row.id) for row in detail.loans))

    def _lend(self, detail: ItemDetail) -> None:
        today, name = self.context.clock.today(), f"„{detail.draft.name}“ verleihen"
        ask_form(
            self.context,
            self,
            title=name,
            spec=LOAN_FORM,
            draft=LoanDraft(None, today, today + _USUAL_LOAN),
            button="Verleihen",
            saving=lambda draft: Saving(
                name, lambda session: service.lend(session, detail.id, draft, today=today)
            ),
            key=f"loan:{detail.id}",
        )

    def _take_back(self, detail: ItemDetail) -> None:
        today, name = self.context.clock.today(), f"„{detail.draft.name}“ zurücknehmen"
        ask_form(
            self.context,
            self,
            title=name,
            spec=RETURN_FORM,
            draft=ReturnDraft(today, detail.draft.condition),
            button="Zurücknehmen",
            saving=lambda draft: Saving(
                name, lambda session: service.take_back(session, detail.id, draft, today=today)
            ),
            key=f"loan_return:{detail.id}",
        )


class LoansPanel(QWidget):
    """The loans of a thing, newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: SimpleTable[LoanRow] = SimpleTable(
            context,
            LOAN_COLUMNS,
            key="loans",
            name="Ausleihen",
            chips=LOAN_CHIPS,
            empty="Noch nie verliehen.",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)
        layout.addStretch(1)

    def show_record(self, detail: ItemDetail) -> None:
        """Show who had it."""
        self._table.set_rows(detail.loans)
