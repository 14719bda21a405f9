"""The forms of the office's pages."""

from app.domain.columns import Kind
from app.domain.snippets import SNIPPET_KINDS
from app.features.office.rules.drafts import CityContactDraft
from app.ui.fields import Cell, Choice, LongText, Note, Option, Picture, Rows, Secret, Text, YesNo
from app.ui.form import FormSpec, Pair, Section
from app.ui.theme import Tone

IDENTITY = FormSpec(
    Section(
        "",
        Text("name", "Name des Büros", required=True),
        Pair(Text("district", "Quartier"), Text("city", "Stadt", placeholder="Stadt Witten", required=True)),
        Text("operator", "Träger", hint="Wer das Büro im Auftrag der Stadt betreibt."),
    ),
    Section(
        "Anschrift",
        Text("street", "Straße und Hausnummer"),
        Pair(Text("postcode", "Postleitzahl"), Text("town", "Ort"), weights=(1, 3)),
        Pair(Text("phone", "Telefon"), Text("email", "E-Mail")),
        Text("website", "Internet"),
    ),
)

LETTERHEAD = FormSpec(
    Section(
        "",
        LongText("hours", "Sprechzeiten", rows=2, hint="So stehen sie im Briefkopf."),
        LongText("footer", "Fußzeile", rows=2, hint="Zum Beispiel Träger, Register, Bankverbindung."),
        LongText(
            "funding_sentence",
            "Förderhinweis",
            rows=2,
            hint="Der Satz, den die Zuwendungsgeber auf Schreiben und Plakaten verlangen.",
        ),
    )
)

COURT = FormSpec(
    Section(
        "",
        Text("court_name", "Gericht", placeholder="Verwaltungsgericht Arnsberg"),
        Text("court_address", "Anschrift", placeholder="Jägerstraße 1, 59821 Arnsberg"),
        Note(
            "Das Gericht steht in der Rechtsbehelfsbelehrung. Maßgeblich ist die Angabe der Stadt.",
            tone=Tone.INFO,
        ),
    )
)

STAFF = FormSpec(
    Section(
        "",
        Pair(
            Text("name", "Name", required=True),
            Text("initials", "Kürzel", hint="Leer: aus dem Namen"),
            weights=(3, 1),
        ),
        Text("function", "Funktion", placeholder="Quartiersmanagerin"),
        Pair(Text("phone", "Telefon"), Text("email", "E-Mail")),
    )
)

CITY = FormSpec(
    Section(
        "",
        Pair(Text("name", "Amt", required=True), Text("short_name", "Kurz"), weights=(3, 1)),
        Text("unit", "Abteilung oder Sachgebiet"),
        Text("street", "Straße und Hausnummer"),
        Pair(Text("postcode", "Postleitzahl"), Text("town", "Ort"), weights=(1, 3)),
        Pair(Text("phone", "Telefon"), Text("email", "E-Mail")),
        YesNo("receives_handover", "Erhält die wöchentliche Übergabe"),
        YesNo("active", "Wird zur Auswahl angeboten"),
    ),
    Section(
        "Ansprechpersonen",
        Rows(
            "contacts",
            "Ansprechpersonen",
            row=CityContactDraft,
            cells=(
                Cell("salutation", "Anrede", width=72),
                Cell("name", "Name", Kind.TEXT, width=150, required=True),
                Cell("function", "Funktion", width=130),
                Cell("phone", "Telefon", width=110),
                Cell("email", "E-Mail", width=140),
            ),
            add="Person hinzufügen",
        ),
    ),
)

LOGO = FormSpec(
    Section(
        "",
        Picture("picture", "Bild", required=True, hint="PNG oder JPEG, höchstens 5 MB."),
        Text(
            "alternative_text",
            "Beschreibung",
            required=True,
            placeholder="Logo der Stadt Witten",
            hint="Für Menschen, die das Bild nicht sehen; steht unsichtbar im PDF.",
        ),
        Choice(
            "place",
            "Wo es steht",
            options=(
                Option("office", "Briefkopf des Büros"),
                Option("city", "Briefkopf der Stadt"),
                Option("strip", "Logoleiste der Förderung"),
            ),
            required=True,
        ),
    )
)

PASSPHRASE = FormSpec(
    Section(
        "",
        Secret("passphrase", "Neue Passphrase", required=True),
        Secret("repeated", "Noch einmal", required=True),
        Note(
            "Vier Wörter, die nicht zusammengehören, merken sich leicht und schützen gut. "
            "Am besten tippt die Person sie selbst.",
            tone=Tone.NEUTRAL,
        ),
    )
)

OWN_PASSPHRASE = FormSpec(
    Section("", Secret("old", "Bisherige Passphrase", required=True)),
    Section(
        "",
        Secret("passphrase", "Neue Passphrase", required=True),
        Secret("repeated", "Noch einmal", required=True),
    ),
)

CODE = FormSpec(Section("", Text("label", "Name", required=True, longest=80)))

SNIPPET = FormSpec(
    Section(
        "",
        Choice(
            "kind",
            "Wofür",
            options=tuple(Option(key, label) for key, label in SNIPPET_KINDS.items()),
            required=True,
        ),
        Text("title", "Kurzer Name", required=True, longest=80, hint="So steht der Satz in der Auswahl."),
        LongText("text", "Wortlaut", rows=4, required=True, longest=2000),
        Text("clause", "Fundstelle", longest=120, placeholder="Nr. 2.1 der Richtlinie"),
    )
)

SECOND_FOLDER = FormSpec(
    Section(
        "",
        Text(
            "second_folder",
            "Zweiter Sicherungsordner",
            placeholder="E:\\Sicherungen",
            hint="Zum Beispiel ein USB-Stick oder Netzlaufwerk. Leer: keiner.",
            longest=1000,
        ),
    )
)
