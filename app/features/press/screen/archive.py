"""The archive: every printed piece of the office, to look at and print again as it was."""

from collections.abc import Callable, Sequence
from functools import partial

from app.domain import formats
from app.features.press.form.archive import FORM, PrintDraft
from app.features.press.queries import prints as queries
from app.features.press.queries.prints import Paper, PrintDetail, PrintRow
from app.features.press.rules.clippings import PDF
from app.features.press.rules.words import PRINTS
from app.features.press.table import lists
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser
from app.ui.chips import Chip
from app.ui.files import save_file
from app.ui.printing import show_pdf_sheet


class ArchiveBrowser(RecordBrowser[PrintRow, PrintDetail, PrintDraft]):
    """Everything printed, the newest first; nothing here is ever changed."""

    kind = "print"
    title = "Archiv"
    icon = "archive"
    shows = frozenset({"printed", "appointments", "press_releases", "press_recipients"})
    noun = Noun("Druckstück", "Druckstücke", new="")
    columns = lists.PRINTED
    chips = lists.PRINT_CHIPS
    filters = lists.PRINT_FILTERS
    views = lists.PRINT_VIEWS
    form = FORM
    empty_hint = "Was Sie drucken, liegt hier unverändert mit Veranstaltung und Prüfsumme."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def can_create(self) -> bool:
        """Pieces come here by being printed."""
        return False

    def locked(self, detail: PrintDetail) -> str:
        """Nothing archived is changed."""
        del detail
        return "Archiviert: Dieses Druckstück bleibt, wie es gedruckt wurde."

    def draft(self, detail: PrintDetail) -> PrintDraft:
        """What is known of it, to be read."""
        return PrintDraft(
            kind=PRINTS.get(detail.kind, detail.kind),
            made_at=formats.moment(detail.made_at),
            event=detail.event or "–",
            went_to=_went_to(detail),
            layout=detail.layout or "–",
            copies=formats.number(detail.copies) if detail.copies is not None else "–",
            staff=detail.staff or "–",
            name=f"{detail.name} ({formats.number(max(detail.size // 1024, 1))} KB)",
            sha256=detail.sha256,
        )

    def heading(self, detail: PrintDetail) -> Heading:
        """Title, when, for what."""
        parts = (formats.moment(detail.made_at), detail.event)
        chip = Chip(PRINTS.get(detail.kind, detail.kind))
        return Heading(detail.title, " · ".join(part for part in parts if part), (chip,))

    def record_actions(self, detail: PrintDetail) -> Sequence[Action]:
        """Look at it, print the same bytes again, save them."""
        found = [
            Action(
                "Öffnen und drucken …",
                partial(self._with, detail, self._show_paper),
                icon="printer",
                primary=True,
            ),
            Action("Speichern unter …", partial(self._with, detail, self._save_paper), icon="download"),
        ]
        if detail.appointment is not None:
            found.append(
                Action("Termin zeigen", partial(self.context.open, detail.appointment), icon="calendar-days")
            )
        if detail.publication is not None:
            found.append(
                Action("Entwurf zeigen", partial(self.context.open, detail.publication), icon="image")
            )
        if detail.belongs.release is not None:
            show = partial(self.context.open, detail.belongs.release)
            found.append(Action("Mitteilung zeigen", show, icon="megaphone"))
        for one in detail.belongs.beside:
            word = f"{PRINTS.get(one.kind, one.kind)} dazu zeigen"
            found.append(Action(word, partial(self.context.open, one.ref), icon="file-check"))
        return found

    def history_of(self, detail: PrintDetail) -> Sequence[tuple[str, int]]:
        """When it was archived."""
        return (("printed", detail.id),)

    def _with(self, detail: PrintDetail, use: Callable[[Paper], None]) -> None:
        self.context.look(lambda session: queries.paper(session, detail.id), use, self, slot="paper")

    def _show_paper(self, paper: Paper) -> None:
        if paper.media_type == PDF:
            show_pdf_sheet(self.context, self, paper.title, paper.data, paper.name)
        else:
            self._save_paper(paper)

    def _save_paper(self, paper: Paper) -> None:
        save_file(self.context, self, paper.data, paper.name)


def _went_to(detail: PrintDetail) -> str:
    """Who got it, or where that stands."""
    if detail.belongs.went_to:
        return detail.belongs.went_to
    if detail.belongs.release is not None:
        return "noch an niemanden (nach dem Vermerk der Mitteilung)"
    kinds = {one.kind for one in detail.belongs.beside}
    return "steht im Versandprotokoll dazu" if "dispatch" in kinds else ""
