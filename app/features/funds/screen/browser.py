"""The list of funds with the record beside it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from app.domain import formats
from app.features.funds import queries, service
from app.features.funds.form import FORM
from app.features.funds.queries import FundDetail, FundRow, current_year
from app.features.funds.rules import KINDS, LETTER_MODES, FundDraft
from app.features.funds.screen.guidelines import GuidelinePanel
from app.features.funds.screen.money import MoneyPanel, ask_year
from app.features.funds.screen.versions import ask_version
from app.features.funds.table import CHIPS, COLUMNS, FILTERS, VIEWS
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving, Tab, Word
from app.ui.chips import Chip, Tone


class FundsScreen(RecordBrowser[FundRow, FundDetail, FundDraft]):
    """Funds: who gives the money, what there is a year, under which guideline."""

    kind = "fund"
    title = "Fonds"
    icon = "piggy-bank"
    shows = frozenset({"funds", "fund_sources", "fund_years", "guidelines", "applications", "payments"})
    noun = Noun("Fonds", "Fonds", new="Neuer Fonds")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    views = VIEWS
    form = FORM
    empty_hint = "Mit Strg+N legen Sie den ersten an: Name, Mittelgeber, danach Mittel und Richtlinie."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)
    words: ClassVar[Mapping[str, Word]] = {
        "kind": Word("Art", lambda key: KINDS.get(key, str(key))),
        "letter_mode": Word("Wer unterzeichnet", lambda key: LETTER_MODES.get(key, str(key))),
        "share_bp": Word("Anteil", formats.percent),
    }

    def blank(self, preset: Mapping[str, Any]) -> FundDraft:
        """A fund of the city alone, until somebody says otherwise."""
        del preset
        return FundDraft()

    def draft(self, detail: FundDetail) -> FundDraft:
        """The fund as typed."""
        return detail.draft

    def heading(self, detail: FundDetail) -> Heading:
        """Name, kind, and what is free this year."""
        chips = [Chip(KINDS.get(detail.draft.kind, detail.draft.kind), Tone.NEUTRAL)]
        if not detail.draft.active:
            chips.append(Chip("nimmt keine Anträge an", Tone.WARN))
        now = current_year(detail.years, self.context.clock.today().year)
        subtitle = (
            f"{now.year}: {formats.money(now.free)} frei von {formats.money(now.whole)}"
            if now
            else "Noch keine Mittel eingetragen"
        )
        return Heading(detail.draft.name, subtitle, tuple(chips))

    def record_actions(self, detail: FundDetail) -> Sequence[Action]:
        """What a fund still needs before anybody can apply to it, the next step first."""
        if not detail.draft.active:
            return ()
        found = []
        year = self.context.clock.today().year
        if all(row.year != year for row in detail.years):
            enter = partial(ask_year, self.context, self, detail, year)
            found.append(Action(f"Mittel {year} eintragen …", enter, icon="plus", primary=True))
        if not detail.guidelines:
            add = partial(ask_version, self.context, self, detail)
            found.append(Action("Richtlinie eingeben …", add, icon="plus", primary=not found))
        else:
            blank = partial(self.context.new, "application", blank_form=detail.id)
            found.append(Action("Antragsvordruck …", blank, icon="file-down"))
        return found

    def saving(self, draft: FundDraft, record_id: int | None) -> Saving:
        """Found or change."""
        name = f"Fonds „{draft.name}“ anlegen" if record_id is None else f"Fonds „{draft.name}“ ändern"
        return Saving(name, lambda session: service.save(session, draft, record_id))

    def removing(self, detail: FundDetail) -> Saving | None:
        """Only a fund that nobody applied to."""
        if detail.applications:
            return None
        fund_id, name = detail.id, detail.draft.name
        return Saving(f"Fonds „{name}“ löschen", lambda session: service.remove(session, fund_id))

    def tabs(self) -> Sequence[Tab]:
        """Money by year, and guideline versions."""
        return (
            Tab("Mittel", lambda: MoneyPanel(self.context)),
            Tab("Richtlinie", lambda: GuidelinePanel(self.context)),
        )

    def history_of(self, detail: FundDetail) -> Sequence[tuple[str, int]]:
        """The fund with its years and versions."""
        return (
            ("funds", detail.id),
            *(("fund_years", row.id) for row in detail.years),
            *(("guidelines", row.id) for row in detail.guidelines),
        )
