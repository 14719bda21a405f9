"""Puts a form that came back together as an application."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.errors import Refused
from app.domain.guideline import Rules
from app.features.applications.rules.blank import AREA_LINES, COST_LINES, FINANCE, QUOTE_LINES, SCHEMA
from app.features.applications.rules.draft import ApplicationDraft
from app.features.applications.rules.filled.data import Applicant, FormFile, TakingDraft, Unclear
from app.features.applications.rules.filled.reader import Reader
from app.features.applications.rules.plan import CostLine, FinanceLine
from app.features.applications.rules.quotes import AreaLine, QuoteLine


def form_file(identity: Mapping[str, str], values: Mapping[str, str], today: date) -> FormFile:
    """The form as an application.

    Raises:
        Refused: when it is of a later version of the program, or says nothing of its fund.
    """
    _must_be_ours(identity)
    reader = Reader(values, today)
    applicant = _applicant(reader)
    draft = _draft(reader, today)
    form = FormFile(
        fund_uid=identity["fund"],
        fund_name=identity.get("fund_name", ""),
        office_uid=identity.get("office", ""),
        office_name=identity.get("office_name", ""),
        applicant=applicant,
        draft=draft,
        object_street=reader.text("object_street", "Straße des Gebäudes"),
        object_number=reader.text("object_number", "Hausnummer des Gebäudes", 20),
        year_built=reader.number("year_built", "Baujahr", today.year),
        dwellings=reader.number("dwellings", "Wohnungen", 10_000),
        storeys=reader.number("storeys", "Vollgeschosse", 300),
        monument=reader.tick("monument", "Denkmalschutz"),
        goals=reader.ticks("goal"),
        conditions=reader.ticks("condition"),
        papers=reader.ticks("paper"),
        privacy=reader.tick("privacy", "Einwilligung in die Bearbeitung"),
        photos=reader.tick("photos", "Fotos dürfen veröffentlicht werden"),
    )
    return replace(
        form, understood=tuple(reader.understood), unclear=(*reader.unclear, *_missing(applicant, draft))
    )


def application_of(
    form: FormFile,
    rules: Rules,
    taking: TakingDraft,
    *,
    fund_id: int,
    contact_id: int | None,
    property_id: int | None,
) -> ApplicationDraft:
    """The application that the form becomes.

    What the file has no field for is kept as a note.
    """
    draft = form.draft
    return replace(
        draft,
        fund_id=fund_id,
        year=taking.received_on.year if taking.received_on else None,
        title=taking.title or draft.title,
        contact_id=contact_id,
        property_id=property_id,
        received_on=taking.received_on,
        goals=_picked(rules.goals, form.goals),
        conditions_met=_picked(rules.declarations, form.conditions),
        note=_note(form, known_building=property_id is not None),
    )


def _note(form: FormFile, *, known_building: bool) -> str:
    lines = [one.sentence for one in form.unclear if one.value]
    if form.object_street and not known_building:
        facts = (
            ("Baujahr", form.year_built),
            ("Wohnungen", form.dwellings),
            ("Vollgeschosse", form.storeys),
        )
        said = ", ".join(f"{label} {value}" for label, value in facts if value is not None)
        where = f"{form.object_street} {form.object_number}".strip()
        lines.append(f"Gebäude laut Vordruck: {', '.join(part for part in (where, said) if part)}.")
    if form.photos:
        lines.append("Laut Vordruck dürfen Fotos des Projekts veröffentlicht werden.")
    return "\n".join(lines)


def _picked(named: Sequence[str], numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(named[number - 1] for number in numbers if 0 < number <= len(named))


def _must_be_ours(identity: Mapping[str, str]) -> None:
    schema = identity.get("schema", "")
    if not schema.isdecimal() or not identity.get("fund"):
        raise Refused(
            "Dieser Vordruck sagt nicht, zu welchem Fonds er gehört; die Datei ist beschädigt. Bitte tippen "
            "Sie den Antrag ab."
        )
    if len(schema) > 6 or int(schema) > SCHEMA:
        raise Refused(
            f"Dieser Vordruck hat die Fassung {schema[:6]}; dieses Programm kennt Vordrucke bis Fassung "
            f"{SCHEMA}. Bitte installieren Sie die neue Fassung des Programms und lesen Sie ihn dann ein."
        )


def _applicant(reader: Reader) -> Applicant:
    organisation = reader.text("organisation", "Verein, Einrichtung oder Firma")
    salutation = reader.text("salutation", "Anrede", 20)
    return Applicant(
        kind="organisation" if organisation else "person",
        salutation=salutation if salutation in {"Frau", "Herr"} else "",
        organisation=organisation,
        first_name=reader.text("first_name", "Vorname"),
        last_name=reader.text("last_name", "Nachname"),
        street=reader.text("street", "Straße"),
        house_number=reader.text("house_number", "Hausnummer", 20),
        postcode=reader.text("postcode", "Postleitzahl", 12),
        town=reader.text("town", "Ort"),
        phone=reader.text("phone", "Telefon", 60),
        email=reader.text("email", "E-Mail"),
    )


def _draft(reader: Reader, today: date) -> ApplicationDraft:
    return ApplicationDraft(
        received_on=today,
        title=reader.text("title", "Titel des Projekts"),
        purpose=reader.long("purpose", "Was, für wen, warum"),
        place=reader.text("place", "Ort des Projekts"),
        starts_on=reader.day("starts_on", "Beginn"),
        ends_on=reader.day("ends_on", "Ende"),
        applicant_group=reader.text("applicant_group", "Beantragt als"),
        represented_by=reader.text("represented_by", "Vertreten durch"),
        audience=reader.text("audience", "Zielgruppe"),
        publicity=reader.text("publicity", "Öffentlichkeitsarbeit"),
        areas=_areas(reader),
        quotes=_quotes(reader),
        costs=_costs(reader),
        finance=_finance(reader),
        requested=reader.money("requested", "Beantragter Zuschuss"),
        rent_old=reader.money("rent_old", "Bisherige Miete"),
        rent_new=reader.money("rent_new", "Neue Miete"),
        rent_months=reader.number("rent_months", "Monate", 600),
        account_holder=reader.text("account_holder", "Kontoinhaber"),
        iban=reader.iban("iban", "IBAN"),
        input_tax=reader.tick("input_tax", "Vorsteuerabzug"),
        other_grants=reader.text("other_grants", "Andere Förderung"),
        trade_firm=reader.tick("trade_firm", "Eingetragener Fachbetrieb") or None,
        not_begun_declared=reader.tick("not_begun", "Noch nicht begonnen"),
    )


def _areas(reader: Reader) -> tuple[AreaLine, ...]:
    found = []
    for at in range(1, AREA_LINES + 1):
        key, label = f"area.{at}", f"Fläche {at}"
        if reader.has(f"{key}.measure", f"{key}.text", f"{key}.size"):
            measure = reader.text(f"{key}.measure", f"{label}, Art")
            text = reader.text(f"{key}.text", f"{label}, welche")
            found.append(AreaLine(measure, text, reader.area(f"{key}.size", f"{label}, Größe")))
    return tuple(found)


def _quotes(reader: Reader) -> tuple[QuoteLine, ...]:
    found = []
    for at in range(1, QUOTE_LINES + 1):
        key, label = f"quote.{at}", f"Angebot {at}"
        if reader.has(f"{key}.firm", f"{key}.amount"):
            firm = reader.text(f"{key}.firm", f"{label}, Firma")
            work = reader.text(f"{key}.work", f"{label}, Arbeiten")
            day = reader.day(f"{key}.dated", f"{label}, vom")
            found.append(QuoteLine(work, firm, day, reader.money(f"{key}.amount", f"{label}, Betrag")))
    return tuple(found)


def _costs(reader: Reader) -> tuple[CostLine, ...]:
    found = []
    for at in range(1, COST_LINES + 1):
        key, label = f"cost.{at}", f"Kosten, Zeile {at}"
        if reader.has(f"{key}.kind", f"{key}.text", f"{key}.amount"):
            kind = reader.text(f"{key}.kind", f"{label}, Art")
            text = reader.text(f"{key}.text", f"{label}, Position")
            found.append(CostLine(kind, text, reader.money(f"{key}.amount", f"{label}, Betrag")))
    return tuple(found)


def _finance(reader: Reader) -> tuple[FinanceLine, ...]:
    lines = [FinanceLine(key, "", reader.money(f"finance.{key}", label)) for key, label in FINANCE]
    return tuple(line for line in lines if line.amount)


def _missing(applicant: Applicant, draft: ApplicationDraft) -> list[Unclear]:
    """What an application cannot be taken in without."""
    found = []
    if not applicant.name:
        said = "Es fehlt, wer den Antrag stellt. Bitte wählen Sie es beim Übernehmen aus."
        found.append(Unclear("Antragsteller", "", said))
    if not draft.title:
        said = "Es fehlt der Titel des Projekts. Bitte ergänzen Sie ihn im Antrag."
        found.append(Unclear("Titel des Projekts", "", said))
    return found
