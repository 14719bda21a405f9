"""The form of an appointment."""

from collections.abc import Mapping

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.events.queries import appointments as queries
from app.features.events.queries import entries, preview
from app.features.events.rules import appointments as rules
from app.features.events.rules import repeats
from app.features.events.rules.appointments import ExceptionLine
from app.ui.fields import (
    Cell,
    Choice,
    ChoiceChips,
    Day,
    Link,
    LongText,
    Moment,
    Number,
    Rows,
    Text,
    Told,
    Values,
    YesNo,
)
from app.ui.form import FormSpec, Pair, Section
from app.ui.theme import Tone


def _options(words: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, word) for key, word in words.items())


def _whole(values: Values) -> bool:
    return bool(values.get("all_day"))


def _repeats(values: Values) -> bool:
    return values.get("repeat") not in {None, repeats.NEVER}


def _plainly(values: Values) -> bool:
    return _repeats(values) and values.get("repeat") != repeats.CUSTOM


def _weekly(values: Values) -> bool:
    return values.get("repeat") == repeats.WEEKLY


def _by_month(values: Values) -> bool:
    return values.get("repeat") in {repeats.MONTHLY, repeats.YEARLY}


_REPEATING = ("starts_at", "ends_at", "all_day", "repeat", "every", "days", "by", "end", "until", "count")

FORM = FormSpec(
    Section(
        "",
        Text("title", "Termin", required=True, placeholder="z. B. Jour fixe mit dem Bauamt"),
        Pair(
            Choice("kind", "Art", options=_options(rules.KINDS), required=True),
            Choice(
                "calendar_id",
                "Kalender",
                options=entries.calendar_options,
                empty="Büro (eigener Termin)",
            ),
        ),
        YesNo("all_day", "Ganztägig"),
        Pair(
            Moment("starts_at", "Beginn", required=True, whole_if=_whole),
            Moment("ends_at", "Ende", hint="Ohne Angabe eine Stunde.", whole_if=_whole, beside="starts_at"),
        ),
        Text("place", "Ort"),
        Told(
            "record_id",
            watch=(
                *_REPEATING,
                "exceptions",
                "place",
                "audience",
                "street",
                "staff_id",
                "team",
                "calendar_id",
            ),
            find=preview.in_the_way,
            kind=queries.KIND,
            sentence="Bitte beachten – speichern können Sie trotzdem:",
        ),
        Choice("staff_id", "Zuständig", options=queries.staff_options),
        ChoiceChips("team", "Außerdem dabei", options=queries.staff_options),
    ),
    Section(
        "Wiederholung",
        Pair(
            Choice("repeat", "Wiederholt sich", options=_options(repeats.REPEATS), required=True),
            Number(
                "every",
                "Alle",
                least=1,
                most=repeats.MOST_TIMES,
                hint="Tage, Wochen, Monate oder Jahre",
                visible_if=_plainly,
            ),
        ),
        ChoiceChips(
            "days",
            "Wochentage",
            options=tuple(Option(at, word) for at, word in enumerate(repeats.WEEKDAYS)),
            hint="Ohne Auswahl der Wochentag des Beginns.",
            visible_if=_weekly,
        ),
        Choice("by", "Am", options=_options(repeats.BYS), required=True, visible_if=_by_month),
        Pair(
            Choice("end", "Endet", options=_options(repeats.ENDS), required=True, visible_if=_plainly),
            Day(
                "until",
                "Letzter Tag",
                today_button=False,
                visible_if=lambda values: _plainly(values) and values.get("end") == repeats.UNTIL,
            ),
            Number(
                "count",
                "Anzahl",
                least=1,
                most=repeats.MOST_TIMES,
                visible_if=lambda values: _plainly(values) and values.get("end") == repeats.COUNT,
            ),
        ),
        Told(
            "rule",
            watch=_REPEATING,
            find=preview.what_it_means,
            tone=Tone.INFO,
            visible_if=_repeats,
        ),
        Rows(
            "exceptions",
            "Ausnahmen",
            row=ExceptionLine,
            cells=(
                Cell("on", "Tag", Kind.DATE, 94, required=True),
                Cell("what", "Was", width=88, options=_options(rules.DEVIATIONS)),
                Cell("starts_at", "Neuer Beginn", Kind.MOMENT, 126),
                Cell("staff_id", "Vertretung", width=98, options=queries.staff_options),
                Cell("place", "Anderer Ort", width=80, stretch=True),
            ),
            add="Ausnahme hinzufügen",
            visible_if=_repeats,
        ),
        folded=True,
        open_if=lambda draft: draft.repeat != repeats.NEVER,
    ),
    Section(
        "Für wen und was",
        Choice("audience", "Zielgruppe", options=entries.audience_options, empty="alle"),
        Text(
            "street",
            "Gesperrte Straßen",
            placeholder="z. B. Bahnhofstraße; Marktplatz",
            hint="Mehrere durch Semikolon getrennt.",
        ),
        Link(
            "measure_id",
            "Maßnahme",
            kind="measure",
            find=queries.measure_options,
            label_of=queries.measure_label,
        ),
        LongText("note", "Bemerkung", rows=3),
    ),
)
