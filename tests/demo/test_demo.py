from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.demo import PASSPHRASE, build
from app.demo.stage import material
from app.domain.errors import Refused, Stopped
from app.domain.money import Money
from app.features.office.rules.codes import DEFAULTS
from app.features.today import queries as today
from db import balances, vault
from db.models import (
    AgendaItem,
    Application,
    Appointment,
    CommitteeMember,
    Concern,
    Consultation,
    ConsultationTopic,
    Contact,
    CostItem,
    Decision,
    FinanceItem,
    FundYear,
    Handover,
    Letter,
    Measure,
    Office,
    Paper,
    Payment,
    Sitting,
    Vote,
)
from db.store import Store
from db.vault import Cost
from db.verify import verify
from tests.kit import demo
from tests.kit.demo import CLOCK, TALKS


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = demo.copy(tmp_path_factory.mktemp("demo") / "office")
    store = Store.open(folder, vault.unlock(folder, PASSPHRASE).key, CLOCK)
    yield store
    store.close()


@pytest.fixture
def session(district: Store) -> Iterator[Session]:
    with district.read() as opened:
        yield opened


def test_it_is_marked_and_has_what_it_promised(session: Session) -> None:
    assert session.scalars(select(Office)).one().is_demo
    assert session.scalar(select(func.count(Consultation.id))) == TALKS
    assert (session.scalar(select(func.count(Contact.id))) or 0) >= 100
    assert session.scalar(select(func.count(Measure.id))) == len(material("massnahmen")["measure"])


def test_measures_and_figures_are_the_published_ones(session: Session) -> None:
    costs = {row.number: row.cost.cents // 100 for row in session.scalars(select(Measure)) if row.cost}
    assert costs["O/N 1"] == 960_000
    assert costs["V 1"] == 600_000
    assert costs["QM 1"] == 895_000
    budgets = {one.prefix: one.budget.cents // 100 for one in balances.all_balances(session, 2026)}
    assert budgets == {"QF": 25_000, "CF": 15_000, "HFP": 50_000}


def test_every_state_is_there_to_be_seen(session: Session) -> None:
    states = Counter(session.scalars(select(Application.status)))
    seen = {"advice", "received", "documents_requested", "checked", "rejected", "withdrawn", "closed"}
    assert set(states) >= {*seen, "accepted", "under_way"}
    assert {"proof_received", "proof_checked", "paid"} & set(states)
    assert sum(states.values()) >= 40
    assert set(session.scalars(select(Concern.status))) >= {"open", "answered", "done"}
    letters = session.scalars(select(Letter)).all()
    kinds = {letter.kind for letter in letters}
    assert kinds >= {"approval", "rejection", "settlement", "documents_requested"}
    assert {letter.mode for letter in letters} == {"city_draft", "office"}
    assert any(letter.printed_at is None for letter in letters)
    assert session.scalar(select(func.count(Payment.id)))
    assert session.scalar(select(func.count(Appointment.id)).where(Appointment.starts_at > CLOCK.now()))


def test_an_early_start_is_there_to_be_seen(session: Session) -> None:
    paper = session.scalars(select(Paper).where(Paper.name.startswith("Malerbetrieb Westermann, Nr."))).one()
    assert paper.dated < session.get_one(Application, paper.application_id).received_on


def test_every_plan_balances_and_no_fund_is_overspent(session: Session) -> None:
    for application in session.scalars(select(Application)):
        costs = session.scalars(select(CostItem).where(CostItem.application_id == application.id))
        finance = session.scalars(select(FinanceItem).where(FinanceItem.application_id == application.id))
        total = sum(item.amount.cents for item in costs)
        assert total == sum(item.amount.cents for item in finance) + application.requested.cents
    assert balances.overspent(session) == []


def test_what_a_year_got_is_what_the_closed_one_before_it_had_left(session: Session) -> None:
    rows = {(row.fund_id, row.year): row for row in session.scalars(select(FundYear))}
    carried = [row for row in rows.values() if row.carried]
    assert carried, "there is one to be seen"
    for row in carried:
        assert rows[row.fund_id, row.year - 1].closed
        left = balances.balance(session, row.fund_id, row.year - 1)
        assert left.passed_on == row.carried
        # What cheaper projects gave back after the turn of the year can still be carried over.
        assert left.free >= Money()
    for row in rows.values():
        waiting = select(func.count(Application.id)).where(
            Application.fund_id == row.fund_id,
            Application.year == row.year,
            Application.status.in_(balances.OPEN_STATES),
        )
        assert not (row.closed and session.scalar(waiting)), "nobody waits in a closed year"


def test_texts_vary(session: Session) -> None:
    concerns = list(session.scalars(select(Consultation.concern)))
    assert len(set(concerns)) > TALKS * 0.8
    assert not any("{" in text for text in concerns)


def test_there_are_at_least_sixty_patterns_whose_words_exist() -> None:
    names = ("beratungen-wohnen", "beratungen-eigentum", "beratungen-miteinander")
    patterns = [pattern for name in names for pattern in material(name)["pattern"]]
    assert len(patterns) >= 60
    labels = {key: {code.label for code in codes} for key, codes in DEFAULTS.items()}
    for pattern in patterns:
        assert set(pattern["topics"]) <= labels["topic"]
        assert set(pattern["groups"]) <= labels["target_group"]
        assert set(pattern.get("owner", ())) <= labels["works"]
        assert {pattern["referral"]} <= labels["referral"] if "referral" in pattern else True


def test_every_talk_has_a_topic_and_a_named_one_a_consent(session: Session) -> None:
    with_topic = session.scalar(select(func.count(ConsultationTopic.consultation_id.distinct())))
    assert with_topic == TALKS
    named = session.scalars(select(Consultation).where(Consultation.contact_id.is_not(None))).all()
    assert named
    assert all(talk.consent_id is not None for talk in named)


def test_numbers_have_no_gap(session: Session) -> None:
    for year, count, last in session.execute(
        select(Consultation.year, func.count(), func.max(Consultation.number)).group_by(Consultation.year)
    ):
        assert count == last, f"{year} has a gap"


def test_one_week_was_left_out_and_made_up_for(session: Session) -> None:
    handovers = session.scalars(select(Handover).order_by(Handover.number)).all()
    assert [one.number for one in handovers] == list(range(1, len(handovers) + 1))
    assert sum(len(one.counts["missed"]) for one in handovers) == 1


def test_the_start_page_has_something_on_every_card(session: Session) -> None:
    seen = today.overview(session, CLOCK.today())
    assert seen.follow_ups or seen.deadlines
    assert seen.waiting
    assert seen.funds
    assert seen.hours.last_week
    assert seen.handover.ref is not None
    assert seen.backup is not None


def test_it_verifies(district: Store) -> None:
    assert [finding for finding in verify(district) if not finding.ok] == []


def test_nothing_lies_open_in_the_folder(district: Store) -> None:
    text = b"Altglascontainern"
    for path in district.folder.rglob("*"):
        if path.is_file():
            assert text not in path.read_bytes(), path.name


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("wichtig", encoding="utf-8")
    with pytest.raises(Refused, match="nicht leer"):
        build(tmp_path, CLOCK, cost=Cost.TEST)
    assert (tmp_path / "brief.txt").read_text(encoding="utf-8") == "wichtig"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "datei"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(Refused, match="ist eine Datei"):
        build(path, CLOCK, cost=Cost.TEST)


def test_a_build_that_was_stopped_leaves_an_empty_folder(tmp_path: Path) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        build(tmp_path / "demo", CLOCK, stop, consultations=20, cost=Cost.TEST)
    assert list((tmp_path / "demo").iterdir()) == []


@pytest.mark.parametrize("count", [-1, 100_001])
def test_the_number_of_talks_has_bounds(tmp_path: Path, count: int) -> None:
    with pytest.raises(Refused, match="zwischen 0 und 100000"):
        build(tmp_path / "demo", CLOCK, consultations=count, cost=Cost.TEST)


def test_the_committee_has_sat_minuted_and_prepared_the_next_sitting(session: Session) -> None:
    sittings = session.scalars(select(Sitting).order_by(Sitting.starts_at)).all()
    assert [row.status for row in sittings[:-1]] == ["closed"] * (len(sittings) - 1)
    assert sittings[-1].status in {"planned", "invited"}
    assert sum(row.minutes_file_id is not None for row in sittings) >= 5
    tabled = session.scalars(
        select(Application.status).join(AgendaItem).where(AgendaItem.sitting_id == sittings[-1].id)
    ).all()
    assert tabled
    assert set(tabled) == {"tabled"}
    decided = select(func.count(Decision.id)).where(Decision.agenda_item_id.is_not(None))
    assert (session.scalar(decided) or 0) >= 10
    assert session.scalar(select(func.count(Vote.id)).where(Vote.vote == "biased"))
    assert session.scalar(select(func.count(AgendaItem.id)).where(AgendaItem.secret))
    residents = Counter(session.scalars(select(CommitteeMember.party)))["resident"]
    assert residents >= 5
