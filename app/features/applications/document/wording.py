"""The text modules of a letter with its values filled in."""

from collections.abc import Mapping
from datetime import date

from app.documents.flow.blocks import Block
from app.documents.templates import blocks, module, render
from app.documents.words import amount_in_words
from app.domain import formats
from app.domain.money import WHOLE, ZERO, Money
from app.features.applications.rules.letter import (
    LetterData,
    account,
    approval_period,
    execution_period,
    financing_kind,
    percent_words,
)

TEXTS = {"partial_approval": "approval"}
"""Kinds that share their texts."""


class Wording:
    """Text modules of one letter, in the office's own wording where there is one."""

    def __init__(self, data: LetterData) -> None:
        self.data = data
        self._own = dict(data.texts)
        self._values = values(data)

    def key(self, part: str) -> str:
        """Key of a module of this letter; the city's wording where the city signs and there is one."""
        key = f"{TEXTS.get(self.data.kind, self.data.kind)}.{part}"
        return f"{key}.city" if self.data.for_city and _is_shipped(f"{key}.city") else key

    def blocks(self, part: str) -> tuple[Block, ...]:
        """A module of this letter as blocks."""
        return self.blocks_of(self.key(part))

    def blocks_of(self, key: str) -> tuple[Block, ...]:
        """A module by its whole key as blocks."""
        return blocks(self._source(key), self._values)

    def said(self, key: str) -> str:
        """A module by its whole key as plain text."""
        return render(self._source(key), self._values).strip()

    def _source(self, key: str) -> str:
        return self._own.get(key) or module(key).text


def values(data: LetterData) -> Mapping[str, str]:
    """What stands for each placeholder; empty where there is nothing to say."""
    return {**_case(data), **_grant(data), **_terms(data), **_later(data)}


def _case(data: LetterData) -> dict[str, str]:
    facts = data.facts
    return {
        "antragsteller": data.applicant,
        "projekt": data.title,
        "antragsdatum": formats.long_day(data.received_on),
        "zeichen": data.reference,
        "fonds": data.fund,
        "richtlinie": data.guideline,
        "gremium": facts.committee,
        "sitzung": _day(facts.sitting_on),
        "entscheidung": formats.long_day(data.day),
        "beantragt": formats.money(data.requested),
        "zustimmung": _day(data.consent_on),
        "foerdergeber": data.givers,
        "grund": _reason(data),
        "stadt": data.city or "Stadt",
        "buero": data.office_name,
        "gericht": data.court_name,
        "gericht_anschrift": data.court_address,
        "frist": _day(data.due_on),
        "wirkung": _day(data.consent_on),
        "bescheid_vom": _day(facts.noticed_on),
        "iban": account(facts.iban),
        "kontoinhaber": facts.account_holder or data.applicant,
    }


def _reason(data: LetterData) -> str:
    """What was typed for the letter counts before what was decided."""
    if data.typed.reason:
        return data.typed.reason
    demand = data.facts.demand
    if demand is not None and data.kind in {"hearing", "reclaim"}:
        return demand.reason
    return data.reason if data.decision_id is not None else ""


def _grant(data: LetterData) -> dict[str, str]:
    first, last = approval_period(data.day, data.ends_on, data.year, data.consent_on, data.approval_end)
    begins, ends = execution_period(data.day, data.starts_on, data.ends_on, data.consent_on)
    former = data.facts.former
    return {
        "betrag": formats.money(data.amount),
        "betrag_worten": amount_in_words(data.amount),
        "alter_betrag": formats.money(former) if former not in {None, data.amount} else "",
        "verbleibt": _amount(data.amount if data.kind == "revocation" else ZERO),
        "foerdersatz": _rate(data),
        "finanzierungsart": financing_kind(data),
        "ausgaben": formats.money(data.eligible),
        "beginn": formats.long_day(first),
        "ende": formats.long_day(last),
        "durchfuehrung_ab": formats.long_day(begins),
        "durchfuehrung_bis": formats.long_day(ends),
        "nachweis_bis": _day(data.proof_due) or "Abschluss des Projekts",
        "aufbewahrung": _years(data.retention_years),
        "zweckbindung": _years(data.binding_years),
        "gezahlt": _amount(data.facts.paid),
    }


def _terms(data: LetterData) -> dict[str, str]:
    terms = data.facts.terms
    months = formats.count(terms.advance_months, "Monat", "Monaten") if terms.advance_months else ""
    return {
        "rate1": formats.money(terms.first),
        "rate2": formats.money(terms.rest),
        "vorlauf": months,
        "eigenanteil": _own_cash(terms.own_cash_bp, terms.own_cash),
        "stundensatz": _amount(terms.labour_hour),
        "hinweis": terms.publicity_text.strip(),
        "beihilfe_grenze": formats.money(terms.limit),
        "beihilfe_jahre": f"{terms.years} Jahren" if terms.years != 3 else "drei Jahren",
        "beihilfe_summe": _aid(data),
    }


def _aid(data: LetterData) -> str:
    aid = data.facts.aid
    return formats.money(aid.before + aid.amount) if aid is not None else ""


def _later(data: LetterData) -> dict[str, str]:
    """Proof, settlement, reclaim."""
    settled, demand, paid = data.facts.settled, data.facts.demand, data.facts.paid
    final = settled.final if settled is not None else None
    return {
        "schlussbetrag": formats.money(final),
        "schlussbetrag_worten": amount_in_words(final) if final is not None else "",
        "nachgewiesen": formats.money(settled.claimed) if settled else "",
        "anerkannt": formats.money(settled.recognised) if settled else "",
        "restbetrag": _amount(final - paid) if final is not None else "",
        "zuviel": _amount(paid - final) if final is not None else "",
        "rueckforderung": formats.money(demand.amount) if demand else "",
        "rueckforderung_worten": amount_in_words(demand.amount) if demand else "",
        "zinsen": _amount(demand.interest or ZERO) if demand else "",
        "zinssatz": percent_words(demand.interest_bp) if demand else "",
        "zinsen_ab": _day(demand.interest_from) if demand else "",
        "anhoerung": _day(demand.hearing_on) if demand else "",
        "antwort": demand.answer.strip() if demand else "",
    }


def _rate(data: LetterData) -> str:
    """The rate, or that it is an upper limit where less was given; none at all and 100 % say nothing."""
    if not data.rate_bp:
        return ""
    whole = data.calculation.bound_by == "rate" and data.amount == data.calculation.grant
    if data.rate_bp == WHOLE and not whole:
        return ""
    rate = formats.percent(data.rate_bp)
    return rate if whole else f"bis zu {rate}"


def _own_cash(share_bp: int, least: Money) -> str:
    share = f"{formats.percent(share_bp)} der Kosten" if share_bp else ""
    if share and least:
        return f"{share}, wenigstens {formats.money(least)},"
    return share or _amount(least)


def _amount(amount: Money) -> str:
    return formats.money(amount) if amount > ZERO else ""


def _day(value: date | None) -> str:
    return formats.long_day(value) if value else ""


def _years(years: int) -> str:
    return f"{years} {'Jahr' if years == 1 else 'Jahre'}" if years else ""


def _is_shipped(key: str) -> bool:
    try:
        module(key)
    except KeyError:
        return False
    return True
