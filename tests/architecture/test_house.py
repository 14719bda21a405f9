"""Rules of the house that no ready-made tool knows."""

import ast
import contextlib
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.house import CODE, ROOT, python_files, too_long

VOCABULARY = {"rules", "queries", "service", "document", "excel", "ical", "form", "table", "screen"}
TEXTS = {".py", ".toml", ".md", ".yml", ".lock", ".spec", ".html", ".svg", ".qss", ".txt", ".j2"}


def texts() -> list[Path]:
    """Every text file that belongs to the repository."""
    found = [path for folder in (*CODE, "resources", ".ci") for path in (ROOT / folder).rglob("*")]
    found += [path for path in ROOT.iterdir() if path.is_file()]
    return [
        path
        for path in found
        if path.is_file()
        and "__pycache__" not in path.parts
        and (path.suffix in TEXTS or path.parent.name == ".ci")
    ]


def where(pattern: str, paths: list[Path]) -> list[str]:
    """Place and text of every line that matches."""
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{at}: {line.strip()[:90]}"
        for path in paths
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if found.search(line)
    ]


def sources(*folders: str) -> list[Path]:
    return list(python_files(*folders))


def test_no_file_outgrows_its_reader() -> None:
    assert too_long() == []


def test_feature_folders_hold_the_vocabulary_and_nothing_else() -> None:
    strange = [
        str(path.relative_to(ROOT))
        for feature in (ROOT / "app/features").iterdir()
        if feature.is_dir() and feature.name != "__pycache__"
        for path in feature.iterdir()
        if path.name != "__pycache__" and path.stem not in VOCABULARY | {"__init__"}
    ]
    assert strange == []


def test_every_folder_says_why_it_is_there() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sources("app", "db")
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_nothing_names_a_place_on_somebodys_computer() -> None:
    places = "|".join(("/" + "work/", "/" + "root/", "/" + r"home/\w", r"[A-Z]:\\" + "Users"))
    assert where(places, texts()) == []


def test_nothing_is_left_for_later() -> None:
    words = "|".join(("TO" + "DO", "FIX" + "ME", r"\bX" + "XX", r"HA" + "CK"))
    assert where(rf"\b(?:{words})\b", sources(*CODE)) == []


def test_every_silenced_rule_has_its_reason() -> None:
    noqa = r"# no" + r"qa(?::\s*[A-Z0-9, ]+)?\s*$"
    ignore = r"# type: " + r"ignore(?:\[[\w, -]+\])?\s*$"
    assert where(f"{noqa}|{ignore}", sources(*CODE)) == []


def test_german_has_its_umlauts() -> None:
    """Letters and screens are read by people; transliterated words slip in from old data."""
    words = (
        "fuer Buero Massnahme Massnahmen koennen muessen waehlen loeschen aendern pruefen oeffnen groesser "
        "Foerderung Eigentuemer Antraege zurueck verfuegbar Gebaeude Strasse naechste naechster moechten"
    )
    shown = [path for path in texts() if path.parts[len(ROOT.parts)] in {"app", "resources"}]
    assert where(rf"\b(?:{'|'.join(words.split())})\b(?!-)", shown) == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_pin_every_library_with_a_hash_and_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--(?:extra-)?index-url|--find-links|--trusted-host|@ ", text)
    entries = re.split(r"\n(?=[A-Za-z])", text.strip())
    assert all(re.match(r"[\w.-]+==\S+", entry) and "--hash=sha256:" in entry for entry in entries)


def pins(name: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", library).lower(): version for library, version in found}


def test_libraries_for_tests_include_those_of_the_program() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_locks_hold_what_the_project_asks_for() -> None:
    with (ROOT / "pyproject.toml").open("rb") as stream:
        project = tomllib.load(stream)
    wanted = {"requirements.lock": project["project"]["dependencies"]}
    wanted["requirements-dev.lock"] = [*wanted["requirements.lock"], *project["dependency-groups"]["dev"]]
    for name, requirements in wanted.items():
        names = {re.sub(r"[-_.]+", "-", re.split(r"[=<>!\[ ]", entry)[0]).lower() for entry in requirements}
        assert names <= set(pins(name))


@pytest.mark.parametrize("system", ["linux", "win32"])
@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_are_complete_because_nothing_else_is_installed(name: str, system: str) -> None:
    def needed(requirement: Requirement) -> bool:
        named = {"win32": "Windows", "linux": "Linux"}[system]
        around = {"sys_platform": system, "platform_system": named, "extra": ""}
        return requirement.marker is None or requirement.marker.evaluate(around)

    held, missing = pins(name), set()
    for library in held:
        with contextlib.suppress(metadata.PackageNotFoundError):  # for another system
            for entry in metadata.requires(library) or []:
                requirement = Requirement(entry)
                if needed(requirement) and canonicalize_name(requirement.name) not in held:
                    missing.add(f"{library} needs {entry}")
    assert missing == set()


def test_everything_the_readme_points_to_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)]+)\)", text) + re.findall(r"`((?:app|db|tests|resources)/[\w./]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
