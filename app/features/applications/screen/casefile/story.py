"""What is only read: the timeline, related applications, differences to the decision."""

from app.domain import formats
from app.domain.ids import Ref
from app.features.applications.queries import FileDetail
from app.features.applications.rules import Difference
from app.features.applications.screen.casefile.part import Part
from app.features.applications.table import (
    DIFFERENCE_COLUMNS,
    RELATION_CHIPS,
    RELATION_COLUMNS,
    STORY_CHIPS,
    STORY_COLUMNS,
)
from app.ui.context import Context
from app.ui.table import SimpleTable
from app.ui.widgets import Quiet


class Story(Part):
    """The timeline."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Was geschah")
        self._table = SimpleTable(context, STORY_COLUMNS, key="story", name="Zeitleiste", chips=STORY_CHIPS)
        self.column.addWidget(self._table)

    def draw(self, found: FileDetail) -> None:
        """The newest first."""
        self._table.set_rows(found.story)


class Related(Part):
    """Applications of the same applicant, for the same building, with the same receipt."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Frühere und verwandte Anträge")
        self._table = SimpleTable(
            context,
            RELATION_COLUMNS,
            key="relations",
            name="Verwandte Anträge",
            chips=RELATION_CHIPS,
            empty="Weder vom Antragsteller noch zum Gebäude gibt es andere Anträge.",
        )
        self._table.opened.connect(lambda other: context.open(Ref("application", other)))
        self.column.addWidget(self._table)

    def draw(self, found: FileDetail) -> None:
        """A double click leads there."""
        self._table.set_rows(found.relations)


class Differences(Part):
    """What is another today than what was decided on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Unterschiede zur Entscheidung")
        self._said = Quiet("")
        self._table: SimpleTable[Difference] = SimpleTable(
            context, DIFFERENCE_COLUMNS, key="differences", name="Unterschiede", empty=""
        )
        self.column.addWidget(self._said)
        self.column.addWidget(self._table)

    def draw(self, found: FileDetail) -> None:
        """Only after a grant."""
        self.setVisible(found.decided_on is not None)
        if found.decided_on is None:
            return
        day = formats.day(found.decided_on)
        self._said.setText(
            f"Seit der Entscheidung vom {day} geändert:"
            if found.differences
            else f"Der Antrag steht so, wie am {day} entschieden wurde."
        )
        self._table.set_rows(found.differences)
        self._table.setVisible(bool(found.differences))
