"""Set up an office in four steps; nothing is written before the last one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Refused, Unavailable
from app.features.office.queries.identity import suggested_court
from app.features.office.rules import passphrases
from app.features.office.rules.drafts import (
    NAMED,
    CourtDraft,
    IdentityDraft,
    LetterheadDraft,
    OfficeDraft,
    StaffDraft,
    faults,
)
from app.shell import opening
from app.shell.entry import Entry, Lines
from app.shell.opening import Desk, NewOffice
from app.shell.welcome import steps
from app.shell.welcome.page import Busy, Column
from app.system.clock import Clock
from app.system.files import contents, safe_name
from app.ui.files import pick_folder
from app.ui.jobs import Failed, Jobs, Outcome
from app.ui.widgets import Button, Quiet
from db.store import Guard

_PERSON = (("name", "Bitte geben Sie Ihren Namen an."),)


@dataclass(frozen=True)
class Made:
    """What came of setting up: the open office and the code to print."""

    desk: Desk
    recovery_code: str


class SetupPage(Column):
    """The wizard.

    Signals:
        made: the office stands (Made). left: the person goes back to the start.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, jobs: Jobs, clock: Clock, home: Path, guards: Callable[[], tuple[Guard, ...]]) -> None:
        super().__init__("Mein Büro einrichten")
        self._jobs, self._clock, self._home, self._guards = jobs, clock, home, guards
        self._folder_touched = False
        self.fields: dict[str, Entry | Lines] = {}
        self._progress = Quiet("")
        self.body.addWidget(self._progress)
        self._steps = QWidget()
        self._column = QVBoxLayout(self._steps)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._at = 0
        self._titles: list[str] = []
        self._pages: list[QWidget] = []
        for title, build in (
            ("Ihr Büro", steps.identity),
            ("Briefkopf und Gericht", steps.letterhead),
            ("Sie und Ihre Passphrase", steps.person),
            ("Ordner", lambda fields: steps.folder(fields, self._browse)),
        ):
            self._add(title, build)
        self.body.addWidget(self._steps)
        self.busy = Busy()
        self.body.addWidget(self.busy)
        self.back = Button("Zurück", role="quiet", icon="arrow-left", run=self.go_back)
        self.next = Button("Weiter", primary=True, run=self.go_on)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next)
        self.finish()
        for field in self.fields.values():
            if isinstance(field, Entry):
                field.entered.connect(self.go_on)
        self._line("passphrase").edited.connect(self._rate)
        self._line("folder").field.textEdited.connect(self._touched)
        self._show(0)

    @property
    def touched(self) -> bool:
        """Whether anything was typed that would be lost."""
        return any(field.text() for name, field in self.fields.items() if name != "folder")

    def go_on(self) -> None:
        """Check this step and go to the next; the last one makes the office."""
        at = self._at
        self.say("")
        if self._refuse(*_CHECKS[at](self)):
            return
        if at + 1 < len(self._pages):
            self._show(at + 1)
        else:
            self._make()

    def go_back(self) -> None:
        """One step back; from the first to the start."""
        at = self._at
        self.say("")
        if at == 0:
            self.left.emit()
        else:
            self._show(at - 1)

    def office(self) -> OfficeDraft:
        """What was typed about the office."""
        shown = {name: self.fields[name].text() for name in steps.OFFICE_FIELDS}
        return OfficeDraft(**shown)

    def person(self) -> StaffDraft:
        """What was typed about the person."""
        return StaffDraft(name=self._text("person_name"), function=self._text("person_function"))

    def check_identity(self) -> list[Refused]:
        """The office has a name, and what was typed is formally right."""
        typed = {name: self._text(name) for name in steps.IDENTITY_FIELDS}
        return faults(IdentityDraft(**typed), required=NAMED)

    def check_letterhead(self) -> list[Refused]:
        """Texts of the letterhead and the court are formally right."""
        typed = {name: self._text(name) for name in steps.LETTERHEAD_FIELDS}
        return [
            *faults(LetterheadDraft(**typed)),
            *faults(CourtDraft(self._text("court_name"), self._text("court_address"))),
        ]

    def check_person(self) -> list[Refused]:
        """The person has a name and a passphrase that protects."""
        wrong = [
            Refused(one.sentence, f"person_{one.field}") for one in faults(self.person(), required=_PERSON)
        ]
        try:
            passphrases.accept(self._text("passphrase"), self._text("repeated"), self._known())
        except Refused as refused:
            wrong.append(refused)
        return wrong

    def check_folder(self) -> list[Refused]:
        """The folder can take an office."""
        typed = self._text("folder")
        if not typed:
            return [Refused("Bitte wählen Sie einen Ordner.", "folder")]
        try:
            opening.check_target(opening.target(typed))
        except Refused as refused:
            return [refused]
        return []

    def _add(self, title: str, build: Callable[[dict[str, Entry | Lines]], QVBoxLayout]) -> None:
        page = QWidget()
        layout = build(self.fields)
        page.setLayout(layout)
        self._titles.append(title)
        self._pages.append(page)
        self._column.addWidget(page)

    def _show(self, at: int) -> None:
        self._at = at
        for index, page in enumerate(self._pages):
            page.setVisible(index == at)
        self._progress.setText(f"Schritt {at + 1} von {len(self._titles)}: {self._titles[at]}")
        last = at + 1 == len(self._titles)
        self.next.setText("Büro anlegen" if last else "Weiter")
        self.back.setText("Zum Anfang" if at == 0 else "Zurück")
        if self._titles[at].startswith("Briefkopf"):
            self._suggest_court()
        if last and not self._folder_touched:
            self._line("folder").set_text(str(self._home / safe_name(self._text("name"))))
        self._begin_step()

    def _begin_step(self) -> None:
        self.fields[steps.FIRST_FIELDS[self._at]].setFocus()

    def _suggest_court(self) -> None:
        found = suggested_court(self._text("city")) or suggested_court(self._text("town"))
        entry = self._line("court_name")
        if found is None:
            entry.say("Das Gericht für Ihre Stadt nennt Ihnen das Rechtsamt.")
            return
        if not entry.text():
            entry.set_text(found.name)
            self.fields["court_address"].set_text(found.address)
        entry.say("Vorschlag nach der Stadt. Bitte mit dem Rechtsamt abstimmen; im Büro jederzeit zu ändern.")

    def _rate(self, typed: str) -> None:
        self._line("passphrase").say(passphrases.strength(typed, self._known()).sentence)

    def _known(self) -> tuple[str, ...]:
        return tuple(self._text(name) for name in ("person_name", "name", "city", "district"))

    def _touched(self, _text: str) -> None:
        self._folder_touched = True

    def _browse(self) -> None:
        def chosen(folder: Path) -> None:
            self._folder_touched = True
            inside = folder / safe_name(self._text("name"))
            self._line("folder").set_text(str(inside if contents(folder) else folder))

        pick_folder(self, "Ordner für das Büro", chosen, self._home)

    def _make(self) -> None:
        new = NewOffice(
            opening.target(self._text("folder")),
            self.office(),
            self.person(),
            self._text("passphrase"),
            self._text("repeated"),
        )
        clock, guards = self._clock, self._guards
        self._wait(on=True)
        self._jobs.pool(
            lambda _progress: Made(*opening.create_office(new, clock, guards())),
            self._done,
            owner=self,
            progress=self.busy.tell,
        )

    def _done(self, outcome: Outcome[Made] | Failed) -> None:
        self._wait(on=False)
        if isinstance(outcome, Outcome):
            self.made.emit(outcome.value)
        elif isinstance(outcome.fault, Refused):
            self._refuse(outcome.fault)
        elif isinstance(outcome.fault, Unavailable):
            self.say(f"{outcome.fault.what} {outcome.fault.remedy}")
            # What rested while the work went on has lost the focus.
            self._begin_step()
        else:
            raise outcome.fault

    def _refuse(self, *wrong: Refused) -> bool:
        """Name every fault at once, beside its field where it has one; the first gets the focus."""
        # Backwards, so that the first keeps the focus and is what the page says above.
        for refused in reversed(wrong):
            field = self.fields.get(refused.field or "")
            if field is not None:
                field.refuse(refused.sentence)
                field.setFocus()
            else:
                self.say(refused.sentence)
        return bool(wrong)

    def _wait(self, *, on: bool) -> None:
        self._steps.setEnabled(not on)
        self.back.setEnabled(not on)
        self.next.setEnabled(not on)
        if on:
            self.busy.begin("Büro wird angelegt und verschlüsselt …")
        else:
            self.busy.end()

    def _line(self, name: str) -> Entry:
        field = self.fields[name]
        if not isinstance(field, Entry):
            raise TypeError(name)
        return field

    def _text(self, name: str) -> str:
        return self.fields[name].text()


_CHECKS: tuple[Callable[[SetupPage], list[Refused]], ...] = (
    SetupPage.check_identity,
    SetupPage.check_letterhead,
    SetupPage.check_person,
    SetupPage.check_folder,
)
