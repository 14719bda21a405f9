"""Comparisons made by hand: what a returned file may hold, without a file."""

from dataclasses import replace
from typing import Any

from app.features.handover.rules.returned import Comparison, Finding, Grade, Graded, Way

WAYS = {
    Grade.ANSWER: Way.ANSWER,
    Grade.PROPOSED: Way.WRITE,
    Grade.PARALLEL: Way.WRITE,
    Grade.CONFLICT: Way.WRITE,
    Grade.UNREADABLE: Way.FOLLOW_UP,
    Grade.ROW_UNKNOWN: Way.FOLLOW_UP,
    Grade.COLUMN_UNKNOWN: Way.FOLLOW_UP,
}


def cell(number: int, grade: Grade, **given: Any) -> Graded:
    """One cell of the sheet of applications."""
    values: dict[str, Any] = {
        "sheet": "Anträge",
        "sheet_key": "applications",
        "uid": f"uid-{number}",
        "label": f"VF-2026-{number:03d} Hoffest",
        "column": "Rückmeldung" if grade is Grade.ANSWER else "Titel",
        "key": "verdict" if grade is Grade.ANSWER else "title",
        "address": f"C{number + 3}",
        "way": WAYS.get(grade, Way.NONE),
        "answer": grade is Grade.ANSWER,
    } | given
    values.setdefault("target", (values["sheet_key"], values["uid"]))
    return Graded(id=number, grade=grade, **values)


ANSWERED = cell(1, Grade.ANSWER, theirs="Freigabe", theirs_text="Freigabe", why="Das ist ihre Antwort.")
REMARKED = cell(
    2,
    Grade.ANSWER,
    uid="uid-1",
    label=ANSWERED.label,
    column="Bemerkung",
    key="remark",
    address="F4",
    theirs_text="Bitte vor Beginn bei Frau Krüger melden.",
)
PROPOSED = cell(
    3,
    Grade.PROPOSED,
    sent_text="Hoffest im Juni mit Flohmarkt",
    ours_text="Hoffest im Juni mit Flohmarkt",
    theirs_text="Hoffest im Juli mit Flohmarkt",
    why="Diese Spalte hat nur die Stadt geändert.",
)
CONFLICT = cell(
    4,
    Grade.CONFLICT,
    sent_text="Begrünung",
    ours_text="Begrünung des Hofes",
    theirs_text="Begrünung der Fassade",
    why="Beide Seiten haben dieses Feld geändert.",
)
UNREADABLE = cell(
    5,
    Grade.UNREADABLE,
    column="am",
    key="answered_on",
    address="D8",
    theirs="bald",
    theirs_text="bald",
    answer=True,
    why="In Zelle D8 wird ein Datum erwartet, dort steht „bald“. Bitte geben Sie den Tag ein.",
)
UNKNOWN = cell(
    6,
    Grade.ROW_UNKNOWN,
    uid="",
    label="Straßenfest",
    column="",
    key="",
    address="9",
    theirs_text="Straßenfest | 500,00",
    target=("", ""),
    why="Zeile 9 trägt keine Kennung.",
)
ADDED = cell(
    7,
    Grade.COLUMN_UNKNOWN,
    uid="",
    label="",
    column="Sachbearbeitung",
    key="",
    address="H",
    theirs_text="Krüger",
    target=("", ""),
    why="Spalte H wurde hinzugefügt.",
)
GONE = cell(
    8,
    Grade.COLUMN_MISSING,
    uid="",
    label="",
    column="Az. der Stadt",
    key="file_number",
    address="",
    target=("", ""),
    why="Die Spalte fehlt.",
)
EMPTIED = cell(9, Grade.EMPTIED, sent_text="500,00 €", ours_text="500,00 €", column="Betrag", key="requested")
TALK = cell(
    10,
    Grade.ANSWER,
    sheet="Beratungen",
    sheet_key="consultations",
    uid="uid-t",
    label="B-2026-0001",
    theirs_text="zur Kenntnis",
)

ALL = (ANSWERED, REMARKED, PROPOSED, CONFLICT, UNREADABLE, UNKNOWN, ADDED, GONE, EMPTIED, TALK)


def comparison(*cells: Graded, findings: tuple[Finding, ...] = (), **given: Any) -> Comparison:
    """A file with these cells; all kinds of them where none are given."""
    made = Comparison(
        number=12,
        week="KW 47/2026",
        handover_id=1,
        file_name="Wochenliste_2026-KW47 zurück.xlsx",
        saved_by="M. Krüger",
        findings=findings,
        cells=cells or ALL,
        unchanged=310,
        sheets=("Beratungen", "Anträge"),
    )
    return replace(made, **given)
