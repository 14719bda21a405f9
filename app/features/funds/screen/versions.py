"""Sheets that ask for a guideline version: a new one, a changed one, a published one to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.domain.options import Option
from app.features.funds import service
from app.features.funds.form import GUIDELINE_FORM, example_form
from app.features.funds.queries import FundDetail, GuidelineRow
from app.features.funds.rules import (
    KINDS,
    GuidelineDraft,
    GuidelineFile,
    VersionDraft,
    read_guideline,
    summary,
)
from app.features.funds.screen.hints import Hints
from app.features.funds.screen.trial import beside
from app.system import resources
from app.ui.context import Context
from app.ui.sheet import Saving, Sheet, ask_form


@dataclass(frozen=True)
class _Example:
    """The guideline that was chosen."""

    name: str | None = None


@dataclass(frozen=True)
class _Shipped:
    """A guideline that comes with the program, and its text."""

    text: str
    guideline: GuidelineFile


def ask_version(context: Context, owner: QWidget, detail: FundDetail) -> None:
    """Ask for another version: it begins as the newest, the first one with the first year of money."""
    today = context.clock.today()
    if detail.guidelines:
        draft = replace(detail.guidelines[0].draft, version="", valid_from=today)
    else:
        first = min((row.year for row in detail.years), default=today.year)
        draft = GuidelineDraft(valid_from=date(first, 1, 1))
    newest = detail.guidelines[0] if detail.guidelines else None
    _ask(context, owner, detail, "Neue Fassung der Richtlinie", draft, newest)


def ask_change(context: Context, owner: QWidget, detail: FundDetail, row: GuidelineRow) -> None:
    """Show a version; it can be changed as long as nobody applied under it."""
    explain = (
        f"Nach dieser Fassung wurden {formats.count(row.used, 'Antrag', 'Anträge')} gestellt; "
        "sie bleibt, wie sie ist. Änderungen gehören in eine neue Fassung."
        if row.used
        else ""
    )
    before = version_before(detail.guidelines, row)
    title = f"Fassung „{row.version}“"
    sheet = _ask(context, owner, detail, title, row.draft, before, row.id, explain)
    if row.used:
        sheet.only_show()


def ask_example(context: Context, owner: QWidget, detail: FundDetail) -> None:
    """Choose one of the guidelines that come with the program."""
    context.look(
        lambda _session: _shipped(),
        lambda found: _ask_example(context, owner, detail, found),
        owner,
        slot="shipped",
    )


def _ask_example(context: Context, owner: QWidget, detail: FundDetail, shipped: Sequence[_Shipped]) -> None:
    fund_id, texts = detail.id, {one.guideline.name: one.text for one in shipped}

    def saving(typed: _Example) -> Saving:
        text = texts[typed.name or ""]
        name = f"Richtlinie „{typed.name}“ übernehmen"
        return Saving(name, lambda session: service.import_guideline(session, fund_id, text))

    ask_form(
        context,
        owner,
        title="Veröffentlichte Richtlinie übernehmen",
        spec=example_form(_options(detail.draft.kind, shipped)),
        draft=_Example(),
        button="Übernehmen",
        saving=saving,
        explain="Sie wird als weitere Fassung angelegt und kann dann angepasst werden. Was darin nicht "
        "veröffentlicht, sondern angenommen ist, sagt der Hinweis.",
    )


def _ask(
    context: Context,
    owner: QWidget,
    detail: FundDetail,
    title: str,
    draft: VersionDraft,
    before: GuidelineRow | None,
    guideline_id: int | None = None,
    explain: str = "",
) -> Sheet:
    fund_id, fund = detail.id, detail.draft.name

    def saving(typed: VersionDraft) -> Saving:
        verb = "hinzufügen" if guideline_id is None else "ändern"
        return Saving(
            f"Fassung „{typed.version}“ des „{fund}“ {verb}",
            lambda session: service.save_guideline(session, fund_id, typed, guideline_id),
        )

    sheet = ask_form(
        context,
        owner,
        title=title,
        spec=GUIDELINE_FORM,
        draft=draft,
        button="Hinzufügen" if guideline_id is None else "Ändern",
        saving=saving,
        key=f"guideline:{fund_id}:{guideline_id or 'new'}",
        explain=explain,
        beside=beside(context, (before.version, before.rules) if before else None),
    )
    Hints(context, sheet)
    return sheet


def version_before(rows: Sequence[GuidelineRow], row: GuidelineRow) -> GuidelineRow | None:
    """The version before; the newest stands first."""
    at = next((at for at, one in enumerate(rows) if one.id == row.id), len(rows))
    return rows[at + 1] if at + 1 < len(rows) else None


@cache
def _shipped() -> tuple[_Shipped, ...]:
    """The guidelines that come with the program; reading them takes a moment, the first time."""
    texts = [path.read_text(encoding="utf-8") for path in resources.listed("guidelines", ".toml")]
    return tuple(_Shipped(text, read_guideline(text)) for text in texts)


def _options(kind: str, shipped: Sequence[_Shipped]) -> list[Option]:
    """All of them, those of the same kind of fund first."""
    found = sorted((one.guideline for one in shipped), key=lambda one: (one.kind != kind, one.name))
    return [Option(one.name, one.name, f"{KINDS[one.kind]}, {summary(one.rules)}") for one in found]
