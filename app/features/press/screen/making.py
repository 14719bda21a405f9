"""Papers of a mailing and of its event: asked for, drawn beside the window, looked at, then given out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtGui import QGuiApplication

from app.documents.glyphs import told
from app.domain import formats
from app.domain.errors import Refused
from app.features.press.document import papers
from app.features.press.excel import address_book
from app.features.press.form.papers import BADGES, ENVELOPE, LABELS, SERIAL, SIGN_UP, SIGNS
from app.features.press.queries import mailing as queries
from app.features.press.rules import mailing as rules
from app.features.press.rules.mailing import CHANNELS, Dispatch
from app.features.press.rules.papers import (
    SERIAL_SUBJECT,
    SERIAL_TEXT,
    USUAL_GRID,
    BadgesDraft,
    EnvelopesDraft,
    LabelsDraft,
    SerialDraft,
    Setting,
    SignsDraft,
    SignUpDraft,
    sign_lines,
)
from app.features.press.screen.aim import Aim
from app.features.press.screen.issuing import Issuing
from app.features.press.service import mailing as service
from app.features.press.service.prints import Piece
from app.ui.context import Context
from app.ui.files import save_file
from app.ui.form import FormSpec
from app.ui.jobs import Progress
from app.ui.sheet import Sheet


@dataclass(frozen=True)
class Job:
    """What is made: what was typed, for whom, told how."""

    draft: Any
    setting: Setting
    aim: Aim
    progress: Progress


_GRID = "press.grid"
Build = Callable[[Job], tuple[Piece, ...]]


class Making:
    """What the buttons of the pane do.

    Args:
        screen: the part „Versand“: whom it means, for which event.
    """

    def __init__(self, context: Context, screen: Any) -> None:
        self._context = context
        self._screen = screen
        self._issuing = Issuing(context, screen)

    # -- for the recipients ----------------------------------------------------------------

    def ask_labels(self) -> None:
        """Which sheet, beginning where; the sheet used last is offered again."""

        def ask(setting: Setting) -> None:
            draft = LabelsDraft(_subject(setting), grid=self._context.settings.get(_GRID) or USUAL_GRID)
            self._ask("Etiketten", LABELS, draft, setting, _labels, then=self._keep_grid)

        self._with_setting(ask)

    def ask_envelopes(self) -> None:
        """Which size."""
        self._with_setting(
            lambda setting: self._ask(
                "Umschläge", ENVELOPE, EnvelopesDraft(_subject(setting)), setting, _envelopes
            )
        )

    def ask_serial(self) -> None:
        """Subject and text; what was written last is offered again."""

        def ask(setting: Setting) -> None:
            subject, text = setting.serial
            if not subject or not text:
                subject, text = (SERIAL_SUBJECT, SERIAL_TEXT) if setting.occasion.id else ("", "")
            draft = SerialDraft(subject, text, setting.today)
            self._ask("Serienbrief", SERIAL, draft, setting, _serial, key="serial", then=self._keep_serial)

        self._with_setting(ask)

    def copy_addresses(self) -> None:
        """E-mail addresses for the blind copy, each once."""
        found = rules.emails(self._aim().chosen)
        QGuiApplication.clipboard().setText("; ".join(found))
        count = formats.count(len(found), "Adresse", "Adressen")
        self._context.messages.done(
            f"{count} kopiert. Bitte nur unter „Bcc“ einfügen, damit niemand die anderen sieht."
        )

    def show_record(self) -> None:
        """The record of a mailing that goes out by e-mail."""
        aim = self._aim()

        def made(setting: Setting) -> None:
            self._context.make(
                lambda _progress: (_record(setting, aim, _subject(setting)),),
                self._issuing.show,
                title="Versandprotokoll erstellen",
                owner=self._screen,
            )

        self._with_setting(made)

    def save_addresses(self) -> None:
        """The addresses as a workbook, where somebody else prints them."""
        aim, now = self._aim(), self._context.clock.now()

        def made(setting: Setting) -> None:
            self._context.make(
                lambda progress: address_book(
                    setting.writer.name, _subject(setting), aim.chosen, now, progress
                ),
                lambda data: save_file(self._context, self._screen, data, "Adressen.xlsx"),
                title="Adressliste schreiben",
                owner=self._screen,
            )

        self._with_setting(made)

    def ask_badges(self) -> None:
        """For whom, and how many blank ones."""
        self._with_setting(
            lambda setting: self._ask("Namensschilder", BADGES, BadgesDraft(), setting, _badges)
        )

    def ask_signs(self) -> None:
        """What stands on them; partners suggest themselves."""
        self._with_setting(
            lambda setting: self._ask(
                "Tischschilder", SIGNS, SignsDraft("\n".join(setting.partners)), setting, _signs, key="signs"
            )
        )

    def ask_sign_up(self) -> None:
        """Which columns, how many lines."""

        def ask(setting: Setting) -> None:
            draft = SignUpDraft(setting.occasion.title or "Anmeldeliste", notice=setting.notice)
            self._ask("Anmeldeliste", SIGN_UP, draft, setting, _sign_up)

        self._with_setting(ask)

    def _aim(self) -> Aim:
        aim: Aim = self._screen.aim()
        return aim

    def _with_setting(self, use: Callable[[Setting], None]) -> None:
        event, today, staff_id = self._aim().event, self._context.clock.today(), self._context.staff_id
        self._context.look(
            lambda session: queries.setting(session, event, today=today, staff_id=staff_id),
            use,
            self._screen,
            slot="setting",
        )

    def _ask(
        self,
        title: str,
        spec: FormSpec,
        draft: Any,
        setting: Setting,
        build: Build,
        *,
        key: str = "",
        then: Callable[[Any], None] = lambda _typed: None,
    ) -> None:
        """The question; what is wrong with the paper stands in it, beside the field."""
        sheet = Sheet(self._context, title, spec, draft, "Vorschau", key=key, parent=self._screen.window())

        def submit(typed: Any) -> None:
            aim = self._aim()

            def work(progress: Progress) -> tuple[Piece, ...] | Refused:
                try:
                    return build(Job(typed, setting, aim, progress))
                except Refused as refused:
                    return refused

            def ready(found: tuple[Piece, ...] | Refused) -> None:
                if isinstance(found, Refused):
                    sheet.form.refuse(found)
                    return
                sheet.accept()
                then(typed)
                self._issuing.show(found)

            self._context.make(work, ready, title=f"{title} erstellen", owner=sheet)

        sheet.on_submit(submit)
        sheet.open()

    def _keep_grid(self, draft: LabelsDraft) -> None:
        self._context.settings.put(_GRID, draft.grid)

    def _keep_serial(self, draft: SerialDraft) -> None:
        self._context.do(
            "Text des Serienbriefs merken",
            lambda session: service.keep_serial(session, draft),
            owner=self._screen,
        )


def _labels(job: Job) -> tuple[Piece, ...]:
    data = papers.labels(job.setting, job.draft, job.aim.chosen, job.aim.told(job.progress))
    layout = papers.grid_words(job.draft)
    piece = job.aim.piece("labels", f"Etiketten: {job.draft.title}", data, layout)
    return piece, _record(job.setting, job.aim, f"Etiketten „{job.draft.title}“")


def _envelopes(job: Job) -> tuple[Piece, ...]:
    data = papers.envelopes(job.setting, job.draft, job.aim.chosen, job.aim.told(job.progress))
    piece = job.aim.piece("envelopes", f"Umschläge: {job.draft.title}", data, str(job.draft.size))
    return piece, _record(job.setting, job.aim, f"Umschläge „{job.draft.title}“")


def _serial(job: Job) -> tuple[Piece, ...]:
    data = papers.serial(job.setting, job.draft, job.aim.chosen, job.aim.told(job.progress))
    title = papers.serial_title(job.setting, job.draft)
    piece = job.aim.piece("letters", f"Serienbrief: {title}", data)
    return piece, _record(job.setting, job.aim, f"Serienbrief „{title}“")


def _badges(job: Job) -> tuple[Piece, ...]:
    data = papers.badges(job.setting, job.draft)
    title = f"Namensschilder: {_subject(job.setting)}"
    return (
        job.aim.piece("badges", title, data, papers.BADGE_WORDS, papers.badge_count(job.setting, job.draft)),
    )


def _signs(job: Job) -> tuple[Piece, ...]:
    data = papers.signs(job.setting, job.draft)
    copies = len(sign_lines(job.draft.lines))
    return (
        job.aim.piece("signs", f"Tischschilder: {_subject(job.setting)}", data, str(job.draft.tent), copies),
    )


def _sign_up(job: Job) -> tuple[Piece, ...]:
    data = papers.sign_up(job.setting, job.draft)
    return (
        job.aim.piece("sign_up", f"Anmeldeliste: {job.draft.title}", data, f"{job.draft.lines} Zeilen", 1),
    )


def _record(setting: Setting, aim: Aim, subject: str) -> Piece:
    """To whom it goes, on what basis, who is left out."""
    rules.must_be_somebody(aim.chosen)
    record = Dispatch(
        office=setting.writer.name,
        subject=subject,
        channel=CHANNELS[aim.channel],
        made_on=setting.today,
        lines=rules.lines_of(aim.chosen, aim.choice, aim.channel),
        omitted=rules.omitted(aim.sifted, aim.choice),
        event=setting.occasion.title,
    )
    title = f"Versandprotokoll: {subject}, {formats.count(len(aim.chosen), 'Empfänger', 'Empfänger')}"
    made = aim.piece("dispatch", title, papers.dispatch(record), CHANNELS[aim.channel])
    return replace(made, told=told(record))


def _subject(setting: Setting) -> str:
    return setting.occasion.title or f"Versand {formats.day(setting.today)}"
