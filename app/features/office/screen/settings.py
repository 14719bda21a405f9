"""Pages with one form: the office, its letterhead, its court."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.features.office import form as forms
from app.features.office.queries import identity as queries
from app.features.office.rules.courts import Court
from app.features.office.rules.drafts import CourtDraft, IdentityDraft, LetterheadDraft
from app.features.office.screen.logos import LogosPanel
from app.features.office.service import identity as service
from app.ui.context import Context
from app.ui.flow import bounded
from app.ui.form import Form, FormSpec
from app.ui.theme import FORM_WIDTH
from app.ui.widgets import Button, Quiet

Draft = TypeVar("Draft", IdentityDraft, LetterheadDraft, CourtDraft)


class SettingsPanel(QWidget, Generic[Draft]):
    """A form that is read from the office and kept in it as one step."""

    def __init__(
        self, context: Context, spec: FormSpec, load: Callable[[Any], Draft], name: str, key: str
    ) -> None:
        super().__init__()
        self._context = context
        self._load: Callable[[Any], Draft] = load
        self._name = name
        self.form: Form[Draft] = Form(context, spec, draft_key=f"office:{key}")
        self.form.changed.connect(self._follow)
        self.save_button = Button("Speichern", primary=True, run=self.save)
        self.discard_button = Button("Verwerfen", role="quiet", run=self.form.discard)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.discard_button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addStretch(1)
        self._follow()

    def reload(self) -> None:
        """Read the office anew; what is typed stays."""
        self._context.look(self._load, self._show, self, slot="settings")

    def save(self) -> None:
        """Keep what was typed."""
        typed: Any = self.form.collect() if self.form.dirty else None
        if typed is None:
            return
        at = self.form.focusWidget()

        def done(_id: int) -> None:
            self.form.accept_saved()
            # The button rests now, and Qt would go on to whatever comes next in the window.
            if not self.form.isAncestorOf(QApplication.focusWidget() or self) and at is not None:
                at.setFocus()
            self._context.messages.done(self._name, undo=True)
            self.reload()

        self._context.do(
            self._name,
            lambda session: service.change(session, typed),
            done,
            owner=self,
            failed=self.form.refuse,
        )

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self.form.keep()

    def _show(self, draft: Draft) -> None:
        if not self.form.dirty:
            self.form.show_draft(draft)

    def _follow(self) -> None:
        self.save_button.setEnabled(self.form.dirty)
        self.discard_button.setEnabled(self.form.dirty)


class LetterheadPanel(SettingsPanel[LetterheadDraft]):
    """Texts and logos of the letterhead."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, forms.LETTERHEAD, queries.letterhead, "Briefkopf ändern", "letterhead")
        self.logos = LogosPanel(context)
        self.column.insertLayout(2, bounded(self.logos, FORM_WIDTH))

    def reload(self) -> None:
        """Read texts and logos anew."""
        super().reload()
        self.logos.reload()


class CourtPanel(SettingsPanel[CourtDraft]):
    """The competent court, with a suggestion by the city."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, forms.COURT, queries.court, "Gericht ändern", "court")
        self._suggested: Court | None = None
        self.suggestion = Quiet("")
        self.take_button = Button("Vorschlag übernehmen", icon="gavel", run=self.take)
        self.column.insertWidget(1, self.suggestion)
        row = QHBoxLayout()
        row.addWidget(self.take_button)
        row.addStretch(1)
        self.column.insertLayout(2, row)
        self._suggest(None)

    def reload(self) -> None:
        """Read court and suggestion anew."""
        super().reload()
        self._context.look(queries.suggested_for_office, self._suggest, self)

    def take(self) -> None:
        """Fill in the suggestion; it counts once it is saved."""
        found = self._suggested
        if found is not None:
            for name, text in (("court_name", found.name), ("court_address", found.address)):
                editor = self.form.editor(name)
                editor.show_raw(text)
                editor.edited.emit()

    def _suggest(self, found: Court | None) -> None:
        self._suggested = found
        self.take_button.setVisible(found is not None)
        self.suggestion.setText(
            f"Vorschlag nach der Stadt: {found.name}, {found.address}"
            if found
            else "Für diese Stadt ist kein Gericht hinterlegt. Bitte fragen Sie das Rechtsamt."
        )


def identity_panel(context: Context) -> SettingsPanel[IdentityDraft]:
    """Who the office is."""
    return SettingsPanel(context, forms.IDENTITY, queries.identity, "Angaben zum Büro ändern", "identity")
