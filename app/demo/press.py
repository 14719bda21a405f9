"""Press work of the demo: newsrooms, a release about an event, what was published."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from app.demo.stage import Stage
from app.domain.paging import PageRequest
from app.features.contacts.rules import ContactDraft
from app.features.contacts.service import save as save_contact
from app.features.press.document import papers
from app.features.press.queries import mailing, writing
from app.features.press.rules.clippings import ClippingDraft
from app.features.press.rules.mailing import Choice, Dispatch, chosen, lines_of, omitted, sift
from app.features.press.rules.papers import LabelsDraft
from app.features.press.rules.releases import RecipientRow, ReleaseDraft
from app.features.press.service import clippings, releases
from app.features.press.service.prints import Piece, keep
from db.models import Appointment

_NEWSROOMS = (
    ("Ruhrauer Zeitung", "Frau", "Miriam", "Osterkamp", "lokales@ruhrauer-zeitung.example", "Pressegasse 4"),
    ("Radio Ruhrau 98,1", "Herr", "Jonas", "Wiebe", "redaktion@radio-ruhrau.example", "Funkweg 11"),
    ("Unterstadt-Bote", "", "", "", "bote@unterstadt-ruhrau.example", "Nordmarkt 2"),
)
_BODY = (
    "Lichter in allen Schaufenstern, Musik an drei Ecken und offene Türen bis in den Abend: Die Händlerinnen "
    "und Händler der Oberen Hauptstraße laden zum Lichterabend in die Unterstadt ein.\n\n"
    "Um 16 Uhr beginnt der Abend mit dem Laternenzug der Grundschule am Markt. Danach zeigen zwölf "
    "Geschäfte, was in diesem Jahr neu ist; in drei leeren Läden stellen Künstlerinnen und Künstler aus dem "
    "Viertel aus. Für Kinder gibt es eine Bastelwerkstatt, für alle warme Getränke.\n\n"
    "„Der Lichterabend zeigt, was in dieser Straße steckt“, sagt Jana Brinkhoff vom Stadtteilbüro. „Fast "
    "alles haben die Nachbarn selbst auf die Beine gestellt.“\n\n"
    "Der Eintritt ist frei. Die Obere Hauptstraße ist von 15 bis 21 Uhr für den Verkehr gesperrt."
)


def write(stage: Stage) -> None:
    """Enter newsrooms, write the release, log what came of earlier events."""
    with stage.store.write("Pressekontakte anlegen") as session:
        newsrooms = [
            save_contact(
                session,
                ContactDraft(
                    kind="organisation",
                    organisation=name,
                    salutation=salutation or None,
                    first_name=first,
                    last_name=last,
                    email=email,
                    street=street.rsplit(" ", 1)[0],
                    house_number=street.rsplit(" ", 1)[1],
                    postcode=stage.names["postcode"],
                    town=stage.names["town"],
                    roles=(stage.codes["role", "Presse"],),
                ),
                None,
                today=stage.clock.today(),
            )
            for name, salutation, first, last, email, street in _NEWSROOMS
        ]
        stage.contacts["press"] = newsrooms
    day, event = _festival(stage)
    with stage.store.write("Pressemitteilung speichern") as session:
        begun = writing.beginning(session, event, today=stage.today, staff_id=stage.staff[0])
        release = releases.save(
            session,
            ReleaseDraft(
                title="Die Obere Hauptstraße leuchtet",
                subtitle="Lichterabend mit Laternenzug, offenen Läden und Kunst in leeren Ladenlokalen",
                body=_BODY,
                dated=stage.today - timedelta(days=6),
                embargo_until=datetime.combine(stage.today - timedelta(days=5), time(10)),
                appointment_id=event,
                contact_line=begun.contact_line,
                sent_on=stage.today - timedelta(days=6),
                recipients=tuple(
                    RecipientRow(contact, sent_on=stage.today - timedelta(days=6) if at < 2 else None)
                    for at, contact in enumerate(newsrooms)
                ),
            ),
            None,
            today=stage.today,
            staff_id=stage.staff[0],
        )
    _print_labels(stage, event)
    for draft in _published(stage, day, event, release):
        with stage.store.write("Beitrag speichern") as session:
            clippings.save(session, draft, None, today=stage.today)


def _print_labels(stage: Stage, event: int) -> None:
    """Labels of the invitations to the event, with the record of who got one."""
    with stage.store.read() as session:
        sifted = sift(mailing.candidates(session, PageRequest()), "post", stage.today)
        setting = mailing.setting(session, event, today=stage.today, staff_id=stage.staff[0])
    choice = Choice(one_each=True)
    some = chosen(sifted, choice)
    title = setting.occasion.title
    labels = papers.labels(setting, LabelsDraft(title), some)
    record = Dispatch(
        office=setting.writer.name,
        subject=f"Etiketten „{title}“",
        channel="Post",
        made_on=stage.today,
        lines=lines_of(some, choice, "post"),
        omitted=omitted(sifted, choice),
        event=title,
    )
    count = len(some)
    pieces = (
        Piece("labels", f"Etiketten: {title}", "Etiketten.pdf", labels, "Avery Zweckform 3475", count, event),
        Piece(
            "dispatch",
            f"Versandprotokoll: {record.subject}, {count} Empfänger",
            "Versandprotokoll.pdf",
            papers.dispatch(record),
            "Post",
            count,
            event,
        ),
    )
    with stage.store.write(f"Etiketten: {title} ausgeben", sealed=True) as session:
        keep(session, pieces, staff_id=stage.staff[0])


def _festival(stage: Stage) -> tuple[date, int]:
    """The event that lies nearest to today."""
    with stage.store.read() as session:
        kinds = dict(session.execute(select(Appointment.id, Appointment.kind)).all())
    events = (one for one in stage.appointments if kinds.get(one[1]) == "event")
    return min(events, key=lambda one: (abs((one[0] - stage.today).days), one[1]))


def _published(stage: Stage, day: date, event: int, release: int) -> tuple[ClippingDraft, ...]:
    before = stage.today - timedelta(days=1)
    return (
        ClippingDraft(
            "Unterstadt putzt sich heraus: Lichterabend vor dem zweiten Advent",
            "Ruhrauer Zeitung",
            before,
            "https://www.ruhrauer-zeitung.example/lokales/lichterabend",
            "good",
            event,
            release,
        ),
        ClippingDraft(
            "Straße gesperrt: Was Anwohner am Wochenende wissen müssen",
            "Radio Ruhrau 98,1",
            before,
            tone="neutral",
            appointment_id=event,
            press_release_id=release,
            note="Beitrag in den Lokalnachrichten, 7:30 und 8:30 Uhr.",
        ),
        ClippingDraft(
            "„Dunkle Ecken“ bleiben dunkel: Anwohner warten auf neue Laternen",
            "Ruhrauer Zeitung",
            min(before, day) - timedelta(days=41),
            "https://www.ruhrauer-zeitung.example/lokales/dunkle-ecken",
            "bad",
            note="Antwort der Stadt ist angekündigt; nach vier Wochen nachfragen.",
        ),
    )
