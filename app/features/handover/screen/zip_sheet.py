"""The password of an encrypted ZIP: typed twice, or made up and copied; kept nowhere."""

import secrets
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.domain.errors import Refused
from app.features.handover import form
from app.features.handover.rules import password
from app.features.handover.rules.password import ZipDraft
from app.ui.context import Context
from app.ui.fitting import fit
from app.ui.sheet import Sheet
from app.ui.widgets import Button, Text

_EXPLAIN = (
    "Wochenliste und Deckblatt kommen in ein ZIP mit AES-256; unverschlüsselt bleibt nichts im Ordner. "
    "Öffnen lässt es sich mit 7-Zip, WinZip oder WinRAR. Nennen Sie das Kennwort auf einem anderen Weg, "
    "etwa am Telefon; gespeichert wird es nirgends."
)
_WIDTH, _HEIGHT = 576, 424
_SECRET = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "x-kde-passwordManagerHint": b"secret",
}
"""Marks by which Windows and KDE leave a text out of the history of the clipboard."""


class ZipSheet(Sheet):
    """Asks for the password.

    Args:
        then: told the password once it is good enough and typed the same twice.
    """

    def __init__(self, context: Context, then: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(
            context,
            "Kennwort für das ZIP",
            form.ZIP,
            ZipDraft(),
            "Weiter zum Ordner …",
            explain=_EXPLAIN,
            parent=parent,
        )
        self._then = then
        self.made = Text("", role="h3", wrap=False)
        self.made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.made.setAccessibleName("Erzeugtes Kennwort")
        self.made.hide()
        self.copy = Button("Kopieren", icon="copy", run=self._copy)
        self.copy.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        make = Button("Kennwort erzeugen", icon="key-round", run=self._make_up)
        row.addWidget(make)
        row.addWidget(self.made)
        row.addWidget(self.copy)
        row.addStretch()
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertLayout(layout.count() - 1, row)
        fit(self, _WIDTH, _HEIGHT)
        for before, after in pairwise((make, self.made, self.copy, self.cancel, self.accept_button)):
            self.setTabOrder(before, after)
        self.form.changed.connect(self._judge)
        self.on_submit(self._take)

    def _judge(self) -> None:
        typed = str(self.form.values()["password"] or "")
        self.form.advise("password", password.strength(typed))
        if typed != self.made.text():
            self.made.hide()
            self.copy.hide()

    def _make_up(self) -> None:
        made = password.make_up(secrets.choice)
        self.made.setText(made)
        for name in ("password", "repeated"):
            editor = self.form.editor(name)
            editor.show_value(made)
            editor.edited.emit()
        self.made.show()
        self.copy.setText("Kopieren")
        self.copy.show()
        self.copy.setFocus()

    def _copy(self) -> None:
        data = QMimeData()
        data.setText(self.made.text())
        for mark, value in _SECRET.items():
            data.setData(mark, value)
        QGuiApplication.clipboard().setMimeData(data)
        self.copy.setText("Kopiert")

    def _take(self, draft: ZipDraft) -> None:
        try:
            taken = password.accept(draft.password, draft.repeated)
        except Refused as refused:
            self.form.refuse(refused)
            return
        self.accept()
        self._then(taken)
