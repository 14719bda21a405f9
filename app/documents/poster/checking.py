"""What is wrong with a piece before it is set: letters no font has, pictures that are none."""

from dataclasses import replace
from typing import Any

from app.documents.poster import faces
from app.documents.poster.board import FIELDS
from app.documents.poster.data import Content, Piece, Problem, Translation
from app.documents.poster.pictures import size_of
from app.domain.errors import Refused

_LINES = (
    "title",
    "kicker",
    "subtitle",
    "when",
    "place",
    "lead",
    "organiser",
    "partners",
    "price",
    "contact",
    "recipient",
    "signatories",
    "qr_caption",
    "picture_credit",
    "funding",
)


def checked(piece: Piece) -> tuple[Piece, list[Problem]]:
    """The piece with what can be drawn, and what cannot."""
    content, problems = piece.content, []
    for name in _LINES:
        problems.extend(_letters(name, getattr(content, name)))
    for row in content.programme:
        problems.extend(_letters("programme", f"{row.time} {row.text}"))
    for other in content.translations:
        problems.extend(_letters("translations", f"{other.title} {other.text}"))
    content = _drawable(content)
    if content.picture is not None:
        try:
            size_of(content.picture)
        except Refused as refused:
            problems.append(Problem("picture", refused.sentence))
            content = replace(content, picture=None)
        else:
            if not content.picture_alt.strip():
                problems.append(
                    Problem(
                        "picture_alternative_text",
                        "Bitte beschreiben Sie das Bild in Worten, für alle, die es nicht sehen.",
                    )
                )
    return replace(piece, content=content), _once(problems)


def _letters(name: str, text: str) -> list[Problem]:
    gone = faces.missing(text)
    if not gone:
        return []
    signs = " ".join(f"„{mark}“" for mark in gone[:8])
    what = "das Zeichen" if len(gone) == 1 else "die Zeichen"
    return [
        Problem(
            name,
            f"{FIELDS.get(name, 'Der Text')}: Für {what} {signs} gibt es keine Schrift. "
            "Bitte schreiben Sie den Text ohne sie.",
        )
    ]


def _drawable(content: Content) -> Content:
    """Without what no font has, so that no boxes are drawn."""
    lines: dict[str, Any] = {name: _without(getattr(content, name)) for name in _LINES}
    programme = tuple(
        replace(row, time=_without(row.time), text=_without(row.text)) for row in content.programme
    )
    others = tuple(
        Translation(other.language, _without(other.title), _without(other.text))
        for other in content.translations
    )
    return replace(content, **lines, programme=programme, translations=others)


def _without(text: str) -> str:
    clean = faces.clean(text)
    gone = set(faces.missing(clean))
    return "".join(mark for mark in clean if mark not in gone) if gone else clean


def _once(problems: list[Problem]) -> list[Problem]:
    return list({problem.field: problem for problem in reversed(problems)}.values())[::-1]
