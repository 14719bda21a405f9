"""What a first look reads is what the models define."""

import subprocess
import sys

from sqlalchemy import TableClause

from db import glance, triggers
from db.tables import METADATA

TABLES = [one for one in vars(glance).values() if isinstance(one, TableClause)]


def test_names_and_types_are_those_of_the_models() -> None:
    assert len(TABLES) > 10
    triggers.records()
    for table in TABLES:
        model = METADATA.tables[table.name]
        assert {one.name: type(one.type) for one in table.columns} == {
            one.name: type(model.c[one.name].type) for one in table.columns
        }, table.name


def test_opening_an_office_waits_for_no_mapping() -> None:
    """It would cost a tenth of a second at each start."""
    code = (
        "import sys; from app.__main__ import ahead; ahead(); import app.main, app.features.today.screen; "
        "print('db.models' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert found.stdout.strip() == "False"
