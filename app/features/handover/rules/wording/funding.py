"""Words for applications and funds."""

from app.domain.casework import STATUS_LABELS
from app.domain.columns import Kind
from app.features.handover.rules.wording.word import TableWords, Word, private

_DAY = Kind.DATE
_MONEY = Kind.MONEY
_FINANCE = {
    "own_cash": "Eigenmittel",
    "own_labour": "Eigenleistung",
    "donation": "Spenden und Sponsoring",
    "fees": "Teilnahmebeiträge und Eintritt",
    "other_grant": "Andere öffentliche Mittel",
}
_PAPERS = {
    "quote": "Angebot",
    "order": "Auftrag",
    "contract": "Vertrag",
    "invoice": "Rechnung",
    "payment": "Zahlung",
    "other": "Sonstiges",
}
_ORIGINS = {"federal": "Bund", "state": "Land", "city": "Stadt", "private": "Privat", "eu": "EU"}
_LETTERS = {
    "receipt": "Eingangsbestätigung",
    "documents_requested": "Nachforderung von Unterlagen",
    "early_start": "Zustimmung zum vorzeitigen Beginn",
    "approval": "Bewilligung",
    "partial_approval": "Teilbewilligung",
    "agreement": "Vereinbarung",
    "rejection": "Ablehnung",
    "deferral": "Zurückstellung",
    "amendment": "Änderungsbescheid",
    "de_minimis": "De-minimis-Bescheinigung",
    "proof_reminder": "Erinnerung an den Nachweis",
    "payment_proposal": "Auszahlungsvorschlag",
    "settlement": "Schlussbescheid",
    "hearing": "Anhörung",
    "revocation": "Widerruf",
    "reclaim": "Rückforderung",
    "calculation": "Berechnungsbogen",
    "inspection": "Vermerk Ortstermin",
    "invitation": "Einladung",
}

APPLICATIONS = {
    "applications": TableWords(
        "Antrag",
        {
            "fund_id": Word("Fonds", target="funds"),
            "year": Word("Haushaltsjahr"),
            "contact_id": private("Antragsteller", target="contacts"),
            "title": Word("Titel"),
            "purpose": Word("Zweck"),
            "place": Word("Ort"),
            "property_id": private("Objekt", target="properties"),
            "measure_id": Word("Maßnahme", target="measures"),
            "received_on": Word("Eingegangen am", _DAY),
            "starts_on": Word("Beginn", _DAY),
            "ends_on": Word("Ende", _DAY),
            "status": Word("Stand", words=STATUS_LABELS),
            "requested": Word("Beantragt", _MONEY),
            "reserved": Word("Vorgemerkt", _MONEY),
            "approved": Word("Bewilligt", _MONEY),
            "committed": Word("Gebunden", _MONEY),
            "final_grant": Word("Endgültige Zuwendung", _MONEY),
            "decided_on": Word("Entschieden am", _DAY),
            "not_begun_declared": Word("Erklärung „noch nicht begonnen“", Kind.YES_NO),
            "early_start_consent_on": Word("Vorzeitiger Beginn erlaubt am", _DAY),
            "input_tax": Word("Vorsteuerabzug", Kind.YES_NO),
            "account_holder": private("Kontoinhaber"),
            "iban": private("IBAN"),
            "advised_on": Word("Beraten am", _DAY),
            "completed_on": Word("Vollständig am", _DAY),
            "content_checked_on": Word("Sachlich geprüft am", _DAY),
            "content_checked_by_id": private("Sachlich geprüft von", target="staff"),
            "checked_on": Word("Rechnerisch geprüft am", _DAY),
            "checked_by_id": private("Rechnerisch geprüft von", target="staff"),
            "accepted_on": Word("Angenommen am", _DAY),
            "begun_on": Word("Begonnen am", _DAY),
            "finished_on": Word("Beendet am", _DAY),
            "proof_due_on": Word("Nachweis bis", _DAY),
            "proof_received_on": Word("Nachweis eingegangen am", _DAY),
            "proof_checked_on": Word("Nachweis geprüft am", _DAY),
            "proof_checked_by_id": private("Nachweis geprüft von", target="staff"),
            "proof_report": private("Sachbericht"),
            "closed_on": Word("Abgeschlossen am", _DAY),
            "applicant_group": Word("Wer den Antrag stellt"),
            "represented_by": private("Vertreten durch"),
            "project_kind": Word("Handlungsfeld"),
            "audience": Word("Zielgruppe"),
            "publicity": Word("Öffentlichkeitsarbeit"),
            "goals": Word("Ziele"),
            "conditions_met": Word("Bestätigte Bedingungen"),
            "other_grants": Word("Andere öffentliche Mittel"),
            "trade_firm": Word("Fachbetrieb führt aus", Kind.YES_NO),
            "monument_consent_on": Word("Zustimmung der Denkmalbehörde", _DAY),
            "rent_old": Word("Bisherige Miete", _MONEY),
            "rent_new": Word("Neue Miete", _MONEY),
            "rent_months": Word("Mietmonate", Kind.NUMBER),
            "refiled_from_id": Word("Früherer Antrag", target="applications"),
            "note": private("Bemerkung"),
        },
        title="reference",
        says="title",
    ),
    "cost_items": TableWords(
        "Kostenposition",
        {
            "kind": Word("Kostenart"),
            "text": Word("Kostenposition"),
            "amount": Word("Kosten", _MONEY),
            "eligible": Word("Zuwendungsfähig", Kind.YES_NO),
            "measure": Word("Maßnahmenart"),
            "minutes": Word("Stunden", Kind.MINUTES),
            "vat_bp": Word("Umsatzsteuer", Kind.SHARE),
        },
        parent=("application_id", "applications"),
    ),
    "finance_items": TableWords(
        "Finanzierung",
        {
            "kind": Word("Art der Finanzierung", words=_FINANCE),
            "text": Word("Finanzierung"),
            "amount": Word("Finanzierungsbetrag", _MONEY),
        },
        parent=("application_id", "applications"),
    ),
    "papers": TableWords(
        "Beleg",
        {
            "kind": Word("Art des Belegs", words=_PAPERS),
            "name": private("Beleg"),
            "dated": Word("Datum des Belegs", _DAY),
            "amount": Word("Betrag des Belegs", _MONEY),
        },
        parent=("application_id", "applications"),
    ),
    "decisions": TableWords(
        "Entscheidung",
        {
            "kind": Word("Entscheidung", words={"approved": "bewilligt", "rejected": "abgelehnt"}),
            "decided_on": Word("Entschieden am", _DAY),
            "amount": Word("Betrag", _MONEY),
            "reason": Word("Begründung"),
        },
        parent=("application_id", "applications"),
    ),
    "payments": TableWords(
        "Auszahlung",
        {
            "paid_on": Word("Ausgezahlt am", _DAY),
            "amount": Word("Betrag", _MONEY),
            "note": private("Bemerkung"),
        },
        parent=("application_id", "applications"),
    ),
    "letters": TableWords(
        "Schreiben",
        {
            "kind": Word("Art", words=_LETTERS),
            "dated": Word("Datum des Schreibens", _DAY),
            "recipient": private("Empfänger"),
            "subject": Word("Betreff"),
            "printed_at": Word("Gedruckt am", Kind.MOMENT),
        },
        parent=("application_id", "applications"),
    ),
}

FUNDS = {
    "funds": TableWords(
        "Fonds",
        {
            "name": Word("Name"),
            "prefix": Word("Kürzel"),
            "city_office_id": Word("Bewilligendes Amt", target="city_offices"),
            "measure_id": Word("Maßnahme", target="measures"),
            "note": Word("Bemerkung"),
            "active": Word("Aktiv", Kind.YES_NO),
        },
        title="name",
    ),
    "fund_sources": TableWords(
        "Mittelgeber",
        {
            "origin": Word("Herkunft der Mittel", words=_ORIGINS),
            "name": Word("Mittelgeber"),
            "share_bp": Word("Anteil", Kind.SHARE),
        },
        parent=("fund_id", "funds"),
    ),
    "fund_years": TableWords(
        "Haushaltsjahr",
        {
            "year": Word("Haushaltsjahr"),
            "budget": Word("Budget", _MONEY),
            "carried": Word("Übertrag", _MONEY),
            "closed": Word("Abgeschlossen", Kind.YES_NO),
        },
        parent=("fund_id", "funds"),
    ),
    "guidelines": TableWords(
        "Richtlinie",
        {"version": Word("Fassung der Richtlinie"), "valid_from": Word("Richtlinie gültig ab", _DAY)},
        parent=("fund_id", "funds"),
    ),
}
