"""How an office is closed: drafts kept, a backup made and proven, the file let go; nothing is ever lost."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import Refused, Unavailable
from app.shell.keeper import CLOSING

if TYPE_CHECKING:
    from app.shell.window import Window


class Closing(QObject):
    """The way out, one step after the other, without holding the window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._another = False
        self._begun = False
        self.over = False
        window.keeper.failed.connect(self._failed)

    def begin(self, *, another: bool) -> None:
        """Start to close; ``another`` leads to the welcome page instead of the end of the program."""
        if self._begun:
            return
        self._begun, self._another = True, another
        window = self._window
        window.pages.leave_all()
        window.keeper.stop()
        window.beside.leave()
        # The file's worker takes one thing after the other: when this is done, all drafts are kept.
        window.context.run(
            lambda _store: None, lambda _nothing: self._back_up(), owner=self, failed=self._failed
        )

    def _back_up(self) -> None:
        keeper = self._window.keeper
        if self._window.context.drafts.unkept:
            self._ask(
                "Eingaben verwerfen und schließen?",
                "Was Sie zuletzt getippt und noch nicht gespeichert haben, ließ sich nicht aufheben "
                "(die Ursache steht oben im Fenster).",
                "Verwerfen und schließen",
            )
            return
        if not keeper.needed and not keeper.running:
            self._let_go()
            return
        keeper.now(CLOSING, self._backed_up)

    def _backed_up(self) -> None:
        if not self._begun:
            return
        if self._window.keeper.needed:
            self._failed(Refused("Die Sicherung ist nicht gelungen."))
        else:
            self._let_go()

    def _failed(self, fault: Exception) -> None:
        """The person decides whether to go without a backup; a failure while one works is told elsewhere."""
        if not self._begun:
            return
        why = f"{fault.what} {fault.remedy}" if isinstance(fault, Unavailable) else ""
        if isinstance(fault, Refused):
            why = fault.sentence
        self._ask(
            "Ohne Sicherung schließen?",
            f"{why} Was Sie gespeichert haben, ist in der Bürodatei sicher.",
            "Ohne Sicherung schließen",
        )

    def _ask(self, question: str, explain: str, yes: str) -> None:
        self._begun = False
        self._window.messages.ask(
            question, explain, yes, self._let_go, danger=True, no="Weiterarbeiten", otherwise=self._stay
        )

    def _stay(self) -> None:
        self._window.keeper.start()

    def _let_go(self) -> None:
        window = self._window
        self.over = True
        if window.around.settings.listeners.count(window.told):
            window.around.settings.listeners.remove(window.told)
        window.context.close()
        window.desk.store.close()
        window.close()
        window.ended.emit(self._another)
