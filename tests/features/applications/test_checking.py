"""The checks: documents, content, quotes, two people, early start, de-minimis aid, the waiting list."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.errors import Refused
from app.domain.money import Money
from app.domain.paging import Filter, PageRequest, Test
from app.features.applications import queries, service
from app.features.applications.rules import (
    AidDraft,
    ApprovalDraft,
    DocumentDraft,
    EarlyStartDraft,
    PaperDraft,
    QuoteLine,
    RequestDraft,
)
from db.models import AidGrant, Application, Contact, Deadline, Document, Letter
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
from tests.kit import factories

DOCUMENTS: dict[str, Any] = {
    **RULES,
    "documents": [
        {"label": "Lageplan 1:500"},
        {"label": "Fotos", "due": "proof"},
        {"label": "Statik", "from_amount_cents": 50_000_00},
    ],
}


def documents(store: Store) -> list[Document]:
    with store.read() as session:
        return list(session.scalars(select(Document).order_by(Document.position)))


def test_the_checklist_follows_the_guideline_and_the_amount(store: Store) -> None:
    make_fund(store, rules=DOCUMENTS)
    application_id = received(store)
    assert [(row.label, row.stage) for row in documents(store)] == [
        ("Lageplan 1:500", "application"),
        ("Fotos", "proof"),
    ]
    dear = tuple(replace(line, amount=Money.euros(60_000)) for line in DRAFT.costs)
    with store.write("Antrag ändern") as session:
        service.change(session, application_id, replace(DRAFT, costs=dear), today=TODAY)
    assert "Statik" in {row.label for row in documents(store)}
    with store.write("Antrag ändern") as session:
        service.change(session, application_id, DRAFT, today=TODAY)
    assert "Statik" not in {row.label for row in documents(store)}


def test_what_is_missing_bars_the_check_and_only_what_belongs_to_the_application(store: Store) -> None:
    make_fund(store, rules=DOCUMENTS)
    application_id = received(store)
    refused(
        store,
        lambda s: service.check(s, application_id, today=TODAY, staff_id=None),
        "Es fehlt noch: „Lageplan 1:500“.",
        "documents",
    )
    with store.write("Unterlage abhaken") as session:
        service.tick(session, [documents(store)[0].id], TODAY)
        assert service.check(session, application_id, today=TODAY, staff_id=None).status == "checked"


def test_asking_for_documents_writes_a_letter_sets_a_date_and_frees_the_money(store: Store) -> None:
    make_fund(store, rules=DOCUMENTS)
    application_id = received(store)
    due_on = TODAY + timedelta(days=21)
    with store.write("Unterlagen anfordern") as session:
        draft = RequestDraft((documents(store)[0].id,), due_on, "Bitte im Maßstab 1:500.")
        letter_id = service.request_documents(session, application_id, draft, today=TODAY)
    assert record(store, application_id).status == "documents_requested"
    with store.read() as session:
        letter = session.get_one(Letter, letter_id)
        assert (letter.kind, letter.details["items"]) == ("documents_requested", "Lageplan 1:500")
        assert session.scalars(select(Deadline.due_on).where(Deadline.kind == "documents")).all() == [due_on]
    with store.write("Unterlage abhaken") as session:
        service.tick(session, [documents(store)[0].id], TODAY)
    with store.read() as session:
        assert session.scalar(select(Deadline.done_on).where(Deadline.kind == "documents")) == TODAY


@pytest.mark.parametrize(
    ("draft", "says", "field"),
    [
        (RequestDraft((), TODAY + timedelta(days=9)), "kreuzen Sie an", "documents"),
        (RequestDraft((1,), None), "bis wann", "due_on"),
        (RequestDraft((1,), TODAY), "nach heute", "due_on"),
    ],
)
def test_a_request_that_asks_for_nothing(store: Store, draft: RequestDraft, says: str, field: str) -> None:
    make_fund(store, rules=DOCUMENTS)
    application_id = received(store)
    refused(store, lambda s: service.request_documents(s, application_id, draft, today=TODAY), says, field)


def test_a_document_can_be_waived_with_its_reason(store: Store) -> None:
    make_fund(store, rules=DOCUMENTS)
    application_id = received(store)
    first = documents(store)[0]
    with store.write("Unterlage ändern") as session:
        draft = DocumentDraft(first.label, waived="liegt der Stadt vor")
        service.save_document(session, application_id, draft, first.id, today=TODAY)
        assert service.check(session, application_id, today=TODAY, staff_id=None).status == "checked"


def test_two_people_check_where_there_are_two(store: Store) -> None:
    make_fund(store)
    with store.write("Team") as session:
        one = factories.staff(session, name="Jana Brinkhoff").id
        other = factories.staff(session, name="Mehmet Aydın").id
    application_id = received(store)
    with store.write("sachlich prüfen") as session:
        assert service.check(session, application_id, today=TODAY, staff_id=one).status == "content_checked"
    refused(
        store,
        lambda s: service.check(s, application_id, today=TODAY, staff_id=one),
        "Jana Brinkhoff hat CF-2026-001 sachlich geprüft. Rechnerisch prüft bitte eine andere Person",
    )
    with store.write("rechnerisch prüfen") as session:
        assert service.check(session, application_id, today=TODAY, staff_id=other).status == "checked"
    kept = record(store, application_id)
    assert (kept.content_checked_by_id, kept.checked_by_id) == (one, other)


def test_a_change_after_the_first_check_needs_both_again(store: Store) -> None:
    make_fund(store)
    application_id = checked(store)
    with store.write("Antrag ändern") as session:
        service.change(session, application_id, replace(DRAFT, title="Drei Bänke"), today=TODAY)
    kept = record(store, application_id)
    assert (kept.status, kept.content_checked_on, kept.checked_on) == ("received", None, None)


def quotes(*amounts: int, chosen: int = 0, reason: str = "") -> tuple[QuoteLine, ...]:
    return tuple(
        QuoteLine(
            "Bänke",
            f"Firma {at}",
            date(2026, 10, 1),
            Money.euros(amount),
            chosen=at == chosen,
            reason=reason if at == chosen else "",
        )
        for at, amount in enumerate(amounts)
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((), "3 Angebote nötig; es liegt keines vor (Nr. 7)"),
        (quotes(2800, 2900), "Für „Bänke“ liegen 2 von 3 nötigen Angeboten vor (Nr. 7)"),
        (quotes(2800, 2900, 3000, chosen=9), "wählen Sie für „Bänke“ das Angebot"),
        (quotes(2800, 2900, 3000, chosen=1), "nicht das günstigste Angebot gewählt (2.900,00 € statt 2.800"),
        (quotes(2800, 2900, 3000, chosen=1, reason="liefert sofort"), ""),
        (quotes(2800, 2900, 3000), ""),
    ],
)
def test_quotes_as_the_guideline_wants_them(store: Store, given: tuple[QuoteLine, ...], says: str) -> None:
    clauses = {**RULES["clauses"], "quotes": "Nr. 7"}
    rules = {**RULES, "quotes": [{"from_amount_cents": 2_000_00, "number": 3}], "clauses": clauses}
    make_fund(store, rules=rules)
    application_id = received(store, quotes=given)
    if says:
        refused(store, lambda s: service.check(s, application_id, today=TODAY, staff_id=None), says, "quotes")
    else:
        with store.write("Antrag prüfen") as session:
            assert service.check(session, application_id, today=TODAY, staff_id=None).status == "checked"


def test_a_consent_to_an_early_start_is_a_decision_with_a_letter_and_frees_what_comes_after(
    store: Store,
) -> None:
    make_fund(store)
    application_id = received(store)
    day = date(2026, 11, 10)
    with store.write("Zustimmen") as session:
        draft = EarlyStartDraft(day, "Das Fest ist im Dezember.")
        service.allow_early_start(session, application_id, draft, today=TODAY, staff_id=None)
        paper = PaperDraft("order", "Auftrag Holz GmbH", date(2026, 11, 12))
        service.record_paper(session, application_id, paper, today=TODAY)
        service.check(session, application_id, today=TODAY, staff_id=None)
        service.approve(session, application_id, approval(1400), today=TODAY, staff_id=None)
    assert record(store, application_id).early_start_consent_on == day
    with store.read() as session:
        assert set(session.scalars(select(Letter.kind))) == {"early_start", "approval"}


def test_no_consent_where_the_guideline_knows_none_or_the_project_has_begun(store: Store) -> None:
    make_fund(store, rules={**RULES, "early_start": False})
    application_id = received(store)
    draft = EarlyStartDraft(TODAY, "Eile.")

    def allow(session: Any) -> None:
        service.allow_early_start(session, application_id, draft, today=TODAY, staff_id=None)

    refused(store, allow, "kennt keine Zustimmung")


def test_a_committee_decides_from_its_amount_on(store: Store) -> None:
    tiers = [{"up_to_cents": 500_00, "body": "administration"}, {"body": "committee"}]
    make_fund(store, rules={**RULES, "tiers": tiers, "clauses": {**RULES["clauses"], "tiers": "Nr. 9"}})
    application_id = checked(store)
    refused(
        store,
        lambda s: service.approve(s, application_id, approval(1400), today=TODAY, staff_id=None),
        "Über 1.400,00 € entscheidet nach der Richtlinie: Beirat oder Jury (Nr. 9).",
        "amount",
    )
    small = ApprovalDraft(Money.euros(400), TODAY, "Kleiner Zuschuss.")
    with store.write("Antrag bewilligen") as session:
        service.approve(session, application_id, small, today=TODAY, staff_id=None)
    assert record(store, application_id).status == "partly_approved"


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


def _waiting() -> Any:
    return PageRequest(filters=(Filter("stage", Test.IS, "waiting_list"),))
