"""The list of consultations and the record beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain import formats
from app.features.consultations import queries, service
from app.features.consultations.form import consultation_form
from app.features.consultations.queries import ConsultationDetail, ConsultationRow, Defaults
from app.features.consultations.rules import ConsultationDraft
from app.features.consultations.screen.panels import ConcernsPanel
from app.features.consultations.table import CHIPS, COLUMNS, FILTERS, views
from app.ui.browser import Action, Heading, Noun, RecordBrowser, Saving, Tab, Word
from app.ui.chips import Chip, Tone
from app.ui.context import Context
from app.ui.form import FormSpec

_TICK = 15_000
_LINKS = ("contact_id", "application_id", "measure_id", "appointment_id")


class ConsultationsScreen(RecordBrowser[ConsultationRow, ConsultationDetail, ConsultationDraft]):
    """The consultation log; a new record counts its minutes from the moment it is opened."""

    kind = "consultation"
    title = "Beratungen"
    icon = "messages-square"
    shows = frozenset(
        {
            "consultations",
            "consultation_topics",
            "agreed_steps",
            "owner_advice",
            "concerns",
            "appointments",
            "calendar_entries",
            "calendar_exceptions",
            "codes",
        }
    )
    noun = Noun("Beratung", "Beratungen", new="Neue Beratung")
    columns = COLUMNS
    chips = CHIPS
    filters = FILTERS
    keeps = ("channel_id", "target_group_id", "place", "appointment_id", "staff_id")
    empty_hint = "Noch keine Beratung. Mit Strg+N halten Sie die erste fest."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.views = views(context.staff_id)  # type: ignore[misc]  # „Meine“ depends on who works here
        self._defaults: Defaults | None = None
        self._opened_at: datetime | None = None
        self._form_spec = consultation_form(self._is_owner)
        super().__init__(context, parent)
        self._watch = QTimer(self)
        self._watch.setInterval(_TICK)
        self._watch.timeout.connect(self._show_minutes)

    # -- new records -----------------------------------------------------------------------

    def reload(self) -> None:
        """The list, and what new records begin with."""
        super().reload()
        self._look_up("defaults", lambda: None)

    def new_record(self, **preset: object) -> None:
        """Start a consultation; the cursor stands in the concern."""
        begin = super().new_record
        if self._defaults is not None and self._defaults.day == self.context.clock.today():
            begin(**preset)
        else:
            self._look_up("new", lambda: begin(**preset))

    def blank(self, preset: Mapping[str, Any]) -> ConsultationDraft:
        """Now, by whoever works here, as this person logged the last one."""
        now = self.context.clock.now()
        self._opened_at = now
        self._watch.start()
        start = self._defaults or Defaults(day=now.date())
        hour = start.hour_at(now)
        draft = ConsultationDraft(
            began_at=now.replace(second=0),
            channel_id=(start.hour_channel_id if hour else None) or start.channel_id,
            target_group_id=start.target_group_id,
            place=start.place,
            staff_id=self.context.staff_id,
            appointment_id=hour.id if hour else None,
            consent_on=now.date(),
            object_postcode=start.postcode,
            object_town=start.town,
        )
        links = {name: preset[name] for name in _LINKS if name in preset}
        return replace(draft, **links, named="contact_id" in links)

    def saving(self, draft: ConsultationDraft, record_id: int | None) -> Saving:
        """Keep it; without a typed duration the time since opening counts."""
        if record_id is None and draft.minutes is None:
            draft = replace(draft, minutes=self._elapsed())
        now = self.context.clock.now()
        return Saving(
            "Beratung speichern" if record_id else "Beratung festhalten",
            lambda session: service.save(session, draft, record_id, now=now),
            toast="Beratung gespeichert",
        )

    def _elapsed(self) -> int:
        """Minutes since the form was opened; a begun minute counts."""
        now = self.context.clock.now()
        seconds = (now - (self._opened_at or now)).total_seconds()
        return max(1, -(-int(seconds) // 60))

    def _show_minutes(self) -> None:
        """Let the empty field say how long it has been."""
        if self.panel.isHidden() or self.current is not None:
            self._watch.stop()
            return
        line = self.editing.editor("minutes").target()
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(f"läuft: {formats.minutes(self._elapsed())}")

    def _look_up(self, slot: str, then: Callable[[], None]) -> None:
        now, staff_id = self.context.clock.now(), self.context.staff_id

        def found(start: Defaults) -> None:
            self._defaults = start
            then()

        self.context.look(
            lambda session: queries.defaults(session, now=now, staff_id=staff_id),
            found,
            self,
            slot=slot,
        )

    def _is_owner(self, values: Mapping[str, Any]) -> bool:
        return self._defaults is not None and values["target_group_id"] in self._defaults.owner_groups

    # -- open records ----------------------------------------------------------------------

    def form_for(self, detail: ConsultationDetail | None) -> FormSpec:
        """One form for all."""
        del detail
        return self._form_spec

    def draft(self, detail: ConsultationDetail) -> ConsultationDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: ConsultationDetail) -> Heading:
        """Number, moment, way, duration, and what is still open."""
        draft = detail.draft
        about = (formats.moment(draft.began_at), detail.channel, formats.minutes(draft.minutes))
        chips = [Chip("namentlich", Tone.ACCENT) if draft.named else Chip("anonym")]
        if detail.follow_up == "open":
            chips.append(Chip(f"Wiedervorlage {formats.day(draft.follow_up_on)}", Tone.WARN))
        if detail.follow_up == "done":
            chips.append(Chip("Wiedervorlage erledigt", Tone.GOOD))
        if detail.concerns:
            count = formats.count(len(detail.concerns), "Anliegen an die Stadt", "Anliegen an die Stadt")
            chips.append(Chip(count, Tone.INFO))
        return Heading(detail.reference, " · ".join(part for part in about if part), chips)

    def record_actions(self, detail: ConsultationDetail) -> Sequence[Action]:
        """Tick off the follow-up, or open it again."""
        today = self.context.clock.today()
        if detail.follow_up == "open":
            tick = lambda session: service.tick_follow_up(session, detail.id, on=today)  # noqa: E731 - named for the line below
            return (
                Action(
                    "Wiedervorlage erledigt",
                    lambda: self.perform("Wiedervorlage erledigt", tick),
                    icon="check",
                ),
            )
        if detail.follow_up == "done":
            reopen = lambda session: service.reopen_follow_up(session, detail.id)  # noqa: E731 - as above
            name = "Wiedervorlage wieder öffnen"
            return (Action(name, lambda: self.perform(name, reopen), icon="rotate-ccw"),)
        return ()

    def list_actions(self) -> Sequence[Action]:
        """Tick off the follow-ups of the rows selected."""
        return (Action("Wiedervorlage abhaken", self._tick_selected, icon="calendar-check"),)

    def removing(self, detail: ConsultationDetail) -> Saving:
        """Delete it; the number is not given out again."""
        toast = f"{detail.reference} gelöscht. Die Nummer wird nicht neu vergeben."
        return Saving("Beratung löschen", lambda session: service.remove(session, detail.id), toast=toast)

    def tabs(self) -> Sequence[Tab]:
        """The concerns to the city that came of it."""
        return (Tab("Anliegen an die Stadt", lambda: ConcernsPanel(self.context)),)

    def history_of(self, detail: ConsultationDetail) -> Sequence[tuple[str, int]]:
        """The consultation and its parts."""
        return detail.parts

    @property
    def words(self) -> Mapping[str, Word]:  # type: ignore[override]  # names are known once the file was read
        """Names instead of numbers in the history."""
        return {
            "channel_id": Word("Weg", lambda kept: self._name("code", kept)),
            "target_group_id": Word("Zielgruppe", lambda kept: self._name("code", kept)),
            "code_id": Word("Thema", lambda kept: self._name("code", kept)),
            "staff_id": Word("Beraten durch", lambda kept: self._name("staff", kept)),
            "city_office_id": Word("Amt", lambda kept: self._name("city_office", kept)),
            "text": Word("Schritt"),
            "who": Word("Wer"),
        }

    def _name(self, kind: str, kept: Any) -> str:
        names = self._defaults.names if self._defaults is not None else {}
        return names.get((kind, int(kept)), f"Nr. {kept}")

    def _tick_selected(self) -> None:
        today, ids = self.context.clock.today(), self.table.selected_ids()
        if not ids:
            self.context.messages.inform("Bitte wählen Sie zuerst in der Liste eine Beratung aus.")
            return
        self.perform(
            "Wiedervorlage erledigt", lambda session: service.tick_follow_ups(session, ids, on=today)
        )
