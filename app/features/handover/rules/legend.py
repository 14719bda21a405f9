"""What somebody who never saw the workbook has to know to answer in it: three sentences."""

from app.features.handover.rules.material import Material
from app.features.handover.rules.sent import ANSWER_TITLES, ANSWERED_ON, FILE_NUMBER, REMARK, VERDICT

HEADING = "So antworten Sie"


def legend(material: Material) -> tuple[str, ...]:
    """Where to type, that nothing has to be deleted, how to send it back; empty when nothing is asked."""
    if not any(material.answers_of(sheet) for sheet in material.sheets):
        return ()
    titles = ANSWER_TITLES
    to = f"an {material.sender.email}" if material.sender.email else "an das Büro"
    where = (
        "Ihre Antwort tragen Sie in die farbigen Spalten ganz rechts auf jedem Blatt ein: "
        f"„{titles[VERDICT]}“ wählen Sie aus der Liste, „{titles[ANSWERED_ON]}“, „{titles[FILE_NUMBER]}“ und "
        f"„{titles[REMARK]}“ füllen Sie nach Bedarf aus."
    )
    freedom = (
        "Sie dürfen sortieren, filtern und Spalten verschieben, müssen aber nichts löschen: Was leer bleibt, "
        "ändert nichts, und an den ausgeblendeten Spalten erkennt das Büro jede Zeile wieder."
    )
    back = (
        f"Speichern Sie die Datei weiter als Excel-Arbeitsmappe (.xlsx) und senden Sie sie {to} zurück; "
        "auch einzelne Antworten und spätere Nachträge sind willkommen."
    )
    return where, freedom, back
