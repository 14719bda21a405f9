"""The real page of a letter before it goes out, and of what went out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.features.applications import document, queries, service
from app.features.applications.queries import ApplicationDetail, PostRow
from app.features.applications.rules.letter import LetterData, LetterDraft
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet

_DRAFT = (
    "Vorschau. Beim Ausgeben wird das Schreiben unverändert archiviert und lässt sich nicht mehr "
    "zurücknehmen; gedruckt wird es danach."
)


@dataclass(frozen=True)
class Made:
    """A finished letter that has not gone out."""

    data: LetterData
    pdf: bytes


def made(data: LetterData) -> Made:
    """The letter drawn."""
    return Made(data, document.build(data))


def issue_of(letter: Made) -> service.Issue:
    """The letter as the service archives it."""
    data = letter.data
    return service.Issue(
        kind=data.kind,
        mode=data.mode,
        dated=data.dated,
        recipient=", ".join(data.recipient) if data.of.needs == "account" else data.applicant,
        subject=document.subject(data),
        file_name=document.file_name(data),
        pdf=letter.pdf,
        decision_id=data.decision_id,
        letter_id=data.letter_id,
        reclaim_id=data.reclaim_id,
        details=data.typed.store(),
    )


class LetterDesk:
    """Shows a letter as it would go out, sends it out, shows what went out again."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner

    def preview(self, detail: ApplicationDetail) -> None:
        """The first letter of an application that has yet to go out."""
        today, staff_id = self._context.clock.today(), self._context.staff_id
        self._look(
            lambda session: queries.letter(session, detail.id, dated=today, staff_id=staff_id), self._show
        )

    def preview_prepared(self, letter_id: int) -> None:
        """A prepared letter as it would go out today."""
        today, staff_id = self._context.clock.today(), self._context.staff_id
        self._look(
            lambda session: queries.prepared(session, letter_id, dated=today, staff_id=staff_id), self._show
        )

    def issue_by_hand(self, application_id: int, draft: LetterDraft, done: Callable[[], None]) -> None:
        """Issue a letter that somebody wrote and saw already."""
        today, staff_id = self._context.clock.today(), self._context.staff_id
        self._look(
            lambda session: queries.letter_by_hand(
                session, application_id, draft, dated=today, staff_id=staff_id
            ),
            lambda letter: self._issue(letter, done),
        )

    def reprint(self, row: PostRow) -> None:
        """Show the archived bytes again."""
        file_id = row.file_id
        if file_id is None:
            return
        self._context.look(
            lambda session: queries.pdf(session, file_id),
            lambda pdf: show_printable(
                self._context, self._owner, (row.id,), pdf, row.file_name, row.subject
            ),
            self._owner,
            slot="archived",
        )

    def _look(self, query: Callable[[Any], LetterData], then: Callable[[Made], None]) -> None:
        def build(data: LetterData) -> None:
            def work(progress: Progress) -> Made:
                progress(0, 1, data.of.title)
                return made(data)

            self._context.make(work, then, title="Schreiben erstellen", owner=self._owner)

        self._context.look(query, build, self._owner, slot="letter")

    def _show(self, letter: Made) -> None:
        data = letter.data
        name = "Bescheid" if data.of.notice else data.of.title
        show_pdf_sheet(
            self._context,
            self._owner,
            f"{name} zu {data.reference}",
            letter.pdf,
            document.file_name(data),
            actions=(
                Action(
                    "Bescheid ausgeben" if data.of.notice else "Ausgeben",
                    lambda: self._issue(letter, lambda: None),
                    icon="send",
                    primary=True,
                ),
            ),
            draft=_DRAFT,
        )

    def _issue(self, letter: Made, done: Callable[[], None]) -> None:
        data, now, staff_id = letter.data, self._context.clock.now(), self._context.staff_id
        issue = issue_of(letter)

        def issued(letter_id: int) -> None:
            done()
            self._context.messages.done(
                f"„{data.of.title}“ zu {data.reference} liegt unverändert im Archiv. Unter „Schreiben“ "
                "drucken Sie es noch einmal."
            )
            show_printable(
                self._context, self._owner, (letter_id,), letter.pdf, issue.file_name, issue.subject
            )

        self._context.do(
            f"„{data.of.title}“ zu {data.reference} ausgeben",
            lambda session: service.issue_letter(
                session, data.application_id, issue, now=now, staff_id=staff_id
            ),
            issued,
            owner=self._owner,
            sealed=True,
        )


def show_printable(
    context: Context, owner: QWidget, letter_ids: Sequence[int], pdf: bytes, file_name: str, title: str
) -> None:
    """What went out, to be printed; then it is noted that it was."""
    now = context.clock.now()
    several = len(letter_ids) > 1

    def printed() -> None:
        context.do(
            "Schreiben als gedruckt vermerken",
            lambda session: service.mark_printed(session, letter_ids, now=now),
            lambda _none: context.messages.done("Als gedruckt und zur Post gegeben vermerkt.", undo=True),
            owner=owner,
        )

    text = "Alle als gedruckt vermerken" if several else "Als gedruckt vermerken"
    show_pdf_sheet(context, owner, title, pdf, file_name, actions=(Action(text, printed, icon="check"),))
