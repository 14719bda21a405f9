"""De-minimis aid and the waiting list: what three years and the fund's free money leave."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.applications import queries, service
from app.features.applications.rules import AidDraft
from db.models import AidGrant, Application, Contact, Deadline
from db.store import Store
from tests.features.applications.case import (
    DRAFT,
    RULES,
    TODAY,
    approval,
    checked,
    make_fund,
    received,
    record,
    refused,
)

# -- de-minimis aid

AID_RULES = {**RULES, "de_minimis": True}


def undertaking(store: Store) -> None:
    make_fund(store, rules=AID_RULES)
    with store.write("Unternehmen") as session:
        session.get_one(Contact, 1).applicant_type = "Unternehmen"


def test_a_grant_to_an_undertaking_is_noted_as_aid_with_the_clock_of_the_register(store: Store) -> None:
    undertaking(store)
    application_id = checked(store)
    with store.write("Antrag bewilligen") as session:
        service.approve(session, application_id, approval(1400), today=TODAY, staff_id=None)
    with store.read() as session:
        grant = session.scalars(select(AidGrant)).one()
        assert (grant.amount, grant.granted_on) == (Money.euros(1400), TODAY)
        # 20 working days after Friday, 20.11.2026: four weeks, no holiday among them
        due = session.scalar(select(Deadline.due_on).where(Deadline.kind == "register"))
        assert due == date(2026, 12, 18)
    store.undo()
    with store.read() as session:
        assert session.scalars(select(AidGrant)).all() == []


def test_declared_aid_counts_for_three_years_and_not_a_day_longer(store: Store) -> None:
    undertaking(store)
    application_id = received(store)
    with store.write("Erklärte Beihilfe") as session:
        draft = AidDraft(date(2023, 11, 21), Money.euros(299_000), "Land Hessen")
        service.save_aid(session, application_id, draft, None, today=TODAY)
    refused(
        store,
        lambda s: service.check(s, application_id, today=TODAY, staff_id=None),
        "hat das Unternehmen 299.000,00 € erhalten. Bis 300.000,00 € sind noch 1.000,00 € möglich",
        "amount",
    )
    with store.write("Erklärte Beihilfe") as session:
        draft = AidDraft(date(2023, 11, 20), Money.euros(299_000), "Land Hessen")
        service.save_aid(session, application_id, draft, 1, today=TODAY)
        assert service.check(session, application_id, today=TODAY, staff_id=None).status == "checked"


def test_our_own_aid_stays_and_is_registered_with_its_day(store: Store) -> None:
    undertaking(store)
    application_id = checked(store)
    with store.write("Antrag bewilligen") as session:
        service.approve(session, application_id, approval(1400), today=TODAY, staff_id=None)
        draft = AidDraft(None, None, "Stadt Muster", "Zuschuss", "56.10", TODAY)
        with pytest.raises(Refused, match="Tag der Bewilligung"):
            service.save_aid(session, application_id, draft, 1, today=TODAY)
        whole = replace(draft, granted_on=TODAY, amount=Money.euros(1400))
        service.save_aid(session, application_id, whole, 1, today=TODAY)
    refused(store, lambda s: service.remove_aid(s, 1), "gehört zu einer Bewilligung aus diesem Büro")
    with store.read() as session:
        assert session.scalar(select(Deadline.done_on).where(Deadline.kind == "register")) == TODAY
        assert queries.case_file(session, application_id).aid[0].state == "registered"


# -- the waiting list


def test_who_found_no_money_moves_up_in_the_order_of_completeness(store: Store) -> None:
    make_fund(store, euros=3000)
    first, second, third = (checked(store, title=f"Projekt {at}") for at in range(3))
    held = [record(store, one).reserved for one in (first, second, third)]
    assert held == [Money.euros(1400), Money.euros(1400), Money()]
    with store.read() as session:
        request = queries.page(session, _waiting())
        assert [row.id for row in request.rows] == [third]
    with store.write("Nachrücken") as session:
        assert service.move_up(session, 1, 2026) == ()
        service.withdraw(session, first)
        assert service.move_up(session, 1, 2026) == ("CF-2026-003",)
    assert record(store, third).reserved == Money.euros(1400)


def test_a_smaller_one_behind_does_not_pass(store: Store) -> None:
    make_fund(store, euros=1500)
    checked(store, title="Erstes")
    dear = checked(store, title="Großes")
    small = tuple(replace(line, amount=Money.euros(50)) for line in DRAFT.costs[:1])
    finance = (replace(DRAFT.finance[0], amount=Money.euros(25)),)
    cheap = checked(store, title="Kleines", costs=small, finance=finance, requested=Money.euros(25))
    assert record(store, cheap).reserved == Money.euros(25)
    with store.write("Anlass") as session:
        session.get_one(Application, cheap).reserved = Money()
    with store.write("Nachrücken") as session:
        assert service.move_up(session, 1, 2026) == ()
    assert record(store, dear).reserved == Money()


def _waiting() -> PageRequest:
    return PageRequest(filters=(Filter("stage", Test.IS, "waiting_list"),))
