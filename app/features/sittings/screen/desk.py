"""Invitations and minutes: the real pages before they go out, archived when they do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.documents.glyphs import told
from app.domain import formats
from app.features.sittings import document
from app.features.sittings.queries import papers as paper_queries
from app.features.sittings.queries import sittings as queries
from app.features.sittings.queries.rows import LetterRow, SittingDetail
from app.features.sittings.rules.papers import InvitationData, MinutesData
from app.features.sittings.service import issuing as service
from app.features.sittings.service.issuing import Invitation
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet


@dataclass(frozen=True)
class Made:
    """Finished invitations that have not gone out, and all of them as one file to look at."""

    data: InvitationData
    letters: tuple[Invitation, ...]
    pack: bytes


class PaperDesk:
    """Draws, shows, issues; what went out is only shown again."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner

    def invite(self, detail: SittingDetail) -> None:
        """Draw the invitations as they would go out today and show them."""
        today, staff_id = self._context.clock.today(), self._context.staff_id
        self._context.look(
            lambda session: paper_queries.invitation(session, detail.id, dated=today, staff_id=staff_id),
            self._make_letters,
            self._owner,
            slot="invitation",
        )

    def minutes(self, detail: SittingDetail) -> None:
        """Show the minutes: archived when they are out, else as they would be now."""
        if detail.minutes_file_id is not None:
            file_id = detail.minutes_file_id
            self._context.look(
                lambda session: queries.pdf(session, file_id),
                lambda pdf: self._show(f"Niederschrift {detail.reference}", pdf, f"{detail.reference}.pdf"),
                self._owner,
                slot="minutes",
            )
            return
        today = self._context.clock.today()
        self._context.look(
            lambda session: paper_queries.minutes(session, detail.id, dated=today),
            lambda data: self._make_minutes(detail, data),
            self._owner,
            slot="minutes",
        )

    def reprint(self, letters: Sequence[LetterRow]) -> None:
        """Show archived invitations again, several as one file."""
        ids = [letter.file_id for letter in letters]
        self._context.look(
            lambda session: queries.pdfs(session, ids),
            lambda pdfs: self._show_pack(letters, document.pack(pdfs)),
            self._owner,
            slot="archived",
        )

    # -- invitations ---------------------------------------------------------------------------

    def _make_letters(self, data: InvitationData) -> None:
        def build(progress: Progress) -> Made:
            letters = []
            for number, guest in enumerate(data.by_post):
                progress(number, len(data.by_post), guest.name)
                letters.append(
                    Invitation(
                        guest.contact_id,
                        guest.name,
                        document.subject(data),
                        document.invitation_name(data, guest),
                        document.invitation(data, guest),
                    )
                )
            return Made(data, tuple(letters), document.pack([letter.pdf for letter in letters]))

        if not data.by_post:
            self._context.messages.warn(_unreachable(data) or "Das Gremium hat noch keine Mitglieder.")
            return
        self._context.make(build, self._show_letters, title="Einladungen erstellen", owner=self._owner)

    def _show_letters(self, made: Made) -> None:
        data = made.data
        said = " ".join(part for part in (data.warning, _unreachable(data)) if part)
        count = formats.count(len(made.letters), "Einladung", "Einladungen")
        show_pdf_sheet(
            self._context,
            self._owner,
            f"{count}: {data.reference}",
            made.pack,
            f"Einladungen {data.reference}.pdf",
            actions=(
                Action(f"{count} ausgeben", lambda: self._issue_letters(made), icon="send", primary=True),
            ),
            draft=f"{said} Beim Ausgeben werden die Schreiben unverändert archiviert; gedruckt werden sie "
            "danach.".strip(),
        )

    def _issue_letters(self, made: Made) -> None:
        data, now, staff_id = made.data, self._context.clock.now(), self._context.staff_id

        def issued(letter_ids: list[int]) -> None:
            said = _unreachable(data)
            if said:
                self._context.messages.warn(said)
            else:
                self._context.messages.done("Die Einladungen liegen unverändert im Archiv („Papiere“)")
            self._show_printable(f"Einladungen {data.reference}", letter_ids, made.pack)

        self._context.do(
            f"Einladungen zu {data.reference} ausgeben",
            lambda session: service.issue_invitations(
                session, data.sitting_id, made.letters, dated=data.dated, now=now, staff_id=staff_id
            ),
            issued,
            owner=self._owner,
            sealed=True,
        )

    def _show_pack(self, letters: Sequence[LetterRow], pack: bytes) -> None:
        self._show_printable(letters[0].subject, [letter.id for letter in letters], pack)

    def _show_printable(self, title: str, letter_ids: Sequence[int], pdf: bytes) -> None:
        now, context = self._context.clock.now(), self._context

        def printed() -> None:
            context.do(
                "Einladungen als gedruckt vermerken",
                lambda session: service.mark_printed(session, letter_ids, now=now),
                lambda _none: context.messages.done("Als gedruckt vermerkt.", undo=True),
                owner=self._owner,
            )

        show_pdf_sheet(
            context,
            self._owner,
            title,
            pdf,
            f"{title}.pdf",
            actions=(Action("Als gedruckt vermerken", printed, icon="printer"),),
        )

    # -- minutes -------------------------------------------------------------------------------

    def _make_minutes(self, detail: SittingDetail, data: MinutesData) -> None:
        def build(progress: Progress) -> bytes:
            progress(0, 1, detail.reference)
            return document.minutes(data)

        self._context.make(
            build,
            lambda pdf: self._show_minutes(detail, data, pdf),
            title="Niederschrift erstellen",
            owner=self._owner,
        )

    def _show_minutes(self, detail: SittingDetail, data: MinutesData, pdf: bytes) -> None:
        name = document.minutes_name(data)
        if data.is_draft:
            self._show(f"Entwurf der Niederschrift {detail.reference}", pdf, name)
            return
        show_pdf_sheet(
            self._context,
            self._owner,
            f"Niederschrift {detail.reference}",
            pdf,
            name,
            actions=(
                Action(
                    "Niederschrift ausgeben",
                    lambda: self._issue_minutes(detail, pdf, name),
                    icon="send",
                    primary=True,
                ),
            ),
            draft=f"{told(data)} Vorschau. Beim Ausgeben wird die Niederschrift unverändert archiviert; "
            "danach lässt sich an der Sitzung nichts mehr berichtigen.".strip(),
        )

    def _issue_minutes(self, detail: SittingDetail, pdf: bytes, name: str) -> None:
        today = self._context.clock.today()

        def issued(_sitting_id: int) -> None:
            self._context.messages.done("Die Niederschrift liegt unverändert im Archiv („Papiere“)")
            self._show(f"Niederschrift {detail.reference}", pdf, name)

        self._context.do(
            f"Niederschrift zu {detail.reference} ausgeben",
            lambda session: service.issue_minutes(session, detail.id, pdf, name, today=today),
            issued,
            owner=self._owner,
            sealed=True,
        )

    def _show(self, title: str, pdf: bytes, name: str) -> None:
        show_pdf_sheet(self._context, self._owner, title, pdf, name)


def _unreachable(data: InvitationData) -> str:
    if not data.unreachable:
        return ""
    names = ", ".join(data.unreachable)
    return f"Ohne Anschrift und deshalb nicht mit der Post zu erreichen: {names}."
