"""The form of a contact, and the sheet that takes back a consent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.contacts import queries
from app.features.contacts.rules import KINDS, SALUTATIONS, AddressRow, ConsentRow, MembershipRow
from app.ui.chips import Tone
from app.ui.fields import (
    Cell,
    Choice,
    ChoiceChips,
    Day,
    LongText,
    Note,
    Rows,
    Similar,
    Text,
    YesNo,
)
from app.ui.form import FormSpec, Pair, Section

Values = Mapping[str, Any]

_KINDS = tuple(Option(value, word) for value, word in KINDS.items())
_SALUTATIONS = tuple(Option(value, word) for value, word in SALUTATIONS.items())
_WATCHED = (
    "kind",
    "first_name",
    "last_name",
    "organisation",
    "street",
    "house_number",
    "email",
    "phone",
    "mobile",
)


def contact_form(own_id: Callable[[], int | None]) -> FormSpec:
    """The whole form.

    Args:
        own_id: the contact shown, which is no duplicate of itself.
    """
    return FormSpec(
        Section(
            "",
            Choice("kind", "Art", options=_KINDS, required=True),
            Pair(
                Text("organisation", "Organisation", visible_if=_is_organisation),
                Text("legal_form", "Rechtsform", placeholder="e. V.", visible_if=_is_organisation),
                weights=(3, 1),
            ),
            Note("Ansprechperson in der Organisation, wenn es eine gibt:", visible_if=_is_organisation),
            Pair(
                Choice("salutation", "Anrede", options=_SALUTATIONS, empty="keine Angabe"),
                Text("title", "Titel", placeholder="Dr."),
            ),
            Pair(Text("first_name", "Vorname"), Text("last_name", "Nachname")),
            Similar(
                watch=_WATCHED,
                find=lambda session, values: queries.similar(session, values, own_id()),
                kind="contact",
                sentence="Gibt es diesen Kontakt schon?",
            ),
        ),
        Section(
            "Anschrift",
            Pair(Text("street", "Straße"), Text("house_number", "Hausnr.", longest=12), weights=(3, 1)),
            Pair(Text("postcode", "PLZ", longest=12), Text("town", "Ort"), weights=(1, 3)),
            Text("extra", "Zusatz", placeholder="c/o, Hinterhaus, Abteilung"),
        ),
        Section(
            "Erreichbar",
            Pair(Text("phone", "Telefon"), Text("mobile", "Mobil")),
            Pair(Text("email", "E-Mail"), Text("website", "Internet")),
        ),
        Section(
            "Im Quartier",
            ChoiceChips("roles", "Rollen", options=queries.role_options),
            Pair(
                Choice("applicant_type", "Antragstellerart", options=queries.APPLICANT_OPTIONS),
                Text("language", "Sprache"),
            ),
        ),
        _consents(),
        _more(),
        Section("", LongText("note", "Notiz", rows=3), YesNo("active", "Aktiv")),
    )


def _consents() -> Section:
    return Section(
        "Einwilligungen",
        Rows(
            "consents",
            "Erteilt und widerrufen",
            row=ConsentRow,
            cells=(
                Cell(
                    "purpose",
                    "Wofür",
                    width=150,
                    options=queries.PURPOSE_OPTIONS,
                    required=True,
                    stretch=True,
                ),
                Cell("channel", "Weg", width=92, options=queries.CHANNEL_OPTIONS),
                Cell("how", "Wie", width=92, options=queries.WAY_OPTIONS, required=True),
                Cell("given_on", "Am", Kind.DATE, width=92, required=True, today=True),
                Cell("withdrawn_on", "Widerrufen", Kind.DATE, width=92),
            ),
            add="Einwilligung hinzufügen",
        ),
        help="Ein Widerruf bleibt mit seinem Tag stehen; Beratungen, die den Namen nennen, werden anonym.",
    )


def _more() -> Section:
    return Section(
        "Weitere Anschriften und Mitgliedschaften",
        Rows(
            "addresses",
            "Weitere Anschriften",
            row=AddressRow,
            cells=(
                Cell("kind", "Wofür", width=92),
                Cell("street", "Straße", width=140, stretch=True),
                Cell("house_number", "Nr.", width=56),
                Cell("postcode", "PLZ", width=64),
                Cell("town", "Ort", width=120),
            ),
            add="Anschrift hinzufügen",
        ),
        Rows(
            "memberships",
            "Mitgliedschaften",
            row=MembershipRow,
            cells=(
                Cell(
                    "other_id",
                    "Organisation oder Person",
                    width=240,
                    options=queries.all_contact_options,
                    stretch=True,
                ),
                Cell("function", "Funktion", width=160),
            ),
            add="Mitgliedschaft hinzufügen",
        ),
        folded=True,
    )


def _is_organisation(values: Values) -> bool:
    return bool(values["kind"] == "organisation")


@dataclass(frozen=True)
class Withdrawal:
    """What the sheet asks for."""

    consent_id: int | None = None
    on: date | None = None
    forget: bool = False


@dataclass(frozen=True)
class Erasing:
    """What the sheet asks for that erases a contact."""

    same_name: bool = False


def erasing_form(where: str, *told: str) -> FormSpec:
    """Whether the same name goes where it is only typed; what goes and stays anyway is told before."""
    return FormSpec(
        Section(
            "",
            *(Note(one) for one in told if one),
            Note(where, Tone.WARN),
            YesNo("same_name", "Auch dort löschen – es ist dieselbe Person"),
        )
    )


def withdrawal_form(consents: tuple[Option, ...]) -> FormSpec:
    """Which consent is taken back, when, and whether the history forgets the name as well."""
    return FormSpec(
        Section(
            "",
            Choice("consent_id", "Einwilligung", options=consents, required=True),
            Day("on", "Widerrufen am", required=True, offsets=()),
            YesNo("forget", "Den Namen auch aus dem Verlauf löschen"),
            Note(
                "Das Löschen aus dem Verlauf ist endgültig: Dieser Schritt und alle früheren lassen sich "
                "danach nicht mehr rückgängig machen.",
                Tone.WARN,
                visible_if=lambda values: bool(values["forget"]),
            ),
        )
    )
