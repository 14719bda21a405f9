"""Forms of registrations, results and photographs."""

from app.domain.options import Option
from app.features.events.queries import appointments, plan
from app.features.events.rules.registrations import MOST_CAPACITY, MOST_SEATS
from app.features.events.rules.results import CONSENTS, OUTCOMES
from app.ui.fields import Choice, Day, Link, LongText, Number, Picture, Text
from app.ui.form import FormSpec, Pair, Section

QUICK = FormSpec(
    Section(
        "",
        Pair(
            Text("name", "Name", placeholder="Name, dann Eingabetaste"),
            Number("seats", "Plätze", least=1, most=MOST_SEATS),
            weights=(4, 1),
        ),
        Pair(Text("phone", "Telefon"), Text("email", "E-Mail")),
    ),
)

REGISTRATION = FormSpec(
    Section(
        "",
        Pair(
            Text("name", "Name", required=True),
            Number("seats", "Plätze", least=1, most=MOST_SEATS, required=True),
            weights=(4, 1),
        ),
        Pair(Text("phone", "Telefon"), Text("email", "E-Mail")),
        Link("contact_id", "Kontakt", kind="contact", find=plan.contact_options, label_of=plan.contact_label),
        Text("note", "Bemerkung", placeholder="z. B. Rollstuhl, Kinderbetreuung"),
    ),
)

PLACES = FormSpec(
    Section(
        "",
        Number("capacity", "Plätze insgesamt", least=1, most=MOST_CAPACITY, hint="Leer: ohne Begrenzung."),
        Day("registration_until", "Anmeldung bis"),
    ),
)

RESULT = FormSpec(
    Section(
        "",
        Text("topic", "Thema", placeholder="z. B. Verkehr, Grün, Sicherheit"),
        LongText("result", "Ergebnis", rows=4, required=True),
        Pair(
            Number("votes", "Stimmen oder Punkte"),
            Choice(
                "state",
                "Was daraus geworden ist",
                options=tuple(Option(key, word) for key, word in OUTCOMES.items()),
                required=True,
            ),
        ),
        LongText("outcome", "Begründung oder nächster Schritt", rows=3),
        Link(
            "measure_id",
            "Maßnahme",
            kind="measure",
            find=appointments.measure_options,
            label_of=appointments.measure_label,
        ),
    ),
)

_ABOUT = (
    Text(
        "alternative_text",
        "Was ist zu sehen?",
        required=True,
        hint="Wird vorgelesen, wo man das Bild nicht sieht.",
    ),
    Text("caption", "Bildunterschrift"),
    Text("credit", "Foto von"),
    Choice(
        "consent",
        "Einwilligung der Abgebildeten",
        options=tuple(Option(key, word) for key, word in CONSENTS.items()),
        required=True,
        hint="Gedruckt werden nur Bilder mit Einwilligung oder solche, auf denen niemand erkennbar ist.",
    ),
    Text("consent_note", "Wo die Einwilligung liegt", placeholder="z. B. Ordner Fotos 2026, Blatt 4"),
)

NEW_PHOTO = FormSpec(Section("", Picture("picture", "Bild", required=True), *_ABOUT))
PHOTO = FormSpec(Section("", *_ABOUT))
