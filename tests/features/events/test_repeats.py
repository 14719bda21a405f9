from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.features.events.rules import appointments as rules
from app.features.events.rules import repeats
from app.features.events.rules.appointments import AppointmentDraft, ExceptionLine
from app.features.events.rules.repeats import Repeating
from app.system import recurring

TUESDAY = datetime(2026, 11, 17, 14)
DRAFT = AppointmentDraft(title="Sprechzeit", starts_at=TUESDAY, ends_at=TUESDAY + timedelta(hours=2))


@pytest.mark.parametrize(
    ("given_", "rule", "sentence"),
    [
        (Repeating(), "", ""),
        (Repeating("daily"), "FREQ=DAILY", "Täglich"),
        (Repeating("daily", 3, end="count", count=1), "FREQ=DAILY;INTERVAL=3;COUNT=1", "Alle 3 Tage, 1 Mal"),
        (Repeating("weekly"), "FREQ=WEEKLY;BYDAY=TU", "Wöchentlich am Dienstag"),
        (
            Repeating("weekly", 2, (3, 1), end="until", until=date(2026, 12, 31)),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261231",
            "Alle 2 Wochen am Dienstag und Donnerstag, bis 31.12.2026",
        ),
        (Repeating("monthly"), "FREQ=MONTHLY;BYMONTHDAY=17", "Monatlich am 17."),
        (Repeating("monthly", by="weekday"), "FREQ=MONTHLY;BYDAY=3TU", "Monatlich am 3. Dienstag"),
        (Repeating("monthly", by="last_weekday"), "FREQ=MONTHLY;BYDAY=-1TU", "Monatlich am letzten Dienstag"),
        (
            Repeating("monthly", by="last_day"),
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "Monatlich am letzten Tag des Monats",
        ),
        (Repeating("yearly"), "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=17", "Jährlich am 17. November"),
        (
            Repeating("yearly", by="weekday"),
            "FREQ=YEARLY;BYMONTH=11;BYDAY=3TU",
            "Jährlich am 3. Dienstag im November",
        ),
    ],
)
def test_what_is_chosen_becomes_a_rule_and_a_sentence(given_: Repeating, rule: str, sentence: str) -> None:
    assert repeats.rule_of(given_, TUESDAY) == rule
    assert repeats.sentence(given_, TUESDAY) == sentence
    assert repeats.rule_of(repeats.repeating(rule, TUESDAY), TUESDAY) == rule


CHOSEN = st.builds(
    Repeating,
    repeat=st.sampled_from(["daily", "weekly", "monthly", "yearly"]),
    every=st.integers(1, 12),
    days=st.sets(st.integers(0, 6), max_size=7).map(lambda days: tuple(sorted(days))),
    by=st.sampled_from(list(repeats.BYS)),
    end=st.sampled_from(list(repeats.ENDS)),
    until=st.dates(date(2030, 1, 1), date(2040, 1, 1)),
    count=st.integers(1, 50),
)
STARTS = st.datetimes(datetime(2020, 1, 1), datetime(2029, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@given(CHOSEN, STARTS)
def test_the_form_shows_a_kept_rule_as_it_was_chosen(chosen: Repeating, starts_at: datetime) -> None:
    rule = repeats.rule_of(chosen, starts_at)
    kept = recurring.checked(rule, starts_at)
    first = recurring.first_start(kept, starts_at)
    assert first is not None
    shown = repeats.repeating(kept, first)
    assert shown.repeat == chosen.repeat
    assert recurring.checked(repeats.rule_of(shown, first), first) == kept
    assert repeats.sentence(shown, first)


@given(STARTS)
def test_the_first_day_says_what_a_rule_leaves_open(starts_at: datetime) -> None:
    for rule, repeat in (("FREQ=WEEKLY", "weekly"), ("FREQ=MONTHLY", "monthly"), ("FREQ=YEARLY", "yearly")):
        assert repeats.repeating(rule, starts_at).repeat == repeat


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
        "FREQ=WEEKLY;BYMONTH=5",
        "FREQ=HOURLY",
        "FREQ=YEARLY;BYWEEKNO=20",
        "quer",
    ],
)
def test_a_rule_the_form_has_no_words_for_is_kept_as_it_is(rule: str) -> None:
    shown = repeats.repeating(rule, TUESDAY)
    assert (shown.repeat, repeats.rule_of(shown, TUESDAY)) == ("custom", rule)
    assert rule in repeats.sentence(shown, TUESDAY)


def test_an_end_before_the_beginning_of_a_day_is_the_day_before() -> None:
    shown = repeats.repeating("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T135959", TUESDAY)
    assert (shown.end, shown.until) == ("until", date(2026, 11, 30))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"repeat": "manchmal"}, "repeat"),
        ({"repeat": "weekly", "every": 0}, "every"),
        ({"repeat": "weekly", "every": None}, "every"),
        ({"repeat": "weekly", "end": "until"}, "until"),
        ({"repeat": "weekly", "end": "until", "until": date(2026, 11, 1)}, "until"),
        ({"repeat": "weekly", "end": "count"}, "count"),
        ({"repeat": "weekly", "end": "count", "count": 4711}, "count"),
        ({"repeat": "daily", "ends_at": TUESDAY + timedelta(days=2)}, "ends_at"),
        ({"repeat": "weekly", "exceptions": (ExceptionLine(),)}, "exceptions[0].on"),
        (
            {"repeat": "weekly", "exceptions": (ExceptionLine(date(2026, 11, 24), "wer weiß"),)},
            "exceptions[0].what",
        ),
        (
            {"repeat": "weekly", "exceptions": (ExceptionLine(date(2026, 11, 24), "otherwise"),)},
            "exceptions[0].what",
        ),
        ({"repeat": "weekly", "exceptions": (ExceptionLine(date(2026, 11, 24)),) * 2}, "exceptions[1].on"),
    ],
)
def test_what_cannot_be_repeated_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.checked(replace(DRAFT, **change))  # type: ignore[arg-type] # one field at a time
    assert field in {one.field for one in refused.value.all}


def test_a_whole_day_has_no_time_and_a_date_of_others_is_theirs() -> None:
    clean = rules.checked(
        replace(DRAFT, all_day=True, calendar_id=3, street=" Marktplatz,\nRing ; Marktplatz", team=(1, 1))
    )
    assert (clean.starts_at, clean.ends_at) == (datetime(2026, 11, 17), datetime(2026, 11, 17))
    assert (clean.kind, clean.street, clean.team) == ("other", "Marktplatz; Ring", (1,))


def test_when_it_is_reads_as_people_say_it() -> None:
    assert rules.when(DRAFT) == "Di, 17.11.2026, 14:00–16:00"
    assert rules.when(replace(DRAFT, repeat="weekly")) == "Wöchentlich am Dienstag, 14:00–16:00"
    whole = replace(DRAFT, all_day=True)
    assert rules.when(whole) == "Di, 17.11.2026, ganztägig"
    assert rules.when(replace(whole, ends_at=datetime(2026, 11, 19))) == "Di, 17.11.2026 bis Do, 19.11.2026"
    assert rules.when(AppointmentDraft()) == ""
