"""A contact as a row of an old list has it: names and addresses in one cell are taken apart."""

from collections.abc import Mapping
from typing import Any

from app.domain.intake import Traits
from app.domain.names import is_organisation, read_address, read_name, read_street, read_town
from app.domain.people import display_name
from app.features.contacts.rules.checks import party
from app.features.contacts.rules.drafts import ContactDraft
from app.features.contacts.rules.likeness import Known, traits_of

TEXTS = (
    "salutation",
    "title",
    "first_name",
    "last_name",
    "organisation",
    "legal_form",
    "extra",
    "street",
    "house_number",
    "postcode",
    "town",
    "phone",
    "mobile",
    "email",
    "website",
    "language",
    "note",
)
_NAMES = ("salutation", "title", "first_name", "last_name", "organisation")
_POLITE = {
    "frau": "Frau",
    "fr": "Frau",
    "herr": "Herr",
    "herrn": "Herr",
    "hr": "Herr",
    "w": "Frau",
    "m": "Herr",
}
_BODIES = {"firma", "verein", "institution", "organisation"}


def tidy(values: Mapping[str, Any]) -> dict[str, Any]:
    """The row with every name and address in its own field; what is there already is not overwritten."""
    found = dict(values)
    whole = str(found.pop("name", ""))
    found["kind"] = _kind(found, whole)
    if whole:
        named = read_name(whole, found["kind"])
        for name in _NAMES:
            _put(found, name, getattr(named, name))
    if found["kind"] == "organisation" and not found.get("organisation"):
        _turn(found)
    found["salutation"] = _POLITE.get(str(found.get("salutation", "")).strip(" .").lower(), "")
    _place(found)
    return {key: value for key, value in found.items() if value not in ("", (), None)}


def draft_of(values: Mapping[str, Any]) -> ContactDraft:
    """The tidied row as the form would hold it."""
    texts = {name: str(values.get(name, "")) for name in TEXTS}
    return ContactDraft(
        kind=values.get("kind", "person"),
        applicant_type=values.get("applicant_type"),
        roles=values.get("roles", ()),
        **texts,  # type: ignore[arg-type] # all of them are texts
    )


def traits(values: Mapping[str, Any]) -> Traits:
    """What the tidied row is recognised by."""
    draft = draft_of(values)
    return traits_of(
        Known(
            None,
            display_name(party(draft)),
            draft.street,
            draft.house_number,
            draft.town,
            draft.email,
            (draft.phone, draft.mobile),
        )
    )


def _kind(values: Mapping[str, Any], whole: str) -> str:
    """Person or organisation, as the list says or as the name tells."""
    said = values.get("kind")
    if said:
        return str(said)
    if values.get("organisation") or str(values.get("salutation", "")).strip().lower() in _BODIES:
        return "organisation"
    last = str(values.get("last_name", ""))
    if last and not values.get("first_name") and is_organisation(last):
        return "organisation"
    if last or not whole:
        return "person"
    return read_name(whole).kind


def _turn(values: dict[str, Any]) -> None:
    """An organisation whose name stands in the column of family names."""
    if not values.get("first_name") and values.get("last_name"):
        values["organisation"] = values.pop("last_name")


def _place(values: dict[str, Any]) -> None:
    street = str(values.get("street", ""))
    if "," in street and not values.get("town"):
        values["street"], number, postcode, town = read_address(street)
        _put(values, "house_number", number)
        _put(values, "postcode", postcode)
        _put(values, "town", town)
    elif street and not values.get("house_number"):
        values["street"], number = read_street(street)
        _put(values, "house_number", number)
    if values.get("town") and not values.get("postcode"):
        postcode, values["town"] = read_town(str(values["town"]))
        _put(values, "postcode", postcode)


def _put(values: dict[str, Any], name: str, text: str) -> None:
    if text and not values.get(name):
        values[name] = text
