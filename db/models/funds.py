"""Funds: where the money comes from, what there is a year, and under which guideline it is given."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.money import ZERO, Money
from db.base import Record


class Fund(Record):
    """A district fund or façade programme."""

    __tablename__ = "funds"
    __search_kind__ = "fund"
    __search_title__ = ("name",)
    __search_text__ = ("prefix", "note")

    name: Mapped[str]
    prefix: Mapped[str] = mapped_column(unique=True)
    """Begins the reference numbers, e.g. ``VF`` in ``VF-2026-014``."""
    kind: Mapped[str]
    """``resident``, ``fifty_fifty``, ``facade``, ``rent``."""
    city_office_id: Mapped[int | None] = mapped_column(ForeignKey("city_offices.id"), index=True)
    """The city's office that grants and signs."""
    letter_mode: Mapped[str] = mapped_column(default="city_draft")
    """``city_draft``: Entwurf zur Unterschrift durch die Stadt; ``office``: the office's own letter."""
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id"), index=True)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committees.id"), index=True)
    """The committee that its applications are put before."""
    account_code: Mapped[str] = mapped_column(default="")
    """Produktsachkonto or Kostenstelle of the city, for the payment proposal."""
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)


class FundSource(Record):
    """A giver of the fund's money and its share."""

    __tablename__ = "fund_sources"
    __table_args__ = (CheckConstraint("share_bp BETWEEN 0 AND 10000", name="share"),)

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    origin: Mapped[str]
    """``federal``, ``state``, ``city``, ``private``, ``eu``."""
    name: Mapped[str] = mapped_column(default="")
    share_bp: Mapped[int]


class FundYear(Record):
    """The budget of a fund for one year, and what was carried over from the year before."""

    __tablename__ = "fund_years"
    __table_args__ = (
        UniqueConstraint("fund_id", "year"),
        CheckConstraint("budget >= 0", name="budget"),
        CheckConstraint("carried >= 0", name="carried"),
    )

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), index=True)
    year: Mapped[int]
    budget: Mapped[Money]
    carried: Mapped[Money] = mapped_column(default=ZERO)
    closed: Mapped[bool] = mapped_column(default=False)


class Guideline(Record):
    """A version of a fund's guideline; an application keeps the one it was filed under."""

    __tablename__ = "guidelines"
    __table_args__ = (UniqueConstraint("fund_id", "version"),)

    fund_id: Mapped[int] = mapped_column(ForeignKey("funds.id", ondelete="CASCADE"), index=True)
    version: Mapped[str]
    valid_from: Mapped[date]
    rules: Mapped[dict[str, Any]]
    """The rules as data; read and checked by ``app.domain.guideline``."""
