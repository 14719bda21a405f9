"""Small parts of the shell: trail, registry, recent offices, version, help."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import VERSION
from app.features.office.queries.places import KINDS
from app.shell import help as handbook
from app.shell.commands import KEYS
from app.shell.history import MOST, Place, Trail
from app.shell.pages import pack, unpack
from app.shell.recent import KEY, Recent, forget, recent, remember
from app.shell.registry import FEATURES, KIND_NAMES, feature, feature_of, intakes, load
from app.system import resources
from app.system.settings import Settings
from app.ui.actions import Shortcut
from db import triggers

ROOT = Path(__file__).parents[2]


def test_the_version_is_the_project_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION


def test_features_have_own_keys_shortcuts_and_kinds() -> None:
    for part in ("key", "title", "screen", "shortcut"):
        found = [getattr(entry, part) for entry in FEATURES]
        assert len(set(found)) == len(found), part
    kinds = [kind for entry in FEATURES for kind in entry.kinds]
    assert len(set(kinds)) == len(kinds)
    for kind in kinds:
        owner = feature_of(kind)
        assert owner is not None
        assert kind in owner.kinds
        assert feature(owner.key) is owner


def test_whatever_can_be_found_can_be_opened_and_has_a_name() -> None:
    for kind in {model.__search_kind__ for model in triggers.records()} - {""}:
        assert kind in KIND_NAMES
        assert feature_of(kind) is not None or kind in KINDS, kind


def test_a_dotted_name_is_loaded() -> None:
    assert load("app.shell.history:Trail") is Trail


@pytest.mark.parametrize("entry", FEATURES, ids=lambda entry: entry.key)
def test_screens_and_sheets_are_where_the_registry_says(entry: object) -> None:
    screen = load(getattr(entry, "screen"))  # noqa: B009 - any of the entries
    assert screen.__name__.endswith("Screen")
    sheets = getattr(entry, "sheets")  # noqa: B009 - as above
    if sheets:
        assert isinstance(load(sheets), tuple)
    taken = getattr(entry, "intakes")  # noqa: B009 - as above
    if taken:
        assert isinstance(load(taken), tuple)


def test_what_lists_may_hold_is_declared_soundly() -> None:
    kinds = intakes()
    assert len({one.key for one in kinds}) == len(kinds)
    for one in kinds:
        keys = [field.key for field in one.fields]
        assert len(set(keys)) == len(keys), one.key
        assert {key for group in one.one_of for key in group} <= set(keys), one.key
        assert feature_of(one.kind) is not None


places = st.builds(
    Place, st.sampled_from(["today", "contacts", "office"]), st.just(""), st.none() | st.integers(1, 3)
)


@given(st.lists(places | st.sampled_from(["back", "forward"]), max_size=60))
def test_back_and_forward_undo_each_other(moves: list[Place | str]) -> None:
    trail = Trail()
    for move in moves:
        if isinstance(move, Place):
            moved = move != trail.here
            trail.visit(move)
            assert trail.here == move
            assert not (moved and trail.can_go_forward)
        elif move == "back" and trail.can_go_back:
            before = trail.here
            trail.back()
            assert trail.can_go_forward
            assert trail.forward() == before
            trail.back()
        elif move == "forward" and not trail.can_go_forward:
            assert trail.forward() is None


def test_the_trail_forgets_its_beginning() -> None:
    trail = Trail()
    for number in range(MOST + 20):
        trail.visit(Place("contacts", "contact", number))
    steps = 0
    while trail.back() is not None:
        steps += 1
    assert steps == MOST - 1


def test_recent_offices_come_newest_first_and_bad_entries_are_passed_over(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(9):
        remember(settings, Recent(tmp_path / str(number), f"Büro {number}"))
    remember(settings, Recent(tmp_path / "7", "Büro 7", is_demo=True))
    found = recent(settings)
    assert [entry.name for entry in found][:3] == ["Büro 7", "Büro 8", "Büro 6"]
    assert found[0].is_demo
    assert len(found) == 6
    forget(settings, tmp_path / "8")
    assert "Büro 8" not in {entry.name for entry in recent(settings)}
    settings.put(KEY, [1, {"folder": 3}, {"folder": "x"}, "y"])
    assert [entry.folder for entry in recent(settings)] == [Path("x")]
    settings.put(KEY, "unsinn")
    assert recent(settings) == []


def test_bytes_survive_as_text_and_nonsense_is_nothing() -> None:
    assert unpack(pack(b"\x00\xffgeometry")) == b"\x00\xffgeometry"
    assert unpack("kein base64 !") == b""
    assert unpack(None) == b""


def test_every_page_of_the_help_has_a_title_and_its_links_lead_somewhere() -> None:
    pages = handbook.topics()
    keys = {page.key for page in pages}
    assert {entry.key for entry in FEATURES} <= keys
    assert {"erste-schritte", "ueber", "sicherung", KEYS} <= keys
    for path in resources.listed("help", ".md"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path.name
        assert '"' not in text, f"{path.name}: Anführungszeichen „…“"
        for link in __import__("re").findall(r"\]\(([^)]+)\)", text):
            assert (path.parent / link).is_file(), f"{path.name}: {link}"


def test_the_sheet_of_shortcuts_names_keys_as_on_the_keyboard() -> None:
    page = handbook.shortcut_page([("Überall", [Shortcut("Sperren", "Ctrl+Shift+L")])])
    assert "| **Strg+Umschalt+L** | Sperren |" in page
