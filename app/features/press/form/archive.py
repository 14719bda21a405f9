"""What is known of an archived piece, only to be read."""

from dataclasses import dataclass

from app.ui.fields import Text
from app.ui.form import FormSpec, Pair, Section


@dataclass(frozen=True)
class PrintDraft:
    """All of it as text."""

    kind: str = ""
    made_at: str = ""
    event: str = ""
    went_to: str = ""
    layout: str = ""
    copies: str = ""
    staff: str = ""
    name: str = ""
    sha256: str = ""


FORM = FormSpec(
    Section(
        "",
        Pair(Text("kind", "Art", read_only=True), Text("made_at", "Gedruckt", read_only=True)),
        Text("event", "Veranstaltung", read_only=True),
        Text("went_to", "Ging an", read_only=True, visible_if=lambda values: bool(values["went_to"])),
        Pair(
            Text("layout", "Ausführung", read_only=True),
            Text("copies", "Stück", read_only=True),
            Text("staff", "Von", read_only=True),
            weights=(2, 1, 2),
        ),
        Text("name", "Datei", read_only=True),
        Text(
            "sha256",
            "Prüfsumme (SHA-256)",
            read_only=True,
            hint="Beim Öffnen wird sie nachgerechnet; ein veränderter Druck fiele auf.",
        ),
    )
)
