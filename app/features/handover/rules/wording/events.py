"""Words for events: their plan, money, tasks, programme, who came and what came of it."""

from app.domain.columns import Kind
from app.features.handover.rules.wording.word import TableWords, Word, private

_DAY, _MONEY, _MINUTES = Kind.DATE, Kind.MONEY, Kind.MINUTES
_PARENT = ("event_id", "events")
FORMATS = {
    "festival": "Fest",
    "market": "Markt oder Flohmarkt",
    "culture": "Kultur, Film, Konzert",
    "action": "Mitmachaktion",
    "meeting": "Versammlung oder Empfang",
    "workshop": "Workshop",
    "walk": "Begehung",
    "survey": "Befragung",
    "jury": "Jurysitzung",
}
STATES = {
    "idea": "Idee",
    "planned": "in Planung",
    "fixed": "steht fest",
    "held": "hat stattgefunden",
    "closed": "abgeschlossen",
    "cancelled": "abgesagt",
}
REGISTRATIONS = {"confirmed": "bestätigt", "waiting": "Warteliste", "cancelled": "abgemeldet"}
WEIGHTS = {"low": "gering", "medium": "mittel", "high": "hoch"}
OUTCOMES = {
    "open": "offen",
    "examined": "wird geprüft",
    "taken": "aufgenommen",
    "done": "umgesetzt",
    "declined": "nicht weiterverfolgt",
}
CONSENTS = {
    "open": "noch offen",
    "given": "eingewilligt",
    "nobody": "niemand erkennbar",
    "refused": "nicht erlaubt",
}

EVENTS = {
    "events": TableWords(
        "Veranstaltung",
        {
            "format": Word("Format", words=FORMATS),
            "status": Word("Stand", words=STATES, shown_as="status_word"),
            "organiser_id": private("Veranstalter", target="contacts"),
            "description": Word("Beschreibung"),
            "application_id": Word("Antrag", target="applications"),
            "expected": Word("Erwartete Besucher"),
            "enclosed": Word("In Räumen oder umzäunt", Kind.YES_NO),
            "open_air": Word("Im Freien", Kind.YES_NO),
            "capacity": Word("Plätze"),
            "registration_until": Word("Anmeldung bis", _DAY),
            "plan_b": Word("Bei schlechtem Wetter"),
            "results": Word("Ergebnisse"),
            "feedback": private("Rückmeldungen der Gäste"),
            "report": Word("Kurzbericht"),
            "visitors": Word("Besucher"),
            "cancelled_why": Word("Grund der Absage"),
        },
        parent=("appointment_id", "appointments"),
    ),
    "event_partners": TableWords(
        "Partner",
        {
            "contact_id": private("Partner", target="contacts"),
            "name": private("Name des Partners"),
            "role": Word("Aufgabe des Partners"),
        },
        parent=_PARENT,
    ),
    "event_money": TableWords(
        "Posten des Finanzplans",
        {
            "direction": Word("Ausgabe oder Einnahme", words={"cost": "Ausgabe", "income": "Einnahme"}),
            "label": Word("Posten"),
            "planned": Word("Geplanter Betrag", _MONEY),
            "actual": Word("Tatsächlicher Betrag", _MONEY),
            "note": private("Bemerkung zum Posten"),
        },
        parent=_PARENT,
    ),
    "event_helpers": TableWords(
        "Einsatz",
        {
            "staff_id": private("Eingesetzt aus dem Team", target="staff"),
            "contact_id": private("Eingesetzter Kontakt", target="contacts"),
            "name": private("Name der helfenden Person"),
            "role": Word("Aufgabe"),
            "planned_minutes": Word("Geplante Zeit", _MINUTES),
            "worked_minutes": Word("Geleistete Zeit", _MINUTES),
        },
        parent=_PARENT,
        personal=True,
    ),
    "event_equipment": TableWords(
        "Ausstattung",
        {
            "label": Word("Ausstattung"),
            "quantity": Word("Anzahl"),
            "source": Word("Woher"),
            "ready": Word("Bereit", Kind.YES_NO),
        },
        parent=_PARENT,
    ),
    "event_risks": TableWords(
        "Risiko",
        {
            "risk": Word("Risiko"),
            "weight": Word("Gewicht", words=WEIGHTS),
            "remedy": Word("Vorkehrung"),
        },
        parent=_PARENT,
    ),
    "event_items": TableWords(
        "Programmpunkt",
        {
            "offset_minutes": Word("Minuten nach dem Beginn"),
            "minutes": Word("Dauer des Programmpunkts", _MINUTES),
            "title": Word("Programmpunkt"),
            "place": Word("Ort des Programmpunkts"),
            "who": private("Wer"),
            "internal": Word("Nur für Beteiligte", Kind.YES_NO),
        },
        parent=_PARENT,
    ),
    "event_tasks": TableWords(
        "Aufgabe",
        {
            "title": Word("Aufgabe"),
            "days": Word("Tage vor der Veranstaltung"),
            "working_days": Word("In Arbeitstagen", Kind.YES_NO),
            "fixed_on": Word("Fester Tag", _DAY),
            "due_on": Word("Frist", _DAY),
            "staff_id": private("Zuständig", target="staff"),
            "authority": Word("Behörde"),
            "permission": Word("Genehmigung", Kind.YES_NO),
            "applied_on": Word("Beantragt", _DAY),
            "granted_on": Word("Erteilt", _DAY),
            "refused_on": Word("Abgelehnt", _DAY),
            "file_number": Word("Aktenzeichen"),
            "fee": Word("Gebühr", _MONEY),
            "done_on": Word("Aufgabe erledigt am", _DAY),
            "note": private("Bemerkung zur Aufgabe"),
            "source": Word("Rechtsgrundlage"),
        },
        parent=_PARENT,
        says="title",
    ),
    # Who registered stays in the office; that somebody did, and for how many, is told.
    "registrations": TableWords(
        "Anmeldung",
        {
            "seats": Word("Angemeldete Plätze"),
            "state": Word("Stand der Anmeldung", words=REGISTRATIONS),
            "attended": Word("War da", Kind.YES_NO),
        },
        parent=_PARENT,
        personal=True,
    ),
    "participant_groups": TableWords(
        "Gezählte Gruppe",
        {"label": Word("Gruppe"), "number": Word("Teilnehmende")},
        parent=_PARENT,
    ),
    "event_photos": TableWords(
        "Foto",
        {
            "caption": Word("Bildunterschrift"),
            "alternative_text": Word("Alternativtext"),
            "credit": private("Bildnachweis"),
            "consent": Word("Einwilligung der Abgebildeten", words=CONSENTS),
            "consent_note": private("Vermerk zur Einwilligung"),
        },
        parent=_PARENT,
        personal=True,
    ),
    "participation_results": TableWords(
        "Ergebnis der Beteiligung",
        {
            "topic": Word("Thema"),
            "result": Word("Ergebnis"),
            "votes": Word("Stimmen"),
            "state": Word("Was daraus wurde", words=OUTCOMES),
            "outcome": Word("Umgang mit dem Ergebnis"),
            "measure_id": Word("Maßnahme", target="measures"),
        },
        parent=_PARENT,
    ),
}
