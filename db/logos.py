"""The pictures of a letterhead as the file keeps them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import files
from db.models import Logo

_PICTURES = frozenset({"image/png", "image/jpeg"})


def shown(session: Session, places: tuple[str, ...]) -> tuple[tuple[bytes, str], ...]:
    """Those of these places (``office``, ``city``), each with what it shows; vectors are not for paper."""
    rows = session.scalars(select(Logo).where(Logo.place.in_(places)).order_by(Logo.position, Logo.id)).all()
    return tuple(
        (files.data(session, row.file_id), row.alternative_text or "Logo")
        for row in sorted(rows, key=lambda row: places.index(row.place))
        if files.about(session, row.file_id).media_type in _PICTURES
    )
