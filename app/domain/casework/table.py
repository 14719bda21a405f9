"""The table ``(state, verb) → way``; what is not in it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.domain.casework.states import GRANTED, IN_CHECK, RIPE, Need, Status, Verb, Who


@dataclass(frozen=True)
class Way:
    """Where a verb leads, who may take it, what must hold."""

    to: Status
    who: Who = Who.STAFF
    needs: tuple[Need, ...] = ()


class _Add(Protocol):
    """Adds a way to the table."""

    def __call__(self, at: Status, verb: Verb, to: Status, *needs: Need, who: Who = Who.STAFF) -> None: ...


def _ways() -> dict[tuple[Status, Verb], Way]:
    """The table, state by state."""
    ways: dict[tuple[Status, Verb], Way] = {}

    def way(at: Status, verb: Verb, to: Status, *needs: Need, who: Who = Who.STAFF) -> None:
        ways[at, verb] = Way(to, who, needs)

    for state in Status:
        way(state, Verb.ANNOTATE, state)
        way(state, Verb.RECORD_PAPER, state)
        way(state, Verb.ISSUE_LETTER, state)
    way(Status.ADVICE, Verb.CHANGE, Status.ADVICE)
    way(Status.ADVICE, Verb.REMOVE_PAPER, Status.ADVICE)
    way(Status.ADVICE, Verb.RECEIVE, Status.RECEIVED)
    way(Status.ADVICE, Verb.REMOVE, Status.ADVICE)
    _checking(way)
    _deciding(way)
    _carrying_out(way)
    _ending(way)
    return ways


def _checking(way: _Add) -> None:
    for state in IN_CHECK:
        way(state, Verb.CHANGE, Status.INCOMPLETE if state is Status.INCOMPLETE else Status.RECEIVED)
        way(state, Verb.REMOVE_PAPER, state)
        way(state, Verb.ALLOW_EARLY_START, state, Need.NOT_BEGUN)
        way(state, Verb.REQUEST_DOCUMENTS, Status.INCOMPLETE)
        # Whoever has begun early or may not apply never gets as far as a full check.
        way(state, Verb.REJECT, Status.REJECTED, Need.REASON)
        way(state, Verb.WITHDRAW, Status.WITHDRAWN, Need.NOTHING_PAID)
    for state in (Status.RECEIVED, Status.INCOMPLETE):
        way(state, Verb.COMPLETE, Status.COMPLETE, Need.DOCUMENTS)
    way(Status.COMPLETE, Verb.CHECK_CONTENT, Status.CONTENT_CHECKED, Need.DOCUMENTS, Need.CONTENT)
    arithmetic = (Need.DOCUMENTS, Need.CONTENT, Need.PLAN, Need.QUOTES, Need.NOT_BEGUN)
    way(Status.CONTENT_CHECKED, Verb.CHECK, Status.CHECKED, *arithmetic, who=Who.SECOND)
    way(Status.CHECKED, Verb.CHECK, Status.CHECKED, *arithmetic, who=Who.SECOND)


def _deciding(way: _Add) -> None:
    for state in RIPE:
        way(state, Verb.CHANGE, Status.RECEIVED)
        way(state, Verb.REMOVE_PAPER, state)
        way(state, Verb.ALLOW_EARLY_START, state, Need.NOT_BEGUN)
        way(state, Verb.WITHDRAW, Status.WITHDRAWN, Need.NOTHING_PAID)
    for state in (Status.CHECKED, Status.TABLED):
        ripe = (Need.NOT_BEGUN, Need.MONEY)
        way(state, Verb.APPROVE, Status.APPROVED, *ripe, who=Who.DECIDER)
        way(state, Verb.APPROVE_PARTLY, Status.PARTLY_APPROVED, *ripe, Need.REASON, who=Who.DECIDER)
        way(state, Verb.REJECT, Status.REJECTED, Need.REASON, who=Who.DECIDER)
        way(state, Verb.DEFER, Status.DEFERRED, Need.REASON, who=Who.DECIDER)
    way(Status.CHECKED, Verb.REQUEST_DOCUMENTS, Status.INCOMPLETE)
    way(Status.CHECKED, Verb.TABLE, Status.TABLED)
    way(Status.DEFERRED, Verb.TABLE, Status.TABLED)
    way(Status.TABLED, Verb.UNTABLE, Status.CHECKED)
    way(Status.DEFERRED, Verb.RESUME, Status.CHECKED)
    way(Status.DEFERRED, Verb.REJECT, Status.REJECTED, Need.REASON, who=Who.DECIDER)
    way(Status.DEFERRED, Verb.REQUEST_DOCUMENTS, Status.INCOMPLETE)


def _carrying_out(way: _Add) -> None:
    for state in GRANTED:
        way(state, Verb.AMEND, Status.AMENDED, Need.MONEY, Need.REASON)
        way(state, Verb.CALL_MONEY, state, Need.NOTICE)
        way(state, Verb.PAY, state, Need.NOTICE, Need.FINAL)
        way(state, Verb.REVERSE_PAYMENT, state)
        way(state, Verb.RECEIVE_PROOF, Status.PROOF_RECEIVED, Need.NOTICE)
        way(state, Verb.WITHDRAW, Status.WITHDRAWN, Need.NOTHING_PAID)
        way(state, Verb.REVOKE, Status.REVOKED, Need.REASON)
    for state in (Status.APPROVED, Status.PARTLY_APPROVED, Status.AMENDED):
        way(state, Verb.ACCEPT, Status.ACCEPTED, Need.NOTICE)
        way(state, Verb.BEGIN, Status.UNDER_WAY)
    way(Status.ACCEPTED, Verb.BEGIN, Status.UNDER_WAY)
    way(Status.PROOF_RECEIVED, Verb.RETURN_PROOF, Status.UNDER_WAY)
    way(Status.PROOF_RECEIVED, Verb.CHECK_PROOF, Status.PROOF_CHECKED, Need.PROVED, Need.NOT_BEGUN)
    way(Status.PROOF_RECEIVED, Verb.REVERSE_PAYMENT, Status.PROOF_RECEIVED)
    way(Status.PROOF_RECEIVED, Verb.REVOKE, Status.REVOKED, Need.REASON)
    way(Status.PROOF_CHECKED, Verb.REOPEN_PROOF, Status.PROOF_RECEIVED)
    way(Status.PROOF_CHECKED, Verb.PAY, Status.PROOF_CHECKED, Need.NOTICE)
    way(Status.PROOF_CHECKED, Verb.PAY_LAST, Status.PAID, Need.NOTICE)
    way(Status.PROOF_CHECKED, Verb.REVERSE_PAYMENT, Status.PROOF_CHECKED)
    way(Status.PROOF_CHECKED, Verb.SETTLE, Status.PAID, Need.EVEN)
    way(Status.PROOF_CHECKED, Verb.RECLAIM, Status.RECLAIM, Need.REASON)
    way(Status.PROOF_CHECKED, Verb.REVOKE, Status.REVOKED, Need.REASON)


def _ending(way: _Add) -> None:
    way(Status.PAID, Verb.CLOSE, Status.CLOSED, Need.EVEN)
    way(Status.PAID, Verb.REVERSE_PAYMENT, Status.PROOF_CHECKED)
    way(Status.PAID, Verb.RECLAIM, Status.RECLAIM, Need.REASON)
    way(Status.PAID, Verb.REVOKE, Status.REVOKED, Need.REASON)
    way(Status.REVOKED, Verb.RECLAIM, Status.RECLAIM, Need.REASON)
    way(Status.REVOKED, Verb.CLOSE, Status.CLOSED, Need.EVEN)
    way(Status.RECLAIM, Verb.RECLAIM, Status.RECLAIM, Need.REASON)
    way(Status.RECLAIM, Verb.REFUND, Status.RECLAIM)
    way(Status.RECLAIM, Verb.REVERSE_PAYMENT, Status.RECLAIM)
    way(Status.RECLAIM, Verb.CLOSE, Status.CLOSED, Need.EVEN)
    way(Status.CLOSED, Verb.REOPEN, Status.PAID, Need.REASON)


TRANSITIONS: Mapping[tuple[Status, Verb], Way] = _ways()
