"""„Übertrag übernehmen“ replaces nothing and closes no year before the person has seen what it does."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import Refused
from app.domain.money import Money
from app.features.funds import service
from app.features.funds.rules import FundDraft, GuidelineDraft, SourceLine, YearDraft
from app.features.funds.screen import FundsScreen
from app.system.clock import Clock
from app.ui.messages.question import Question
from db.models import Fund, FundYear
from db.store import Store
from tests.kit import factories
from tests.kit.qt import SeenContext, dialog, inline_context, open_page, press, spoken, texts

FUND = FundDraft(name="Cityfonds", prefix="CF", kind="fifty_fifty", sources=(SourceLine("city", "", 10_000),))


@pytest.fixture
def context(qtbot: QtBot, store: Store, clock: Clock) -> Iterator[SeenContext]:
    store.guards.extend(service.GUARDS)
    with store.write("Fonds anlegen") as session:
        fund_id = service.save(session, FUND, None)
        service.save_year(session, fund_id, YearDraft(2025, Money.euros(9_000)))
        service.save_year(session, fund_id, YearDraft(2026, Money.euros(5_000)))
        guideline = GuidelineDraft(version="2025", valid_from=date(2025, 1, 1), rate_bp=5000)
        service.save_guideline(session, fund_id, guideline)
    made = inline_context(store, clock)
    yield made
    made.close()


@pytest.fixture
def screen(context: SeenContext, qtbot: QtBot) -> FundsScreen:
    page = FundsScreen(context)
    open_page(qtbot, page)
    return page


def promise(store: Store, year: int = 2025, **values: object) -> None:
    with store.write("Antrag") as session:
        fund = session.get_one(Fund, 1)
        factories.application(session, fund, factories.contact(session), year=year, **values)


def type_carried(store: Store, euros: int) -> None:
    with store.write("von Hand") as session:
        # As older files hold it: typed while the year before was open.
        session.get_one(FundYear, 2).carried = Money.euros(euros)


def carry(screen: FundsScreen) -> None:
    """Open the fund at its money; this year's line is chosen already."""
    screen.open_record(1)
    screen.panel.bar.setCurrentIndex(1)
    press(screen, "Übertrag übernehmen")


def asked() -> tuple[Question, str]:
    """The open question, and all it says."""
    question = dialog()
    assert isinstance(question, Question)
    return question, " ".join(" ".join(texts(question)).replace("\xa0", " ").split())


def state(store: Store) -> tuple[Money, bool]:
    """What stands as carried over, and whether the year before is closed."""
    with store.read() as session:
        return session.get_one(FundYear, 2).carried, session.get_one(FundYear, 1).closed


def test_what_was_typed_by_hand_is_compared_before_it_is_replaced(screen: FundsScreen, store: Store) -> None:
    type_carried(store, 3_250)
    promise(store, status="approved", approved=Money.euros(700))
    carry(screen)
    question, said = asked()
    assert "Übertrag 2026 von 3.250,00 € auf 8.300,00 € ändern?" in said
    assert "Eingetragen sind bisher 3.250,00 €. 2025 hat noch 8.300,00 € übrig, 5.050,00 € mehr." in said
    assert "2025 wird damit abgeschlossen." in said
    press(question, "Abbrechen")
    assert state(store) == (Money.euros(3_250), False)
    press(screen, "Übertrag übernehmen")
    press(asked()[0], "Übertrag ändern")
    assert state(store) == (Money.euros(8_300), True)
    assert any("8.300,00" in sentence for sentence in spoken(screen.context))
    store.undo()
    assert state(store) == (Money.euros(3_250), False)


def test_less_is_said_to_be_less(screen: FundsScreen, store: Store) -> None:
    type_carried(store, 9_500)
    carry(screen)
    question, said = asked()
    assert "2025 hat noch 9.000,00 € übrig, 500,00 € weniger." in said
    press(question, "Abbrechen")


def test_where_nothing_is_left_the_amount_that_stands_there_is_named(
    screen: FundsScreen, store: Store
) -> None:
    type_carried(store, 3_250)
    promise(store, status="approved", approved=Money.euros(9_000))
    carry(screen)
    said = spoken(screen.context)[-1].replace("\xa0", " ")
    assert "2025 keine Mittel frei" in said
    assert "Bei 2026 stehen aber 3.250,00 € Übertrag; bitte prüfen Sie diesen Betrag." in said
    assert state(store) == (Money.euros(3_250), False)


def test_what_is_typed_already_and_right_is_not_asked_about(screen: FundsScreen, store: Store) -> None:
    type_carried(store, 9_000)
    carry(screen)
    assert state(store) == (Money.euros(9_000), True)


def test_more_that_became_free_after_closing_is_said_before_it_is_added(
    screen: FundsScreen, store: Store
) -> None:
    carry(screen)
    with store.write("mehr bekommen") as session:
        service.save_year(session, 1, YearDraft(2025, Money.euros(9_400)), 1)
    press(screen, "Übertrag übernehmen")
    question, said = asked()
    assert "Übertragen sind bisher 9.000,00 €. 2025 hat jetzt 9.400,00 € übrig, 400,00 € mehr." in said
    assert "abgeschlossen" not in said
    press(question, "Übertrag ändern")
    assert state(store) == (Money.euros(9_400), True)


def test_a_year_with_applications_waiting_is_closed_only_after_they_are_named(
    screen: FundsScreen, store: Store
) -> None:
    promise(store, reserved=Money.euros(400), status="checked")
    promise(store)
    promise(store, status="rejected")
    promise(store, year=2026)
    carry(screen)
    question, said = asked()
    assert "2025 abschließen, obwohl 2 Anträge noch warten?" in said
    assert "Aus 2025 vorgemerkt bleiben: CF-2025-001 (400,00 €)." in said
    assert "Ohne Geld aus 2025 bleiben: CF-2025-002." in said
    assert "Bitte prüfen oder entscheiden Sie zuerst, was noch aus 2025 bezahlt werden soll." in said
    press(question, "Abbrechen")
    assert state(store) == (Money(), False)
    press(screen, "Übertrag übernehmen")
    press(asked()[0], "2025 abschließen")
    assert state(store) == (Money.euros(8_600), True)


def test_many_waiting_are_counted_after_the_first(screen: FundsScreen, store: Store) -> None:
    for _ in range(7):
        promise(store)
    carry(screen)
    question, said = asked()
    assert "CF-2025-005 und 2 weitere." in said
    assert "CF-2025-006" not in said
    press(question, "Abbrechen")


def test_what_changed_after_the_question_is_not_done_unseen(context: SeenContext, store: Store) -> None:
    with store.read() as session:
        agreed = service.carrying(session, 1, 2026)
    promise(store, status="approved", approved=Money.euros(700))
    with pytest.raises(Refused, match="Inzwischen"), store.write("übertragen") as session:
        service.carry_over(session, 1, 2026, agreed)
    assert state(store) == (Money(), False)
