"""Closing a sitting: everything in one step, back in one step, and nothing half-done."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import func, select

from app.domain.errors import Refused
from app.domain.money import ZERO, Money
from app.features.applications import service as applications
from app.features.sittings.rules.city import CityDraft
from app.features.sittings.rules.ranking import RankingDraft, by_rank, filled
from app.features.sittings.service import closing, issuing, recording
from db.balances import balance
from db.models import AgendaItem, Decision, Guideline, Letter
from db.store import Store
from tests.features.sittings.case import (
    TODAY,
    application,
    apply,
    close,
    detail,
    items,
    make_board,
    plan,
    present,
    put_on,
    vote,
)
from tests.kit.faults import contents, every_statement_fails_once
from tests.kit.office import NOW


def ready(store: Store, count: int = 2, euros: int = 10_000, grant: int = 1500, **rules: object) -> int:
    """A sitting with so many applications, everybody there, nothing voted."""
    board = make_board(store, euros, **rules)
    sitting_id = plan(store, board)
    put_on(store, sitting_id, *(apply(store, f"Projekt {at}", grant) for at in range(count)))
    present(store, sitting_id, board.members)
    return sitting_id


def test_a_sitting_decides_all_its_applications_in_one_step(store: Store) -> None:
    sitting_id = ready(store)
    one, two = items(store, sitting_id)
    vote(store, one, "jjjjjnn", outcome="approved")
    vote(store, two, "jjjnnnn", outcome="rejected", reason="Kein Bezug zum Quartier.")
    assert close(store, sitting_id) == 2
    found = detail(store, sitting_id)
    assert (found.status, found.closed_on) == ("closed", TODAY)
    assert application(store, one.application_id or 0).status == "approved"
    assert application(store, one.application_id or 0).approved == Money.euros(1500)
    assert application(store, two.application_id or 0).status == "rejected"
    with store.read() as session:
        decisions = session.scalars(select(Decision).order_by(Decision.id)).all()
        frozen = session.get_one(AgendaItem, one.id).frozen
    assert [(row.agenda_item_id, row.kind) for row in decisions] == [
        (one.id, "approved"),
        (two.id, "rejected"),
    ]
    assert frozen["vote"]["yes"] == 5
    assert frozen["quorum"] == {"voting": 7, "there": 7, "needed": 4, "reached": True}


def test_one_undo_takes_the_whole_closing_back(store: Store) -> None:
    sitting_id = ready(store)
    for row in items(store, sitting_id):
        vote(store, row, "jjjjjjj", outcome="approved")
    with store.read() as session:
        before = balance(session, 1, 2026)
    close(store, sitting_id)
    step = store.undo()
    assert step is not None
    assert step.name == "Sitzung schließen"
    found = detail(store, sitting_id)
    assert found.status == "open"
    assert [row.status for row in found.items if row.application_id] == ["tabled", "tabled"]
    with store.read() as session:
        assert balance(session, 1, 2026) == before
        assert session.scalar(select(func.count()).select_from(Decision)) == 0
        assert session.scalar(select(func.count()).select_from(Letter)) == 0
    assert store.redo() is not None
    assert detail(store, sitting_id).status == "closed"


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_done(store: Store) -> None:
    sitting_id = ready(store, 3)
    before = contents(store)
    with pytest.raises(Refused) as caught:
        close(store, sitting_id)
    assert [one.sentence[:5] for one in caught.value.all] == ["TOP 3", "TOP 4", "TOP 5"]
    assert contents(store) == before


def test_more_than_the_pot_is_refused_before_anything_is_decided(store: Store) -> None:
    sitting_id = ready(store, 3, euros=3_200)
    for row in items(store, sitting_id):
        vote(store, row, "jjjjjjj", outcome="approved")
    with pytest.raises(Refused) as caught:
        close(store, sitting_id)
    assert "Es fehlen 1.300,00" in caught.value.sentence.replace("\u00a0", " ")
    assert "Rangfolge" in caught.value.sentence


def test_the_ranking_uses_the_pot_to_the_cent_whoever_held_the_money_back_before(store: Store) -> None:
    sitting_id = ready(store, 3, euros=3_200)
    first, second, third = items(store, sitting_id)
    assert application(store, third.application_id or 0).reserved == ZERO, (
        "the money did not do for the third"
    )
    vote(store, first, "jjjjnnn", outcome="approved")
    vote(store, second, "jjjjjnn", outcome="approved")
    vote(store, third, "jjjjjjj", outcome="approved")
    found = detail(store, sitting_id)
    claims = [row.claim for row in found.items if row.claim is not None]
    lines = filled(found.ranking, claims, by_rank(claims, found.pots[0].free))
    with store.write("Rangfolge") as session:
        recording.set_ranking(session, sitting_id, RankingDraft(lines))
    assert [row.outcome for row in items(store, sitting_id)] == ["partly_approved", "approved", "approved"]
    assert close(store, sitting_id) == 3
    granted = [application(store, row.application_id or 0).approved for row in (first, second, third)]
    assert granted == [Money.euros(200), Money.euros(1500), Money.euros(1500)]
    with store.read() as session:
        assert balance(session, 1, 2026).free == ZERO


def test_what_waits_holds_its_money_back_again_as_far_as_there_is_some(store: Store) -> None:
    sitting_id = ready(store, 2, euros=2_000)
    first, second = items(store, sitting_id)
    vote(store, first, "       ", outcome="deferred", reason="Das Angebot fehlt.")
    vote(store, second, "jjjjjjj", outcome="approved")
    close(store, sitting_id)
    assert application(store, first.application_id or 0).status == "deferred"
    assert application(store, first.application_id or 0).reserved == Money.euros(500)
    assert application(store, second.application_id or 0).approved == Money.euros(1500)


def test_a_committee_without_quorum_can_only_put_off(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store))
    present(store, sitting_id, board.members[:3])
    (row,) = items(store, sitting_id)
    with pytest.raises(Refused, match="nicht beschlussfähig: 3 von 7 Stimmen") as caught:
        vote(store, row, "jjj", outcome="approved")
    assert caught.value.field == "outcome"
    vote(store, row, "", outcome="deferred", reason="Nicht beschlussfähig.")
    assert close(store, sitting_id) == 1


def test_a_recommendation_leaves_the_application_until_the_city_decides(store: Store) -> None:
    sitting_id = ready(store, 2, decides=False)
    one, two = items(store, sitting_id)
    vote(store, one, "jjjjjjj", outcome="approved")
    vote(store, two, "nnnnnnn", outcome="rejected", reason="Zu teuer.")
    assert close(store, sitting_id) == 0
    found = detail(store, sitting_id)
    assert [row.status for row in found.items if row.application_id] == ["tabled", "tabled"]
    assert [line.outcome for line in found.city] == ["approved", "rejected"]
    with store.write("Stadt") as session:
        done = closing.decide_for_city(
            session,
            sitting_id,
            CityDraft(TODAY, found.city),
            applications.decide,
            today=TODAY,
            staff_id=None,
        )
    assert done == 2
    assert application(store, one.application_id or 0).status == "approved"
    assert application(store, two.application_id or 0).status == "rejected"
    assert detail(store, sitting_id).city == ()
    with pytest.raises(Refused, match="nichts mehr zu entscheiden"), store.write("Stadt") as session:
        closing.decide_for_city(
            session, sitting_id, CityDraft(TODAY), applications.decide, today=TODAY, staff_id=None
        )


def test_after_closing_words_can_be_put_right_and_votes_cannot(store: Store) -> None:
    sitting_id = ready(store, 1)
    (row,) = items(store, sitting_id)
    vote(store, row, "jjjjjjj", outcome="approved")
    close(store, sitting_id)
    (row,) = items(store, sitting_id)
    with store.write("Punkt speichern") as session:
        changed = replace(row.draft, text="Frau Vor1 stellt das Projekt vor.")
        recording.record_item(session, row.id, changed, now=NOW)
    assert items(store, sitting_id)[0].draft.text == "Frau Vor1 stellt das Projekt vor."
    with pytest.raises(Refused, match="Die Sitzung ist geschlossen"):
        vote(store, row, "jjjjjjn", outcome="approved")


def test_issued_minutes_stay_as_they_are(store: Store) -> None:
    sitting_id = ready(store, 1)
    (row,) = items(store, sitting_id)
    with pytest.raises(Refused, match="noch nicht geschlossen"), store.write("x") as session:
        issuing.issue_minutes(session, sitting_id, b"%PDF-1", "n.pdf", today=TODAY)
    vote(store, row, "jjjjjjj", outcome="approved")
    close(store, sitting_id)
    with store.write("Niederschrift", sealed=True) as session:
        issuing.issue_minutes(session, sitting_id, b"%PDF-1", "n.pdf", today=TODAY)
    (row,) = items(store, sitting_id)
    with pytest.raises(Refused, match=r"ist am 20\.11\.2026 ausgegeben"), store.write("x") as session:
        recording.record_item(session, row.id, row.draft, now=NOW)
    with pytest.raises(Refused, match="ausgegeben"), store.write("x") as session:
        issuing.issue_minutes(session, sitting_id, b"%PDF-1", "n.pdf", today=TODAY)


def test_a_sitting_of_tomorrow_cannot_be_closed(store: Store) -> None:
    board = make_board(store)
    sitting_id = plan(store, board, datetime(2026, 11, 21, 18, 0))
    present(store, sitting_id, board.members)
    with pytest.raises(Refused, match=r"erst am 21\.11\.2026"):
        close(store, sitting_id)


def test_an_application_withdrawn_meanwhile_is_only_noted(store: Store) -> None:
    sitting_id = ready(store, 1)
    (row,) = items(store, sitting_id)
    with store.write("Zurückziehen") as session:
        applications.withdraw(session, row.application_id or 0)
    (row,) = items(store, sitting_id)
    assert row.mark == "zurückgezogen"
    vote(store, row, "", outcome="noted")
    assert close(store, sitting_id) == 0


def test_a_failing_disk_leaves_nothing_of_a_closing(store: Store) -> None:
    sitting_id = ready(store, 1)
    vote(store, items(store, sitting_id)[0], "jjjjjjj", outcome="approved")
    assert every_statement_fails_once(store, lambda: close(store, sitting_id)) > 20


def test_what_the_guideline_leaves_to_the_council_is_only_recommended(store: Store) -> None:
    board = make_board(store)
    with store.write("Richtlinie") as session:
        guideline = session.scalars(select(Guideline)).one()
        tiers = [{"up_to_cents": 1_000_00, "body": "committee"}, {"body": "council"}]
        guideline.rules = {**guideline.rules, "tiers": tiers}
    sitting_id = plan(store, board)
    put_on(store, sitting_id, apply(store, "Klein", 900), apply(store, "Groß", 1_200))
    present(store, sitting_id, board.members)
    for row in items(store, sitting_id):
        vote(store, row, "jjjjjjj", outcome="approved")
    small, large = items(store, sitting_id)
    assert (small.decider, large.decider) == ("", "Rat oder Bezirksvertretung")
    assert large.outcome_word == "empfohlen"
    assert close(store, sitting_id) == 1
    assert [row.status for row in items(store, sitting_id)] == ["approved", "tabled"]
    assert [line.title for line in detail(store, sitting_id).city] == [large.heading]
