"""Papers of an event: made beside the window, looked at, and archived when they go out."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from app.documents.glyphs import told
from app.features.events.document.attendance import attendance, attendance_name
from app.features.events.document.checklist import checklist, checklist_name
from app.features.events.document.report import event_report, report_name
from app.features.events.document.running_order import running_order, running_order_name
from app.features.events.queries import papers as queries
from app.features.events.service import papers as service
from app.ui.actions import Action
from app.ui.context import Context
from app.ui.jobs import Progress
from app.ui.printing import show_pdf_sheet

Data = TypeVar("Data")
_DRAFT = "Vorschau. Beim Ausgeben wird das Blatt mit dem Termin unverändert archiviert."


class PaperDesk:
    """Makes, shows and archives the papers of events for one page."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner

    def attendance(self, appointment_id: int) -> None:
        """The attendance sheet."""
        today = self._context.clock.today()
        self._make(
            appointment_id,
            "attendance",
            lambda session: queries.attendance(session, appointment_id, dated=today),
            attendance,
            attendance_name,
        )

    def running_order(self, appointment_id: int, *, internal: bool) -> None:
        """The running order, for everybody or for those who work there."""
        today = self._context.clock.today()
        self._make(
            appointment_id,
            "running_order",
            lambda session: queries.running_order(session, appointment_id, internal=internal, dated=today),
            running_order,
            running_order_name,
        )

    def checklist(self, appointment_id: int) -> None:
        """The checklist with its deadlines."""
        today = self._context.clock.today()
        self._make(
            appointment_id,
            "checklist",
            lambda session: queries.checklist(session, appointment_id, dated=today),
            checklist,
            checklist_name,
        )

    def report(self, appointment_id: int) -> None:
        """The short report."""
        today = self._context.clock.today()
        self._make(
            appointment_id,
            "report",
            lambda session: queries.report(session, appointment_id, dated=today),
            event_report,
            report_name,
        )

    # -- inside ------------------------------------------------------------------------------

    def _make(
        self,
        appointment_id: int,
        kind: str,
        gather: Callable[[Any], Data],
        draw: Callable[[Data], bytes],
        name_of: Callable[[Data], str],
    ) -> None:
        def gathered(data: Data) -> None:
            name = name_of(data)
            title = name.removesuffix(".pdf")

            def build(progress: Progress) -> bytes:
                progress(0, 1, title)
                return draw(data)

            self._context.make(
                build,
                lambda pdf: self._preview(appointment_id, kind, pdf, name, told(data)),
                title=f"{title} erstellen",
                owner=self._owner,
            )

        self._context.look(gather, gathered, self._owner, slot="event.paper")

    def _preview(self, appointment_id: int, kind: str, pdf: bytes, name: str, warning: str) -> None:
        issue = Action(
            "Ausgeben", lambda: self._issue(appointment_id, kind, pdf, name), icon="printer", primary=True
        )
        show_pdf_sheet(
            self._context,
            self._owner,
            name.removesuffix(".pdf"),
            pdf,
            name,
            actions=(issue,),
            draft=f"{warning} {_DRAFT}".strip(),
        )

    def _issue(self, appointment_id: int, kind: str, pdf: bytes, name: str) -> None:
        title, staff_id = name.removesuffix(".pdf"), self._context.staff_id

        def issued(_id: Any) -> None:
            self._context.messages.done(f"Archiviert: {title}", undo=True)
            show_pdf_sheet(self._context, self._owner, title, pdf, name)

        self._context.do(
            f"{title} ausgeben",
            lambda session: service.issue(session, appointment_id, kind, pdf, name, staff_id=staff_id),
            issued,
            owner=self._owner,
        )
