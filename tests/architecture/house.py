"""Facts about the repository that its gates and tests share."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vulture import Vulture

ROOT = Path(__file__).resolve().parents[2]
CODE = ("app", "db", "tests")
ROOT_FILES = ("start.py", "build.spec", "pyproject.toml", "requirements.lock", "requirements-dev.lock")
_SKIPPED = {"__pycache__", ".venv", "build", "dist"}

CALLED_BY_LIBRARIES = re.compile(
    r"[a-z]+[A-Z]\w*"  # Qt calls what we override by its own names; ours have underscores
    r"|process_(bind_param|result_value)|visit_\w+|upgrade|downgrade|do_\w+|print_help|default|paint|write_worksheet|writestr"
)
"""Names nobody of us calls, because a library does."""
_JUDGED = {"function", "method", "class", "import", "property", "unreachable_code"}
"""What counts as dead. Fields of data classes and attributes of library objects are read elsewhere."""


def settings() -> dict[str, Any]:
    """The project's own table of ``pyproject.toml``."""
    with (ROOT / "pyproject.toml").open("rb") as stream:
        table: dict[str, Any] = tomllib.load(stream)["tool"]["quartiersbuch"]
    return table


def python_files(*folders: str) -> Iterator[Path]:
    """Every Python file of these folders and ``start.py``."""
    yield ROOT / "start.py"
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not _SKIPPED & set(path.relative_to(ROOT).parts):
                yield path


def too_long() -> list[str]:
    """Files with more lines than allowed, longest first."""
    most = settings()["longest_file"]
    lengths = [(path.read_text(encoding="utf-8").count("\n"), path) for path in python_files(*CODE)]
    return [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for lines, path in sorted(lengths, reverse=True)
        if lines > most
    ]


def dead_code() -> list[str]:
    """Functions, methods and classes of the program that nothing in the program uses."""
    vulture = Vulture()
    vulture.scavenge([str(ROOT / folder) for folder in ("app", "db")])
    found = [item for item in vulture.get_unused_code(min_confidence=60) if item.typ in _JUDGED]
    spared = _spared() | _named_in_strings()
    return [
        f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: unused {item.typ} {item.name}"
        for item in found
        if not CALLED_BY_LIBRARIES.fullmatch(item.name) and item.name not in spared
    ]


def _named_in_strings() -> set[str]:
    """Names that code reaches by their text: keys of columns, ``module:Name`` of what is loaded late."""
    names: set[str] = set()
    for path in python_files("app", "db"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value.rpartition(":")[2])
    return names


def _spared() -> set[str]:
    """Names kept on purpose, each with its reason in ``spared.toml``."""
    with (ROOT / "tests/architecture/spared.toml").open("rb") as stream:
        return set(tomllib.load(stream))
