"""What a person says about a returned file where the program has to ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Hints:
    """Answers to the program's questions; comparing is done anew with them.

    Args:
        columns: by sheet of the file and letter of the column, the key of the column it is; empty for none.
        rows: by sheet of the file and number of the row, the identity of the record it is about.
        values: by sheet of the file and address of the cell, what is to be read there instead.
    """

    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)
    rows: Mapping[tuple[str, int], str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)


NO_HINTS = Hints()
