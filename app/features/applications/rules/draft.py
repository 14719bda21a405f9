"""An application as typed, and what must hold before it is kept."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain import formats
from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.domain.text import clean_line, clean_text
from app.features.applications.rules.plan import CostLine, FinanceLine, checked_costs, checked_finance
from app.features.applications.rules.quotes import AreaLine, QuoteLine, checked_areas, checked_quotes


@dataclass(frozen=True)
class ApplicationDraft:
    """An application as the form holds it."""

    fund_id: int | None = None
    year: int | None = None
    contact_id: int | None = None
    title: str = ""
    purpose: str = ""
    place: str = ""
    property_id: int | None = None
    measure_id: int | None = None
    received_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    requested: Money | None = None
    not_begun_declared: bool = False
    early_start_consent_on: date | None = None
    input_tax: bool = False
    account_holder: str = ""
    iban: str = ""
    note: str = ""
    costs: tuple[CostLine, ...] = ()
    finance: tuple[FinanceLine, ...] = ()
    advice: bool = False
    """Advice before an application: no number yet."""
    advised_on: date | None = None
    applicant_group: str = ""
    represented_by: str = ""
    project_kind: str = ""
    audience: str = ""
    publicity: str = ""
    goals: tuple[str, ...] = ()
    conditions_met: tuple[str, ...] = ()
    other_grants: str = ""
    trade_firm: bool | None = None
    monument_consent_on: date | None = None
    rent_old: Money | None = None
    rent_new: Money | None = None
    rent_months: int | None = None
    areas: tuple[AreaLine, ...] = ()
    quotes: tuple[QuoteLine, ...] = ()
    refiled_from_id: int | None = None


@dataclass(frozen=True)
class AccountDraft:
    """What may still be changed after the decision."""

    account_holder: str = ""
    iban: str = ""
    note: str = ""


def checked_draft(draft: ApplicationDraft, today: date) -> ApplicationDraft:
    """The draft with cleaned texts and plans, the budget year filled in.

    Raises:
        Refused: beside the field that cannot be right.
    """
    if draft.fund_id is None:
        raise Refused("Bitte wählen Sie den Fonds.", "fund_id")
    if draft.contact_id is None:
        raise Refused("Bitte wählen Sie, wer den Antrag stellt.", "contact_id")
    title = clean_line(draft.title, "title")
    if not title:
        raise Refused("Bitte geben Sie dem Projekt einen Titel.", "title")
    if draft.requested is not None and draft.requested < ZERO:
        raise Refused("Der beantragte Zuschuss kann nicht negativ sein.", "requested")
    received_on = _must_be_past(draft.received_on, today, "received_on", "Das Eingangsdatum")
    if received_on is None:
        raise Refused("Bitte geben Sie an, wann der Antrag eingegangen ist.", "received_on")
    _must_be_past(draft.early_start_consent_on, today, "early_start_consent_on", "Die Zustimmung")
    _must_be_ordered(draft.starts_on, draft.ends_on)
    account = checked_account(AccountDraft(draft.account_holder, draft.iban, draft.note))
    texts: Any = _texts(draft)
    return replace(
        draft,
        title=title,
        year=draft.year or received_on.year,
        purpose=clean_text(draft.purpose, "purpose"),
        place=clean_line(draft.place, "place"),
        account_holder=account.account_holder,
        iban=account.iban,
        note=account.note,
        costs=checked_costs(draft.costs),
        finance=checked_finance(draft.finance),
        areas=checked_areas(draft.areas),
        quotes=checked_quotes(draft.quotes, today),
        **texts,
    )


def _texts(draft: ApplicationDraft) -> dict[str, str]:
    lines = ("applicant_group", "represented_by", "project_kind", "other_grants")
    found = {name: clean_line(getattr(draft, name), name) for name in lines}
    return found | {name: clean_text(getattr(draft, name), name) for name in ("audience", "publicity")}


def checked_account(draft: AccountDraft) -> AccountDraft:
    """Account and note with cleaned texts.

    Raises:
        Refused: when the IBAN cannot be right.
    """
    return AccountDraft(
        account_holder=clean_line(draft.account_holder, "account_holder"),
        iban=checked_iban(draft.iban),
        note=clean_text(draft.note, "note"),
    )


def checked_iban(typed: str) -> str:
    """The IBAN in groups of four; empty stays empty.

    Raises:
        Refused: when its check digits or its length are wrong.
    """
    if not typed.strip():
        return ""
    from schwifty import IBAN  # noqa: PLC0415 - reads its bank register, half a second nobody waits for at the start
    from schwifty.exceptions import SchwiftyException  # noqa: PLC0415 - see above

    try:
        return str(IBAN(clean_line(typed, "iban", 60)).formatted)
    except SchwiftyException:
        raise Refused(
            "Diese IBAN kann nicht stimmen. Bitte vergleichen Sie sie Ziffer für Ziffer.", "iban"
        ) from None


def basis(draft: ApplicationDraft) -> ApplicationDraft:
    """The part of an application that its decision rests on."""
    return replace(draft, account_holder="", iban="", note="")


def open_questions(draft: ApplicationDraft) -> list[Refused]:
    """What a check misses beside a balanced plan: purpose, period, declaration."""
    found = []
    if not draft.purpose:
        found.append(
            Refused("Bitte beschreiben Sie den Zweck des Projekts; er steht im Bescheid.", "purpose")
        )
    if draft.starts_on is None:
        found.append(Refused("Bitte geben Sie an, wann das Projekt beginnen soll.", "starts_on"))
    if draft.ends_on is None:
        found.append(Refused("Bitte geben Sie an, wann das Projekt abgeschlossen sein soll.", "ends_on"))
    if not draft.not_begun_declared and draft.early_start_consent_on is None:
        found.append(
            Refused(
                "Es fehlt die Erklärung, dass mit dem Projekt noch nicht begonnen wurde. Ohne sie (oder eine "
                "schriftliche Zustimmung zum vorzeitigen Beginn) darf nicht bewilligt werden.",
                "not_begun_declared",
            )
        )
    return found


def _must_be_past(day: date | None, today: date, field: str, what: str) -> date | None:
    if day is not None and day > today:
        raise Refused(f"{what} {formats.day(day)} liegt in der Zukunft.", field)
    return day


def _must_be_ordered(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise Refused(
            f"Das Projekt endet am {formats.day(last)} und damit vor seinem Beginn am {formats.day(first)}.",
            "ends_on",
        )
