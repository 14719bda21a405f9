"""The contracts hold for the house, and each of them catches its violation in a small copy of it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

MODULES = (
    "app/__init__",
    "app/__main__",
    "app/main",
    "app/cli",
    "app/shell/__init__",
    "app/shell/window",
    "app/demo/__init__",
    "app/demo/build",
    "app/bench/__init__",
    "app/bench/calendar",
    "app/features/__init__",
    *(
        f"app/features/{feature}/{name}"
        for feature in ("alpha", "beta")
        for name in (
            "__init__",
            "rules",
            "queries",
            "service",
            "document",
            "excel",
            "ical",
            "form",
            "table",
            "screen",
        )
    ),
    "app/ui/__init__",
    "app/ui/context",
    "app/documents/__init__",
    "app/documents/flow",
    "app/excel/__init__",
    "app/excel/sheet",
    "app/ical/__init__",
    "app/ical/reading",
    "app/system/__init__",
    "app/system/clock",
    "app/domain/__init__",
    "app/domain/money",
    "db/__init__",
    "db/glance",
    "db/store",
    "db/tables",
    "db/models/__init__",
    "db/models/funds",
)
"""A house of the same shape with nothing in its rooms."""

ARROWS = "Arrows only point down"
FEATURES = "Features do not know each other"
INSIDE = "Inside a feature"
QT = "Qt stays in ui, table, form, screen, shell"
RULES = "Rules know nothing but values"
TABLES = "Only services and queries touch the tables"
SESSIONS = "Screens and papers never see a session"
PAPER = "Paper has one door"
EXCEL = "Excel has one door"
ICAL = "iCalendar has one door"
STORE = "The store knows only the values of the program"

VIOLATIONS = (
    (ARROWS, "app/ui/context", "import app.features.alpha.service"),
    (ARROWS, "app/documents/flow", "import app.ui.context"),
    (ARROWS, "app/excel/sheet", "import app.documents.flow"),
    (ARROWS, "app/domain/money", "import app.system.clock"),
    (ARROWS, "app/system/clock", "import db.store"),
    (ARROWS, "app/shell/window", "import app.main"),
    (ARROWS, "app/features/alpha/screen", "import app.shell.window"),
    (ARROWS, "db/store", "import app.features.alpha.rules"),
    (FEATURES, "app/features/alpha/service", "import app.features.beta.queries"),
    (FEATURES, "app/features/alpha/screen", "from app.features.beta import table"),
    (INSIDE, "app/features/alpha/rules", "import app.features.alpha.queries"),
    (INSIDE, "app/features/alpha/service", "import app.features.alpha.document"),
    (INSIDE, "app/features/alpha/queries", "import app.features.alpha.service"),
    (INSIDE, "app/features/alpha/table", "import app.features.alpha.form"),
    (INSIDE, "app/features/alpha/form", "import app.features.alpha.screen"),
    (INSIDE, "app/features/alpha/helpers", ""),
    (QT, "app/features/alpha/service", "import PySide6.QtCore"),
    (QT, "app/documents/flow", "from PySide6 import QtGui"),
    (QT, "app/features/alpha/document", "import app.ui.context"),
    (QT, "db/store", "import PySide6"),
    (RULES, "app/features/alpha/rules", "import sqlalchemy"),
    (RULES, "app/features/alpha/rules", "import app.system.clock"),
    (RULES, "app/features/alpha/rules", "import db.store"),
    (TABLES, "app/features/alpha/screen", "import db.models.funds"),
    (TABLES, "app/features/alpha/document", "from db.models import funds"),
    (TABLES, "app/shell/window", "import db.models"),
    (TABLES, "app/shell/window", "import db.glance"),
    (TABLES, "app/features/alpha/document", "from db import tables"),
    (SESSIONS, "app/features/alpha/screen", "from sqlalchemy.orm import Session"),
    (SESSIONS, "app/features/alpha/table", "import sqlalchemy"),
    (PAPER, "app/features/alpha/document", "import reportlab"),
    (PAPER, "app/main", "from reportlab.lib import units"),
    (EXCEL, "app/features/alpha/excel", "import openpyxl"),
    (EXCEL, "app/cli", "from openpyxl import Workbook"),
    (ICAL, "app/features/alpha/ical", "import icalendar"),
    (ICAL, "app/excel/sheet", "from icalendar import Calendar"),
    (ARROWS, "app/ical/reading", "import app.documents.flow"),
    (INSIDE, "app/features/alpha/ical", "import app.features.alpha.document"),
    (STORE, "db/store", "import app.system.clock"),
)


def verdict(tree: Path) -> tuple[set[str], str]:
    """Names of the contracts that do not hold in that tree, and what was said about them."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.*) (KEPT|BROKEN)$", done.stdout, re.MULTILINE))
    assert verdicts, done.stdout + done.stderr
    assert done.returncode == int("BROKEN" in verdicts.values())
    return {name for name, word in verdicts.items() if word == "BROKEN"}, done.stdout


def build(house: Path, rooms: Iterable[tuple[str, str]]) -> None:
    """Write lines into modules; several for one module stand below each other."""
    for module, line in rooms:
        with (house / f"{module}.py").open("a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An empty house under the real contracts."""
    for module in MODULES:
        path = tmp_path / f"{module}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_hold() -> None:
    broken, said = verdict(ROOT)
    assert broken == set(), said


def test_every_contract_has_a_violation_to_catch() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.importlinter]")[1]
    assert set(re.findall(r'^name = "(.*)"$', text, re.MULTILINE)) == {name for name, *_ in VIOLATIONS}


@pytest.mark.parametrize("contract", sorted({name for name, *_ in VIOLATIONS}))
def test_every_violation_is_caught(house: Path, contract: str) -> None:
    rooms = [(module, line) for name, module, line in VIOLATIONS if name == contract]
    build(house, rooms)
    broken, said = verdict(house)
    assert contract in broken
    unseen = [module for module, _ in rooms if module.replace("/", ".") not in said]
    assert unseen == [], said


def test_what_is_allowed_stays_allowed(house: Path) -> None:
    build(
        house,
        (
            (
                "app/features/alpha/screen",
                "from app.features.alpha import form, queries, rules, service, table",
            ),
            ("app/features/alpha/screen", "import app.ui.context, PySide6.QtWidgets"),
            ("app/features/alpha/service", "from app.features.alpha import queries, rules"),
            ("app/features/alpha/service", "import db.models.funds, sqlalchemy"),
            ("app/features/alpha/document", "import app.documents.flow"),
            ("app/features/alpha/excel", "import app.excel.sheet"),
            ("app/documents/flow", "import reportlab"),
            ("app/excel/sheet", "import openpyxl"),
            ("app/bench/calendar", "import db.models"),
            ("app/features/alpha/ical", "import app.ical.reading"),
            ("app/ical/reading", "import icalendar"),
            ("app/main", "import app.shell.window, app.features.alpha.screen, app.demo.build, db.store"),
            ("db/store", "import app.domain.money, sqlalchemy"),
        ),
    )
    broken, said = verdict(house)
    assert broken == set(), said
