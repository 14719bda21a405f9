"""All that is wrong with a draft is said at once."""

import pytest

from app.domain.errors import Faults, Refused
from app.domain.text import clean_line


def test_every_fault_is_kept_and_a_field_says_its_first() -> None:
    faults = Faults()
    assert faults.take(clean_line, " gut ", "first") == "gut"
    assert faults.take(clean_line, "x" * 301, "name") is None
    faults.add([Refused("Bitte einen Namen.", "name"), Refused("Falsch.", "day", (Refused("Ganz falsch."),))])
    faults.add([Refused("Noch etwas.")])
    with pytest.raises(Refused) as caught:
        faults.refuse()
    told = [(one.field, one.sentence) for one in caught.value.all]
    assert [field for field, _ in told] == ["name", "day", None, None]
    assert told[0][1].startswith("Der Text hat 301 Zeichen")


def test_where_nothing_is_wrong_nothing_is_refused() -> None:
    faults = Faults()
    faults.add([])
    faults.refuse()
