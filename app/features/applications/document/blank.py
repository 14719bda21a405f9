"""The application form of a fund, to fill in on the screen or by hand (DOMAIN §3.1–3.3)."""

from collections.abc import Iterator
from dataclasses import replace

from app.documents.fillable import Blank, Box, Grid, Group, Row, Tick, blank_bytes, page_count
from app.documents.letter import sender_of
from app.features.applications.rules.blank import (
    AREA_LINES,
    COST_LINES,
    COST_LINES_BUILDING,
    FINANCE,
    LEAST_COST_LINES,
    QUOTE_LINES,
    SALUTATIONS,
    SCHEMA,
    BlankData,
)

_DAY = "Tag.Monat.Jahr, z. B. 01.05.2027"
_PAGES = 2
_EURO = "in Euro, z. B. 1.250,00"


def blank_name(data: BlankData) -> str:
    """``Antrag Cityfonds.pdf``."""
    return f"Antrag {data.fund}.pdf"


def build_blank(data: BlankData) -> bytes:
    """The form; the same data are always the same bytes.

    Raises:
        Refused: when a logo is no picture.
    """
    return blank_bytes(blank_of(data))


def blank_of(data: BlankData) -> Blank:
    """What the form of this fund asks, as its kind and guideline want it.

    It gets as many lines for costs as keep it on two pages; where that cannot be, it gets all.
    """
    most = COST_LINES_BUILDING if data.about_building else COST_LINES
    forms = [_blank(data, lines) for lines in range(most, LEAST_COST_LINES - 1, -1)]
    return next((form for form in forms if page_count(form) <= _PAGES), forms[0])


def _blank(data: BlankData, lines: int) -> Blank:
    return Blank(
        sender=sender_of(data.writer),
        title="Antrag auf Förderung",
        subtitle=f"{data.fund} · {data.guideline}",
        help=_help(data),
        groups=tuple(_groups(data, lines)),
        signatures=("Ort, Datum", "Unterschrift (bei Vereinen: vertretungsberechtigte Person)"),
        date=data.dated,
        identity={
            "schema": str(SCHEMA),
            "fund": data.fund_uid,
            "fund_name": data.fund,
            "office": data.office_uid,
            "office_name": data.office,
        },
    )


def _help(data: BlankData) -> str:
    to = " oder ".join(part for part in (data.email and f"per E-Mail an {data.email}", data.address) if part)
    return (
        "Am Bildschirm ausfüllen und speichern, oder ausdrucken und mit der Hand ausfüllen. Zurück bitte "
        f"{to or 'an das Büro'}. Mit dem Projekt darf erst nach der Bewilligung begonnen werden."
    )


def _groups(data: BlankData, lines: int) -> Iterator[Group]:
    for number, group in enumerate(_unnumbered(data, lines), start=1):
        yield replace(group, title=f"{number}. {group.title}")


def _unnumbered(data: BlankData, lines: int) -> Iterator[Group]:
    yield Group("Wer stellt den Antrag?", tuple(_applicant(data)))
    yield Group("Worum geht es?", tuple(_project(data)))
    if data.about_building:
        yield Group("Gebäude und Arbeiten", tuple(_building(data)))
    yield Group(
        "Was kostet es?",
        tuple(_costs(data, lines)),
        help="Jede Position in einer Zeile, mit Umsatzsteuer. Für mehr Positionen fügen Sie eine Liste bei.",
    )
    yield Group("Wer bezahlt es?", tuple(_finance()), help="Beide Seiten müssen die gleiche Summe ergeben.")
    yield Group("Konto für die Auszahlung", tuple(_account()))
    if data.papers:
        yield Group("Was liegt bei?", tuple(_papers(data)))
    yield Group("Erklärungen", tuple(_declarations(data)))


def _applicant(data: BlankData) -> Iterator[Row]:
    yield Row(
        (
            Box(
                "organisation",
                "Verein, Einrichtung oder Firma",
                "leer, wenn Sie für sich selbst beantragen",
                2,
            ),
            Box("represented_by", "vertreten durch", "wer unterschreiben darf", 1.2),
        )
    )
    yield Row(
        (
            Box("salutation", "Anrede", share=0.55, options=SALUTATIONS),
            Box("first_name", "Vorname"),
            Box("last_name", "Nachname", share=1.2),
        )
    )
    yield Row(
        (
            Box("street", "Straße", share=1.6),
            Box("house_number", "Nr.", share=0.4),
            Box("postcode", "PLZ", share=0.5, longest=10),
            Box("town", "Ort", share=1.2),
        )
    )
    yield Row((Box("phone", "Telefon"), Box("email", "E-Mail", share=1.4)))
    if data.rules.applicants:
        yield Row((Box("applicant_group", "Ich beantrage als", options=data.rules.applicants),))


def _project(data: BlankData) -> Iterator[Row | Tick]:
    rows = 4 if data.about_building else 6
    yield Row((Box("title", "Titel des Projekts", "kurz, so wie er auf dem Plakat stünde", longest=150),))
    yield Row((Box("purpose", "Was wird gemacht, für wen, warum?", "Ziel, Ablauf, Beteiligte", rows=rows),))
    yield Row(
        (
            Box("place", "Wo?", "Ort des Projekts", 1.4),
            Box("starts_on", "Beginn", _DAY, 0.7),
            Box("ends_on", "Ende", _DAY, 0.7),
        )
    )
    if not data.about_building:
        yield Row(
            (
                Box("audience", "Wen erreicht das Projekt?", "Zielgruppe"),
                Box("publicity", "Wie erfahren die Menschen davon?", "Werbung, Öffentlichkeitsarbeit"),
            )
        )
    for number, goal in enumerate(data.rules.goals, start=1):
        yield Tick(f"goal.{number}", f"Ziel: {goal}")


def _building(data: BlankData) -> Iterator[Row | Grid | Tick]:
    yield Row(
        (
            Box("object_street", "Straße des Gebäudes", share=1.6),
            Box("object_number", "Nr.", share=0.4),
            Box("year_built", "Baujahr", "vier Ziffern", 0.5, number=True),
            Box("dwellings", "Wohnungen", share=0.6, number=True),
            Box("storeys", "Vollgeschosse", share=0.7, number=True),
        )
    )
    yield Tick("monument", "Das Gebäude steht unter Denkmalschutz.")
    if data.rules.trade_firm_only:
        yield Tick("trade_firm", "Die Arbeiten führt ein eingetragener Fachbetrieb aus.")
    yield Grid(
        "area",
        (
            Box("measure", "Art der Arbeit", options=data.measures, share=1.4),
            Box("text", "Fläche (welche Seite, welcher Hof)", share=1.6),
            Box("size", "Größe in m²", share=0.6, number=True),
        ),
        AREA_LINES,
    )
    if data.about_rent:
        yield Row(
            (
                Box("rent_old", "Bisherige Kaltmiete im Monat", _EURO, number=True),
                Box("rent_new", "Neue Kaltmiete im Monat", _EURO, number=True),
                Box("rent_months", "Für wie viele Monate", number=True),
            )
        )
    if data.rules.quotes or data.kind == "facade":
        yield Grid(
            "quote",
            (
                Box("firm", "Angebot von (Firma)", share=1.6),
                Box("work", "für (Arbeiten)", share=1.2),
                Box("dated", "vom", _DAY, 0.6),
                Box("amount", "Betrag", _EURO, 0.7, number=True),
            ),
            QUOTE_LINES,
        )


def _costs(data: BlankData, lines: int) -> Iterator[Grid]:
    yield Grid(
        "cost",
        (
            Box("kind", "Kostenart", options=data.cost_kinds, share=1.1),
            Box("text", "Position", share=2),
            Box("amount", "Betrag in €", _EURO, 0.7, number=True),
        ),
        lines,
    )


def _finance() -> Iterator[Row]:
    boxes = [Box(f"finance.{key}", label, _EURO, number=True) for key, label in FINANCE]
    yield Row(tuple(boxes[:3]))
    yield Row((*boxes[3:], Box("requested", "Beantragter Zuschuss", _EURO, number=True)))


def _account() -> Iterator[Row | Tick]:
    yield Row(
        (
            Box("account_holder", "Kontoinhaberin oder Kontoinhaber"),
            Box("iban", "IBAN", "22 Stellen, beginnt mit DE", 1.2, longest=34),
        )
    )
    yield Tick("input_tax", "Ich bin zum Vorsteuerabzug berechtigt (dann zählen Nettobeträge).")


def _papers(data: BlankData) -> Iterator[Tick]:
    for number, label in enumerate(data.papers, start=1):
        yield Tick(f"paper.{number}", label)


def _declarations(data: BlankData) -> Iterator[Row | Tick]:
    yield Row(
        (
            Box(
                "other_grants",
                "Andere öffentliche Förderung beantragt oder bewilligt",
                "wo, wie viel; sonst: keine",
            ),
        )
    )
    for number, text in enumerate(data.rules.declarations, start=1):
        yield Tick(f"condition.{number}", text)
    yield Tick(
        "not_begun",
        "Mit dem Projekt ist noch nicht begonnen worden; es ist nichts bestellt, beauftragt oder "
        "unterschrieben. Begonnen wird erst nach der Bewilligung oder mit schriftlicher Zustimmung.",
    )
    yield Tick("accepted", f"Die {data.guideline} ist mir bekannt; ich erkenne sie an.")
    yield Tick(
        "privacy",
        "Meine Angaben dürfen zur Bearbeitung des Antrags gespeichert und an die entscheidenden und "
        "fördernden Stellen weitergegeben werden (Hinweise nach Art. 13 DSGVO habe ich erhalten).",
    )
    yield Tick(
        "photos", "Fotos des Projekts dürfen veröffentlicht werden (freiwillig, jederzeit widerrufbar)."
    )
