"""An office with its code lists and one member of staff, ready to log consultations."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from app.features.consultations import service
from app.features.consultations.rules import ConsultationDraft
from app.features.office.rules.codes import DEFAULTS
from db.models import Code
from db.store import Store
from tests.kit import factories
from tests.kit.office import NOW


@dataclass(frozen=True)
class Desk:
    """The ids a test needs."""

    store: Store
    staff_id: int
    codes: dict[str, int]
    """Id of each code by its label."""

    def draft(self, **values: Any) -> ConsultationDraft:
        """A complete anonymous talk."""
        talk = ConsultationDraft(
            concern="Zuschuss für den Anstrich der Fassade",
            began_at=NOW,
            minutes=25,
            channel_id=self.codes["Sprechzeit"],
            target_group_id=self.codes["Bewohnerinnen und Bewohner"],
            topics=(self.codes["Hof- und Fassadenprogramm"],),
            place="Südring",
            staff_id=self.staff_id,
        )
        return replace(talk, **values)

    def log(self, **values: Any) -> int:
        """A talk that is kept."""
        with self.store.write("Beratung") as session:
            return service.save(session, self.draft(**values), None, now=NOW)


def add_codes(session: Session) -> dict[str, int]:
    """The code lists an office starts with."""
    rows = [
        Code(list_key=key, label=code.label, position=at, built_in=code.built_in)
        for key, codes in DEFAULTS.items()
        for at, code in enumerate(codes)
    ]
    session.add_all(rows)
    session.flush()
    return {row.label: row.id for row in rows}


def set_up(store: Store) -> Desk:
    """Fill an empty office."""
    with store.write("Büro einrichten") as session:
        factories.office(session, postcode="42579", town="Heiligenhaus")
        person = factories.staff(session)
        codes = add_codes(session)
        staff_id = person.id
    store.staff_id = staff_id
    return Desk(store, staff_id, codes)
