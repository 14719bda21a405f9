"""Where an application stands, what a person does with it, who may, and what must hold."""

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """Where an application stands."""

    ADVICE = "advice"
    RECEIVED = "received"
    INCOMPLETE = "documents_requested"
    COMPLETE = "complete"
    CONTENT_CHECKED = "content_checked"
    CHECKED = "checked"
    TABLED = "tabled"
    DEFERRED = "deferred"
    APPROVED = "approved"
    PARTLY_APPROVED = "partly_approved"
    REJECTED = "rejected"
    AMENDED = "amended"
    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    PROOF_RECEIVED = "proof_received"
    PROOF_CHECKED = "proof_checked"
    PAID = "paid"
    RECLAIM = "reclaim"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class Verb(StrEnum):
    """What a person does with an application."""

    CHANGE = "change"
    """Change what the decision rests on: plan, applicant, project."""
    ANNOTATE = "annotate"
    """Change what no decision rests on: note, account."""
    RECEIVE = "receive"
    """The advice has become an application."""
    REQUEST_DOCUMENTS = "request documents"
    COMPLETE = "complete"
    CHECK_CONTENT = "check content"
    CHECK = "check"
    """Check the arithmetic; holds the money back."""
    TABLE = "table"
    UNTABLE = "untable"
    APPROVE = "approve"
    APPROVE_PARTLY = "approve partly"
    REJECT = "reject"
    DEFER = "defer"
    RESUME = "resume"
    ALLOW_EARLY_START = "allow early start"
    AMEND = "amend"
    ACCEPT = "accept"
    BEGIN = "begin"
    CALL_MONEY = "call money"
    PAY = "pay"
    REVERSE_PAYMENT = "reverse payment"
    RECEIVE_PROOF = "receive proof"
    RETURN_PROOF = "return proof"
    CHECK_PROOF = "check proof"
    REOPEN_PROOF = "reopen proof"
    PAY_LAST = "pay last"
    """The payment after which nothing is left to pay."""
    SETTLE = "settle"
    """Nothing is left to pay after the proof."""
    RECLAIM = "reclaim"
    REFUND = "refund"
    """Book money that came back."""
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"
    RECORD_PAPER = "record paper"
    REMOVE_PAPER = "remove paper"
    ISSUE_LETTER = "issue letter"
    REMOVE = "remove"


class Who(StrEnum):
    """Who may take a way."""

    STAFF = "staff"
    """Anybody of the office."""
    SECOND = "second"
    """Another person than the one who checked the content, where the office has two (Vier-Augen-Prinzip)."""
    DECIDER = "decider"
    """Whoever decides at that amount: the committee at a sitting, else the office or the city."""


class Need(StrEnum):
    """What must hold before a way is taken."""

    DOCUMENTS = "documents"
    """Every document of the checklist is there or waived."""
    CONTENT = "content"
    """Purpose, period, declaration; applicant, area and object as the guideline wants them."""
    PLAN = "plan"
    """Cost and finance plan balance."""
    QUOTES = "quotes"
    """As many quotes as the guideline wants, one chosen."""
    NOT_BEGUN = "not begun"
    """No dated paper shows a start before the decision or the consent."""
    MONEY = "money"
    """The fund's year has the amount."""
    REASON = "reason"
    NOTICE = "notice"
    """The notice was issued."""
    FINAL = "final"
    """The notice is unappealable, or remedies were waived."""
    NOTHING_PAID = "nothing paid"
    PROVED = "proved"
    """Every receipt was looked at."""
    EVEN = "even"
    """What is paid and not paid back is the final grant."""


STATUS_LABELS: Mapping[str, str] = {
    Status.ADVICE: "Beratung",
    Status.RECEIVED: "eingegangen",
    Status.INCOMPLETE: "unvollständig",
    Status.COMPLETE: "vollständig",
    Status.CONTENT_CHECKED: "sachlich geprüft",
    Status.CHECKED: "beschlussreif",
    Status.TABLED: "zur Sitzung",
    Status.DEFERRED: "zurückgestellt",
    Status.APPROVED: "bewilligt",
    Status.PARTLY_APPROVED: "teilbewilligt",
    Status.REJECTED: "abgelehnt",
    Status.AMENDED: "geändert",
    Status.ACCEPTED: "angenommen",
    Status.UNDER_WAY: "in Durchführung",
    Status.PROOF_RECEIVED: "Nachweis da",
    Status.PROOF_CHECKED: "Nachweis geprüft",
    Status.PAID: "ausgezahlt",
    Status.RECLAIM: "Rückforderung",
    Status.CLOSED: "abgeschlossen",
    Status.WITHDRAWN: "zurückgezogen",
    Status.REVOKED: "widerrufen",
}

IN_CHECK = (Status.RECEIVED, Status.INCOMPLETE, Status.COMPLETE, Status.CONTENT_CHECKED)
"""The office is at work on it."""
RIPE = (Status.CHECKED, Status.TABLED, Status.DEFERRED)
"""Checked, and waiting for the decision."""
WAITING = frozenset({*IN_CHECK, *RIPE})
"""Somebody waits for a decision; only these hold money back."""
GRANTED = (Status.APPROVED, Status.PARTLY_APPROVED, Status.AMENDED, Status.ACCEPTED, Status.UNDER_WAY)
"""A notice grants money and the proof is not in yet."""
PROVING = (Status.PROOF_RECEIVED, Status.PROOF_CHECKED)
ENDED = (Status.REJECTED, Status.WITHDRAWN, Status.REVOKED, Status.CLOSED)
BINDING = frozenset({*GRANTED, *PROVING, Status.PAID, Status.RECLAIM, Status.CLOSED, Status.REVOKED})
"""What is committed in these states is taken from the fund."""
