"""The list of applications with the record beside it."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.money import Money
from app.domain.options import Option
from app.features.applications import queries, service
from app.features.applications.form import FORM, FORMS
from app.features.applications.queries import ApplicationDetail, ApplicationRow
from app.features.applications.rules import (
    FINANCE_KINDS,
    PAPER_KINDS,
    STATUS_LABELS,
    ApplicationDraft,
    Verb,
    may,
)
from app.features.applications.screen.blanks import ask_blank, show_blank
from app.features.applications.screen.calculation import CalculationPanel
from app.features.applications.screen.casefile import FilePanel
from app.features.applications.screen.checklist import DocumentsPanel
from app.features.applications.screen.deadlines import DeadlinesPanel
from app.features.applications.screen.letters import LettersPanel, ask_pile
from app.features.applications.screen.payments import PaymentsPanel
from app.features.applications.screen.proofs import ProofPanel
from app.features.applications.screen.verbs import Verbs
from app.features.applications.table import CHIPS, COLUMNS, FILTERS, STATUS_CHIPS, VIEWS
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving, Tab, Word
from app.ui.chips import Chip, Tone
from app.ui.context import Context
from app.ui.fields import Values
from app.ui.form import FormSpec

_FROZEN = "Der Antrag ist entschieden; was die Entscheidung trägt, bleibt so stehen."


def _cents(kept: Money | int | None) -> str:
    """As the journal gives it: read as money, or the plain cents of an erased column."""
    return "" if kept is None else formats.money(Money(kept) if isinstance(kept, int) else kept)


class ApplicationsScreen(RecordBrowser[ApplicationRow, ApplicationDetail, ApplicationDraft]):
    """Applications: receive, check, decide, write, pay."""

    kind = "application"
    title = "Anträge"
    icon = "file-text"
    shows = frozenset(
        {
            "applications",
            "cost_items",
            "finance_items",
            "papers",
            "area_items",
            "quotes",
            "documents",
            "case_notes",
            "aid_grants",
            "receipts",
            "decisions",
            "payments",
            "instalments",
            "drawdowns",
            "reclaims",
            "incomes",
            "deadlines",
            "letters",
            "contacts",
            "funds",
            "fund_years",
            "guidelines",
        }
    )
    noun = Noun("Antrag", "Anträge", new="Neuer Antrag")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    views = VIEWS
    form = FORM
    keeps = ("fund_id", "year", "received_on")
    empty_hint = "Mit Strg+N nehmen Sie den ersten Antrag auf; das Aktenzeichen vergibt das Programm."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)
    words: ClassVar[Mapping[str, Word]] = {
        "status": Word("Stand", lambda key: STATUS_LABELS.get(key, str(key))),
        "requested": Word("Beantragt", _cents),
        "reserved": Word("Vorgemerkt", _cents),
        "approved": Word("Bewilligt", _cents),
        "amount": Word("Betrag", _cents),
        "kind": Word("Art", lambda key: {**PAPER_KINDS, **FINANCE_KINDS}.get(key, str(key))),
        "reason": Word("Begründung"),
    }

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._verbs = Verbs(context, self)
        self._only_fund: int | None = None
        self._kinds: Mapping[int, str] = {}

    def reload(self) -> None:
        """The list; and whether there is but one fund to apply to."""
        super().reload()
        self.context.look(queries.fund_options, self._know_funds, self, slot="funds")
        self.context.look(queries.fund_kinds, self._know_kinds, self, slot="kinds")

    def _know_funds(self, options: Sequence[Option]) -> None:
        active = [option for option in options if option.active]
        self._only_fund = int(active[0].value) if len(active) == 1 else None

    def _know_kinds(self, kinds: Mapping[int, str]) -> None:
        self._kinds = kinds

    def form_for(self, detail: ApplicationDetail | None) -> FormSpec:
        """The form that the kind of the fund asks for."""
        return FORMS.get(detail.fund_kind if detail else self._kinds.get(self._only_fund or 0, ""), FORM)

    def form_while(self, values: Values) -> FormSpec:
        """Another fund was chosen."""
        chosen = values.get("fund_id") or self._only_fund or 0
        return FORMS.get(self._kinds.get(chosen, ""), FORM)

    def forms_ahead(self) -> Sequence[FormSpec]:
        """All of them: which funds there are is not read before the page is seen."""
        return tuple({id(spec): spec for spec in FORMS.values()}.values())

    def blank(self, preset: Mapping[str, Any]) -> ApplicationDraft:
        """Received today for this year's money, from the fund if there is only one."""
        today = self.context.clock.today()
        return ApplicationDraft(
            fund_id=preset.get("fund_id", self._only_fund),
            year=preset.get("year", today.year),
            contact_id=preset.get("contact_id"),
            title=preset.get("title", ""),
            property_id=preset.get("property_id"),
            measure_id=preset.get("measure_id"),
            received_on=preset.get("received_on", today),
        )

    def draft(self, detail: ApplicationDetail) -> ApplicationDraft:
        """The application as typed."""
        return detail.draft

    def heading(self, detail: ApplicationDetail) -> Heading:
        """Reference and title, who and from which fund, where it stands."""
        chips = [STATUS_CHIPS[detail.status]]
        if detail.waiting is not None:
            waits = formats.count(detail.waiting, "Tag", "Tage")
            chips.append(Chip(f"wartet {waits}" if detail.waiting else "seit heute", Tone.NEUTRAL))
        if any(paper.early for paper in detail.papers):
            chips.append(Chip("vorzeitig begonnen", Tone.BAD))
        if detail.place is not None:
            chips.append(Chip(f"Warteliste, Platz {detail.place}", Tone.WARN))
        if detail.letter_due:
            chips.append(Chip("Schreiben auszugeben", Tone.WARN))
        return Heading(f"{detail.reference} {detail.draft.title}", _subtitle(detail), tuple(chips))

    def saving(self, draft: ApplicationDraft, record_id: int | None) -> Saving:
        """Receive or change."""
        today = self.context.clock.today()
        shown = self.current.reference if self.current and record_id else ""
        name = f"Antrag {shown} ändern" if record_id else f"Antrag „{draft.title}“ aufnehmen"
        return Saving(name, lambda session: service.save(session, draft, record_id, today=today))

    def locked(self, detail: ApplicationDetail) -> str:
        """After the decision nothing it rests on changes."""
        return "" if may(detail.status, Verb.CHANGE) else _FROZEN

    def list_actions(self) -> Sequence[Action]:
        """All letters that wait go out together; the empty form goes out, the filled one comes in."""
        return (
            Action("Schreiben ausgeben …", lambda: ask_pile(self.context, self), icon="send"),
            Action("Vordruck …", lambda: ask_blank(self.context, self), icon="file-down", always=True),
        )

    def new_record(self, **preset: object) -> None:
        """Begin an application; ``blank_form`` names a fund whose empty form is wanted instead."""
        fund_id = preset.get("blank_form")
        if isinstance(fund_id, int):
            self.start()
            show_blank(self.context, self, fund_id)
        else:
            super().new_record(**preset)

    def record_actions(self, detail: ApplicationDetail) -> Sequence[Action]:
        """The verbs that the state allows."""
        return self._verbs.actions(detail)

    def tabs(self) -> Sequence[Tab]:
        """Calculation, papers, payments, letters, the file."""
        return (
            Tab("Berechnung", lambda: CalculationPanel(self.context)),
            Tab("Unterlagen", lambda: DocumentsPanel(self.context)),
            Tab("Schreiben", lambda: LettersPanel(self.context)),
            Tab("Zahlungen", lambda: PaymentsPanel(self.context)),
            Tab("Nachweis", lambda: ProofPanel(self.context)),
            Tab("Akte", lambda: FilePanel(self.context)),
            Tab("Fristen", lambda: DeadlinesPanel(self.context)),
        )

    def history_of(self, detail: ApplicationDetail) -> Sequence[tuple[str, int]]:
        """The application with all its parts."""
        return detail.parts


def _subtitle(detail: ApplicationDetail) -> str:
    parts = [detail.applicant, f"{detail.fund} {detail.draft.year}"]
    if detail.approved is not None:
        parts.append(f"{formats.money(detail.approved)} bewilligt")
    elif detail.reserved:
        parts.append(f"{formats.money(detail.reserved)} vorgemerkt")
    elif detail.plan.requested:
        parts.append(f"{formats.money(detail.plan.requested)} beantragt")
    return " · ".join(parts)
