"""What a form that came back is, as values."""

from dataclasses import dataclass
from datetime import date

from app.domain.people import Party, display_name
from app.features.applications.rules.draft import ApplicationDraft


@dataclass(frozen=True)
class Applicant:
    """Who applies, as typed."""

    kind: str = "person"
    salutation: str = ""
    first_name: str = ""
    last_name: str = ""
    organisation: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        """As lists show it; empty when nobody is named."""
        return display_name(
            Party(
                kind=self.kind,
                first_name=self.first_name,
                last_name=self.last_name,
                organisation=self.organisation,
            )
        )


@dataclass(frozen=True)
class TakingDraft:
    """What a person decides before a form becomes an application: whose it is, its title, when it came."""

    contact_id: int | None = None
    title: str = ""
    received_on: date | None = None


@dataclass(frozen=True)
class Unclear:
    """A field that could not be understood: what it is called, what stands in it, what to do."""

    label: str
    value: str
    sentence: str


@dataclass(frozen=True)
class FormFile:
    """A form that was filled in.

    Args:
        draft: the application as far as it is understood; fund and contact are not in it yet.
        understood: labels and values of all that is, in reading order. unclear: what is not.
        goals, conditions, papers: numbers of what is ticked, as the form counts them.
    """

    fund_uid: str
    fund_name: str
    office_uid: str
    office_name: str
    applicant: Applicant
    draft: ApplicationDraft
    object_street: str = ""
    object_number: str = ""
    year_built: int | None = None
    dwellings: int | None = None
    storeys: int | None = None
    monument: bool = False
    goals: tuple[int, ...] = ()
    conditions: tuple[int, ...] = ()
    papers: tuple[int, ...] = ()
    privacy: bool = False
    photos: bool = False
    understood: tuple[tuple[str, str], ...] = ()
    unclear: tuple[Unclear, ...] = ()
