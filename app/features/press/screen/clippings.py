"""What was published: the list, the record with its scan, the review of a year."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.documents.glyphs import told
from app.domain import formats
from app.domain.errors import Refused, Unavailable
from app.features.press.document.review import review_bytes, scan_page
from app.features.press.form.clippings import FORM, REVIEW, ReviewDraft
from app.features.press.queries import clippings as queries
from app.features.press.queries.clippings import ClippingDetail, ClippingRow
from app.features.press.rules.clippings import LARGEST, PDF, ClippingDraft, Review
from app.features.press.screen.issuing import Issuing
from app.features.press.service import clippings as service
from app.features.press.service.prints import Piece
from app.features.press.table import lists
from app.system.files import read_bounded
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving
from app.ui.context import Context
from app.ui.files import pick_file
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet
from app.ui.sheet import Sheet


class ClippingsBrowser(RecordBrowser[ClippingRow, ClippingDetail, ClippingDraft]):
    """Published pieces, the newest first."""

    kind = "clipping"
    title = "Veröffentlicht"
    icon = "scroll-text"
    shows = frozenset({"clippings", "press_releases", "appointments"})
    noun = Noun("Beitrag", "Beiträge", new="Neuer Beitrag")
    columns = lists.CLIPPINGS
    chips = lists.CLIPPING_CHIPS
    filters = lists.CLIPPING_FILTERS
    views = lists.CLIPPING_VIEWS
    form = FORM
    keeps = ("medium", "published_on", "appointment_id", "press_release_id")
    empty_hint = "Mit Strg+N halten Sie fest, was über das Viertel erschienen ist; der Ausschnitt kommt dazu."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._begun = ClippingDraft()
        self._issuing = Issuing(context, self)

    def new_record(self, **preset: object) -> None:
        """Begin a piece; about a release or an event when one is named."""
        event, release = preset.get("appointment_id"), preset.get("press_release_id")
        self.context.look(
            lambda session: queries.beginning(
                session,
                appointment_id=event if isinstance(event, int) else None,
                press_release_id=release if isinstance(release, int) else None,
            ),
            self._begin_with,
            self,
            slot="beginning",
        )

    def _begin_with(self, draft: ClippingDraft) -> None:
        self._begun = draft
        super().new_record()

    def blank(self, preset: Mapping[str, Any]) -> ClippingDraft:
        """As it was looked up."""
        del preset
        return self._begun

    def draft(self, detail: ClippingDetail) -> ClippingDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: ClippingDetail) -> Heading:
        """Title, medium, day."""
        draft = detail.draft
        parts = (draft.medium, formats.day(draft.published_on), detail.event)
        chips = (lists.TONE_CHIPS[draft.tone],) if draft.tone in lists.TONE_CHIPS else ()
        return Heading(draft.title, " · ".join(part for part in parts if part), chips)

    def saving(self, draft: ClippingDraft, record_id: int | None) -> Saving:
        """Keep it."""
        today = self.context.clock.today()
        return Saving(
            "Beitrag speichern",
            lambda session: service.save(session, draft, record_id, today=today),
            toast="Beitrag gespeichert",
        )

    def removing(self, detail: ClippingDetail) -> Saving | None:
        """It may go."""
        return Saving("Beitrag löschen", lambda session: service.remove(session, detail.id))

    def list_actions(self) -> Sequence[Action]:
        """The review of a year."""
        return (Action("Pressespiegel …", self.ask_review, icon="chart-column"),)

    def record_actions(self, detail: ClippingDetail) -> Sequence[Action]:
        """The scan, the page on the web, what it is about."""
        found = []
        if detail.scan_name:
            found.append(
                Action("Ausschnitt zeigen", partial(self._load_scan, detail), icon="eye", primary=True)
            )
            found.append(Action("Anderen Ausschnitt anhängen …", self._pick, icon="upload"))
            found.append(Action("Ausschnitt abnehmen", partial(self._detach, detail), icon="unlink"))
        else:
            found.append(Action("Ausschnitt anhängen …", self._pick, icon="upload", primary=True))
        if detail.draft.link:
            found.append(Action("Im Netz öffnen", partial(_browse, detail.draft.link), icon="external-link"))
        for ref, text, icon in (
            (detail.release, "Mitteilung zeigen", "megaphone"),
            (detail.appointment, "Termin zeigen", "calendar-days"),
        ):
            if ref is not None:
                found.append(Action(text, partial(self.context.open, ref), icon=icon))
        return found

    def history_of(self, detail: ClippingDetail) -> Sequence[tuple[str, int]]:
        """Its own changes."""
        return (("clippings", detail.id),)

    # -- the scan --------------------------------------------------------------------------

    def attach(self, path: Path) -> None:
        """Take the scan of the open piece from a file, or say why not."""
        if self.current is None:
            return
        record_id = self.current.id
        try:
            data = read_bounded(path, LARGEST)
        except Unavailable as fault:
            self.context.messages.warn(f"{fault.what} {fault.remedy}")
            return
        except Refused as refused:
            self.context.messages.refused(refused)
            return
        self.perform(
            "Ausschnitt anhängen", lambda session: service.attach(session, record_id, data, path.name)
        )

    def _pick(self) -> None:
        pick_file(self, "Ausschnitt wählen", "Ausschnitte (*.pdf *.png *.jpg *.jpeg)", self.attach)

    def _detach(self, detail: ClippingDetail) -> None:
        self.perform("Ausschnitt abnehmen", lambda session: service.detach(session, detail.id))

    def _load_scan(self, detail: ClippingDetail) -> None:
        title, day = detail.draft.title, detail.draft.published_on or self.context.clock.today()

        def show_page(pdf: bytes) -> None:
            show_pdf_sheet(self.context, self, title, pdf, f"{Path(detail.scan_name).stem}.pdf")

        def show(found: tuple[str, str, bytes]) -> None:
            _, media_type, data = found
            if media_type == PDF:
                show_page(data)
                return
            self.context.make(
                lambda _progress: scan_page(title, data, day),
                show_page,
                title="Ausschnitt öffnen",
                owner=self,
            )

        self.context.look(lambda session: queries.scan(session, detail.id), show, self, slot="scan")

    # -- the review ------------------------------------------------------------------------

    def ask_review(self) -> None:
        """Ask which year, then make its review."""
        sheet = Sheet(
            self.context,
            "Pressespiegel",
            REVIEW,
            ReviewDraft(self.context.clock.today().year),
            "Erstellen",
            parent=self.window(),
        )

        def made(review: Review) -> None:
            sheet.accept()
            self._make_review(review)

        def failed(fault: Exception) -> None:
            if isinstance(fault, Refused):
                sheet.form.refuse(fault)

        def submit(draft: ReviewDraft) -> None:
            today = self.context.clock.today()
            self.context.look(
                lambda session: queries.review(
                    session, draft.year or today.year, today=today, scans=draft.scans
                ),
                made,
                self,
                slot="review",
                failed=failed,
            )

        sheet.on_submit(submit)
        sheet.open()

    def _make_review(self, review: Review) -> None:
        def build(progress: Progress) -> Piece:
            progress(0, 1, f"Pressespiegel {review.year}")
            title = f"Pressespiegel {review.year}"
            layout = "mit Ausschnitten" if review.scans else "Liste"
            return Piece(
                "press_review", title, f"{title}.pdf", review_bytes(review), layout, told=told(review)
            )

        self.context.make(
            build, lambda piece: self._issuing.show((piece,)), title="Pressespiegel erstellen", owner=self
        )


def _browse(link: str) -> None:
    QDesktopServices.openUrl(QUrl(link))
