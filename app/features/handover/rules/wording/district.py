"""Words for consultations, concerns, measures, appointments."""

from app.domain.columns import Kind
from app.features.handover.rules.wording.word import TableWords, Word, private

_DAY = Kind.DATE
_MONEY = Kind.MONEY
CONCERN_STATES = {
    "open": "offen",
    "sent": "an die Stadt gegeben",
    "answered": "beantwortet",
    "done": "erledigt",
}
MEASURE_STATES = {
    "planned": "geplant",
    "under_way": "in Umsetzung",
    "done": "abgeschlossen",
    "dropped": "aufgegeben",
}
_PRIORITIES = {"high": "hoch", "medium": "mittel", "low": "niedrig"}
_KINDS_OF_DATE = {
    "office_hour": "Sprechzeit",
    "meeting": "Besprechung",
    "event": "Veranstaltung",
    "deadline": "Frist",
    "other": "Anderer Veranstalter",
}

CONSULTATIONS = {
    "consultations": TableWords(
        "Beratung",
        {
            "began_at": Word("Beginn", Kind.MOMENT, shown_as="day"),
            "minutes": Word("Dauer", Kind.MINUTES),
            "channel_id": Word("Weg", target="codes"),
            "target_group_id": Word("Zielgruppe", target="codes"),
            "staff_id": private("Beratende Person", target="staff"),
            "contact_id": Word("Kontakt", personal=True, target="contacts", revocable=True),
            "first_contact": Word("Erstkontakt", Kind.YES_NO),
            "place": Word("Ort"),
            "concern": private("Anliegen"),
            "result": Word("Ergebnis"),
            "referred_to": Word("Verwiesen an"),
            "city_office_id": Word("Zuständiges Amt", target="city_offices", shown_as="referred_to"),
            "follow_up_on": Word("Wiedervorlage am", _DAY),
            "follow_up_note": private("Wiedervorlage"),
            "follow_up_done_on": Word("Wiedervorlage erledigt am", _DAY),
            "application_id": Word("Antrag", target="applications"),
            "measure_id": Word("Maßnahme", target="measures"),
            "appointment_id": Word("Termin", target="appointments"),
        },
        title="reference",
        says="place",
    ),
    "consultation_topics": TableWords(
        "Thema",
        {"code_id": Word("Thema", target="codes", shown_as="topics")},
        parent=("consultation_id", "consultations"),
    ),
    "agreed_steps": TableWords(
        "Vereinbarung",
        {
            "text": private("Vereinbarung"),
            "who": private("Wer"),
            "due_on": Word("Vereinbart bis", _DAY),
            "done_on": Word("Vereinbarung erledigt am", _DAY),
        },
        parent=("consultation_id", "consultations"),
    ),
    "owner_advice": TableWords(
        "Eigentümerberatung",
        {
            "property_id": private("Objekt", target="properties"),
            "considered": private("Erwogene Maßnahmen"),
            "cost_from": private("Kosten von", _MONEY),
            "cost_to": private("Kosten bis", _MONEY),
            "programmes": private("Programme"),
            "visited_on": private("Ortstermin", _DAY),
            "next_step": private("Nächster Schritt"),
        },
        parent=("consultation_id", "consultations"),
    ),
    "concerns": TableWords(
        "Anliegen",
        {
            "raised_on": Word("Aufgenommen am", _DAY),
            "place": Word("Ort"),
            "text": Word("Anliegen"),
            "city_office_id": Word("Zuständiges Amt", target="city_offices"),
            "due_on": Word("Antwort bis", _DAY),
            "status": Word("Stand", words=CONCERN_STATES),
            "answer": Word("Antwort"),
            "answered_on": Word("Beantwortet am", _DAY),
        },
        title="reference",
        says="text",
    ),
}

DISTRICT = {
    "measures": TableWords(
        "Maßnahme",
        {
            "number": Word("Nummer"),
            "title": Word("Titel"),
            "field": Word("Handlungsfeld"),
            "goals": Word("Ziele"),
            "description": Word("Beschreibung"),
            "actors": Word("Akteure"),
            "first_steps": Word("Erste Schritte"),
            "cost": Word("Kosten", _MONEY),
            "funding": Word("Finanzierung"),
            "priority": Word("Priorität", words=_PRIORITIES, shown_as="priority_word"),
            "starts_in": Word("Beginn (Jahr)", shown_as="period"),
            "ends_in": Word("Ende (Jahr)", shown_as="period"),
            "status": Word("Stand", words=MEASURE_STATES, shown_as="status_word"),
            "progress": Word("Fortschritt in Prozent"),
            "note": Word("Bemerkung"),
        },
        title="number",
        says="title",
    ),
    "appointments": TableWords(
        "Termin",
        {
            "title": Word("Termin"),
            "kind": Word("Art", words=_KINDS_OF_DATE),
            "starts_at": Word("Beginn", Kind.MOMENT),
            "ends_at": Word("Ende", Kind.MOMENT),
            "place": Word("Ort"),
            "note": private("Bemerkung"),
            "staff_id": private("Zuständig", target="staff"),
            "measure_id": Word("Maßnahme", target="measures"),
        },
        title="title",
        says="place",
    ),
}
