"""Words for flyers, where they lie, press work, and what was published."""

from app.domain.columns import Kind
from app.features.handover.rules.wording.word import TableWords, Word, private

_DAY = Kind.DATE
TONES = {"good": "wohlwollend", "neutral": "sachlich", "bad": "kritisch"}
_PRESS = "clippings"
"""The sheet of the press is about all of it."""

# Texts of flyers and releases are drafts until they are out; then everybody can read them there.
PUBLICITY = {
    "clippings": TableWords(
        "Pressebeitrag",
        {
            "title": Word("Beitrag"),
            "medium": Word("Medium"),
            "published_on": Word("Erschienen", _DAY),
            "link": Word("Link"),
            "tone": Word("Ton", words=TONES, shown_as="tone_word"),
            "appointment_id": Word("Veranstaltung", target="appointments", shown_as="event"),
            "press_release_id": Word("Pressemitteilung", target="press_releases"),
            "note": private("Bemerkung"),
        },
        title="title",
        says="medium",
    ),
    "press_releases": TableWords(
        "Pressemitteilung",
        {
            "title": Word("Überschrift"),
            "dated": Word("Datum der Mitteilung", _DAY),
            "embargo_until": Word("Sperrfrist bis", Kind.MOMENT),
            "appointment_id": Word("Veranstaltung", target="appointments"),
            "contact_line": private("Rückfragen an"),
            "sent_on": Word("Versandt am", _DAY),
        },
        title="title",
        beside=_PRESS,
    ),
    "press_recipients": TableWords(
        "Empfänger",
        {
            "contact_id": private("Kontakt der Presse", target="contacts"),
            "name": private("Name der Redaktion"),
            "sent_on": Word("Verschickt am", _DAY),
        },
        parent=("press_release_id", "press_releases"),
        personal=True,
    ),
    "publications": TableWords(
        "Druckstück",
        {
            "title": Word("Druckstück"),
            "appointment_id": Word("Veranstaltung", target="appointments"),
        },
        title="title",
        beside=_PRESS,
    ),
    "distributions": TableWords(
        "Auslage",
        {
            "place": Word("Ausgelegt bei"),
            "contact_id": private("Kontakt der Auslage", target="contacts"),
            "copies": Word("Exemplare"),
            "put_out_on": Word("Ausgelegt am", _DAY),
            "by_whom": private("Ausgelegt von"),
            "note": private("Bemerkung zur Auslage"),
        },
        parent=("publication_id", "publications"),
    ),
}
