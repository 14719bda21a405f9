"""Words of the changes sheet: for every column, and the same as everywhere else."""

import db.models  # noqa: F401 - fills the metadata
from app.features.applications.rules import FINANCE_KINDS, PAPER_KINDS, STATUS_LABELS
from app.features.applications.rules.clocks import DEADLINE_KINDS
from app.features.applications.rules.letter import KIND_TITLES
from app.features.applications.rules.payment import DRAWDOWN_STATES, INSTALMENT_KINDS
from app.features.consultations.rules import STATUSES
from app.features.events.rules.appointments import KINDS
from app.features.funds.rules import ORIGINS
from app.features.handover.rules import (
    TABLES,
)
from app.features.inventory.rules import CONDITIONS
from app.features.measures.rules import STATES
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
        missing = columns - set(words.fields) - silent - of_others - parent - links
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
