"""The checks: documents, content, quotes, two people, early start, de-minimis aid, the waiting list."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.money import Money
from app.features.applications import service
from app.features.applications.rules import (
    ApprovalDraft,
    DocumentDraft,
    EarlyStartDraft,
    PaperDraft,
    QuoteLine,
    RequestDraft,
)
from db.models import Deadline, Document, Letter
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
