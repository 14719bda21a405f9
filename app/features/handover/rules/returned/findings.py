"""What has to be said about a whole file before anything in it is decided."""

from datetime import datetime

from app.domain import formats
from app.features.handover.rules.identity import SCHEMA
from app.features.handover.rules.returned.found import Claim
from app.features.handover.rules.returned.grades import Finding

_BY_HAND = "Bitte tragen Sie die Rückmeldungen von Hand ein."


def not_ours(claim: Claim, office: str) -> Finding | None:
    """Why nothing can be done with a file: a foreign office's, a newer program's, no workbook of ours.

    Args:
        claim: what the file says it is.
        office: uid of this office.
    """
    identity = claim.identity
    if identity is not None and identity.office != office:
        sentence = (
            "Diese Wochenliste stammt aus einem anderen Büro. "
            "Bitte öffnen Sie das Büro, aus dem sie kam, und lesen Sie sie dort ein."
        )
        return Finding("foreign", sentence, stops=True)
    if identity is not None and identity.schema > SCHEMA:
        sentence = (
            "Diese Wochenliste hat eine neuere Fassung des Programms geschrieben. "
            "Bitte bringen Sie das Programm auf den neuesten Stand und lesen Sie die Datei dann ein."
        )
        return Finding("newer", sentence, stops=True)
    if claim.number is None:
        sentence = (
            "Das ist keine Wochenliste dieses Programms, oder alle Kennungen wurden entfernt. "
            "Bitte lesen Sie die Datei ein, die mit der Übergabe hinausging."
        )
        return Finding("unknown", sentence, stops=True)
    return None


def no_such_handover(number: int | None) -> Finding:
    """The office has no handover of that number."""
    sentence = (
        f"Eine Übergabe Nr. {number} gibt es hier nicht, "
        f"vielleicht weil eine Sicherung zurückgespielt wurde. {_BY_HAND}"
    )
    return Finding("missing", sentence, stops=True)


def not_kept(number: int) -> Finding:
    """What was sent was not kept cell by cell."""
    sentence = (
        f"Übergabe Nr. {number} ging mit einer älteren Fassung des Programms hinaus; "
        f"was gesendet wurde, ist nicht Zelle für Zelle aufgehoben. {_BY_HAND}"
    )
    return Finding("old", sentence, stops=True)


def other_version(number: int) -> Finding:
    """The number fits, but something else was sent under it."""
    sentence = (
        f"Die Datei gehört zu einer anderen Fassung der Übergabe Nr. {number} als der hier archivierten, "
        f"vielleicht aus der Zeit vor einer zurückgespielten Sicherung. {_BY_HAND}"
    )
    return Finding("other", sentence, stops=True)


def copied() -> Finding:
    """The file's own identity is gone; the rows still carry theirs."""
    return Finding(
        "copied", "Die Zeilen wurden in eine andere Datei kopiert; die Übergabe wurde an ihnen erkannt."
    )


def again(at: datetime) -> Finding:
    """The very same file was taken over before."""
    sentence = (
        f"Genau diese Datei wurde am {formats.moment(at)} Uhr schon eingelesen. "
        "Was damals übernommen wurde, steht hier schon."
    )
    return Finding("again", sentence)


def stale(number: int, later: int) -> Finding:
    """Newer handovers went out since."""
    since = formats.count(later, "weitere Übergabe", "weitere Übergaben")
    sentence = (
        f"Die Datei antwortet auf Übergabe Nr. {number}; seither gab es {since}. "
        "Verglichen wird mit dem, was damals gesendet wurde und heute hier steht."
    )
    return Finding("stale", sentence)


def sheets_missing(titles: list[str]) -> Finding:
    """Sheets that did not come back."""
    named = ", ".join(f"„{title}“" for title in titles)
    return Finding("sheets missing", f"Nicht zurückgekommen: {named}. Dort wird nichts geändert.")


def sheets_unread(titles: list[str]) -> Finding:
    """Sheets that are none of ours and are not read."""
    named = ", ".join(f"„{title}“" for title in titles)
    sentence = f"Nicht von uns und deshalb nicht gelesen: {named}. Bitte sehen Sie dort nach."
    return Finding("sheets unread", sentence)


def note(sentence: str) -> Finding:
    """Something about one sheet."""
    return Finding("note", sentence)
