"""The forms of a committee and of a member."""

from collections.abc import Mapping, Sequence

from app.domain.options import Option
from app.features.sittings.queries import committees as queries
from app.features.sittings.rules.words import FUNCTIONS, PARTIES
from app.ui.fields import Choice, ChoiceChips, Day, Link, LongText, Number, Share, Text, YesNo
from app.ui.form import FormSpec, Pair, Section

_MOST = 500
_DAYS = 365

COMMITTEE = FormSpec(
    Section(
        "",
        Pair(
            Text("name", "Gremium", required=True, placeholder="Quartiersbeirat"),
            Text("short_name", "Kurz", placeholder="Beirat", hint="Beginnt die Nummer der Sitzungen."),
            weights=(2, 1),
        ),
        YesNo(
            "decides",
            "Entscheidet selbst",
            help="Sonst empfiehlt es nur, und die Stadt entscheidet nach der Sitzung.",
        ),
        ChoiceChips(
            "fund_ids",
            "Berät über die Anträge dieser Fonds",
            options=queries.fund_options,
            hint="Ein Fonds gehört zu höchstens einem Gremium; wer ihn hier wählt, nimmt ihn dem anderen.",
        ),
    ),
    Section(
        "Geschäftsordnung",
        Pair(
            Number("quorum_number", "Beschlussfähig ab", most=_MOST, unit="Stimmen"),
            Share("quorum_bp", "und ab einem Anteil von", hint="Mehr als die Hälfte: 50,01 %."),
        ),
        YesNo(
            "resident_majority",
            "Die Bewohnerschaft führt immer eine Stimme mehr",
            help="Wird bei den Mitgliedern und in jeder Sitzung geprüft.",
        ),
        Pair(
            Number("lead_days", "Ladungsfrist", most=_DAYS, unit="Tage"),
            Number("closing_days", "Antragsschluss vor der Sitzung", most=_DAYS, unit="Tage"),
        ),
        YesNo("public", "Tagt öffentlich"),
    ),
    Section(
        "",
        LongText("note", "Bemerkung", rows=2),
        YesNo("active", "Tätig", help="Frühere Gremien bleiben in der Liste, planen aber nichts mehr."),
    ),
)


def member_form(seats: Sequence[Option]) -> FormSpec:
    """The form of a member; ``seats`` are the members a substitute may stand in for."""
    return FormSpec(
        Section(
            "",
            Link(
                "contact_id",
                "Person",
                kind="contact",
                find=queries.person_options,
                label_of=queries.person_label,
                can_create=True,
                required=True,
            ),
            Pair(
                Choice("party", "Gruppe", options=_options(PARTIES), required=True),
                Choice("function", "Funktion", options=_options(FUNCTIONS)),
            ),
            Text("represents", "Vertritt", placeholder="Grundschule am Markt"),
            YesNo("voting", "Stimmberechtigt"),
            Choice(
                "substitute_for_id",
                "Vertretung von",
                options=tuple(seats),
                hint="Leer bei Mitgliedern. Eine Vertretung stimmt nur, wenn das Mitglied fehlt.",
            ),
            Pair(Day("since", "Amtszeit von"), Day("until", "bis")),
        )
    )


def _options(words: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, word) for key, word in words.items())
