"""Releases: the list, the record, its paper, its plain text, who got it, what came of it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.domain.errors import Refused, Unavailable
from app.domain.ids import Ref
from app.domain.options import Option
from app.features.press.document.release import release as release_paper
from app.features.press.form.releases import BOILERPLATE, FORM, BoilerplateDraft, SentDraft, sent_form
from app.features.press.queries import releases as queries
from app.features.press.queries import writing
from app.features.press.queries.belonging import PaperRow
from app.features.press.queries.releases import PieceRow, ReleaseDetail, ReleaseRow, SentRow
from app.features.press.rules.releases import ReleaseDraft, ReleasePaper, file_name, plain_text, print_mark
from app.features.press.screen.issuing import Issuing
from app.features.press.service import releases as service
from app.features.press.service.prints import Piece
from app.features.press.table import lists
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving, Tab
from app.ui.context import Context
from app.ui.files import save_file
from app.ui.jobs import Progress
from app.ui.sheet import ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import H3, Button


class ReleasesBrowser(RecordBrowser[ReleaseRow, ReleaseDetail, ReleaseDraft]):
    """Releases, the newest first."""

    kind = "press_release"
    title = "Pressemitteilungen"
    icon = "megaphone"
    shows = frozenset(
        {"press_releases", "press_recipients", "clippings", "appointments", "contacts", "printed"}
    )
    noun = Noun("Mitteilung", "Mitteilungen", new="Neue Mitteilung")
    columns = lists.RELEASES
    chips = lists.RELEASE_CHIPS
    filters = lists.RELEASE_FILTERS
    views = lists.RELEASE_VIEWS
    form = FORM
    empty_hint = (
        "Mit Strg+N beginnen Sie die erste Pressemitteilung; beim Termin geht es mit „Pressemitteilung …“."
    )
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._begun = ReleaseDraft()
        self._issuing = Issuing(context, self)

    def new_record(self, **preset: object) -> None:
        """Begin a release; about an event when one is named, which fills title and lead."""
        event, today, staff_id = (
            preset.get("appointment_id"),
            self.context.clock.today(),
            self.context.staff_id,
        )
        appointment_id = event if isinstance(event, int) else None
        self.context.look(
            lambda session: writing.beginning(session, appointment_id, today=today, staff_id=staff_id),
            self._begin_with,
            self,
            slot="beginning",
        )

    def _begin_with(self, draft: ReleaseDraft) -> None:
        self._begun = draft
        super().new_record()

    def blank(self, preset: Mapping[str, Any]) -> ReleaseDraft:
        """As it was looked up: dated today, to all newsrooms."""
        del preset
        return self._begun

    def draft(self, detail: ReleaseDetail) -> ReleaseDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: ReleaseDetail) -> Heading:
        """Title, day, event."""
        draft = detail.draft
        parts = [formats.day(draft.dated), detail.event]
        if draft.embargo_until is not None:
            parts.append(f"Sperrfrist bis {formats.moment(draft.embargo_until)}")
        subtitle = " · ".join(part for part in parts if part)
        return Heading(draft.title, subtitle, (lists.STATE_CHIPS[detail.state],))

    def saving(self, draft: ReleaseDraft, record_id: int | None) -> Saving:
        """Keep it."""
        today, staff_id = self.context.clock.today(), self.context.staff_id
        return Saving(
            "Pressemitteilung speichern",
            lambda session: service.save(session, draft, record_id, today=today, staff_id=staff_id),
            toast="Pressemitteilung gespeichert",
        )

    def removing(self, detail: ReleaseDetail) -> Saving | None:
        """Prints and published pieces stay."""
        return Saving("Pressemitteilung löschen", lambda session: service.remove(session, detail.id))

    def list_actions(self) -> Sequence[Action]:
        """The text under all of them."""
        return (Action("Text über das Büro …", self._edit_boilerplate, icon="pencil", always=True),)

    def record_actions(self, detail: ReleaseDetail) -> Sequence[Action]:
        """Paper, plain text, who got it, what came of it."""
        found = [
            Action("PDF …", partial(self._make, detail.id, self._show_pdf), icon="printer", primary=True),
            Action("Text kopieren", partial(self._make, detail.id, self._copy), icon="copy"),
            Action("Als Text speichern …", partial(self._make, detail.id, self._save_text), icon="download"),
        ]
        if any(row.sent_on is None for row in detail.recipients):
            found.append(Action("Versandt …", partial(self._ask_sent, detail), icon="send"))
        if detail.addresses:
            found.append(Action("Adressen kopieren", partial(self._copy_addresses, detail), icon="mail"))
        new = partial(self.context.new, "clipping", press_release_id=detail.id)
        found.append(Action("Beitrag erfassen …", new, icon="file-plus"))
        if detail.appointment is not None:
            found.append(
                Action("Termin zeigen", partial(self.context.open, detail.appointment), icon="calendar-days")
            )
        return found

    def tabs(self) -> Sequence[Tab]:
        """Who got it and what was published."""
        return (Tab("Echo", lambda: EchoPanel(self.context)),)

    def history_of(self, detail: ReleaseDetail) -> Sequence[tuple[str, int]]:
        """The release and its recipients."""
        return (
            ("press_releases", detail.id),
            *(("press_recipients", row.id) for row in detail.recipients),
        )

    # -- paper and text --------------------------------------------------------------------

    def _make(self, record_id: int, then: Any) -> None:
        staff_id = self.context.staff_id
        self.context.look(
            lambda session: writing.paper(session, record_id, staff_id=staff_id),
            then,
            self,
            slot="paper",
            failed=self._not_made,
        )

    def _not_made(self, fault: Exception) -> None:
        if isinstance(fault, Refused):
            self._refused(fault)
        elif isinstance(fault, Unavailable):
            self.context.messages.unavailable(fault)

    def _show_pdf(self, paper: ReleasePaper) -> None:
        event = self.current.draft.appointment_id if self.current is not None else None
        mark = print_mark(self.current.id) if self.current is not None else ""

        def build(progress: Progress) -> Piece:
            progress(0, 1, paper.title)
            name = file_name(paper.title, paper.dated)
            return Piece(
                "press_release",
                f"Pressemitteilung: {paper.title}",
                name,
                release_paper(paper),
                layout=mark,
                appointment_id=event,
            )

        self.context.make(
            build, lambda piece: self._issuing.show((piece,)), title="Mitteilung setzen", owner=self
        )

    def _copy(self, paper: ReleasePaper) -> None:
        QGuiApplication.clipboard().setText(plain_text(paper))
        self.context.messages.done("Der Text liegt in der Zwischenablage.")

    def _save_text(self, paper: ReleasePaper) -> None:
        data = plain_text(paper).replace("\n", "\r\n").encode("utf-8-sig")
        save_file(self.context, self, data, file_name(paper.title, paper.dated, ".txt"))

    def _copy_addresses(self, detail: ReleaseDetail) -> None:
        QGuiApplication.clipboard().setText("; ".join(detail.addresses))
        count = formats.count(len(detail.addresses), "Adresse", "Adressen")
        self.context.messages.done(f"{count} kopiert; bitte unter „Bcc“ einfügen.")

    # -- questions -------------------------------------------------------------------------

    def _ask_sent(self, detail: ReleaseDetail) -> None:
        open_ones = tuple(Option(row.id, row.name) for row in detail.recipients if row.sent_on is None)
        today = self.context.clock.today()
        ask_form(
            self.context,
            self,
            title="An wen ging die Mitteilung?",
            spec=sent_form(open_ones),
            draft=SentDraft(tuple(option.value for option in open_ones), today),
            button="Vermerken",
            saving=lambda draft: Saving(
                "Versand der Mitteilung vermerken",
                lambda session: service.mark_sent(
                    session, detail.id, draft.recipients, draft.on or today, today=today
                ),
            ),
        )

    def _edit_boilerplate(self) -> None:
        self.context.look(writing.boilerplate, self._ask_boilerplate, self, slot="boilerplate")

    def _ask_boilerplate(self, text: str) -> None:
        ask_form(
            self.context,
            self,
            title="Text über das Büro",
            spec=BOILERPLATE,
            draft=BoilerplateDraft(text),
            button="Speichern",
            saving=lambda draft: Saving(
                "Text über das Büro ändern", lambda session: service.keep_boilerplate(session, draft.text)
            ),
        )


class EchoPanel(QWidget):
    """Who got a release, and what media made of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = 0
        self._sent: SimpleTable[SentRow] = SimpleTable(
            context,
            lists.SENT,
            key="press-sent",
            name="Empfänger",
            empty="Noch keine Empfänger. Geben Sie Kontakten die Rolle „Presse“, oder tragen Sie sie ein.",
        )
        self._pieces: SimpleTable[PieceRow] = SimpleTable(
            context,
            lists.PIECES,
            key="press-pieces",
            name="Erschienen",
            chips=lists.CLIPPING_CHIPS,
            empty="Noch nichts erschienen.",
        )
        self._pieces.opened.connect(lambda piece: context.open(Ref("clipping", piece)))
        self._papers: SimpleTable[PaperRow] = SimpleTable(
            context,
            lists.PAPERS,
            key="press-papers",
            name="Im Archiv",
            empty="Noch nicht ausgegeben. Mit „PDF …“ und „Ausgeben“ kommt die Mitteilung ins Archiv.",
        )
        self._papers.opened.connect(lambda paper: context.open(Ref("print", paper)))
        self._add = Button("Beitrag erfassen …", icon="plus", run=self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(H3("Empfänger"))
        layout.addWidget(self._sent)
        layout.addSpacing(8)
        layout.addWidget(H3("Was erschienen ist"))
        layout.addWidget(self._pieces)
        layout.addWidget(self._add)
        layout.addSpacing(8)
        layout.addWidget(H3("Im Archiv"))
        layout.addWidget(self._papers)
        layout.addStretch(1)

    def show_record(self, detail: ReleaseDetail) -> None:
        """Show this release's echo."""
        self._id = detail.id
        self._sent.set_rows(detail.recipients)
        self._pieces.set_rows(detail.pieces)
        self._papers.set_rows(detail.papers)

    def _new(self) -> None:
        self._context.new("clipping", press_release_id=self._id)
