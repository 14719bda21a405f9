"""Small tables of the plan of an event."""

from app.domain.columns import Column, Kind
from app.features.events.queries.plan import PartnerRow
from app.features.events.queries.registrations import RegistrationRow
from app.features.events.queries.results import PhotoRow, ResultRow
from app.features.events.queries.tasks import TaskRow
from app.features.events.rules import plan, registrations, results, tasks
from app.ui.chips import Chip, Chips, Tone

_TONES = {
    "idea": Tone.NEUTRAL,
    "planned": Tone.INFO,
    "fixed": Tone.ACCENT,
    "held": Tone.GOOD,
    "closed": Tone.GOOD,
    "cancelled": Tone.BAD,
}
STATUS_CHIPS = {key: Chip(word, _TONES[key]) for key, word in plan.STATES.items()}

PARTNERS: tuple[Column[PartnerRow], ...] = (
    Column("name", "Partner", width=220),
    Column("role", "Beitrag", width=220),
    Column("linked", "", width=72),
)

TASKS: tuple[Column[TaskRow], ...] = (
    Column("due_on", "Fällig", Kind.DATE, 88, rigid=True),
    Column("state", "Stand", Kind.STATE, 96, rigid=True),
    Column("title", "Aufgabe", width=280),
    Column("staff", "Zuständig", width=110, roomy=True),
    Column("authority", "Behörde", width=130, roomy=True),
    Column("left", "Zeit", width=96, roomy=True),
    Column("rule", "Frist", width=90, roomy=True),
    Column("file_number", "Aktenzeichen", width=110, roomy=True),
    Column("fee", "Gebühr", Kind.MONEY, 84, roomy=True),
    Column("source", "Grundlage", width=120, shown=False),
)
TASK_CHIPS: Chips = {
    "state": {
        "done": Chip(tasks.STATES["done"], Tone.GOOD),
        "granted": Chip(tasks.STATES["granted"], Tone.GOOD),
        "refused": Chip(tasks.STATES["refused"], Tone.BAD),
        "applied": Chip(tasks.STATES["applied"], Tone.INFO),
        "overdue": Chip(tasks.STATES["overdue"], Tone.BAD),
        "soon": Chip(tasks.STATES["soon"], Tone.WARN),
        "open": Chip(tasks.STATES["open"]),
    }
}

REGISTRATIONS: tuple[Column[RegistrationRow], ...] = (
    Column("number", "Nr.", Kind.NUMBER, 40, rigid=True),
    Column("name", "Name", width=180),
    Column("seats", "Plätze", Kind.NUMBER, 56, rigid=True),
    Column("state", "Stand", Kind.STATE, 108, rigid=True),
    Column("there", "Da", Kind.STATE, 68, rigid=True),
    Column("phone", "Telefon", width=110, roomy=True),
    Column("email", "E-Mail", width=150, roomy=True),
    Column("registered_at", "Angemeldet", Kind.MOMENT, 130, shown=False),
    Column("note", "Bemerkung", width=150, roomy=True),
)
REGISTRATION_CHIPS: Chips = {
    "state": {
        "confirmed": Chip(registrations.STATES["confirmed"], Tone.GOOD),
        "waiting": Chip(registrations.STATES["waiting"], Tone.WARN),
        "cancelled": Chip(registrations.STATES["cancelled"]),
    },
    "there": {"there": Chip("da", Tone.ACCENT), "absent": Chip("fehlt", Tone.BAD)},
}

RESULTS: tuple[Column[ResultRow], ...] = (
    Column("topic", "Thema", width=110),
    Column("result", "Ergebnis", width=260),
    Column("votes", "Stimmen", Kind.NUMBER, 76, rigid=True),
    Column("state", "Was daraus wurde", Kind.STATE, 156, rigid=True),
    Column("measure", "Maßnahme", width=160, roomy=True),
    Column("outcome", "Begründung", width=200, roomy=True),
)
RESULT_CHIPS: Chips = {
    "state": {
        "open": Chip(results.OUTCOMES["open"]),
        "examined": Chip(results.OUTCOMES["examined"], Tone.INFO),
        "taken": Chip(results.OUTCOMES["taken"], Tone.ACCENT),
        "done": Chip(results.OUTCOMES["done"], Tone.GOOD),
        "declined": Chip(results.OUTCOMES["declined"], Tone.BAD),
    }
}

PHOTOS: tuple[Column[PhotoRow], ...] = (
    Column("caption", "Bild", width=260),
    Column("consent", "Einwilligung", Kind.STATE, 150, rigid=True),
    Column("credit", "Foto von", width=140),
)
PHOTO_CHIPS: Chips = {
    "consent": {
        "open": Chip(results.CONSENTS["open"], Tone.WARN),
        "given": Chip(results.CONSENTS["given"], Tone.GOOD),
        "nobody": Chip(results.CONSENTS["nobody"], Tone.GOOD),
        "refused": Chip(results.CONSENTS["refused"], Tone.BAD),
    }
}
