"""The pane beside the recipients: how many, who is left out, what can be made for them and the event."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain import formats
from app.features.press.rules.papers import Occasion
from app.ui.theme.fonts import scaled
from app.ui.widgets import H2, H3, Button, Quiet, Text, rule

_GROUPS = (
    ("NO_CONSENT", "ohne Einwilligung"),
    ("WITHDRAWN", "Einwilligung widerrufen"),
    ("UNREACHABLE", "nicht zu erreichen"),
    ("by_hand", "von Hand angekreuzt"),
    ("twins", "im selben Haushalt"),
)


_BUTTON = 216
"""Buttons below each other are equally wide."""


class SendingPane(QScrollArea):
    """Figures and buttons; what they do belongs to the screen and its making.

    Args:
        screen: the part „Versand“.
    """

    def __init__(self, screen: Any) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(272)
        making = screen.making
        self._number = H2("")
        self._why = Quiet("")
        self.one_each = QCheckBox("Je Haushalt eine Sendung")
        self.one_each.toggled.connect(lambda on: screen.set_one_each(one_each=on))
        self._post = [
            Button("Etiketten …", icon="tags", primary=True, run=making.ask_labels),
            Button("Serienbrief …", icon="file-text", run=making.ask_serial),
            Button("Umschläge …", icon="mail", run=making.ask_envelopes),
        ]
        self._mail = [
            Button("Adressen kopieren (Bcc)", icon="copy", primary=True, run=making.copy_addresses),
            Button("Versand protokollieren …", icon="file-check", run=making.show_record),
        ]
        self._excel = Button("Adressen als Excel …", icon="file-spreadsheet", run=making.save_addresses)
        self._event = [
            Button("Namensschilder …", icon="contact", run=making.ask_badges),
            Button("Tischschilder …", icon="book-open", run=making.ask_signs),
            Button("Anmeldeliste …", icon="list-checks", run=making.ask_sign_up),
        ]
        self._title = Text("")
        self._facts = Quiet("")
        self._choose = Button("", icon="calendar-days", role="link", run=screen.ask_occasion)
        self._build()

    def show_counts(self, counted: Mapping[str, int], channel: str, occasion: Occasion) -> None:
        """The figures, and the buttons that make sense for that way."""
        number = counted["chosen"]
        self._number.setText(f"{formats.number(number)} Empfänger")
        said = [f"{formats.number(counted[key])} {word}" for key, word in _GROUPS if counted[key]]
        self._why.setText("\n".join(said))
        self._why.setVisible(bool(said))
        self.one_each.setVisible(bool(counted["twins"]))
        for button in self._post:
            button.setVisible(channel == "post")
        for button in self._mail:
            button.setVisible(channel == "email")
        for button in (*self._post, *self._mail, self._excel):
            button.setEnabled(number > 0)
            button.setToolTip("" if number else "Noch niemand angekreuzt")
        some = occasion.id is not None
        self._event[0].setEnabled(some)
        self._event[0].setToolTip("" if some else "Namensschilder brauchen eine Veranstaltung")
        self._title.setText(occasion.title)
        self._title.setVisible(some)
        self._facts.setText(occasion.facts if some else "Noch keine gewählt; Namensschilder brauchen eine.")
        self._choose.setText("Andere wählen …" if some else "Veranstaltung wählen …")

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(self._number)
        column.addWidget(self._why)
        column.addWidget(self.one_each)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addWidget(H3("Für die Empfänger"))
        for button in (*self._post, *self._mail, self._excel):
            column.addWidget(button)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addWidget(H3("Für die Veranstaltung"))
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self._choose)
        for button in self._event:
            column.addWidget(button)
        column.addStretch(1)
        for button in (*self._post, *self._mail, self._excel, *self._event):
            button.setMinimumWidth(scaled(_BUTTON))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(inside)
