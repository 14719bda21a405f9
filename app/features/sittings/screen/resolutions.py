"""The control of resolutions: what was resolved, who does it until when, whether it is done."""

from collections.abc import Sequence

from app.domain import formats
from app.domain.ids import Ref
from app.features.sittings import table
from app.features.sittings.form.sittings import RESOLUTION
from app.features.sittings.queries import resolutions as queries
from app.features.sittings.queries.rows import ResolutionDetail, ResolutionRow
from app.features.sittings.rules.resolutions import ResolutionDraft
from app.features.sittings.service import resolutions as service
from app.ui.actions import Action
from app.ui.browser import Heading, Noun, RecordBrowser, Saving


class ResolutionsBrowser(RecordBrowser[ResolutionRow, ResolutionDetail, ResolutionDraft]):
    """Resolutions of all sittings, what is due first on top."""

    kind = "resolution"
    title = "Beschlüsse"
    icon = "list-checks"
    shows = frozenset({"agenda_items", "sittings"})
    noun = Noun("Beschluss", "Beschlüsse", new="")
    columns = table.RESOLUTIONS
    chips = table.RESOLUTION_CHIPS
    filters = table.RESOLUTION_FILTERS
    views = table.RESOLUTION_VIEWS
    form = RESOLUTION
    empty_hint = "Hier steht, was in Sitzungen beschlossen wurde und zu tun ist."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def can_create(self) -> bool:
        """Resolutions are taken in sittings."""
        return False

    def draft(self, detail: ResolutionDetail) -> ResolutionDraft:
        """As it stands."""
        return detail.draft

    def heading(self, detail: ResolutionDetail) -> Heading:
        """What it was about, and where it was taken."""
        subtitle = f"{detail.reference} vom {formats.day(detail.sat_on)}, TOP {detail.number}"
        return Heading(detail.title, subtitle, (table.RESOLUTION_CHIPS["state"][detail.state],))

    def saving(self, draft: ResolutionDraft, record_id: int | None) -> Saving:
        """Keep it."""
        today = self.context.clock.today()
        return Saving(
            "Beschluss nachhalten",
            lambda session: service.save(session, record_id or 0, draft, today=today),
            toast="Beschlusskontrolle gespeichert",
        )

    def record_actions(self, detail: ResolutionDetail) -> Sequence[Action]:
        """It is done; or look at the sitting."""
        sitting = Action(
            "Zur Sitzung", lambda: self.context.open(Ref("sitting", detail.sitting_id)), icon="arrow-up-right"
        )
        if detail.draft.done_on is not None:
            return (sitting,)
        done = Action("Erledigt", lambda: self._finish(detail), icon="circle-check", primary=True)
        return (done, sitting)

    def history_of(self, detail: ResolutionDetail) -> Sequence[tuple[str, int]]:
        """The item it belongs to."""
        return (("agenda_items", detail.id),)

    def _finish(self, detail: ResolutionDetail) -> None:
        today = self.context.clock.today()
        self.perform("Beschluss erledigen", lambda session: service.finish(session, detail.id, today=today))
