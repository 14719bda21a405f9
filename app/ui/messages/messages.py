"""Sentences for the person, from whatever part of the program; the window shows them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import Refused, Unavailable
from app.ui.theme import Tone

_REMEMBERED = 50
SECONDS = 8


@dataclass(frozen=True)
class Notice:
    """One sentence in the bar of the window.

    Args:
        sentence: what is said. tone: how.
        seconds: how long it stays; 0 until it is closed.
        button: text of the one button; run: what it does.
        until_done: gone as soon as something is done: the person went another way.
    """

    sentence: str
    tone: Tone
    seconds: int = 0
    button: str = ""
    run: Callable[[], None] | None = None
    until_done: bool = False


class Running(QObject):
    """Long work a bar shows.

    Signals:
        progressed: done, of, what.
    """

    progressed = Signal(int, int, str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.stop: Callable[[], None] = _nothing

    def tell(self, done: int, of: int, what: str) -> None:
        """Report progress; from another thread it is shown on the window's a moment later."""
        self.progressed.emit(done, of, what)


class Messages(QObject):
    """Takes every sentence; a :class:`MessageBar` shows them.

    Signals:
        noticed: a Notice to show. began, over: long work (Running).
    """

    noticed = Signal(object)
    began = Signal(object)
    over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self.undo: Callable[[], None] | None = None
        self.on_bug: Callable[[BaseException], None] | None = None
        self.said: list[str] = []

    def done(self, sentence: str, *, undo: bool = False) -> None:
        """Say that something was done; with „Rückgängig“ where it can be taken back."""
        run = self.undo if undo else None
        self._say(Notice(_done(sentence), Tone.GOOD, SECONDS, "Rückgängig" if run else "", run))

    def inform(self, sentence: str) -> None:
        """Say something that needs no answer."""
        self._say(Notice(sentence, Tone.INFO, SECONDS))

    def warn(self, sentence: str, button: str = "", run: Callable[[], None] | None = None) -> None:
        """Say something that stays until it is closed."""
        self._say(Notice(sentence, Tone.WARN, 0, button, run))

    def warn_done(self, sentence: str) -> None:
        """Say that something was done and what to mind; gone with the next step, or when it is taken back."""
        self._say(Notice(sentence, Tone.WARN, 0, "Rückgängig", self.undo, until_done=True))

    def refused(self, refused: Refused) -> None:
        """Say why something was not done, where no field is at hand."""
        self._say(Notice("\n".join(one.sentence for one in refused.all), Tone.WARN, until_done=True))

    def unavailable(self, fault: Unavailable, again: Callable[[], None] | None = None) -> None:
        """Say what the computer could not do and what to do about it."""
        self._say(
            Notice(f"{fault.what} {fault.remedy}", Tone.BAD, 0, "Erneut versuchen" if again else "", again)
        )

    def bug(self, fault: BaseException) -> None:
        """A fault of the program: told to the shell's crash dialog, or raised where there is none."""
        if self.on_bug is None:
            raise fault
        self.on_bug(fault)

    def ask(
        self,
        question: str,
        explain: str,
        yes: str,
        then: Callable[[], None],
        *,
        danger: bool = False,
        no: str = "Abbrechen",
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Ask before what cannot be undone; the safe answer is the default, and Esc gives it."""
        # Questions are rare; what draws them is loaded with the first.
        from app.ui.messages.question import Question  # noqa: PLC0415 - see above

        asked = Question(question, explain, yes, no, self.parent_window(), danger=danger)
        asked.accepted.connect(then)
        if otherwise is not None:
            asked.rejected.connect(otherwise)
        asked.open()

    def started(self, running: Running) -> None:
        """Show long work."""
        self.began.emit(running)

    def ended(self, running: Running) -> None:
        """Long work is over."""
        self.over.emit(running)
        running.deleteLater()

    def parent_window(self) -> QWidget | None:
        """The window dialogs belong to."""
        return QApplication.activeModalWidget() or self.window or QApplication.activeWindow()

    def _say(self, notice: Notice) -> None:
        self.said = [*self.said[-_REMEMBERED:], notice.sentence]
        self.noticed.emit(notice)


def _nothing() -> None:
    """Before it has started there is nothing to stop."""


_DONE = {
    "abhaken": "abgehakt",
    "absagen": "abgesagt",
    "ablehnen": "abgelehnt",
    "abschließen": "abgeschlossen",
    "aktivieren": "aktiviert",
    "anbieten": "angeboten",
    "anlegen": "angelegt",
    "aufnehmen": "aufgenommen",
    "ausblenden": "ausgeblendet",
    "ausgeben": "ausgegeben",
    "bewilligen": "bewilligt",
    "buchen": "gebucht",
    "eintragen": "eingetragen",
    "entfernen": "entfernt",
    "erfassen": "erfasst",
    "erledigen": "erledigt",
    "eröffnen": "eröffnet",
    "festhalten": "festgehalten",
    "hinzufügen": "hinzugefügt",
    "löschen": "gelöscht",
    "nehmen": "genommen",
    "ordnen": "geordnet",
    "planen": "geplant",
    "prüfen": "geprüft",
    "schließen": "geschlossen",
    "speichern": "gespeichert",
    "umbenennen": "umbenannt",
    "vermerken": "vermerkt",
    "verschieben": "verschoben",
    "widerrufen": "widerrufen",
    "wählen": "gewählt",
    "zurückbuchen": "zurückgebucht",
    "zurückziehen": "zurückgezogen",
    "ändern": "geändert",
    "öffnen": "geöffnet",
    "übernehmen": "übernommen",
}


def _done(name: str) -> str:
    """The name of a step once it is done: „Fonds anlegen“ becomes „Fonds angelegt“; „…: …“ only names one."""
    before, _, verb = name.rpartition(" ")
    return f"{before} {_DONE[verb]}" if before and ": " not in name and verb in _DONE else name
