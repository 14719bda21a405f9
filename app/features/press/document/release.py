"""A release on paper."""

from app.documents.letter import sender_of
from app.documents.release import Release, release_bytes
from app.domain import formats
from app.features.press.rules.releases import ReleasePaper, embargo_words


def release(paper: ReleasePaper) -> bytes:
    """The release as a PDF; the same release is always the same bytes.

    Raises:
        Refused: when the picture is none, or the fonts lack a character of a text.
    """
    place = f"{paper.town}, " if paper.town else ""
    return release_bytes(
        Release(
            sender=sender_of(paper.writer),
            date=paper.dated,
            where_when=f"{place}{formats.long_day(paper.dated)}",
            title=paper.title,
            subtitle=paper.subtitle,
            body=paper.body,
            embargo=embargo_words(paper.embargo_until) if paper.embargo_until else "",
            note=f"{formats.number(paper.signs)} Zeichen mit Leerzeichen",
            about=(f"Über {paper.writer.name}", paper.boilerplate),
            contact=("Kontakt für Rückfragen", paper.contact_lines),
            picture=paper.picture,
            caption=paper.caption,
            credit=paper.credit,
        )
    )
