"""The bar of the window that shows sentences and long work, newest on top."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.actions import Action
from app.ui.messages.messages import Messages, Notice, Running
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button, IconButton, Text

_MOST = 3
_PATIENCE = 400
"""Milliseconds before long work is worth showing."""


class MessageBar(QWidget):
    """Stands above the page; takes no height while there is nothing to say."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 0, 8, 0)
        self._layout.setSpacing(6)
        self._notices: list[QWidget] = []
        self._rows: dict[int, _WorkRow] = {}
        messages.noticed.connect(self._show)
        messages.began.connect(self._began)
        messages.over.connect(self._over)

    def sentences(self) -> list[str]:
        """What is shown now, newest first."""
        return [banner.accessibleName() for banner in self._notices]

    def _show(self, notice: Notice) -> None:
        for banner in list(self._notices):
            # The same again, or a success after a success: the newer one stands for both.
            over = notice.tone is Tone.GOOD or notice.until_done
            old = banner.property("passing") or (over and banner.property("until_done"))
            if old or banner.accessibleName() == notice.sentence:
                self._remove(banner)
        banner = self._banner(notice)
        self._notices.insert(0, banner)
        self._layout.insertWidget(0, banner)
        for old in self._notices[_MOST:]:
            self._remove(old)
        if notice.seconds:
            QTimer.singleShot(notice.seconds * 1000, banner, lambda: self._remove(banner))

    def _banner(self, notice: Notice) -> Banner:
        actions = []
        holder: list[Banner] = []

        def run() -> None:
            self._remove(holder[0])
            if notice.run is not None:
                notice.run()

        if notice.button:
            actions.append(Action(notice.button, run))
        banner = Banner(notice.sentence, notice.tone, actions)
        holder.append(banner)
        banner.setProperty("passing", bool(notice.seconds))
        banner.setProperty("until_done", notice.until_done)
        close = IconButton("x", "Schließen", run=lambda: self._remove(banner))
        layout = banner.layout()
        if layout is not None:
            layout.addWidget(close)
        return banner

    def _remove(self, banner: QWidget) -> None:
        if banner in self._notices:
            self._notices.remove(banner)
            banner.hide()
            banner.deleteLater()

    def _began(self, running: Running) -> None:
        row = _WorkRow(running)
        self._rows[id(running)] = row
        self._layout.addWidget(row)
        row.hide()
        QTimer.singleShot(_PATIENCE, row, lambda: self._takes_long(row))

    def _takes_long(self, row: QWidget) -> None:
        """Shown only while the work is still under way."""
        if row in self._rows.values():
            row.show()

    def _over(self, running: Running) -> None:
        row = self._rows.pop(id(running), None)
        if row is not None:
            row.hide()
            row.deleteLater()


class _WorkRow(QFrame):
    """Long work: its title, how far it is, „Abbrechen“."""

    def __init__(self, running: Running) -> None:
        super().__init__()
        self.setProperty("role", "card")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(Text(running.title, wrap=False))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(running.title)
        layout.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self._what = Text("", role="quiet", wrap=False)
        layout.addWidget(self._what)
        self._stop = Button("Abbrechen", role="quiet", run=lambda: self._cancel(running))
        layout.addWidget(self._stop)
        running.progressed.connect(self._progressed)

    def _cancel(self, running: Running) -> None:
        self._stop.setEnabled(False)
        self._what.setText("Wird abgebrochen …")
        running.stop()

    def _progressed(self, done: int, of: int, what: str) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if self._stop.isEnabled():
            self._what.setText(what)
