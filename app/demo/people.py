"""Contacts and properties of the demo: invented persons and organisations, with their consents."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.demo.stage import Stage
from app.domain.text import fold
from app.features.contacts.rules import ConsentRow, ContactDraft
from app.features.contacts.service import save
from db.models import Consent, Property

_ROLES = {"owner": "Eigentümer/in", "person": "Bewohner/in", "shop": "Gewerbetreibende/r"}
_KINDS = {"Verein": "club", "Initiative": "club", "Institution": "school", "Unternehmen": "shop"}
_MAIL = "ruhrau.example"
_HEATING = ("Gas, zentral", "Gas, je Wohnung", "Öl", "Fernwärme", "Nachtspeicher", "unbekannt")


def take_over(stage: Stage, count: int) -> None:
    """Enter about so many contacts, as an office takes over its old list."""
    with stage.store.write("Kontakte aus der bisherigen Liste übernehmen") as session:
        organisations = stage.names["organisation"]
        for entry in organisations:
            kind = _KINDS[entry["type"]]
            contact = save(session, _organisation(stage, entry), None, today=stage.clock.today())
            stage.contacts.setdefault(kind, []).append(contact)
        for number in range(max(count - len(organisations), 4)):
            kind = "owner" if number % 3 == 0 else "person"
            contact = save(session, _person(stage, kind, number), None, today=stage.clock.today())
            stage.contacts.setdefault(kind, []).append(contact)
        stage.consents = {
            row.contact_id: row.id
            for row in session.execute(
                select(Consent.id, Consent.contact_id).where(
                    Consent.purpose == "advice", Consent.withdrawn_on.is_(None)
                )
            )
        }


def survey(stage: Stage, count: int) -> None:
    """Enter properties with what is known of them; every second one has an owner on file."""
    chance = stage.chance
    owners = stage.contacts["owner"]
    with stage.store.write("Objekte aus der Bestandsaufnahme übernehmen") as session:
        for number in range(count):
            house = Property(
                street=stage.street(),
                house_number=str(chance.between(1, 88)),
                postcode=stage.names["postcode"],
                town=stage.names["town"],
                year_built=chance.between(1888, 1975),
                dwellings=chance.between(1, 14),
                storeys=chance.between(2, 5),
                heating=chance.one(_HEATING),
                monument=chance.happens(15),
                in_area=not chance.happens(10),
                owner_id=owners[number // 2 % len(owners)] if number % 2 == 0 else None,
            )
            session.add(house)
            session.flush()
            stage.properties.append(house.id)


def _organisation(stage: Stage, entry: dict[str, str]) -> ContactDraft:
    slug = fold(entry["name"]).split()[0]
    return ContactDraft(
        kind="organisation",
        organisation=entry["name"],
        legal_form=entry["form"],
        applicant_type=entry["type"],
        phone=f"0209 555 {stage.chance.between(200, 899)}",
        email=f"info@{slug.replace('.', '')}-{stage.chance.between(10, 99)}.example",
        roles=(stage.codes["role", entry["role"]],),
        consents=_consents(stage, 60),
        **_address(stage),
    )


def _person(stage: Stage, kind: str, number: int) -> ContactDraft:
    chance = stage.chance
    woman = number % 2 == 0
    first = chance.one(stage.names["women" if woman else "men"])
    family = stage.names["families"][(number * 7) % len(stage.names["families"])]
    mail = f"{fold(first)[:1]}.{fold(family).replace(' ', '')}{chance.between(10, 99)}@{_MAIL}"
    return ContactDraft(
        kind="person",
        salutation="Frau" if woman else "Herr",
        first_name=first,
        last_name=family,
        applicant_type="Privatperson",
        mobile=f"0170 555 {chance.between(1000, 9999)}" if chance.happens(70) else "",
        email=mail if chance.happens(60) else "",
        roles=(stage.codes["role", _ROLES[kind]],),
        consents=_consents(stage, 80 if kind == "owner" else 55),
        **_address(stage),
    )


def _address(stage: Stage) -> dict[str, Any]:
    return {
        "street": stage.street(),
        "house_number": str(stage.chance.between(1, 120)),
        "postcode": stage.names["postcode"],
        "town": stage.names["town"],
    }


def _consents(stage: Stage, per_cent: int) -> tuple[ConsentRow, ...]:
    chance = stage.chance
    given = stage.clock.today() - timedelta(days=chance.between(1, 200))
    rows = []
    if chance.happens(per_cent):
        rows.append(ConsentRow(purpose="advice", given_on=given, how=chance.one(("written", "oral", "form"))))
    if chance.happens(40):
        channel = "" if given.day % 2 else "email"
        rows.append(ConsentRow(purpose="invitation", channel=channel, given_on=given, how="form"))
    return tuple(rows)
