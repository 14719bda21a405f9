"""Values that stand for the placeholders in the preview of a text module."""

from collections.abc import Mapping

SAMPLE: Mapping[str, str] = {
    "antragsteller": "Nachbarschaftsverein Oberstadt e. V.",
    "projekt": "Hochbeete am Marktplatz",
    "antragsdatum": "12. Oktober 2026",
    "zeichen": "VF-2026-014",
    "fonds": "Verfügungsfonds Oberstadt",
    "richtlinie": "Richtlinie Verfügungsfonds in der Fassung vom 1. Januar 2026",
    "gremium": "Beirat Oberstadt",
    "sitzung": "4. November 2026",
    "zustimmung": "",
    "entscheidung": "9. November 2026",
    "betrag": "1.250,00 €",
    "betrag_worten": "eintausendzweihundertfünfzig Euro",
    "beantragt": "1.500,00 €",
    "foerdersatz": "50 %",
    "finanzierungsart": "Anteilfinanzierung",
    "ausgaben": "2.500,00 €",
    "beginn": "1. Dezember 2026",
    "ende": "31. Mai 2027",
    "nachweis_bis": "31. Juli 2027",
    "aufbewahrung": "5 Jahre",
    "zweckbindung": "10 Jahre",
    "foerdergeber": "Bund, Land Nordrhein-Westfalen und Stadt Witten",
    "grund": "Das Projekt liegt außerhalb des Fördergebiets.",
    "stadt": "Stadt Witten",
    "buero": "Stadtteilbüro Oberstadt",
    "gericht": "Verwaltungsgericht Arnsberg",
    "gericht_anschrift": "Jägerstraße 1, 59821 Arnsberg",
}
