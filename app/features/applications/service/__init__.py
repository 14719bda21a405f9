"""What people do with an application; one function a verb, each inside one step of the store."""

from app.features.applications.service.aid import remove_aid, save_aid
from app.features.applications.service.checking import (
    Checked,
    allow_early_start,
    check,
    check_content,
    check_sums,
    complete,
)
from app.features.applications.service.deciding import approve, decide, defer, reject
from app.features.applications.service.documents import (
    remove_document,
    request_documents,
    save_document,
    tick,
)
from app.features.applications.service.ending import accept, begin, resume, withdraw
from app.features.applications.service.filing import (
    annotate,
    change,
    receive,
    refile,
    register,
    remove_advice,
    save,
)
from app.features.applications.service.letters import (
    Issue,
    discard,
    issue_all,
    issue_letter,
    mark_printed,
    prepare,
    rewrite,
)
from app.features.applications.service.notes import remove_note, save_note
from app.features.applications.service.papers import record_paper, remove_paper
from app.features.applications.service.paying import book_payment, reverse_payment
from app.features.applications.service.taking import take_in
from app.features.applications.service.waiting import move_up

__all__ = [
    "Checked",
    "Issue",
    "accept",
    "allow_early_start",
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
    "discard",
    "issue_all",
    "issue_letter",
    "mark_printed",
    "move_up",
    "prepare",
    "receive",
    "record_paper",
    "refile",
    "register",
    "reject",
    "remove_advice",
    "remove_aid",
    "remove_document",
    "remove_note",
    "remove_paper",
    "request_documents",
    "resume",
    "reverse_payment",
    "rewrite",
    "save",
    "save_aid",
    "save_document",
    "save_note",
    "take_in",
    "tick",
    "withdraw",
]
