from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from app.domain.dates import Week
from app.domain.errors import Refused
from app.domain.paging import PageRequest
from app.features.consultations import service as talks
from app.features.contacts import service as contacts
from app.features.handover import queries, service
from app.features.handover.queries import CHANGES
from app.features.handover.rules import Level, Material, Plan, SheetChoice, merged
from app.features.handover.service import STALE
from db.models import (
    Concern,
)
from db.store import Store
from tests.features.consultations.desk import Desk
from tests.features.handover.sample import SHEETS, collect, hand_over, package, record
from tests.kit import factories, pdf
from tests.kit.faults import every_statement_fails_once
from tests.kit.office import NOW
from tests.kit.steps import undoable

WEEK = Week(2026, 47)
NAME = "Özgür-Wiśniewska"


def numbers(store: Store) -> list[int]:
    with store.read() as session:
        return [row.number for row in queries.page(session, PageRequest()).rows]


def named_talk(desk: Desk) -> int:
    with desk.store.write("Kontakt") as session:
        person = factories.contact(session, last_name=NAME)
        factories.consent(session, person)
        contact_id = int(person.id)
    return desk.log(named=True, contact_id=contact_id, concern="Fassade und Zuschuss")


def test_what_goes_out_is_archived_byte_for_byte(desk: Desk) -> None:
    desk.log()
    made = package(collect(desk.store, WEEK))
    record_id = record(desk.store, made)
    with desk.store.read() as session:
        workbook = queries.archived(session, record_id)
        cover = queries.archived(session, record_id, cover=True)
        row = queries.detail(session, record_id).row
    assert workbook.data == made.workbook
    assert cover.data == made.cover
    assert row.sha256 == sha256(made.workbook).hexdigest()
    assert (row.number, row.week, row.who) == (1, WEEK, "Erika Muster")


def test_numbers_have_no_gap_and_the_same_week_gets_a_new_one(desk: Desk) -> None:
    desk.log()
    hand_over(desk.store, WEEK)
    assert collect(desk.store, WEEK).again
    hand_over(desk.store, WEEK)
    assert numbers(desk.store) == [2, 1]


def test_a_handover_cannot_be_taken_back(desk: Desk) -> None:
    desk.log()
    hand_over(desk.store, WEEK)
    assert undoable(desk.store) is None


def test_open_concerns_of_the_period_count_as_sent(desk: Desk) -> None:
    with desk.store.write("Anliegen") as session:
        ids = [
            factories.concern(session).id,
            factories.concern(session, status="answered").id,
            factories.concern(session, raised_on=NOW.date() + timedelta(days=7)).id,
        ]
    hand_over(desk.store, WEEK)
    with desk.store.read() as session:
        assert [session.get_one(Concern, one).status for one in ids] == ["sent", "answered", "open"]


def test_concerns_that_did_not_go_out_stay_open(desk: Desk) -> None:
    with desk.store.write("Anliegen") as session:
        concern_id = factories.concern(session).id
        plan = queries.plan(session, SHEETS)
        kept = (replace(sheet, ticked=sheet.key != "concerns") for sheet in plan.sheets)
        service.choose(session, replace(plan, sheets=tuple(kept)))
    hand_over(desk.store, WEEK)
    with desk.store.read() as session:
        assert session.get_one(Concern, concern_id).status == "open"


def test_what_changed_meanwhile_makes_the_files_stale(desk: Desk) -> None:
    made = package(collect(desk.store, WEEK))
    desk.log()
    with pytest.raises(Refused) as refused:
        record(desk.store, made)
    assert refused.value.field == STALE
    assert numbers(desk.store) == []
    record(desk.store, package(collect(desk.store, WEEK)))
    assert numbers(desk.store) == [1]


def test_a_failing_disk_leaves_nothing_behind(desk: Desk) -> None:
    desk.log()
    made = package(collect(desk.store, WEEK))
    assert every_statement_fails_once(desk.store, lambda: record(desk.store, made)) > 8


def test_the_next_handover_tells_field_by_field_what_changed(desk: Desk) -> None:
    first = desk.log(concern="Erstes", began_at=NOW - timedelta(days=7))
    hand_over(desk.store, Week(2026, 46))
    with desk.store.write("Beratung speichern") as session:
        talks.save(session, replace(desk.draft(began_at=NOW - timedelta(days=7)), minutes=55), first, now=NOW)
    second = desk.log()
    material = collect(desk.store, WEEK)
    told = {(row.record, row.field): (row.before, row.after) for row in told_by(material)}
    assert told["Beratung B-2026-0001", "Dauer"] == ("25\u00a0min", "55\u00a0min")
    assert told["Beratung B-2026-0002", "neu angelegt"] == ("", "Südring")
    assert ("Beratung B-2026-0001", "Anliegen") not in told
    assert second


def test_handing_over_twice_tells_nothing_twice(desk: Desk) -> None:
    desk.log()
    hand_over(desk.store, WEEK)
    assert told_by(collect(desk.store, WEEK)) == ()


def test_a_further_version_makes_up_for_the_same_weeks_as_the_one_it_replaces(desk: Desk) -> None:
    desk.log(concern="Vorwoche", began_at=NOW - timedelta(days=7))
    hand_over(desk.store, Week(2026, 45))
    hand_over(desk.store, WEEK)
    again = collect(desk.store, WEEK)
    assert again.again
    assert again.period.missed == (Week(2026, 46),)
    assert len(again.sheets[0].rows) == 1
    assert "Änderungen sind die seit Übergabe Nr. 2." in again.remarks
    hand_over(desk.store, WEEK)
    assert collect(desk.store, WEEK).period.missed == (Week(2026, 46),)


def test_no_name_leaves_the_office_unless_ticked(desk: Desk) -> None:
    named_talk(desk)
    made = package(collect(desk.store, WEEK))
    assert NAME not in words(made.workbook)
    assert NAME not in pdf.text(made.cover)
    with desk.store.read() as session:
        plan = queries.plan(session, SHEETS)
    with desk.store.write("Spalten") as session:
        service.choose(session, ticked(plan))
    material = collect(desk.store, WEEK)
    made = package(material)
    assert NAME in words(made.workbook)
    assert any("Beratungen" in entry for entry in material.personal)
    assert "personenbezogene Spalten" in pdf.text(made.cover)


def test_who_withdrew_consent_is_not_named_by_the_change_itself(desk: Desk) -> None:
    named_talk(desk)
    hand_over(desk.store, Week(2026, 46))
    with desk.store.write("Widerruf") as session:
        contacts.withdraw(session, 1, on=NOW.date())
        service.choose(session, ticked(queries.plan(session, SHEETS)))
    made = package(collect(desk.store, WEEK))
    assert NAME not in words(made.workbook)
    assert "(mit Namen)" in words(made.workbook)


def told_by(material: Material) -> tuple[Any, ...]:
    """Rows of the sheet of changes."""
    return next(sheet.rows for sheet in material.sheets if sheet.key == "changes")


def ticked(plan: Plan) -> Plan:
    """Everything ticked, and everything allowed."""
    return replace(plan, sheets=tuple(tick(sheet) for sheet in plan.sheets)).at(Level.PERSONAL)


def tick(sheet: SheetChoice) -> SheetChoice:
    return replace(sheet, columns=tuple(replace(column, ticked=True) for column in sheet.columns))


def words(workbook: bytes) -> str:
    book = load_workbook(BytesIO(workbook))
    return "\n".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    )


def test_nothing_ticked_is_refused(desk: Desk) -> None:
    plan = merged((*SHEETS, CHANGES), ())
    plan = replace(plan, sheets=tuple(replace(sheet, ticked=False) for sheet in plan.sheets))
    with pytest.raises(Refused, match="mindestens ein Blatt"), desk.store.write("Spalten") as session:
        service.choose(session, plan)


def test_a_sheet_unticked_is_neither_shown_nor_told_of(desk: Desk) -> None:
    desk.log()
    with desk.store.read() as session:
        plan = queries.plan(session, SHEETS)
    sheets = (replace(sheet, ticked=sheet.key in {"changes", "measures"}) for sheet in plan.sheets)
    with desk.store.write("Spalten") as session:
        service.choose(session, replace(plan, sheets=tuple(sheets)))
    material = collect(desk.store, WEEK)
    assert [sheet.key for sheet in material.sheets] == ["measures", "changes"]
    assert told_by(material) == ()


def test_changes_of_a_column_unticked_stay_in_the_office(desk: Desk) -> None:
    first = desk.log(result="Erst so", began_at=NOW - timedelta(days=7))
    hand_over(desk.store, Week(2026, 46))
    changed = replace(desk.draft(began_at=NOW - timedelta(days=7)), result="Vertraulich", minutes=55)
    with desk.store.write("Beratung speichern") as session:
        talks.save(session, changed, first, now=NOW)
    assert "Vertraulich" in words(package(collect(desk.store, WEEK)).workbook)
    with desk.store.read() as session:
        plan = queries.plan(session, SHEETS)
    kept = tuple(
        replace(
            sheet,
            columns=tuple(
                replace(column, ticked=column.ticked and column.key != "result") for column in sheet.columns
            ),
        )
        for sheet in plan.sheets
    )
    with desk.store.write("Spalten") as session:
        service.choose(session, replace(plan, sheets=kept))
    material = collect(desk.store, WEEK)
    assert [row.field for row in told_by(material)] == ["Dauer"]
    assert "Vertraulich" not in words(package(material).workbook)


def test_a_week_ends_with_its_sunday(desk: Desk) -> None:
    monday, channel = datetime(2026, 11, 23), desk.codes["Telefon"]
    with desk.store.write("um Mitternacht") as session:
        for moment in (monday - timedelta(minutes=1), monday):
            factories.consultation(session, began_at=moment, channel_id=channel)
            factories.concern(session, raised_on=moment.date())
    for week, number in ((WEEK, 1), (Week(2026, 48), 2)):
        material = collect(desk.store, week, now=monday)
        assert [row.reference for row in material.sheets[0].rows] == [f"B-2026-{number:04d}"]
        assert material.summary.consultations == 1
    hand_over(desk.store, WEEK, monday)
    with desk.store.read() as session:
        assert [session.get_one(Concern, one).status for one in (1, 2)] == ["sent", "open"]


def test_the_rest_of_a_week_is_not_forgotten_over_an_older_one(desk: Desk) -> None:
    """KW 46 went out on its Thursday, then KW 45 once more: Friday to Sunday are still to come."""
    for week, day in ((46, 12), (45, 16)):
        hand_over(desk.store, Week(2026, week), datetime(2026, 11, day, 9))
    assert collect(desk.store, WEEK).period.first == date(2026, 11, 12)
    hand_over(desk.store, Week(2026, 46), datetime(2026, 11, 17, 9))
    assert collect(desk.store, WEEK).period.first == WEEK.first


def test_an_office_not_set_up_is_told_so(store: Store) -> None:
    with pytest.raises(Refused, match="richten Sie zuerst das Büro ein"):
        collect(store, WEEK)


def test_standing_offers_weeks_and_names_what_is_missing(desk: Desk) -> None:
    hand_over(desk.store, Week(2026, 44))
    with desk.store.read() as session:
        standing = queries.standing(session, NOW.date())
    assert standing.due == WEEK
    assert standing.missed == (Week(2026, 45), Week(2026, 46))
    assert standing.weeks[:4] == (
        (WEEK, False),
        (Week(2026, 46), False),
        (Week(2026, 45), False),
        (Week(2026, 44), True),
    )
    assert standing.last is not None
    assert standing.last.number == 1
