"""The page „Inventar“: things, loans, what is refused, by clicking and typing on the real store."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.inventory import queries, service
from app.features.inventory.rules import ItemDraft, LoanDraft, ReturnDraft, checked_item, state
from app.features.inventory.screen import InventoryScreen
from app.system.clock import Clock
from db.models import InventoryItem, Loan
from db.store import Store
from tests.kit import factories
from tests.kit.qt import answer, dialog, inline_context, open_page, press, said, type_into

TODAY = date(2026, 11, 20)
TENT = ItemDraft(name="Faltpavillon", place="Stadtteilbüro", price=Money.euros(450))


@pytest.fixture
def item(store: Store) -> int:
    with store.write("Inventar") as session:
        factories.contact(session)
        return service.save(session, TENT, None, today=TODAY)


def refused(store: Store, act: Any, says: str, field: str | None = None) -> None:
    with pytest.raises(Refused) as caught, store.write("x") as session:
        act(session)
    assert says in caught.value.sentence
    assert caught.value.field == field


def lend(store: Store, item: int, due: date | None = None) -> None:
    with store.write("verleihen") as session:
        service.lend(session, item, LoanDraft(1, TODAY, due), today=TODAY)


def test_a_thing_is_lent_once_and_comes_back(store: Store, item: int) -> None:
    refused(store, lambda s: service.take_back(s, item, ReturnDraft(TODAY), today=TODAY), "nicht verliehen")
    lend(store, item, TODAY)
    refused(
        store, lambda s: service.lend(s, item, LoanDraft(1, TODAY), today=TODAY), "hat seit dem 20.11.2026"
    )
    gone = ItemDraft(name="Faltpavillon", gone_on=TODAY)
    refused(store, lambda s: service.save(s, gone, item, today=TODAY), "noch verliehen", "gone_on")
    early = ReturnDraft(TODAY - timedelta(days=1))
    refused(
        store, lambda s: service.take_back(s, item, early, today=TODAY), "vor der Ausleihe", "returned_on"
    )
    with store.write("zurück") as session:
        service.take_back(session, item, ReturnDraft(TODAY, "worn"), today=TODAY)
    with store.read() as session:
        found = queries.detail(session, item)
        assert (found.state, found.draft.condition) == ("there", "worn")
        assert [row.state for row in found.loans] == ["back"]
    refused(store, lambda s: service.remove(s, item), "war schon verliehen")
    with store.write("ausmustern") as session:
        service.save(session, gone, item, today=TODAY)
    refused(store, lambda s: service.lend(s, item, LoanDraft(1, TODAY), today=TODAY), "ausgemustert")


def test_what_was_never_lent_can_be_removed(store: Store, item: int) -> None:
    with store.write("löschen") as session:
        service.remove(session, item)
    refused(store, lambda s: service.remove(s, item), "nicht mehr")
    with pytest.raises(Refused), store.read() as session:
        queries.detail(session, item)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (LoanDraft(None, TODAY), "contact_id"),
        (LoanDraft(1, None), "lent_on"),
        (LoanDraft(1, TODAY + timedelta(days=1)), "lent_on"),
        (LoanDraft(1, TODAY, TODAY - timedelta(days=1)), "due_on"),
    ],
)
def test_a_loan_says_what_is_wrong_with_it(store: Store, item: int, draft: LoanDraft, field: str) -> None:
    with pytest.raises(Refused) as caught, store.write("x") as session:
        service.lend(session, item, draft, today=TODAY)
    assert caught.value.field == field


def test_all_that_is_wrong_with_a_thing_is_said_at_once() -> None:
    wrong = ItemDraft("", price=Money(-1), condition="x", bought_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused) as caught:
        checked_item(wrong, TODAY)
    assert [one.field for one in caught.value.all] == ["name", "price", "condition", "bought_on"]


@given(st.none() | st.dates(), st.booleans(), st.none() | st.dates(), st.dates())
def test_a_thing_is_in_exactly_one_state(
    gone: date | None, lent: bool, due: date | None, today: date
) -> None:
    found = state(gone, lent, due, today)
    assert (found == "gone") == (gone is not None)
    assert (found == "overdue") == (gone is None and lent and due is not None and due < today)


def test_the_list_finds_what_is_overdue(store: Store, item: int) -> None:
    lend(store, item, TODAY)
    with store.write("noch eins") as session:
        second = service.save(session, ItemDraft(name="Beamer"), None, today=TODAY)
        session.query(Loan).one().due_on = TODAY - timedelta(days=1)
    with store.read() as session:
        late = queries.page(session, PageRequest(filters=(Filter("state", Test.IS, "overdue"),)))
        every = queries.page(session, PageRequest(sort="name"))
        found = queries.page(session, PageRequest(search="pavillon"))
    assert [(row.name, row.borrower) for row in late.rows] == [("Faltpavillon", "Yılmaz, Ayşe")]
    assert [(row.id, row.state) for row in every.rows] == [(second, "there"), (item, "overdue")]
    assert [row.id for row in found.rows] == [item]


@pytest.fixture
def screen(qtbot: QtBot, store: Store, clock: Clock, item: int) -> Iterator[InventoryScreen]:
    context = inline_context(store, clock)
    page = InventoryScreen(context)
    open_page(qtbot, page)
    yield page
    context.close()


def test_a_thing_is_entered_lent_and_taken_back_by_hand(screen: InventoryScreen, store: Store) -> None:
    screen.new_record()
    type_into(screen, "name", "Beamer")
    screen.save()
    with store.read() as session:
        assert session.query(InventoryItem).count() == 2
    press(screen, "Verleihen …")
    answer("Verleihen")
    assert "Bitte füllen Sie „Wer leiht“ aus." in said(dialog())
    question: Any = dialog()
    question.form.editor("contact_id").show_value(1)
    press(question, "Verleihen")
    assert "verliehen an Yılmaz, Ayşe bis 04.12.2026" in said(screen)
    screen.panel.bar.setCurrentIndex(1)
    press(screen, "Zurücknehmen …")
    answer("Zurücknehmen", condition="gebraucht")
    with store.read() as session:
        assert session.query(Loan).one().returned_on == TODAY
