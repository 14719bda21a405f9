"""The course of an application: the whole table, written down a second time, state by state."""

import pytest

from app.domain.casework import (
    BINDING,
    ENDED,
    STATUS_LABELS,
    TRANSITIONS,
    WAITING,
    Need,
    Status,
    Verb,
    Who,
    after,
    may,
    way,
)
from app.domain.errors import Refused

ALWAYS = {"annotate", "record paper", "issue letter"}
"""Verbs that stay where they are, in every state."""
_CHECKING = "remove paper:{0}, allow early start:{0}, withdraw:withdrawn"
_GRANTED = (
    "amend:amended, call money:{0}, pay:{0}, reverse payment:{0}, receive proof:proof_received, "
    "withdraw:withdrawn, revoke:revoked"
)
_DECISIONS = "approve:approved, approve partly:partly_approved, reject:rejected, defer:deferred"
_NEW = "accept:accepted, begin:under_way"
ALLOWED = {
    "advice": "change:advice, remove paper:advice, receive:received, remove:advice",
    "received": f"{_CHECKING}, change:received, request documents:documents_requested, reject:rejected, "
    "complete:complete",
    "documents_requested": f"{_CHECKING}, change:documents_requested, "
    "request documents:documents_requested, reject:rejected, complete:complete",
    "complete": f"{_CHECKING}, change:received, request documents:documents_requested, reject:rejected, "
    "check content:content_checked",
    "content_checked": f"{_CHECKING}, change:received, request documents:documents_requested, "
    "reject:rejected, check:checked",
    "checked": f"{_CHECKING}, {_DECISIONS}, change:received, request documents:documents_requested, "
    "check:checked, table:tabled",
    "tabled": f"{_CHECKING}, {_DECISIONS}, change:received, untable:checked",
    "deferred": f"{_CHECKING}, change:received, request documents:documents_requested, table:tabled, "
    "resume:checked, reject:rejected",
    "approved": f"{_GRANTED}, {_NEW}",
    "partly_approved": f"{_GRANTED}, {_NEW}",
    "amended": f"{_GRANTED}, {_NEW}",
    "accepted": f"{_GRANTED}, begin:under_way",
    "under_way": _GRANTED,
    "proof_received": "return proof:under_way, check proof:proof_checked, reverse payment:proof_received, "
    "revoke:revoked",
    "proof_checked": "reopen proof:proof_received, pay:proof_checked, pay last:paid, "
    "reverse payment:proof_checked, settle:paid, reclaim:reclaim, revoke:revoked",
    "paid": "close:closed, reverse payment:proof_checked, reclaim:reclaim, revoke:revoked",
    "reclaim": "reclaim:reclaim, refund:reclaim, reverse payment:reclaim, close:closed",
    "closed": "reopen:paid",
    "rejected": "",
    "withdrawn": "",
    "revoked": "reclaim:reclaim, close:closed",
}


def allowed(status: Status) -> dict[str, str]:
    pairs = (part.split(":") for part in ALLOWED[status].format(status.value).split(", ") if part)
    return {**dict.fromkeys(ALWAYS, status.value), **{part[0]: part[1] for part in pairs}}


@pytest.mark.parametrize("verb", list(Verb))
@pytest.mark.parametrize("status", list(Status))
def test_every_pair_of_state_and_verb(status: Status, verb: Verb) -> None:
    to = allowed(status).get(verb)
    assert may(status, verb) is (to is not None)
    if to is None:
        with pytest.raises(Refused, match="VF-2026-014") as caught:
            after(status, verb, "VF-2026-014")
        assert len(caught.value.sentence) > 40
        assert STATUS_LABELS[status].split()[0].lower() in caught.value.sentence.lower()
    else:
        assert after(status, verb, "VF-2026-014") == to


def test_the_table_holds_nothing_but_these_pairs() -> None:
    assert len(TRANSITIONS) == sum(len(allowed(status)) for status in Status)


def test_every_state_can_be_reached_from_advice_and_has_a_name() -> None:
    reached = {Status.ADVICE}
    for _ in Status:
        reached |= {one.to for (start, _), one in TRANSITIONS.items() if start in reached}
    assert reached == set(Status) == set(STATUS_LABELS)


def test_only_a_decider_grants_and_only_a_second_person_checks_the_sums() -> None:
    grants = {verb for (_, verb), one in TRANSITIONS.items() if one.who is Who.DECIDER}
    assert grants == {Verb.APPROVE, Verb.APPROVE_PARTLY, Verb.REJECT, Verb.DEFER}
    seconds = {verb for (_, verb), one in TRANSITIONS.items() if one.who is Who.SECOND}
    assert seconds == {Verb.CHECK}


@pytest.mark.parametrize("verb", [Verb.APPROVE, Verb.APPROVE_PARTLY, Verb.AMEND])
def test_no_way_to_money_goes_round_the_fund(verb: Verb) -> None:
    ways = [one for (_, known), one in TRANSITIONS.items() if known is verb]
    assert ways
    assert all(Need.MONEY in one.needs for one in ways)


def test_nothing_is_paid_before_the_notice_went_out() -> None:
    for (_, verb), one in TRANSITIONS.items():
        if verb in {Verb.PAY, Verb.PAY_LAST, Verb.CALL_MONEY}:
            assert Need.NOTICE in one.needs


def test_a_file_is_closed_only_when_all_is_even() -> None:
    assert all(Need.EVEN in one.needs for (_, verb), one in TRANSITIONS.items() if verb is Verb.CLOSE)


def test_money_is_held_back_before_the_decision_and_bound_after_it_never_both() -> None:
    assert not WAITING & BINDING
    assert {*WAITING, *BINDING, *ENDED, Status.ADVICE} == set(Status)


def test_a_way_out_of_a_binding_state_never_leads_back_to_waiting() -> None:
    for (start, _), one in TRANSITIONS.items():
        if start in BINDING:
            assert one.to not in WAITING


def test_what_a_way_needs_can_be_asked_of_it() -> None:
    assert way("checked", Verb.APPROVE, "VF-2026-014").needs == (Need.NOT_BEGUN, Need.MONEY)
