"""A pile of letters as a value; and what was issued: printed as one file, saved as one or each by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.documents.bundle import bundle
from app.domain import formats
from app.domain.errors import Refused
from app.features.applications import service
from app.features.applications.queries import PostRow
from app.features.applications.rules.letter import LetterData
from app.system.files import safe_name, unused, write_whole
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.files import pick_folder
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet


@dataclass(frozen=True)
class Pile:
    """What waits, and what is known of each: the letter, or what it still misses."""

    rows: tuple[PostRow, ...]
    letters: Mapping[int, LetterData | Refused]


def show_pile(
    context: Context, owner: QWidget, letter_ids: Sequence[int], files: Sequence[tuple[str, bytes]]
) -> None:
    """Show the pack with what can be done with it."""
    said = formats.count(len(files), "Schreiben", "Schreiben")

    def build(progress: Progress) -> bytes:
        progress(0, 0, said)
        return bundle([data for _, data in files])

    def show(pack: bytes) -> None:
        show_pdf_sheet(
            context,
            owner,
            said,
            pack,
            f"Schreiben {formats.day(context.clock.today())}.pdf",
            actions=(
                Action(
                    "Einzeln speichern …",
                    lambda: pick_folder(owner, "Schreiben speichern", save_each),
                    icon="download",
                ),
                Action("Alle als gedruckt vermerken", mark, icon="check", primary=True),
            ),
        )

    def save_each(folder: Path) -> None:
        def write(progress: Progress) -> Path:
            for done, (name, data) in enumerate(files):
                progress(done, len(files), name)
                write_whole(unused(folder / safe_name(Path(name).stem, ".pdf")), data)
            return folder

        context.make(
            write,
            lambda written: context.messages.done(f"{said} gespeichert in {written}."),
            title="Schreiben speichern",
            owner=owner,
        )

    def mark() -> None:
        now = context.clock.now()
        context.do(
            "Schreiben als gedruckt vermerken",
            lambda session: service.mark_printed(session, letter_ids, now=now),
            lambda _none: context.messages.done(
                f"{said} als gedruckt und zur Post gegeben vermerkt.", undo=True
            ),
            owner=owner,
        )

    context.make(build, show, title="Stapel erstellen", owner=owner)
