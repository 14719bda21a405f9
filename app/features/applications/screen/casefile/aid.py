"""De-minimis aid: the sum of three years, the clock of the register."""

from app.domain import formats
from app.features.applications import service
from app.features.applications.excel import register_book
from app.features.applications.form import AID_FORM, OWN_AID_FORM
from app.features.applications.queries import AidRow, FileDetail
from app.features.applications.rules import AidDraft
from app.features.applications.screen.casefile.part import Part
from app.features.applications.table import AID_CHIPS, AID_COLUMNS
from app.ui.context import Context
from app.ui.files import save_file
from app.ui.jobs import Progress
from app.ui.sheet import Saving, ask_form
from app.ui.table import SimpleTable
from app.ui.widgets import Button, Quiet


class Aid(Part):
    """De-minimis aid: the sum of three years, the clock of the register."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "De-minimis-Beihilfen")
        self._rows: dict[int, AidRow] = {}
        self._chosen: int | None = None
        self._said = Quiet("")
        self._table = SimpleTable(
            context,
            AID_COLUMNS,
            key="aid_grants",
            name="De-minimis-Beihilfen",
            chips=AID_CHIPS,
            empty="Noch keine. Tragen Sie ein, was das Unternehmen in seiner De-minimis-Erklärung angibt.",
        )
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._edit)
        self._change = Button("Ändern …", icon="pencil", run=lambda: self._edit(self._chosen))
        self._remove = Button("Entfernen", icon="trash-2", run=self._take_off)
        self._sheet = Button("Meldeblatt (Excel) …", icon="file-down", run=self._make_sheet)
        self.column.addWidget(self._said)
        self.column.addWidget(self._table)
        add = Button("Erklärte Beihilfe eintragen …", icon="plus", run=self._new)
        self.buttons(add, self._change, self._remove, self._sheet)

    def draw(self, found: FileDetail) -> None:
        """Only where the guideline gives aid."""
        self.setVisible(found.aid_limit is not None)
        if found.aid_limit is None:
            return
        left = formats.money(found.aid_limit - found.aid_sum)
        self._said.setText(
            f"In den letzten drei Jahren {formats.money(found.aid_sum)}; bis zur Grenze von "
            f"{formats.money(found.aid_limit)} bleiben {left}."
        )
        self._rows = {row.id: row for row in found.aid}
        self._table.set_rows(found.aid)
        self._choose(self._chosen if self._chosen in self._rows else next(iter(self._rows), None))

    def _choose(self, aid_id: int | None) -> None:
        self._chosen = aid_id
        self._table.select(aid_id)
        row = self._rows.get(aid_id or 0)
        self._change.setEnabled(row is not None)
        self._remove.setEnabled(row is not None and not row.own)
        self._sheet.setEnabled(row is not None and row.own)

    def _new(self) -> None:
        self._ask(None, AidDraft(), own=False)

    def _edit(self, aid_id: int | None) -> None:
        row = self._rows.get(aid_id or 0)
        if row is not None:
            draft = AidDraft(
                row.granted_on, row.amount, row.authority, row.instrument, row.sector, row.registered_on
            )
            self._ask(row.id, draft, own=row.own)

    def _ask(self, aid_id: int | None, draft: AidDraft, *, own: bool) -> None:
        detail, today = self.detail, self.context.clock.today()
        if detail is None:
            return
        ask_form(
            self.context,
            self,
            title="Eintrag im De-minimis-Register" if own else "Erklärte De-minimis-Beihilfe",
            spec=OWN_AID_FORM if own else AID_FORM,
            draft=draft,
            button="Eintragen",
            saving=lambda typed: Saving(
                f"De-minimis-Beihilfe zu {detail.reference}",
                lambda session: service.save_aid(session, detail.id, typed, aid_id, today=today),
            ),
            key=f"aid:{detail.id}:{aid_id or 'new'}",
        )

    def _take_off(self) -> None:
        detail, aid_id = self.detail, self._chosen
        if detail is None or aid_id is None:
            return
        name = f"De-minimis-Beihilfe bei {detail.reference} entfernen"
        self.context.do(
            name,
            lambda session: service.remove_aid(session, aid_id),
            lambda _none: self.context.messages.done(name, undo=True),
            owner=self,
        )

    def _make_sheet(self) -> None:
        """The six fields of the register for every grant of the undertaking, ready to be typed there."""
        detail = self.detail
        rows = [row for row in self._rows.values() if row.own]
        if detail is None:
            return
        now, applicant = self.context.clock.now(), detail.applicant

        def build(progress: Progress) -> bytes:
            return register_book(applicant, rows, now, progress)

        def made(data: bytes) -> None:
            save_file(self.context, self, data, f"De-minimis {detail.reference}.xlsx")

        self.context.make(build, made, title="Meldeblatt erstellen", owner=self)
