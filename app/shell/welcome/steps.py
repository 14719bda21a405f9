"""The fields of the four steps of setting up an office."""

from collections.abc import Callable

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.shell.entry import Entry, FolderEntry, Lines, side_by_side
from app.ui.chips import Tone
from app.ui.widgets import H3, Banner

IDENTITY_FIELDS = (
    "name",
    "district",
    "operator",
    "city",
    "street",
    "postcode",
    "town",
    "phone",
    "email",
    "website",
)
LETTERHEAD_FIELDS = ("hours", "footer", "funding_sentence")
OFFICE_FIELDS = (*IDENTITY_FIELDS, *LETTERHEAD_FIELDS, "court_name", "court_address")
FIRST_FIELDS = ("name", "hours", "person_name", "folder")
"""Where each step begins."""
Fields = dict[str, Entry | Lines]


def identity(fields: Fields) -> QVBoxLayout:
    """Who the office is and where it is found."""
    fields["name"] = Entry("Name des Büros", placeholder="Stadtteilbüro Oberstadt", required=True)
    fields["district"] = Entry("Quartier", placeholder="Oberstadt")
    fields["operator"] = Entry("Träger", hint="Wer das Büro im Auftrag der Stadt betreibt.")
    fields["city"] = Entry("Stadt", placeholder="Stadt Witten", required=True)
    fields["street"] = Entry("Straße und Hausnummer")
    fields["postcode"] = Entry("Postleitzahl", longest=5)
    fields["town"] = Entry("Ort")
    fields["phone"] = Entry("Telefon")
    fields["email"] = Entry("E-Mail")
    fields["website"] = Entry("Internet")
    return _column(
        fields["name"],
        side_by_side(fields["district"], fields["city"]),
        fields["operator"],
        fields["street"],
        side_by_side(fields["postcode"], fields["town"], weights=(1, 3)),
        side_by_side(fields["phone"], fields["email"]),
        fields["website"],
    )


def letterhead(fields: Fields) -> QVBoxLayout:
    """What stands on letters, and the court of the instruction on remedies."""
    fields["hours"] = Lines("Sprechzeiten", hint="So stehen sie im Briefkopf.", rows=2)
    fields["footer"] = Lines("Fußzeile", hint="Zum Beispiel Träger, Register, Bankverbindung.", rows=2)
    fields["funding_sentence"] = Lines(
        "Förderhinweis",
        hint="Der Satz, den die Zuwendungsgeber auf Schreiben und Plakaten verlangen.",
        rows=2,
    )
    fields["court_name"] = Entry("Zuständiges Gericht")
    fields["court_address"] = Entry("Anschrift des Gerichts")
    return _column(
        fields["hours"],
        fields["footer"],
        fields["funding_sentence"],
        H3("Rechtsbehelf"),
        side_by_side(fields["court_name"], fields["court_address"]),
        Banner("Logos fügen Sie später unter „Büro“ hinzu.", Tone.NEUTRAL),
    )


def person(fields: Fields) -> QVBoxLayout:
    """Who sets up the office; the passphrase is theirs alone."""
    fields["person_name"] = Entry("Ihr Name", placeholder="Ayşe Demir", required=True)
    fields["person_function"] = Entry("Funktion", placeholder="Quartiersmanagerin")
    fields["passphrase"] = Entry(
        "Ihre Passphrase",
        secret=True,
        longest=1000,
        required=True,
        hint="Vier Wörter, die nicht zusammengehören, merken sich leicht und schützen gut.",
    )
    fields["repeated"] = Entry("Passphrase wiederholen", secret=True, longest=1000, required=True)
    return _column(
        side_by_side(fields["person_name"], fields["person_function"]),
        fields["passphrase"],
        fields["repeated"],
        Banner(
            "Mit der Passphrase werden alle Daten verschlüsselt. Niemand kann sie zurücksetzen. "
            "Gleich erhalten Sie einen Wiederherstellungscode zum Ausdrucken.",
            Tone.INFO,
        ),
    )


def folder(fields: Fields, browse: Callable[[], None]) -> QVBoxLayout:
    """Where the office lies."""
    fields["folder"] = FolderEntry(
        "Ordner des Büros",
        browse,
        hint="Hier liegen die verschlüsselte Datei und die Sicherungen.",
        required=True,
    )
    return _column(
        fields["folder"],
        Banner(
            "Wählen Sie keinen Ordner, der ständig mit einer Cloud abgeglichen wird: "
            "Der Abgleich kann eine geöffnete Datei beschädigen.",
            Tone.WARN,
        ),
    )


def _column(*parts: QWidget | QLayout) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(14)
    for part in parts:
        if isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout
