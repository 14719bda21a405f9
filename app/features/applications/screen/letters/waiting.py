"""Opens the pile of letters that wait to go out."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.features.applications import queries
from app.features.applications.screen.letters.pile import PileDialog
from app.features.applications.screen.letters.sent import Pile
from app.ui.context import Context


def ask_pile(context: Context, owner: QWidget) -> None:
    """Open the dialog, or say that nothing waits."""
    today, staff_id = context.clock.today(), context.staff_id

    def read(session: Any) -> Pile:
        rows = queries.waiting_post(session)
        ids = [row.id for row in rows]
        return Pile(rows, dict(queries.letters(session, ids, dated=today, staff_id=staff_id)))

    def show(pile: Pile) -> None:
        if pile.rows:
            PileDialog(context, pile, owner).open()
        else:
            context.messages.inform("Kein Schreiben wartet: Alles Vorbereitete ist ausgegeben.")

    context.look(read, show, owner, slot="pile")
