"""The tab „Anwesenheit“: who is there, by one key a line, and what follows from it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.options import Option
from app.features.sittings.form.sittings import attendance_form
from app.features.sittings.queries.rows import SittingDetail
from app.features.sittings.rules.presence import AttendanceDraft, standing
from app.features.sittings.service import recording as service
from app.ui.browser.typed import TypedPanel
from app.ui.context import Context
from app.ui.form import Form, FormSpec
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button, Text


class AttendancePanel(TypedPanel):
    """The list, and the quorum in words while it is filled in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Anwesenheit speichern", parent)
        self._detail: SittingDetail | None = None
        self._specs: dict[tuple[tuple[int, str], ...], FormSpec] = {}
        self.standing = Text("", role="h3")
        self.standing.setAccessibleName("Beschlussfähigkeit")
        self.warning = Banner("", Tone.WARN)
        self._rest = Button("Übrige anwesend", icon="user-check", run=self._all_there)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.standing)
        layout.addWidget(self.warning)
        layout.addLayout(self.holder)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addWidget(self._rest)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(1)

    def show_record(self, detail: SittingDetail) -> None:
        """Show the list of this sitting."""
        self._detail = detail
        seats = tuple((one.id, one.name) for one in detail.members if not one.is_substitute)
        spec = self._specs.setdefault(seats, attendance_form([Option(*seat) for seat in seats]))
        draft = AttendanceDraft(detail.attendance)
        self.show_form(spec, draft, f"attendance:{detail.id}", locked=not detail.runs)
        self._rest.setVisible(detail.runs)

    def saving(self, draft: Any) -> tuple[str, Callable[[Any], Any]]:
        """The list as one step."""
        detail = self._shown()
        return (
            "Anwesenheit speichern",
            lambda session: service.record_attendance(session, detail.id, draft),
        )

    def said(self, form: Form[Any]) -> None:
        """The quorum and the groups as the list stands now."""
        detail, lines = self._detail, form.values().get("lines")
        if detail is None or lines is None:
            return
        sentence, warning = standing(
            detail.committee.rule,
            detail.members,
            lines,
            resident_majority=detail.committee.resident_majority,
        )
        self.standing.setText(sentence)
        self.warning.say(warning)
        self.warning.setVisible(bool(warning))

    def _all_there(self) -> None:
        """Members nobody has said anything about are there; substitutes come when they are needed."""
        form, detail = self.editing, self._shown()
        if form is None:
            return
        seats = {one.id for one in detail.members if not one.is_substitute}
        editor = form.editor("lines")
        editor.show_value(
            tuple(
                replace(line, presence="present")
                if line.presence is None and line.member_id in seats
                else line
                for line in editor.value()
            )
        )
        editor.edited.emit()

    def _shown(self) -> SittingDetail:
        if self._detail is None:
            raise LookupError("no sitting is shown")
        return self._detail
