"""Flyers, posters, leaflets, invitations, door hangers, certificates: designs that fit themselves.

A piece is data and a look. ``compose`` sets it into a design at a size and says what does not fit;
``poster_bytes`` makes the file: for the screen, several on a sheet for the desk printer, or with bleed and
marks for a print shop.
"""

from app.documents.poster.data import Content, Logo, Look, Piece, Problem, Row, Translation
from app.documents.poster.formats import FORMATS, Format, copies_on_sheet, format_of
from app.documents.poster.making import DESIGNS, compose, poster_bytes

__all__ = [
    "DESIGNS",
    "FORMATS",
    "Content",
    "Format",
    "Logo",
    "Look",
    "Piece",
    "Problem",
    "Row",
    "Translation",
    "compose",
    "copies_on_sheet",
    "format_of",
    "poster_bytes",
]
