"""What people do with an application; one function a verb, each inside one step of the store."""

from app.features.applications.service.checking import (
    Checked,
    check,
    check_content,
    check_sums,
    complete,
)
from app.features.applications.service.deciding import approve, decide, defer, reject
from app.features.applications.service.ending import accept, begin, resume, withdraw
from app.features.applications.service.filing import (
    annotate,
    change,
    receive,
    record_paper,
    remove_paper,
    save,
)
from app.features.applications.service.letters import Issue, issue_letter, mark_printed
from app.features.applications.service.paying import book_payment, reverse_payment

__all__ = [
    "Checked",
    "Issue",
    "accept",
    "annotate",
    "approve",
    "begin",
    "book_payment",
    "change",
    "check",
    "check_content",
    "check_sums",
    "complete",
    "decide",
    "defer",
    "issue_letter",
    "mark_printed",
    "receive",
    "record_paper",
    "reject",
    "remove_paper",
    "resume",
    "reverse_payment",
    "save",
    "withdraw",
]
