"""Forms of the plan of an event: the plan, a partner, a task, a checklist."""

from app.domain.columns import Kind
from app.domain.options import Option
from app.features.events.queries import appointments, checklists, plan
from app.features.events.rules.checklists import CONDITIONS, ChecklistItem
from app.features.events.rules.plan import FORMATS
from app.features.events.rules.tasks import FARTHEST, HOWS
from app.ui.fields import (
    Amount,
    Cell,
    Choice,
    Day,
    Link,
    LongText,
    Moment,
    Number,
    Rows,
    Text,
    Values,
    YesNo,
)
from app.ui.form import FormSpec, Pair, Section

YES_NO = (Option(True, "ja"), Option(False, "nein"))
_FORMATS = tuple(Option(key, word) for key, word in FORMATS.items())

PLAN = FormSpec(
    Section(
        "",
        Pair(
            Choice("format", "Art der Veranstaltung", options=_FORMATS, required=True),
            Number("expected", "Erwartete Besucher"),
        ),
        Pair(
            YesNo("open_air", "Unter freiem Himmel"),
            YesNo("enclosed", "Drinnen oder umzäunt", help="Mehr als 200 Personen brauchen mehr Vorlauf."),
        ),
        Link(
            "organiser_id",
            "Veranstalter",
            kind="contact",
            find=plan.contact_options,
            label_of=plan.contact_label,
            can_create=True,
            hint="Leer: das Büro selbst.",
        ),
        Link(
            "application_id",
            "Antrag auf Förderung",
            kind="application",
            find=plan.application_options,
            label_of=plan.application_label,
            hint="Die bewilligte Summe steht dann unter „Geld“ neben dem Plan.",
        ),
        LongText("description", "Beschreibung", rows=5),
        LongText("plan_b", "Plan B bei schlechtem Wetter", rows=2),
    ),
)

PARTNER = FormSpec(
    Section(
        "",
        Link(
            "contact_id",
            "Kontakt",
            kind="contact",
            find=plan.contact_options,
            label_of=plan.contact_label,
        ),
        Text(
            "name",
            "Name",
            hint="Nur wenn es noch kein Kontakt ist.",
            visible_if=lambda values: values.get("contact_id") is None,
        ),
        Text("role", "Was er beiträgt", placeholder="z. B. Bühne, Kinderprogramm, Spende"),
    ),
)

COPY = FormSpec(
    Section(
        "",
        Text("title", "Titel", required=True),
        Moment("starts_at", "Beginn", required=True, hint="Das Ende und alle Fristen ergeben sich daraus."),
    )
)

CANCEL = FormSpec(Section("", LongText("why", "Grund", rows=3, required=True)))


def _permission(values: Values) -> bool:
    return bool(values.get("permission"))


TASK = FormSpec(
    Section(
        "",
        Text("title", "Aufgabe", required=True),
        Pair(
            Choice(
                "how",
                "Frist",
                options=tuple(Option(key, word) for key, word in HOWS.items()),
                required=True,
            ),
            Number("days", "Tage", most=FARTHEST, visible_if=lambda values: values.get("how") != "fixed"),
            weights=(2, 1),
        ),
        Day("fixed_on", "Am", visible_if=lambda values: values.get("how") == "fixed"),
        Pair(
            Choice("staff_id", "Zuständig", options=appointments.staff_options),
            Text("authority", "Behörde, Stelle"),
        ),
        YesNo("permission", "Genehmigung oder Anmeldung, die beantragt wird"),
    ),
    Section(
        "Genehmigung",
        Day("applied_on", "Beantragt am"),
        Day("granted_on", "Erteilt am"),
        Day("refused_on", "Abgelehnt am"),
        Pair(Text("file_number", "Aktenzeichen"), Amount("fee", "Gebühr")),
        visible_if=_permission,
    ),
    Section(
        "",
        Day("done_on", "Erledigt am"),
        Text("source", "Grundlage", placeholder="z. B. § 12 GastG"),
        LongText("note", "Bemerkung", rows=3),
    ),
)

APPLY = FormSpec(
    Section(
        "",
        Choice("name", "Checkliste", options=checklists.options, required=True),
    ),
    Section(
        "Was trifft zu?",
        *(YesNo(key, word[0].upper() + word[1:]) for key, word in CONDITIONS.items() if key),
        help="Daraus ergibt sich, welche Aufgaben nötig sind. Was schon da ist, kommt nicht doppelt.",
    ),
)

CHECKLIST = FormSpec(
    Section(
        "",
        Pair(
            Text("name", "Name", required=True),
            Choice("format", "Für", options=_FORMATS, empty="alle Arten"),
            weights=(2, 1),
        ),
        Rows(
            "items",
            "Aufgaben",
            row=ChecklistItem,
            cells=(
                Cell("title", "Aufgabe", width=250, required=True, stretch=True),
                Cell("days", "Tage", Kind.NUMBER, width=52),
                Cell(
                    "how",
                    "gerechnet",
                    width=120,
                    options=tuple(
                        Option(key, word)
                        for key, word in (
                            ("before", "davor"),
                            ("working", "Arbeitstage davor"),
                            ("after", "danach"),
                        )
                    ),
                ),
                Cell("authority", "Behörde", width=130),
                Cell("permission", "Antrag", width=58, options=YES_NO),
                Cell(
                    "condition",
                    "nötig, wenn",
                    width=150,
                    options=tuple(Option(key, word) for key, word in CONDITIONS.items()),
                ),
                Cell("source", "Grundlage", width=120),
            ),
            add="Aufgabe hinzufügen",
        ),
    ),
)
