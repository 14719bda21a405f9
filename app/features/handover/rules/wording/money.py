"""Words for payment plans, calls, reclaims, dates to keep, receipts, income, and the inventory."""

from app.domain.columns import Kind
from app.features.handover.rules.wording.word import TableWords, Word, private

_DAY, _MONEY = Kind.DATE, Kind.MONEY
_PARENT = ("application_id", "applications")
INSTALMENTS = {
    "first": "1. Rate",
    "second": "2. Rate nach dem Nachweis",
    "advance": "Vorschuss auf Abruf",
    "final": "nach dem Nachweis",
}
DRAWDOWNS = {
    "called": "abgerufen",
    "accepted": "angenommen",
    "refused": "abgelehnt",
    "paid": "gezahlt",
}
DEADLINES = {
    "documents": "Unterlagen nachreichen",
    "acceptance": "Annahme der Bewilligung",
    "execution": "Ende des Durchführungszeitraums",
    "proof": "Verwendungsnachweis",
    "register": "Eintrag im De-minimis-Register",
    "hearing": "Äußerung in der Anhörung",
    "reclaim": "Rückzahlung",
    "binding": "Ende der Zweckbindung",
    "retention": "Ende der Aufbewahrung",
    "other": "Eigene Frist",
}
INCOMES = {
    "own_cash": "Eigenmittel",
    "own_labour": "Eigenleistung",
    "donation": "Spenden und Sponsoring",
    "fees": "Teilnahmebeiträge und Eintritt",
    "other_grant": "Andere öffentliche Mittel",
}
CONDITIONS = {"good": "gut", "worn": "gebraucht", "broken": "defekt", "missing": "vermisst"}

MONEY = {
    "instalments": TableWords(
        "Zahlungsplan",
        {
            "kind": Word("Geplante Zahlung", words=INSTALMENTS),
            "due_on": Word("Fällig am", _DAY),
            "amount": Word("Geplanter Betrag", _MONEY),
            "note": private("Bemerkung"),
        },
        parent=_PARENT,
    ),
    "drawdowns": TableWords(
        "Mittelabruf",
        {
            "called_on": Word("Abgerufen am", _DAY),
            "amount": Word("Abgerufener Betrag", _MONEY),
            "needed_until": Word("Gebraucht bis", _DAY),
            "purpose": private("Wofür"),
            "status": Word("Stand des Abrufs", words=DRAWDOWNS),
            "reason": private("Grund der Ablehnung"),
            "decided_on": Word("Abruf beantwortet am", _DAY),
        },
        parent=_PARENT,
    ),
    "reclaims": TableWords(
        "Rückforderung",
        {
            "reason": Word("Grund der Rückforderung"),
            "amount": Word("Rückforderung", _MONEY),
            "hearing_on": Word("Anhörung vom", _DAY),
            "hearing_until": Word("Äußerung bis", _DAY),
            "answer": private("Äußerung"),
            "demanded_on": Word("Zurückgefordert am", _DAY),
            "due_on": Word("Zurückzuzahlen bis", _DAY),
            "interest_from": Word("Zinsen ab", _DAY),
            "interest_bp": Word("Zinssatz", Kind.SHARE),
            "interest": Word("Zinsen", _MONEY),
            "settled_on": Word("Beglichen am", _DAY),
        },
        parent=_PARENT,
    ),
    "deadlines": TableWords(
        "Frist",
        {
            "kind": Word("Frist", words=DEADLINES),
            "due_on": Word("Frist bis", _DAY),
            "text": private("Vermerk zur Frist"),
            "done_on": Word("Frist erledigt am", _DAY),
        },
        parent=_PARENT,
    ),
    "receipts": TableWords(
        "Beleg im Nachweis",
        {
            "kind": Word("Kostenart"),
            "measure": Word("Maßnahmenart"),
            "invoiced_on": Word("Rechnung vom", _DAY),
            "paid_on": Word("Bezahlt am", _DAY),
            "payee": private("Empfänger"),
            "subject": private("Gegenstand"),
            "claimed": Word("Geltend gemacht", _MONEY),
            "recognised": Word("Anerkannt", _MONEY),
            "reason": Word("Grund der Kürzung"),
            "minutes": Word("Eigene Arbeit", Kind.MINUTES),
            "vat_bp": Word("Umsatzsteuer", Kind.SHARE),
            "original_seen": Word("Original gesehen", Kind.YES_NO),
        },
        parent=_PARENT,
    ),
    "incomes": TableWords(
        "Einnahme im Nachweis",
        {
            "kind": Word("Art der Einnahme", words=INCOMES),
            "text": private("Einnahme"),
            "received_on": Word("Erhalten am", _DAY),
            "amount": Word("Einnahme", _MONEY),
        },
        parent=_PARENT,
    ),
}
INVENTORY = {
    "inventory_items": TableWords(
        "Gegenstand",
        {
            "application_id": Word("Antrag", target="applications"),
            "name": Word("Gegenstand"),
            "bought_on": Word("Gekauft am", _DAY),
            "price": Word("Preis", _MONEY),
            "place": Word("Standort"),
            "keeper_id": private("Ausgabe durch", target="contacts"),
            "condition": Word("Zustand", words=CONDITIONS),
            "note": private("Bemerkung"),
            "gone_on": Word("Ausgemustert am", _DAY),
        },
        title="name",
        says="place",
    ),
    "loans": TableWords(
        "Ausleihe",
        {
            "contact_id": private("Entleiher", target="contacts"),
            "lent_on": Word("Verliehen am", _DAY),
            "due_on": Word("Zurück bis", _DAY),
            "returned_on": Word("Zurück am", _DAY),
            "note": private("Bemerkung"),
        },
        parent=("inventory_item_id", "inventory_items"),
    ),
}
