"""The review of a year's press, and a scan as a page."""

from collections.abc import Iterator
from datetime import date

from app.documents.charts import bar_chart, column_chart
from app.documents.flow import (
    Block,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    TableColumn,
)
from app.documents.pack import packed
from app.documents.report import Report, report_bytes
from app.documents.scan import scan_bytes
from app.domain import formats
from app.features.press.rules.clippings import PDF, TONES, Published, Review, by_medium, by_month

_MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def review_bytes(review: Review) -> bytes:
    """The year's press as a report, its scans behind it; the same data are always the same bytes.

    Raises:
        Refused: when a scan is damaged.
    """
    report = report_bytes(
        Report(
            title=f"Pressespiegel {review.year}",
            office=review.office,
            date=review.made_on,
            subtitle=f"Was {review.year} erschienen ist, Stand {formats.day(review.made_on)}",
            body=tuple(_body(review)),
        )
    )
    if not review.scans:
        return report
    pages = [
        data if media_type == PDF else scan_page(title, data, review.made_on)
        for title, media_type, data in review.scans
    ]
    return packed([report, *pages])


def scan_page(title: str, data: bytes, day: date) -> bytes:
    """A picture as one page.

    Raises:
        Refused: when it is none.
    """
    return scan_bytes(title, data, day)


def _body(review: Review) -> Iterator[Block]:
    media = by_medium(review.pieces)
    yield KeyFigures(
        (
            KeyFigure(formats.number(len(review.pieces)), "Beiträge"),
            KeyFigure(formats.number(len(media)), "Medien"),
            *(
                KeyFigure(formats.number(number), word)
                for key, word in TONES.items()
                if (number := sum(1 for piece in review.pieces if piece.tone == key))
            ),
        )
    )
    yield Heading("Nach Medium")
    yield Figure(bar_chart(media, title=f"Beiträge {review.year} nach Medium"))
    yield Heading("Im Lauf des Jahres")
    months = list(zip(_MONTHS, by_month(review.pieces), strict=True))
    yield Figure(column_chart(months, title=f"Beiträge {review.year} nach Monat", height=120))
    yield Heading("Alle Beiträge")
    yield Table(
        (
            TableColumn("Erschienen", width=24),
            TableColumn("Medium", width=36),
            TableColumn("Beitrag"),
            TableColumn("Ton", width=27),
        ),
        tuple(
            (
                formats.day(piece.published_on),
                piece.medium,
                _about(piece),
                TONES.get(piece.tone, ""),
            )
            for piece in review.pieces
        ),
    )
    if review.scans:
        count = formats.count(len(review.scans), "Ausschnitt", "Ausschnitte")
        yield Paragraph(f"{count} auf den folgenden Seiten.", quiet=True)


def _about(piece: Published) -> str:
    return "\n".join(part for part in (piece.title, piece.about, piece.link) if part)
