"""What is asked of the city, and when it is no longer asked."""

from dataclasses import replace

import pytest

from app.features.applications.queries.drafts import draft_of
from app.features.applications.service import ending, filing
from app.features.consultations.service import concerns
from db.models import AnswerRequest, Application, Guideline
from db.store import Store
from tests.features.consultations.desk import Desk, set_up
from tests.features.handover.sample import hand_over
from tests.features.handover.test_service import WEEK
from tests.kit import factories
from tests.kit.office import NOW


@pytest.fixture
def desk(store: Store) -> Desk:
    made = set_up(store)
    with store.write("Anträge") as session:
        fund = factories.fund(session)
        factories.application(session, fund, factories.contact(session), title="Hoffest")
        for text in ("Gehweg vor der Schule", "Laterne am Südring"):
            factories.concern(session, text=text)
    return made


@pytest.mark.parametrize("verb", ["change", "withdraw", "answer"])
def test_what_needs_no_answer_any_more_is_not_asked_for(desk: Desk, verb: str) -> None:
    with desk.store.write("Reif") as session:
        guideline = session.query(Guideline).first()
        assert guideline is not None
        guideline.rules = {**guideline.rules, "tiers": [{"body": "administration"}]}
        session.get_one(Application, 1).status = "checked"
    hand_over(desk.store, WEEK)
    asked = waiting(desk.store)
    assert asked == {("applications", 1), ("concerns", 1), ("concerns", 2)}
    with desk.store.write("Anders erledigt") as session:
        if verb == "change":
            draft = replace(draft_of(session, session.get_one(Application, 1)), title="Hoffest im Mai")
            filing.change(session, 1, draft, today=NOW.date())
        elif verb == "withdraw":
            ending.withdraw(session, 1)
        else:
            concerns.answer_concern(session, 1, "Telefonisch geklärt", on=NOW.date(), today=NOW.date())
    gone = ("concerns", 1) if verb == "answer" else ("applications", 1)
    assert waiting(desk.store) == asked - {gone}


def waiting(store: Store) -> set[tuple[str, int]]:
    with store.read() as session:
        rows = session.query(AnswerRequest).filter(AnswerRequest.settled_on.is_(None))
        return {(row.record_table, row.record_id) for row in rows}
