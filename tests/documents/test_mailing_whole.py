"""What stands on labels, envelopes, badges, signs and lists is whole or refused, never cut."""

import pytest

from app.documents.mailing.badges import Badge, Badges, badges_bytes
from app.documents.mailing.envelopes import ENVELOPES, Envelopes, envelopes_bytes
from app.documents.mailing.formats import formats
from app.documents.mailing.labels import labels_bytes
from app.documents.mailing.lists import Field, SignUp, sign_up_bytes
from app.documents.mailing.signs import TENTS, Sign, Signs, signs_bytes
from app.domain.errors import Refused
from tests.documents.test_mailing import ADDRESS, DAY, GRIDS, badges, sheets
from tests.kit import pdf

LONG_SENDER = "Quartiersbüro Unterstadt und Stadtteilzentrum am Nordmarkt, Zechenstraße 22, 45888 Ruhrau"
LONG_EVENT = "Nachbarschaftsfest am Kirchplatz mit Kinderflohmarkt, Pflanzentauschbörse und Verabschiedung"


def words(data: bytes) -> str:
    return " ".join(pdf.text(data).split())


@pytest.mark.parametrize("key", GRIDS)
def test_the_sender_above_an_address_is_whole_or_refused(key: str) -> None:
    grid = formats()[key]
    assert LONG_SENDER in words(labels_bytes(sheets(grid, (ADDRESS,) * grid.each, sender=LONG_SENDER)))
    with pytest.raises(Refused, match="Absenderzeile") as caught:
        labels_bytes(sheets(grid, (ADDRESS,), sender=LONG_SENDER * 4))
    assert caught.value.field == "sender"


def test_the_sender_of_an_envelope_is_whole_or_refused() -> None:
    office = LONG_SENDER.split(",", maxsplit=1)[0] + " im Programm Sozialer Zusammenhalt"
    made = Envelopes("U", "Büro", DAY, ENVELOPES["C6"], (ADDRESS,), (office, "Weg 1"))
    assert office in words(envelopes_bytes(made))
    with pytest.raises(Refused, match="Absenderzeile"):
        envelopes_bytes(Envelopes("U", "Büro", DAY, ENVELOPES["C6"], (ADDRESS,), (office * 4,)))


def test_what_a_badge_says_of_event_and_role_is_whole_or_refused() -> None:
    role = "Moderation des Podiums zur Stadtentwicklung am Nachmittag"
    said = words(badges_bytes(Badges("N", "Büro", DAY, LONG_EVENT, (Badge("Ayşe Yılmaz", "Boxclub", role),))))
    assert LONG_EVENT in said
    assert role in said
    with pytest.raises(Refused, match="Kopf eines Namensschilds"):
        badges_bytes(Badges("N", "Büro", DAY, LONG_EVENT * 3, (Badge("Ayşe"),)))
    with pytest.raises(Refused, match="Die Aufgabe"):
        badges(Badge("Ayşe", "", role * 4))


@pytest.mark.parametrize("key", sorted(TENTS))
def test_the_event_at_the_foot_of_a_sign_is_whole_or_refused(key: str) -> None:
    long = f"{LONG_EVENT} der Quartiersmanagerin"
    made = signs_bytes(Signs("S", "Büro", DAY, TENTS[key], (Sign("Kasse"),), long))
    assert words(made).count(long) == 2
    with pytest.raises(Refused, match="Fuß der Schilder"):
        signs_bytes(Signs("S", "Büro", DAY, TENTS[key], (Sign("Kasse"),), LONG_EVENT * 5))


def test_the_title_of_a_list_is_whole_or_refused() -> None:
    title = f"{LONG_EVENT} der langjährigen Quartiersmanagerin am Samstagnachmittag"
    facts = "Samstag, 12. September 2026, 14–22 Uhr, " + "Mehrzweckhalle der Gesamtschule, Eingang Hof, " * 5
    made = SignUp(title, "Büro", DAY, facts.strip(), (Field("Name"),), 3)
    said = words(sign_up_bytes(made))
    assert title in said
    assert facts.strip() in said
    with pytest.raises(Refused, match="Die Überschrift") as caught:
        sign_up_bytes(SignUp(title * 4, "Büro", DAY, "", (Field("Name"),), 3))
    assert caught.value.field == "title"
