"""Finished papers are looked at first; what goes out is archived as it is, then printed or saved."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain import formats
from app.features.press.service import prints as service
from app.features.press.service.prints import Piece
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.printing import show_pdf_sheet

_PREVIEW = (
    "Vorschau. Beim Ausgeben kommt das Blatt unverändert ins Archiv; danach drucken oder speichern Sie es."
)


class Issuing:
    """Shows the first of some papers; the others (a record of the mailing) go into the archive with it."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner

    def show(self, pieces: Sequence[Piece], done: Callable[[], None] | None = None) -> None:
        """The preview, with the way to give it out."""
        first = pieces[0]
        show_pdf_sheet(
            self._context,
            self._owner,
            first.title,
            first.data,
            first.name,
            actions=(Action("Ausgeben", lambda: self._issue(pieces, done), icon="printer", primary=True),),
            draft=" ".join(filter(None, (*(piece.told for piece in pieces), _PREVIEW))),
        )

    def _issue(self, pieces: Sequence[Piece], done: Callable[[], None] | None) -> None:
        first, staff_id = pieces[0], self._context.staff_id

        def issued(ids: list[int]) -> None:
            count = formats.count(len(ids), "Blatt liegt", "Blätter liegen")
            self._context.messages.done(f"{count} im Archiv.")
            show_pdf_sheet(self._context, self._owner, first.title, first.data, first.name)
            if done is not None:
                done()

        self._context.do(
            f"{first.title} ausgeben",
            lambda session: service.keep(session, pieces, staff_id=staff_id),
            issued,
            owner=self._owner,
            sealed=True,
        )
