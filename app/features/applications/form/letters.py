"""What is typed for a letter, by its kind."""

from collections.abc import Callable

from app.domain.options import Option
from app.features.applications.form.snippets import PickedText
from app.features.applications.queries import Desk
from app.features.applications.rules.letter import KINDS
from app.ui.fields import Amount, Choice, Day, LongText, Note, Text, Values
from app.ui.form import FormSpec, Section


def _asks(name: str) -> Callable[[Values], bool]:
    """Whether the kind that is chosen asks for that."""

    def shown(values: Values) -> bool:
        kind = KINDS.get(values.get("kind") or "")
        return kind is not None and name in kind.asks

    return shown


def _help(values: Values) -> str:
    kind = KINDS.get(values.get("kind") or "")
    return kind.help if kind is not None else ""


def letter_form(desk: Desk) -> FormSpec:
    """The form of a letter to this application; what the chosen kind does not ask for is hidden."""
    return FormSpec(
        Section(
            "",
            Choice(
                "kind",
                "Art des Schreibens",
                options=tuple(Option(kind.key, kind.title) for kind in desk.kinds),
                required=True,
                none="Zu diesem Antrag lässt sich zurzeit nichts schreiben.",
            ),
            Note(_help),
            Day("dated", "Datum des Schreibens", required=True, offsets=()),
            Day("due_on", "Frist bis", offsets=(14, 21, 28), today_button=False, visible_if=_asks("due_on")),
            Amount("amount", "Betrag", visible_if=_asks("amount")),
            Text("purpose", "Verwendungszweck", longest=140, visible_if=_asks("purpose")),
            Choice(
                "note_id", "Ortstermin vom", options=desk.visits, required=True, visible_if=_asks("note_id")
            ),
            PickedText(
                "items",
                "Unterlagen, jede in einer Zeile",
                rows=4,
                snippets="document",
                apart="\n",
                visible_if=_asks("items"),
            ),
            PickedText(
                "reason",
                "Gründe",
                rows=4,
                snippets="reason",
                hint="Leer: der Grund, der bei der Rückforderung steht.",
                visible_if=_asks("reason"),
            ),
            LongText("note", "Eigener Absatz", rows=3, visible_if=_asks("note")),
            Text(
                "annotation",
                "Versandvermerk über der Anschrift",
                longest=120,
                placeholder="Gegen Empfangsbekenntnis",
                visible_if=lambda values: not _is_sheet(values),
            ),
        )
    )


def taking_form(contacts: tuple[Option, ...]) -> FormSpec:
    """What a person decides before a form that came back becomes an application."""
    return FormSpec(
        Section(
            "",
            Choice(
                "contact_id",
                "Antragsteller",
                options=contacts,
                required=True,
                none="Der Vordruck nennt niemanden. Bitte legen Sie zuerst den Kontakt an.",
            ),
            Text("title", "Titel des Projekts", required=True),
            Day("received_on", "Eingegangen am", required=True, offsets=()),
        )
    )


def _is_sheet(values: Values) -> bool:
    kind = KINDS.get(values.get("kind") or "")
    return kind is None or kind.sheet
