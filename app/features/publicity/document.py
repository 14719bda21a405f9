"""A publication as a piece of paper."""

from datetime import date

from app.documents.poster import (
    Content,
    Logo,
    Look,
    Piece,
    Row,
    Translation,
    compose,
    format_of,
    poster_bytes,
)
from app.documents.poster.making import Composition
from app.domain.errors import Refused, refuse
from app.features.publicity.queries.beginning import Sponsors
from app.features.publicity.rules import publications as rules
from app.features.publicity.rules.drafts import PublicationDraft

_PREVIEW_DOTS = 110


def piece(draft: PublicationDraft, sponsors: Sponsors, today: date) -> Piece:
    """The publication as the designs take it."""
    content = Content(
        title=draft.title,
        kicker=draft.kicker,
        subtitle=draft.subtitle,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        all_day=draft.all_day,
        when=draft.when,
        place=draft.place,
        lead=draft.lead,
        programme=tuple(Row(row.time, row.text) for row in draft.programme),
        organiser=draft.organiser,
        partners=draft.partners,
        price=draft.price,
        contact=draft.contact,
        recipient=draft.recipient if format_of(draft.format).certificate else "",
        signatories=draft.signatories if format_of(draft.format).certificate else "",
        qr=rules.qr_text(draft),
        qr_caption=draft.qr_caption,
        translations=tuple(Translation(row.language, row.title, row.text) for row in draft.translations),
        picture=draft.picture,
        picture_alt=draft.picture_alternative_text,
        picture_credit=draft.picture_credit,
        picture_kept=draft.picture_kept or "",
        logos=tuple(Logo(data, alt) for data, alt in sponsors.logos) if draft.logos else (),
        funding=sponsors.funding if draft.logos else "",
    )
    return Piece(
        draft.design,
        draft.format,
        content,
        Look(draft.colour, draft.face),
        back=draft.back,
        dated=today,
        author=sponsors.office,
    )


def get_ready() -> None:
    """Load fonts, hyphenation and what writes files, so that the first preview does not wait for them."""
    preview(Piece("plakat", "a6", Content(title="Nachbarschaftsfest", lead="Nachbarschaftsfest")))


def preview(made: Piece) -> tuple[Composition, bytes]:
    """How it is composed, and a file for the screen with pictures just fine enough for it."""
    return compose(made), poster_bytes(made, dots=_PREVIEW_DOTS)


def printable(made: Piece, layout: str) -> bytes:
    """The file for print.

    Raises:
        Refused: a sentence for each thing that would come out wrong on paper.
    """
    refuse([Refused(problem.sentence, problem.field) for problem in compose(made).problems])
    return poster_bytes(made, layout)
