"""Printing a publication: ask how, make the file, archive it, show it; and show it again."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.documents.poster import Piece
from app.features.publicity import document, service
from app.features.publicity.form import print_form
from app.features.publicity.queries import publications as queries
from app.features.publicity.queries.publications import PublicationDetail
from app.features.publicity.rules.drafts import PrintDraft, PublicationDraft
from app.system.files import safe_name
from app.ui.context import Context
from app.ui.printing import show_pdf_sheet
from app.ui.sheet import Sheet


class Page(Protocol):
    """What printing needs of its page."""

    context: Context
    current: PublicationDetail | None

    def piece_of(self, draft: PublicationDraft) -> Piece:
        """As the designs take it."""

    def unsaved(self) -> bool:
        """Whether something is typed that is not saved."""

    def window(self) -> QWidget:
        """The window it stands in."""


class Issuing:
    """The prints of the open publication."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def print_(self, detail: PublicationDetail) -> None:
        """Ask how, make the file, archive it, show it."""
        page = self._page
        if page.unsaved():
            page.context.messages.inform(
                "Bitte speichern Sie die Änderungen zuerst (Strg+S), damit gedruckt wird, was Sie sehen."
            )
            return
        sheet = Sheet(
            page.context,
            f"„{detail.draft.title}“ drucken",
            print_form(detail.draft.format),
            PrintDraft(),
            "Druckdatei erstellen",
            explain="Jede Ausgabe wird mit Termin und Prüfsumme archiviert.",
            parent=page.window(),
        )

        def submit(wanted: PrintDraft) -> None:
            sheet.accept()
            self._make(detail, wanted)

        sheet.on_submit(submit)
        sheet.open()

    def show(self, print_id: int) -> None:
        """Show a print again, byte for byte."""
        detail = self._page.current
        if detail is None:
            return
        self._page.context.look(
            lambda session: queries.printed_bytes(session, print_id),
            lambda data: self._show(detail, data),
            self._page.window(),
            slot="print",
        )

    def _make(self, detail: PublicationDetail, wanted: PrintDraft) -> None:
        made = self._page.piece_of(detail.draft)
        self._page.context.make(
            lambda _progress: document.printable(made, wanted.layout),
            lambda data: self._keep(detail, wanted, data),
            title="Druckdatei erstellen",
            owner=self._page.window(),
        )

    def _keep(self, detail: PublicationDetail, wanted: PrintDraft, data: bytes) -> None:
        context = self._page.context
        staff_id = context.staff_id
        context.do(
            f"„{detail.draft.title}“ drucken",
            lambda session: service.keep_print(
                session,
                detail.id,
                data,
                layout=wanted.layout,
                copies=wanted.copies,
                name=_name(detail),
                staff_id=staff_id,
            ),
            lambda _id: self._show(detail, data),
            owner=self._page.window(),
            sealed=True,
        )

    def _show(self, detail: PublicationDetail, data: bytes) -> None:
        show_pdf_sheet(self._page.context, self._page.window(), detail.draft.title, data, _name(detail))


def _name(detail: PublicationDetail) -> str:
    return safe_name(f"{detail.draft.title} {detail.draft.format}", ".pdf")
