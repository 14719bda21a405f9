from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import Otherwise
from app.domain.errors import Refused
from app.system import recurring, shifting
from app.system.recurrence import DAYS, parse

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
TUESDAY = datetime(2026, 11, 3, 14)


def listed(values: st.SearchStrategy[object], name: str, most: int = 3) -> st.SearchStrategy[str]:
    return st.one_of(
        st.just(""),
        st.lists(values, min_size=1, max_size=most, unique=True).map(
            lambda found: f";{name}=" + ",".join(str(one) for one in found)
        ),
    )


DAY = st.sampled_from(DAYS)
NTH_DAY = st.builds(lambda nth, day: f"{nth}{day}", st.sampled_from([1, 2, 3, 4, 5, -1, -2]), DAY)
MONTH_DAY = st.sampled_from([1, 2, 15, 28, 29, 30, 31, -1, -3])
MONTHS = listed(st.integers(1, 12), "BYMONTH")
INTERVAL = st.sampled_from(["", ";INTERVAL=1", ";INTERVAL=2", ";INTERVAL=3", ";INTERVAL=5"])
RULES = st.one_of(
    st.builds(lambda *parts: "FREQ=DAILY" + "".join(parts), INTERVAL, MONTHS, listed(DAY, "BYDAY")),
    st.builds(
        lambda *parts: "FREQ=WEEKLY" + "".join(parts),
        INTERVAL,
        listed(DAY, "BYDAY", 7),
        st.sampled_from(["", ";WKST=SU", ";WKST=WE"]),
    ),
    st.builds(lambda *parts: "FREQ=MONTHLY" + "".join(parts), INTERVAL, listed(MONTH_DAY, "BYMONTHDAY")),
    st.builds(lambda *parts: "FREQ=MONTHLY" + "".join(parts), INTERVAL, listed(NTH_DAY, "BYDAY")),
    st.builds(
        lambda interval, days, nth: f"FREQ=MONTHLY{interval};BYDAY={','.join(days)};BYSETPOS={nth}",
        INTERVAL,
        st.lists(DAY, min_size=1, max_size=5, unique=True),
        st.sampled_from([1, 2, -1]),
    ),
    st.builds(lambda *parts: "FREQ=YEARLY" + "".join(parts), INTERVAL, MONTHS),
    st.builds(lambda *parts: "FREQ=YEARLY;BYMONTH=5,11" + "".join(parts), listed(NTH_DAY, "BYDAY")),
)
STARTS = st.datetimes(datetime(2019, 1, 1), datetime(2026, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def theirs(
    rule: str, start: datetime, first: datetime, last: datetime, skipped: list[datetime]
) -> list[datetime]:
    """What another library makes of it."""
    event = icalendar.Event()
    event.add("uid", "1")
    event.add("dtstart", start.replace(tzinfo=BERLIN))
    event.add("dtend", start.replace(tzinfo=BERLIN) + HOUR)
    event["rrule"] = icalendar.vRecur.from_ical(rule)
    for one in skipped:
        event.add("exdate", one.replace(tzinfo=BERLIN))
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(
        first.replace(tzinfo=BERLIN), (last + timedelta(seconds=1)).replace(tzinfo=BERLIN)
    )
    begins = (one["DTSTART"].dt.replace(tzinfo=None) for one in found)
    return sorted(one for one in begins if first <= one <= last)


@st.composite
def windows(draw: st.DrawFn) -> tuple[str, datetime, datetime, datetime]:
    rule, start = draw(RULES), draw(STARTS)
    synchronised = recurring.first_start(rule, start)
    start = synchronised or start
    end = draw(st.sampled_from(["", ";COUNT=1", ";COUNT=7", ";COUNT=60", "until"]))
    if end == "until":
        end = f";UNTIL={start + timedelta(days=draw(st.integers(0, 900))):%Y%m%dT%H%M%S}"
    first = start + timedelta(days=draw(st.integers(-40, 3000)))
    return rule + end, start, first, first + timedelta(days=draw(st.integers(0, 500)))


@settings(max_examples=150, deadline=None)
@given(windows(), st.data())
def test_a_series_means_what_another_library_says(
    given_: tuple[str, datetime, datetime, datetime], data: st.DataObject
) -> None:
    rule, start, first, last = given_
    if recurring.first_start(rule.split(";COUNT")[0].split(";UNTIL")[0], start) is None:
        with pytest.raises(Refused, match="keinen einzigen"):
            recurring.checked(rule, start)
        return
    ours = list(recurring.starts(rule, start, first, last))
    skipped = data.draw(st.lists(st.sampled_from(ours), max_size=3, unique=True)) if ours else []
    exceptions = [Otherwise(one, cancelled=True) for one in skipped]
    found = recurring.happenings(rule, start, start + HOUR, exceptions, first.date(), last.date())
    begins = [one.starts_at for one in found if first <= one.starts_at <= last]
    assert begins == [one for one in ours if one not in skipped]
    assert begins == theirs(rule, start, first, last, skipped)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=SECONDLY", "jede Sekunde"),
        ("FREQ=MINUTELY;COUNT=1000000", "jede Minute"),
        ("COUNT=3", "wie oft"),
        ("FREQ=WEEKLY;COUNT=1000000", "COUNT=1000000"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20270101", "nur eines"),
        ("FREQ=WEEKLY;BYDAY=2TU", "nur monatlich"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "wöchentlichen"),
        ("FREQ=MONTHLY;BYWEEKNO=3", "Kalenderwochen"),
        ("FREQ=MONTHLY;BYYEARDAY=3", "Tag des Jahres"),
        ("FREQ=MONTHLY;BYSETPOS=1", "welche Tage"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX"),
        ("FREQ=WEEKLY;BYDAY=0MO", "BYDAY=0MO"),
        ("FREQ=WEEKLY;WKST=XX", "WKST=XX"),
        ("FREQ=WEEKLY;UNTIL=20270231", "UNTIL=20270231"),
        ("FREQ=WEEKLY;UNTIL=morgen", "UNTIL=MORGEN"),
        ("FREQ=WEEKLY;FREQ=DAILY", "FREQ=DAILY"),
        ("FREQ=WEEKLY;X-WAS=1", "X-WAS=1"),
        ("FREQ=WEEKLY;" + "X" * 3000, "3012 Zeichen"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "keinen einzigen"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "keinen einzigen"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_with_a_sentence(rule: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        recurring.checked(rule, TUESDAY)
    assert refused.value.field == "rule"


@settings(max_examples=200)
@given(st.text(alphabet="FREQ=;WEKLYDAIMONTHBYSUCP0123456789,-+:", max_size=60))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    try:
        rule = recurring.checked(text, TUESDAY)
    except Refused:
        return
    assert recurring.checked(rule, TUESDAY) == rule


def test_an_endless_series_costs_no_more_than_its_window() -> None:
    """Asked for in a hundred years, only the days around are walked."""
    far = datetime(2126, 11, 5)
    for rule in (
        "FREQ=HOURLY",
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY",
    ):
        jumped = recurring._jumped(parse(rule), TUESDAY, far)
        assert far - jumped < timedelta(days=800)
        assert jumped < far
    assert (
        len(list(recurring.starts("FREQ=HOURLY", TUESDAY, far, far + timedelta(days=36_500))))
        == recurring.MOST
    )


def test_the_time_on_the_wall_stays_when_the_clocks_change() -> None:
    found = recurring.happenings(
        "FREQ=WEEKLY",
        datetime(2026, 3, 22, 2, 30),
        datetime(2026, 3, 22, 3, 30),
        (),
        date(2026, 3, 22),
        date(2026, 4, 5),
    )
    assert {one.starts_at.time() for one in found} == {datetime(2026, 3, 22, 2, 30).time()}
    # An end in universal time is an end on our clocks: 13:00 UTC is 14:00 in winter, 15:00 in summer.
    winter = list(
        recurring.starts("FREQ=WEEKLY;UNTIL=20261117T130000Z", TUESDAY, TUESDAY, datetime(2027, 1, 1))
    )
    assert winter[-1] == datetime(2026, 11, 17, 14)


def test_leap_days_come_every_fourth_year() -> None:
    leap = datetime(2024, 2, 29, 10)
    found = list(recurring.starts("FREQ=YEARLY", leap, leap, datetime(2110, 1, 1)))
    assert [one.year for one in found[:3]] == [2024, 2028, 2032]
    assert 2100 not in {one.year for one in found}


def test_an_exception_stands_where_it_was_put_even_outside_the_rule() -> None:
    moved = Otherwise(TUESDAY, starts_at=datetime(2026, 11, 5, 9))
    further = Otherwise(datetime(2026, 11, 6, 8))
    found = recurring.happenings(
        "FREQ=WEEKLY;COUNT=2",
        TUESDAY,
        TUESDAY + HOUR,
        (moved, further),
        date(2026, 11, 1),
        date(2026, 11, 30),
    )
    assert [one.starts_at for one in found] == [
        datetime(2026, 11, 5, 9),
        datetime(2026, 11, 6, 8),
        datetime(2026, 11, 10, 14),
    ]
    assert recurring.last_day("FREQ=WEEKLY;COUNT=2", TUESDAY, TUESDAY + HOUR, (moved, further)) == date(
        2026, 11, 10
    )


@settings(max_examples=100, deadline=None)
@given(windows())
def test_the_last_day_is_the_last_day(given_: tuple[str, datetime, datetime, datetime]) -> None:
    rule, start, _, _ = given_
    last = recurring.last_start(rule, start)
    if last is None:
        assert "COUNT" not in rule
        assert "UNTIL" not in rule
        return
    assert last >= start
    assert (
        next(recurring.starts(rule, start, last + timedelta(seconds=1), last + timedelta(days=4000)), None)
        is None
    )


@settings(max_examples=100, deadline=None)
@given(windows(), st.integers(0, 6))
def test_a_series_cut_in_two_has_the_same_dates(
    given_: tuple[str, datetime, datetime, datetime], at: int
) -> None:
    rule, start, _, _ = given_
    end = start + timedelta(days=4000)
    whole = list(recurring.starts(rule, start, start, end))
    if len(whole) <= at + 1 or whole[0] != start:
        return
    moment = whole[at + 1]
    first = list(recurring.starts(shifting.cut_before(rule, moment), start, start, end))
    second = list(recurring.starts(shifting.rest_from(rule, start, moment), moment, moment, end))
    assert first + second == whole


@settings(max_examples=100, deadline=None)
@given(windows())
def test_a_series_begins_on_no_other_day_of_the_week(
    given_: tuple[str, datetime, datetime, datetime],
) -> None:
    rule, start, first, last = given_
    days = recurring.weekdays(rule, start)
    assert {one.weekday() for one in recurring.starts(rule, start, first, last)} <= days
