"""The texts that ship with the program."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.domain.snippets import Snippet
from app.system import resources


@dataclass(frozen=True)
class TextModule:
    """A text as it ships; offices keep their own wording in their file.

    Args:
        key: stable name, e.g. ``approval.opening``.
        group: where it stands in the list of texts.
        title: what it is for.
        text: the wording with its placeholders.
    """

    key: str
    group: str
    title: str
    text: str


@cache
def modules() -> tuple[TextModule, ...]:
    """The texts that ship with the program: letters in the order of a case, each in the order of its file."""
    files: list[dict[str, Any]] = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in resources.listed("letters", ".toml")
    ]
    files.sort(key=lambda data: int(data.get("order", 0)))
    return tuple(
        TextModule(entry["key"], data["title"], entry["title"], entry["text"].strip())
        for data in files
        for entry in data.get("text", [])
    )


@cache
def _by_key() -> Mapping[str, TextModule]:
    return {each.key: each for each in modules()}


def module(key: str) -> TextModule:
    """The shipped text of that key.

    Raises:
        KeyError: when there is none.
    """
    return _by_key()[key]


@cache
def placeholder_groups() -> Mapping[str, Mapping[str, str]]:
    """Every placeholder and what it stands for, under the headings they are offered by."""
    data = tomllib.loads(resources.text("letters/placeholders.toml"))
    return {group["title"]: dict(group["placeholder"]) for group in data["group"]}


@cache
def placeholders() -> Mapping[str, str]:
    """Every placeholder the shipped texts know, and what it stands for."""
    return {name: said for group in placeholder_groups().values() for name, said in group.items()}


@cache
def snippets() -> tuple[Snippet, ...]:
    """Reasons and conditions to pick, as they ship."""
    data = tomllib.loads(resources.text("letters/snippets.toml"))
    return tuple(
        Snippet(row["kind"], row["title"], row["text"], row.get("clause", "")) for row in data["snippet"]
    )
