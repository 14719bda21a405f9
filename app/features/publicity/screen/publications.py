"""The page „Öffentlichkeit“: publications, the form of one, and beside it how it will look."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.documents.poster import Piece, Problem
from app.features.publicity import document, service
from app.features.publicity.form import DEFAULTS, FORM
from app.features.publicity.queries import beginning
from app.features.publicity.queries import publications as queries
from app.features.publicity.queries.beginning import Sponsors
from app.features.publicity.queries.publications import PublicationDetail, PublicationRow
from app.features.publicity.rules.drafts import Defaults, PublicationDraft
from app.features.publicity.screen.issuing import Issuing
from app.features.publicity.screen.panels import DistributionPanel, PrintsPanel
from app.features.publicity.screen.preview import LivePreview
from app.features.publicity.screen.putting_out import PuttingOut
from app.features.publicity.table import CHIPS, COLUMNS, VIEWS
from app.ui.browser import Action, Heading, Noun, RecordBrowser, Saving, Tab
from app.ui.chips import Chip, Tone
from app.ui.context import Context
from app.ui.form import Form
from app.ui.sheet import ask_form

_BESIDE = 900
"""Pixels of the page from which the preview stands beside the form."""
_FORM_SHARE = 0.5


class PublicityScreen(RecordBrowser[PublicationRow, PublicationDetail, PublicationDraft]):
    """The list of publications; an open one has the page to itself, with its preview."""

    kind = "publication"
    title = "Öffentlichkeit"
    icon = "image"
    shows = frozenset({"publications", "printed", "distributions", "appointments", "calendar_entries"})
    noun = Noun("Veröffentlichung", "Veröffentlichungen", new="Neue Veröffentlichung")
    columns = COLUMNS
    chips = CHIPS
    views = VIEWS
    form = FORM
    keeps = ("design", "format", "accent", "own_colour", "face")
    empty_hint = (
        "Noch kein Flyer. Mit Strg+N beginnen Sie einen; aus einem Termin geht es mit einem Klick "
        "(„Flyer/Plakat gestalten …“)."
    )
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.issuing, self.putting_out = Issuing(self), PuttingOut(self)
        self._sponsors = Sponsors()
        self._said: tuple[str, ...] = ()
        self._ready = False
        self.preview = LivePreview(context, self._splitter)
        self.preview.found.connect(self._mark)
        self._splitter.addWidget(self.preview)
        self.preview.hide()

    # -- verbs -----------------------------------------------------------------------------

    def reload(self) -> None:
        """List, record, and what every sheet carries."""
        super().reload()
        if not self._ready:
            # Beside the window, while the list is looked at.
            self._ready = True
            self.context.jobs.pool(lambda _progress: document.get_ready(), lambda _outcome: None, owner=self)
        self.context.look(beginning.sponsors, self._take_sponsors, self, slot="sponsors")

    def new_record(self, **preset: object) -> None:
        """Start one with what the office and the event know."""
        self.start()
        self._keep_typed()
        chosen = preset.get("appointment_id")
        appointment_id = chosen if isinstance(chosen, int) else None
        self.context.look(
            lambda session: beginning.blank(session, appointment_id), self._begin, self, slot="blank"
        )

    def draft(self, detail: PublicationDetail) -> PublicationDraft:
        """As it was typed."""
        return detail.draft

    def blank(self, preset: Mapping[str, Any]) -> PublicationDraft:
        """An empty one, after „Speichern und neu“."""
        del preset
        return PublicationDraft()

    def heading(self, detail: PublicationDetail) -> Heading:
        """Title, event, design and size; whether the event has moved."""
        draft = detail.draft
        chips = [CHIPS["design"][draft.design], CHIPS["format"][draft.format]]
        if detail.changes:
            chips.append(Chip("Termin geändert", Tone.WARN))
        said = [f"zum Termin {detail.event}"] if detail.event else []
        said.extend(change.sentence for change in detail.changes)
        return Heading(draft.title, " · ".join(said), chips)

    def saving(self, draft: PublicationDraft, record_id: int | None) -> Saving:
        """Keep it."""
        staff_id = self.context.staff_id
        return Saving(
            f"Veröffentlichung „{draft.title}“ speichern",
            lambda session: service.save(session, draft, record_id, staff_id),
            toast="Veröffentlichung gespeichert",
        )

    def removing(self, detail: PublicationDetail) -> Saving | None:
        """It can go; what was printed stays in the archive."""
        name = f"Veröffentlichung „{detail.draft.title}“ löschen"
        return Saving(name, lambda session: service.remove(session, detail.id))

    def record_actions(self, detail: PublicationDetail) -> Sequence[Action]:
        """Print it; take over a moved event; copy it."""
        found = [Action("Drucken …", lambda: self.issuing.print_(detail), icon="printer", primary=True)]
        if detail.changes:
            moved = any(change.field == "starts_at" for change in detail.changes)
            text = "Datum übernehmen" if moved else "Ort übernehmen"
            found.insert(0, Action(text, lambda: self._take_over(detail), icon="calendar-check"))
        found.append(Action("Als Vorlage kopieren", lambda: self._copy(detail), icon="copy"))
        return found

    def list_actions(self) -> Sequence[Action]:
        """What new ones begin with."""
        return (Action("Voreinstellungen …", self.ask_defaults, icon="settings", always=True),)

    def tabs(self) -> Sequence[Tab]:
        """Prints and distribution."""
        return (
            Tab("Drucke", lambda: PrintsPanel(self.context, self.issuing.show)),
            Tab(
                "Verteilung",
                lambda: DistributionPanel(self.context, self.putting_out.add, self.putting_out.change),
            ),
        )

    def history_of(self, detail: PublicationDetail) -> Sequence[tuple[str, int]]:
        """Its own changes and those of its distribution."""
        lines = (("distributions", row.id) for row in detail.distribution)
        return (("publications", detail.id), *lines)

    # -- the event, the defaults -----------------------------------------------------------

    def _take_over(self, detail: PublicationDetail) -> None:
        self.perform("Termin in den Flyer übernehmen", lambda session: service.take_over(session, detail.id))

    def _copy(self, detail: PublicationDetail) -> None:
        self.perform(
            f"„{detail.draft.title}“ kopieren",
            lambda session: service.copy(session, detail.id),
            self.open_record,
        )

    def ask_defaults(self) -> None:
        """Ask what new ones begin with."""
        self.context.look(beginning.defaults, self._ask_defaults, self, slot="defaults")

    def _ask_defaults(self, found: Defaults) -> None:
        ask_form(
            self.context,
            self,
            title="Womit neue Veröffentlichungen beginnen",
            spec=DEFAULTS,
            draft=found,
            button="Speichern",
            saving=lambda typed: Saving(
                "Voreinstellungen für Flyer", lambda session: service.keep_defaults(session, typed)
            ),
        )

    # -- preview ---------------------------------------------------------------------------

    def _arrange(self) -> None:
        """An open publication takes the place of the list, so that its preview has room."""
        shown = not self.panel.isHidden()
        self._list.setVisible(not shown)
        self.panel.set_back(covers=True)
        self._list.set_calm(calm=False)
        preview = getattr(self, "preview", None)
        if preview is None:
            return
        beside = shown and self.width() >= _BESIDE
        preview.setVisible(beside)
        if beside:
            form = round(self.width() * _FORM_SHARE)
            self._splitter.setSizes([0, form, self.width() - form])

    def _present(self, form: Form[PublicationDraft], heading: Heading, actions: Sequence[Action]) -> None:
        super()._present(form, heading, actions)
        self._follow()

    def _form_changed(self) -> None:
        super()._form_changed()
        self._follow()

    def _take_sponsors(self, found: Sponsors) -> None:
        self._sponsors = found
        self._follow()

    def _follow(self) -> None:
        preview = getattr(self, "preview", None)
        if preview is not None and self._shown_form is not None and not self.panel.isHidden():
            preview.follow(self._piece)

    def piece_of(self, draft: PublicationDraft) -> Piece:
        """As the designs take it, with what every sheet carries."""
        return document.piece(draft, self._sponsors, self.context.clock.today())

    def unsaved(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._is_dirty()

    def _piece(self) -> Piece:
        """What is typed now; what is not yet valid is left out."""
        form = self.editing
        known = set(PublicationDraft.__dataclass_fields__)
        values = {name: value for name, value in form.values().items() if name in known and value is not None}
        return self.piece_of(PublicationDraft(**values))

    def _mark(self, problems: tuple[Problem, ...]) -> None:
        """Say what does not fit beside its field."""
        form = self._shown_form
        if form is None or self.panel.isHidden():
            return
        for name in self._said:
            form.say(name, "")
        worded = bool(form.values().get("when"))
        beside = [
            problem.field
            if problem.field == "when" and worded
            else _BESIDE_FIELD.get(problem.field, problem.field)
            for problem in problems
        ]
        for name, problem in zip(beside, problems, strict=True):
            form.say(name, problem.sentence)
        self._said = tuple(beside)
        self._draw_state()


_BESIDE_FIELD = {"when": "starts_at", "funding": "logos"}
"""Where a sentence about what has no field of its own stands."""
