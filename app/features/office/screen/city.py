"""The offices of the city and their contact persons."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.features.office import form, table
from app.features.office.queries import city as queries
from app.features.office.queries.city import CityOfficeDetail, CityOfficeRow
from app.features.office.rules.drafts import CityOfficeDraft
from app.features.office.service import city as service
from app.ui.browser import Heading, Noun, RecordBrowser, Saving


class CityBrowser(RecordBrowser[CityOfficeRow, CityOfficeDetail, CityOfficeDraft]):
    """List of offices and the office beside it."""

    kind = "city_office"
    title = "Ämter der Stadt"
    icon = "landmark"
    shows = frozenset({"city_offices", "city_contacts"})
    noun = Noun("Amt", "Ämter", new="Neues Amt")
    columns = table.CITY
    chips = table.CITY_CHIPS
    form = form.CITY
    empty_hint = "Noch kein Amt. Legen Sie zuerst das Bauamt an, das die Übergabe erhält."
    page = staticmethod(queries.page)
    load = staticmethod(queries.detail)

    def blank(self, preset: Mapping[str, Any]) -> CityOfficeDraft:
        """A new office."""
        return CityOfficeDraft(name=str(preset.get("name", "")))

    def draft(self, detail: CityOfficeDetail) -> CityOfficeDraft:
        """The office as typed."""
        return detail.draft

    def heading(self, detail: CityOfficeDetail) -> Heading:
        """Name and unit."""
        chips = [table.CITY_CHIPS["active"][detail.draft.active]]
        if detail.draft.receives_handover:
            chips.append(table.CITY_CHIPS["receives_handover"][True])
        return Heading(detail.draft.name, detail.draft.unit, tuple(chips))

    def saving(self, draft: CityOfficeDraft, record_id: int | None) -> Saving:
        """Keep the office."""
        return Saving(f"{draft.name} speichern", lambda session: service.save(session, draft, record_id))

    def history_of(self, detail: CityOfficeDetail) -> Sequence[tuple[str, int]]:
        """What happened to the office and its persons."""
        return (
            ("city_offices", detail.id),
            *(("city_contacts", contact_id) for contact_id in detail.contact_ids),
        )
