"""What people do with an application; one function a verb, each inside one step of the store."""

from app.features.applications.service.deciding import Checked, approve, check, reject, withdraw
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
    "annotate",
    "approve",
    "book_payment",
    "change",
    "check",
    "issue_letter",
    "mark_printed",
    "receive",
    "record_paper",
    "reject",
    "remove_paper",
    "reverse_payment",
    "save",
    "withdraw",
]
