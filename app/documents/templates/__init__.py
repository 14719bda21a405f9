"""Text modules: texts with placeholders that a manager edits in the window.

Their language is loaded when the first text is filled or checked: Jinja2 takes a tenth of a second
that the start of the program must not pay.
"""

import re
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from app.documents.flow.blocks import Block, from_text
from app.documents.metrics import ZERO_WIDTH_SPACE
from app.documents.templates.shipped import (
    TextModule,
    module,
    modules,
    placeholder_groups,
    placeholders,
    snippets,
)
from app.documents.text import nested_quotes

__all__ = [
    "TextModule",
    "blocks",
    "check",
    "module",
    "modules",
    "placeholder_groups",
    "placeholders",
    "placeholders_in",
    "render",
    "snippets",
]

_MEANT_AS_BLOCK = re.compile(r"^(?=#{1,2} |- |\d+\. )", re.MULTILINE)


def render(source: str, values: Mapping[str, Any]) -> str:
    """The text with its placeholders filled in.

    Raises:
        Refused: for an unknown placeholder, a missing value, or what no text module may contain.
    """
    filled: str = _language().render(source, values)
    return nested_quotes(filled)


def blocks(source: str, values: Mapping[str, Any]) -> tuple[Block, ...]:
    """The text as blocks; signs that begin a list or heading count only in the module itself.

    Raises:
        Refused: as ``render`` does.
    """
    inert = {
        name: _MEANT_AS_BLOCK.sub(ZERO_WIDTH_SPACE, value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return from_text(render(source, inert))


def check(source: str, allowed: Iterable[str]) -> list[str]:
    """What is wrong with a text, as sentences for the editor; nothing when it can be used."""
    problems: list[str] = _language().check(source, allowed)
    return problems


def placeholders_in(source: str) -> frozenset[str]:
    """The placeholders a text uses; none when it cannot be read."""
    used: frozenset[str] = _language().placeholders_in(source)
    return used


def _language() -> ModuleType:
    from app.documents.templates import language  # noqa: PLC0415 - loaded at first use, see above

    return language
