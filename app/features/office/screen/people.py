"""The team: who works here, and who can open the office."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.features.office import form, table
from app.features.office.queries import staff as queries
from app.features.office.queries.staff import StaffDetail, StaffRow
from app.features.office.rules.drafts import StaffDraft
from app.features.office.service import staff as service
from app.features.office.service.desk import OfficeDesk
from app.features.office.service.staff import PassphraseDraft
from app.ui.browser import Action, Heading, Noun, RecordBrowser, Saving, Word
from app.ui.context import Context
from app.ui.sheet import ask_form


class StaffBrowser(RecordBrowser[StaffRow, StaffDetail, StaffDraft]):
    """List of the team and the person beside it."""

    kind = "staff"
    title = "Team"
    icon = "users"
    shows = frozenset({"staff"})
    noun = Noun("Person", "Personen", new="Neue Person")
    columns = table.STAFF
    chips = table.STAFF_CHIPS
    form = form.STAFF
    empty_hint = "Noch niemand im Team."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)
    words: ClassVar[Mapping[str, Word]] = {
        "slot_uid": Word("Zugang", lambda kept: "eigene Passphrase" if kept else "keiner"),
        "active": Word("Arbeitet hier"),
    }

    def __init__(self, context: Context, desk: OfficeDesk, parent: QWidget | None = None) -> None:
        self._desk = desk
        super().__init__(context, parent)

    def blank(self, preset: Mapping[str, Any]) -> StaffDraft:
        """A new person."""
        return StaffDraft(name=str(preset.get("name", "")))

    def draft(self, detail: StaffDetail) -> StaffDraft:
        """The person as typed."""
        return detail.draft

    def heading(self, detail: StaffDetail) -> Heading:
        """Name, function, whether they can open the office."""
        chips = (
            table.STAFF_CHIPS["active"][detail.active],
            table.STAFF_CHIPS["access"][detail.slot_uid is not None],
        )
        return Heading(detail.draft.name, detail.draft.function, chips)

    def saving(self, draft: StaffDraft, record_id: int | None) -> Saving:
        """Keep the person."""
        return Saving(f"{draft.name} speichern", lambda session: service.save(session, draft, record_id))

    def record_actions(self, detail: StaffDetail) -> Sequence[Action]:
        """Give access, change the own passphrase, take access away."""
        own = detail.id == self.context.staff_id
        name = detail.draft.name
        if not detail.active:
            return (
                Action(
                    "Wieder aktivieren",
                    lambda: self.perform(
                        f"{name} wieder aktivieren", lambda session: service.reactivate(session, detail.id)
                    ),
                    icon="user-check",
                ),
            )
        if own and detail.slot_uid is not None and detail.slot_uid == self._desk.slot_uid():
            return (Action("Passphrase ändern …", self.change_own, icon="key-round"),)
        granting = "Neue Passphrase vergeben …" if detail.slot_uid else "Zugang geben …"
        return (
            Action(granting, lambda: self.grant(detail), icon="key-round"),
            Action(
                "Zugang nehmen …" if detail.slot_uid else "Als ausgeschieden eintragen …",
                lambda: self._ask_revoke(detail),
                icon="log-out",
                danger=True,
                enabled=not own,
                why="Sie können sich nicht selbst den Zugang nehmen." if own else "",
            ),
        )

    def history_of(self, detail: StaffDetail) -> Sequence[tuple[str, int]]:
        """What happened to the person's record."""
        return (("staff", detail.id),)

    def grant(self, detail: StaffDetail) -> None:
        """Let the person choose a passphrase."""
        keys, name = self._desk.keys, detail.draft.name
        ask_form(
            self.context,
            self,
            title=f"Passphrase für {name}",
            spec=form.PASSPHRASE,
            draft=PassphraseDraft(),
            button="Zugang geben",
            saving=lambda typed: Saving(
                f"{name} Zugang geben",
                lambda session: service.grant(session, keys, detail.id, typed),
                sealed=True,
                toast=f"{name} kann das Büro jetzt mit der eigenen Passphrase öffnen.",
            ),
        )

    def change_own(self) -> None:
        """Let the person at the desk change the own passphrase."""
        desk, staff_id = self._desk, self.context.staff_id

        def change(session: Any, typed: PassphraseDraft) -> None:
            service.change_own(session, desk.keys, staff_id, desk.slot_uid(), typed)

        ask_form(
            self.context,
            self,
            title="Eigene Passphrase ändern",
            spec=form.OWN_PASSPHRASE,
            draft=PassphraseDraft(),
            button="Ändern",
            saving=lambda typed: Saving(
                "Passphrase ändern",
                lambda session: change(session, typed),
                sealed=True,
                toast="Ihre Passphrase ist geändert.",
            ),
        )

    def _ask_revoke(self, detail: StaffDetail) -> None:
        keys, own, name = self._desk.keys, self.context.staff_id, detail.draft.name

        def act(session: Any) -> int:
            return service.revoke(session, keys, detail.id, own)

        if detail.slot_uid is None:
            step = f"{name} als ausgeschieden eintragen"
            self.context.messages.ask(
                f"{step}?",
                "Was die Person eingetragen hat, bleibt mit ihrem Namen stehen.",
                "Eintragen",
                lambda: self.perform(step, act),
            )
            return
        self.context.messages.ask(
            f"{name} den Zugang nehmen?",
            "Die Person wird als ausgeschieden geführt und kann das Büro nicht mehr öffnen. "
            "Sicherungen von vorher öffnen sich weiter mit der alten Passphrase.",
            "Zugang nehmen",
            lambda: self.perform(f"{name} den Zugang nehmen", act, sealed=True),
            danger=True,
        )
