"""Letters of the demo, made and archived as people do it."""

from datetime import timedelta

from app.demo.stage import Stage
from app.features.applications import document, queries, service
from app.features.applications.service import Issue


def issue(stage: Stage, application_id: int, *, printed: bool) -> None:
    """Write the letter of a decision, archive it, and note that it was printed when it was."""
    now, staff_id = stage.clock.now(), stage.store.staff_id
    with stage.store.read() as session:
        data = queries.letter(session, application_id, dated=now.date(), staff_id=staff_id)
    letter = Issue(
        kind=data.kind,
        mode=data.mode,
        dated=data.dated,
        recipient=", ".join(data.recipient),
        subject=document.subject(data),
        file_name=document.file_name(data),
        pdf=document.build(data),
        decision_id=data.decision_id,
        letter_id=data.letter_id,
    )
    with stage.store.write(f"Bescheid {data.reference} ausgeben", sealed=True) as session:
        letter_id = service.issue_letter(session, application_id, letter, now=now, staff_id=staff_id)
    if printed:
        later = now + timedelta(minutes=20)
        with stage.store.write("Schreiben als gedruckt vermerken") as session:
            service.mark_printed(session, [letter_id], now=later)
