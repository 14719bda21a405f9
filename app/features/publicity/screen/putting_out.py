"""Where copies of a publication went: enter, change, remove."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.features.publicity import service
from app.features.publicity.form import DISTRIBUTION
from app.features.publicity.queries.publications import PublicationDetail
from app.features.publicity.rules.drafts import DistributionDraft
from app.ui.browser import Saving
from app.ui.context import Context
from app.ui.sheet import ask_form


class Page(Protocol):
    """What is needed of the page."""

    context: Context
    current: PublicationDetail | None

    def window(self) -> QWidget:
        """The window it stands in."""


class PuttingOut:
    """The distribution of the open publication."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def add(self) -> None:
        """Note where copies went."""
        self._ask(DistributionDraft(put_out_on=self._page.context.clock.today()), None)

    def change(self, line_id: int) -> None:
        """Change such a note, or remove it."""
        detail = self._page.current
        row = next((one for one in detail.distribution if one.id == line_id), None) if detail else None
        if row is not None:
            self._ask(row.draft, line_id)

    def _ask(self, draft: DistributionDraft, line_id: int | None) -> None:
        detail = self._page.current
        if detail is None:
            return
        record_id = detail.id

        def saving(typed: DistributionDraft) -> Saving:
            return Saving(
                "Verteilung eintragen",
                lambda session: service.put_out(session, record_id, typed, line_id),
            )

        sheet = ask_form(
            self._page.context,
            self._page.window(),
            title="Verteilung eintragen" if line_id is None else "Verteilung ändern",
            spec=DISTRIBUTION,
            draft=draft,
            button="Eintragen" if line_id is None else "Speichern",
            saving=saving,
            key=f"distribution:{record_id}:{line_id or 'new'}",
        )
        if line_id is not None:
            sheet.cancel.setText("Zeile entfernen")
            sheet.cancel.clicked.connect(lambda _checked=False: self._remove(line_id))

    def _remove(self, line_id: int) -> None:
        name, context = "Zeile der Verteilung entfernen", self._page.context
        context.do(
            name,
            lambda session: service.take_off(session, line_id),
            lambda _none: context.messages.done(name, undo=True),
            owner=self._page.window(),
        )
