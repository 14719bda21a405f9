"""Words for what an application is made of beside its plans: areas, quotes, documents, notes."""

from app.domain.columns import Kind
from app.features.handover.rules.wording.word import TableWords, Word, private

_PARENT = ("application_id", "applications")

FILING = {
    "area_items": TableWords(
        "Fläche",
        {
            "measure": Word("Maßnahmenart"),
            "text": Word("Fläche"),
            "dm2": Word("Größe", Kind.AREA),
        },
        parent=_PARENT,
    ),
    "quotes": TableWords(
        "Angebot",
        {
            "work": Word("Leistung"),
            "firm": private("Firma"),
            "dated": Word("Datum des Angebots", Kind.DATE),
            "amount": Word("Angebotssumme", Kind.MONEY),
            "chosen": Word("Gewählt", Kind.YES_NO),
            "reason": Word("Grund der Wahl"),
        },
        parent=_PARENT,
    ),
    "documents": TableWords(
        "Unterlage",
        {
            "label": Word("Unterlage"),
            "stage": Word("Wozu", words={"application": "zum Antrag", "proof": "zum Nachweis"}),
            "by_guideline": Word("Nach der Richtlinie", Kind.YES_NO),
            "requested_on": Word("Angefordert am", Kind.DATE),
            "due_on": Word("Vorzulegen bis", Kind.DATE),
            "received_on": Word("Da seit", Kind.DATE),
            "waived": Word("Entbehrlich, weil"),
        },
        parent=_PARENT,
        says="label",
    ),
    "case_notes": TableWords(
        "Notiz",
        {
            "noted_on": Word("Tag", Kind.DATE),
            "kind": Word(
                "Art",
                words={
                    "note": "Vermerk",
                    "call": "Telefonat",
                    "talk": "Gespräch",
                    "inspection": "Ortstermin",
                },
            ),
            "text": private("Notiz"),
            "present": private("Anwesend"),
        },
        parent=_PARENT,
        personal=True,
    ),
}
