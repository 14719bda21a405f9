"""What was printed goes into the archive as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db import printed


@dataclass(frozen=True)
class Piece:
    """A finished paper.

    Args:
        kind: key of ``rules.words.PRINTS``.
        layout: label sheet, format, what else tells two prints apart.
        copies: how many labels, letters, badges.
        told: what its preview says before it is printed.
    """

    kind: str
    title: str
    name: str
    data: bytes
    layout: str = ""
    copies: int | None = None
    appointment_id: int | None = None
    told: str = ""


def keep(session: Session, pieces: Sequence[Piece], *, staff_id: int | None) -> list[int]:
    """Archive these papers; the same bytes for the same thing are kept once. Returns their numbers."""
    return [
        printed.archive(
            session,
            piece.kind,
            piece.title,
            piece.data,
            piece.name,
            appointment_id=piece.appointment_id,
            layout=piece.layout,
            copies=piece.copies,
            staff_id=staff_id,
        )
        for piece in pieces
    ]
