"""The code lists an office starts with; each entry can be renamed, ordered and hidden in the window."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import Refused
from app.domain.text import clean_line, fold

LONGEST_LABEL = 80


@dataclass(frozen=True)
class DefaultCode:
    """An entry as shipped; ``built_in`` is set where a rule refers to it."""

    label: str
    built_in: str = ""


@dataclass(frozen=True)
class ListName:
    """How a code list is presented: its name and what it is for."""

    title: str
    explanation: str
    by_label: bool = False
    """Records keep the words themselves, so that a renamed entry leaves old records as they were."""


LISTS: Mapping[str, ListName] = {
    "channel": ListName("Wege", "Auf welchem Weg eine Beratung zustande kam."),
    "target_group": ListName("Zielgruppen", "Wer beraten wurde, ohne Namen."),
    "topic": ListName("Themen", "Worum es in Beratungen geht; bis zu drei je Beratung."),
    "role": ListName("Rollen", "Was ein Kontakt für das Quartier ist."),
    "cost_kind": ListName("Kostenarten", "Zeilen im Kosten- und Finanzierungsplan.", by_label=True),
    "works": ListName("Maßnahmenarten", "Was an einem Gebäude geplant ist.", by_label=True),
    "heating": ListName("Heizungen", "Wie ein Gebäude beheizt wird.", by_label=True),
    "referral": ListName("Verweise", "Stellen, an die Sie verweisen.", by_label=True),
}

# Channels and target groups: proposed field set of a consultation log. Works: eligible works of the
# yard and façade programmes of Hünxe, Hagen, Viersen and others. Cost kinds: usual cost plans.
DEFAULTS: Mapping[str, tuple[DefaultCode, ...]] = {
    "channel": (
        DefaultCode("Sprechzeit", "office_hour"),
        DefaultCode("Telefon", "phone"),
        DefaultCode("E-Mail", "email"),
        DefaultCode("aufsuchend", "outreach"),
        DefaultCode("Veranstaltung", "event"),
        DefaultCode("Vor-Ort-Termin", "site_visit"),
    ),
    "target_group": (
        DefaultCode("Bewohnerinnen und Bewohner"),
        DefaultCode("Eigentümerinnen und Eigentümer", "owner"),
        DefaultCode("Gewerbe"),
        DefaultCode("Verein oder Initiative"),
        DefaultCode("Institution"),
        DefaultCode("Verwaltung oder Politik"),
    ),
    "topic": tuple(
        DefaultCode(label)
        for label in (
            "Wohnen und Wohnumfeld",
            "Hof- und Fassadenprogramm",
            "Energetische Sanierung",
            "Verfügungsfonds",
            "Leerstand und Gewerbe",
            "Bauen und Denkmal",
            "Sauberkeit und Abfall",
            "Verkehr und Parken",
            "Sicherheit und Beleuchtung",
            "Grün, Spiel und Sport",
            "Hitze und Starkregen",
            "Barrierefreiheit und Älterwerden",
            "Kinder, Jugend und Familie",
            "Integration und Sprache",
            "Nachbarschaft und Konflikte",
            "Engagement und Ehrenamt",
            "Veranstaltungen",
            "Behörden und Formulare",
            "Sonstiges",
        )
    ),
    "role": (
        DefaultCode("Eigentümer/in", "owner"),
        DefaultCode("Bewohner/in"),
        DefaultCode("Gewerbetreibende/r"),
        DefaultCode("Verein"),
        DefaultCode("Initiative"),
        DefaultCode("Schule"),
        DefaultCode("Kindertagesstätte"),
        DefaultCode("Religionsgemeinschaft"),
        DefaultCode("Wohnungsunternehmen"),
        DefaultCode("Soziale Einrichtung"),
        DefaultCode("Handwerk und Planung"),
        DefaultCode("Beiratsmitglied"),
        DefaultCode("Ehrenamtliche/r"),
        DefaultCode("Politik"),
        DefaultCode("Verwaltung"),
        DefaultCode("Presse", "press"),
    ),
    "cost_kind": (
        DefaultCode("Sachkosten"),
        DefaultCode("Honorare"),
        DefaultCode("Öffentlichkeitsarbeit"),
        DefaultCode("Miete"),
        DefaultCode("Anschaffungen"),
        DefaultCode("Bauleistungen"),
        DefaultCode("Planung", "planning"),
        DefaultCode("Gebühren und Versicherungen"),
        DefaultCode("Eigenleistung", "own_labour"),
        DefaultCode("Sonstige Kosten"),
    ),
    "works": tuple(
        DefaultCode(label)
        for label in (
            "Reinigung der Fassade",
            "Putz",
            "Anstrich",
            "Rückbau von Verkleidungen",
            "Wiederherstellung von Fenster- und Putzgliederung",
            "Stuck",
            "Dach, vom öffentlichen Raum sichtbar",
            "Dachbegrünung",
            "Fassadenbegrünung",
            "Entsiegelung",
            "Hof und Vorgarten",
            "Rückbau von Werbeanlagen",
            "Beleuchtung",
            "Barrierefreier Zugang",
            "Dämmung",
            "Fenster",
            "Heizung",
            "Photovoltaik",
        )
    ),
    "heating": tuple(
        DefaultCode(label)
        for label in (
            "Gas, zentral",
            "Gas, je Wohnung",
            "Öl",
            "Fernwärme",
            "Wärmepumpe",
            "Holz oder Pellets",
            "Nachtspeicher",
            "Einzelöfen",
            "unbekannt",
        )
    ),
    "referral": tuple(
        DefaultCode(label)
        for label in (
            "Bauamt",
            "Untere Denkmalbehörde",
            "Stadtplanung",
            "Wirtschaftsförderung",
            "Ordnungsamt",
            "Jobcenter",
            "Sozialamt",
            "Jugendamt",
            "Wohngeldstelle",
            "Integrationsagentur",
            "Verbraucherzentrale",
            "Energieberatung",
            "Mieterverein",
            "Haus & Grund",
            "Schuldnerberatung",
            "Pflegeberatung",
            "Handwerkskammer",
        )
    ),
}


def label(typed: str, others: Mapping[int, str], own_id: int | None) -> str:
    """A label as it may be kept in a list.

    Args:
        typed: what the person typed.
        others: labels of the list by id.
        own_id: id of the entry that is renamed; None for a new one.

    Raises:
        Refused: when it is empty, too long or there already.
    """
    name = clean_line(typed, "label", LONGEST_LABEL)
    if not name:
        raise Refused("Bitte geben Sie dem Eintrag einen Namen.", "label")
    taken = {fold(other) for at, other in others.items() if at != own_id}
    if fold(name) in taken:
        raise Refused(f"„{name}“ steht schon in dieser Liste. Bitte wählen Sie einen anderen Namen.", "label")
    return name


def may_delete(name: str, uses: int, built_in: str) -> None:
    """An entry that records or rules refer to stays; it can only be switched off.

    Raises:
        Refused: naming how often it is used, and the way out.
    """
    if built_in:
        raise Refused(f"„{name}“ gehört zum Programm und kann nur umbenannt oder ausgeblendet werden.")
    if uses:
        times = "einmal" if uses == 1 else f"{uses}-mal"
        raise Refused(f"„{name}“ wird {times} verwendet. Sie können den Eintrag ausblenden, nicht löschen.")
