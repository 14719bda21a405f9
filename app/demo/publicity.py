"""Publicity of the demo: a strip of neutral logos, a poster and an invitation for the next two events."""

from dataclasses import replace

from sqlalchemy import select

from app.demo import pictures
from app.demo.stage import Stage
from app.features.office.rules.drafts import LogoDraft
from app.features.office.service import identity
from app.features.publicity import document, service
from app.features.publicity.queries import beginning
from app.features.publicity.queries import publications as queries
from app.features.publicity.rules.drafts import (
    DistributionDraft,
    ProgrammeRow,
    PublicationDraft,
    TranslationRow,
)
from db.models import Appointment

_STRIP = (
    ("Musterlogo des Bundes", "bars", "#2B2F36"),
    ("Musterlogo des Landes", "gable", "#2E7D32"),
    ("Musterlogo der Städtebauförderung", "corner", "#1F4FA8"),
    ("Musterlogo der Stadt Ruhrau", "disc", "#B3261E"),
)
_POSTER = PublicationDraft(
    design="plakat",
    format="a3",
    accent="#FFC400",
    kicker="Das Stadtteilbüro Unterstadt lädt ein",
    subtitle="Essen, Musik und Begegnung für alle",
    lead="Kommen Sie vorbei, bringen Sie Ihre Nachbarn mit und lernen Sie die Menschen kennen, die in der "
    "Unterstadt etwas bewegen. Für Kaffee, Tee und Suppe ist gesorgt; wer mag, bringt etwas Gebackenes mit.",
    partners="Gemeindehaus, Förderverein Stadtgarten e. V., Jugendzentrum",
    translations=(
        TranslationRow("tr", "Herkes davetlidir", "Yemek, müzik ve sohbet. Giriş ücretsizdir."),
        TranslationRow("ar", "الجميع مدعوون", "طعام وموسيقى ولقاءات. الدخول مجاني."),
    ),
)
_INVITATION = PublicationDraft(
    design="leise",
    format="a5",
    accent="#7A2E5D",
    kicker="Einladung",
    subtitle="ein Abend in der Nachbarschaft",
    lead="Wir sagen Danke für ein Jahr voller Ideen und Einsatz und freuen uns auf Ihr Kommen.",
    picture_alternative_text="Häuser mit erleuchteten Fenstern am Abend",
    picture_credit="Zeichnung: Stadtteilbüro",
)
_PLACES = (("Bäckerei am Nordmarkt", 60), ("Gemeindehaus", 40), ("Arztpraxis Zechenstraße", 25))


def make(stage: Stage) -> None:
    """Add the logos, write both publications, print the poster, note where copies went."""
    with stage.store.write("Logoleiste anlegen") as session:
        for words, form, colour in _STRIP:
            draft = LogoDraft(place="strip", alternative_text=words, picture=pictures.logo(form, colour))
            identity.add_logo(session, draft)
    with stage.store.read() as session:
        ahead = session.scalars(
            select(Appointment.id)
            .where(Appointment.kind == "event", Appointment.starts_at > stage.now)
            .order_by(Appointment.starts_at)
            .limit(2)
        ).all()
    if not ahead:
        return
    poster = _write(stage, ahead[0], _POSTER)
    _write(stage, ahead[-1], replace(_INVITATION, picture=pictures.street()))
    _print(stage, poster)


def _write(stage: Stage, appointment_id: int, design: PublicationDraft) -> int:
    with stage.store.read() as session:
        begun = beginning.blank(session, appointment_id)
    own = ("design", "format", "accent", "kicker", "subtitle", "lead", "translations", "picture")
    more = ("picture_alternative_text", "picture_credit", "partners")
    values = {name: getattr(design, name) for name in (*own, *more)}
    draft = replace(begun, **values)
    if design.design == "plakat" and not draft.programme:
        hour = draft.starts_at.hour if draft.starts_at else 16
        points = ("Begrüßung", "Chor der Grundschule", "Offene Bühne")
        rows = tuple(ProgrammeRow(f"{hour + at}.00", text) for at, text in enumerate(points))
        draft = replace(draft, programme=rows)
    with stage.store.write(f"Veröffentlichung „{draft.title}“ speichern") as session:
        return service.save(session, draft, None, stage.staff[0])


def _print(stage: Stage, record_id: int) -> None:
    with stage.store.read() as session:
        detail, sponsors = queries.detail(session, record_id), beginning.sponsors(session)
    data = document.printable(document.piece(detail.draft, sponsors, stage.today), "shop")
    with stage.store.write(f"„{detail.draft.title}“ drucken", sealed=True) as session:
        service.keep_print(
            session, record_id, data, layout="shop", copies=150, name="Plakat.pdf", staff_id=stage.staff[0]
        )
    with stage.store.write("Verteilung eintragen") as session:
        for place, copies in _PLACES:
            service.put_out(
                session, record_id, DistributionDraft(place, None, copies, stage.today, "Ehrenamt")
            )
