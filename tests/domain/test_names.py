import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import Named, is_organisation, read_address, read_name, read_street, read_town


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Yılmaz, Ayşe", Named("person", first_name="Ayşe", last_name="Yılmaz")),
        ("Ayşe Yılmaz", Named("person", first_name="Ayşe", last_name="Yılmaz")),
        ("Frau Dr. Ayşe Yılmaz", Named("person", "Frau", "Dr.", "Ayşe", "Yılmaz")),
        ("Herrn Karl von der Heide", Named("person", "Herr", "", "Karl", "von der Heide")),
        ("van Gogh", Named("person", last_name="van Gogh")),
        ("Müller", Named("person", last_name="Müller")),
        ("Prof. Dr. Müller, Jan", Named("person", title="Prof. Dr.", first_name="Jan", last_name="Müller")),
        ("Boxclub Unterstadt e. V.", Named("organisation", organisation="Boxclub Unterstadt e. V.")),
        ("Grundschule Nord", Named("organisation", organisation="Grundschule Nord")),
        ("Müller GmbH", Named("organisation", organisation="Müller GmbH")),
        ("Bäckerei Kaya", Named("organisation", organisation="Bäckerei Kaya")),
    ],
)
def test_names_are_taken_apart(text: str, wanted: Named) -> None:
    assert read_name(text) == wanted


@pytest.mark.parametrize(
    "name",
    ["Hagen, Tronje", "Ulrike Bund-Meyer", "Weg, Anna", "Kirche, Rosa", "Petra Schulz", "Karl Vereinigt"],
)
def test_people_are_no_organisations(name: str) -> None:
    assert not is_organisation(name)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hauptstr. 12a", ("Hauptstr.", "12a")),
        ("Hauptstraße 12 a", ("Hauptstraße", "12 a")),
        ("Bahnhofstraße 1-3", ("Bahnhofstraße", "1-3")),
        ("Straße des 17. Juni 135", ("Straße des 17. Juni", "135")),
        ("Am Ring", ("Am Ring", "")),
        ("Platz 1848", ("Platz", "1848")),
    ],
)
def test_streets(text: str, wanted: tuple[str, str]) -> None:
    assert read_street(text) == wanted


def test_towns_and_addresses() -> None:
    assert read_town("42579 Heiligenhaus") == ("42579", "Heiligenhaus")
    assert read_town("1067 Dresden") == ("01067", "Dresden")
    assert read_town("D-42579 Heiligenhaus") == ("42579", "Heiligenhaus")
    assert read_town("Heiligenhaus") == ("", "Heiligenhaus")
    assert read_address("Hauptstr. 12, 42579 Heiligenhaus") == ("Hauptstr.", "12", "42579", "Heiligenhaus")
    assert read_address("Weg 3\n42579 Ort") == ("Weg", "3", "42579", "Ort")


@given(st.text(max_size=60))
def test_nothing_of_a_name_is_lost(text: str) -> None:
    named = read_name(text)
    parts = f"{named.salutation} {named.title} {named.first_name} {named.last_name} {named.organisation}"
    for word in text.replace(",", " ").split():
        assert word in parts or word.lower() in {"frau", "fr.", "herr", "herrn", "hr."}


@given(st.text(max_size=60))
def test_nothing_of_a_street_is_lost(text: str) -> None:
    street, number = read_street(text)
    assert f"{street}{number}".replace(" ", "").rstrip(",") in text.replace(" ", "") or not number
