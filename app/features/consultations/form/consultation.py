"""The form of a consultation: the concern first, everything else has a default or can wait."""

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.columns import Kind
from app.domain.consents import WAYS
from app.domain.options import Option
from app.features.consultations import queries
from app.features.consultations.form.concern import NO_OFFICES
from app.features.consultations.form.picks import Picks
from app.features.consultations.rules import StepRow, personal_hint, place_hint
from app.ui.chips import Tone
from app.ui.fields import (
    Amount,
    Cell,
    Choice,
    Day,
    Link,
    LongText,
    Minutes,
    Moment,
    Note,
    Number,
    Rows,
    Text,
    YesNo,
    YesNoUnknown,
)
from app.ui.form import FormSpec, Pair, Section

Values = Mapping[str, Any]
Asks = Callable[[Values], bool]

_WAYS = tuple(Option(value, word) for value, word in WAYS.items())


def consultation_form(is_owner: Asks) -> FormSpec:
    """The whole form.

    Args:
        is_owner: whether the chosen target group is one of owners, who are advised on a property.
    """
    return FormSpec(
        _talk(is_owner),
        _outcome(),
        Section(
            "Wiedervorlage",
            Day("follow_up_on", "Erinnern am", offsets=(7, 14, 30), today_button=False),
            Text("follow_up_note", "Woran"),
            Day("follow_up_done_on", "Erledigt am", visible_if=_has_follow_up),
        ),
        _object(is_owner),
        _passed_on(),
        _person(),
        _links(),
    )


def _talk(is_owner: Asks) -> Section:
    return Section(
        "",
        LongText(
            "concern", "Anliegen", required=True, rows=4, placeholder="Worum ging es? Bitte ohne Namen."
        ),
        Note(_concern_hint, Tone.WARN, visible_if=lambda values: bool(_concern_hint(values))),
        Picks("topics", "Themen", options=queries.topic_options, placeholder="Anfangsbuchstaben, z. B. Verf"),
        Pair(
            Choice("channel_id", "Weg", options=queries.channel_options, required=True),
            Minutes(
                "minutes",
                "Dauer",
                placeholder="Zeit läuft",
                hint="Leer: seit dem Öffnen.",
                help="Minuten oder Stunden: 45, 1:30 oder 1,5 h",
            ),
        ),
        Pair(
            Choice("target_group_id", "Zielgruppe", options=queries.target_group_options),
            Text("place", "Ort", placeholder="Straßenabschnitt oder Block"),
            weights=(6, 5),
        ),
        Note(
            lambda values: _place_hint(values, is_owner),
            Tone.INFO,
            visible_if=lambda values: bool(_place_hint(values, is_owner)),
        ),
        Pair(
            Moment("began_at", "Wann"),
            Choice("staff_id", "Beraten durch", options=queries.staff_options),
        ),
        YesNo("first_contact", "Erstkontakt"),
    )


def _outcome() -> Section:
    return Section(
        "Ergebnis",
        LongText("result", "Was wurde geraten oder vereinbart?", rows=3),
        Pair(
            Choice(
                "city_office_id",
                "Verwiesen an ein Amt",
                options=queries.city_office_options,
                none=NO_OFFICES,
            ),
            Text("referred_to", "Verwiesen an eine andere Stelle", placeholder="z. B. Verbraucherzentrale"),
        ),
        Rows(
            "steps",
            "Vereinbarte Schritte",
            row=StepRow,
            cells=(
                Cell("text", "Schritt", width=220, required=True, stretch=True),
                Cell("who", "Wer", width=110),
                Cell("due_on", "Bis", Kind.DATE, width=96),
                Cell("done_on", "Erledigt", Kind.DATE, width=96),
            ),
            add="Schritt hinzufügen",
        ),
    )


def _object(is_owner: Asks) -> Section:
    return Section(
        "Objekt",
        Pair(Text("object_street", "Straße"), Text("object_number", "Hausnr.", longest=12), weights=(3, 1)),
        Pair(Text("object_postcode", "PLZ", longest=12), Text("object_town", "Ort"), weights=(1, 3)),
        Pair(
            Number("year_built", "Baujahr", most=9999, grouped=False),
            Number("dwellings", "Wohnungen", most=5000),
            Number("storeys", "Geschosse", most=200),
        ),
        Choice("heating", "Heizung", options=queries.heating_options, empty="nicht bekannt"),
        Pair(YesNoUnknown("monument", "Denkmal"), YesNoUnknown("in_area", "Im Fördergebiet")),
        Picks(
            "considered", "Erwogene Maßnahmen", options=queries.works_options, placeholder="z. B. Anstrich"
        ),
        Pair(Amount("cost_from", "Kosten von"), Amount("cost_to", "Kosten bis")),
        LongText("programmes", "Besprochene Programme", rows=2),
        Day("visited_on", "Vor Ort am"),
        LongText("next_step", "Nächster Schritt", rows=2),
        visible_if=is_owner,
        help="Was zur Eigentümerberatung gehört. Ein schon bekanntes Objekt wird an der Anschrift erkannt.",
    )


def _passed_on() -> Section:
    return Section(
        "Anliegen an die Stadt",
        LongText("passed_text", "Was soll die Stadt wissen oder tun?", rows=2),
        Pair(
            Choice(
                "passed_office_id",
                "Amt",
                options=queries.city_office_options,
                none=NO_OFFICES,
                visible_if=_passes_something_on,
            ),
            Day(
                "passed_due_on",
                "Antwort erbeten bis",
                offsets=(14, 28),
                today_button=False,
                visible_if=_passes_something_on,
            ),
        ),
        help="Wird mit eigener Nummer erfasst und steht in der nächsten Übergabe.",
    )


def _person() -> Section:
    return Section(
        "Person",
        YesNo("named", "Namentlich erfassen (nur mit Einwilligung)"),
        Link(
            "contact_id",
            "Kontakt",
            kind="contact",
            find=queries.contact_options,
            label_of=queries.contact_label,
            can_create=True,
            visible_if=_is_named,
        ),
        Pair(
            Choice("consent_how", "Wie eingewilligt", options=_WAYS, visible_if=_is_named),
            Day("consent_on", "Eingewilligt am", visible_if=_is_named),
        ),
        Note(
            "Die Angaben zur Einwilligung sind nur nötig, wenn für diesen Kontakt noch keine vorliegt. "
            "Ein Widerruf im Kontakt macht seine Beratungen wieder anonym.",
            visible_if=_is_named,
        ),
    )


def _links() -> Section:
    return Section(
        "Verknüpfungen",
        Link(
            "appointment_id",
            "Sprechzeit oder Termin",
            kind="appointment",
            find=queries.appointment_options,
            label_of=queries.appointment_label,
        ),
        Link(
            "application_id",
            "Antrag",
            kind="application",
            find=queries.application_options,
            label_of=queries.application_label,
        ),
        Link(
            "measure_id",
            "Maßnahme",
            kind="measure",
            find=queries.measure_options,
            label_of=queries.measure_label,
        ),
        folded=True,
    )


def _is_named(values: Values) -> bool:
    return bool(values["named"])


def _has_follow_up(values: Values) -> bool:
    return values["follow_up_on"] is not None


def _passes_something_on(values: Values) -> bool:
    return bool(values["passed_text"])


def _concern_hint(values: Values) -> str:
    text = f"{values['concern'] or ''}\n{values['result'] or ''}"
    return personal_hint(text, named=bool(values["named"]))


def _place_hint(values: Values, is_owner: Asks) -> str:
    return place_hint(values["place"] or "", named=bool(values["named"]), owner=is_owner(values))
