"""The list of committees with the record beside it: rules of procedure, members."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import formats
from app.domain.options import Option
from app.features.sittings import table
from app.features.sittings.form.committees import COMMITTEE, member_form
from app.features.sittings.queries import committees as queries
from app.features.sittings.queries.rows import CommitteeDetail, CommitteeRow, MemberRow
from app.features.sittings.rules.committees import CommitteeDraft, MemberDraft, balance_warning
from app.features.sittings.rules.presence import QuorumRule
from app.features.sittings.service import committees as service
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving, Tab
from app.ui.context import Context
from app.ui.sheet import ask_form
from app.ui.table import SimpleTable
from app.ui.theme import Tone
from app.ui.widgets import Banner, Button, Quiet


class CommitteesBrowser(RecordBrowser[CommitteeRow, CommitteeDetail, CommitteeDraft]):
    """Who decides about the funds' money, and by which rules."""

    kind = "committee"
    title = "Gremien"
    icon = "users"
    shows = frozenset({"committees", "committee_members", "funds", "sittings", "contacts"})
    noun = Noun("Gremium", "Gremien", new="Neues Gremium")
    columns = table.COMMITTEES
    chips = table.COMMITTEE_CHIPS
    filters = table.COMMITTEE_FILTERS
    form = COMMITTEE
    empty_hint = "Noch kein Gremium. Mit Strg+N legen Sie den Beirat oder die Jury an, die entscheidet."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def blank(self, preset: Mapping[str, Any]) -> CommitteeDraft:
        """Decides by more than half of its members, as most do."""
        return CommitteeDraft(name=str(preset.get("name", "")))

    def draft(self, detail: CommitteeDetail) -> CommitteeDraft:
        """As it was typed."""
        return detail.draft

    def heading(self, detail: CommitteeDetail) -> Heading:
        """Name, how many, what it does."""
        members = sum(not row.member.is_substitute for row in detail.members)
        subtitle = (
            f"{formats.count(members, 'Mitglied', 'Mitglieder')} · "
            f"{formats.count(detail.sittings, 'Sitzung', 'Sitzungen')}"
        )
        return Heading(detail.draft.name, subtitle, (table.COMMITTEE_CHIPS["decides"][detail.draft.decides],))

    def saving(self, draft: CommitteeDraft, record_id: int | None) -> Saving:
        """Keep it."""
        return Saving("Gremium speichern", lambda session: service.save(session, draft, record_id))

    def removing(self, detail: CommitteeDetail) -> Saving | None:
        """It can go while it never sat; the service says so otherwise."""
        return Saving("Gremium löschen", lambda session: service.remove(session, detail.id))

    def record_actions(self, detail: CommitteeDetail) -> Sequence[Action]:
        """Plan a sitting of it."""
        plan = Action(
            "Sitzung planen",
            lambda: self.context.new("sitting", committee_id=detail.id),
            icon="calendar-days",
            enabled=detail.draft.active,
            why="Das Gremium tagt nicht mehr.",
        )
        return (plan,)

    def tabs(self) -> Sequence[Tab]:
        """Who sits there."""
        return (Tab("Mitglieder", lambda: MembersPanel(self.context)),)

    def history_of(self, detail: CommitteeDetail) -> Sequence[tuple[str, int]]:
        """Its own changes and those of its members."""
        return (("committees", detail.id), *(("committee_members", row.id) for row in detail.members))


class MembersPanel(QWidget):
    """The tab „Mitglieder“: members, each followed by substitutes, and whether the groups are balanced."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: CommitteeDetail | None = None
        self._chosen: int | None = None
        self._said = Quiet("")
        self._warning = Banner("", Tone.WARN)
        self._table: SimpleTable[MemberRow] = SimpleTable(
            context,
            table.MEMBERS,
            key="committee.members",
            name="Mitglieder",
            empty="Noch kein Mitglied. Wählen Sie die Personen aus Ihren Kontakten.",
        )
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._open)
        self._add = Button("Mitglied hinzufügen …", icon="user-plus", run=self._new)
        self._change = Button("Ändern …", icon="pencil", run=self._edit)
        self._remove = Button("Entfernen", icon="trash-2", run=self._take_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._said, self._warning, self._table):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._add, self._change, self._remove):
            row.addWidget(button)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(1)

    def show_record(self, detail: CommitteeDetail) -> None:
        """Show the members of this committee."""
        self._detail = detail
        self._table.set_rows(detail.members)
        today = self._context.clock.today()
        seats = [row.member for row in detail.members if not row.member.is_substitute]
        voting = [member for member in seats if member.voting and member.serves(today)]
        needed = QuorumRule(detail.draft.quorum_number, detail.draft.quorum_bp).needed(len(voting))
        self._said.setText(
            f"{formats.count(len(voting), 'Stimme', 'Stimmen')}; beschlussfähig ab {needed}."
            if voting
            else ""
        )
        warning = balance_warning([member.party for member in voting])
        self._warning.say(warning)
        self._warning.setVisible(bool(warning and voting and detail.draft.resident_majority))
        ids = [row.id for row in detail.members]
        self._choose(self._chosen if self._chosen in ids else (ids[0] if ids else None))

    def _choose(self, member_id: int | None) -> None:
        self._chosen = member_id
        self._table.select(member_id)
        self._change.setEnabled(member_id is not None)
        self._remove.setEnabled(member_id is not None)

    def _open(self, member_id: int) -> None:
        self._choose(member_id)
        self._edit()

    def _new(self) -> None:
        self._ask(None, MemberDraft(since=self._context.clock.today()))

    def _edit(self) -> None:
        row = next((row for row in self._rows() if row.id == self._chosen), None)
        if row is not None:
            self._ask(row.id, row.draft)

    def _rows(self) -> tuple[MemberRow, ...]:
        return self._detail.members if self._detail else ()

    def _ask(self, member_id: int | None, draft: MemberDraft) -> None:
        detail = self._detail
        if detail is None:
            return
        seats = [
            Option(row.id, row.name)
            for row in detail.members
            if not row.member.is_substitute and row.id != member_id
        ]
        ask_form(
            self._context,
            self,
            title="Mitglied ändern" if member_id else "Mitglied hinzufügen",
            spec=member_form(seats),
            draft=draft,
            button="Speichern",
            saving=lambda typed: Saving(
                "Mitglied ändern" if member_id else "Mitglied hinzufügen",
                lambda session: service.save_member(session, detail.id, typed, member_id),
            ),
            key=f"committee_member:{member_id or 'new'}",
        )

    def _take_out(self) -> None:
        member_id, name = self._chosen, "Mitglied entfernen"
        if member_id is None:
            return
        self._context.do(
            name,
            lambda session: service.remove_member(session, member_id),
            lambda _id: self._context.messages.done(name, undo=True),
            owner=self,
        )
