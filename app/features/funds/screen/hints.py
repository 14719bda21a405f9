"""Hints beside the fields of a guideline that name what the office's lists do not have."""

from PySide6.QtCore import QObject, QTimer

from app.features.funds import queries
from app.features.funds.rules import Kinds, rules_as_typed, unknown_kinds
from app.ui.context import Context
from app.ui.sheet import Sheet

_PAUSE = 120
"""Milliseconds without a keystroke before it is looked at anew."""


class Hints(QObject):
    """Follows what is typed in a sheet; lives as long as it does."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._form = sheet.form
        self._kinds = Kinds()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._say)
        context.look(queries.kinds, self._use, self)

    def _use(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._form.changed.connect(self._pause.start)
        self._say()

    def _say(self) -> None:
        for name, sentence in unknown_kinds(rules_as_typed(self._form.values()), self._kinds).items():
            self._form.advise(name, sentence)
