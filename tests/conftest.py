"""Fixtures of all tests: an empty encrypted office, opened or not."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.system.clock import Clock
from app.system.display import in_memory
from db.store import Store
from tests.kit.office import CLOCK, Template

# Without a display, and never on the desk of whoever runs the tests.
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = in_memory()

# A machine with much to do is slow; that says nothing about what is tested.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

pytest_plugins = ["tests.kit.qt"]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The office that every test copies."""
    return Template(tmp_path_factory.mktemp("template") / "office")


@pytest.fixture
def clock() -> Clock:
    """Friday 20 November 2026, ten o'clock."""
    return CLOCK


@pytest.fixture
def office_folder(template: Template, tmp_path: Path) -> Path:
    """The folder of an empty office; its passphrase is ``tests.kit.office.PASSPHRASE``."""
    return template.copy(tmp_path / "office")


@pytest.fixture
def store(office_folder: Path, template: Template) -> Iterator[Store]:
    """An empty office, opened; a transaction left open fails the test."""
    opened = Store.open(office_folder, template.key, CLOCK)
    yield opened
    left = opened.engine.pool.checkedout()  # type: ignore[attr-defined] # the pool is a QueuePool
    opened.close()
    assert left == 0, "a transaction was left open"
