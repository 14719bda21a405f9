"""The office itself: letterhead, staff, the city's offices, measures of the plan."""

from sqlalchemy import select

from app.demo.stage import Stage, material
from app.domain.money import Money
from app.features.measures import service as measures
from app.features.measures.rules import MeasureDraft
from app.features.office.rules.drafts import CityContactDraft, CityOfficeDraft, OfficeDraft, StaffDraft
from app.features.office.service import city, identity
from app.features.office.service import staff as people
from db.models import Code

OFFICE = OfficeDraft(
    name="Stadtteilbüro Unterstadt",
    district="Unterstadt",
    operator="Quartierwerk Planungsgesellschaft mbH",
    city="Stadt Ruhrau",
    street="Zechenstraße 22",
    postcode="45888",
    town="Ruhrau",
    phone="0209 555 010",
    email="stadtteilbuero@ruhrau.example",
    website="www.unterstadt-ruhrau.example",
    hours="Di 15–18 Uhr, Do 10–13 Uhr und nach Vereinbarung",
    footer="Das Stadtteilbüro arbeitet im Auftrag der Stadt Ruhrau.",
    funding_sentence="Finanziert über die Städtebauförderung durch Mittel des Bundes, des Landes "
    "Nordrhein-Westfalen und der Stadt Ruhrau.",
    court_name="Verwaltungsgericht Gelsenkirchen",
    court_address="Bahnhofsvorplatz 3, 45879 Gelsenkirchen",
)
MANAGER = StaffDraft(
    name="Jana Brinkhoff",
    function="Quartiersmanagement, Leitung",
    phone="0209 555 011",
    email="brinkhoff@ruhrau.example",
)
_TEAM = (
    StaffDraft(
        name="Mehmet Aydın", function="Citymanagement", phone="0209 555 012", email="aydin@ruhrau.example"
    ),
    StaffDraft(
        name="Carla Vogt", function="Quartiersarchitektin", phone="0209 555 013", email="vogt@ruhrau.example"
    ),
)
_BAUAMT = CityOfficeDraft(
    name="Bauamt – Stadterneuerung",
    short_name="Bauamt",
    unit="600.22",
    street="Rathausplatz 1",
    postcode="45888",
    town="Ruhrau",
    phone="0209 555 600",
    email="stadterneuerung@ruhrau.example",
    receives_handover=True,
    contacts=(
        CityContactDraft(
            salutation="Frau", name="Helga Dornbusch", function="Sachgebietsleitung", phone="0209 555 622"
        ),
        CityContactDraft(salutation="Herr", name="Tim Overbeck", function="Förderung", phone="0209 555 624"),
    ),
)
_OTHERS = (
    ("Ordnungsamt", "Amt für öffentliche Ordnung", "32"),
    ("Grünflächenamt", "Grünflächenamt", "67"),
    ("Tiefbauamt", "Tiefbauamt", "66"),
    ("Jugendamt", "Jugendamt", "51"),
    ("Wirtschaftsförderung", "Wirtschaftsförderung", "80"),
)


def set_up(stage: Stage, slot_uid: str) -> None:
    """Make the office, its team and the offices of the city."""
    with stage.store.write("Büro einrichten") as session:
        manager = identity.set_up(session, OFFICE, MANAGER, slot_uid=slot_uid, is_demo=True)
        stage.staff = [manager, *(people.save(session, draft) for draft in _TEAM)]
        stage.offices["Bauamt"] = city.save(session, _BAUAMT)
        for short_name, name, unit in _OTHERS:
            stage.offices[short_name] = city.save(
                session,
                CityOfficeDraft(
                    name=name,
                    short_name=short_name,
                    unit=unit,
                    street="Rathausplatz 1",
                    postcode="45888",
                    town="Ruhrau",
                    phone=f"0209 555 {unit}0",
                ),
            )
        stage.codes = {
            (row.list_key, row.label): row.id
            for row in session.execute(select(Code.id, Code.list_key, Code.label))
        }
    stage.store.staff_id = manager


def take_over_measures(stage: Stage) -> None:
    """Enter the measures of published development plans."""
    with stage.store.write("Maßnahmen aus dem ISEK übernehmen") as session:
        for sheet in material("massnahmen")["measure"]:
            cost = sheet.pop("cost", None)
            draft = MeasureDraft(**sheet, cost=None if cost is None else Money.euros(cost))
            stage.measures[draft.number] = measures.save(session, draft)
