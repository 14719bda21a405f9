"""Funds of the demo and the way each application goes, through the services that people use."""

from datetime import date, datetime, time, timedelta
from functools import partial

from app.demo.sittings import Board
from app.demo.stage import Stage, material
from app.demo.story import Event, Story
from app.domain.money import Money
from app.features.funds import rules as fund_rules
from app.features.funds import service as funds

_LATELY = (58, 51, 44, 36, 28, 20, 12, 7, 3)
"""Days ago that the newest applications came in."""
_CARRIED = (3, 16)
"""Month and day on which last year's accounts are closed."""


def found(stage: Stage) -> dict[str, int]:
    """Found the funds with budgets for each year of the history; returns ids by key."""
    ids: dict[str, int] = {}
    for entry in material("fonds")["fund"]:
        with stage.store.write(f"{entry['name']} einrichten") as session:
            draft = fund_rules.FundDraft(
                name=entry["name"],
                prefix=entry["prefix"],
                kind=entry["kind"],
                city_office_id=stage.offices["Bauamt"],
                account_code="0511.5318.010",
                letter_mode=entry["letter_mode"],
                measure_id=stage.measures[entry["measure"]],
                sources=tuple(fund_rules.SourceLine(*line) for line in entry["sources"]),
            )
            fund_id = funds.save(session, draft, None)
            for year in range(stage.start.year, stage.today.year + 1):
                year_draft = fund_rules.YearDraft(year, Money.euros(entry["budget"]))
                funds.save_year(session, fund_id, year_draft)
            funds.import_guideline(session, fund_id, entry["guideline"].strip())
        ids[entry["key"]] = fund_id
    return ids


def turn_of_year(stage: Stage, fund_ids: dict[str, int]) -> list[Event]:
    """In spring, with all of last year decided, what it left is carried over where the fund may keep it.

    Only the newest turn: before the one earlier the office had hardly begun to give.
    """
    year = stage.today.year
    moment = datetime.combine(date(year, *_CARRIED), time(10))
    keep = [fund_ids[entry["key"]] for entry in material("fonds")["fund"] if entry["carries"]]
    return [(moment, partial(_carry_over, stage, fund_id, year)) for fund_id in keep if moment <= stage.now]


def _carry_over(stage: Stage, fund_id: int, year: int) -> None:
    with stage.store.read() as session:
        if funds.carrying(session, fund_id, year).waiting:
            return
    with stage.store.write(f"Übertrag aus {year - 1} übernehmen") as session:
        funds.carry_over(session, fund_id, year)


def applications(stage: Stage, fund_ids: dict[str, int], board: Board) -> list[Event]:
    """What happens to the applications, and when; those to the board's fund are decided at its sittings."""
    projects = stage.chance.shuffled(material("projekte")["project"])
    events: list[Event] = []
    for number, project in enumerate(projects):
        received = _day_received(stage, number, len(projects))
        while received.weekday() > 4:
            received -= timedelta(days=1)
        latest = number - len(projects) + len(_LATELY)
        fund_id = fund_ids[project["fund"]]
        sits = board.after if fund_id == board.fund_id else None
        events += Story(stage, fund_id, project, received, number, sits, latest).events()
    return [event for event in events if event[0] <= stage.now]


def _day_received(stage: Stage, number: int, count: int) -> date:
    """Evenly over the history, and one after the other in the last weeks."""
    early = count - len(_LATELY)
    if number >= early:
        return stage.today - timedelta(days=_LATELY[number - early])
    days = (stage.today - stage.start).days - _LATELY[0] - 20
    return stage.start + timedelta(days=20 + days * number // early)
