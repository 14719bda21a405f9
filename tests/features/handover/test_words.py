"""Words of the changes sheet: for every column, and the same as everywhere else."""

import pytest

import db.models  # noqa: F401 - fills the metadata
from app.features.applications.rules import FINANCE_KINDS, PAPER_KINDS, STATUS_LABELS
from app.features.applications.rules.clocks import DEADLINE_KINDS
from app.features.applications.rules.letter import KIND_TITLES
from app.features.applications.rules.payment import DRAWDOWN_STATES, INSTALMENT_KINDS
from app.features.consultations.rules import STATUSES
from app.features.events.rules import plan, registrations, results
from app.features.events.rules.appointments import KINDS
from app.features.events.rules.crew import WEIGHTS
from app.features.funds.rules import ORIGINS
from app.features.handover.rules import (
    TABLES,
)
from app.features.inventory.rules import CONDITIONS
from app.features.measures.rules import STATES
from app.features.press.rules.clippings import TONES
from db.base import Base


def test_every_column_of_a_told_table_has_a_word_or_is_left_out_on_purpose() -> None:
    silent = {
        "id",
        "uid",
        "position",
        "file_id",
        "sha256",
        "issued_at",
        "mode",
        "staff_id",
        "rules",
        "calculation",
        "snapshot",
        # What only the program, or another program's file, needs of a date.
        "last_on",
        "ical_uid",
        "sequence",
        "time_zone",
        "source",
    }
    of_others = {
        "consent_id",
        "guideline_id",
        "reverses_id",
        "drawdown_id",
        "agenda_item_id",
        "committee_id",
        "year",
        "number",
        "reference",
        "letter_mode",
        "kind",
    }
    kept_here = {
        # Persons who registered; texts that are drafts until everybody can read them.
        "registrations": {"name", "contact_id", "phone", "email", "note", "registered_at"},
        "press_releases": {
            "subtitle",
            "body",
            "picture_file_id",
            "picture_caption",
            "picture_credit",
        },
        "publications": {
            "template",
            "contents",
            "plain",
            "picture_file_id",
            "picture_alternative_text",
            "picture_credit",
            "changed_at",
        },
    }
    for name, words in TABLES.items():
        columns = set(Base.metadata.tables[name].columns.keys())
        parent = {words.parent[0]} if words.parent else set()
        unknown = set(words.fields) - columns
        assert not unknown, f"{name} has no {unknown}"
        links = (
            {"contact_id", "decision_id", "sitting_id", "reclaim_id", "details"}
            if name == "letters"
            else set()
        )
        links = links | ({"consultation_id"} if name == "concerns" else set()) | ({"kind"} & columns)
        missing = (
            columns - set(words.fields) - silent - of_others - parent - links - kept_here.get(name, set())
        )
        assert not missing, f"{name}: {missing} would change without a word"


def test_states_are_told_in_the_words_of_their_features() -> None:
    assert TABLES["applications"].fields["status"].words == dict(STATUS_LABELS)
    assert TABLES["concerns"].fields["status"].words == STATUSES


def test_letters_are_called_what_they_are_called_elsewhere() -> None:
    assert TABLES["letters"].fields["kind"].words == {**KIND_TITLES, "invitation": "Einladung"}
    assert TABLES["measures"].fields["status"].words == STATES
    assert TABLES["appointments"].fields["kind"].words == KINDS
    assert TABLES["finance_items"].fields["kind"].words == FINANCE_KINDS
    assert TABLES["papers"].fields["kind"].words == PAPER_KINDS
    assert TABLES["fund_sources"].fields["origin"].words == ORIGINS
    assert TABLES["instalments"].fields["kind"].words == INSTALMENT_KINDS
    assert TABLES["drawdowns"].fields["status"].words == DRAWDOWN_STATES
    assert TABLES["deadlines"].fields["kind"].words == DEADLINE_KINDS
    assert TABLES["incomes"].fields["kind"].words == FINANCE_KINDS
    assert TABLES["inventory_items"].fields["condition"].words == CONDITIONS


def test_events_and_press_are_called_what_they_are_called_elsewhere() -> None:
    assert TABLES["events"].fields["format"].words == plan.FORMATS
    assert TABLES["events"].fields["status"].words == plan.STATES
    assert TABLES["registrations"].fields["state"].words == registrations.STATES
    assert TABLES["event_risks"].fields["weight"].words == WEIGHTS
    assert TABLES["event_photos"].fields["consent"].words == results.CONSENTS
    assert TABLES["participation_results"].fields["state"].words == results.OUTCOMES
    assert TABLES["clippings"].fields["tone"].words == TONES


def test_what_the_office_makes_of_events_and_press_has_words() -> None:
    own_affair = {
        "calendars",
        "printed",
        "school_holidays",
        "task_template_items",
        "task_templates",
    }
    modules = {"db.models.events", "db.models.publicity", "db.models.calendars"}
    tables = {
        str(mapper.class_.__tablename__)
        for mapper in Base.registry.mappers
        if mapper.class_.__module__ in modules
    }
    assert tables - own_affair == tables & set(TABLES)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=TU,TH", "wöchentlich, Di Do"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU;UNTIL=20271231T235959", "alle 2 Monate, 2. Di, bis 31.12.2027"),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=5", "monatlich, letzter Fr, 5-mal"),
    ],
)
def test_a_series_is_told_in_words(rule: str, said: str) -> None:
    words = TABLES["calendar_entries"].fields["rule"].said
    assert words is not None
    assert words(rule) == said
