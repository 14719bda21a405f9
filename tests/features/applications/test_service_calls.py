"""Calls for money on the real store: within the plan, accepted before they are paid."""

from datetime import date, timedelta

from app.domain.money import Money
from app.features.applications import service
from app.features.applications.rules.payment import DrawdownDraft, RulingDraft
from app.features.applications.service import calling
from db.models import Drawdown
from db.store import Store
from tests.features.applications.case import TODAY, approved, make_fund, refused
from tests.features.applications.course import (
    issue,
    noticed,
    payment,
    planned,
)


def pay(store: Store, euros: int, day: date = TODAY) -> None:
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(euros, day), today=day)


def test_money_is_called_for_answered_and_paid(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("advance", 1400))
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(1), today=TODAY),
        "angenommenen Mittelabruf",
        "drawdown_id",
    )
    with store.write("abrufen") as session:
        calling.call_money(session, 1, DrawdownDraft(Money.euros(900), TODAY), today=TODAY)
    more = DrawdownDraft(Money.euros(501), TODAY)
    refused(store, lambda s: calling.call_money(s, 1, more, today=TODAY), "noch 500,00", "amount")
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(1, drawdown_id=1), today=TODAY),
        "angenommenen",
        "drawdown_id",
    )
    refused(
        store,
        lambda s: calling.answer_call(s, 1, RulingDraft(), accept=False, today=TODAY, staff_id=None),
        "warum der Abruf abgelehnt",
        "reason",
    )
    with store.write("annehmen") as session:
        calling.answer_call(session, 1, RulingDraft(), accept=True, today=TODAY, staff_id=None)
    refused(
        store,
        lambda s: service.book_payment(s, 1, payment(901, drawdown_id=1), today=TODAY),
        "noch 900,00",
        "amount",
    )
    with store.write("zahlen") as session:
        service.book_payment(session, 1, payment(900, drawdown_id=1), today=TODAY)
    with store.read() as session:
        assert session.get_one(Drawdown, 1).status == "paid"
    with store.write("zurück") as session:
        service.reverse_payment(session, 1, today=TODAY)
    with store.read() as session:
        assert session.get_one(Drawdown, 1).status == "accepted"
    refused(store, lambda s: calling.drop_call(s, 1), "schon angenommen")


def test_a_refused_call_makes_room_for_another(store: Store) -> None:
    make_fund(store)
    noticed(store)
    planned(store, ("advance", 1400))
    with store.write("abrufen und ablehnen") as session:
        calling.call_money(session, 1, DrawdownDraft(Money.euros(1400), TODAY), today=TODAY)
        calling.answer_call(session, 1, RulingDraft("Kein Bedarf."), accept=False, today=TODAY, staff_id=None)
        calling.call_money(session, 1, DrawdownDraft(Money.euros(200), TODAY), today=TODAY)
        calling.drop_call(session, 2)
        calling.call_money(session, 1, DrawdownDraft(Money.euros(1400), TODAY), today=TODAY)
    with store.read() as session:
        assert [(row.number, row.status) for row in session.query(Drawdown)] == [
            (1, "refused"),
            (2, "called"),
        ]


def test_a_call_has_its_bounds(store: Store) -> None:
    make_fund(store)
    approved(store)
    draft = DrawdownDraft(Money(1), TODAY)
    refused(store, lambda s: calling.call_money(s, 1, draft, today=TODAY), "noch nicht ausgegeben")
    issue(store)
    planned(store, ("advance", 1400))
    for wrong, says, field in (
        (DrawdownDraft(None, TODAY), "abgerufenen Betrag", "amount"),
        (DrawdownDraft(Money(1), None), "wann der Abruf", "called_on"),
        (DrawdownDraft(Money(1), TODAY - timedelta(days=1)), "Vor der Bewilligung", "called_on"),
        (DrawdownDraft(Money(1), TODAY + timedelta(days=1)), "Zukunft", "called_on"),
    ):
        refused(store, lambda s, wrong=wrong: calling.call_money(s, 1, wrong, today=TODAY), says, field)
